"""What a phone shows: nothing scrolls sideways, headings come first, names stand apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from told import POLICE, blast, ties

from rashomon.reading.claim import Party
from rashomon.reading.result import Reading
from rashomon.record.record import Record
from rashomon.web.assets import built
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

needs_scripts = pytest.mark.skipif(not built(), reason="the scripts of the pages were not built (make web)")
PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 860}
DRAWN = "() => document.querySelector('[data-network]')?.dataset.drawn !== undefined"
NUMBERS = """() => {
    const graph = document.querySelector(".network-canvas")._cyreg.cy;
    return graph.nodes(".unnamed").map(node => node.data("number"));
}"""
BEYOND = "() => [...document.querySelectorAll('.scroll')].filter(one => one.scrollWidth > one.clientWidth + 1).length"
MEETING = """() => {
    const graph = document.querySelector(".network-canvas")._cyreg.cy;
    const named = graph.nodes(":visible").filter(node => !node.hasClass("unnamed"));
    const boxes = named.map(node => node.renderedBoundingBox(
        {includeNodes: false, includeLabels: true, includeEdges: false, includeOverlays: false}));
    const meet = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
    return {
        actors: graph.nodes().length, named: boxes.length,
        meeting: boxes.filter((a, i) => boxes.some((b, k) => k < i && meet(a, b))).length,
    };
}"""
"""How many actors are drawn, how many have their names, and how many of these lie on others."""


def alliances() -> list[Reading]:
    """Thirty-two groups, most of which stand with or against one of four."""
    names = [
        f"{one}{two} Brigade"
        for two in ("an", "ov", "ir", "um")
        for one in ("Bar", "Dol", "Fen", "Gul", "Hes", "Kam", "Lot", "Mir")
    ]
    groups = [Party(name, "armed_group", (name,)) for name in names]
    found = []
    for number, group in enumerate(groups[4:]):
        told = ties(f"t{number}", "hostile", published="2031-03-01")
        parties = {"agents": (group,), "targets": (groups[number % 4],)}
        found.append(Reading(told.document, [replace(told.claims[0], **parties)]))
    return found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_module: Callable[[Settings], str]) -> str:
    """A server over bombings that several outlets tell of, and over a large network."""
    place = str(tmp_path_factory.mktemp("phone") / "r.db")
    with Record(place) as record:
        record.add_readings(
            [
                *alliances(),
                *(blast(id_, publisher=f"The Long Name Courier of {id_}", killed=9 + at, published=f"2031-05-1{at}")
                  for at, id_ in enumerate("abcde")),
                blast("g", publisher="The Long Name Courier of a", killed=30, published="2031-05-16"),
                blast("i", publisher="The Long Name Courier of a", killed=12, published="2031-05-18"),
                blast("f", publisher="Valley Wire", killed=9, modality="denied", sources=(POLICE,)),
            ]
        )  # fmt: skip
    return serve_module(Settings(place))


@needs_scripts
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_name_of_a_network_lies_on_another(tab: Page, address: str, size: dict[str, int]) -> None:
    tab.set_viewport_size(size)  # type: ignore[arg-type]
    tab.goto(f"{address}/network")
    tab.wait_for_function(DRAWN)
    tab.wait_for_timeout(300)
    found = tab.evaluate(MEETING)
    assert found["actors"] == 32 and found["meeting"] == 0 and found["named"] >= 5
    left = found["actors"] - found["named"]
    said = tab.locator(".network-unnamed").inner_text()
    assert said.startswith(f"{left} of 32 names have no room") if left else said == ""
    assert tab.locator(".network-unnamed li a[href^='/actor/']").count() == left
    numbers = tab.evaluate(NUMBERS)
    assert sorted(map(int, numbers)) == list(range(1, left + 1))
    tab.get_by_role("button", name="Nearer").click()
    tab.get_by_role("button", name="Nearer").click()
    tab.wait_for_timeout(200)
    nearer = tab.evaluate(MEETING)
    assert nearer["meeting"] == 0 and nearer["named"] >= found["named"]


@needs_scripts
def test_the_numbers_are_drawn_as_lines_that_never_fall(tab: Page, address: str) -> None:
    tab.goto(f"{address}/events")
    tab.locator(".list tbody th a").first.click()
    tab.locator(".sides").wait_for()
    tab.wait_for_load_state("load")
    lines = tab.locator(".toll-drawing path[d*='L']")
    lines.first.wait_for(state="attached")
    heights = [
        [float(height) for height in re.findall(r"[\d.]+,([\d.]+)", line.get_attribute("d") or "")]
        for line in tab.locator(".toll-drawing .steps path, .toll-drawing path.steps").all()
    ]
    risen = [one for one in heights if len(set(one)) > 1]
    assert len(risen) == 1 and all(one == sorted(one, reverse=True) for one in heights)
    assert "stands below it" in tab.locator(".toll-drawing figcaption").inner_text()


def test_what_each_origin_says_stands_below_the_fact(tab: Page, address: str) -> None:
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    tab.goto(f"{address}/events")
    tab.locator(".list tbody th a").first.click()
    tab.locator(".sides").wait_for()
    tab.wait_for_load_state("load")
    assert tab.evaluate(BEYOND) == 0
    cells = tab.locator(".sides tbody tr").first.locator("td")
    tops = [box["y"] for cell in cells.all() if (box := cell.bounding_box())]
    assert len(tops) >= 5 and tops == sorted(set(tops))
    assert tab.locator(".sides").get_by_role("rowheader", name="killed").count() == 1


def test_the_words_of_the_last_row_are_not_cut_off(tab: Page, address: str) -> None:
    tab.set_viewport_size(DESK)  # type: ignore[arg-type]
    tab.goto(f"{address}/events")
    tab.locator(".list tbody th a").first.click()
    tab.locator(".sides").wait_for()
    tab.wait_for_load_state("load")
    said = tab.locator(".sides tbody tr").last.locator(".said").first
    said.hover()
    words, around = said.locator(".words").bounding_box(), tab.locator(".scroll").first.bounding_box()
    assert words is not None and around is not None
    assert words["y"] >= around["y"] and words["y"] + words["height"] <= around["y"] + around["height"] + 1


def test_a_table_to_decide_about_many_keeps_to_the_screen(tab: Page, address: str) -> None:
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for kind in ("claim", "event"):
        tab.goto(f"{address}/review/bulk?kind={kind}&place=Kabul")
        assert tab.locator("input[name=keep]").count() >= 1
        assert tab.evaluate(BEYOND) == 0
        assert tab.evaluate("document.documentElement.scrollWidth") == 360


def test_the_methodology_begins_with_its_heading(tab: Page, address: str) -> None:
    tab.set_viewport_size(PHONE)  # type: ignore[arg-type]
    tab.goto(f"{address}/methodology")
    heading, contents = tab.locator("h1").bounding_box(), tab.locator("nav.contents").bounding_box()
    assert heading is not None and contents is not None and heading["y"] + heading["height"] < contents["y"]
    tab.set_viewport_size(DESK)  # type: ignore[arg-type]
    heading, contents = tab.locator("h1").bounding_box(), tab.locator("nav.contents").bounding_box()
    assert heading is not None and contents is not None and contents["x"] + contents["width"] < heading["x"]
