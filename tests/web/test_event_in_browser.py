"""The event and the report in a real browser: one click from a number to its words, hover, keyboard, both modes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shown import Shown

from rashomon.record.record import Record
from rashomon.web.assets import built

if TYPE_CHECKING:
    from playwright.sync_api import Page

needs_scripts = pytest.mark.skipif(not built(), reason="the scripts of the pages were not built (make web)")


@pytest.fixture
def address(shown: Shown) -> str:
    return shown.address


@pytest.fixture
def filled(shown: Shown) -> str:
    return shown.record


def event_of(record: str) -> str:
    with Record(record) as kept:
        return kept.events(order="origins", limit=1)[0].id


def test_one_click_leads_from_a_number_to_its_words(tab: Page, address: str, filled: str) -> None:
    tab.goto(f"{address}/event/{event_of(filled)}")
    killed = tab.locator("table.sides tbody tr", has=tab.locator("th", has_text="killed")).first
    killed.locator("td .said a").first.click()
    tab.wait_for_url("**/report/**#w-c*")
    anchor = tab.evaluate("location.hash.slice(1)")
    claim = tab.locator(f"#c-{anchor.removeprefix('w-')}")
    marked = tab.locator(f"#{anchor} + mark, #{anchor} + .anchor + mark").first
    assert marked.is_visible()
    assert marked.inner_text().strip() in claim.locator("blockquote").first.inner_text().replace("…", "") or (
        claim.locator("blockquote").first.inner_text().strip("…") in tab.locator("article.reading").inner_text()
    )


def test_the_words_of_a_value_are_shown_while_it_holds_the_focus(tab: Page, address: str, filled: str) -> None:
    tab.goto(f"{address}/event/{event_of(filled)}")
    value = tab.locator("table.sides .said").first
    words = value.locator(".words")
    assert not words.is_visible()
    value.locator("a").focus()
    assert words.is_visible()
    assert len(words.inner_text()) > 20
    tab.locator("h1").hover()
    value.locator("a").blur()
    assert not words.is_visible()


@needs_scripts
def test_hovering_a_claim_lights_its_words_and_the_reverse(tab: Page, address: str, filled: str) -> None:
    with Record(filled) as kept:
        report = kept.documents(limit=1)[0].key
    tab.goto(f"{address}/report/{report}")
    card = tab.locator("[data-claim]").first
    claim = card.get_attribute("data-claim")
    card.hover()
    tab.wait_for_selector(f'mark.lit[data-claims~="{claim}"]')
    mark = tab.locator("mark[data-claims]").last
    mark.hover()
    last = (mark.get_attribute("data-claims") or "").split()[-1]
    tab.wait_for_selector(f'.card.lit[data-claim="{last}"]')


@pytest.mark.parametrize("width", [360, 800, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_off_the_side(tab: Page, address: str, filled: str, width: int, scheme: str) -> None:
    with Record(filled) as kept:
        report = kept.documents(limit=1)[0].key
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in ("/", f"/event/{event_of(filled)}", f"/event/{event_of(filled)}/why/killed", f"/report/{report}"):
        tab.goto(address + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path


def test_pages_can_be_read_without_scripts(browser: object, address: str, filled: str) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{address}/event/{event_of(filled)}")
    assert page.locator("table.sides tbody tr").count() > 4
    assert page.locator("table[data-toll] tbody tr").count() > 1
    page.locator("table.sides td a").first.click()
    assert page.locator("article.reading mark").count() > 0
    context.close()
