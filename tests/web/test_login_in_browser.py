"""Logging in with a browser: the page that was wanted, what the role forbids, a token, the way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from logging_in import PASSWORDS, quick_passwords, settle

from rashomon.record.record import Record
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["quick_passwords"]
Serve = Callable[[Settings], str]


@pytest.fixture
def address(record_url: str, serve: Serve, quick_passwords: None) -> str:
    """Where a record is served to which people log in."""
    settle(record_url)
    return serve(Settings(record_url, login=True))


def log_in(tab: Page, name: str, password: str = "") -> None:
    """By the keyboard alone: the name is where the cursor stands."""
    tab.locator("#name:focus").wait_for()
    tab.keyboard.type(name)
    tab.keyboard.press("Tab")
    tab.keyboard.type(password or PASSWORDS[name])
    tab.keyboard.press("Enter")


def test_log_in_and_be_refused_what_the_role_forbids(address: str, tab: Page) -> None:
    tab.goto(f"{address}/account")
    assert tab.url == f"{address}/login?next=/account"
    log_in(tab, "Vera", "not her password")
    tab.get_by_role("alert").wait_for()
    assert tab.get_by_role("alert").inner_text() == "wrong name or password"
    assert tab.get_by_label("Name").input_value() == "Vera"
    tab.locator("#password:focus").wait_for()
    tab.keyboard.type(PASSWORDS["Vera"])
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{address}/account")
    assert tab.get_by_role("heading", level=1).inner_text() == "Vera viewer"
    assert tab.get_by_role("link", name="Audit log").count() == 0
    answer = tab.goto(f"{address}/people")
    assert answer is not None and answer.status == 403
    assert "this needs the role admin; Vera is viewer" in tab.get_by_role("main").inner_text()
    tab.goto(f"{address}/account")
    tab.get_by_role("button", name="Log out").click()
    tab.wait_for_url(f"{address}/login")
    tab.goto(f"{address}/account")
    assert tab.url == f"{address}/login?next=/account"


def test_a_viewer_may_look_but_neither_add_nor_decide(
    filled: str, serve: Serve, quick_passwords: None, tab: Page
) -> None:
    settle(filled)
    address = serve(Settings(filled, login=True))
    tab.goto(f"{address}/events")
    log_in(tab, "Vera")
    tab.wait_for_url(f"{address}/events")
    assert tab.locator("table.list tbody tr").count() > 0
    answer = tab.goto(f"{address}/add")
    assert answer is not None and answer.status == 403
    assert "this needs the role coder; Vera is viewer" in tab.get_by_role("main").inner_text()
    tab.goto(f"{address}/review")
    assert tab.locator(".told").is_visible()
    assert tab.get_by_role("button", name="Accept").count() == 0
    assert tab.locator("form[method=post]").count() == 0
    # What somebody sends by hand gets no further.
    tab.goto(f"{address}/account")
    status = tab.evaluate(
        """async () => (await fetch("/review/undo", {method: "POST", body: new URLSearchParams({
            csrf: document.querySelector("[name=csrf]").value, judgement: "j0"})})).status"""
    )
    assert status == 403
    with Record(filled) as record:
        assert list(record.judgements()) == []
    tab.get_by_role("button", name="Log out").click()
    tab.wait_for_url(f"{address}/login")
    tab.goto(f"{address}/events")
    assert tab.url.startswith(f"{address}/login?next=")


def test_a_coder_decides_in_her_own_name(filled: str, serve: Serve, quick_passwords: None, tab: Page) -> None:
    settle(filled)
    address = serve(Settings(filled, login=True))
    tab.goto(f"{address}/review")
    log_in(tab, "Lena")
    tab.wait_for_url(f"{address}/review")
    tab.get_by_role("button", name="Accept").click()
    tab.locator(".done", has_text="accept").wait_for()
    with Record(filled) as record:
        assert [(one.by, one.decision) for one in record.judgements()] == [("Lena", "accept")]


def test_an_admin_adds_somebody_and_makes_a_token(address: str, tab: Page) -> None:
    tab.goto(f"{address}/people")
    log_in(tab, "Omar")
    tab.wait_for_url(f"{address}/people")
    tab.get_by_label("Name, as it shall stand with decisions").fill("Layla Haddad")
    tab.get_by_label("First password").fill("a quite new password")
    tab.get_by_role("button", name="Add", exact=True).click()
    tab.get_by_label("Role of Layla Haddad").select_option("reviewer")
    tab.get_by_role("button", name="Set the role of Layla Haddad").click()
    tab.wait_for_load_state()
    assert tab.get_by_label("Role of Layla Haddad").input_value() == "reviewer"
    tab.get_by_role("link", name="Account").click()
    tab.get_by_label("What it is for").fill("nightly")
    tab.get_by_role("button", name="Make a token").click()
    secret = tab.locator("code.token").inner_text()
    answer = tab.context.request.get(
        f"{address}/people.json", headers={"Authorization": f"Bearer {secret}", "Accept": "application/json"}
    )
    assert answer.status == 403, "the first role offered is the lowest"
    tab.get_by_role("link", name="Audit log").click()
    words = tab.get_by_role("table").inner_text()
    for what in ("logged in", "person added", "role changed", "token made", "refused"):
        assert what in words
    assert secret not in words


def test_a_page_of_another_site_can_not_post_a_form(address: str, tab: Page) -> None:
    tab.goto(f"{address}/people")
    log_in(tab, "Omar")
    tab.wait_for_url(f"{address}/people")
    token = tab.locator('input[name="csrf"]').first.input_value()
    # The same server by another name is another site to the browser.
    elsewhere = address.replace("127.0.0.1", "localhost")
    form = f"""<form method="post" action="{address}/people/role"><input name="name" value="Lena">
      <input name="role" value="admin"><input name="csrf" value="{token}"><button>Go</button></form>"""
    tab.route(f"{elsewhere}/trap", lambda route: route.fulfill(body=form, content_type="text/html"))
    tab.goto(f"{elsewhere}/trap")
    with tab.expect_navigation() as went:
        tab.get_by_role("button", name="Go").click()
    assert went.value is not None and went.value.status == 403
    tab.goto(f"{address}/people")
    assert tab.get_by_label("Role of Lena").input_value() == "coder"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_about_people_break_no_rule_of_accessibility(address: str, tab: Page, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    tab.set_viewport_size({"width": 360, "height": 800})
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    broken = {}
    for path in ("/login", "/account", "/people", "/audit"):
        tab.goto(f"{address}{path}")
        if path == "/account":
            log_in(tab, "Omar")
            tab.wait_for_url(f"{address}/account")
            tab.get_by_label("What it is for").fill("nightly")
            tab.get_by_role("button", name="Make a token").click()
            tab.locator("code.token").wait_for()
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path
        found = Axe().run(tab, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
        broken[path] = [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found]
    assert not any(broken.values()), broken
