"""The map and the timeline in a browser: they are drawn, and days picked in one hold in the other and in the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from shown import Shown

from rashomon.web.assets import built

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.skipif(not built(), reason="the scripts of the pages were not built (make web)")
BLANK = 6_000
"""Bytes of a picture of a map of which nothing was drawn are fewer."""


@pytest.fixture
def drawn(tab: Page, shown: Shown) -> Page:
    """The map's page once all of it is drawn."""
    tab.goto(f"{shown.address}/map")
    tab.locator("[data-map][data-drawn]").wait_for()
    tab.locator("[data-timeline][data-drawn] .bins").first.wait_for()
    return tab


def columns(tab: Page) -> dict[str, Any]:
    """What the map was given."""
    source = tab.locator("[data-map]").get_attribute("data-source")
    return tab.evaluate("async source => (await (await fetch(source)).json()).columns", source)  # type: ignore[no-any-return]


def within(given: dict[str, Any], first: str, last: str) -> list[str]:
    """The events that may lie in these days; the undated are left in."""
    spans = zip(given["id"], given["start"], given["end"], strict=True)
    return [id for id, start, end in spans if start is None or (end >= first and start <= last)]


def said(tab: Page) -> tuple[int, int]:
    """How many of how many events the timeline says are picked out."""
    found = re.match(r"([\d,]+) of ([\d,]+) events", tab.locator(".timeline-said").inner_text())
    assert found
    return int(found[1].replace(",", "")), int(found[2].replace(",", ""))


def listed(tab: Page) -> Locator:
    return tab.locator("[data-map-list] li")


def test_the_map_is_drawn_with_its_list(drawn: Page) -> None:
    canvas = drawn.locator("[data-map] canvas.maplibregl-canvas")
    box = canvas.bounding_box()
    assert box and box["width"] > 300 and box["height"] > 200
    assert len(canvas.screenshot()) > BLANK
    given = columns(drawn)
    located = sum(lat is not None for lat in given["lat"])
    assert said(drawn) == (len(given["id"]), len(given["id"]))
    assert f"of {located} in view" in drawn.locator("[data-map-list] h2").inner_text()
    listed(drawn).first.get_by_role("link").click()
    drawn.wait_for_url("**/event/e*")


def test_days_typed_into_the_timeline_filter_the_list(drawn: Page) -> None:
    first, last = "2031-03-01", "2031-06-30"
    given = columns(drawn)
    wanted = within(given, first, last)
    drawn.get_by_label("Days drawn, from", exact=True).fill(first)
    drawn.locator(".timeline-controls").get_by_label("to", exact=True).fill(last)
    drawn.wait_for_function(
        "count => document.querySelector('.timeline-said').textContent.startsWith(count + ' of')", arg=str(len(wanted))
    )
    located = [id for id, lat in zip(given["id"], given["lat"], strict=True) if lat is not None and id in wanted]
    drawn.locator("[data-map-list] h2", has_text=f"{len(located)} in view").wait_for()
    links = listed(drawn).locator("a").evaluate_all("links => links.map(link => link.pathname.slice(7))")
    assert sorted(links) == sorted(located)
    # The address holds the days: who gets it sees the same.
    assert drawn.evaluate("location.hash") == f"#days={first}/{last}"
    drawn.reload()
    drawn.locator("[data-map-list] h2", has_text=f"{len(located)} in view").wait_for()
    assert said(drawn)[0] == len(wanted)
    drawn.get_by_role("button", name="All days").click()
    drawn.wait_for_function("() => !location.hash")
    assert said(drawn)[0] == len(given["id"])


def test_days_brushed_in_the_timeline_filter_the_list(drawn: Page) -> None:
    every = said(drawn)[1]
    box = drawn.locator(".timeline-drawing .brush .overlay").bounding_box()
    assert box
    height = box["y"] + box["height"] / 2
    drawn.mouse.move(box["x"] + box["width"] * 0.8, height)
    drawn.mouse.down()
    drawn.mouse.move(box["x"] + box["width"] * 0.9, height, steps=4)
    drawn.mouse.up()
    drawn.wait_for_function("() => location.hash.startsWith('#days=')")
    first, last = drawn.evaluate("location.hash.slice(6).split('/')")
    assert first < last
    wanted = within(columns(drawn), first, last)
    assert said(drawn) == (len(wanted), every)
    assert 0 < len(wanted) < every


def test_the_unlocated_are_a_click_away(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/map")
    link = tab.get_by_role("link", name="unlocated")
    count = int(link.inner_text().split()[0])
    assert count > 0
    link.click()
    tab.wait_for_url("**/events?*located=false*")
    assert f"of {count} event" in tab.locator(".pager").first.inner_text()
    assert tab.locator("table.list tbody tr").count() == count
