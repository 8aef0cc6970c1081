"""A statement before its speaker is known by name: the cue, where its speaker stands, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.reading.parse import Parsed

Spans = list[tuple[int, int]]
"""Runs of tokens, first and last inclusive, in text order."""


@dataclass(slots=True)
class Draft:
    """What a cue found: `subjects` are speaker tokens (several when coordinated), `outer` speaks through.

    `implicit`: the speaker must be looked for before the cue. `nobody`: said without a source.
    `rival`: the said is somebody's claim that another statement denies around it. `direct`: the
    content is a quotation. `head` is the word that the said hangs on; `accused` the doer named in it.
    `mere`: the cue is no deed by itself, `beside` are other tokens of it ("claimed responsibility").
    `exact` gives the tokens of the speaker where the parse must not be asked.
    """

    cue: int
    effect: str
    basis: str
    spans: Spans
    frame: str = "clause"
    subjects: list[int] = field(default_factory=list)
    outer: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    implicit: bool = False
    nobody: bool = False
    rival: bool = False
    direct: bool = False
    own_deed: bool = False
    accused: int = -1
    head: int = -1
    mere: bool = False
    beside: tuple[int, ...] = ()
    exact: tuple[int, int] | None = None


def without(first: int, last: int, holes: list[tuple[int, int]]) -> Spans:
    """The run `first` to `last` with the runs `holes` cut out.

    Example:
        >>> without(0, 9, [(3, 4), (8, 12)])
        [(0, 2), (5, 7)]
    """
    spans, at = [], first
    for a, b in sorted(holes):
        if a > at:
            spans.append((at, min(a - 1, last)))
        at = max(at, b + 1)
    if at <= last:
        spans.append((at, last))
    return [(a, b) for a, b in spans if b >= a]


def child_with(parsed: Parsed, i: int, *deps: str) -> int:
    """The first child of `i` with one of the relations `deps`, or -1."""
    for child in parsed.children[i]:
        if parsed.dep[child] in deps:
            return child
    return -1


def pobj(parsed: Parsed, prep: int) -> int:
    """The object or clause under a preposition, or -1."""
    return child_with(parsed, prep, "pobj", "pcomp")


def near_subject(parsed: Parsed, i: int, inside: list[int]) -> int:
    """The head of the noun phrase just before the verb `i`, or just after it ("said Noor"), or -1."""
    for at in (i - 1, i + 1):
        if not 0 <= at < len(parsed.words) or parsed.pos[at] not in ("PROPN", "NOUN", "PRON") or inside[at] >= 0:
            continue
        for _ in range(4):
            up = parsed.head[at]
            if up == at or inside[up] >= 0 or parsed.pos[up] not in ("PROPN", "NOUN", "PRON", "ADP"):
                break
            at = up
        if parsed.pos[at] == "ADP" or (at > i) != (at - 1 == i or parsed.left[at] == i + 1):
            continue
        return at
    return -1


def merged(spans: Spans) -> Spans:
    """The runs in text order, those that touch joined.

    Example:
        >>> merged([(5, 7), (1, 4)])
        [(1, 7)]
    """
    whole: Spans = []
    for a, b in sorted(spans):
        if b < a:
            continue
        if whole and a <= whole[-1][1] + 2:
            whole[-1] = (whole[-1][0], max(whole[-1][1], b))
        else:
            whole.append((a, b))
    return whole
