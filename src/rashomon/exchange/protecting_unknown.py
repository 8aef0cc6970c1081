"""Names in words that leave the record and that no claim has: which words may be one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from rashomon.exchange.protecting_rules import no_name, plain_words, registered
from rashomon.exchange.protecting_words import LITTLE, cut, joint, telling


def unknown(text: str, known: Container[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of words in capitals, one after the other, that may be part of a name and are not `known`.

    Example:
        >>> list(unknown("When Ona Bel met the Prime Minister in Kot", {}))
        [('when', 'ona'), ('ona', 'bel')]
    """
    text = unquote(text) if "%" in text else text
    if text.isupper():  # each word may be a name there: only those that claims have are looked for
        return
    named = [word for word in cut(text) if not text[word.start].islower() and telling((word.folded,))]
    for one, other in pairwise(named):
        pair = (one.folded, other.folded)
        if pair not in known and joint(text, one, other) and _may_be(pair):
            yield pair


@lru_cache(maxsize=200_000)
def _may_be(pair: tuple[str, str]) -> bool:
    if any(word.isdigit() or word in LITTLE for word in pair) or no_name(pair[0]):
        return False
    if no_name(pair[1]) and pair[1] not in plain_words("surname"):
        return False
    plain = plain_words("ordinary")
    return not (all(word in plain for word in pair) or registered(tuple(word.capitalize() for word in pair)))
