"""An actor's ties as a network over time, and who held a place, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shown import Shown

from rashomon.web.assets import built

if TYPE_CHECKING:
    from playwright.sync_api import Page

needs_scripts = pytest.mark.skipif(not built(), reason="the scripts of the pages were not built (make web)")
TIES = ".network-list li"


@pytest.fixture
def network(tab: Page, shown: Shown) -> Page:
    """An actor's page with its network drawn, and the list of what is drawn opened."""
    tab.goto(f"{shown.address}/actor/taliban")
    tab.locator("[data-network][data-drawn]").wait_for()
    tab.get_by_text("What is drawn, as a list").click()
    return tab


@needs_scripts
def test_the_network_changes_with_the_day(network: Page) -> None:
    assert network.locator(".network-canvas canvas").count() > 0
    ties = network.locator(TIES).all_inner_texts()
    assert len(ties) == 3
    assert any("1 denial" in row for row in ties)
    day = network.get_by_role("slider", name="Day")
    day.focus()
    day.press("Home")
    network.locator(".network-day", has_text="9 October 2018").wait_for()
    assert network.locator(TIES).count() == 1
    assert "part of" in network.locator(TIES).inner_text()
    network.get_by_role("checkbox", name="any day").check()
    network.locator(TIES, has_text="hostile").wait_for()


@needs_scripts
def test_a_tie_opens_its_claims_by_its_link_and_by_the_keyboard(network: Page) -> None:
    network.locator(TIES, has_text="hostile").get_by_role("link").click()
    network.wait_for_url("**/claims?*type=hostile*")
    claims = network.locator("ol.claims > li, table.list tbody tr")
    assert claims.count() == 1
    assert "hostile" in claims.inner_text()
    network.go_back()
    network.locator("[data-network][data-drawn]").wait_for()
    network.locator(".network-canvas").focus()
    network.keyboard.press("ArrowRight")
    network.locator(".network-said", has_text="Haqqani network").wait_for()
    network.keyboard.press("Enter")
    network.wait_for_url("**/claims?*subject=*")


def test_the_words_behind_a_tie_are_one_click_away(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/actor/taliban")
    row = tab.locator("section", has=tab.locator("#relations")).locator("tr.spell", has_text="hostile")
    row.locator(".voices a").first.click()
    tab.wait_for_url("**/report/d*#w-c*")
    assert "hostile" in tab.locator("article.reading mark").inner_text()


def test_who_held_a_place_when(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/place/Herat")
    held = tab.locator("section", has=tab.locator("#control"))
    assert "Taliban" in held.locator("tr.spell").inner_text()
    assert "3 Feb 2031" in held.locator("tr.spell").inner_text()
    if built():
        tab.locator(".little-map[data-drawn] canvas").first.wait_for()
    held.get_by_label("In force on").fill("2030-06-01")
    held.get_by_role("button", name="Show").click()
    tab.wait_for_url("**on=2030-06-01*")
    assert "No report says who holds it then." in held.inner_text()
    held.get_by_label("In force on").fill("2031-03-01")
    held.get_by_role("button", name="Show").click()
    tab.wait_for_url("**on=2031-03-01*")
    held.locator(".voices a").first.click()
    tab.wait_for_url("**/report/d*#w-c*")
    assert "holds Herat" in tab.locator("article.reading mark").inner_text()
