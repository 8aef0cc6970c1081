"""Lists of claims, reports, actors and places, the network, a place's page, the numbers of a record, one search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from told import HERAT, IS, KABUL, POLICE, TALIBAN, blast, holds, ties

from rashomon.documents.factory import document
from rashomon.errors import UserError
from rashomon.reading.result import Reading
from rashomon.record.actor_lists import ActorFilter
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.place_lists import PlaceFilter
from rashomon.record.record import Record
from rashomon.record.report_lists import ReportFilter


def told() -> list[Reading]:
    long = " ".join(f"word{number} of the very same long report" for number in range(60))
    wire = blast("w", publisher="Valley Wire", published="2031-07-02", day="2031-07-01", agents=(TALIBAN,), words=long)
    copy = Reading(
        document(wire.document.text, id="x", publisher="Hill Mirror", published="2031-07-03"),
        [replace(claim) for claim in wire.claims],
    )
    return [
        blast("a", publisher="Valley Wire", killed=12, sources=(POLICE,), agents=(TALIBAN,)),
        blast("b", publisher="Kot Courier", killed=9, modality="denied"),
        wire,
        copy,
        Reading(document("Nothing happened in Kot today.", id="n", publisher="Quiet Times"), []),
        holds("h1", TALIBAN, KABUL, "2031-05-01", published="2031-05-02"),
        holds("h2", IS, KABUL, "2031-08-01", published="2031-08-02"),
        ties("t1", "hostile", published="2031-03-01"),
        ties("t2", "hostile", published="2031-04-01"),
        ties("t3", "hostile", published="2031-09-01", modality="denied"),
    ]


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(told())
        yield opened


CHOSEN = (
    (ClaimFilter(), {"a", "b", "w", "x", "h1", "h2", "t1", "t2", "t3"}),
    (ClaimFilter(words="bomb Kabul"), {"a", "b", "w", "x"}),
    (ClaimFilter(words='"IS are hostile"'), {"t1", "t2", "t3"}),
    (ClaimFilter(kind="control"), {"h1", "h2"}),
    (ClaimFilter(kind="relation", modality="denied"), {"t3"}),
    (ClaimFilter(actor="Taliban"), {"a", "w", "x", "h1", "t1", "t2", "t3"}),
    (ClaimFilter(actor="Taliban", type="bombing"), {"a", "w", "x"}),
    (ClaimFilter(place="Kabul"), {"a", "b", "w", "x", "h1", "h2"}),
    (ClaimFilter(place="Kabul", kind="control", actor="IS"), {"h2"}),
    (ClaimFilter(speaker="police"), {"a"}),
    (ClaimFilter(origin="Valley Wire"), {"a", "w", "x"}),
    (ClaimFilter(outlet="outlet:hill-mirror"), {"x"}),
    (ClaimFilter(since=date(2031, 7, 1)), {"w", "x", "h2"}),
    (ClaimFilter(until=date(2031, 5, 1)), {"h1"}),
    (ClaimFilter(subject="ties: islamic-state | taliban", type="hostile"), {"t1", "t2", "t3"}),
    (ClaimFilter(status="accepted"), set()),
    (ClaimFilter(type="riot"), set()),
)


def test_claims_pass_their_filters(record: Record) -> None:
    for chosen, expected in CHOSEN:
        found = record.claims_list(chosen)
        assert {row.account.said_as for row in found.rows} == expected, chosen
        assert (found.total, found.next) == (len(expected), None), chosen


def test_pages_of_claims_hold_each_once(record: Record) -> None:
    seen, before = [], None
    while True:
        found = record.claims_list(ClaimFilter(modality="asserted"), limit=2, before=before)
        assert found.total == 7
        seen += [row.account.id for row in found.rows]
        if (before := found.next) is None:
            break
    assert len(seen) == len(set(seen)) == 7
    assert seen == [row.account.id for row in record.every_claim(ClaimFilter(modality="asserted"))]


def test_a_claim_is_listed_with_its_event_report_and_status(record: Record) -> None:
    [row] = record.claims_list(ClaimFilter(speaker="police")).rows
    assert row.event == record.events(actor="Taliban", until=date(2031, 6, 1))[0].id
    assert row.event_title.startswith("Bombing, Kabul") and (row.report, row.status) == ("a", "machine")
    record.review("claim", [row.account.id], "reject", by="Ada", because="misread")
    assert record.claims_list(ClaimFilter(speaker="police")).total == 0
    assert record.claims_list(ClaimFilter()).total == 8
    assert record.claims_list(ClaimFilter(status="all")).total == 9
    [row] = record.claims_list(ClaimFilter(status="rejected")).rows
    assert row.status == "rejected"


def test_reports_are_listed_with_what_they_repeat(record: Record) -> None:
    found = record.reports_list(ReportFilter())
    assert [row.id for row in found.rows][:3] == ["t3", "h2", "x"] and found.rows[-1].id == "n"
    assert found.total == 10
    [copy] = record.reports_list(ReportFilter(copies=True)).rows
    assert (copy.id, copy.copy_of_title, copy.copy_kind, copy.claims, copy.events) == ("x", "w", "copy", 1, 1)
    assert copy.copy_share > 0.9
    [empty] = record.reports_list(ReportFilter(with_claims=False)).rows
    assert (empty.id, empty.claims, empty.events) == ("n", 0, 0)
    [hit] = record.reports_list(ReportFilter(words="nothing Kot")).rows
    assert hit.id == "n" and "Nothing happened in Kot" in hit.found
    assert {r.id for r in record.reports_list(ReportFilter(publisher="Valley Wire")).rows} == {"a", "w"}
    assert {r.id for r in record.reports_list(ReportFilter(publisher="outlet:valley-wire")).rows} == {"a", "w"}
    days = ReportFilter(since=date(2031, 7, 1), until=date(2031, 7, 31))
    assert [row.id for row in record.every_report(days)] == ["x", "w"]


def test_actors_are_those_with_a_name(record: Record) -> None:
    rows, total = record.actors_list(), record.actors_list().total
    assert total == len(rows) and [(row.name, row.events, row.claims) for row in rows] == [
        ("Taliban", 2, 7), ("Islamic State", 0, 4),
    ]  # fmt: skip
    assert (rows[0].first, rows[0].last, rows[0].kind) == (date(2031, 5, 9), date(2031, 7, 1), "armed_group")
    assert [row.key for row in record.actors_list(ActorFilter("IS"))] == ["islamic-state"]
    assert record.actors_list(ActorFilter(kind="person")).total == 0
    assert [row.name for row in record.actors_list(ActorFilter(country="af"))] == ["Taliban"]


def test_claims_of_an_older_reading_do_not_count(record: Record) -> None:
    from rashomon.record.runs import run_of

    newer = blast("a", publisher="Valley Wire", killed=13, sources=(POLICE,), agents=(TALIBAN,))
    same = told()[0].document
    record.add_readings([Reading(same, [replace(newer.claims[0], numbers={})])], run_of("9.9", "other"))
    assert record.actors_list(ActorFilter("Taliban"))[0].claims == 7
    assert record.claims_list(ClaimFilter(speaker="police")).total == 1


def test_places_and_the_page_of_one(record: Record) -> None:
    [row] = record.places_list()
    assert (row.name, row.country_name, row.events, row.held) == ("Kabul", "Afghanistan", 2, 2)
    assert record.places_list(PlaceFilter("kab")).total == 1
    assert record.places_list(PlaceFilter(country="YE")).total == 0
    found = record.place("Kabul")
    assert (found.name, found.country, found.latitude, found.precision) == ("Kabul", "AF", 34.53, "city")
    assert [spell.parties[0].key for spell in found.control] == ["taliban", "islamic-state"]
    assert found.total == len(found.events) == 2 and found.inside == "Kabul, Afghanistan"
    whole = record.place("Afghanistan")
    assert (whole.country_name, whole.total, [part.name for part in whole.parts]) == ("Afghanistan", 2, ["Kabul"])
    for name in ("Atlantis", " "):
        with pytest.raises(UserError):
            record.place(name)


def test_the_network_counts_claims_and_denials(record: Record) -> None:
    for actor in ("", "IS"):
        found = record.network(actor)
        assert {node.id for node in found.nodes} == {"islamic-state", "taliban"}
        [edge] = found.edges
        assert (edge.relation, edge.claims, edge.denials, edge.subject) == (
            "hostile", 2, 1, "ties: islamic-state | taliban",
        )  # fmt: skip
        assert (edge.first, edge.last) == (date(2031, 3, 1), date(2031, 9, 1))
    assert record.network(since=date(2031, 9, 2)).edges == ()
    assert record.network(until=date(2031, 2, 28)).edges == ()
    assert len(record.network(on=date(2031, 5, 1)).edges) == 1
    assert record.network("the Nobodies").nodes == ()


def test_a_tie_with_a_direction_keeps_it(record_url: str) -> None:
    with Record(record_url) as record:
        record.add_readings([ties("s", "supports", published="2031-03-01")])
        [edge] = record.network().edges
    assert (edge.a, edge.relation, edge.b) == ("taliban", "supports", "islamic-state")


def test_the_record_in_numbers(record: Record) -> None:
    found = record.summary()
    assert (found.reports, found.claims, found.events, found.unreviewed) == (10, 9, 2, 2)
    assert (found.single_origin, found.actors) == (2, 2)
    assert (found.first, found.last) == (date(2031, 5, 9), date(2031, 7, 1))
    before = found.changed
    record.review("event", [record.events()[0].id], "reject", by="Ada", because="twice")
    found = record.summary()
    assert (found.events, found.unreviewed) == (1, 1) and before is not None and found.changed >= before


def test_one_search_finds_everything(record: Record) -> None:
    found = record.search("Kabul")
    assert found.events_total == 2 and {row.place for row in found.events} == {"Kabul"}
    assert found.reports_total == 6 and len(found.reports) == 5 and all("Kabul" in row.found for row in found.reports)
    assert found.claims_total == 6 and len(found.claims) == 5
    assert [row.name for row in found.places] == ["Kabul"] and found.actors_total == 0
    assert [row.key for row in record.search("Taliban").actors] == ["taliban"]
    nothing = record.search("zeppelin")
    assert (nothing.events, nothing.claims, nothing.reports, nothing.actors, nothing.places) == ((), (), (), (), ())
    with pytest.raises(UserError, match="give a word"):
        record.search("?!")


def test_changes_are_found_among_many_summed_up_at_once(record: Record) -> None:
    found = record.changes(limit=4)
    assert len(found) == 4 and {change.what for change in found} <= {"event", "report", "created"}
    events = [change for change in record.changes() if change.what == "event"]
    assert {change.topic for change in events} == {row.id for row in record.events()}
    assert all(change.words.startswith("new: ") for change in events)
    record.add_readings([blast("z", publisher="Late Post", killed=15, place=KABUL)])
    latest = [change for change in record.changes(limit=3) if change.what == "event"]
    assert "→" in latest[0].words


def test_a_place_without_events_is_listed_when_somebody_holds_it(record_url: str) -> None:
    with Record(record_url) as record:
        record.add_readings([holds("h", IS, HERAT, "2031-05-01", published="2031-05-02")])
        [row] = record.places_list()
        assert (row.name, row.events, row.held) == ("Herat", 0, 1)
        assert record.place("Herat").latitude == 34.34
