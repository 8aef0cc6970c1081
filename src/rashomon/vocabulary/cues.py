"""Cues of saying: what a verb, noun, preposition or adverb of speech does to what is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rashomon.vocabulary.load import entries

Effect = Literal["asserted", "denied", "possible", "planned", "none"]
"""What the cue does to the modality of the said; "none" leaves it as it is."""

Frame = Literal[
    "clause", "infinitive", "gerund", "quote", "np",
    "of", "about", "for", "against", "on", "with", "to", "as", "in", "at", "over", "name",
]  # fmt: skip
"""What carries the said: a clause, an infinitive, a gerund, a quotation, an object, a preposition, or
what something is named ("called the raid a crime")."""

Place = Literal["subject", "possessive", "none"]


class Cue(BaseModel):
    """One cue of saying.

    `cue` is written in lemmas, in text order; `head` is the word it is looked up by (the first one
    unless given). `effects` overrides `effect` for single frames; without it an infinitive is planned
    ("promised to"). `source` says where the speaker stands, `addressee` where the one who is told,
    `accused` where the doer of the said deed. `own_deed`: the speaker is that doer ("claimed
    responsibility"). `quoted`: the object speaks by way of the subject ("AFP quoted a witness as saying").
    `act`: the saying is itself a deed to record (a threat, a charge, an order).
    `strict`: only a person, a body, an outlet or a document is its speaker ("the crash suggests" is not).

    Example:
        >>> cue = Cue(cue="vow", frames=["clause", "infinitive"], effect="planned",
        ...           example="The rebels vowed to recapture the city.")
        >>> cue.key, cue.effect_of("infinitive")
        ('vow (verb)', 'planned')
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    cue: str = Field(min_length=2, pattern=r"^[a-z'-]+( [a-z'-]+)*$")
    head: str = ""
    pos: Literal["verb", "noun", "adjective", "preposition", "adverb"] = "verb"
    frames: tuple[Frame, ...] = Field(min_length=1)
    effect: Effect = "asserted"
    effects: dict[Frame, Effect] = Field(default_factory=dict)
    source: Place = "subject"
    addressee: Literal["object", "to", "none"] = "none"
    accused: Literal["object", "to", "at", "none"] = "none"
    own_deed: bool = False
    quoted: bool = False
    strict: bool = False
    act: bool = False
    example: str = Field(min_length=12)

    @model_validator(mode="after")
    def _check(self) -> Cue:
        if self.head and self.head not in self.cue.split():
            raise ValueError(f"head: {self.head!r} is no word of {self.cue!r}")
        unknown = set(self.effects) - set(self.frames)
        if unknown:
            raise ValueError(f"effects: {min(unknown)!r} is none of the frames")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the cue, in text order."""
        return tuple(self.cue.split())

    @property
    def key(self) -> str:
        """What a user's own entry must share to replace this one."""
        return f"{self.cue} ({self.pos})"

    def effect_of(self, frame: Frame) -> Effect:
        """What this cue does to what is said in `frame`."""
        if frame in self.effects:
            return self.effects[frame]
        if frame == "infinitive" and self.effect == "asserted":
            return "planned"
        return self.effect


@dataclass(frozen=True, slots=True)
class CueTable:
    """Cues by the lemma they are looked up by, those with most words first."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    phrases: dict[str, tuple[Cue, ...]]
    adverbs: dict[str, Cue]


def table_of(cues: Iterable[Cue]) -> CueTable:
    """The look-up table over `cues`.

    Example:
        >>> claim = Cue(cue="claim responsibility", frames=["for"], own_deed=True,
        ...             example="The cell claimed responsibility for the blast.")
        >>> sorted(table_of([claim]).verbs)
        ['claim']
    """
    found: dict[str, dict[str, list[Cue]]] = {
        pos: defaultdict(list) for pos in ("verb", "noun", "adjective", "preposition")
    }
    adverbs: dict[str, Cue] = {}
    for cue in cues:
        if cue.pos == "adverb":
            adverbs[cue.cue] = cue
        else:
            found[cue.pos][cue.head or cue.words[0]].append(cue)

    def sorted_table(pos: str) -> dict[str, tuple[Cue, ...]]:
        return {word: tuple(sorted(rows, key=lambda c: -len(c.words))) for word, rows in found[pos].items()}

    return CueTable(
        sorted_table("verb"),
        sorted_table("noun"),
        sorted_table("adjective"),
        sorted_table("preposition"),
        adverbs,
    )


@cache
def cue_table(own: Path | None = None) -> CueTable:
    """The cues of `data/cues.yaml` with the user's own.

    Raises:
        DataError: an entry that doesn't fit the schema.

    Example:
        >>> cue_table().verbs["deny"][-1].effect
        'denied'
    """
    return table_of(entries("cues", Cue, own))


class SpeakerWord(BaseModel):
    """A word that tells what sort of speaker a noun phrase is.

    `sort`: `media` an outlet's own name, `outlet` a common noun for one, `forum` a word in the name of
    a body that publishes what it was told (a rights group, a court), `platform` where anybody can
    speak, `document` something that is written or shown and so can speak, `title` a word before a
    person's name, `person` a noun for one human being, `people` for several, `body` an organisation.

    Example:
        >>> SpeakerWord(word="communique", sort="document").key
        'communique (document)'
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str = Field(min_length=1)
    sort: Literal["media", "outlet", "forum", "platform", "document", "title", "person", "people", "body"]

    @property
    def key(self) -> str:
        """What a user's own entry must share to replace this one."""
        return f"{self.word} ({self.sort})"


@cache
def speaker_words(own: Path | None = None) -> dict[str, frozenset[str]]:
    """The words of each sort, in lower case.

    Example:
        >>> "communique" in speaker_words()["document"]
        True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries("speakers", SpeakerWord, own):
        found[entry.sort].add(entry.word)
    return {sort: frozenset(words) for sort, words in found.items()}
