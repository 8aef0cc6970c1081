"""Reviewing in a browser, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from rashomon.record.record import Record
from rashomon.web.assets import built
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(not built(), reason="the scripts are not built: make web")
LEFT = ".progress b"


def left(tab: Page) -> int:
    return int(tab.locator(LEFT).inner_text().replace(",", ""))


def press(tab: Page, key: str, left_then: int) -> None:
    """Press a key and wait until so many are left."""
    tab.keyboard.press(key)
    tab.wait_for_function(
        f"left => document.querySelector({LEFT!r})?.textContent.replace(',', '') === String(left)", arg=left_then
    )


def test_twenty_claims_are_reviewed_with_the_keyboard_alone(
    tab: Page, filled: str, serve: Callable[[Settings], str]
) -> None:
    tab.goto(serve(Settings(filled, name="Lena")) + "/review")
    before = left(tab)
    for number in range(1, 21):
        press(tab, "a" if number % 5 else "r", before - number)
    press(tab, "u", before - 19)
    press(tab, "v", before - 20)
    with Record(filled) as record:
        standing = [one for one in record.judgements() if not one.undoes and not one.undone_by]
        assert len(standing) == 20
        assert [one.decision for one in standing][:2] == ["unverifiable", "accept"]


def test_an_event_is_split_and_put_together_again_with_the_keyboard(
    tab: Page, filled: str, serve: Callable[[Settings], str]
) -> None:
    tab.goto(serve(Settings(filled)) + "/review?kind=event")
    whole = tab.locator(".tellings li").all_inner_texts()
    tab.keyboard.press("2")
    assert tab.locator(".tellings input").nth(1).is_checked()
    tab.keyboard.press("s")
    tab.locator(".done", has_text="split").wait_for()
    assert tab.locator(".tellings li").all_inner_texts() != whole
    tab.keyboard.press("u")
    tab.locator(".done").wait_for(state="detached")
    assert tab.locator(".tellings li").all_inner_texts() == whole


def test_two_events_are_merged_and_taken_apart_again(tab: Page, filled: str, serve: Callable[[Settings], str]) -> None:
    with Record(filled) as record:
        before = {row.id: row.documents for row in record.events()}
        one, other = (row.id for row in record.events(order="origins", limit=2))
    tab.goto(f"{serve(Settings(filled))}/review?kind=event&at={one}")
    tab.fill("#find-other", other)
    tab.get_by_role("button", name="Find").click()
    tab.locator(f'input[name="other"][value="{other}"]').check()
    tab.get_by_role("button", name="They are one event").click()
    tab.locator(".done", has_text="merge").wait_for()
    with Record(filled) as record:
        after = {row.id: row.documents for row in record.events()}
    assert sorted([one, other]) == sorted(id for id in before if before[id] != after.get(id))
    assert after.get(one, 0) + after.get(other, 0) == before[one] + before[other]
    tab.keyboard.press("u")
    tab.locator(".done").wait_for(state="detached")
    with Record(filled) as record:
        assert {row.id: row.documents for row in record.events()} == before


def test_keys_are_shown_and_an_edit_is_typed(tab: Page, filled: str, serve: Callable[[Settings], str]) -> None:
    tab.goto(serve(Settings(filled)) + "/review")
    tab.keyboard.press("?")
    assert "Send back to the coder" in tab.locator("dialog").inner_text()
    tab.keyboard.press("?")
    tab.keyboard.press("w")
    tab.keyboard.type("arrest")
    # Enter in the reason decides nothing, and letters typed there are no keys.
    tab.keyboard.press("Enter")
    assert tab.locator("#because").input_value() == "arrest"
    tab.keyboard.press("Tab")
    tab.keyboard.press("e")
    tab.fill("#set-killed", "77")
    tab.locator("#set-killed").press("Enter")
    tab.locator(".done", has_text="edit").wait_for()
    tab.keyboard.press("p")
    tab.locator(".values", has_text="77 killed").wait_for()
    tab.keyboard.press("n")
    tab.locator(".values", has_text="77 killed").wait_for(state="detached")
