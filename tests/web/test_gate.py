"""What stands before all routes: hosts, forms, headers; in the mode for one person and in that for many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from logging_in import FIELD, Browser, opened, quick_passwords, settle, small_app

from rashomon.errors import UserError
from rashomon.web import routes as routes_of_pages
from rashomon.web.app import create_app
from rashomon.web.csrf import token_of
from rashomon.web.headers import content_policy
from rashomon.web.security_gate import Gate
from rashomon.web.security_people import Local
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
PROTECTING = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture
def app(tmp_path: Path) -> Iterator[FastAPI]:
    with opened(small_app(Settings(str(tmp_path / "r.db"), name="Lena"))) as found:
        yield found


@pytest.fixture
def mine(app: FastAPI) -> Browser:
    return Browser(app, "http://127.0.0.1:8080")


def local_token(app: FastAPI) -> str:
    presence = app.state.presence
    assert isinstance(presence, Local)
    return presence._found.csrf


# -- one person on their own machine


def test_one_person_may_do_everything(app: FastAPI, mine: Browser) -> None:
    assert mine.get("/look").text == '"Lena admin"'
    assert mine.post("/settle", headers={"x-csrf-token": local_token(app)}).status_code == 200
    assert mine.post("/settle", data={"csrf": local_token(app)}).status_code == 200


def test_one_person_too_is_asked_for_the_token(app: FastAPI, mine: Browser) -> None:
    for headers in ({}, {"x-csrf-token": "0" * 64}, {"authorization": "Bearer rashomon_x"}):
        assert mine.post("/settle", headers=headers).status_code == 403
    elsewhere = {"x-csrf-token": local_token(app), "origin": "https://example.com"}
    assert mine.post("/settle", headers=elsewhere).status_code == 403


def test_each_server_has_a_token_of_its_own() -> None:
    assert Local("Lena")._found.csrf != Local("Lena")._found.csrf


def test_there_are_no_accounts_without_a_log_in(mine: Browser) -> None:
    for path in ("/login", "/account", "/people", "/audit"):
        assert mine.get(path).status_code == 404
    assert "securitySchemes" not in mine.get("/openapi.json").json().get("components", {})


# -- hosts


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8080", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8080", "LocalHost:1"]
)
def test_the_names_of_this_machine(mine: Browser, host: str) -> None:
    assert mine.get("/look", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "localhost.example.com",
        "example.com:8080",
        "127.0.0.1.example.com",
        "",
        "localhost:x",
        "localhost/static/",
        "localhost@example.com",
        "[::1",
        "localhost, example.com",
        "0.0.0.0",
    ],
)
def test_other_names_are_refused(app: FastAPI, mine: Browser, host: str) -> None:
    for path in ("/look", "/static/base.css", "/nowhere"):
        refused = mine.get(path, headers={"host": host})
        assert refused.status_code == 421 and "--allowed-host" in refused.text
    token = {"host": host, "x-csrf-token": local_token(app)}
    assert mine.post("/settle", headers=token).status_code == 421


@pytest.mark.parametrize(
    ("hosts", "good", "bad"),
    [
        (("records.example.org",), "records.example.org", "localhost"),
        (("Records.Example.org", "2001:db8::7"), "[2001:db8::7]:443", "[2001:db8::8]"),
        (("*",), "anything.example.org:8080", "localhost/static/x"),
    ],
)
def test_the_names_that_a_server_is_given(tmp_path: Path, hosts: tuple[str, ...], good: str, bad: str) -> None:
    with opened(small_app(Settings(str(tmp_path / "r.db"), hosts=hosts))) as app:
        browser = Browser(app)
        assert browser.get("/look", headers={"host": good}).status_code == 200
        assert browser.get("/look", headers={"host": bad}).status_code == 421


@given(st.text(st.characters(codec="latin-1"), max_size=30))
def test_no_host_opens_a_path_that_is_not_open(host: str) -> None:
    gate = Gate(refusing, Local("Lena"), ("*",))
    found = gate._misdirected(asked(host))
    if found is None:
        assert not set(host) & set("/?#@\\ \t%")


async def refusing(scope: Any, receive: Any, send: Any) -> None:
    raise AssertionError


def asked(host: str) -> Any:
    from starlette.requests import Request

    return Request({"type": "http", "method": "GET", "path": "/", "headers": [(b"host", host.encode("latin-1"))]})


# -- headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/look", 200),
        ("GET", "/static/base.css", 200),
        ("GET", "/static/none.css", 404),
        ("GET", "/nowhere", 404),
        ("GET", "/nowhere.json", 404),
        ("PUT", "/look", 405),
        ("POST", "/settle", 403),
        ("GET", "/broken", 500),
        ("GET", "/openapi.json", 200),
    ],
)
def test_every_answer_is_protected(mine: Browser, method: str, path: str, status: int) -> None:
    answer = mine.request(method, path)
    assert answer.status_code == status
    protected(answer)


def protected(answer: Any) -> None:
    assert {name: answer.headers.get(name) for name in PROTECTING} == PROTECTING
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["script-src"] == policy["style-src"] == policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'"
    assert policy["form-action"] == "'self'" and "unsafe" not in str(policy)
    assert "geolocation=()" in answer.headers["permissions-policy"]


def test_answers_of_the_gate_are_protected(app: FastAPI, mine: Browser) -> None:
    protected(mine.get("/look", headers={"host": "example.com"}))
    protected(mine.request("PUT", "/look", headers={"x-csrf-token": local_token(app)}))


def test_pages_behind_a_log_in_are_private(tmp_path: Path, quick_passwords: None) -> None:
    record = str(tmp_path / "r.db")
    settle(record)
    with opened(small_app(Settings(record, login=True))) as app:
        browser = Browser(app)
        protected(browser.get("/look"))
        protected(browser.get("/look", headers={"accept": "application/json"}))
        protected(browser.get("/login"))
        protected(browser.log_in("Omar"))
        assert browser.get("/look").headers["cache-control"] == "private, no-cache"
        assert browser.get("/account").headers["cache-control"] == "no-store"
        assert "cache-control" not in browser.get("/static/base.css").headers


def test_tiles_of_a_named_server_only() -> None:
    policy = content_policy("https://tiles.example.org:8443/{z}/{x}/{y}.png")
    assert "img-src 'self' data: blob: https://tiles.example.org:8443;" in policy
    assert "connect-src 'self' https://tiles.example.org:8443;" in policy
    assert "https" not in content_policy()
    for wrong in ("tiles.example.org/{z}", "https://a; script-src */x", "javascript:1/", "https://a b/{z}"):
        with pytest.raises(UserError, match="no URL of tiles"):
            content_policy(wrong)


@given(st.text(max_size=60))
def test_no_tiles_let_anything_else_in(words: str) -> None:
    for url in (words, f"https://{words}/x", f"https://a/{words}"):
        try:
            policy = content_policy(url)
        except UserError:
            continue
        parts = [part.split(" ", 1)[0] for part in policy.split("; ")]
        assert len(parts) == len(content_policy().split("; ")) and policy.count(";") == len(parts) - 1
        assert "script-src 'self';" in policy and "\n" not in policy


# -- the whole app


@pytest.fixture
def whole(tmp_path: Path, quick_passwords: None) -> Iterator[FastAPI]:
    record = str(tmp_path / "r.db")
    settle(record)
    with opened(create_app(Settings(record, login=True))) as found:
        yield found


def described(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of every route, as the description of the app has them."""
    return [
        (method.upper(), path.replace("{", "").replace("}", ""))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    ]


def test_nobody_gets_anywhere_without_a_log_in(whole: FastAPI) -> None:
    stranger = Browser(whole)
    routes = described(whole)
    assert len(routes) > 10
    for method, path in routes:
        answer = stranger.request(method, path, headers={"accept": "application/json"})
        expected = {("GET", "/login"): 200, ("POST", "/login"): 403}.get((method, path), 401)
        assert answer.status_code == expected, (method, path)


def test_nothing_is_done_without_the_token_of_a_form(whole: FastAPI) -> None:
    omar = Browser(whole)
    omar.log_in("Omar")
    for method, path in described(whole):
        if method != "GET":
            answer = omar.request(method, path, headers={"accept": "application/json"})
            assert answer.status_code == 403, (method, path, answer.text)


def test_who_only_looks_changes_nothing_but_their_account(whole: FastAPI) -> None:
    vera = Browser(whole)
    vera.log_in("Vera")
    token = vera.csrf()
    for method, path in described(whole):
        if method == "GET" or path.startswith("/account") or path in ("/login", "/logout"):
            continue
        answer = vera.request(method, path, headers={"x-csrf-token": token, "accept": "application/json"})
        assert answer.status_code == 403 and "needs the role" in answer.text, (method, path, answer.text)


def test_every_route_is_described() -> None:
    """What is not in the description would be passed over by the tests above."""
    routes = Path(routes_of_pages.__file__).parent.rglob("*.py")
    assert [file.name for file in routes if "include_in_schema" in file.read_text(encoding="utf-8")] == []


def test_forms_of_every_page_hold_the_token(whole: FastAPI) -> None:
    omar = Browser(whole)
    omar.log_in("Omar")
    for path in ("/", "/account", "/people", "/audit"):
        text = omar.get(path).text
        assert text.count('method="post"') == len(FIELD.findall(text)), path


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_tokens_of_two_sessions_are_never_equal(one: str, other: str) -> None:
    assert (token_of(one) == token_of(other)) == (one == other)
    assert one not in token_of(one) or len(one) < 6
