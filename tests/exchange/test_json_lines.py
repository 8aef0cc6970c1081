"""Readings to JSON lines and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_reading import sample_reading

from rashomon.documents.document import Document
from rashomon.errors import DataError
from rashomon.exchange.json_back import from_json, from_lines
from rashomon.exchange.json_lines import to_block, to_json, to_line
from rashomon.reading.claim import NUMBERS, Claim, Interval, Number, Party, Span
from rashomon.reading.result import Reading


@pytest.fixture
def reading() -> Reading:
    return sample_reading()


TEXTS = st.text(max_size=12)
WHOLE = st.integers(0, 10**7)
SPANS = st.builds(
    lambda start, quote, part: Span(start, start + len(quote), quote, part),
    st.integers(0, 5000),
    TEXTS,
    st.sampled_from(["text", "title"]),
)
PARTIES = st.builds(
    Party,
    TEXTS,
    st.sampled_from(["armed_group", "people", "place"]),
    st.lists(TEXTS, max_size=2).map(tuple),
    TEXTS,
    TEXTS,
    TEXTS,
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    TEXTS,
    st.booleans(),
    st.none() | SPANS,
)
SEVERAL = st.lists(PARTIES, max_size=2).map(tuple)
DAYS = st.dates(date(1800, 1, 1), date(2100, 1, 1))
INTERVALS = st.builds(Interval, DAYS, DAYS, TEXTS, TEXTS, st.none() | SPANS, st.booleans())
NUMBER = st.builds(Number, WHOLE, st.none() | WHOLE, st.none() | WHOLE, TEXTS, st.none() | SPANS)
CLAIMS = st.builds(
    Claim,
    st.sampled_from(["event", "relation"]),
    TEXTS,
    SEVERAL,
    SEVERAL,
    SEVERAL,
    st.none() | INTERVALS,
    st.dictionaries(st.sampled_from(NUMBERS), NUMBER),
    SEVERAL,
    st.sampled_from(["asserted", "denied", "possible", "planned"]),
    st.sampled_from([None, "starts", "ends"]),
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(SPANS, max_size=2).map(tuple),
    TEXTS,
    st.floats(0, 1),
    st.dictionaries(TEXTS, TEXTS, max_size=2),
    st.lists(TEXTS, max_size=2).map(tuple),
)
DOCUMENTS = st.builds(Document, TEXTS, TEXTS, TEXTS, TEXTS, st.none() | DAYS, TEXTS, st.just("en"), TEXTS, TEXTS)
READINGS = st.builds(Reading, DOCUMENTS, st.lists(CLAIMS, max_size=2), TEXTS)


@given(READINGS)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert from_json(json.loads(to_line(reading)), reading.document.text) == reading
    assert json.loads(to_block(reading)) == to_json(reading)


@given(READINGS)
def test_a_line_is_one_line_for_every_reader_of_lines(reading: Reading) -> None:
    line = to_line(reading)
    assert line.splitlines() == [line]
    line.encode()


def test_the_fields_are_those_of_the_guide(reading: Reading) -> None:
    row = to_json(reading)
    assert (row["id"], row["title"], row["publisher"], row["published"]) == (
        "valley-1",
        "Pact and fire in Sarband",
        "Valley Post",
        "2031-05-10",
    )
    claim = row["claims"][2]
    assert claim["killed"] == 12 and claim["wounded"] is None
    assert claim["numbers"]["killed"]["vagueness"] == "at_least"
    assert claim["when"]["start"] == claim["when"]["end"] == "2031-05-09"
    assert [source["name"] for source in claim["sources"]] == ["Herald Agency", "a doctor"]
    assert claim["places"][0] | {"mentions": []} == {
        "name": "Sarband",
        "mentions": [],
        "kind": "place",
        "ref": "geo:1",
        "country": "AF",
        "inside": "Kot",
        "latitude": 34.5,
        "longitude": 70.25,
        "precision": "town",
    }
    assert claim["missing"] == {"agents": "nobody is named"}
    assert row["claims"][1]["targets"][0]["inferred"] is True
    assert "event" not in row["claims"][0] and row["claims"][0]["when"] is None


def test_offsets_point_at_the_evidence(reading: Reading) -> None:
    document = reading.document
    for claim in to_json(reading)["claims"]:
        for quote, span in zip(claim["evidence"], claim["spans"], strict=True):
            whole = document.text if span["part"] == "text" else document.title
            assert whole[span["start"] : span["end"]] == quote


def test_a_note_stands_where_no_claim_does() -> None:
    row = to_json(Reading(Document("a", "Rain."), [], "no word of conflict"))
    assert row["claims"] == [] and row["note"] == "no word of conflict"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('{"claims": []}', "id"),
        ('{"id": "a", "claims": [{"type": "riot"}]}', "claims.0.kind"),
        ('{"id": "a", "claims": [], "colour": 1}', "colour"),
        (
            '{"id": "a", "claims": [{"kind": "event", "type": "riot", "modality": "sure"}]}',
            "claims.0.modality",
        ),
        ('{"id": "a", "claims": [{"kind": "event", "type": "riot", "evidence": ["x"]}]}', "spans"),
        ("{", ""),
    ],
)
def test_a_bad_row_is_named(line: str, field: str) -> None:
    with pytest.raises(DataError) as caught:
        list(from_lines(["", line], "claims.jsonl"))
    assert (caught.value.file, caught.value.row, caught.value.field) == ("claims.jsonl", 2, field)
