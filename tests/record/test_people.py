"""People of a record: their rows, roles, tokens, sessions and audit log, on both engines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import DBAPIError

from rashomon.errors import UserError
from rashomon.record import audit, migrations, opening, sessions, tokens
from rashomon.record.dialects import alone, reading
from rashomon.record.opening import open_engine
from rashomon.record.people import checked_name, people, person
from rashomon.record.people_changes import add_person, change_person, rehash
from rashomon.record.people_tables import AUDIT, SESSIONS, TOKENS, USERS
from rashomon.record.roles import ROLES, checked_role, includes, lower
from rashomon.record.tables import LOG
from rashomon.record.verify import verify

START = datetime(2031, 5, 10, 9, tzinfo=UTC)


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def on(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def clock() -> Hand:
    return Hand()


def names(engine: Engine) -> list[tuple[str, str, bool]]:
    return [(one.name, one.role, one.active) for one in people(engine)]


def done(engine: Engine) -> list[str]:
    return [one.what for one in audit.entries(engine)][::-1]


# -- roles and names


@given(st.sampled_from(ROLES), st.sampled_from(ROLES), st.sampled_from(ROLES))
def test_roles_are_in_one_order(a: str, b: str, c: str) -> None:
    assert includes(a, b) or includes(b, a)
    assert (includes(a, b) and includes(b, a)) == (a == b)
    assert includes(a, c) or not (includes(a, b) and includes(b, c))
    assert includes(a, lower(a, b)) and includes(b, lower(a, b)) and lower(a, b) in (a, b)


def test_the_order_of_roles_is_that_of_the_documentation() -> None:
    assert ROLES == ("viewer", "coder", "reviewer", "admin")
    assert checked_role(" Admin") == "admin"
    with pytest.raises(UserError, match=r"no role 'owner': the roles are viewer, coder"):
        checked_role("owner")


@given(st.text(max_size=80))
def test_a_name_is_refused_or_can_be_read(words: str) -> None:
    try:
        found = checked_name(words)
    except UserError:
        return
    assert found == found.strip() and 0 < len(found) <= 60
    assert not set(found) & {*map(chr, range(32)), "\u202e", "\u2066", "\u200b", "\x7f"}
    assert checked_name(found) == found


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "Lena\u202e", "Le\u200bna", "x" * 61])
def test_names_that_can_not_be_told_apart_are_refused(name: str) -> None:
    with pytest.raises(UserError):
        checked_name(name)


@pytest.mark.parametrize("name", ["ليلى حداد", "مهدی\u200cزاده", "Zoë", "O'Neill-王"])
def test_names_of_all_scripts_are_fine(name: str) -> None:
    assert checked_name(name) == name


# -- people


def test_the_last_row_of_a_name_counts(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", "hash-1", by="Omar")
    add_person(engine, "Omar", "admin", "hash-2", by="Omar")
    changed = change_person(engine, "lena", role="reviewer", by="Omar")
    assert (changed.name, changed.role, changed.password, changed.by) == ("Lena", "reviewer", "hash-1", "Omar")
    assert names(engine) == [("Lena", "reviewer", True), ("Omar", "admin", True)]
    with reading(engine) as connection:
        rows = connection.execute(select(USERS.c.name, USERS.c.role).order_by(USERS.c.number)).all()
        what = connection.scalars(select(LOG.c.what).order_by(LOG.c.seq)).all()
    assert [tuple(row) for row in rows] == [("Lena", "coder"), ("Omar", "admin"), ("Lena", "reviewer")]
    assert what == ["created", "people", "people", "people"]
    assert done(engine) == ["person added", "person added", "role changed"]
    assert list(verify(engine)) == []


def test_what_changes_nothing_is_not_written(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", by="Omar")
    change_person(engine, "Lena", role="coder", active=True, by="Omar")
    assert done(engine) == ["person added"]
    with reading(engine) as connection:
        assert len(connection.execute(select(USERS)).all()) == 1


@pytest.mark.parametrize("again", ["Lena", "LENA", "lena ", "ｌｅｎａ"])
def test_two_people_can_not_have_one_name(engine: Engine, again: str) -> None:
    add_person(engine, "Lena", "coder", by="Omar")
    with pytest.raises(UserError, match="a person of the name Lena already"):
        add_person(engine, again, "coder", by="Omar")
    found = person(engine, again)
    assert found is not None and found.name == "Lena"


def test_nobody_is_found_by_another_name(engine: Engine) -> None:
    assert person(engine, "Lena") is None
    with pytest.raises(UserError, match="nobody of the name Lena"):
        change_person(engine, "Lena", role="coder", by="Omar")


def test_the_last_admin_stays(engine: Engine) -> None:
    add_person(engine, "Omar", "admin", by="Omar")
    for change in ({"role": "reviewer"}, {"active": False}):
        with pytest.raises(UserError, match="Omar is the only admin"):
            change_person(engine, "Omar", by="Omar", **change)
    add_person(engine, "Lena", "admin", by="Omar")
    change_person(engine, "Omar", active=False, by="Lena")
    with pytest.raises(UserError, match="Lena is the only admin"):
        change_person(engine, "Lena", role="viewer", by="Lena")
    assert names(engine) == [("Lena", "admin", True), ("Omar", "admin", False)]


def test_a_newer_hash_of_the_same_password_logs_nobody_out(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", "old", by="Omar")
    secret = sessions.begin(engine, "Lena", "192.0.2.7")
    rehash(engine, "Lena", "old", "new")
    rehash(engine, "Lena", "old", "newer")
    found = person(engine, "Lena")
    assert found is not None and (found.password, found.by) == ("new", "Omar")
    assert sessions.session_of(engine, secret) is not None


@pytest.mark.parametrize("table", [USERS, TOKENS, AUDIT])
@pytest.mark.parametrize("how", ["UPDATE {} SET number = 7", "DELETE FROM {}"])
def test_rows_of_people_are_never_changed(engine: Engine, table: object, how: str) -> None:
    add_person(engine, "Lena", "coder", by="Omar")
    tokens.make_token(engine, "Lena", "nightly", by="Lena")
    with pytest.raises(DBAPIError, match="append-only"), alone(engine) as connection:
        connection.execute(text(how.format(table)))
    assert list(verify(engine)) == []


def test_a_change_that_fails_leaves_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*given: object, **more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(audit, "append", failing)
    with pytest.raises(ZeroDivisionError):
        add_person(engine, "Lena", "coder", by="Omar")
    assert people(engine) == []
    assert list(verify(engine)) == []


def test_a_row_from_nowhere_is_found(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "r.db")
    add_person(engine, "Lena", "coder", by="Omar")
    engine.dispose()
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as other:
        other.execute("INSERT INTO users SELECT 2, 'Eve', 'admin', '', 1, 'Eve', 99 FROM users")
    engine = open_engine(tmp_path / "r.db")
    assert [str(found) for found in verify(engine)] == ["users 2: seq: not in log"]
    engine.dispose()


# -- tokens


def test_a_token_opens_until_it_expires(engine: Engine, clock: Hand) -> None:
    add_person(engine, "Lena", "reviewer", by="Omar")
    secret, made = tokens.make_token(engine, "lena", "nightly", "coder", days=30, by="Lena", clock=clock)
    assert (made.person, made.role, made.expires) == ("Lena", "coder", START + timedelta(days=30))
    assert tokens.token_of(engine, secret, clock) == made
    assert tokens.token_of(engine, secret + "x", clock) is None
    clock.on(days=30)
    assert tokens.token_of(engine, secret, clock) is None


def test_a_token_is_kept_as_a_hash(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", by="Omar")
    secret, _ = tokens.make_token(engine, "Lena", "nightly", by="Lena")
    with reading(engine) as connection:
        kept = [
            str(value)
            for table in (TOKENS, AUDIT, LOG, USERS)
            for row in connection.execute(select(table))
            for value in row
        ]
    assert tokens.hashed(secret) in kept and not [value for value in kept if secret in value]


def test_a_revoked_token_opens_nothing(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", by="Omar")
    add_person(engine, "Omar", "coder", by="Omar")
    secret, made = tokens.make_token(engine, "Lena", "nightly", by="Lena")
    for id, whose in (("t000000000000", ""), (made.id, "Omar")):
        with pytest.raises(UserError, match="no token"):
            tokens.revoke_token(engine, id, by="Omar", person=whose)
    assert tokens.token_of(engine, secret) is not None
    for _ in range(2):
        assert tokens.revoke_token(engine, made.id, by="Lena", person="Lena").revoked
    assert tokens.token_of(engine, secret) is None
    assert [one.revoked for one in tokens.tokens(engine, "Lena")] == [True]
    assert done(engine)[-2:] == ["token made", "token revoked"]


def test_a_token_may_not_do_more_than_its_person(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", by="Omar")
    with pytest.raises(UserError, match="Lena is coder, and can't have a token for the role admin"):
        tokens.make_token(engine, "Lena", "nightly", "admin", by="Lena")
    for label, days in (("", 1), ("nightly", 0), ("nightly", 367)):
        with pytest.raises(UserError):
            tokens.make_token(engine, "Lena", label, days=days, by="Lena")
    with pytest.raises(UserError, match="nobody of the name Omar"):
        tokens.make_token(engine, "Omar", "nightly", by="Lena")
    assert tokens.tokens(engine) == []


def test_no_two_tokens_are_the_same(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", by="Omar")
    made = [tokens.make_token(engine, "Lena", "nightly", by="Lena") for _ in range(20)]
    assert len({secret for secret, _ in made}) == len({one.id for _, one in made}) == 20
    assert all(secret.startswith("rashomon_") and len(secret) >= 52 for secret, _ in made)


def test_who_is_switched_off_is_out(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", "hash", by="Omar")
    add_person(engine, "Omar", "coder", "hash", by="Omar")
    secret, _ = tokens.make_token(engine, "Lena", "nightly", by="Lena")
    hers, his = (sessions.begin(engine, name, "192.0.2.7") for name in ("Lena", "Omar"))
    change_person(engine, "Lena", active=False, by="Omar")
    assert tokens.token_of(engine, secret) is None
    assert sessions.session_of(engine, hers) is None and sessions.session_of(engine, his) is not None
    with pytest.raises(UserError, match="Lena is switched off"):
        tokens.make_token(engine, "Lena", "nightly", by="Lena")
    change_person(engine, "Lena", active=True, by="Omar")
    assert tokens.token_of(engine, secret) is None


# -- sessions


def test_a_session_ends_after_twelve_hours_or_two_without_a_page(engine: Engine, clock: Hand) -> None:
    secret = sessions.begin(engine, "Lena", "192.0.2.7", "Browser " * 100, clock)
    found = sessions.session_of(engine, secret, clock)
    assert found is not None and (found.person, found.address, len(found.agent)) == ("Lena", "192.0.2.7", 200)
    for _ in range(6):
        clock.on(minutes=119)
        assert sessions.session_of(engine, secret, clock) is not None
        sessions.seen(engine, found.id, clock)
    clock.on(minutes=5)
    assert sessions.session_of(engine, secret, clock) is not None
    clock.on(minutes=1)
    assert sessions.session_of(engine, secret, clock) is None, "twelve hours"
    other = sessions.begin(engine, "Lena", "192.0.2.7", clock=clock)
    clock.on(hours=2)
    assert sessions.session_of(engine, other, clock) is None, "two hours idle"
    assert sessions.sessions(engine, "Lena", clock) == []


def test_sessions_that_are_over_are_cleared_away(engine: Engine, clock: Hand) -> None:
    sessions.begin(engine, "Lena", "192.0.2.7", clock=clock)
    clock.on(hours=3)
    secret = sessions.begin(engine, "Omar", "192.0.2.8", clock=clock)
    with reading(engine) as connection:
        rows = connection.execute(select(SESSIONS.c.person, SESSIONS.c.id)).all()
    assert [row.person for row in rows] == ["Omar"]
    assert rows[0].id == tokens.hashed(secret) != secret


def test_a_session_is_ended_by_its_own_person_only(engine: Engine) -> None:
    secret = sessions.begin(engine, "Lena", "192.0.2.7")
    found = sessions.session_of(engine, secret)
    assert found is not None
    assert not sessions.end(engine, found.id, "Omar")
    assert sessions.session_of(engine, secret) == found
    assert sessions.end(engine, found.id, "Lena")
    assert sessions.session_of(engine, secret) is None


def test_a_new_password_ends_every_session_but_one(engine: Engine) -> None:
    add_person(engine, "Lena", "coder", "hash", by="Omar")
    one, other = (sessions.begin(engine, "Lena", "192.0.2.7") for _ in range(2))
    kept = sessions.session_of(engine, one)
    assert kept is not None
    change_person(engine, "Lena", password="other", by="Lena", but=kept.id)
    assert sessions.sessions(engine, "Lena") == [kept] and sessions.session_of(engine, other) is None


# -- the audit log


def test_entries_by_every_filter(engine: Engine, clock: Hand) -> None:
    for who, what, address in (
        ("Lena", "logged in", "192.0.2.7"),
        ("Omar", "logged in", "192.0.2.8"),
        ("Lena", "exported", "192.0.2.7"),
    ):
        audit.note(engine, what, who, address, {"rows": 3}, clock)
        clock.on(hours=1)
    every = audit.entries(engine)
    assert [one.number for one in every] == [3, 2, 1] and every[0].detail == {"rows": 3}

    def found(**chosen: object) -> list[int]:
        return [one.number for one in audit.entries(engine, **chosen)]  # type: ignore[arg-type]

    assert found(who="Lena") == [3, 1] and found(what="logged in") == [2, 1] and found(address="192.0.2.8") == [2]
    assert found(since=START + timedelta(hours=1)) == [3, 2] and found(until=START + timedelta(hours=1)) == [1]
    assert found(before=3) == [2, 1] and found(limit=1) == [3] and found(who="Lena", what="logged in") == [1]
    assert audit.kinds(engine) == ["exported", "logged in"]


# -- the tables


def test_the_tables_of_people_are_as_they_are_declared(engine: Engine) -> None:
    with reading(engine) as connection:
        inspector = inspect(connection)
        for table in (USERS, TOKENS, SESSIONS, AUDIT):
            assert {column["name"] for column in inspector.get_columns(table.name)} == {one.name for one in table.c}
            indexed = {tuple(index["column_names"]) for index in inspector.get_indexes(table.name)}
            assert {tuple(column.name for column in index.columns) for index in table.indexes} == indexed
            foreign = {tuple(key["constrained_columns"]) for key in inspector.get_foreign_keys(table.name)}
            assert foreign == {tuple(key.column_keys) for key in table.foreign_key_constraints}


def test_a_record_without_people_is_brought_up_to_date(record_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import command

    with monkeypatch.context() as before:
        upgrade = command.upgrade
        before.setattr(opening, "HEAD", "0001")
        before.setattr(command, "upgrade", lambda config, revision: upgrade(config, "0001"))
        # As a program does that knows none of these tables.
        create_all = opening._TABLES.create_all
        derived = [table for table in opening._TABLES.sorted_tables if table.name.startswith(opening.DERIVED)]
        before.setattr(opening._TABLES, "create_all", lambda connection: create_all(connection, derived))
        older = open_engine(record_url)
        with reading(older) as connection:
            assert "users" not in inspect(connection).get_table_names()
        older.dispose()
    engine = open_engine(record_url)
    with reading(engine) as connection:
        last = connection.execute(select(LOG).order_by(LOG.c.seq.desc()).limit(1)).one()
    assert (last.what, last.detail["from"], last.detail["to"]) == ("upgraded", "0001", migrations.HEAD)
    add_person(engine, "Lena", "coder", by="Omar")
    with pytest.raises(DBAPIError, match="append-only"), alone(engine) as connection:
        connection.execute(text("DELETE FROM users"))
    assert list(verify(engine)) == []
    engine.dispose()


def test_a_read_only_record_takes_nobody(tmp_path: Path) -> None:
    open_engine(tmp_path / "r.db").dispose()
    engine = open_engine(tmp_path / "r.db", read_only=True)
    with pytest.raises(UserError, match="opened for reading only"):
        add_person(engine, "Lena", "coder", by="Omar")
    engine.dispose()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(ROLES), st.booleans()), max_size=12))
def test_people_are_what_was_said_of_them_last(changes: list[tuple[str, str, bool]]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        engine = open_engine(f"{folder}/r.db")
        told: dict[str, tuple[str, bool]] = {}
        for name, role, active in changes:
            try:
                if name in told:
                    change_person(engine, name, role=role, active=active, by="x")
                    told[name] = (role, active)
                else:
                    add_person(engine, name, role, by="x")
                    told[name] = (role, True)
            except UserError as error:
                assert "only admin" in str(error)
                others = [one for other, one in told.items() if other != name]
                assert told[name] == ("admin", True) and ("admin", True) not in others
        assert names(engine) == [(name, *told[name]) for name in sorted(told)]
        engine.dispose()
