"""Words for speakers: what the words that stand for somebody show him to be, from `data/stakes.yaml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Stake
from rashomon.reading.claim import Party
from rashomon.vocabulary.load import checked, read_yaml

_FILE = Path(__file__).parent / "data" / "stakes.yaml"
_WORD = re.compile(r"[^\W_]+")
MOST_MENTIONS = 4
"""How many of a speaker's mentions are looked at; the first say who he is."""


class StakeRow(BaseModel):
    """Words, or ids of the register, that show a stake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stake: Stake
    words: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


@cache
def _by_word() -> dict[str, tuple[int, Stake]]:
    rows = checked(read_yaml(_FILE), StakeRow, _FILE.name)
    found: dict[str, tuple[int, Stake]] = {}
    for at, row in enumerate(rows):
        for word in row.words:
            found.setdefault(word, (at, row.stake))
    return found


@cache
def stake_by_ref() -> dict[str, Stake]:
    """The stakes of actors of the register by their ids."""
    return {ref: row.stake for row in checked(read_yaml(_FILE), StakeRow, _FILE.name) for ref in row.refs}


@lru_cache(maxsize=1 << 14)
def stake_of(words: str) -> Stake | None:
    """The stake that a description shows, by its first row that has one of the words; None without one.

    Example:
        >>> stake_of("a surgeon at the army hospital"), stake_of("policemen"), stake_of("Omar Zia")
        ('medical', 'official', None)
    """
    known = _by_word()
    hits = []
    for word in _WORD.findall(words.lower()):
        for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("men") + "man"):
            if form in known:
                hits.append(known[form])
                break
    return min(hits)[1] if hits else None


def stake_by_words(speaker: Party) -> Stake | None:
    """The stake that a speaker's name and first mentions show."""
    for words in (speaker.name, *speaker.mentions[:MOST_MENTIONS]):
        found = stake_of(words)
        if found:
            return found
    return None
