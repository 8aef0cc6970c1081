"""What is kept in memory of a whole record: made once, however many ask at once, and not pushed out by answers."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from told import three

from rashomon.record.catalogue import ANSWERS, Catalogue, catalogue, reading_first
from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.dialects import reading
from rashomon.record.in_columns import in_columns
from rashomon.record.record import Record
from rashomon.record.tables import CLAIMS, PARTICIPANTS


@pytest.fixture
def whole(record_url: str) -> Catalogue:
    with Record(record_url) as record:
        record.add_readings(three())
        record.settle()
        with reading(record.engine) as connection:
            return catalogue(connection)


def test_columns_are_what_rows_say(record_url: str) -> None:
    with Record(record_url) as record:
        record.add_readings(three())
        with reading(record.engine) as connection:
            for statement in (
                select(CLAIMS.c.id, CLAIMS.c.number, CLAIMS.c.killed, CLAIMS.c.score, CLAIMS.c.evidence),
                select(PARTICIPANTS.c.name, PARTICIPANTS.c.latitude).where(PARTICIPANTS.c.slot == "places"),
                select(CLAIMS.c.id).where(CLAIMS.c.id == "nobody's"),
            ):
                rows = sorted(map(tuple, connection.execute(statement)), key=repr)
                columns = in_columns(connection, statement)
                assert len(columns) == len(statement.selected_columns)
                assert sorted(zip(*columns, strict=True), key=repr) == rows


def test_answers_push_out_answers_but_no_part(whole: Catalogue) -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name

    for _ in range(2):
        assert whole.part("part", lambda: make("part")) == "part"
        assert whole.kept("first", lambda: make("first")) == "first"
        for at in range(ANSWERS):
            whole.kept(at, lambda: make("other"))
    assert made.count("part") == 1 and made.count("first") == 2
    assert len(whole.answers) == ANSWERS


def test_a_part_is_made_once_and_holds_up_nobody_else(whole: Catalogue) -> None:
    going, made = threading.Event(), []

    def slow() -> str:
        going.set()
        time.sleep(0.3)
        made.append("slow")
        return "slow"

    with ThreadPoolExecutor(4) as threads:
        waiting = [threads.submit(whole.part, "slow", slow) for _ in range(3)]
        assert going.wait(5)
        assert whole.part("quick", lambda: "quick") == whole.kept("quick", lambda: "quick") == "quick"
        assert made == []
        assert [one.result() for one in waiting] == ["slow"] * 3
    assert made == ["slow"]


def test_what_fails_is_made_by_the_next_who_asks(whole: Catalogue) -> None:
    def fails() -> str:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        whole.part("part", fails)
    assert whole.part("part", lambda: "there") == "there"


def test_who_comes_while_all_claims_are_read_gets_a_page_of_them_uncounted(record_url: str) -> None:
    with Record(record_url) as record:
        record.add_readings(three())
        rejected = record.claims_list(ClaimFilter()).rows[0].account.id
        record.review("claim", [rejected], "reject", by="Ada", because="misread")
        assert record.claims_uncounted(ClaimFilter()) is None
        with reading(record.engine) as connection, reading_first(connection):
            first = record.claims_uncounted(ClaimFilter(), limit=1)
            assert first is not None and first.next is not None
            rest = record.claims_uncounted(ClaimFilter(), limit=50, before=first.next)
            assert rest is not None and rest.next is None
            assert record.claims_uncounted(ClaimFilter(kind="event")) is None
        whole = record.claims_list(ClaimFilter())
        assert not first.counted and first.facets == () and whole.counted and whole.facets
        assert (*first.rows, *rest.rows) == whole.rows
