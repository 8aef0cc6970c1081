"""Finding something in a browser: the list of events, its filters in the address, the search of every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from shown import BOMBINGS, Shown

from rashomon.web.list_query import PAGE

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROWS = "table.list tbody tr"


def total(tab: Page) -> int:
    """How many there are, as the list says."""
    found = re.search(r"of ([\d,]+)", tab.locator(".pager").first.inner_text())
    assert found
    return int(found[1].replace(",", ""))


def asked(tab: Page) -> dict[str, str]:
    """The filters in the address bar."""
    return tab.evaluate("Object.fromEntries([...new URLSearchParams(location.search)].filter(([, value]) => value))")  # type: ignore[no-any-return]


def test_events_are_filtered_by_place_and_facet_and_the_address_keeps_it(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/events")
    everything = total(tab)
    tab.get_by_label("In or around").fill("Herat")
    tab.get_by_role("button", name="Filter").click()
    tab.wait_for_url("**/events?*place=Herat*")
    assert asked(tab) == {"place": "Herat"}
    there = total(tab)
    assert there == BOMBINGS // 2 < everything
    assert all("Herat" in row for row in tab.locator(ROWS).all_inner_texts())
    facets = tab.get_by_role("navigation", name="Narrow the list")
    year = facets.locator("li", has_text="2032")
    count = int(year.locator(".count").inner_text())
    year.get_by_role("link").click()
    tab.wait_for_url("**/events?*year=2032*")
    tab.reload()
    assert asked(tab) == {"place": "Herat", "year": "2032"}
    assert total(tab) == tab.locator(ROWS).count() == count < there
    assert all("2032" in row for row in tab.locator(ROWS).all_inner_texts())
    assert tab.get_by_label("In or around").input_value() == "Herat"
    tab.get_by_label("Filters in force").get_by_role("link", name="Herat").click()
    tab.wait_for_url(lambda address: "place=" not in address)
    assert asked(tab) == {"year": "2032"}
    assert total(tab) > count


def test_a_long_list_is_turned_page_by_page(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/events?order=killed")
    links = f"{ROWS} th a"
    first = tab.locator(links).evaluate_all("rows => rows.map(row => row.href)")
    assert len(first) == PAGE < total(tab)
    tab.get_by_role("link", name="after").first.click()
    tab.wait_for_url(f"**offset={PAGE}*")
    assert asked(tab)["order"] == "killed"
    second = tab.locator(links).evaluate_all("rows => rows.map(row => row.href)")
    assert len(second) == total(tab) - PAGE
    assert not set(first) & set(second)
    tab.go_back()
    assert tab.locator(links).evaluate_all("rows => rows.map(row => row.href)") == first


def test_the_search_of_every_page_leads_to_a_report(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/methodology")
    find = tab.get_by_role("search").get_by_role("searchbox")
    find.fill("clinic Kafr Hamra")
    find.press("Enter")
    tab.wait_for_url("**/search?q=clinic+Kafr+Hamra")
    assert tab.get_by_role("search").get_by_role("searchbox").input_value() == "clinic Kafr Hamra"
    reports = tab.locator("section", has=tab.get_by_role("heading", name="Reports"))
    reports.locator("th a").first.click()
    tab.wait_for_url("**/report/d*")
    assert "Kafr Hamra" in tab.get_by_role("article", name="Text of the report").inner_text()


def test_what_nothing_has_is_said(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/events?place=Herat&year=1999")
    assert tab.locator(".empty").is_visible()
    assert tab.locator(ROWS).count() == 0
    tab.get_by_role("link", name="clear all").click()
    tab.wait_for_url("**/events")
    assert total(tab) > BOMBINGS
