"""Lists of events: every filter against a count by hand, facets, order, the catalogue after every sort of change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from told import HERAT, IS, POLICE, TALIBAN, blast, holds, ties

from rashomon.errors import UserError
from rashomon.reading.claim import Party
from rashomon.reading.result import Reading
from rashomon.record import catalogue as catalogues
from rashomon.record.dialects import reading
from rashomon.record.filtering import Filter
from rashomon.record.record import Record
from rashomon.record.rows import EventRow

NOWHERE = Party("Upper Dell", "place", ("Upper Dell",))


def told() -> list[Reading]:
    """Seven bombings: two reports of one, an unlocated one, a planned one, one of another country."""
    marib = Party("Marib", "place", ("Marib",), "gn:71132", "YE", "Marib, Yemen", 15.46, 45.32, "city")
    return [
        blast("a", publisher="Valley Wire", killed=12, sources=(POLICE,), agents=(TALIBAN,)),
        blast("b", publisher="Kot Courier", killed=9),
        blast("c", publisher="Kot Courier", published="2031-06-12", day="2031-06-10", killed=3, agents=(IS,)),
        blast("d", publisher="Herat Post", published="2032-01-03", day="2032-01-02", killed=30, place=HERAT),
        blast("e", publisher="Herat Post", published="2032-02-03", day="2032-02-02", killed=1, place=NOWHERE),
        blast(
            "f", publisher="Gulf Days", published="2032-03-03", day="2032-03-02", killed=7, place=marib, agents=(IS,)
        ),
        blast("g", publisher="Gulf Days", published="2032-05-03", day="2032-05-01", place=marib, modality="planned"),
    ]


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(told())
        yield opened


def year(row: EventRow) -> int:
    day = row.start or row.first_published
    return day.year if day else 0


BY_HAND: dict[str, tuple[object, Callable[[EventRow], bool]]] = {
    "type": ("bombing", lambda row: row.type == "bombing"),
    "country": ("ye", lambda row: row.country == "YE"),
    "modality": ("planned", lambda row: row.modality == "planned"),
    "since": (date(2031, 6, 10), lambda row: (row.end or row.first_published or date.min) >= date(2031, 6, 10)),
    "until": (date(2032, 1, 2), lambda row: (row.start or row.first_published or date.max) <= date(2032, 1, 2)),
    "year": (2032, lambda row: year(row) == 2032),
    "min_killed": (7, lambda row: (row.killed_best or 0) >= 7),
    "min_origins": (2, lambda row: row.origins >= 2),
    "published_until": (date(2031, 12, 31), lambda row: (row.first_published or date.max) <= date(2031, 12, 31)),
    "located": (False, lambda row: row.latitude is None),
    "dated": (True, lambda row: row.start is not None),
    "single_origin": (True, lambda row: row.origins < 2),
    "disagreeing": (True, lambda row: row.disagreements > 0),
    "place": ("Marib", lambda row: row.place == "Marib"),
    "actor": ("IS", lambda row: "IS" in row.agents or "Islamic State" in row.agents),
    "words": ("cmart", lambda row: year(row) == 2031 and row.killed_best == 3),
    "outlet": ("outlet:gulf-days", lambda row: row.place == "Marib"),
}

MORE: dict[str, tuple[object, Callable[[EventRow], bool]]] = {
    "type": ("riot", lambda row: row.type == "riot"),
    "country": ("AF", lambda row: row.country == "AF"),
    "modality": ("denied", lambda row: row.modality == "denied"),
    "year": (2031, lambda row: year(row) == 2031),
    "actor": ("Taliban", lambda row: "Taliban" in row.agents),
    "outlet": ("outlet:herat-post", lambda row: row.country != "YE" and year(row) == 2032),
}
"""Another value of a filter."""


def test_every_filter_and_every_pair_of_filters_lets_through_what_it_says(record: Record) -> None:
    every = list(record.events(limit=None, status="all"))
    assert len(every) == 6
    assert {name for name in Filter.__dataclass_fields__} == {*BY_HAND, "policy", "status"}
    for names in [*combinations(BY_HAND, 1), *combinations(BY_HAND, 2)]:
        chosen = Filter(**{name: BY_HAND[name][0] for name in names})
        found = record.listing(chosen, limit=500).events
        expected = {row.id for row in every if all(BY_HAND[name][1](row) for name in names)}
        assert {row.id for row in found} == expected, names
        assert found.total == len(expected)
        if len(names) == 1:
            assert len(expected) > 0, names


def test_facets_count_what_each_value_would_leave(record: Record) -> None:
    every = list(record.events(limit=None))
    found = {facet.name: facet for facet in record.listing(Filter(country="YE")).facets}
    assert [(one.label, one.value) for one in found["country"].values][-1] == ("Yemen", "YE")
    assert {one.value: one.count for one in found["country"].values} == Counter(r.country for r in every if r.country)
    assert [one.value for one in found["country"].values if one.chosen] == ["YE"]
    assert {one.value: one.count for one in found["modality"].values} == {"asserted": 1, "planned": 1}
    assert [(one.label, one.count) for one in found["actor"].values] == [("Islamic State", 1)]
    assert [(one.label, one.count) for one in found["outlet"].values] == [("Gulf Days", 2)]
    for facet in record.listing(Filter()).facets:
        for one in facet.values:
            value = int(one.value) if facet.name == "year" else one.value
            assert record.listing(Filter(**{facet.name: value})).events.total == one.count, (facet.name, one)


def test_one_of_several_values_is_enough(record: Record) -> None:
    every = list(record.events(limit=None, status="all"))
    for names in (("country", "modality"), ("year", "outlet"), ("actor", "type")):
        values = {name: (BY_HAND[name][0], MORE[name][0]) for name in names}
        expected = {row.id for row in every if all(BY_HAND[name][1](row) or MORE[name][1](row) for name in names)}
        listed = record.listing(Filter(**values), limit=500)
        assert {row.id for row in listed.events} == expected
        for facet in listed.facets:
            if facet.name in names:
                assert sum(one.chosen for one in facet.values) == 2, facet
    then = record.listing(Filter(country=("YE", "AF"), year=(2031, 2032)), as_of=date(2999, 1, 1))
    today = record.listing(Filter(country=("YE", "AF"), year=(2031, 2032)))
    assert [row.id for row in then.events] == [row.id for row in today.events] != []
    assert record.listing(Filter(status=("machine", "rejected"))).events.total == len(every)


def test_pages_in_any_order_hold_every_event_once(record: Record) -> None:
    for order in ("start", "killed", "origins", "recent", "reports", "disagreements"):
        pages = [row.id for at in range(0, 8, 2) for row in record.events(order=order, limit=2, offset=at)]
        assert sorted(pages) == sorted(row.id for row in record.events(limit=None)), order
    killed = [row.killed_best for row in record.events(order="killed")]
    assert killed == sorted(killed, key=lambda number: -(number or 0))
    starts = [row.start or row.first_published for row in record.events()]
    assert starts == sorted(starts, key=lambda day: day or date.min, reverse=True)
    assert [row.id for row in record.every_event(Filter())] == [row.id for row in record.events(limit=None)]


def test_what_makes_no_sense_is_said(record: Record) -> None:
    with pytest.raises(UserError, match="no order"):
        record.listing(Filter(), order="size")
    with pytest.raises(UserError, match="give a word"):
        record.listing(Filter(words="!"))
    note = record.listing(Filter(place="Marib", min_killed=99)).events.note
    assert note == "no event in or around Marib, with at least 99 killed (best-low-high) among the 6 of the record " \
        "(each alone: in or around Marib: 2; with at least 99 killed (best-low-high): 0)"  # fmt: skip


def test_the_catalogue_follows_every_change(record: Record) -> None:
    def check() -> None:
        record.settle()
        with reading(record.engine) as connection:
            now = catalogues.catalogue(connection)
            fresh = catalogues._brought_up(connection, None, now.seq)
            assert now.ids.tolist() == fresh.ids.tolist()
            for name, column in fresh.columns.items():
                known = now.columns[name]
                if name in catalogues.CODED:
                    known = np.array(now.values[name], dtype=object)[known]
                    column = np.array(fresh.values[name], dtype=object)[column]
                assert known.astype(str).tolist() == column.astype(str).tolist(), name
            for name in catalogues.LISTS:
                ours, theirs = ([(int(owner), whole.values[name][code])
                                 for code, owner in zip(*whole.flat(connection, name), strict=True)]
                                for whole in (now, fresh))  # fmt: skip
                assert len(set(ours)) == len(ours) and set(ours) == set(theirs), name

    check()
    record.add_readings([blast("h", publisher="New Paper", published="2033-01-01", day="2032-12-31", agents=(POLICE,))])
    check()
    first, second, third = (row.id for row in record.events(limit=3))
    record.review("event", [first], "reject", by="Ada", because="twice")
    check()
    merged = record.review("event", [second, third], "merge", by="Ada", because="one")
    check()
    record.undo(merged[0].id, by="Ada", because="two")
    check()
    account = record.accounts([record.events(order="reports")[0].id])
    claim = next(iter(account.values()))[0].id
    record.review("claim", [claim], "reject", by="Ada", because="misread")
    check()
    record.add_readings(
        [ties("t", "hostile", published="2031-01-01"), holds("u", IS, HERAT, "2031-01-01", published="2031-01-02")]
    )
    check()
    record.rebuild()
    check()


def test_another_record_under_the_same_name_is_another_catalogue(tmp_path: object) -> None:
    path = f"{tmp_path}/r.db"
    with Record(path) as one:
        one.add_readings(told())
        assert one.summary().events == 6
    from pathlib import Path

    for file in Path(str(tmp_path)).glob("r.db*"):
        file.unlink()
    with Record(path) as other:
        assert other.summary().events == 0


def test_the_map_has_every_event_also_those_without_a_place(record: Record) -> None:
    columns = record.map_points(Filter())
    assert {len(column) for column in columns.values()} == {6}
    at = columns["title"].index(next(title for title in columns["title"] if "Upper Dell" in title))
    assert (columns["lon"][at], columns["lat"][at], columns["radius_km"][at]) == (None, None, None)
    assert columns["start"][at] == "2032-02-02" and columns["killed"][at] == 1
    assert columns["type"][at] == "bombing" and columns["status"][at] == "machine"
    some = record.map_points(Filter(country="YE"))
    assert (set(some["lat"]), set(some["lon"]), set(some["radius_km"])) == ({15.46}, {45.32}, {8})
