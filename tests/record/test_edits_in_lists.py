"""Lists, facets and the network count what an edited claim says now, not what was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from told import HERAT, TALIBAN, holds, three, ties

from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.record import Record


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        opened.add_readings(
            [
                *three(), holds("h", TALIBAN, HERAT, "2031-05-03", published="2031-05-04"),
                ties("t", "hostile", published="2031-03-01"), ties("u", "hostile", published="2031-03-09"),
            ]
        )  # fmt: skip
        opened.claims_list(ClaimFilter())  # what is at hand from here on has to be brought up to date
        yield opened


def edit(record: Record, report: str, **changes: str) -> str:
    (claim,) = record.claims(record.document(report).key)
    record.review("claim", [claim.id], "edit", by="Lena", because="as in the text", changes=changes)
    return claim.id


def counted(record: Record, facet: str, **chosen: Any) -> dict[str, int]:
    found = record.claims_list(ClaimFilter(**chosen), limit=500)
    (values,) = [one.values for one in found.facets if one.name == facet]
    return {value.value: value.count for value in values}


def ids(record: Record, **chosen: Any) -> set[str]:
    return {row.account.id for row in record.claims_list(ClaimFilter(**chosen), limit=500).rows}


def test_facets_and_filters_follow_an_edit_and_its_undoing(record: Record) -> None:
    before = {name: counted(record, name) for name in ("type", "modality", "country", "year", "missing")}
    claim = edit(record, "a", type="shelling", modality="denied", when="2029-01-02", places="", agents="Taliban")
    assert counted(record, "type")["shelling"] == 1 and counted(record, "type")["bombing"] == 2
    assert counted(record, "modality")["denied"] == 1
    assert counted(record, "year")["2029"] == 1
    assert counted(record, "missing")["unlocated"] == before["missing"].get("unlocated", 0) + 1
    assert counted(record, "missing")["nobody named"] == before["missing"]["nobody named"] - 1
    assert ids(record, type="shelling") == ids(record, year=2029) == ids(record, modality="denied") == {claim}
    assert claim in ids(record, actor="Taliban", kind="event")
    assert claim not in ids(record, at=(record.claims(record.document("b").key)[0].claim.places[0].ref,))
    (judgement,) = record.judgements(claim)
    record.undo(judgement.id, by="Lena", because="was right")
    assert {name: counted(record, name) for name in before} == before


def test_an_actor_that_was_edited_away_finds_the_claim_no_more(record: Record) -> None:
    claim = edit(record, "h", agents="Islamic State")
    assert claim not in ids(record, actor="Taliban") and claim in ids(record, actor="Islamic State")


def test_edits_made_together_are_followed_too(record: Record) -> None:
    claims = [record.claims(record.document(report).key)[0].id for report in ("a", "b")]
    record.review("claim", claims, "reject", by="Lena", because="not so", together=True)
    assert counted(record, "status") == {"machine": 4, "rejected": 2}
    assert counted(record, "type") == {"bombing": 1, "hostile": 2, "controls": 1}


def test_a_record_that_is_opened_again_counts_the_same(record_url: str, record: Record) -> None:
    edit(record, "a", type="shelling", when="2029-01-02")
    expected = {name: counted(record, name) for name in ("type", "year", "at")}
    with Record(record_url) as other:
        assert {name: counted(other, name) for name in expected} == expected


def test_the_network_shows_a_tie_as_it_was_edited(record: Record) -> None:
    def told() -> dict[str, tuple[int, int]]:
        return {edge.relation: (edge.claims, edge.denials) for edge in record.network().edges}

    assert told() == {"hostile": (2, 0)}
    edit(record, "u", type="allied", modality="denied", when="2031-02-01")
    assert told() == {"hostile": (1, 0), "allied": (0, 1)}
    (allied,) = [edge for edge in record.network().edges if edge.relation == "allied"]
    assert str(allied.first) == str(allied.last) == "2031-02-01"


def test_a_tie_with_a_direction_runs_as_the_edit_says(record: Record) -> None:
    edit(record, "t", type="supports", agents="Islamic State", targets="Taliban")
    (edge,) = [edge for edge in record.network().edges if edge.relation == "supports"]
    assert (edge.a, edge.b) == ("islamic-state", "taliban")
