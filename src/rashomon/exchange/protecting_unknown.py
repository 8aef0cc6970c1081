"""Names in words that leave the record and that no claim has: which words may be one, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from rashomon.exchange.protecting_rules import no_name, plain_words, registered
from rashomon.exchange.protecting_words import LITTLE, cut, fold, joint, telling

_BESIDE = 120
"""Code points on either side of a name that may say who bears it."""


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


def around(text: str, pair: tuple[str, ...]) -> Iterator[str]:
    """The pieces of a text in which the words of a pair stand close together.

    Example:
        >>> list(around("x" * 400 + " Ona Mila Bel, 34, fled. " + "y" * 400, ("bel", "ona")))[0][119:141]
        ' Ona Mila Bel, 34, fle'
    """
    if not (matches := list(_either(pair).finditer(text))):  # rarely: somebody's accents
        matches = list(_either(pair).finditer(text.translate(_BARE)))
    found = [(match[0].lower(), *match.span()) for match in matches]
    for (one, start, end), (other, begin, stop) in pairwise(found):
        if one != other and begin - end < _BESIDE // 4:
            yield text[max(0, start - _BESIDE) : stop + _BESIDE]


@lru_cache(maxsize=1000)
def _either(pair: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, pair))})(?![^\W_])", re.IGNORECASE)


class _Bare(dict[int, str]):
    """Each character without its marks, as one character, so that offsets hold."""

    def __missing__(self, code: int) -> str:
        bare = fold(chr(code))
        self[code] = found = bare if len(bare) == 1 else chr(code)
        return found


_BARE = _Bare()
