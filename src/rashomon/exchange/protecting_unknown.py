"""Names in words that leave the record and that no claim has: which words may be one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from rashomon.exchange.protecting_rules import no_name, plain_words
from rashomon.exchange.protecting_things import registered
from rashomon.exchange.protecting_words import LITTLE, cut, joint, telling


def unknown(text: str, known: Container[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of words in capitals, one after the other, that may be part of a name and are not `known`.

    Example:
        >>> list(unknown("When Ona Bel met the Prime Minister in Kot", {}))
        [('when', 'ona'), ('ona', 'bel')]
    """
    return (pair for pair in _pairs(unquote(text) if "%" in text else text) if pair not in known)


@lru_cache(maxsize=8192)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """All such pairs, kept: rows after rows say the same."""
    if text.isupper():  # each word may be a name there: only those that claims have are looked for
        return ()
    named = [word for word in cut(text) if not text[word.start].islower() and telling((word.folded,))]
    found = (((one.folded, other.folded), one, other) for one, other in pairwise(named))
    return tuple(pair for pair, one, other in found if _may_be(pair) and joint(text, one, other))


@lru_cache(maxsize=200_000)
def _may_be(pair: tuple[str, str]) -> bool:
    if any(word.isdigit() or word in LITTLE for word in pair) or no_name(pair[0]):
        return False
    if no_name(pair[1]) and pair[1] not in plain_words("surname"):
        return False
    plain = plain_words("ordinary")
    return not (all(word in plain for word in pair) or registered(tuple(word.capitalize() for word in pair)))
