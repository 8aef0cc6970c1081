"""The sentences that tell of a happening: where its marks, its days and its spots are looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rashomon.comparing.datelines import dateline_end
from rashomon.comparing.fragments import Layout
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Interval, Span

MARKED = 3
"""So many of the first sentences that tell of a happening are looked at."""


def passages(document: Document, layout: Layout, spans: Iterable[Span], divided: Collection[int] = ()) -> list[str]:
    """The title where it tells of it, and the first sentences that do, without the dateline.

    Of the sentences in `divided`, which tell of another happening too, only what is said of this one.

    Example:
        >>> report = Document("a", "KABUL -- Shells hit Kot. Two died on Friday.")
        >>> passages(report, Layout(report), [Span(9, 23, "Shells hit Kot")])
        ['', 'Shells hit Kot. ']
    """
    told = list(spans)
    first = sorted({layout.sentence(span.start) for span in told if span.part == "text"})[:MARKED]
    titled = any(span.part == "title" for span in told) or 0 in first
    said = [document.text[slice(*layout.bounds(number))] for number in first]
    if first[:1] == [0]:
        said[0] = document.text[dateline_end(document.text) : layout.bounds(0)[1]]
    for place, number in enumerate(first):
        if number in divided:
            own = {(s.start, s.end, s.quote) for s in told if s.part == "text" and layout.sentence(s.start) == number}
            said[place] = " ".join(quote for _, _, quote in sorted(own))
    return [*([document.title] if titled else ()), *said]


def divided(layout: Layout, groups: Sequence[Sequence[Claim]]) -> list[frozenset[int]]:
    """For each group of claims the sentences that also tell of another day's happening.

    "The teachers who were taken on Monday were freed on Friday morning": the morning is not that of the taking.

    Example:
        >>> layout = Layout(Document("a", "Taken on Monday, they were freed on Friday."))
        >>> divided(layout, [[], []])
        [frozenset(), frozenset()]
    """
    told = [
        (
            {layout.sentence(span.start) for claim in group for span in claim.evidence if span.part == "text"},
            [claim.when for claim in group if claim.when is not None and not claim.when.inferred],
        )
        for group in groups
    ]
    return [
        frozenset(number for others, when in told if _apart(days, when) for number in sentences & others)
        for sentences, days in told
    ]


def _apart(ours: Sequence[Interval], theirs: Sequence[Interval]) -> bool:
    """Whether both have days of their own, and none in common."""
    return bool(ours and theirs) and all(a.end < b.start or b.end < a.start for a in ours for b in theirs)
