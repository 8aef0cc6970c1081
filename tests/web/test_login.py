"""Logging in and out, on both engines: passwords, sessions, cookies, tokens, limits, who is refused what."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from math import ceil
from urllib.parse import urljoin, urlsplit

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from hypothesis import example, given
from hypothesis import strategies as st
from logging_in import PASSWORDS, QUICK, ROLES, Browser, opened, quick_passwords, settle, small_app
from sqlalchemy import select

from rashomon.errors import UserError
from rashomon.record import audit, sessions, tokens
from rashomon.record.dialects import reading
from rashomon.record.opening import open_engine
from rashomon.record.passing_tables import ATTEMPTS
from rashomon.record.people import person
from rashomon.record.people_changes import change_person
from rashomon.web import passwords, security_login
from rashomon.web.ratelimit import LoginLimit, Patience
from rashomon.web.routes.login import own_path
from rashomon.web.settings import Settings

__all__ = ["quick_passwords"]
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("quick_passwords")


@pytest.fixture
def app(record_url: str, quick_passwords: None) -> Iterator[FastAPI]:
    settle(record_url)
    with opened(small_app(Settings(record_url, login=True))) as found:
        yield found


@pytest.fixture
def lena(app: FastAPI) -> Browser:
    browser = Browser(app)
    assert browser.log_in("Lena").status_code == 303
    return browser


def engine_of(app: FastAPI) -> security_login.Engine:
    presence = app.state.presence
    assert isinstance(presence, security_login.LoggedIn)
    return presence.engine


def noted(app: FastAPI, what: str) -> list[tuple[str, str, dict[str, object]]]:
    return [(one.who, one.address, dict(one.detail)) for one in audit.entries(engine_of(app), what=what)]


# -- in and out


def test_log_in_see_a_page_log_out(app: FastAPI) -> None:
    browser = Browser(app)
    asked = browser.get("/look?place=Kot")
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?next=/look%3Fplace%3DKot")
    assert browser.get("/account").status_code == 303
    entered = browser.log_in("Lena", next="/look?place=Kot")
    assert (entered.status_code, entered.headers["location"]) == (303, "/look?place=Kot")
    assert browser.get("/look").text == '"Lena coder"'
    assert browser.get("/login").headers["location"] == "/"
    left = browser.fill("/logout")
    assert (left.status_code, left.headers["location"]) == (303, "/login")
    assert left.headers["clear-site-data"] == '"cache"'
    assert browser.get("/look").status_code == 303
    assert noted(app, "logged in") == noted(app, "logged out") == [("Lena", "testclient", {})]


def test_a_session_is_over_when_its_cookie_is_used_after_the_log_out(app: FastAPI, lena: Browser) -> None:
    kept = lena.cookies["rashomon"]
    lena.fill("/logout")
    thief = Browser(app)
    thief.cookies.set("rashomon", kept)
    assert thief.get("/look").status_code == 303


@pytest.mark.parametrize(
    ("name", "password", "who", "why"),
    [
        ("Lena", "lena likes long walks", "Lena", "wrong password"),
        ("Lena", PASSWORDS["Omar"], "Lena", "wrong password"),
        ("Nobody", PASSWORDS["Lena"], "", "nobody of that name"),
        ("Rana", PASSWORDS["Rana"], "Rana", "switched off"),
    ],
)
def test_what_is_wrong_is_not_told(app: FastAPI, name: str, password: str, who: str, why: str) -> None:
    change_person(engine_of(app), "Rana", active=False, by="Omar")
    browser = Browser(app)
    refused = browser.log_in(name, password)
    assert refused.status_code == 401 and security_login.WRONG in refused.text and password not in refused.text
    assert f'value="{name}"' in refused.text
    assert browser.get("/look").status_code == 303
    assert noted(app, "log-in failed") == [(who, "testclient", {"because": why})]


def test_what_was_typed_for_a_name_is_not_kept(app: FastAPI) -> None:
    Browser(app).log_in("my secret password", "x")
    assert "my secret" not in str(audit.entries(engine_of(app)))


def test_a_name_is_found_in_any_case(app: FastAPI) -> None:
    browser = Browser(app)
    assert browser.log_in(" lENA ", PASSWORDS["Lena"]).status_code == 303
    assert browser.get("/look").text == '"Lena coder"'


def test_a_name_without_a_password_can_not_log_in(app: FastAPI) -> None:
    change_person(engine_of(app), "Lena", password="", by="Omar")
    assert Browser(app).log_in("Lena", "a password that nobody has").status_code == 401


def test_a_role_holds_from_the_next_request_on(app: FastAPI, lena: Browser) -> None:
    assert lena.fill("/settle").status_code == 403
    change_person(engine_of(app), "Lena", role="reviewer", by="Omar")
    assert lena.fill("/settle").status_code == 200
    change_person(engine_of(app), "Lena", active=False, by="Omar")
    assert lena.get("/look").status_code == 303


@pytest.mark.parametrize("name", ROLES)
def test_each_role_does_what_it_may(app: FastAPI, name: str) -> None:
    browser = Browser(app)
    browser.log_in(name)
    rank = ("viewer", "coder", "reviewer", "admin").index(ROLES[name])
    token = browser.csrf()
    for path, method, needed in (
        ("/look", "GET", 0),
        ("/decide", "POST", 1),
        ("/settle", "POST", 2),
        ("/people", "GET", 3),
        ("/people.json", "GET", 3),
        ("/people.csv", "GET", 3),
        ("/audit", "GET", 3),
        ("/audit.json", "GET", 3),
        ("/audit.csv", "GET", 3),
        ("/account", "GET", 0),
    ):
        answer = browser.request(method, path, headers={"x-csrf-token": token})
        assert answer.status_code == (200 if rank >= needed else 403), path


def test_who_is_refused_reads_which_role_is_needed(app: FastAPI) -> None:
    browser = Browser(app)
    browser.log_in("Vera")
    page = browser.fill("/decide")
    assert page.status_code == 403 and "this needs the role coder; Vera is viewer" in page.text
    assert page.headers["content-type"].startswith("text/html")
    asked = browser.post("/decide", headers={"x-csrf-token": browser.csrf(), "accept": "application/json"})
    assert asked.json() == {"detail": "this needs the role coder; Vera is viewer"}
    assert noted(app, "refused") == [("Vera", "testclient", {"because": "needs the role coder", "path": "/decide"})] * 2


# -- cookies


def set_cookie(app: FastAPI, base: str) -> str:
    browser = Browser(app, base)
    return str(browser.log_in("Lena").headers["set-cookie"])


def test_the_cookie_is_kept_from_scripts_and_other_sites(app: FastAPI) -> None:
    plain = set_cookie(app, "http://localhost")
    assert plain.startswith("rashomon=") and "HttpOnly" in plain and "SameSite=lax" in plain and "Path=/" in plain
    assert "Secure" not in plain and "Domain" not in plain
    safe = set_cookie(app, "https://localhost")
    assert safe.startswith("__Host-rashomon=") and "Secure" in safe and "Path=/" in safe and "Domain" not in safe


def test_cookies_are_secure_where_the_server_says_so(record_url: str) -> None:
    settle(record_url)
    with opened(small_app(Settings(record_url, login=True, secure_cookies=True))) as app:
        browser = Browser(app)
        first = browser.get("/login").headers["set-cookie"]
        assert first.startswith("__Host-rashomon=") and "Secure" in first and "HttpOnly" in first


def test_a_secure_server_takes_no_cookie_that_plain_http_could_have_set(app: FastAPI, lena: Browser) -> None:
    browser = Browser(app, "https://localhost")
    browser.cookies.set("rashomon", lena.cookies["rashomon"])
    assert browser.get("/look").status_code == 303


def test_the_secret_changes_with_the_log_in(app: FastAPI) -> None:
    browser = Browser(app)
    browser.get("/login")
    before = browser.cookies["rashomon"]
    browser.log_in("Lena")
    first = browser.cookies["rashomon"]
    assert len({before, first}) == 2
    again = Browser(app)
    again.cookies.set("rashomon", before)
    assert again.get("/look").status_code == 303, "whoever planted the cookie is not logged in by it"


def test_the_cookie_is_not_what_is_kept(app: FastAPI, lena: Browser) -> None:
    [session] = sessions.sessions(engine_of(app), "Lena")
    assert session.id == tokens.hashed(lena.cookies["rashomon"])
    thief = Browser(app)
    thief.cookies.set("rashomon", session.id)
    assert thief.get("/look").status_code == 303


def test_being_there_keeps_the_session_going(app: FastAPI, lena: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    [before] = sessions.sessions(engine_of(app), "Lena")
    lena.get("/look")
    assert sessions.sessions(engine_of(app), "Lena") == [before], "not written down with every page"
    monkeypatch.setattr(sessions, "SELDOM", timedelta(0))
    lena.get("/look")
    [after] = sessions.sessions(engine_of(app), "Lena")
    assert after.seen > before.seen and after.until == before.until


# -- forms of ours


@pytest.mark.parametrize("given", [{}, {"csrf": ""}, {"csrf": "0" * 64}, {"csrf": "é"}])
def test_a_form_without_its_token_does_nothing(app: FastAPI, lena: Browser, given: dict[str, str]) -> None:
    refused = lena.post("/decide", data=given)
    assert refused.status_code == 403 and "load the page again" in refused.text
    assert noted(app, "refused")[0][2]["because"] == "no form of ours"
    assert lena.post("/decide", headers={"x-csrf-token": given.get("csrf", "").encode().hex()}).status_code == 403


def test_a_token_of_another_session_is_no_good(app: FastAPI, lena: Browser) -> None:
    other = Browser(app)
    other.log_in("Lena")
    assert lena.post("/decide", data={"csrf": other.csrf()}).status_code == 403
    assert lena.fill("/decide").status_code == 200
    assert lena.post("/decide", headers={"x-csrf-token": lena.csrf()}).status_code == 200
    assert lena.post("/decide", data={"csrf": lena.csrf()}, files={"file": b"x"}).status_code == 200


def test_a_token_in_the_address_does_not_count(lena: Browser) -> None:
    assert lena.post(f"/decide?csrf={lena.csrf()}").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://example.com"},
        {"origin": "null"},
        {"origin": "http://localhost.example.com"},
        {"origin": "http://localhost:81"},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost"},
    ],
)
def test_a_page_of_another_site_does_nothing_even_with_the_token(lena: Browser, headers: dict[str, str]) -> None:
    token = lena.csrf()
    assert lena.post("/decide", headers={"x-csrf-token": token, **headers}).status_code == 403
    ours = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert lena.post("/decide", headers={"x-csrf-token": token, **ours}).status_code == 200


def test_the_log_in_form_is_proved_too(app: FastAPI) -> None:
    browser = Browser(app)
    form = {"name": "Lena", "password": PASSWORDS["Lena"]}
    assert browser.post("/login", data=form).status_code == 403
    token = browser.csrf("/login")
    assert browser.post("/login", data=form | {"csrf": token}).status_code == 303
    assert Browser(app).post("/login", data=form | {"csrf": token}).status_code == 403


# -- the limit


def test_failures_make_a_name_wait(app: FastAPI) -> None:
    app.state.presence.limit = LoginLimit(app.state.own, clock=lambda: NOON)
    browser = Browser(app)
    for _ in range(6):
        assert browser.log_in("Lena", "x").status_code == 401
    limited = browser.log_in("Lena")
    assert limited.status_code == 429 and int(limited.headers["retry-after"]) == 1
    assert "try again in 1 second" in limited.text
    assert browser.log_in("Omar").status_code == 303, "another name need not wait"
    assert len(noted(app, "log-in failed")) == 6


@pytest.fixture
def limit_at(app: FastAPI) -> Callable[[datetime], LoginLimit]:
    """The limit of a server of the record at a moment: each is another server, or one that was started again."""
    return lambda moment: LoginLimit(app.state.own, clock=lambda: moment)


def test_who_gets_in_starts_afresh(limit_at: Callable[[datetime], LoginLimit]) -> None:
    limit = limit_at(NOON)
    for _ in range(3):
        assert [limit.attempt("Lena", f"192.0.2.{n}") for n in range(5)] == [0] * 5
        limit.succeeded("Lena")


def test_an_address_waits_for_all_the_names_it_tried(limit_at: Callable[[datetime], LoginLimit]) -> None:
    limit = limit_at(NOON)
    assert [limit.attempt(f"name {n}", "192.0.2.7") for n in range(22)] == [0] * 21 + [1]
    assert limit.attempt("Lena", "192.0.2.8") == 0
    limit.succeeded("Lena")
    assert limit.attempt("Lena", "192.0.2.7") == 1
    assert limit_at(NOON + timedelta(seconds=3700)).attempt("Lena", "192.0.2.7") == 0


def test_another_server_of_the_record_counts_on(limit_at: Callable[[datetime], LoginLimit]) -> None:
    one, other = limit_at(NOON), limit_at(NOON)
    assert [limit.attempt("Lena", "192.0.2.7") for limit in (one, other, one, other, one, other)] == [0] * 6
    assert one.attempt("Lena", "192.0.2.8") == other.attempt("Lena", "192.0.2.8") == 1


def test_attempts_at_the_same_time_count(limit_at: Callable[[datetime], LoginLimit]) -> None:
    limit = limit_at(NOON)
    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda n: limit.attempt("Lena", f"192.0.2.{n}"), range(24)))
    assert sorted(waits) == [0] * 6 + [1] * 18


def test_a_clock_put_back_shuts_nobody_out(limit_at: Callable[[datetime], LoginLimit]) -> None:
    for _ in range(7):
        limit_at(NOON).attempt("Lena", "192.0.2.7")
    assert limit_at(NOON - timedelta(days=1)).attempt("Lena", "192.0.2.7") == 1


def test_no_name_that_was_typed_is_kept(app: FastAPI, limit_at: Callable[[datetime], LoginLimit]) -> None:
    limit_at(NOON).attempt("my dear password", "192.0.2.7")
    with reading(app.state.own) as connection:
        keys = [row.key for row in connection.execute(select(ATTEMPTS))]
    assert len(keys) == 2 and all(re.fullmatch(r"(name|address):[0-9a-f]{8}", key) for key in keys)
    limit_at(NOON + timedelta(hours=2)).attempt("Lena", "192.0.2.9")
    with reading(app.state.own) as connection:
        assert not set(keys) & {row.key for row in connection.execute(select(ATTEMPTS))}, "an hour is long enough"


@given(st.lists(st.floats(0, 4000), max_size=60), st.integers(0, 9), st.integers(1, 900))
def test_waits_double_up_to_the_most(pauses: list[float], free: int, most: int) -> None:
    patience, moment = Patience(free, most), NOON
    for row, pause in enumerate(pauses, 1):
        last, moment = moment, moment + timedelta(seconds=pause)
        full = 0 if row <= free else min(2 ** (row - free - 1), most)
        assert patience.wait(row, last, last) == full
        assert patience.wait(row, last, moment) == (0 if pause > 3600 else max(0, ceil(round(full - pause, 3))))


# -- tokens of the API


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}", "accept": "application/json"}


def test_a_program_comes_with_a_token(app: FastAPI) -> None:
    secret, made = tokens.make_token(engine_of(app), "Rana", "nightly", "coder", by="Rana")
    program = Browser(app)
    assert program.get("/look", headers=bearer(secret)).json() == "Rana coder"
    # No form and no browser: nothing to prove, wherever it comes from.
    assert program.post("/decide", headers=bearer(secret) | {"origin": "https://example.com"}).json() == "Rana"
    assert program.post("/settle", headers=bearer(secret)).status_code == 403
    assert not program.cookies
    tokens.revoke_token(engine_of(app), made.id, by="Rana")
    refused = program.get("/look", headers=bearer(secret))
    assert refused.status_code == 401 and refused.headers["www-authenticate"] == "Bearer"


def test_a_token_does_no_more_than_its_person_does_now(app: FastAPI) -> None:
    secret, _ = tokens.make_token(engine_of(app), "Rana", "nightly", "reviewer", by="Rana")
    change_person(engine_of(app), "Rana", role="viewer", by="Omar")
    assert Browser(app).get("/look", headers=bearer(secret)).json() == "Rana viewer"


def test_a_bad_token_is_not_made_good_by_a_cookie(lena: Browser) -> None:
    assert lena.get("/look", headers=bearer("rashomon_x")).status_code == 401
    assert lena.post("/decide", headers=bearer("rashomon_x")).status_code == 401
    basic = {"authorization": "Basic eDp5"}
    assert lena.get("/look", headers=basic).status_code == 200, "that of a server in front of ours"


def test_a_token_makes_no_tokens_and_changes_no_people(app: FastAPI) -> None:
    secret, _ = tokens.make_token(engine_of(app), "Omar", "nightly", by="Omar")
    program = Browser(app)
    assert len(program.get("/people.json", headers=bearer(secret)).json()) == len(ROLES)
    for path, form in (
        ("/account/tokens", {"label": "more"}),
        ("/people", {"name": "Eve", "role": "admin", "password": "x" * 12}),
        ("/people/role", {"name": "Vera", "role": "admin"}),
        ("/people/password", {"name": "Vera", "password": "x" * 12}),
        ("/people/active", {"name": "Vera", "active": "false"}),
    ):
        assert program.post(path, data=form, headers=bearer(secret)).status_code == 403, path
    assert program.get("/account", headers=bearer(secret)).status_code == 403
    assert len(tokens.tokens(engine_of(app))) == 1


def test_programs_without_a_token_are_told_so(app: FastAPI) -> None:
    program = Browser(app)
    for path in ("/look", "/people.json", "/audit.csv", "/open-to-all", "/nowhere", "/openapi.json"):
        answer = program.get(path, headers={"accept": "application/json"})
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer"), path
    part = program.get("/look", headers={"hx-request": "true"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/login")


def test_the_description_says_how_programs_log_in(app: FastAPI, lena: Browser) -> None:
    found = lena.get("/openapi.json").json()
    assert found["components"]["securitySchemes"]["token"]["scheme"] == "bearer" and found["security"]


# -- what is noted


def test_tables_taken_out_and_forms_sent_are_noted(app: FastAPI) -> None:
    omar = Browser(app)
    omar.log_in("Omar")
    omar.get("/people.csv?x=1")
    omar.get("/people.json")
    omar.get("/nowhere.csv")
    omar.get("/static/base.css")
    omar.fill("/decide")
    omar.fill("/judge")
    omar.post("/decide")
    secret, _ = tokens.make_token(engine_of(app), "Lena", "nightly", by="Lena")
    omar.post("/decide", headers=bearer(secret))
    assert noted(app, "exported") == [("Omar", "testclient", {"path": "/people.csv", "query": "x=1"})]
    assert [(who, detail) for who, _, detail in noted(app, "sent")] == [
        ("Lena", {"path": "/decide"}),
        ("Omar", {"path": "/decide"}),
    ]
    assert noted(app, "decided") == [("Omar", "testclient", {"judgement": "j1"})]
    assert len(noted(app, "refused")) == 1


def test_an_audit_log_that_can_not_be_written_to_is_told_to_whoever_runs_the_server(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    omar = Browser(app)
    omar.log_in("Omar")

    def full(*given: object, **more: object) -> None:
        raise UserError("the disk is full")

    monkeypatch.setattr(audit, "note", full)
    assert omar.get("/people.csv").status_code == 200
    assert "not in the audit log: exported /people.csv: the disk is full" in caplog.text


# -- passwords


def test_a_hash_with_other_parameters_is_made_again(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    before = person(engine_of(app), "Lena")
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    assert Browser(app).log_in("Lena").status_code == 303
    after = person(engine_of(app), "Lena")
    assert before and after and "t=1" in before.password and "t=2" in after.password
    assert Browser(app).log_in("Lena").status_code == 303
    again = person(engine_of(app), "Lena")
    assert again and again.password == after.password


def test_the_parameters_are_those_that_are_recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert passwords.HASHER != QUICK
    assert passwords.HASHER.type.name == "ID"
    assert (passwords.HASHER.time_cost, passwords.HASHER.memory_cost, passwords.HASHER.parallelism) == (3, 65536, 4)


@given(st.text(min_size=12, max_size=40), st.text(max_size=40))
def test_a_password_fits_its_own_hash_only(password: str, other: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", QUICK)
        kept = passwords.hashed(password)
        assert kept.startswith("$argon2id$") and passwords.fits(kept, password)
        assert passwords.fits(kept, other) == (passwords._same(other) == passwords._same(password))
        assert not passwords.fits("", password) and not passwords.fits("garbage", password)


def test_keyboards_put_accents_together_in_two_ways() -> None:
    assert passwords.fits(passwords.hashed("déjà vu déjà vu"), "de\u0301ja\u0300 vu de\u0301ja\u0300 vu")


@pytest.mark.parametrize("password", ["", "x" * 11, "x" * 1001])
def test_a_password_is_long_and_nothing_else(password: str) -> None:
    with pytest.raises(UserError, match="characters"):
        passwords.hashed(password)
    assert passwords.hashed("x" * 12)


def test_nobody_learns_by_the_clock_who_has_an_account(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    verified = []
    monkeypatch.setattr(passwords, "HASHER", Counting(verified.append))
    browser = Browser(app)
    for name in ("Lena", "Nobody"):
        browser.log_in(name, "x")
    assert len(verified) == 2


class Counting(PasswordHasher):
    """Argon2 that tells of each password it looks at."""

    def __init__(self, tell: Callable[[object], None]) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self._tell = tell

    def verify(self, hash: str | bytes, password: str | bytes) -> bool:
        self._tell(hash)
        return super().verify(hash, password)


# -- where to go on


@given(st.text(max_size=60) | st.text("/\\.:@?#%\t\n\r abc", max_size=20))
@example("//example.com")
@example("/\\example.com")
@example("/\t/example.com")
@example("https://example.com")
@example("///example.com")
@example("/%2f/example.com")
@example("\x00//example.com")
@example("/.//example.com")
def test_no_path_leads_elsewhere(wanted: str) -> None:
    found = own_path(wanted)
    # As browsers read it: tabs and line breaks left out, backslashes are slashes.
    read = "".join(sign for sign in found if sign not in "\t\n\r").replace("\\", "/")
    there = urlsplit(urljoin("https://here.example/login", read))
    assert found.startswith("/") and not read.startswith("//")
    assert (there.scheme, there.netloc) == ("https", "here.example")


@pytest.mark.parametrize("path", ["/", "/events?place=Kot&since=2016-08", "/places/كابل", "/event/e1#behind"])
def test_paths_of_ours_are_kept(path: str) -> None:
    assert own_path(path) == path


def test_the_log_in_does_not_lead_elsewhere(app: FastAPI) -> None:
    browser = Browser(app)
    assert 'name="next" value="/"' in browser.get("/login?next=//example.com").text
    assert browser.log_in("Lena", next="https://example.com").headers["location"] == "/"


# -- a record served for reading only


def test_people_log_in_to_a_record_that_is_read_only(record_url: str) -> None:
    settle(record_url)
    with opened(small_app(Settings(record_url, login=True, read_only=True))) as app:
        browser = Browser(app)
        assert browser.log_in("Omar").status_code == 303
        assert browser.get("/look").text == '"Omar admin"'
        assert browser.get("/account").status_code == 200 and browser.get("/people").status_code == 200
        assert "logged in" in browser.get("/audit").text
        added = browser.fill("/people", name="Eve", role="viewer", password="x" * 12)
        assert added.status_code == 400 and "opened for reading only" in added.text
    engine = open_engine(record_url)
    assert audit.entries(engine, what="logged in") == []
    engine.dispose()


def test_argon2_as_it_is_shipped_takes_under_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    kept = passwords.hashed("correct horse battery")
    begun = time.process_time()
    assert passwords.fits(kept, "correct horse battery")
    assert time.process_time() - begun < 2
