"""`rashomon users`: people of a record from the command line, on both engines."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import click
import pytest
from argon2 import PasswordHasher

from rashomon.cli.main import main
from rashomon.record import audit, sessions, tokens
from rashomon.record.opening import open_engine
from rashomon.record.people import person
from rashomon.web import passwords

Capture = pytest.CaptureFixture[str]
PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def record(record_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A place for a record, which the command finds by itself; hashes that take no time."""
    monkeypatch.setenv("RASHOMON_RECORD", record_url)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return record_url


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    return monkeypatch


def run(capsys: Capture, *arguments: str) -> str:
    assert main(["users", *arguments]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def refused(capsys: Capture, *arguments: str) -> str:
    assert main(["users", *arguments]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    return said.err


@pytest.fixture
def omar(typed: pytest.MonkeyPatch, capsys: Capture) -> str:
    run(capsys, "add", "Omar", "--role", "admin", "--password-stdin", "--by", "Omar")
    return "Omar"


def test_the_first_admin_makes_the_record(omar: str, record: str, capsys: Capture) -> None:
    engine = open_engine(record, create=False)
    found = person(engine, omar)
    assert found is not None and (found.role, found.by) == ("admin", "Omar")
    assert passwords.fits(found.password, PASSWORD)
    [entry] = audit.entries(engine)
    assert (entry.what, entry.address) == ("person added", "command line")
    engine.dispose()
    table = run(capsys, "list")
    assert "Omar" in table and "admin" in table and "by Omar" in table


def test_a_password_is_asked_for_twice(record: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    asked = []

    def hidden(prompt: str, *given: object) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click.termui, "hidden_prompt_func", hidden)
    run(capsys, "add", "Lena", "--role", "coder")
    assert len(asked) == 2 and "12 characters or more" in asked[0]


def test_the_life_of_an_account(omar: str, record: str, typed: pytest.MonkeyPatch, capsys: Capture) -> None:
    typed.setattr(sys, "stdin", io.StringIO(f"{PASSWORD} of Lena\r\n"))
    assert run(capsys, "add", "Lena", "--role", "coder", "--password-stdin") == "added: Lena, coder\n"
    assert run(capsys, "role", "lena", "--role", "reviewer", "--by", omar) == "Lena is reviewer now\n"
    engine = open_engine(record)
    secret = sessions.begin(engine, "Lena", "192.0.2.7")
    typed.setattr(sys, "stdin", io.StringIO(f"{PASSWORD} anew\n"))
    assert "new password" in run(capsys, "password", "Lena", "--password-stdin")
    assert sessions.session_of(engine, secret) is None
    assert run(capsys, "off", "Lena") == "Lena is switched off\n"
    assert "switched off" in run(capsys, "list")
    assert run(capsys, "on", "Lena") == "Lena is switched on\n"
    found = person(engine, "Lena")
    assert found is not None and found.active and passwords.fits(found.password, f"{PASSWORD} anew")
    engine.dispose()


def test_a_token_alone_is_on_standard_output(omar: str, record: str, capsys: Capture) -> None:
    assert main(["users", "token", omar, "--for", "nightly export", "--role", "viewer", "--days", "30"]) == 0
    said = capsys.readouterr()
    engine = open_engine(record)
    token = tokens.token_of(engine, said.out.strip())
    assert token is not None and (token.label, token.role) == ("nightly export", "viewer")
    assert said.out.count("\n") == 1 and token.id in said.err and said.out.strip() not in said.err
    assert "nightly export" in run(capsys, "revoke", token.id)
    assert tokens.token_of(engine, said.out.strip()) is None
    engine.dispose()


def test_people_for_programs(omar: str, capsys: Capture) -> None:
    [row] = json.loads(run(capsys, "list", "--format", "json"))
    assert (row["name"], row["role"], row["active"], row["by"]) == ("Omar", "admin", True, "Omar")
    assert "argon2" not in str(row)
    assert json.loads(run(capsys, "list", "--format", "jsonl")) == row
    assert next(csv.DictReader(io.StringIO(run(capsys, "list", "--format", "csv"))))["name"] == "Omar"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add", "Lena"], "users add needs --role"),
        (["add", "--role", "coder"], "whom? name the person"),
        (["add", "Lena", "--role", "boss"], "the roles are viewer, coder, reviewer, admin"),
        (["add", "omar", "--role", "coder"], "the name Omar already"),
        (["add", "Lena", "--role", "coder"], "no terminal to ask for the password on: give it with --password-stdin"),
        (["role", "Omar"], "users role needs --role"),
        (["role", "Omar", "--role", "coder"], "the only admin"),
        (["off", "Omar"], "the only admin"),
        (["off", "Lena"], "nobody of the name Lena"),
        (["off", "Omar", "--role", "coder"], "users off takes no --role"),
        (["password", "Lena", "--password-stdin"], "nobody of the name Lena"),
        (["token", "Omar"], "users token needs --for"),
        (["token", "Omar", "--for", "x", "--days", "0"], "from 1 to 366 days"),
        (["revoke"], "which token?"),
        (["revoke", "t0"], "no token t0"),
        (["list", "--days", "3"], "users list takes no --days"),
        (["drop", "Omar"], "'drop' is not one of"),
    ],
)
def test_what_is_refused(omar: str, capsys: Capture, arguments: list[str], words: str) -> None:
    assert words in refused(capsys, *arguments)


def test_a_short_password_adds_nobody(omar: str, typed: pytest.MonkeyPatch, capsys: Capture) -> None:
    typed.setattr(sys, "stdin", io.StringIO("short\n"))
    assert "at least 12 characters" in refused(capsys, "add", "Lena", "--role", "coder", "--password-stdin")
    assert "Lena" not in run(capsys, "list")


def test_nobody_may_log_in_yet(record: str, capsys: Capture) -> None:
    open_engine(record).dispose()
    assert "rashomon users add NAME --role admin" in run(capsys, "list")
    assert run(capsys, "list", "--format", "json") == "[]\n"


def test_only_adding_makes_a_record(tmp_path: Path, capsys: Capture) -> None:
    missing = str(tmp_path / "none.db")
    for arguments in (["list"], ["off", "Omar"], ["token", "Omar", "--for", "x"]):
        assert "there is no record" in refused(capsys, *arguments, "--record", missing)
    assert not Path(missing).exists()


def test_nothing_is_served_that_nobody_could_log_in_to(record: str, capsys: Capture) -> None:
    open_engine(record).dispose()
    for options in (["--login"], ["--host", "0.0.0.0"]):
        assert main(["serve", *options]) == 1
        assert "nobody can log in yet" in capsys.readouterr().err
