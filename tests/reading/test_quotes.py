"""Quotation marks of every kind, missing ones, and apostrophes that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.reading.pipeline import flat, tokenised
from rashomon.reading.pipeline import parse as parse_document
from rashomon.reading.quotes import Quotation, quotations


def found(text: str) -> list[tuple[str, Quotation]]:
    parsed = parse_document(Document("q", text))
    return [(parsed.span(q.first, q.last).quote, q) for q in quotations(parsed)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said: "We won."', ["We won."]),
        ("He said: “We won.”", ["We won."]),
        ("He said: „We won.“", ["We won."]),
        ("He said: «We won.»", ["We won."]),
        ("He said: ''We won.''", ["We won."]),
        ("'We left at dawn,' said the rebels' leader.", ["We left at dawn,"]),
        ("‘We left at dawn,’ said the leader.", ["We left at dawn,"]),
        ("“We won,” he said, “and left.”", ["We won,", "and left."]),
        ('"We won" — he said — "and left."', ["We won", "and left."]),
        ("The rebels' town wasn't theirs; it's the '90s again.", []),
        ("They took Sana'a and Ta'izz in the rebels' name.", []),
        ("", []),
    ],
)
def test_pairs(text: str, inside: list[str]) -> None:
    assert [quote for quote, _ in found(text)] == inside


def test_nested() -> None:
    outer, inner = found("“They told us ‘leave the town now’ and fired,” she said.")
    assert outer[1].depth == 0 and inner[1].depth == 1
    assert inner[0] == "leave the town now"


def test_paragraphs_that_only_open() -> None:
    first, second, third = (q for _, q in found("“They came.\n\n“They shot.\n\n“They left.”"))
    assert not first.closed and not first.continued
    assert not second.closed and second.continued
    assert third.closed and third.continued


def test_a_quotation_ends_with_its_paragraph() -> None:
    assert [quote for quote, _ in found('"They came at dawn.\nThe army left.')] == ["They came at dawn."]


def test_a_missing_opening_mark() -> None:
    ((quote, mark),) = found("We lost the town,” the mayor said.")
    assert quote == "We lost the town," and not mark.opened


def test_scare_quotes_have_no_finite_verb() -> None:
    (_, scare), (_, statement) = found("The “liberated” town is “where we buried them,” he said.")
    assert not scare.clausal and statement.clausal


MARKS = st.text(alphabet="ab \n\"“”‘’'„«».,s", max_size=80)


@settings(max_examples=300, deadline=None)
@given(MARKS)
def test_quotations_lie_within_a_paragraph(text: str) -> None:
    parsed = flat(*tokenised(Document("q", text)))
    for quote in quotations(parsed):
        assert 0 <= quote.first <= quote.last < len(parsed.words)
        assert "\n" not in parsed.work[parsed.start[quote.first] : parsed.start[quote.last]]


@settings(max_examples=300, deadline=None)
@given(MARKS)
def test_quotations_of_one_depth_do_not_cross(text: str) -> None:
    parsed = flat(*tokenised(Document("q", text)))
    outer = [q for q in quotations(parsed) if q.depth == 0]
    assert all(a.last < b.first for a, b in pairwise(outer))
