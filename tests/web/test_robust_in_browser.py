"""Names of any length on a phone, one set of colours by day and by night, a slider that says where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from told import KABUL, blast

from rashomon.record.record import Record
from rashomon.web.assets import built
from rashomon.web.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Page

LONG = "Abu" + "Very" * 73 + "Long"
PAGES = (
    "/", "/events", "/claims", "/reports", "/actors", "/places", "/sources", "/disagreements", "/changes", "/review",
)  # fmt: skip
CHOSEN = """async theme => {
    // First the page's own script hears that the system has changed.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (theme) document.documentElement.dataset.theme = theme; else delete document.documentElement.dataset.theme;
    return getComputedStyle(document.body).backgroundColor;
}"""
Serve = Callable[[Settings], str]


def long_told(place: str) -> None:
    """A record in which all that is a name has three hundred letters, and that was added to on three days."""
    from rashomon.reading.claim import Party

    name = Party(LONG, "armed_group", (LONG,))
    for day in range(3):
        with Record(place, clock=lambda at=day: datetime(2031, 5, 10, tzinfo=UTC) + timedelta(days=at)) as record:  # type: ignore[misc]
            words = f"{LONG} said {day + 4} were killed"
            told = blast(f"a{day}", publisher=f"{LONG} {day}", words=words, killed=(day + 4) * 5, agents=(name,),
                         sources=(name,), place=KABUL)  # fmt: skip
            record.add_readings([told])


def test_no_name_makes_a_page_wider_than_a_phone(tmp_path: Path, serve: Serve, tab: Page) -> None:
    place = str(tmp_path / "r.db")
    long_told(place)
    at = serve(Settings(place))
    tab.set_viewport_size({"width": 360, "height": 780})
    with Record(place) as record:
        more = [f"/event/{row.id}" for row in record.events()] + [f"/report/{row.key}" for row in record.documents()]
    wide = {}
    for path in (*PAGES, *more):
        tab.goto(f"{at}{path}")
        if (width := tab.evaluate("document.documentElement.scrollWidth")) > 360:
            wide[path] = width
    assert wide == {}


def test_day_and_night_by_the_system_and_by_choice(tmp_path: Path, serve: Serve, tab: Page) -> None:
    place = str(tmp_path / "r.db")
    long_told(place)
    tab.goto(serve(Settings(place)))

    def ground(system: str, chosen: str) -> str:
        tab.emulate_media(color_scheme="dark" if system == "dark" else "light")
        found: str = tab.evaluate(CHOSEN, chosen)
        return found

    day, night = ground("light", ""), ground("dark", "")
    assert day != night
    assert (ground("dark", "light"), ground("light", "dark")) == (day, night)


@pytest.mark.skipif(not built(), reason="the scripts are not built: make web")
def test_the_slider_says_on_which_day_its_thumb_stands(tmp_path: Path, serve: Serve, tab: Page) -> None:
    place = str(tmp_path / "r.db")
    long_told(place)
    tab.goto(f"{serve(Settings(place))}/changes")
    slider, said = tab.locator("#step"), tab.locator("output[for=step]")
    last = said.inner_text()
    slider.focus()
    tab.keyboard.press("Home")
    assert said.inner_text() == "10 May 2031" == slider.get_attribute("aria-valuetext") != last
    tab.keyboard.press("ArrowRight")
    assert said.inner_text() == "11 May 2031"
