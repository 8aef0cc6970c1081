"""Going ahead: what a second process works out is what the first one would have; and losing it does no harm."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from told import HERAT, KABUL, blast, ties

from rashomon.reading.result import Reading
from rashomon.record import ahead, meeting
from rashomon.record.clock import ticking
from rashomon.record.dialects import reading
from rashomon.record.record import Record
from rashomon.record.tables import METADATA

START = datetime(2031, 6, 1, tzinfo=UTC)
REPORTS = 60
WIRE = (
    "as an agency has it word for word in each of the papers of the province that print what it sends in the night "
    "people ran from the old market when the walls of the bakery came down and nobody knew who had put it there"
)
OWN = ("protection",)
"""Tables that say something else in each record."""


@pytest.fixture(autouse=True)
def in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "SENT", 4)
    monkeypatch.setattr("rashomon.record.feeding.TOGETHER", 10)


@pytest.fixture
def compared_here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many tellings this process compared by itself, report by report."""
    found: list[int] = []

    def links(connection: object, sketches: object, told: meeting.Told) -> object:
        found.append(len(told.tellings))
        return meeting.links(connection, sketches, told)  # type: ignore[arg-type]

    monkeypatch.setattr("rashomon.record.linking.links", links)
    return found


def reports() -> list[Reading]:
    """Two papers on some bombings in two towns, day after day, a copy now and then, and who holds with whom."""
    found = []
    for number in range(REPORTS):
        day = date(2031, 5, 1) + timedelta(number // 5)
        when = {"published": str(day + timedelta(1)), "day": str(day)}
        words = f"word{number}er word{number}is word{number}ak word{number}um word{number}ol" if number % 7 else WIRE
        town = (KABUL, HERAT)[number % 2]
        found.append(blast(f"n{number}", publisher=f"Paper {number % 3}", place=town, words=words, **when))
    found.insert(30, ties("t", "allied", published="2031-05-20"))
    return found


def rows(record: Record) -> dict[str, list[str]]:
    with reading(record.engine) as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in METADATA.sorted_tables
            if table.name not in OWN
        }


def alone(folder: Path, *readings: list[Reading]) -> dict[str, list[str]]:
    with Record(folder / "alone.db", clock=ticking(START, timedelta(hours=1))) as record:
        for some in readings:
            record.add_readings(some)
        return rows(record)


def test_every_row_is_the_same(record_url: str, tmp_path: Path, compared_here: list[int]) -> None:
    with Record(record_url, clock=ticking(START, timedelta(hours=1))) as record:
        record.add_readings(reports()[:25])
        compared_here.clear()
        assert record.add_readings(reports()[25:], jobs=2).documents == REPORTS + 1 - 25
        assert not compared_here
        found = rows(record)
    assert any(found["view_links"]) and any(found["view_copies"])
    assert found == alone(tmp_path, reports()[:25], reports()[25:])


def test_a_report_that_is_known_ends_the_going_ahead(tmp_path: Path, compared_here: list[int]) -> None:
    twice = [*reports()[:15], reports()[3], *reports()[15:]]
    with Record(tmp_path / "two.db", clock=ticking(START, timedelta(hours=1))) as record:
        added = record.add_readings(twice, jobs=2)
        assert (added.documents, added.known) == (REPORTS + 1, 1)
        assert len(compared_here) == REPORTS + 1 - 15
        found = rows(record)
    assert found == alone(tmp_path, twice)


def test_another_process_that_writes_ends_it_too(record_url: str, compared_here: list[int]) -> None:
    other = blast("other", published="2031-05-04", day="2031-05-03")

    def interrupted() -> Iterator[Reading]:
        for number, one in enumerate(reports()):
            if number == 20:
                # Two batches are written by now or are about to be; a third is on its way.
                with Record(record_url) as second:
                    second.add_readings([other])
                compared_here.clear()
            yield one

    with Record(record_url) as record:
        record.add_readings(interrupted(), jobs=2)
        assert compared_here
        now = rows(record)
        record.rebuild()
        assert {table: some for table, some in rows(record).items() if table[:10] == "view_links"} == {
            table: some for table, some in now.items() if table[:10] == "view_links"
        }


def test_without_the_second_process_the_first_goes_on(tmp_path: Path) -> None:
    def killing() -> Iterator[Reading]:
        for number, one in enumerate(reports()):
            if number == 40:
                for process in multiprocessing.active_children():
                    os.kill(process.pid or 0, signal.SIGKILL)
            yield one

    with Record(tmp_path / "two.db", clock=ticking(START, timedelta(hours=1))) as record:
        assert record.add_readings(killing(), jobs=2).documents == REPORTS + 1
        found = rows(record)
    assert found == alone(tmp_path, reports())
