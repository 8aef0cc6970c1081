"""Some of those harmed: "three nurses were among those wounded" tells of three nurses, and of others besides."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.claim import Number
from rashomon.reading.parse import Parsed
from rashomon.reading.rehang import hang, reach

_THEM = frozenset({"those", "people", "persons"})


def join_among(parsed: Parsed) -> None:
    """Make the participle of "were among those wounded" the verb: who was among them was wounded.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Three nurses were among those wounded."))
        >>> join_among(parsed)
        >>> parsed.dep[1], parsed.words[parsed.head[1]], among_those(parsed, 5)
        ('nsubjpass', 'wounded', True)
    """
    for preposition, word in enumerate(parsed.lower):
        be = parsed.head[preposition]
        if word != "among" or parsed.lemma[be] != "be" or parsed.dep[preposition] != "prep" or be > preposition:
            continue
        them = next((c for c in parsed.children[preposition] if parsed.dep[c] == "pobj"), -1)
        some = next((c for c in parsed.children[be] if parsed.dep[c] == "nsubj"), -1)
        if them < 0 or some < 0 or parsed.lower[them] not in _THEM or any(c < them for c in parsed.children[them]):
            continue
        verb = next((c for c in parsed.children[them] if parsed.dep[c] == "acl" and parsed.tag[c] == "VBN"), -1)
        if verb >= 0:
            _lift(parsed, verb, be, some, preposition)


def _lift(parsed: Parsed, verb: int, be: int, some: int, preposition: int) -> None:
    above, dep = parsed.head[be], parsed.dep[be]
    hang(parsed, verb, dep, verb if above == be else above)
    for child in list(parsed.children[be]):
        hang(parsed, child, parsed.dep[child], verb)
    hang(parsed, some, "nsubjpass", verb)
    hang(parsed, preposition, "prep", verb)
    hang(parsed, be, "auxpass", verb)
    for token in range(*parsed.sentences[parsed.sentence[verb]]):
        reach(parsed, token)


def among_those(parsed: Parsed, token: int) -> bool:
    """Whether those whom the verb at a token is said of are some of all whom it is true of."""
    return parsed.lower[max(token - 2, 0) : token] in (["among", them] for them in sorted(_THEM))


def some_of_them(parsed: Parsed, token: int, number: Number | None) -> Number | None:
    """The number of those harmed: of those among them it says no more than the least."""
    if number is None or not among_those(parsed, token):
        return number
    return replace(number, high=None, vagueness="at_least")
