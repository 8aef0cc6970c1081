"""Opening: new, older, newer, damaged, foreign, read-only, full, locked; each in one clear line."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, select, text
from store_samples import RUN, keep, report, shelling

from rashomon.errors import BusyError, DataError, PrerequisiteError, RashomonError, UserError
from rashomon.record import dialects, migrations, opening
from rashomon.record.dialects import alone, reading
from rashomon.record.opening import open_engine
from rashomon.record.tables import LOG
from rashomon.record.tables_comparing import KEPT
from rashomon.record.verify import verify


def fill(file: Path, reports: int = 20) -> None:
    engine = open_engine(file)
    for number in range(reports):
        keep(engine, report(f"kot-{number}"), [shelling()])
    engine.dispose()


def test_a_new_record_has_the_tables_of_this_program(engine: Engine) -> None:
    with reading(engine) as connection:
        inspector = inspect(connection)
        for table in KEPT:
            there = {column["name"] for column in inspector.get_columns(table.name)} - {"search_words"}
            assert there == {column.name for column in table.c}
            foreign = {tuple(key["constrained_columns"]) for key in inspector.get_foreign_keys(table.name)}
            assert foreign == {tuple(key.column_keys) for key in table.foreign_key_constraints}
            indexed = {tuple(index["column_names"]) for index in inspector.get_indexes(table.name)}
            assert {tuple(column.name for column in index.columns) for index in table.indexes} <= indexed
        [row] = connection.execute(select(LOG))
        assert (row.seq, row.what, row.detail["to"]) == (1, "created", migrations.HEAD)


def test_opening_again_changes_nothing(record_url: str) -> None:
    for _ in range(2):
        open_engine(record_url).dispose()
    engine = open_engine(record_url, create=False)
    with reading(engine) as connection:
        assert len(connection.execute(select(LOG)).all()) == 1
    engine.dispose()


def test_a_file_keeps_transactions_apart_from_readers(sqlite: Engine) -> None:
    with reading(sqlite) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == 0x52415348
    keep(sqlite, report(), [shelling()])
    with reading(sqlite) as connection:
        before = connection.execute(text("SELECT count(*) FROM documents")).scalar()
        keep(sqlite, report("kot-2"), [shelling()])
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == before


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("nowhere/rashomon.db", UserError, "no such folder"),
        (".", UserError, "a folder, not a record"),
        ("mysql://host/db", UserError, "can't keep a record in 'mysql'"),
        ("sqlite://", UserError, "can't keep a record in 'sqlite'"),
        ("://", UserError, "not a URL"),
        ("postgresql://host:port/db", UserError, "not a URL"),
    ],
)
def test_what_can_not_be_a_record(tmp_path: Path, name: str, kind: type[RashomonError], words: str) -> None:
    with pytest.raises(kind, match=words):
        open_engine(name if "://" in name else tmp_path / name)


def test_a_record_that_is_not_there_is_made_only_when_asked_for(tmp_path: Path) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(UserError, match="no such record"):
            open_engine(tmp_path / "r.db", **options)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_postgresql_is_made_a_record_only_when_asked_for(postgresql_url: str) -> None:
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(UserError, match="no record there"):
            open_engine(postgresql_url, **options)


def test_a_url_of_a_file(tmp_path: Path) -> None:
    open_engine(f"sqlite:///{tmp_path}/a b%20?.db".replace("?", "%3F")).dispose()
    assert len(list(tmp_path.iterdir())) == 1


def test_names_that_urls_give_a_meaning_to(tmp_path: Path) -> None:
    file = tmp_path / "a?b#c %41 'q'.db"
    fill(file, 1)
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    before = file.read_bytes()
    with pytest.raises(UserError, match="but no record: it holds birds; nothing was changed"):
        open_engine(file)
    assert file.read_bytes() == before


def test_garbage_is_no_record(tmp_path: Path) -> None:
    file = tmp_path / "rashomon.db"
    file.write_bytes(b"Shells fell on Kot.\n" * 500)
    before = file.read_bytes()
    with pytest.raises(DataError, match=r"rashomon.db: not a record: no SQLite database"):
        open_engine(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize("share", [0.001, 0.3, 0.9])
def test_a_file_cut_short_is_damaged(tmp_path: Path, share: float) -> None:
    file = tmp_path / "rashomon.db"
    fill(file)
    whole = file.read_bytes()
    file.write_bytes(whole[: max(200, int(len(whole) * share))])
    with pytest.raises(DataError, match=r"rashomon.db: (the record is damaged|not a record)"):
        engine = open_engine(file)
        list(verify(engine))


def test_garbage_within_is_found_or_told(tmp_path: Path) -> None:
    file = tmp_path / "rashomon.db"
    fill(file, 60)
    pages = len(file.read_bytes()) // 4096
    untold = []
    for page in range(1, pages, max(1, pages // 25)):
        copy = tmp_path / f"{page}.db"
        shutil.copy(file, copy)
        with copy.open("r+b") as damaged:
            damaged.seek(page * 4096)
            damaged.write(b"\xa5" * 4096)
        try:
            engine = open_engine(copy)
            if not list(verify(engine)):
                untold.append(page)
        except DataError as error:
            assert "damaged" in str(error)
    # A page on the free list holds nothing that could be missed.
    assert len(untold) <= 1


def test_a_newer_record_is_left_alone(record_url: str) -> None:
    engine = open_engine(record_url)
    with alone(engine) as connection:
        connection.execute(text(f"UPDATE {migrations.VERSION_TABLE} SET version_num = '0999'"))
    engine.dispose()
    for options in ({}, {"read_only": True}):
        with pytest.raises(UserError, match=r"made by a newer Rashomon .*0999.*; nothing was changed"):
            open_engine(record_url, **options)


NEXT = f"{int(migrations.HEAD) + 1:04}"
STEP = f"""
from alembic import op
revision, down_revision = "{NEXT}", "{migrations.HEAD}"
def upgrade():
    op.execute("ALTER TABLE runs ADD COLUMN colour TEXT")
    {{then}}
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes this program one version newer than the records it finds."""

    def newer(then: str = "") -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(migrations.FOLDER, folder)
        (folder / "versions" / f"m{NEXT}_colour.py").write_text(STEP.format(then=then))
        monkeypatch.setattr(opening, "FOLDER", folder)
        monkeypatch.setattr(opening, "HEAD", NEXT)
        monkeypatch.setattr(opening, "KNOWN", (*migrations.KNOWN, NEXT))

    return newer


def test_an_older_record_is_brought_up_to_date(record_url: str, next_version: Callable[[str], None]) -> None:
    engine = open_engine(record_url)
    keep(engine, report(), [shelling()])
    engine.dispose()
    next_version("")
    with pytest.raises(UserError, match="older version"):
        open_engine(record_url, read_only=True)
    engine = open_engine(record_url)
    with reading(engine) as connection:
        assert "colour" in {column["name"] for column in inspect(connection).get_columns("runs")}
        last = connection.execute(select(LOG).order_by(LOG.c.seq.desc()).limit(1)).one()
    assert (last.what, last.detail["from"], last.detail["to"]) == ("upgraded", migrations.HEAD, NEXT)
    assert list(verify(engine)) == []
    engine.dispose()
    if "://" not in record_url:
        copy = Path(record_url).with_name(last.detail["copy"])
        with sqlite3.connect(copy) as older:
            assert older.execute("SELECT count(*) FROM documents").fetchone() == (1,)
            assert older.execute(f"SELECT version_num FROM {migrations.VERSION_TABLE}").fetchone() == (migrations.HEAD,)


def test_an_upgrade_that_fails_leaves_all_as_it_was(record_url: str, next_version: Callable[[str], None]) -> None:
    engine = open_engine(record_url)
    keep(engine, report(), [shelling()])
    engine.dispose()
    next_version("raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        open_engine(record_url)
    with pytest.MonkeyPatch.context() as before:
        before.setattr(opening, "HEAD", migrations.HEAD)
        engine = open_engine(record_url)
    with reading(engine) as connection:
        assert "colour" not in {column["name"] for column in inspect(connection).get_columns("runs")}
    assert list(verify(engine)) == []
    engine.dispose()


def test_the_versions_known_are_those_of_the_migrations() -> None:
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(migrations.FOLDER))
    assert steps.get_heads() == [migrations.HEAD]
    assert sorted(step.revision for step in steps.walk_revisions()) == list(migrations.KNOWN)


def test_a_writer_that_waits_too_long_is_told(record_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.record.engine.WAIT", 0.2)
    one, other = open_engine(record_url), open_engine(record_url)
    with alone(one), pytest.raises(BusyError, match="another process has been writing"), alone(other):
        pass
    with alone(other):
        pass
    one.dispose()
    other.dispose()


def test_a_server_out_of_reach(tmp_path: Path) -> None:
    with pytest.raises(BusyError, match="PostgreSQL can't be reached") as caught:
        open_engine(f"postgresql://someone:secret@/db?host={tmp_path}")
    assert "secret" not in str(caught.value) and "\n" not in str(caught.value)


def test_a_driver_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(
        PrerequisiteError, match=r"needs psycopg; install it with: pip install 'rashomon\[postgresql\]'"
    ):
        open_engine("postgresql://someone@host/db")


def test_a_full_disk_keeps_what_was_there(sqlite: Engine) -> None:
    keep(sqlite, report(), [shelling()])
    with reading(sqlite) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    long = " ".join(f"word{number}" for number in range(20000))
    with pytest.raises(UserError, match="the disk is full"), alone(sqlite) as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        connection.execute(text("CREATE TABLE big AS SELECT :long AS words"), {"long": long})
    sqlite.dispose()
    assert keep(sqlite, report("kot-2"), [shelling()]) is not None
    assert list(verify(sqlite)) == []


def _apart(act: Callable[[Path], None], file: Path, user: int | None = None) -> str:
    """What `act` says in a process of its own, as another user where one is given."""
    context = get_context("fork")
    ours, theirs = context.Pipe()

    def run() -> None:
        try:
            if user is not None:
                os.setgid(user)
                os.setuid(user)
            act(file)
            theirs.send("fine")
        except RashomonError as error:
            theirs.send(f"{type(error).__name__} {error}")
        except BaseException as error:
            theirs.send(f"unexpected {error!r}")

    process = context.Process(target=run)
    process.start()
    told = str(ours.recv())
    process.join()
    return told


def _add_more(file: Path) -> None:
    engine = open_engine(file)
    for number in range(1000):
        keep(engine, report(f"more-{number}"), [shelling()])


def _add_under_a_limit(file: Path) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = file.stat().st_size + 40_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    _add_more(file)


def test_a_limit_on_files_keeps_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "rashomon.db"
    fill(file, 5)
    assert "UserError" in (told := _apart(_add_under_a_limit, file)) and "the disk is full" in told
    engine = open_engine(file)
    assert list(verify(engine)) == []
    with reading(engine) as connection:
        assert (connection.execute(text("SELECT count(*) FROM documents")).scalar() or 0) >= 5
    engine.dispose()


def _read_only(file: Path) -> None:
    engine = open_engine(file, read_only=True)
    assert [str(finding) for finding in verify(engine)] == []
    engine.dispose()


def _write(file: Path) -> None:
    keep(open_engine(file), report("another"), [])


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are other ones there")
@pytest.mark.parametrize("mode", ["file", "folder", "both", "nothing"])
def test_without_the_right_to_write_it_can_be_read(mode: str) -> None:
    import tempfile

    # Not below pytest's own folder, which other users may not enter.
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        folder = Path(name, "folder")
        folder.mkdir()
        file = folder / "rashomon.db"
        fill(file, 3)
        user = 65534 if os.getuid() == 0 else None
        if user:
            os.chown(folder, user, user)
            os.chown(file, user, user)
        os.chmod(file, {"nothing": 0o000, "folder": 0o644}.get(mode, 0o444))
        os.chmod(folder, 0o555 if mode in ("folder", "both") else 0o755)
        if mode == "nothing":
            assert "can't be opened" in _apart(_read_only, file, user)
        else:
            assert _apart(_read_only, file, user) == "fine"
        assert (told := _apart(_write, file, user)).startswith("UserError"), told
        os.chmod(folder, 0o755)
        os.chmod(file, 0o644)
        engine = open_engine(file)
        assert list(verify(engine)) == []
        engine.dispose()


def test_every_refusal_is_known_for_what_it_is() -> None:
    assert dialects.refusal(sqlite3.OperationalError("no such table: birds"), "r.db") is None
    assert RUN.id.startswith("r")


def test_the_tables_of_a_record_are_those_that_the_program_knows(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from rashomon.record.tables import METADATA

    ours = {table.name for table in KEPT}

    def known(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return name in ours if kind == "table" else name != "search_words" and "search_words" not in str(name)

    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"include_object": known, "compare_type": False})
        assert compare_metadata(context, METADATA) == []


def test_views_for_other_programs(engine: Engine) -> None:
    from store_samples import denial

    from rashomon.record.runs import run_of

    keep(engine, report(), [shelling()])
    keep(engine, report(), [shelling(), denial()], run_of("2.0", RUN.rules))
    keep(engine, report("kot-2", "Rain."), [], note="no word of conflict")
    with reading(engine) as connection:
        [first, second] = connection.execute(text("SELECT * FROM readable_claims ORDER BY modality")).mappings()
        assert (first["said_by"], first["who"], first["place"], first["killed"]) == ("a doctor", "the army", "Kot", 3)
        assert (second["modality"], second["who"], second["publisher"]) == ("denied", None, "Valley Wire")
        rows = connection.execute(text("SELECT id, claims, note FROM readable_reports ORDER BY id")).all()
    assert [tuple(row) for row in rows] == [("kot-1", 2, ""), ("kot-2", 0, "no word of conflict")]


def test_opening_a_file_again_leaves_it_in_the_hands_of_who_has_it(tmp_path: Path) -> None:
    # What a server does: several open records of one file, while other processes come and go.
    file = tmp_path / "rashomon.db"
    other = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM log').fetchall(); c.close()"
    )
    engine = open_engine(file)
    keep(engine, report("kot-1"), [shelling()])
    open_engine(file).dispose()
    subprocess.run([sys.executable, "-c", other, str(file)], check=True)
    assert Path(f"{file}-wal").exists(), "the log was taken from under the open record"
    keep(engine, report("kot-2"), [shelling()])
    with sqlite3.connect(file) as read:
        assert read.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    engine.dispose()
