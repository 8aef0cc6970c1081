"""Days of titles in words, whatever else a place in them is called; each voice once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparing.account import Account, Speaker
from rashomon.errors import UserError
from rashomon.reading.claim import Claim
from rashomon.web.problems import missing
from rashomon.web.titles import titled
from rashomon.web.voices import voices


@given(st.text(alphabet="0129- to,Kx"))
def test_a_title_of_any_words_can_be_shown(title: str) -> None:
    assert titled(f"Attack, {title}, undated").startswith("Attack, ")


@pytest.mark.parametrize("kept", ["Hall 2016-99-99", "route 12016-01-02", "2016-01-02-b"])
def test_what_is_no_day_stays(kept: str) -> None:
    assert titled(kept) == kept


def test_voices_of_two_reports_are_two() -> None:
    claim, speaker = Claim("event", "attack"), Speaker("s1", "a villager")
    told = [Account(f"c{at}", claim, key, speaker=speaker) for at, key in enumerate(("d1", "d1", "d2"))]
    assert [voice.link.href for voice in voices(told)] == ["/report/d1#w-c0", "/report/d2#w-c2"]


def test_a_page_names_no_command() -> None:
    said = "'x' is no event: an id begins with e, such as e1f2a, and is listed by: rashomon events"
    assert missing(UserError(said)).detail == "'x' is no event: an id begins with e, such as e1f2a"
