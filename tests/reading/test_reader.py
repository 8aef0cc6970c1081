"""Reading as a whole: invariants of every reading, order, notes, processes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.reading.claim import NUMBERS, Claim, Span
from rashomon.reading.reader import LONGEST, Reader
from rashomon.reading.result import Reading
from rashomon.vocabulary.schema import TYPES

DAY = date(2016, 8, 13)
SENTENCES = [
    "Taliban gunmen killed at least 12 soldiers near Kunduz on Friday, police said.",
    "The Taliban denied that it had attacked the base.",
    "“We will strike Homs next week,” a rebel commander told reporters.",
    "An air strike on Aleppo may have wounded between 20 and 30 people since January.",
    "Afghan President Ona Rell accused Pakistan of sheltering the group.",
    "IS CONTROLS RAQQA AND HAS SOME 3,000 FIGHTERS THERE.",
    "Former minister Samar Rell was arrested in Kabul in early 2015.",
    "ISIS, a branch of al-Qaeda until 2014, split from it.",
    "Hundreds fled; dozens protested, and 40 were held.",
]
NOISE = [
    "\n",
    "\n\n",
    "💥",
    "نفى الجيش",
    "\u200f\u200b",
    "…?!",
    "“",
    '"',
    "(",
    "e\u0301" * 9,
    "$12m",
    "31 February",
    "İ",
]
TEXTS = st.lists(st.sampled_from([*SENTENCES, *NOISE]), min_size=1, max_size=7).map(" ".join)


def verbatim(document: Document, span: Span | None) -> None:
    if span is not None:
        whole = document.title if span.part == "title" else document.text
        assert span.quote and span.quote == whole[span.start : span.end]


def check(reading: Reading) -> None:
    """What every reading promises."""
    assert [claim.id for claim in reading.claims] == [f"c{n}" for n in range(1, len(reading.claims) + 1)]
    assert bool(reading.note) is not bool(reading.claims)
    events = list(dict.fromkeys(c.event for c in reading.claims if c.kind == "event"))
    assert events == [f"e{n}" for n in range(1, len(events) + 1)]
    for claim in reading.claims:
        check_claim(reading.document, claim)


def check_claim(document: Document, claim: Claim) -> None:
    assert claim.type in TYPES[claim.kind]
    assert bool(claim.event) is (claim.kind == "event")
    assert claim.modality in ("asserted", "denied", "possible", "planned")
    assert claim.change is None or claim.kind in ("relation", "control", "leadership")
    assert claim.agents or claim.targets or claim.places
    assert claim.evidence and claim.rule
    assert 0 < claim.score <= 1
    for span in claim.evidence:
        verbatim(document, span)
    for party in (*claim.agents, *claim.targets, *claim.places, *claim.sources):
        assert party.name.strip()
        verbatim(document, party.span)
    assert all(place.kind == "place" for place in claim.places)
    for name, number in claim.numbers.items():
        assert name in NUMBERS and number.value >= 0
        assert (name == "count") is (claim.kind == "strength")
        assert number.low is None or number.high is None or number.low <= number.high
        verbatim(document, number.span)
    if claim.when is not None:
        assert claim.when.start <= claim.when.end
        verbatim(document, claim.when.span)
    for field in ("agents", "targets", "places", "sources"):
        assert not (getattr(claim, field) and field in claim.missing)


@settings(deadline=None, max_examples=40)
@given(text=TEXTS, title=st.one_of(st.just(""), st.sampled_from(SENTENCES), TEXTS), dated=st.booleans())
def test_every_reading_keeps_its_promises(text: str, title: str, dated: bool) -> None:
    document = Document("d", text, title=title, published=DAY if dated else None)
    reading = Reader().read(document)
    check(reading)
    assert Reader().read(document) == reading


@settings(deadline=None, max_examples=40)
@given(text=st.text(st.characters(exclude_categories=("Cs",)), max_size=80), title=st.text(max_size=20))
def test_any_text_can_be_read(text: str, title: str) -> None:
    check(Reader().read(Document("d", text, title=title, published=DAY)))


ODD = {
    "empty": "",
    "blank": " \n\t\n ",
    "marks": "?!… — “”",
    "emoji": "💥🔥 💣",
    "right to left": "قتل مسلحون ثلاثة جنود يوم الجمعة.",
    "one long line": "Rebels shelled Homs and fled to Idlib. " * 60,
    "one long sentence": "Rebels shelled Homs and " * 60 + "fled.",
    "one long word": "Kot" * 4000,
    "open marks": '"' * 50 + "“" * 50 + "Rebels shelled Homs",
    "lines": "Rebels\nshelled\nHoms\non\nFriday\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts_are_read(text: str) -> None:
    check(Reader().read(Document("d", text, published=DAY)))
    check(Reader().read(Document("d", "Rebels fled.", title=text, published=DAY)))


def test_offsets_of_a_wire_in_capitals_are_those_of_the_wire() -> None:
    text = "REBELS KILLED THREE SOLDIERS IN HOMS ON FRIDAY, POLICE SAID."
    reading = Reader().read(Document("d", text, published=DAY))
    check(reading)
    (claim,) = [c for c in reading.claims if c.kind == "event"]
    assert claim.evidence[0].quote.isupper()
    assert claim.numbers["killed"].value == 3


def test_claim_and_denial_are_two_claims_of_one_event() -> None:
    text = "The army said rebels attacked Homs on Monday. The rebels denied that they attacked Homs."
    attacks = [c for c in Reader().read(Document("d", text, published=DAY)).claims if c.type == "attack"]
    assert [c.modality for c in attacks] == ["asserted", "denied"]
    assert len({c.event for c in attacks}) == 1
    assert [[s.kind for s in c.sources] for c in attacks] == [["state_force"], ["armed_group"]]


def test_a_time_that_is_there_is_not_said_to_be_missing() -> None:
    text = "The Taliban attacked a base in Kunduz. The Taliban attacked the base in Kunduz on Monday."
    claims = Reader().read(Document("d", text, published=DAY)).claims
    assert [claim.when is not None and "when" in claim.missing for claim in claims] == [False]


@pytest.mark.parametrize("speaker", ["Police", "The army"])
def test_who_says_so_is_not_who_did_it(speaker: str) -> None:
    document = Document("d", f"{speaker} said the Taliban attacked Kunduz on Monday.", published=DAY)
    (claim,) = Reader().read(document).claims
    assert [party.name for party in claim.agents] == ["Taliban"]


def test_a_text_without_conflict_says_so() -> None:
    reading = Reader().read(Document("d", "Bread was cheap and the band played."))
    assert reading.claims == []
    assert "no word of conflict" in reading.note


def endless() -> Iterator[Document]:
    return (Document(str(n), "Rebels shelled Homs.") for n in itertools.count())


def test_reports_are_read_as_they_come() -> None:
    found = Reader().read_many(endless())
    assert [reading.document.id for reading in itertools.islice(found, 3)] == ["0", "1", "2"]


def test_no_reports_give_no_readings() -> None:
    assert list(Reader().read_many([])) == []


def test_two_processes_read_as_one_does_in_order() -> None:
    texts = [*SENTENCES, "", "Bread was cheap."]
    documents = [Document(str(n), text, published=DAY) for n, text in enumerate(texts)]
    alone = list(Reader().read_many(documents))
    assert list(Reader().read_many(documents, jobs=2)) == alone
    assert [reading.document.id for reading in alone] == [str(n) for n in range(len(texts))]


def test_a_report_too_long_to_be_read_says_so_and_stops_no_other() -> None:
    told = "Taliban gunmen killed at least 12 soldiers near Kunduz on Friday, police said. "
    reports = [Document("a", told), Document("b", "and " * (LONGEST // 4), title="x"), Document("c", told)]
    found = list(Reader().read_many(reports))
    assert [reading.document.id for reading in found] == ["a", "b", "c"]
    assert [len(reading.claims) > 0 for reading in found] == [True, False, True]
    assert found[1].note == "not read: 500,001 characters, more than 500,000"
