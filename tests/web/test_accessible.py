"""Every page against WCAG 2.2 AA by axe, in light and dark; what axe can't see: keyboard and text direction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from shown import fill

from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.assets import built
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

needs_scripts = pytest.mark.skipif(not built(), reason="the scripts of the pages were not built (make web)")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
PATHS = (
    "/", "/events", "/claims", "/reports", "/actors", "/places", "/sources", "/search?q=army", "/map", "/network",
    "/disagreements", "/review", "/review?kind=event", "/review/bulk?place=Aleppo", "/review/agreement", "/changes",
    "/methodology", "/add", "/event/{event}", "/event/{event}/why/killed", "/report/{report}", "/actor/{actor}",
    "/place/{place}", "/source/{source}", "/nothing/here",
)  # fmt: skip
DRAWN = """() => [...document.querySelectorAll("[data-map], [data-timeline], [data-network]")].every(
    place => "drawn" in place.dataset || place.querySelector("p"))"""
"""Whether all that scripts draw is there, or the sentence that says why not."""


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, family_readings: list[Reading], serve_module: Callable[[Settings], str]
) -> dict[str, str]:
    """The address of a server, and what stands for the names in the paths."""
    place = str(tmp_path_factory.mktemp("axe") / "r.db")
    fill(place, family_readings)
    with Record(place) as record:
        row = record.events(order="origins", limit=1)[0]
        report = record.documents(limit=1)[0].key
    address = serve_module(Settings(place))
    return {
        "address": address, "event": row.id, "report": report, "actor": "taliban", "place": row.place,
        "source": "outlet:levant-wire",
    }  # fmt: skip


def broken(tab: Page) -> list[str]:
    """The rules that the page breaks as it stands now: all of them in light, and those about colour in dark."""
    said = []
    for scheme, rules in (("light", RULES), ("dark", COLOURS)):
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for rule in Axe().run(tab, options=rules).response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in rule["nodes"][:3])
            said.append(f"{scheme}: {rule['id']}: {rule['help']}: {nodes}")
    return said


@pytest.mark.parametrize("path", PATHS)
def test_no_page_breaks_a_rule_of_accessibility(tab: Page, served: dict[str, str], path: str) -> None:
    tab.goto(served["address"] + path.format(**served))
    if built():
        tab.wait_for_function(DRAWN)
    assert broken(tab) == []


@needs_scripts
def test_what_opens_in_review_breaks_no_rule(tab: Page, served: dict[str, str]) -> None:
    tab.goto(served["address"] + "/review")
    tab.keyboard.press("e")
    tab.locator("#set-type").wait_for()
    assert broken(tab) == []
    # "e" has put the focus into the first field, where keys are letters.
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    tab.locator("dialog[open]").wait_for()
    assert broken(tab) == []
    tab.goto(served["address"] + "/review?kind=event")
    tab.keyboard.press("m")
    tab.locator("details.merge[open]").wait_for()
    assert broken(tab) == []


def test_the_keyboard_reaches_the_content_first(tab: Page, served: dict[str, str]) -> None:
    tab.goto(served["address"] + f"/event/{served['event']}")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent").strip() == "Skip to the content"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_holds_the_focus_can_be_seen(tab: Page, served: dict[str, str]) -> None:
    tab.goto(served["address"] + "/events")
    for _ in range(12):
        tab.keyboard.press("Tab")
        outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
