"""Titles before and after names: posts that lead a party, ranks, and forms of address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.vocabulary.load import entries


class Title(BaseModel):
    """One title in lower case, as it is written with names.

    `sort`: a `post` in a party, a `rank`, or an `honorific`. `leads` says that its holder counts as
    leading the party named with it; `role` is the post as a short string. `ends` marks those that
    say the post is over ("former president" is found by its modifier, "ex-president" by this).

    Example:
        >>> Title(title="defense minister", sort="post", leads=True, role="defence minister",
        ...       example="Defense Minister Ona spoke.").role_name
        'defence minister'
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=2)
    sort: Literal["post", "rank", "honorific"]
    leads: bool = False
    role: str = ""
    plural: str = ""
    ends: bool = False
    example: str = Field(min_length=8)

    @property
    def key(self) -> str:
        """What a user's own entry must share to replace this one."""
        return self.title

    @property
    def role_name(self) -> str:
        """The role that a leadership claim states."""
        return self.role or self.title

    @property
    def words(self) -> tuple[str, ...]:
        """The words as the tokenizer cuts them: hyphens stand alone."""
        return tuple(self.title.replace("-", " - ").split())


@cache
def title_table(own: Path | None = None) -> dict[str, tuple[Title, ...]]:
    """All titles by their last word, longest first.

    Raises:
        DataError: an entry of the list doesn't fit.

    Example:
        >>> [t.title for t in title_table()["president"]][-1]
        'president'
    """
    grouped: dict[str, list[Title]] = defaultdict(list)
    for entry in entries("titles", Title, own):
        grouped[entry.words[-1]].append(entry)
    return {word: tuple(sorted(found, key=lambda t: -len(t.words))) for word, found in grouped.items()}


@cache
def _title_words() -> frozenset[str]:
    """The words that stand right before a name; the last word of "chief of the army" does not."""
    titles = (title for found in title_table().values() for title in found)
    return frozenset(title.words[-1] for title in titles if not {"of", "in"} & set(title.words))


def title_at(lower: Sequence[str], lemma: Sequence[str], last: int) -> tuple[Title, int] | None:
    """The longest title that ends at token `last`, with its first token; plurals are found by lemma.

    Example:
        >>> words = ["deputy", "defence", "minister"]
        >>> found = title_at(words, words, 2)
        >>> found[0].title, found[1]
        ('deputy defence minister', 0)
    """
    at, end = last, lower[last]
    if end == "." and last:
        at, end = last - 1, lower[last - 1] + "."
    table = title_table()
    for entry in table.get(end) or table.get(f"{end}.") or table.get(lemma[at]) or ():
        first = _first(lower, entry.words, at)
        if first >= 0:
            return entry, first
    return None


def _first(lower: Sequence[str], words: tuple[str, ...], at: int) -> int:
    """Where the words before the last begin, -1 if they aren't there; full stops may stand alone."""
    for word in reversed(words[:-1]):
        at -= 1
        if at > 0 and lower[at] == ".":
            at -= 1
        if at < 0 or lower[at] not in (word, word.removesuffix(".")):
            return -1
    return at


def is_title(word: str) -> bool:
    """Whether a word in lower case ends a title, rank or form of address that stands before a name.

    Example:
        >>> is_title("col."), is_title("minister"), is_title("village")
        (True, True, False)
    """
    return word in _title_words()
