"""Sources, disagreements, changes, methodology and the theme in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shown import RECORDED, Shown

from rashomon.comparing.policies import policies
from rashomon.record.record import Record
from rashomon.web.assets import built

if TYPE_CHECKING:
    from playwright.sync_api import Page

needs_scripts = pytest.mark.skipif(not built(), reason="the scripts of the pages were not built (make web)")


def test_a_letter_is_set_and_taken_back_and_both_stay_to_be_seen(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/sources")
    tab.get_by_role("link", name="Levant Wire", exact=True).click()
    tab.wait_for_url("**/source/**")
    assert "Nobody has judged this source." in tab.get_by_role("main").inner_text()
    tab.get_by_role("radio", name="B usually reliable").check()
    tab.get_by_label("Why", exact=True).fill("its tolls were borne out")
    tab.get_by_role("button", name="Set").click()
    letters = tab.locator("ol.letters > li")
    letters.filter(has_text="its tolls were borne out").wait_for()
    assert letters.locator(".grade").inner_text() == "B"
    assert "Lena" in letters.inner_text()
    assert tab.locator(".stats .grade").inner_text() == "B"
    letters.get_by_text("take back", exact=True).click()
    letters.get_by_label("Why").fill("too early")
    letters.get_by_role("button", name="Take back").click()
    letters.filter(has_text="too early").wait_for()
    assert letters.count() == 2
    assert tab.locator(".stats .grade").inner_text() == "F"


def test_disagreements_of_a_kind_with_the_words_of_both_sides(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/disagreements")
    kinds = set(tab.locator(".dispute h3 .chip").all_inner_texts())
    assert len(kinds) > 1
    tab.get_by_label("Narrow the list").get_by_role("link", name="denial").click()
    tab.wait_for_url("**type=denial*")
    assert set(tab.locator(".dispute h3 .chip").all_inner_texts()) == {"denial"}
    sides = tab.locator(".dispute").first.locator(".against > div")
    assert sides.count() == 2
    leads = [sides.nth(at).locator(".voices a").first.get_attribute("href") or "" for at in range(2)]
    assert leads[0] != leads[1]
    for at, lead in enumerate(leads):
        tab.locator(".dispute").first.locator(".against > div").nth(at).locator(".voices a").first.click()
        tab.wait_for_url(f"**{lead}")
        anchor = lead.partition("#")[2]
        assert tab.locator(f"#{anchor}").count() == 1
        assert tab.locator(f'mark[data-claims~="{anchor.removeprefix("w-")}"]').first.is_visible()
        tab.go_back()
        tab.wait_for_url("**type=denial*")


def test_the_record_as_it_was_on_a_day(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/changes")
    assert tab.locator("section.day h2").first.inner_text() == "5 Jan 2035"
    tab.locator("#step").focus()
    tab.keyboard.press("Home")
    tab.locator("form.slider").get_by_role("button", name="Show").click()
    tab.wait_for_url("**step=0*")
    assert tab.locator("section.day h2").all_inner_texts() == ["2 Jan 2035"]
    tab.get_by_label("From", exact=True).fill("2034-01-01")
    tab.get_by_label("To the end of").fill("2034-12-31")
    tab.locator("form.fields").get_by_role("button", name="Show").click()
    tab.wait_for_url("**until=2034-12-31*")
    assert "Nothing was recorded in that time" in tab.get_by_role("main").inner_text()


def test_an_event_as_the_record_stood_on_a_day(tab: Page, shown: Shown) -> None:
    with Record(shown.record) as record:
        event = record.events(order="origins", limit=1)[0].id
    tab.goto(f"{shown.address}/event/{event}?as_of={RECORDED[0]}")
    assert tab.locator("table.sides tbody tr").count() > 4
    answer = tab.goto(f"{shown.address}/event/{event}?as_of=2034-12-31")
    assert answer is not None and answer.status == 404


def test_the_methodology_names_every_policy_in_force(tab: Page, shown: Shown) -> None:
    tab.goto(f"{shown.address}/methodology")
    tab.get_by_label("On this page").get_by_role("link", name="Estimates").click()
    tab.wait_for_url("**#estimates")
    told = tab.locator("section", has=tab.locator("#estimates"))
    assert tab.locator("#estimates").is_visible()
    for group, name in policies():
        assert told.locator("tbody th", has_text=group).count() > 0, group
        assert told.locator("td", has_text=name).count() > 0, name


@needs_scripts
def test_a_theme_is_remembered(tab: Page, shown: Shown) -> None:
    tab.emulate_media(color_scheme="light")
    tab.goto(f"{shown.address}/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = tab.evaluate(ground)
    toggle = tab.locator("[data-theme-toggle]")
    for wanted in ("light", "dark"):
        toggle.click()
        tab.locator(f'html[data-theme="{wanted}"]').wait_for()
    dark = tab.evaluate(ground)
    assert dark != light
    tab.goto(f"{shown.address}/sources")
    assert tab.locator("html").get_attribute("data-theme") == "dark"
    assert tab.evaluate(ground) == dark
    assert toggle.inner_text() == "Theme: dark"
    toggle.click()
    tab.reload()
    assert tab.locator("html").get_attribute("data-theme") is None
    assert tab.evaluate(ground) == light
