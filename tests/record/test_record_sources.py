"""Sources, claims by id, names of actors and days of recorded time, on either engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from told import POLICE, TALIBAN, blast, three, ties

from rashomon.comparing.voices import origin_id, words_of
from rashomon.errors import UserError
from rashomon.record.aliases import NameUsed, all_names, names_used
from rashomon.record.catalogue import catalogue
from rashomon.record.claim_columns import claim_columns
from rashomon.record.clock import ticking
from rashomon.record.dialects import reading
from rashomon.record.dispute_facets import DisputeFilter
from rashomon.record.record import Record


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    told = [
        *three(),
        blast("d", publisher="Herat Post", agents=(TALIBAN,), sources=(TALIBAN,), killed=40),
        ties("f", "allied", published="2031-05-01"),
        ties("g", "hostile", published="2031-05-02"),
    ]
    with Record(record_url) as found:
        found.add_readings(told)
        yield found


def test_pages_of_sources_are_those_of_the_whole_list(record: Record) -> None:
    whole = record.sources_list(limit=None)
    assert {row.id for row in whole} == {row.id for row in record.sources(limit=None)}
    assert [row.id for row in record.sources_list(limit=2, offset=1)] == [row.id for row in whole[1:3]]
    kinds, stakes = ({one.value for one in facet.values} for facet in whole.facets[:2])
    assert whole.total == len(whole) and "party" in stakes and "outlet" in kinds


def test_a_source_is_found_by_id_and_by_name(record: Record) -> None:
    assert record.source("taliban") == record.source("Taliban")
    found = record.source("outlet:kot-courier")
    assert found.behind == 2 and [account.said_as for account in found.said] == ["c", "b"]
    with pytest.raises(UserError, match="no source"):
        record.source("Nobody")
    with pytest.raises(UserError, match="no source"):
        record.source("")


def test_sides_are_told_apart_as_python_tells_them(record: Record) -> None:
    rows = record.disagreements(limit=None)
    claims = record.accounts_of({id for row in rows for id in (row.a, row.b, *row.also_a, *row.also_b)})
    sides = {
        row.id: [[claims[id] for id in side] for side in ((row.a, *row.also_a), (row.b, *row.also_b))] for row in rows
    }
    single = {id for id, both in sides.items() if any(len({origin_id(one) for one in side}) < 2 for side in both)}
    own = {id for id, both in sides.items() if any(all(one.speaker.self_interested for one in side) for side in both)}
    assert {row.id for row in record.disagreements(single_origin=True, limit=None)} == single
    alone = record.every_disagreement(DisputeFilter(single_origin=True))
    assert {row.id for row, _ in alone} == single
    assert {row.id for row in record.disagreements(self_interested=True, limit=None)} == own
    assert own and own != set(sides)


def test_claims_that_are_not_there_are_left_out(record: Record) -> None:
    (row, *_) = record.disagreements()
    assert set(record.accounts_of([row.a, "c0000000000000000"])) == {row.a}


def test_names_have_their_first_and_last_day(record: Record) -> None:
    (name,) = record.names_used("the Taliban")
    assert (name.name, name.first, name.last) == ("Taliban", date(2031, 5, 1), date(2031, 5, 10))
    assert record.names_used("Nobody") == []
    assert [one.name for one in record.names_used("af:police")] == [POLICE.name]


def names(record: Record, *, at_once: bool) -> dict[str, tuple[list[NameUsed], list[str]]]:
    """The names of some actors, out of the columns of all claims or asked of the store."""
    with reading(record.engine) as connection:
        events = catalogue(connection)
        if at_once:
            claim_columns(connection, events)
        else:
            events = replace(events, carried={})
        keys = ("taliban", "af:police", "nobody", "islamic-state", TALIBAN.name.casefold())
        return {key: (names_used(connection, events, key), all_names(connection, events, key)) for key in keys}


def test_names_out_of_columns_are_those_that_the_store_has(record: Record) -> None:
    record.settle()
    before = names(record, at_once=True)
    assert before == names(record, at_once=False)
    (claim, *_) = record.claims(record.document("d").key)
    record.review("claim", [claim.id], "edit", by="Lena", because="as in the text", changes={"agents": "Islamic State"})
    record.add_readings([blast("h", publisher="", published="", agents=(TALIBAN,))])
    record.settle()
    used, asked = names(record, at_once=True), names(record, at_once=False)
    assert {key: told[0] for key, told in used.items()} == {key: told[0] for key, told in asked.items()}
    assert used["islamic-state"][0][0].claims == before["islamic-state"][0][0].claims + 1


def test_who_says_so_is_who_the_accounts_say_it_is(record: Record) -> None:
    claims = [claim.id for report in "abcdf" for claim in record.claims(record.document(report).key)]
    whole, said = record.accounts_of([*claims, "c0"]), record.said_by([*claims, "c0"], words=True)
    assert set(said) == set(whole) == set(claims)
    for id_, account in whole.items():
        for name in ("id", "document", "said_as", "publisher", "published", "speaker"):
            assert getattr(said[id_], name) == getattr(account, name)
        assert said[id_].words == words_of(account) != "" and said[id_].modality == account.claim.modality
    assert {one.words for one in record.said_by(claims).values()} == {""}


def test_days_of_recorded_time_are_those_of_utc(record_url: str) -> None:
    clock = ticking(datetime(2031, 7, 1, 23, 59, 58, tzinfo=UTC), timedelta(seconds=1))
    with Record(record_url, clock=clock) as record:
        record.add_readings(three())
        days = record.recorded_days()
    assert [day for day, _ in days] == [date(2031, 7, 1), date(2031, 7, 2)]
    assert sum(number for _, number in days) >= 4
