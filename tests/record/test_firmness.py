"""Events that nobody asserts have a place and a day, and always say what they are: possible, planned or denied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from told import HERAT, KABUL, blast

from rashomon.comparing.account import Account
from rashomon.exchange.event_list import event_list
from rashomon.exchange.export_rows import event_row
from rashomon.reading.claim import Interval, Party
from rashomon.reading.result import Reading
from rashomon.record.filtering import Filter
from rashomon.record.record import Record
from rashomon.record.rows import EventRow
from rashomon.record.summing import laid_out, summary

DAY = date(2031, 5, 9)
PLANNED = blast("p", publisher="Valley Post", killed=30, modality="planned")


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        yield opened


def only(record: Record, *told: Reading, **asked: Any) -> EventRow:
    record.add_readings(told)
    (event,) = record.events(**asked)
    return event


@pytest.mark.parametrize("modality", ["possible", "planned", "denied"])
def test_what_nobody_asserts_has_a_place_and_a_day_and_says_so(record: Record, modality: str) -> None:
    event = only(record, blast("p", modality=modality))
    assert (event.place, event.start, event.latitude) == ("Kabul", DAY, KABUL.latitude)
    assert (event.modality, event.place_modality, event.day_modality) == (modality,) * 3
    assert event.title == f"Bombing ({modality}), Kabul, 2031-05-09"
    assert only(record, place="Kabul", since=DAY, until=DAY) == event


def test_tolls_of_what_is_planned_are_no_tolls(record: Record) -> None:
    event = only(record, PLANNED)
    tolls = (event.killed_lowest, event.killed_best, event.killed_highest, event.killed_latest, event.wounded_best)
    assert tolls == (None,) * 5 and event.origins == 0
    assert {total.value for total in record.totals([event.id])} <= {0, None}
    assert record.event(event.id).growth == ()
    assert record.events(min_killed=1).total == 0


def test_the_list_the_table_and_the_map_say_that_it_is_planned(record: Record) -> None:
    event = only(record, PLANNED)
    row = event_row(event)
    assert (row["modality"], row["place_modality"], row["day_modality"]) == ("planned",) * 3
    drawn = record.map_points(Filter())
    assert (drawn["lon"], drawn["start"], drawn["modality"], drawn["killed"]) == (
        [KABUL.longitude], ["2031-05-09"], ["planned"], [None],
    )  # fmt: skip
    from rich.console import Console

    console = Console(width=140)
    with console.capture() as said:
        console.print(event_list([event], 1, 140))
    assert "→ planned: bombing" in said.get()


def test_what_was_planned_and_then_happened_is_where_it_happened(record: Record) -> None:
    event = only(record, PLANNED, blast("a", publisher="Kot Courier", killed=4))
    assert (event.modality, event.place_modality, event.day_modality, event.killed_best) == (
        "asserted", "asserted", "asserted", 4,
    )  # fmt: skip


def test_the_past_says_how_firmly_it_was_told_then(record: Record) -> None:
    before = only(record, PLANNED)
    moment = record.changes()[0].at
    now = only(record, blast("a", publisher="Kot Courier", killed=4))
    assert (now.id, now.place_modality) != (before.id, before.place_modality)
    (then,) = record.events(as_of=moment)
    assert then == before and then.place_modality == "planned"


def accounts(*told: tuple[str, Party | None, str]) -> list[Account]:
    """Accounts of one bombing by modality, place and day."""
    found = []
    for number, (modality, place, day) in enumerate(told):
        reading = blast(f"r{number}", modality=modality)
        claim = replace(
            reading.claims[0],
            places=(place,) if place else (),
            when=Interval(date.fromisoformat(day), date.fromisoformat(day), "day") if day else None,
        )
        found.append(Account(f"c{number}", claim, f"d{number}", publisher=f"Paper {number}", published=DAY))
    return found


def summed(found: Sequence[Account]) -> dict[str, Any]:
    class Nobody:
        def on(self, kind: str, about: str) -> None:
            return None

        def of_event(self, tellings: object, documents: object) -> list[Any]:
            return []

    known, laid = laid_out(found, Nobody())  # type: ignore[arg-type]
    return summary("e1", found, known, laid, 0, Nobody())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "place", "day"),
    [
        ([("asserted", None, ""), ("possible", KABUL, "2031-05-09")], ("Kabul", "possible"),
         ("2031-05-09", "possible")),
        ([("denied", HERAT, "2031-05-01"), ("planned", KABUL, "2031-05-09")], ("Kabul", "planned"),
         ("2031-05-09", "planned")),
        ([("planned", HERAT, "2031-05-01"), ("possible", KABUL, "")], ("Kabul", "possible"), ("2031-05-01", "planned")),
        ([("asserted", HERAT, ""), ("planned", KABUL, "2031-05-09")], ("Herat", "asserted"), ("2031-05-09", "planned")),
        ([("asserted", None, "")], ("", ""), (None, "")),
    ],
)  # fmt: skip
def test_the_firmest_claims_that_tell_a_place_or_a_day_give_it(
    told: list[tuple[str, Party | None, str]], place: tuple[str, str], day: tuple[str | None, str]
) -> None:
    for some in (accounts(*told), accounts(*told)[::-1]):
        row = summed(some)
        assert (row["place"], row["place_modality"]) == place
        assert (row["start"].isoformat() if row["start"] else None, row["day_modality"]) == day


def test_a_title_marks_the_part_that_is_told_otherwise_than_the_event() -> None:
    row = summed(accounts(("asserted", None, ""), ("planned", KABUL, "2031-05-09")))
    assert row["title"].startswith("Bombing, Kabul (planned), 2031-05-09 (planned)")
    row = summed(accounts(("asserted", HERAT, "2031-05-09"), ("planned", KABUL, "2031-05-10")))
    assert "planned" not in row["title"]


def test_of_several_plans_the_policy_chooses_as_it_does_of_assertions() -> None:
    narrow = summed(
        accounts(("planned", KABUL, "2031-05-09"), ("planned", KABUL, "2031-05-09"), ("planned", HERAT, "2031-05-01"))
    )
    assert (narrow["place"], narrow["start"], narrow["place_modality"]) == ("Kabul", DAY, "planned")
