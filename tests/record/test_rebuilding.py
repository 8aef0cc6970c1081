"""Making everything derived again: with the same rules nothing changes, with others it is as if read afresh."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import select
from told import HERAT, KABUL, POLICE, TALIBAN, blast, three, ties

from rashomon.comparing.copies import Copy, Text, copy_of
from rashomon.comparing.passages import passage_keys
from rashomon.comparing.shingles import bands
from rashomon.comparing.weighing import score
from rashomon.documents.document import Document
from rashomon.errors import BusyError
from rashomon.reading.claim import Claim, Interval, Number, Span
from rashomon.reading.result import Reading
from rashomon.record import preparing, sharing
from rashomon.record.clock import ticking
from rashomon.record.dialects import reading
from rashomon.record.record import Record
from rashomon.record.tables import METADATA
from rashomon.record.verify import verify

FAMILIES = Path(__file__).parents[2] / "examples" / "families"
START = datetime(2031, 6, 1, tzinfo=UTC)


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url, clock=ticking(START, timedelta(hours=1))) as opened:
        yield opened


def views(record: Record) -> dict[str, list[str]]:
    """All derived tables."""
    record.settle()
    with reading(record.engine) as connection:
        return {
            table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
            for table in METADATA.sorted_tables
            if table.name.startswith("view_") and table.name != "view_state"
        }


@cache
def families() -> list[Reading]:
    """Every report of the example families, with a claim on each of its first sentences, made up but for the words."""
    found = []
    for file in sorted(FAMILIES.glob("*.jsonl")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            day = date.fromisoformat(row["published"]) if row["published"] else None
            report = Document(row["id"], row["text"], row["title"], row["publisher"], day)
            when = Interval(day - timedelta(1), day - timedelta(1), "day") if day else None
            claims, start = [], 0
            for at, place in enumerate((KABUL, HERAT)):
                end = report.text.find(". ", start) + 1 or len(report.text)
                killed = Number(number % 3 + 1, number % 3 + 1, number % 3 + 1)
                claims.append(
                    Claim(
                        "event",
                        "bombing",
                        (TALIBAN,),
                        (),
                        (place,),
                        when,
                        {"killed": killed},
                        (POLICE,)[: number % 2],
                        id=f"c{at}",
                        event=f"e{at}",
                        evidence=(Span(start, end, report.text[start:end]),),
                    )
                )
                start = end + 1
            found.append(Reading(report, claims))
    return found


def older_copy_of(later: Text, earlier: Text) -> Copy | None:
    """Older rules: half of each copy, and no rewrites."""
    found = copy_of(later, earlier)
    return None if found is None or found.kind == "rewrite" else replace(found, share=found.share / 2)


def test_with_other_rules_the_record_is_as_if_everything_were_read_with_them(
    record_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Record(record_url) as record:
        with monkeypatch.context() as older:
            older.setattr(sharing, "_AT_HAND", {})
            older.setattr(sharing, "copy_of", older_copy_of)
            older.setattr(preparing, "passage_keys", lambda text: passage_keys(text)[::2] + passage_keys(text[::-1]))
            older.setattr(preparing, "bands", lambda of: bands(of)[:3])
            older.setattr("rashomon.record.meeting.score", lambda one, other: score(one, other) - 3)
            older.setattr("rashomon.record.rebuilding.comparing_version", lambda: "older")
            record.add_readings(families())
            before = views(record)
        with Record(tmp_path / "fresh.db") as fresh:
            fresh.add_readings(families())
            wanted = views(fresh)
            changed = {name for name in wanted if wanted[name] != before[name]}
            assert {"view_copies", "view_passages", "view_signatures", "view_claims", "view_links"} <= changed
            assert views(record) == wanted
            assert record.events(limit=None).to_rows() == fresh.events(limit=None).to_rows()
            assert list(record.disagreements(limit=None)) == list(fresh.disagreements(limit=None))
        assert list(verify(record.engine)) == []


def test_everything_derived_can_be_made_again(record: Record) -> None:
    wire = blast("w", publisher="Valley Wire", words="the same words in both of the papers, as an agency has it")
    copy = Reading(replace(wire.document, id="x", publisher="Kot Courier"), wire.claims)
    record.add_readings([copy, *three(), wire, ties("t", "allied", published="2031-05-20")])
    record.review("event", [row.id for row in record.events()][:2], "merge", by="Lena", because="one campaign")
    before, history = views(record), [record.history(row.id) for row in record.events()]
    assert record.rebuild() == 6
    assert views(record) == before
    assert [record.history(row.id) for row in record.events()] == history


def test_other_rules_of_comparing_make_everything_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    record.add_readings(three())
    before = record.events().to_rows()
    monkeypatch.setattr("rashomon.record.rebuilding.comparing_version", lambda: "other")
    assert record.events().to_rows() == before
    assert "rebuilt" in {change.what for change in record.changes()} or record.settle() == 0


def test_what_is_broken_off_is_gone_on_with(record_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.record.rebuilding.STEP", 4)
    with Record(record_url) as record:
        record.add_readings(families())
        before, events = views(record), record.events(limit=None).to_rows()
    monkeypatch.setattr("rashomon.record.rebuilding.comparing_version", lambda: "other")
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if len(seen) == 2:
            raise KeyboardInterrupt

    with Record(record_url) as record:
        with pytest.raises(KeyboardInterrupt):
            record.settle(progress=stop)
        assert record.outdated() and list(verify(record.engine)) == []
    with Record(record_url, read_only=True) as looked_at, pytest.raises(BusyError, match="8 of "):
        looked_at.events()
    with Record(record_url) as record, Record(record_url) as other:
        # Two go on with it at once: step by step, whoever comes first.
        record.make_again(progress=lambda done, total: seen.append((done, total)) or _one_step(other))
        assert seen[2][0] == 12
        assert views(record) == before
        assert record.events(limit=None).to_rows() == other.events(limit=None).to_rows() == events
    with Record(record_url, read_only=True) as looked_at:
        assert looked_at.events(limit=None).to_rows() == events


def _one_step(record: Record) -> None:
    """Lets another one do the next step, and not more."""

    class Enough(Exception):
        pass

    def enough(*_: int) -> None:
        raise Enough

    with suppress(Enough):
        record.make_again(progress=enough)
