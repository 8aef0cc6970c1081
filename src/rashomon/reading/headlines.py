"""Headlines with two verbs: in "Army denies raid, blames rebels" one subject does both, which parsers seldom see."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.rehang import hang, reach

VERBS = frozenset({"VBZ", "VBP"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def join_verbs(parsed: Parsed) -> None:
    """Hang the second verb of a headline on the first, where the parse took all before it for what it says.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Text.", title="Kyiv denies shelling Kotsk, says militants fired first"))
        >>> join_verbs(parsed)
        >>> says = parsed.words.index("says")
        >>> parsed.dep[says], parsed.words[parsed.head[says]]
        ('conj', 'denies')
    """
    for second in range(1, len(parsed.words)):
        if parsed.start[second] >= parsed.body:
            return
        if parsed.dep[second] == "ROOT" and parsed.tag[second] in VERBS and parsed.words[second - 1] == ",":
            first = _before(parsed, second)
            if first >= 0:
                _join(parsed, first, second)


def _before(parsed: Parsed, second: int) -> int:
    """The first verb, with a subject of its own; -1 where the second has one ("Rebels attack Kot, says army")."""
    subject = _subject(parsed, second)
    if subject > second and _said_of(parsed, subject) < 0:
        return -1
    for first in parsed.children[second]:
        before = first < second and parsed.dep[first] == "ccomp" and parsed.tag[first] in VERBS
        if before and -1 < _subject(parsed, first) < first:
            return first
    return -1


def _subject(parsed: Parsed, verb: int) -> int:
    return next((c for c in parsed.children[verb] if parsed.dep[c] == "nsubj"), -1)


def _said_of(parsed: Parsed, noun: int) -> int:
    """The verb that the parse hangs on a noun though the noun is its subject ("says militants fired first")."""
    return next((c for c in parsed.children[noun] if parsed.dep[c] == "acl" and parsed.tag[c] in FINITE), -1)


def _join(parsed: Parsed, first: int, second: int) -> None:
    subject = _subject(parsed, second)
    hang(parsed, first, "ROOT", first)
    hang(parsed, second, "conj", first)
    hang(parsed, second - 1, "punct", first)
    if subject > second:
        verb = _said_of(parsed, subject)
        hang(parsed, verb, "ccomp", second)
        hang(parsed, subject, "nsubj", verb)
    for token in range(*parsed.sentences[parsed.sentence[second]]):
        reach(parsed, token)
