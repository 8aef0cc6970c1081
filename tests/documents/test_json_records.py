from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents import Document, Problem
from rashomon.documents.json_lines import looks_like_json, looks_like_record, read_json, read_lines

RECORD = {
    "id": "vw-1",
    "title": "Kot",
    "text": "Shells fell on Kot.\r\n",
    "published": "2016-08-13T05:00:00Z",
    "publisher": "Valley Wire",
    "url": "https://valleywire.example/kot",
    "licence": "CC0",
    "claims": [],
}


def lines(*rows: object, given: dict[str, str] | None = None) -> list[Document | Problem]:
    data = [row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows]
    return list(read_lines(iter(data), "a.jsonl", given or {}))


def test_all_fields_of_a_record() -> None:
    [found] = lines(RECORD)
    assert isinstance(found, Document)
    assert found.text == RECORD["text"]
    assert (found.id, found.title, found.published) == ("vw-1", "Kot", date(2016, 8, 13))
    assert (found.publisher, found.url, found.licence) == ("Valley Wire", RECORD["url"], "CC0")


def test_what_is_given_fills_only_gaps() -> None:
    given = {"publisher": "AFP", "published": "2020-01-01"}
    own, filled = lines(RECORD, {"text": "Kot fell.", "published": None, "publisher": ""}, given=given)
    assert isinstance(own, Document) and isinstance(filled, Document)
    assert (own.publisher, own.published) == ("Valley Wire", date(2016, 8, 13))
    assert (filled.publisher, filled.published) == ("AFP", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"text": ""}, "field text: no text"),
        ({"text": None}, "field text: no text"),
        ({"body": "Kot fell."}, "field text: no text: no such field; the fields are: body"),
        ({"text": ["Kot fell."]}, "field text: must be text, not a list"),
        ({"text": "Kot fell.", "title": 5}, "field title: must be text, not a number"),
        ({"text": "Kot fell.", "id": True}, "field id: must be text, not true or false"),
        ({"text": "Kot fell.", "published": "13 August"}, "field published: not a date: '13 August'"),
        ({"text": "Kot fell.", "published": 2016}, "field published: must be text, not a number"),
        ({"text": "Kot \ud83d fell."}, "field text: not text: half a character at 4"),
        ({"text": "Kot est tombé.", "language": "fr"}, "field language: not English: the record says 'fr'"),
        (
            {"text": "Drei Soldaten wurden am Montag bei Gao durch eine Mine verletzt."},
            "field text: not English",
        ),
        (["Kot fell."], "not an object with fields but a list"),
        (None, "not an object with fields but null"),
        (b'{"text": "Kot fell."\n', "invalid JSON at column 21: Expecting ',' delimiter"),
        (b'{"text": "Kot \xe2\x80\x9c fell\xe2."}\n', "not text: byte 22 is not UTF-8"),
        (b"[" * 100_000 + b"\n", "invalid JSON: nested too deeply"),
        (b'{"id": ' + b"9" * 5000 + b"}\n", "invalid JSON: Exceeds the limit"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_goes_on(row: object, line: str) -> None:
    first, bad, last = lines({"text": "Kot fell."}, row, {"text": "Kot held."})
    assert isinstance(first, Document) and isinstance(last, Document)
    separator = ", " if line.startswith("field") else ": "
    assert str(bad).startswith(f"a.jsonl, row 2{separator}{line}")


def test_rows_count_blank_lines_and_a_mark_at_the_beginning_is_passed() -> None:
    first, bad = lines(b'\xef\xbb\xbf{"text": "Kot fell."}\n', b"\n", b"  \r\n", b"{\n")
    assert isinstance(first, Document)
    assert isinstance(bad, Problem) and bad.row == 4


def test_numbers_serve_as_ids() -> None:
    assert [found.id for found in lines({"id": 7, "text": "Kot fell."}) if isinstance(found, Document)] == ["7"]


def test_lines_are_read_as_they_come() -> None:
    def endless():  # type: ignore[no-untyped-def]
        while True:
            yield b'{"text": "Kot fell."}\n'

    assert isinstance(next(read_lines(endless(), "a.jsonl", {})), Document)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30))
def test_offsets_survive_any_escape(tail: str) -> None:
    for escape in (True, False):
        row = json.dumps({"text": "Kot " + tail}, ensure_ascii=escape).encode()
        [found] = lines(row)
        assert isinstance(found, Document) and found.text == "Kot " + tail


def test_one_object_a_list_and_lines_under_the_name_of_json() -> None:
    record, other = json.dumps(RECORD), json.dumps({"text": "Kot held."})
    assert len(list(read_json(record.encode(), "a.json", {}))) == 1
    assert len(list(read_json(f"[{record},\n{other}]".encode(), "a.json", {}))) == 2
    found = list(read_json(f"\ufeff{record}\n{other}\n{{".encode(), "a.json", {}))
    assert [type(item) for item in found] == [Document, Document, Problem]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{\n "text": "Kot fell."\n "id": 5}', "a.json: invalid JSON at line 3, column 2: Expecting"),
        (b'[{"text": "Kot fell."}, 5]', "a.json, row 2: not an object with fields but a number"),
        (b"[]", "a.json: no reports: an empty list"),
        (b"", "a.json: invalid JSON at line 1, column 1"),
        (b"\xff\xd8\xff", "a.json: not text: a picture"),
        (b'{"text": ""}', "a.json, field text: no text"),
    ],
)
def test_bad_json_files(data: bytes, line: str) -> None:
    assert str(list(read_json(data, "a.json", {}))[-1]).startswith(line)


def test_json_is_known_by_its_beginning() -> None:
    assert looks_like_record(b'\xef\xbb\xbf{"text": "Kot"}\n')
    assert not looks_like_record(b'{"text":\n')
    assert looks_like_json(b'{\n"text": 5')
    assert not looks_like_json(b"{Editor's note} Kot fell.")
