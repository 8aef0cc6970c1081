"""Names from texts that run from right to left: each stands for itself, and turns nothing around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_accessible import broken
from told import KABUL, blast, holds

from rashomon.documents.factory import document
from rashomon.reading.claim import Party, Span
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

GUARDS = Party("حرس الوادي", "armed_group", ("حرس الوادي",))
SPEAKER = Party("ليلى حداد", "person", ("ليلى حداد",))
TOWN = replace(KABUL, name="كوت العمارة", mentions=("كوت العمارة",), ref="gn:90150", inside="Wāsiţ, Iraq")
OVERRIDE = "\u202eبشرى\u202c"
LOOSE = r"""() => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const node = walk.currentNode, parent = node.parentElement;
        if (!/[\u0590-\u08ff]/.test(node.data) || parent.closest("script, option, svg, textarea")) continue;
        if (!parent.closest("bdi, [dir=auto]")) found.push(`${parent.tagName}: ${node.data.trim()}`);
    }
    return found;
}"""
"""Words from right to left outside of all that keeps them to themselves."""


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, serve_module: Callable[[Settings], str]
) -> tuple[str, dict[str, str]]:
    """The address of a server over reports with such names, and what stands for the names in paths."""
    place = str(tmp_path_factory.mktemp("rtl") / "r.db")
    told = [
        blast("a", publisher="صحيفة الجبل", killed=12, agents=(GUARDS,), sources=(SPEAKER,), place=TOWN),
        blast("b", publisher=OVERRIDE, killed=9, agents=(GUARDS,), place=TOWN),
        blast("c", publisher="صحيفة السهل", agents=(GUARDS,), sources=(GUARDS,), place=TOWN, modality="denied"),
        holds("h", GUARDS, TOWN, "2031-05-03", published="2031-05-04"),
    ]  # fmt: skip
    text = "قتل ثلاثة في كوت العمارة، قالت الشرطة."
    words = "قتل ثلاثة في كوت العمارة"
    claim = replace(told[0].claims[0], evidence=(Span(0, len(words), words),))
    own = document(text, id="d", title="كوت العمارة: قتلى", publisher="وكالة", published="2031-05-11")
    with Record(place) as record:
        record.add_readings([*told, Reading(own, [claim])])
        names = {"event": record.events(order="origins", limit=1)[0].id, "report": record.document("d").key}
        names["actor"] = record.event(names["event"]).accounts[0].claim.agents[0].name
    return serve_module(Settings(place)), names


PATHS = (
    "/", "/events", "/event/{event}", "/event/{event}/why/killed", "/report/{report}", "/claims", "/reports", "/actors",
    "/actor/{actor}", "/places", "/place/كوت العمارة", "/sources", "/source/صحيفة الجبل", "/disagreements", "/changes",
    "/review", "/review?kind=event", "/search?q=كوت", "/events?actor=حرس الوادي", "/map", "/network",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_names_from_right_to_left_keep_to_themselves(tab: Page, served: tuple[str, dict[str, str]], path: str) -> None:
    address, names = served
    answer = tab.goto(address + path.format(**names))
    assert answer is not None and answer.status == 200
    assert tab.evaluate(LOOSE) == []
    assert "\u202e" not in tab.content()


def test_a_report_from_right_to_left_is_set_so_and_the_page_is_not(
    tab: Page, served: tuple[str, dict[str, str]]
) -> None:
    address, names = served
    tab.goto(f"{address}/report/{names['report']}")
    direction = "element => getComputedStyle(element).direction"
    assert tab.locator(".reading p").first.evaluate(direction) == "rtl"
    assert tab.locator("h1").evaluate(direction) == "rtl"
    assert tab.locator("body").evaluate(direction) == "ltr"
    # What follows a name stands to its right, though the name runs the other way.
    tab.goto(f"{address}/event/{names['event']}")
    name, day = tab.locator(".sides thead .origin").first, tab.locator(".chain .report-node span.quiet").first
    assert name.is_visible() and day.is_visible()
    node = tab.locator(".chain .report-node").first
    assert node.locator("a").bounding_box()["x"] < day.bounding_box()["x"]  # type: ignore[index]


@pytest.mark.parametrize("path", ["/event/{event}", "/report/{report}", "/actor/{actor}"])
def test_such_pages_break_no_rule_of_accessibility(tab: Page, served: tuple[str, dict[str, str]], path: str) -> None:
    address, names = served
    tab.goto(address + path.format(**names))
    assert broken(tab) == []
