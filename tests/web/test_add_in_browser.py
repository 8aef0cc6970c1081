"""Adding in a browser: a text that is pasted and a file, read in the background, and then in the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from shown import Shown

from rashomon.web.assets import built

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(not built(), reason="the scripts of the pages were not built (make web)")
READ = 150_000
"""Milliseconds within which a report is read: most of it goes into loading the parser."""
TEXT = (
    "Gunmen killed seven farmers in the Nigerian town of Gwoza on Tuesday, police said.\n\n"
    "The army said that its soldiers had shot dead three of the attackers near Gwoza.\n"
)
FILE = "Two bombs killed four soldiers in the Iraqi city of Mosul on Friday, the army said.\n"


def paste(tab: Page, address: str, text: str, title: str) -> None:
    tab.goto(f"{address}/add")
    tab.get_by_label("The report").fill(text)
    tab.get_by_label("Title").fill(title)
    way = tab.get_by_role("form", name="Paste a text")
    way.get_by_label("Publisher").fill("Sahel Post")
    way.get_by_label("Published on").fill("2021-03-04")
    tab.get_by_role("button", name="Add the text").click()
    tab.wait_for_url("**/add/job/*")


def test_a_pasted_text_and_a_file_are_read_and_appear(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/events?words=Gwoza")
    assert tab.locator("table.list tbody tr").count() == 0
    paste(tab, shown.address, TEXT, "Gunmen raid Gwoza")
    pasted = tab.url
    tab.goto(f"{shown.address}/add")
    tab.locator("#files").set_input_files({"name": "mosul.txt", "mimeType": "text/plain", "buffer": FILE.encode()})
    tab.locator("#files-published").fill("2021-03-06")
    tab.get_by_role("button", name="Add the files").click()
    tab.wait_for_url("**/add/job/*")
    filed = tab.url

    tab.goto(pasted)
    expect(tab.locator(".job")).to_contain_text("Done.", timeout=READ)
    outcome = tab.locator(".outcome a")
    assert outcome.inner_text() == "Gunmen raid Gwoza"
    outcome.click()
    tab.wait_for_url("**/report/d*")
    assert "seven farmers" in tab.locator("article.reading").inner_text()
    assert tab.locator("article.reading mark").count() > 0
    tab.goto(f"{shown.address}/events?words=Gwoza")
    assert tab.locator("table.list tbody tr", has_text="7").count() == 1

    tab.goto(filed)
    expect(tab.locator(".job")).to_contain_text("Done.", timeout=READ)
    tab.goto(f"{shown.address}/events?place=Mosul")
    tab.locator("table.list tbody th a").first.click()
    tab.wait_for_url("**/event/e*")
    assert "4" in tab.locator("table.sides tbody tr", has=tab.locator("th", has_text="killed")).inner_text()


def test_what_cannot_be_added_is_said_where_it_was_typed(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/add")
    tab.get_by_role("button", name="Add the text").click()
    # The browser itself asks for the text: nothing was sent.
    assert tab.url == f"{shown.address}/add"
    assert tab.evaluate("document.activeElement.id") == "text"
    with tab.expect_navigation() as went:
        tab.locator("#url").fill("http://127.0.0.1/report")
        tab.get_by_role("button", name="Fetch and add").click()
    assert went.value is not None and went.value.status in (400, 403, 422)
    assert "127.0.0.1" in tab.get_by_role("main").inner_text()
