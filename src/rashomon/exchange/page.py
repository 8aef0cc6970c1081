"""One HTML file that shows reports beside their claims, and needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rashomon import __version__
from rashomon.exchange import wording
from rashomon.exchange.matrix import Matrix, matrix
from rashomon.exchange.safe import visible
from rashomon.exchange.segments import Mark, Segment, paragraphs, segments
from rashomon.reading.claim import Claim

if TYPE_CHECKING:
    from jinja2 import Template

    from rashomon.documents.document import Document
    from rashomon.reading.result import Reading


# Rows of the matrix that are seen at once; the others open on demand.
OPEN_ROWS = 10


@dataclass(frozen=True, slots=True)
class Report:
    """One report as the template needs it; `key` makes its anchors unlike those of the others."""

    key: str
    document: Document
    claims: list[Claim]
    note: str
    link: str
    title: list[Segment]
    title_marks: list[Mark]
    body: list[list[Segment]]
    marks: list[Mark]
    matrix: Matrix
    voices: int


def page(readings: Sequence[Reading], title: str = "") -> str:
    """A self-contained page for one or several readings: the text beside its claims, who says what on top.

    Nothing in it is fetched from elsewhere; text of the reports is never taken for markup.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.result import Reading
        >>> html = page([Reading(Document("a", "A <script> fled."), [], "no claim")])
        >>> "A &lt;script&gt; fled." in html
        True
    """
    reports = [report(reading, f"r{place}") for place, reading in enumerate(readings, 1)]
    heading = title or (wording.heading(reports[0].document) if len(reports) == 1 else "Reports")
    style, script = _part("page.css"), _part("page.js")
    return _template().render(
        heading=heading,
        reports=reports,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        version=__version__,
    )


def report(reading: Reading, key: str) -> Report:
    """What the page shows of one reading: its text cut at the edges of the evidence, and the matrix.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.claim import Span
        >>> from rashomon.reading.result import Reading
        >>> claim = Claim("event", "displacement", evidence=(Span(0, 9, "They fled"),))
        >>> found = report(Reading(Document("a", "They fled. It rained."), [claim]), "r1")
        >>> [(piece.text, piece.covered) for piece in found.body[0]]
        [('They fled', (0,)), ('. It rained.', ())]
    """
    document = reading.document
    marks: dict[str, list[Mark]] = {"text": [], "title": []}
    for number, claim in enumerate(reading.claims, 1):
        for span in claim.evidence:
            marks[span.part].append(Mark(span.start, span.end, number))
    text, title = document.text, document.title
    return Report(
        key,
        document,
        reading.claims,
        reading.note,
        document.url if urlsplit_scheme(document.url) in ("http", "https") else "",
        segments(title, marks["title"]),
        marks["title"],
        [segments(text, marks["text"], start, end) for start, end in paragraphs(text)],
        marks["text"],
        matrix(reading.claims),
        len({wording.chain(claim.sources) for claim in reading.claims}),
    )


def urlsplit_scheme(url: str) -> str:
    """The scheme of a URL, "" when it can't be read.

    Example:
        >>> urlsplit_scheme("JavaScript:alert(1)"), urlsplit_scheme("http://[")
        ('javascript', '')
    """
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return ""


def _evidence(report: Report, number: int) -> list[tuple[str, str]]:
    """Anchor and quotation of each piece of a claim's evidence, anchors as the text has them."""
    found = []
    for letter, marks in (("h", report.title_marks), ("t", report.marks)):
        whole = report.document.title if letter == "h" else report.document.text
        found += [
            (f"{report.key}-{letter}{place}", whole[mark.start : mark.end])
            for place, mark in enumerate(marks)
            if mark.owner == number
        ]
    return found


def _hash(part: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    return (files("rashomon.exchange") / "templates" / name).read_text(encoding="utf-8").strip()


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    functions: dict[str, Any] = {
        "evidence": _evidence,
        "modalities": wording.MODALITIES,
        "what": wording.what,
        "chain": wording.chain,
        "time": wording.time,
        "tolls": wording.tolls,
        "spoken": wording.spoken,
        "day": wording.day,
        "title": wording.heading,
        "symmetric": wording.SYMMETRIC,
        "own_voice": wording.OWN_VOICE,
    }
    environment.globals.update(functions, open_rows=OPEN_ROWS)
    environment.filters["visible"] = visible
    environment.filters["shortened"] = wording.shortened
    return environment.from_string(_part("page.html"))
