"""Nothing is changed in place, and what somebody changes all the same is found."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DBAPIError
from store_samples import RUN, content, denial, keep, report, shelling

from rashomon.record.clock import ticking
from rashomon.record.dialects import alone, reading
from rashomon.record.migrations.versions.m0001_first import APPEND_ONLY
from rashomon.record.migrations.versions.m0004_copies import DROPPED
from rashomon.record.tables import LOG
from rashomon.record.tables_comparing import KEPT
from rashomon.record.verify import verify
from rashomon.record.writing import writing

GUARDED = tuple(table for table in APPEND_ONLY if table not in DROPPED)


@pytest.fixture
def kept(engine: Engine) -> Engine:
    """A record with a reading of two claims."""
    keep(engine, report(), [shelling(), denial()])
    return engine


def test_all_that_is_kept_is_guarded() -> None:
    assert {table.name for table in KEPT} == set(GUARDED)


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize("action", ["UPDATE {table} SET seq = seq", "DELETE FROM {table}"])
def test_no_row_is_changed_or_taken_away(kept: Engine, table: str, action: str) -> None:
    if table == "log":
        action = action.replace("seq = seq", "what = 'nothing'")
    action = action.replace("seq = seq", "claim = claim") if table in ("participants", "reading_claims") else action
    with alone(kept) as connection:
        if not connection.execute(text(f"SELECT count(*) FROM {table}")).scalar():
            _one_row(connection, table)
    with reading(kept) as connection:
        before = content(connection)
    said = f"append-only: {action.split()[0].lower()} of {table} is not allowed"
    with pytest.raises(DBAPIError, match=said), kept.connect() as connection:
        connection.execute(text(action.format(table=table)))
        connection.commit()
    with reading(kept) as connection:
        assert content(connection) == before and before[table if table != "log" else "claims"]


def _one_row(connection: Connection, table: str) -> None:
    rows = {
        "memberships": "'t1', 'e1', 1",
        "judgements": "'j1', 1, 'claim', '{}', 'accept', '', 'Lena', NULL, 1",
        "versions": "'e1', 1, false, '', 'riot', '', NULL, NULL, '', '', NULL, NULL, '', '', '', 'asserted',"
        " NULL, NULL, NULL, NULL, NULL, 1, 1, 1, 0, 0, 'machine', NULL, NULL, '', ''",
    }
    if table in rows:
        connection.execute(text(f"INSERT INTO {table} VALUES ({rows[table]})"))


def test_a_row_that_would_replace_another_is_refused(sqlite: Engine) -> None:
    keep(sqlite, report(), [shelling()])
    with pytest.raises(DBAPIError, match="append-only"), sqlite.connect() as connection:
        connection.execute(text("INSERT OR REPLACE INTO runs SELECT id, 'other', rules, settings, seq FROM runs"))


def test_a_table_can_not_be_emptied_at_once(postgresql_url: str) -> None:
    from rashomon.record.opening import open_engine

    engine = open_engine(postgresql_url)
    with pytest.raises(DBAPIError, match="append-only: truncate"), engine.connect() as connection:
        connection.execute(text("TRUNCATE participants"))
    engine.dispose()


def _unguarded(connection: Connection, statement: str, **values: object) -> None:
    """Does what nobody is meant to do."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
    else:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
    connection.execute(text(statement), values)


TAMPERED = [
    ("UPDATE documents SET text = replace(text, 'three', 'seven')", "documents d", "hash is not that of its title"),
    ("UPDATE documents SET publisher = 'Hill Radio'", "documents d", "its key is not the hash of its content"),
    ("UPDATE documents SET raw = :raw", "documents d", "raw bytes are not those of their hash"),
    ("UPDATE documents SET raw = :junk", "documents d", "raw bytes can't be unpacked"),
    ("UPDATE documents SET raw = NULL", "documents d", "raw bytes without a hash, or a hash without raw bytes"),
    ("UPDATE claims SET body = replace(body, '0.875', '0.876')", "claims c", "its id is not the hash of its content"),
    ("UPDATE claims SET body = '{' WHERE kind = 'event'", "claims c", "its content can't be read"),
    ("UPDATE claims SET killed = 30 WHERE killed = 3", "claims c", "columns that differ from its content: killed"),
    ("UPDATE participants SET name = 'the rebels' WHERE slot = 'agents'", "claims c", "participants that differ"),
    ("DELETE FROM participants WHERE slot = 'places'", "claims c", "participants that differ"),
    ("DELETE FROM reading_claims WHERE position = 1", "readings d", "2 claims were kept, 1 are there"),
    ("UPDATE runs SET reader = '9'", "runs r", "its id is not the hash of its content"),
    ("UPDATE log SET at = '1999-01-01 00:00:00+00:00' WHERE seq = 2", "log 2", "recorded before the row"),
]


@pytest.mark.parametrize(("statement", "where", "problem"), TAMPERED)
def test_what_was_changed_behind_its_back_is_found(kept: Engine, statement: str, where: str, problem: str) -> None:
    assert list(verify(kept)) == []
    with alone(kept) as connection:
        bound = {"raw": zlib.compress(b"other"), "junk": b"junk"}
        _unguarded(connection, statement, **{name: value for name, value in bound.items() if f":{name}" in statement})
    found = [str(finding) for finding in verify(kept)]
    assert any(line.startswith(where) and problem in line for line in found), found


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("DELETE FROM claims WHERE modality = 'denied'", "claim: not in claims"),
        ("DELETE FROM log WHERE seq = 2", "seq: not in log"),
        ("DELETE FROM documents", "document: not in documents"),
    ],
)
def test_references_that_lead_nowhere_are_found(kept: Engine, statement: str, problem: str) -> None:
    keep(kept, report("kot-2"), [])
    if kept.dialect.name == "sqlite":
        with kept.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys = OFF")
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                raw.execute(f"DROP TRIGGER {name}")
            raw.execute(statement)
    else:
        with alone(kept) as connection:
            _unguarded(connection, statement)
    found = [str(finding) for finding in verify(kept)]
    assert any(problem in line for line in found), found
    assert ("log 3: a gap before it: 2 missing" in found) == ("FROM log" in statement)


def test_a_span_beside_its_words_is_found(engine: Engine) -> None:
    moved = denial()
    [good] = moved.evidence
    moved.evidence = (type(good)(good.start + 1, good.end + 1, good.quote),)
    keep(engine, report(), [moved])
    [finding] = verify(engine)
    assert "not 'The army denied it.'" in finding.problem


def test_a_search_index_that_does_not_fit_is_found(sqlite: Engine, tmp_path: object) -> None:
    from rashomon.record.opening import open_engine

    keep(sqlite, report(), [shelling()])
    with alone(sqlite) as connection:
        connection.exec_driver_sql("INSERT INTO claims_search(claims_search) VALUES ('delete-all')")
    assert [str(finding) for finding in verify(sqlite)] == ["claims: the search index does not fit the texts"]
    other = open_engine(f"{tmp_path}/rashomon.db", read_only=True)
    assert [finding.problem for finding in verify(other)] == ["1 rows that are not in the search index, or only there"]
    other.dispose()


def test_progress_is_told(kept: Engine) -> None:
    told: list[tuple[str, int, int]] = []
    list(verify(kept, lambda *step: told.append(step)))
    assert told[-1] == ("reports", 1, 1)
    assert all(done <= total for _, done, total in told)


def _clocks() -> Iterator[datetime]:
    yield datetime(2031, 5, 10, 12, tzinfo=UTC)
    yield datetime(2031, 5, 10, 11, tzinfo=UTC)
    yield datetime(2031, 5, 10, 13, tzinfo=UTC)


def test_the_log_counts_without_gaps_and_never_goes_back(tmp_path: object, record_url: str) -> None:
    from rashomon.record.opening import open_engine

    moments = _clocks()
    engine = open_engine(record_url, clock=lambda: next(moments))
    for _ in range(2):
        with (
            pytest.raises(ZeroDivisionError),
            writing(engine, "lost", clock=ticking(datetime(2030, 1, 1, tzinfo=UTC))) as tx,
        ):
            assert tx.seq == tx.seq == 2
            raise ZeroDivisionError
        with writing(engine, "nothing") as tx:
            pass
    for seq in (2, 3):
        with writing(engine, "note", "Lena", {"b": [1], "a": "كوت 🔥"}, lambda: next(moments)) as tx:
            assert tx.seq == seq
    with reading(engine) as connection:
        rows = connection.execute(select(LOG).order_by(LOG.c.seq)).all()
    assert [row.at.hour for row in rows] == [12, 12, 13] and rows[0].at.tzinfo is not None
    assert rows[1].detail == {"b": [1], "a": "كوت 🔥"} and rows[1].who == "Lena"
    assert list(verify(engine)) == []
    engine.dispose()


def test_runs_are_told_apart_by_what_they_read_with() -> None:
    from rashomon.record.runs import run_of, this_run

    assert this_run() == this_run() and this_run().id != RUN.id
    assert this_run({"truecase": False}).id != this_run().id
    assert run_of("1.0", RUN.rules) == RUN
