"""Every page against WCAG 2.2 AA by axe, in light and dark; what axe can't see: keyboard and text direction."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from rashomon.record.record import Record
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
PATHS = (
    "/", "/events", "/claims", "/reports", "/actors", "/places", "/sources", "/search?q=army", "/map", "/disagreements",
    "/review", "/changes", "/methodology", "/add", "/event/{event}", "/event/{event}/why/killed", "/report/{report}",
    "/actor/{actor}", "/place/{place}", "/nothing/here",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, family_readings: list[object], serve_module: Callable[[Settings], str]
) -> dict[str, str]:
    """The address of a server, and what stands for the names in the paths."""
    place = str(tmp_path_factory.mktemp("axe") / "r.db")
    with Record(place) as record:
        record.add_readings(family_readings)  # type: ignore[arg-type]
        row = record.events(order="origins", limit=1)[0]
        report = record.documents(limit=1)[0].key
    address = serve_module(Settings(place))
    return {"address": address, "event": row.id, "report": report, "actor": "Taliban", "place": row.place}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_no_page_breaks_a_rule_of_accessibility(tab: Page, served: dict[str, str], path: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    tab.goto(served["address"] + path.format(**served))
    found = Axe().run(tab, options=RULES)
    broken = [
        f"{rule['id']}: {rule['help']}: " + "; ".join(node["html"][:160] for node in rule["nodes"][:3])
        for rule in json.loads(json.dumps(found.response["violations"]))
    ]
    assert broken == []


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
