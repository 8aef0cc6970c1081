"""Nouns for groups, persons, targets and weapons: what kind of party a plain noun phrase names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.vocabulary.load import entries

NounClass = Literal[
    "armed",
    "state_force",
    "government",
    "organisation",
    "media",
    "people",
    "person",
    "object_target",
    "weapon",
]


class PartyNoun(BaseModel):
    """One noun, in the singular (or as a plural-only word), and the class of what it names.

    `plural` is the plural form where it is not regular, `number` says that the singular form itself
    means several ("police", "crew": `collective`) or that there is no singular ("troops":
    `plural`). `speaks` marks those that reports typically quote.

    Example:
        >>> PartyNoun(noun="witness", cls="person", speaks=True, example="A witness saw it.").forms
        ('witness', 'witnesses')
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    noun: str = Field(min_length=2)
    cls: NounClass = Field(alias="class")
    plural: str = ""
    number: Literal["", "collective", "plural"] = ""
    speaks: bool = False
    example: str = Field(min_length=8)

    @property
    def key(self) -> str:
        """What a user's own entry must share to replace this one."""
        return self.noun

    @property
    def forms(self) -> tuple[str, ...]:
        """The noun and its plural."""
        if self.number == "plural":
            return (self.noun,)
        return (self.noun, self.plural or plural_of(self.noun))


def plural_of(noun: str) -> str:
    """The regular plural.

    Example:
        >>> plural_of("embassy"), plural_of("church"), plural_of("rifle"), plural_of("gunman")
        ('embassies', 'churches', 'rifles', 'gunmen')
    """
    if noun.endswith(("man", "Man")) and noun not in ("human", "german", "talisman"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


@cache
def noun_table(own: Path | None = None) -> dict[str, PartyNoun]:
    """All party nouns by every form, lower case.

    Raises:
        DataError: an entry of the list doesn't fit.

    Example:
        >>> noun_table()["gunmen"].cls
        'armed'
    """
    table: dict[str, PartyNoun] = {}
    for entry in entries("nouns", PartyNoun, own):
        for form in entry.forms:
            table.setdefault(form, entry)
    return table


def noun_class(word: str) -> PartyNoun | None:
    """The entry of a noun, by its lemma or by any of its forms in lower case; None for other words.

    Example:
        >>> noun_class("convoy").cls, noun_class("theory")
        ('object_target', None)
    """
    return noun_table().get(word)


def speaks(word: str) -> bool:
    """Whether reports typically quote what the noun names.

    Example:
        >>> speaks("spokesman"), speaks("rifle")
        (True, False)
    """
    entry = noun_table().get(word)
    return entry is not None and entry.speaks
