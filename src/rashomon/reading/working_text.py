"""The string that is parsed: as long as the original, so that offsets carry over."""

from __future__ import annotations

from rashomon.documents.document import Document
from rashomon.reading.truecase import needs_truecase, truecase, truecase_headline

GAP = "\n\n"


def working_text(document: Document) -> tuple[str, int]:
    """Title, blank line and text in one string, and where the text begins in it.

    Upper-case wires and headlines are put into running case first, letter by letter, since
    a parser trained on running text misreads both.

    Example:
        >>> working_text(Document("d", "Rebels fled.", title="Rebels Flee"))[1]
        13
    """
    text = truecase(document.text) if needs_truecase(document.text) else document.text
    if not document.title:
        return text, 0
    title = truecase_headline(document.title)
    return f"{title}{GAP}{text}", len(title) + len(GAP)
