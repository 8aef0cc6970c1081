"""Facets of the lists beside the events: each value leads to as many rows as it says, several values to either."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from told import HERAT, IS, KABUL, POLICE, TALIBAN, blast, holds, three, ties

from rashomon.documents.factory import document
from rashomon.errors import UserError
from rashomon.reading.claim import Party
from rashomon.reading.result import Reading
from rashomon.record.actor_lists import ActorFilter
from rashomon.record.catalogue import catalogue
from rashomon.record.claim_columns import ClaimColumns, claim_columns
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.dialects import reading
from rashomon.record.facets import Facet
from rashomon.record.place_lists import PlaceFilter
from rashomon.record.record import Record
from rashomon.record.report_lists import ReportFilter
from rashomon.record.rows import ClaimRow
from rashomon.record.runs import run_of
from rashomon.record.source_lists import SourceFilter

LONG = " ".join(f"word{number} of the very same long report" for number in range(60))


def told() -> list[Reading]:
    wire = blast("w", publisher="Valley Wire", published="2032-07-02", day="2032-07-01", agents=(TALIBAN,), words=LONG)
    copy = Reading(document(wire.document.text, id="x", publisher="Hill Mirror", published="2032-07-03"),
                   [replace(claim) for claim in wire.claims])  # fmt: skip
    nowhere = blast("u", publisher="Kot Courier", agents=(), words="somewhere else")
    return [
        *three(), wire, copy,
        blast("d", publisher="Herat Post", place=HERAT, killed=3, modality="denied", sources=(POLICE,)),
        Reading(nowhere.document, [replace(nowhere.claims[0], places=(), when=None, agents=())]),
        Reading(document("Quiet in Kot.", id="n", publisher="Quiet Times"), [], "no word of conflict in its 3 words"),
        holds("h1", TALIBAN, KABUL, "2031-05-01", published="2031-05-02"),
        holds("h2", IS, HERAT, "2031-08-01", published="2031-08-02"),
        ties("t1", "hostile", published="2031-03-01"),
    ]  # fmt: skip


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(told())
        yield opened


def claims(record: Record, **chosen: Any) -> tuple[int, Sequence[Facet]]:
    found = record.claims_list(ClaimFilter(**chosen), limit=500)
    assert len(found.rows) == found.total
    return found.total, found.facets


def reports(record: Record, **chosen: Any) -> tuple[int, Sequence[Facet]]:
    found = record.reports_list(ReportFilter(**chosen), limit=500)
    assert len(found.rows) == found.total
    return found.total, found.facets


def actors(record: Record, **chosen: Any) -> tuple[int, Sequence[Facet]]:
    found = record.actors_list(ActorFilter(**chosen), limit=500)
    return len(found), found.facets


def places(record: Record, **chosen: Any) -> tuple[int, Sequence[Facet]]:
    found = record.places_list(PlaceFilter(**chosen), limit=500)
    return len(found), found.facets


def sources(record: Record, **chosen: Any) -> tuple[int, Sequence[Facet]]:
    found = record.sources_list(SourceFilter(**chosen), limit=500)
    return len(found), found.facets


def disagreements(record: Record, **chosen: Any) -> tuple[int, Sequence[Facet]]:
    return len(record.disagreements(**chosen, limit=None)), record.disagreement_facets(**chosen)


List = Callable[..., tuple[int, Sequence[Facet]]]
EXPECTED = {
    claims: {
        "kind",
        "type",
        "modality",
        "missing",
        "speaker_kind",
        "origin",
        "outlet",
        "country",
        "at",
        "year",
        "status",
    },
    reports: {"publisher", "credit", "repeats", "note", "language", "year"},
    actors: {"kind", "has", "country"},
    places: {"country", "precision", "held_by"},
    sources: {"kind", "stake", "letter"},
    disagreements: {"type", "slot", "single_origin", "self_interested", "country"},
}


def value_of(name: str, value: str) -> Any:
    return int(value) if name == "year" else True if value == "true" else value


@pytest.mark.parametrize("ask", EXPECTED, ids=lambda ask: ask.__name__)
def test_each_value_leads_to_as_many_rows_as_it_counts(record: Record, ask: List) -> None:
    every, facets = ask(record)
    assert {facet.name for facet in facets} == EXPECTED[ask]
    assert sum(bool(facet.values) for facet in facets) >= len(facets) - 1
    for facet in facets:
        for one in facet.values:
            assert one.label and not one.chosen
            total, narrowed = ask(record, **{facet.name: value_of(facet.name, one.value)})
            assert total == one.count <= every, (facet.name, one)
            chosen = {v.value for v in next(f for f in narrowed if f.name == facet.name).values if v.chosen}
            assert chosen == {one.value}
        if len(facet.values) > 1:
            some = facet.values[:2]
            total, _ = ask(record, **{facet.name: tuple(value_of(facet.name, one.value) for one in some)})
            assert max(one.count for one in some) <= total <= sum(one.count for one in some), facet.name


def test_facets_count_within_the_other_filters(record: Record) -> None:
    _, facets = claims(record, kind="event", modality="denied")
    found = {facet.name: {one.value: one.count for one in facet.values} for facet in facets}
    assert found["outlet"] == {"outlet:herat-post": 1}
    assert found["modality"]["asserted"] == 6 and found["kind"]["event"] == 1
    assert claims(record, missing="nobody named")[0] >= claims(record, missing=("unlocated",))[0] == 1
    assert claims(record, year=2032, month="2032-07")[0] == 2
    assert claims(record, place="Herat", status="all")[0] == 2
    assert reports(record, repeats=("copy", "rewrite"))[0] == 1 == reports(record, copies=True)[0]
    assert reports(record, note="no word of conflict")[0] == 1
    assert places(record, held_by="IS")[0] == 1 and actors(record, has="control")[0] == 2


def test_values_are_known_however_they_are_written(record: Record) -> None:
    assert claims(record, type="Bombing")[0] == claims(record, type="bombing")[0] > 0
    assert actors(record, country="af") == actors(record, country="af")
    assert actors(record, country="af")[0] == actors(record, country="AF")[0] > 0
    assert reports(record, publisher="Valley Wire")[0] == reports(record, publisher="outlet:valley-wire")[0] > 0
    total, facets = claims(record, country="FJ")
    assert total == 0
    assert [(one.value, one.count) for facet in facets for one in facet.values if one.chosen] == [("FJ", 0)]
    with pytest.raises(UserError, match="no kind 'gossip'; there are: event, relation"):
        claims(record, kind="gossip")


def test_rejected_claims_are_only_counted_where_they_are_asked_for(record: Record) -> None:
    whole = claims(record)[0]
    [row, *_] = record.claims_list(ClaimFilter(kind="control")).rows
    record.review("claim", [row.account.id], "reject", by="Ada", because="misread")
    total, facets = claims(record)
    assert total == whole - 1
    status = next(facet for facet in facets if facet.name == "status")
    assert {one.value: one.count for one in status.values} == {"machine": whole - 1, "rejected": 1}
    assert claims(record, status=("machine", "rejected"))[0] == whole == claims(record, status="all")[0]


def copies(record: Record) -> Sequence[ClaimRow]:
    return record.claims_list(ClaimFilter(outlet="outlet:hill-mirror")).rows


def described(columns: ClaimColumns) -> dict[str, Any]:
    """Everything by claim, without codes."""

    def words(name: str, code: int) -> str:
        return columns.values[name][code] if code >= 0 else ""

    found: dict[str, Any] = {}
    for at, id_ in enumerate(columns.ids.astype(str).tolist()):
        lists = {
            name: sorted(words(name, code) for code in codes[owners == at].tolist())
            for name, (codes, owners) in columns.lists.items()
        }
        coded = {name: words(name, codes[at]) for name, codes in columns.codes.items()}
        days = {name: str(some[at]) for name, some in columns.days.items()}
        found[id_] = (int(columns.numbers[at]), coded, days, bool(columns.self_interested[at]), lists)
    return found


def test_the_columns_of_claims_follow_every_change(record: Record) -> None:
    def check() -> None:
        record.settle()
        with reading(record.engine) as connection:
            now = catalogue(connection)
            followed = claim_columns(connection, now)
            fresh = claim_columns(connection, replace(now, carried={}))
        assert described(followed) == described(fresh)
        assert followed.numbers.tolist() == sorted(followed.numbers.tolist())

    check()
    record.add_readings([blast("z", publisher="Late Post", killed=15, agents=(IS,), place=HERAT)])
    check()
    # An older original makes another report the copy: its claims go back to somebody else.
    early = blast("y", publisher="First Wire", published="2032-07-01", day="2032-07-01", agents=(TALIBAN,), words=LONG)
    assert {row.account.origin.id for row in copies(record)} == {"outlet:valley-wire"}
    record.add_readings([early])
    assert {row.account.origin.id for row in copies(record)} == {"outlet:first-wire"}
    check()
    newer = blast("a", killed=13, agents=(Party("Hill Band", "armed_group"),))
    record.add_readings([Reading(told()[0].document, newer.claims)], run_of("9.9", "other"))
    check()
    [row, *_] = record.claims_list(ClaimFilter(kind="event")).rows
    [judged] = record.review("claim", [row.account.id], "reject", by="Ada", because="misread")
    check()
    record.undo(judged.id, by="Ada", because="right after all")
    check()
    record.rebuild()
    check()


def test_days_of_lists_are_the_claims_own(record: Record) -> None:
    late = {row.account.said_as for row in record.claims_list(ClaimFilter(since=date(2032, 1, 1))).rows}
    assert late == {"w", "x"}
