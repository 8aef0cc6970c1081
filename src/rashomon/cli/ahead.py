"""Looking ahead at the reports that come in, so that a progress line can say of how many."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.cli.progress import Progress
    from rashomon.documents import Document, Problem

AHEAD = 2000
"""Reports read ahead to learn how many there are, when a bar is to be drawn."""


def with_progress(found: Iterable[Document | Problem], *, drawn: bool) -> tuple[Iterable[Document | Problem], Progress]:
    """The same items, and a progress line that knows how many there are, if it can be learnt cheaply.

    Example:
        >>> with_progress([], drawn=False)[0]
        []
    """
    from rashomon.cli.progress import NoProgress, Progress

    if not drawn:
        return found, NoProgress()
    rest = iter(found)
    ahead = list(islice(rest, AHEAD))
    total = None
    if len(ahead) < AHEAD:
        from rashomon.documents import Document

        total = sum(isinstance(item, Document) for item in ahead)
    progress = Progress(total)
    progress.draw()
    return chain(ahead, rest), progress
