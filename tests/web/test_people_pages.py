"""The pages about people: one's own account, everybody, the audit log; as HTML, JSON and CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
from fastapi import FastAPI
from logging_in import PASSWORDS, Browser, opened, quick_passwords, settle, small_app
from sqlalchemy import Engine

from rashomon.record import audit, sessions, tokens
from rashomon.record.people import people, person
from rashomon.record.people_changes import add_person
from rashomon.web.ratelimit import LoginLimit
from rashomon.web.security_login import LoggedIn
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
FRESH = "a quite new password"
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def app(record_url: str, quick_passwords: None) -> Iterator[FastAPI]:
    settle(record_url)
    with opened(small_app(Settings(record_url, login=True))) as found:
        yield found


@pytest.fixture
def engine(app: FastAPI) -> Engine:
    presence = app.state.presence
    assert isinstance(presence, LoggedIn)
    return presence.engine


def logged_in(app: FastAPI, name: str) -> Browser:
    browser = Browser(app)
    assert browser.log_in(name).status_code == 303
    return browser


@pytest.fixture
def omar(app: FastAPI) -> Browser:
    return logged_in(app, "Omar")


@pytest.fixture
def lena(app: FastAPI) -> Browser:
    return logged_in(app, "Lena")


# -- one's own account


def test_change_a_password(app: FastAPI, lena: Browser) -> None:
    elsewhere = logged_in(app, "Lena")
    changed = lena.fill("/account/password", current=PASSWORDS["Lena"], new=FRESH, again=FRESH)
    assert (changed.status_code, changed.headers["location"]) == (303, "/account?done=password")
    assert "Your password is changed" in lena.get("/account?done=password").text
    assert elsewhere.get("/look").status_code == 303 and lena.get("/look").status_code == 200
    assert Browser(app).log_in("Lena").status_code == 401
    assert Browser(app).log_in("Lena", FRESH).status_code == 303


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"current": "wrong", "new": FRESH, "again": FRESH}, 403, "that is not your password"),
        ({"current": PASSWORDS["Lena"], "new": FRESH, "again": FRESH + "x"}, 400, "not the same"),
        ({"current": PASSWORDS["Lena"], "new": "short", "again": "short"}, 400, "at least 12 characters"),
        ({"current": PASSWORDS["Lena"]}, 422, "new"),
    ],
)
def test_a_password_that_stays(engine: Engine, lena: Browser, fields: dict[str, str], status: int, words: str) -> None:
    before = person(engine, "Lena")
    refused = lena.fill("/account/password", **fields)
    assert refused.status_code == status and words in refused.text
    assert person(engine, "Lena") == before


def test_a_stolen_session_can_not_guess_the_password_for_long(app: FastAPI, lena: Browser) -> None:
    app.state.presence.limit = LoginLimit(app.state.own, clock=lambda: NOON)
    answers = [lena.fill("/account/password", current="x", new=FRESH, again=FRESH).status_code for _ in range(7)]
    assert answers == [403] * 6 + [429]


def test_a_token_is_shown_once(app: FastAPI, engine: Engine, lena: Browser) -> None:
    made = lena.fill("/account/tokens", label="nightly <b>export</b>", role="viewer", days="7")
    assert made.status_code == 201
    [secret] = re.findall(r'<code class="token">(rashomon_[\w-]+)</code>', made.text)
    assert secret not in lena.get("/account").text and "<b>export" not in made.text
    program = Browser(app)
    assert program.get("/look", headers={"authorization": f"Bearer {secret}"}).json() == "Lena viewer"
    [token] = tokens.tokens(engine, "Lena")
    assert token.id in lena.get("/account").text
    assert lena.fill("/account/tokens/revoke", token=token.id).status_code == 303
    assert program.get("/look", headers={"authorization": f"Bearer {secret}"}).status_code == 401
    assert "revoked" in lena.get("/account").text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"label": "x", "role": "admin"}, 400),
        ({"label": "x", "role": "boss"}, 400),
        ({"label": " "}, 400),
        ({"label": "x", "days": "0"}, 422),
        ({"label": "x", "days": "9999"}, 422),
        ({}, 422),
    ],
)
def test_tokens_that_are_not_made(engine: Engine, lena: Browser, fields: dict[str, str], status: int) -> None:
    assert lena.fill("/account/tokens", **fields).status_code == status
    assert tokens.tokens(engine) == []


def test_nobody_revokes_the_token_of_somebody_else(engine: Engine, lena: Browser) -> None:
    secret, token = tokens.make_token(engine, "Omar", "nightly", by="Omar")
    assert lena.fill("/account/tokens/revoke", token=token.id).status_code == 400
    assert tokens.token_of(engine, secret) is not None


def test_end_a_session_elsewhere(app: FastAPI, engine: Engine, lena: Browser) -> None:
    one, other, omars = logged_in(app, "Lena"), logged_in(app, "Lena"), logged_in(app, "Omar")
    mine = tokens.hashed(lena.cookies["rashomon"])
    there = lena.get("/account").text
    assert there.count('name="session"') == 2 and mine not in there
    lena.fill("/account/sessions/end", session=tokens.hashed(one.cookies["rashomon"]))
    assert one.get("/look").status_code == 303 and other.get("/look").status_code == 200
    lena.fill("/account/sessions/end", session=tokens.hashed(omars.cookies["rashomon"]))
    lena.fill("/account/sessions/end")
    assert other.get("/look").status_code == 303
    assert [one.id for one in sessions.sessions(engine, "Lena")] == [mine]
    assert omars.get("/look").status_code == 200


def test_a_browser_s_name_for_itself_is_text(app: FastAPI) -> None:
    browser = Browser(app)
    browser.headers["user-agent"] = "<script>alert(1)</script>"
    browser.log_in("Lena")
    assert "<script>alert" not in browser.get("/account").text
    assert "&lt;script&gt;alert" in browser.get("/account").text


# -- everybody


def test_add_somebody_who_logs_in(app: FastAPI, engine: Engine, omar: Browser) -> None:
    added = omar.fill("/people", name="ليلى حداد", role="reviewer", password=FRESH)
    assert (added.status_code, added.headers["location"]) == (303, "/people")
    assert "ليلى حداد" in omar.get("/people").text
    browser = Browser(app)
    assert browser.log_in("ليلى حداد", FRESH).status_code == 303
    assert browser.get("/look").json() == "ليلى حداد reviewer"
    [entry] = audit.entries(engine, what="person added", address="testclient")
    assert entry.who == "Omar" and entry.detail == {"person": "ليلى حداد", "role": "reviewer"}


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/people", {"name": "lena", "role": "coder", "password": FRESH}, "the name Lena already"),
        ("/people", {"name": "Eve", "role": "boss", "password": FRESH}, "no role"),
        ("/people", {"name": "Eve", "role": "coder", "password": "short"}, "at least 12 characters"),
        ("/people", {"name": "\u202eEve", "role": "coder", "password": FRESH}, "signs that can&#39;t be seen"),
        ("/people/role", {"name": "Omar", "role": "viewer"}, "the only admin"),
        ("/people/active", {"name": "Omar", "active": "false"}, "the only admin"),
        ("/people/role", {"name": "Eve", "role": "viewer"}, "nobody of the name Eve"),
        ("/people/role", {"name": "Lena", "role": "boss"}, "no role"),
        ("/people/password", {"name": "Lena", "password": "short"}, "at least 12 characters"),
    ],
)
def test_what_is_not_done_is_explained(
    engine: Engine, omar: Browser, path: str, fields: dict[str, str], words: str
) -> None:
    before = people(engine)
    refused = omar.fill(path, **fields)
    assert refused.status_code == 400 and words in refused.text
    assert people(engine) == before and omar.get("/look").status_code == 200


def test_change_roles_passwords_and_who_is_there(app: FastAPI, engine: Engine, omar: Browser) -> None:
    lena = logged_in(app, "Lena")
    assert omar.fill("/people/role", name="Lena", role="reviewer").status_code == 303
    assert lena.get("/look").json() == "Lena reviewer"
    assert omar.fill("/people/password", name="Lena", password=FRESH).status_code == 303
    assert lena.get("/look").status_code == 303
    assert lena.log_in("Lena", FRESH).status_code == 303
    assert omar.fill("/people/active", name="Lena", active="false").status_code == 303
    assert lena.get("/look").status_code == 303 and lena.log_in("Lena", FRESH).status_code == 401
    assert "switched off" in omar.get("/people").text
    assert omar.fill("/people/active", name="Lena", active="true").status_code == 303
    assert lena.log_in("Lena", FRESH).status_code == 303
    done = [one.what for one in audit.entries(engine, who="Omar")][::-1]
    assert done[-4:] == ["role changed", "password changed", "person switched off", "person switched on"]


def test_people_for_programs(omar: Browser) -> None:
    rows: list[dict[str, Any]] = omar.get("/people.json").json()
    assert [(row["name"], row["role"], row["active"], row["by"]) for row in rows] == [
        ("Lena", "coder", True, "Omar"),
        ("Omar", "admin", True, "Omar"),
        ("Rana", "reviewer", True, "Omar"),
        ("Vera", "viewer", True, "Omar"),
    ]
    assert "password" not in rows[0] and datetime.fromisoformat(rows[0]["at"]).tzinfo
    table = omar.get("/people.csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert [row["name"] for row in csv.DictReader(StringIO(table.text))] == [row["name"] for row in rows]
    assert "argon2" not in omar.get("/people").text + table.text


# -- the audit log


def test_the_audit_log_by_page(engine: Engine, omar: Browser) -> None:
    for number in range(150):
        audit.note(engine, "exported", "Lena", "192.0.2.7", {"rows": number})
    first = omar.get("/audit?who=Lena&what=exported&before=").text
    assert first.count("192.0.2.7") == 100 and ">149<" in first and ">49<" not in first
    [older] = re.findall(r'href="(/audit\?[^"]+)">Older', first)
    second = omar.get(older.replace("&amp;", "&")).text
    assert second.count("192.0.2.7") == 50 and ">49<" in second and "Older entries" not in second


def test_the_audit_log_by_its_filters(engine: Engine, omar: Browser) -> None:
    audit.note(engine, "exported", "Lena", "192.0.2.7", clock=lambda: datetime(2031, 5, 9, 23, 59, tzinfo=UTC))
    audit.note(engine, "exported", "Rana", "192.0.2.8", clock=lambda: datetime(2031, 5, 10, 0, 0, tzinfo=UTC))

    def found(query: str) -> list[str]:
        return [row["who"] for row in omar.get(f"/audit.json?what=exported&{query}").json()]

    assert found("") == ["Rana", "Lena"]
    assert found("who=Lena") == ["Lena"] and found("address=192.0.2.8") == ["Rana"]
    assert found("until=2031-05-09") == ["Lena"] and found("since=2031-05-10") == ["Rana"]
    assert found("since=2031-05&until=2031-05") == ["Rana", "Lena"]
    assert found("limit=1") == ["Rana"] and found("who=nobody") == []
    rows = list(csv.DictReader(StringIO(omar.get("/audit.csv?what=exported").text)))
    assert [row["who"] for row in rows] == ["Rana", "Lena"] and rows[0]["detail"] == "{}"
    assert "Nothing was done that fits" in omar.get("/audit?who=nobody").text


@pytest.mark.parametrize(
    "query",
    ["since=never", "until=13", "until=9999", "before=x", "before=-1", "before=99999999999999999999", "limit=0"],
)
def test_a_filter_that_makes_no_sense_is_explained(omar: Browser, query: str) -> None:
    name = query.partition("=")[0]
    refused = omar.get(f"/audit.json?{query}")
    assert refused.status_code == 422 and name in refused.json()["detail"]
    if name != "limit":
        assert omar.get(f"/audit?{query}").status_code == 422


def test_what_is_in_the_log_is_text(engine: Engine, omar: Browser) -> None:
    audit.note(engine, "exported", "Lena", "<b>here</b>", {"<script>x": "<script>alert(1)</script>\u202e"})
    add_person(engine, "<i>Eve</i>", "viewer", by="<u>Omar</u>")
    for path in ("/audit", "/people"):
        text = omar.get(path).text
        assert not re.search(r"<script>(?:x|alert)|<b>here|<i>Eve|<u>Omar|\u202e", text), path
