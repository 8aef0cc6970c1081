"""Reports at hand: whatever is let go of, those that are asked for are given."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from told import KABUL, blast

from rashomon.record import sharing
from rashomon.record.dialects import reading
from rashomon.record.record import Record
from rashomon.record.sharing import reports
from rashomon.record.views import VIEW_COPIES


def copies(record: Record) -> list[tuple[str, str, str]]:
    with reading(record.engine) as connection:
        return sorted((row.document, row.of, row.kind) for row in connection.execute(select(VIEW_COPIES)))


def test_making_room_for_others_takes_none_that_is_asked_for(record_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Record(record_url) as record:
        record.add_readings([blast(name, publisher=f"Paper {name}", place=KABUL) for name in "abc"])
        one, two, three = sorted(row.key for row in record.documents())
        monkeypatch.setattr(sharing, "_AT_HAND", {})
        monkeypatch.setattr(sharing, "_MOST", 1)
        with reading(record.engine) as connection:
            assert list(reports(connection, [one, two])) == [one, two]
            assert list(reports(connection, [three, one, "d0000000000000000"])) == [three, one]


def test_copies_are_the_same_whatever_is_at_hand(
    record_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "as the governor of the province told the traders of the old market on the morning after the attack there"
    told = [blast(name, publisher=f"Paper {name}", place=KABUL, words=words) for name in "abcdef"]
    with Record(tmp_path / "all.db") as record:
        record.add_readings(told)
        wanted = copies(record)
    monkeypatch.setattr(sharing, "_AT_HAND", {})
    monkeypatch.setattr(sharing, "_GISTS", {})
    monkeypatch.setattr(sharing, "_MOST", 1)
    monkeypatch.setattr(sharing, "_MOST_GISTS", 2)
    with Record(record_url) as record:
        record.add_readings(told)
        assert copies(record) == wanted
        assert len(wanted) == 15
