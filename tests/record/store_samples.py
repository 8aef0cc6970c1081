"""Reports and claims for the tests of the store, and strategies that make up more of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from rashomon.documents.document import Document
from rashomon.documents.factory import document
from rashomon.reading.claim import NUMBERS, Claim, Interval, Number, Party, Span
from rashomon.record.documents import add_document
from rashomon.record.readings import add_reading
from rashomon.record.runs import Run, add_run, run_of
from rashomon.record.tables import LOG
from rashomon.record.tables_comparing import KEPT
from rashomon.record.writing import writing

RUN = run_of("1.0", "a" * 16)
TEXT = "Shells fell on Kot 🔥 on Friday, killing three people, قال طبيب. The army denied it."


def report(id: str = "kot-1", text: str = TEXT, **given: str) -> Document:
    """A report with raw bytes."""
    fields = {"title": "Kot shelled", "publisher": "Valley Wire", "published": "2031-05-10"} | given
    return document(text, id=id, raw=text.encode(), **fields)  # type: ignore[arg-type]


def span(text: str, quote: str) -> Span:
    """Where `quote` first stands."""
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


def shelling(text: str = TEXT) -> Claim:
    """A claim with something in most of its slots."""
    return Claim(
        "event",
        "shelling",
        agents=(Party("the army", "state_force", ("The army",), "army-x", "AF", span=span(text, "The army")),),
        places=(Party("Kot", "place", ("Kot",), "", "AF", "Nangarhar", 34.2, 70.5, "town", span=span(text, "Kot")),),
        when=Interval(date(2031, 5, 9), date(2031, 5, 9), "day", "published", span(text, "Friday")),
        numbers={"killed": Number(3, 3, None, "exact", span(text, "three"))},
        sources=(Party("a doctor", "person", ("طبيب",), inferred=True, span=span(text, "طبيب")),),
        id="c1",
        event="e1",
        evidence=(span(text, "Shells fell on Kot 🔥 on Friday, killing three people"),),
        rule="shell (verb)",
        score=0.875,
        missing={"targets": "nobody is named"},
        trace=("head word: fell",),
    )


def denial(text: str = TEXT) -> Claim:
    """What the other side says of it."""
    return Claim(
        "event", "shelling", modality="denied", id="c2", event="e1", evidence=(span(text, "The army denied it."),)
    )


def keep(engine: Engine, found: Document, claims: Sequence[Claim], run: Run = RUN, **given: str) -> list[str] | None:
    """Adds one reading in a transaction of its own, as a record does."""
    with writing(engine, "reading", "test") as tx:
        key = add_document(tx, found)
        return add_reading(tx, key, add_run(tx, run), claims, **given)


def content(connection: Connection) -> dict[str, list[str]]:
    """All that is kept, but for what tells when and in which order it came."""
    told = {}
    for table in KEPT:
        columns = [column for column in table.c if column.name not in ("seq", "number")]
        if table is not LOG:
            told[table.name] = sorted(repr(tuple(row)) for row in connection.execute(select(*columns)))
    return told


def fingerprint(connection: Connection) -> str:
    """A hash of `content`."""
    return hashlib.sha256(repr(content(connection)).encode()).hexdigest()


LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.text(LETTERS, min_size=1, max_size=40).map(lambda words: f"x {words} 🔥 كوت")
NAMES = st.text(LETTERS, max_size=12)
DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A piece of the text."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Span(start, end, text[start:end])


@st.composite
def parties(draw: st.DrawFn, text: str) -> Party:
    """Somebody in the text."""
    return Party(
        draw(NAMES),
        draw(st.sampled_from(["armed_group", "people", "place"])),
        tuple(draw(st.lists(NAMES, max_size=2))),
        draw(NAMES),
        draw(st.sampled_from(["", "AF"])),
        draw(NAMES),
        draw(st.none() | st.floats(-90, 90)),
        draw(st.none() | st.floats(-180, 180)),
        draw(NAMES),
        draw(st.booleans()),
        draw(st.none() | spans(text)),
    )


@st.composite
def claims(draw: st.DrawFn, text: str, number: int) -> Claim:
    """A claim of the text with anything in its slots."""
    some = st.lists(parties(text), max_size=2).map(tuple)
    count = st.builds(
        Number,
        st.integers(0, 10**20),
        st.none() | st.integers(0, 9),
        st.none() | st.integers(0, 9),
        NAMES,
        st.none() | spans(text),
    )
    interval = st.builds(Interval, DAYS, DAYS, NAMES, NAMES, st.none() | spans(text), st.booleans())
    return Claim(
        draw(st.sampled_from(["event", "relation"])),
        draw(NAMES),
        draw(some),
        draw(some),
        draw(some),
        draw(st.none() | interval),
        draw(st.dictionaries(st.sampled_from(NUMBERS), count, max_size=3)),
        draw(some),
        draw(st.sampled_from(["asserted", "denied", "possible", "planned"])),
        draw(st.sampled_from([None, "starts", "ends"])),
        draw(NAMES),
        draw(st.sampled_from(["", "e1", "e2"])),
        f"c{number}",
        tuple(draw(st.lists(spans(text), max_size=2))),
        draw(NAMES),
        draw(st.floats(0, 1)),
        draw(st.dictionaries(NAMES, NAMES, max_size=2)),
        tuple(draw(st.lists(NAMES, max_size=2))),
    )


@st.composite
def readings(draw: st.DrawFn, id: str) -> tuple[Document, list[Claim]]:
    """A report with its claims."""
    text = draw(TEXTS)
    found = [draw(claims(text, number)) for number in range(1, draw(st.integers(0, 3)) + 1)]
    return document(text, id=id, title=draw(NAMES), published=draw(st.none() | DAYS), raw=text.encode("utf-16")), found
