"""Whole lists as tables on their way: the first rows at once, all of one moment, no private name, no false end."""

from __future__ import annotations

import csv
import http.client
import threading
import time
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from told_pages import opened
from told_people import party, witnessed

from rashomon.record import record_finding
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.filtering import Filter
from rashomon.record.record import Record
from rashomon.record.rows import ClaimRow, EventRow
from rashomon.web import downloads, streaming
from rashomon.web.settings import Settings

SCRIPT = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}
GIVEN = ("Ona", "Tarik", "Mila", "Sef", "Zemra", "Dorkel", "Yal", "Nuosh", "Vikra", "Bamitu")
FAMILY = ("Osso", "Ruud", "Lindar", "Kostan", "Verrik", "Dammo")
NAMES = [f"{given} {family}" for family in FAMILY for given in GIVEN]
SAID = "Nurse {} said a bomb killed three."
LISTS = ("/events.csv", "/claims.csv", "/reports.csv", "/actors.csv", "/places.csv", "/sources.csv")
Every = Callable[[Record, ClaimFilter], Iterator[ClaimRow]]


def fill(place: str, names: list[str]) -> None:
    with Record(place) as record:
        record.add_readings(
            witnessed(f"r{at}", party(name, f"nurse {name}"), SAID.format(name), title=f"{name} saw it", killed=3)
            for at, name in enumerate(names)
        )


class Gate:
    """Lets a list give its first rows, and the others when it is opened or broken."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
        self.reached, self.opened, self.broken = threading.Event(), threading.Event(), False
        usual: Every = Record.every_claim

        def every(record: Record, chosen: ClaimFilter) -> Iterator[ClaimRow]:
            for at, row in enumerate(usual(record, chosen)):
                if at == first:
                    self.reached.set()
                    assert self.opened.wait(20)
                    if self.broken:
                        raise RuntimeError("the disk is gone")
                yield row

        monkeypatch.setattr(Record, "every_claim", every)

    def open(self) -> None:
        self.opened.set()

    def break_off(self) -> None:
        self.broken = True
        self.opened.set()


def asked(address: str, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def read_until(answer: http.client.HTTPResponse, words: bytes) -> bytes:
    found = b""
    while words not in found:
        piece = answer.read1(65_536)
        assert piece, found
        found += piece
    return found


@pytest.mark.parametrize("headers", [{}, SCRIPT])
def test_heading_and_first_rows_come_before_the_others_are_read(
    record_url: str, serve: Callable[[Settings], str], monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    fill(record_url, NAMES)
    before = Gate(monkeypatch, 0)
    address = serve(Settings(record_url))
    answer = asked(address, "/claims.csv", headers)
    assert answer.status == 200 and read_until(answer, b"\n").startswith(b"id,event,document")
    before.open()
    assert answer.read().count(b"Valley Wire") >= len(NAMES)
    monkeypatch.undo()
    later = Gate(monkeypatch, streaming.FIRST)
    answer = asked(address, "/claims.csv", headers)
    some = read_until(answer, b"Valley Wire")
    assert later.reached.wait(10) and not later.opened.is_set()
    later.open()
    rows = list(csv.DictReader(StringIO((some + answer.read()).decode())))
    assert len({row["id"] for row in rows}) == len(rows) == len(NAMES)


@pytest.mark.parametrize("headers", [{}, SCRIPT])
def test_what_breaks_off_does_not_look_finished(
    record_url: str, serve: Callable[[Settings], str], monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    fill(record_url, NAMES)
    gate = Gate(monkeypatch, streaming.FIRST)
    answer = asked(serve(Settings(record_url)), "/claims.csv", headers)
    read_until(answer, b"Valley Wire")
    gate.break_off()
    with pytest.raises(http.client.IncompleteRead):
        answer.read()


def test_a_table_is_of_one_moment(
    record_url: str, serve: Callable[[Settings], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(record_url, NAMES)
    monkeypatch.setattr(record_finding, "PIECE", 20)
    gate = Gate(monkeypatch, streaming.FIRST)
    address = serve(Settings(record_url))
    answer = asked(address, "/claims.csv", SCRIPT)
    some = read_until(answer, b"Valley Wire")
    with Record(record_url) as record:
        record.add_readings([witnessed("late", party("Ula Berr", "nurse Ula Berr"), SAID.format("Ula Berr"))])
        ((claim, *_),) = [[row.account.id for row in record.claims_list(ClaimFilter(words="Tarik Osso")).rows]]
        record.review("claim", [claim], "reject", by="Lena", because="told twice")
    gate.open()
    rows = list(csv.DictReader(StringIO((some + answer.read()).decode())))
    assert len(rows) == len(NAMES) and claim in {row["id"] for row in rows}
    assert not any("Ula Berr" in row["evidence"] for row in rows)
    now = list(csv.DictReader(StringIO(asked(address, "/claims.csv", SCRIPT).read().decode())))
    assert len(now) == len(NAMES) and claim not in {row["id"] for row in now}


@pytest.mark.parametrize(("lines", "together"), [(1, 1), (7, 3), (200, 200)])
def test_no_private_name_is_in_any_row(
    record_url: str, monkeypatch: pytest.MonkeyPatch, lines: int, together: int
) -> None:
    fill(record_url, NAMES)
    monkeypatch.setattr(streaming, "FIRST", lines)
    monkeypatch.setattr(streaming, "LINES", lines)
    monkeypatch.setattr(streaming, "PIECE", 61 * lines)
    monkeypatch.setattr(downloads, "TOGETHER", together)
    with opened(record_url) as client:
        for path in LISTS:
            told = client.get(path)
            assert told.status_code == 200 and told.headers[downloads.HEADER] == "yes"
            words = {word.lower() for name in NAMES for word in name.split()}
            rows = list(csv.DictReader(StringIO(told.text)))
            for row in rows:
                cells = " ".join(str(value) for value in row.values()).lower()
                assert words.isdisjoint(cells.replace("'", " ").replace("-", " ").split()), (path, row)
            if path in ("/claims.csv", "/reports.csv"):
                assert len(rows) == len(NAMES) and all(row["protected"] == "true" for row in rows)


def test_rows_without_a_name_are_as_they_were(record_url: str) -> None:
    with opened(
        record_url, [witnessed("a", party("Rado Vink", "General Rado Vink"), "General Rado Vink fled.")]
    ) as one:
        plain, protected = (one.get("/events.csv", headers=headers).text for headers in (SCRIPT, {}))
        assert protected.splitlines() == [
            f"{line},{end}" for line, end in zip(plain.splitlines(), ("protected", "false"), strict=True)
        ]


@pytest.mark.parametrize("path", ["claims.csv?kind=riots", "claims.csv?words=!!", "events.csv?modality=sung"])
def test_what_is_wrong_is_said_before_the_heading(record_url: str, path: str) -> None:
    fill(record_url, NAMES[:2])
    with opened(record_url) as client:
        answer = client.get(f"/{path}")
        assert 400 <= answer.status_code < 500 and "text/csv" not in answer.headers["content-type"]


@pytest.mark.parametrize(
    "asked", ["modality=sung", "type=air_strik", "status=acepted", "place=!!", "actor=Taliban&actor=%3F", "words=!!"]
)
def test_it_is_said_however_slow_the_record_is(record_url: str, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    fill(record_url, NAMES[:2])
    usual: Any = Record.every_event

    def slow(record: Record, chosen: Filter, **state: Any) -> Iterator[EventRow]:
        time.sleep(4 * streaming.PATIENCE)
        yield from usual(record, chosen, **state)

    monkeypatch.setattr(Record, "every_event", slow)
    with opened(record_url) as client:
        answer = client.get(f"/events.csv?{asked}")
        assert answer.status_code == 400 and "text/csv" not in answer.headers["content-type"]
        assert client.get("/events.csv?type=Bombing&actor=Taliban&status=all").status_code == 200


def test_claims_come_uncounted_while_they_are_read_to_be_counted(
    record_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(record_url, NAMES)
    with opened(record_url) as client:
        whole = client.get("/claims").text
        assert "60 claims" in whole and 'id="narrow"' in whole
        monkeypatch.setattr(record_finding, "being_read", lambda connection: True)
        for path in ("/claims", "/claims?words=bomb"):
            told = client.get(path).text
            assert "still counting them" in told and 'id="narrow"' not in told and "60 claims" not in told
            assert told.count('class="claim') == whole.count('class="claim') > 0
        following = client.get("/claims?limit=20").text
        assert 'rel="next"' in following
        assert client.get("/claims.json").json()["total"] == 60
        for path in ("/claims?kind=event", "/search?q=bomb"):
            told = client.get(path).text
            assert told.count("</html>") == 1 and "still counting" not in told and "60" in told
        assert client.get("/claims?kind=riots").status_code == 400
