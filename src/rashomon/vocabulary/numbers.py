"""Number words: cardinals, vague amounts, and what tells a count from another number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rashomon.vocabulary.load import entries

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class NumberWord(BaseModel):
    """One entry of `numbers.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal[
        "cardinal",  # 0 to 19
        "tens",
        "scale",  # hundred and up
        "dozen",  # nouns of number: dozen, score, pair
        "vague",  # the coding rule gives the value
        "both",
        "no",
        "article",
        "modifier",  # before the number
        "after",  # behind the number
        "money",
        "share",
        "measure",
        "time",
        "rate",
        "age",
        "label",  # before the number: "Resolution 2328"
        "titled",  # the same, when written with a capital: "Checkpoint 12"
        "troop",  # behind the number: "12 Battalion"
        "person",
        "including",
    ]
    words: list[str] = Field(min_length=1)
    value: int | None = Field(default=None, ge=0)
    vagueness: str = ""
    example: str

    @property
    def key(self) -> str:
        """Kind and first word."""
        return f"{self.kind} {self.words[0]}"

    @model_validator(mode="after")
    def _complete(self) -> NumberWord:
        valued = self.kind in ("cardinal", "tens", "scale", "dozen", "vague", "both", "no", "article")
        if valued != (self.value is not None):
            raise ValueError("value: goes with the words that have one, and only with them")
        if (self.kind in ("vague", "modifier", "after")) != bool(self.vagueness):
            raise ValueError("vagueness: goes with vague words and modifiers, and only with them")
        return self


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The word list by kind. Phrases are looked up by their last (`modifier`) or first word;
    an amount begins with one of `starts` or with a digit."""

    cardinal: dict[str, int]
    tens: dict[str, int]
    scale: dict[str, int]
    dozen: dict[str, int]
    vague: dict[str, tuple[int, str]]
    simple: dict[str, int]
    modifier: Phrases
    after: Phrases
    including: Phrases
    sets: dict[str, frozenset[str]]
    starts: frozenset[str]


@cache
def number_words() -> NumberWords:
    """The number words of the standing list and of the user's own.

    Raises:
        DataError: an entry doesn't fit.

    Example:
        >>> number_words().tens["forty"], number_words().vague["dozens"]
        (40, (12, 'dozens'))
    """
    numbers: dict[str, dict[str, int]] = {}
    sets: dict[str, set[str]] = {}
    vague: dict[str, tuple[int, str]] = {}
    phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {
        kind: {} for kind in ("modifier", "after", "including")
    }
    for entry in entries("numbers", NumberWord):
        for word in entry.words:
            if entry.kind in phrases:
                row = tuple(word.split())
                key = row[-1] if entry.kind == "modifier" else row[0]
                phrases[entry.kind].setdefault(key, []).append((row, entry.vagueness))
            elif entry.kind == "vague":
                vague[word] = (entry.value or 0, entry.vagueness)
            elif entry.value is not None and entry.kind not in ("both", "no", "article"):
                numbers.setdefault(entry.kind, {})[word] = entry.value
            else:
                sets.setdefault(entry.kind, set()).add(word)
    cardinal, tens = numbers.get("cardinal", {}), numbers.get("tens", {})
    return NumberWords(
        cardinal,
        tens,
        numbers.get("scale", {}),
        numbers.get("dozen", {}),
        vague,
        {**cardinal, **tens},
        _longest_first(phrases["modifier"]),
        _longest_first(phrases["after"]),
        _longest_first(phrases["including"]),
        {kind: frozenset(words) for kind, words in sets.items()},
        frozenset({*cardinal, *tens, *numbers.get("scale", {}), "dozen", "half", *vague}).union(
            sets.get("both", ()), sets.get("no", ()), sets.get("article", ())
        ),
    )


def _longest_first(phrases: dict[str, list[tuple[tuple[str, ...], str]]]) -> Phrases:
    return {key: tuple(sorted(rows, key=lambda row: -len(row[0]))) for key, rows in phrases.items()}
