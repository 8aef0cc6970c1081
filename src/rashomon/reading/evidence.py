"""Evidence: the clause around the word that carries a claim, verbatim."""

from __future__ import annotations

from rashomon.reading.claim import Span
from rashomon.reading.parse import Parsed

CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "xcomp", "pcomp", "csubj", "dep"})
# Clauses of a neighbour that are not needed to carry this one.
APART = frozenset({"advcl", "parataxis", "conj", "ccomp"})
SHORT = 5


def evidence(parsed: Parsed, i: int) -> Span:
    """The clause of token `i`: for a noun the clause it stands in, without clauses coordinated after it."""
    at = i
    while parsed.head[at] != at and not (parsed.pos[at] in ("VERB", "AUX") and parsed.dep[at] in CLAUSE | {"conj"}):
        at = parsed.head[at]
    first, last = parsed.left[at], parsed.right[at]
    for child in parsed.children[at]:
        if parsed.dep[child] not in APART or parsed.left[child] <= i <= parsed.right[child]:
            continue
        if child > at and parsed.left[child] > i and parsed.right[child] == last and parsed.left[child] - 1 >= i:
            last = parsed.left[child] - 1
        elif child < at and parsed.left[child] == first and parsed.right[child] < min(i, at) - 1:
            first = parsed.right[child] + 1
    first, last = _trim(parsed, min(first, i), max(last, i))
    if last - first < SHORT:
        first, last = parsed.sentences[parsed.sentence[i]][0], parsed.sentences[parsed.sentence[i]][1] - 1
    return parsed.span(first, last)


def _trim(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    while first < last and (parsed.pos[first] in ("PUNCT", "CCONJ") and parsed.lower[first] not in "\"“'‘(["):
        first += 1
    while last > first and (parsed.pos[last] == "CCONJ" or parsed.lower[last] in (",", ";", ":", "--", "—", "–")):
        last -= 1
    return first, last
