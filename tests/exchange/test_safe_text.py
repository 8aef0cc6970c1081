"""Text that would steer the screen."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from rashomon.exchange.safe import one_line, visible


@given(st.text(st.characters()))
def test_nothing_steers_the_screen(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\t\n" for c in shown)
    assert not set("\u202d\u202e") & set(shown)
    assert len(one_line(text).splitlines()) <= 1
    shown.encode()


def test_right_to_left_names_are_kept_apart() -> None:
    assert one_line("حركة طالبان") == "\u2068حركة طالبان\u2069"
    assert one_line("a\u202eb") == "a⟨RLO⟩b"
