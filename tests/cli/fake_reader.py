"""A reader that finds a claim wherever a report says "fire", so that commands can be tested alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.documents.document import Document
from rashomon.reading import reader as real
from rashomon.reading.claim import Claim, Party, Span

QUIET = "no word of conflict"


class FakeReader:
    """Stands in for the reader; a report that says "press Ctrl-C" does."""

    def read(self, document: Document) -> real.Reading:
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document], jobs: int = 1) -> Iterator[real.Reading]:
        for document in documents:
            if "press Ctrl-C" in document.text:
                raise KeyboardInterrupt
            start = document.text.find("fire")
            span = Span(start, start + 4, "fire")
            claims = [
                Claim(
                    "event",
                    "shelling",
                    (Party("Red Column", "armed_group"),),
                    id="c1",
                    evidence=(span,),
                    rule="r",
                )
            ]
            yield real.Reading(document, *((claims,) if start >= 0 else ([], "no word of conflict")))
