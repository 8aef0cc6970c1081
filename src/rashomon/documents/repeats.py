"""Reports that come twice in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rashomon.documents.document import Document
from rashomon.documents.problems import Problem


class _Seen(NamedTuple):
    file: str
    words: str
    rest: int


class Repeats:
    """Keeps what was seen in a run: about 400 bytes a report.

    Example:
        >>> from rashomon.documents.factory import document
        >>> one, other = document("Kot fell.", id="7"), document("Kot held.", id="7")
        >>> [str(found) for found in Repeats().sift("a.jsonl", [one, one, other])][1]
        "a.jsonl, field id: same id as a report of a.jsonl, but another text: '7'"
    """

    def __init__(self) -> None:
        self._seen: dict[str, list[_Seen]] = {}

    def sift(self, file: str, found: Iterable[Document | Problem]) -> Iterator[Document | Problem]:
        """`found` without what came before; before another report of the same id, a Problem."""
        for item in found:
            if isinstance(item, Document):
                now = _Seen(file, item.hash, hash((item.publisher, item.published, item.url, item.licence)))
                before = self._seen.setdefault(item.id, [])
                if any(old.words == now.words and old.rest == now.rest for old in before):
                    continue
                if before:
                    yield _clash(item, now, before[0])
                before.append(now)
            yield item


def _clash(item: Document, now: _Seen, before: _Seen) -> Problem:
    other = "another publisher, date, address or licence" if now.words == before.words else "another text"
    reason = f"same id as a report of {before.file}, but {other}: '{item.id}'"
    return Problem(reason, now.file, field="id")
