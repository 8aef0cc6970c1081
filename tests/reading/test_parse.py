"""The lists of a parse and the spans cut from them."""

from __future__ import annotations

from rashomon.documents.document import Document
from rashomon.reading.claim import Span
from rashomon.reading.parse import Parsed
from rashomon.reading.pipeline import parse

REPORT = Document("d", "Rebels fled Kot.\n\nTwo guards died.", title="Rebels Flee Kot")


def position(parsed: Parsed, word: str, after: int = 0) -> int:
    return parsed.words.index(word, after)


def test_a_span_of_the_text_counts_from_the_text() -> None:
    parsed = parse(REPORT)
    guards = position(parsed, "guards")
    assert parsed.span(guards - 1, guards) == Span(18, 28, "Two guards")
    assert REPORT.text[18:28] == "Two guards"


def test_a_span_of_the_title_is_verbatim_though_the_parse_saw_another_case() -> None:
    parsed = parse(REPORT)
    assert parsed.words[:2] == ["Rebels", "flee"]
    assert parsed.span(0, 1) == Span(0, 11, "Rebels Flee", "title")


def test_a_span_that_begins_in_the_title_ends_with_it() -> None:
    parsed = parse(REPORT)
    assert parsed.span(0, len(parsed.words) - 1) == Span(0, 15, "Rebels Flee Kot", "title")


def test_without_a_title_everything_is_text() -> None:
    parsed = parse(Document("d", "Rebels fled."))
    assert parsed.body == 0
    assert parsed.span(0, 0) == Span(0, 6, "Rebels", "text")
