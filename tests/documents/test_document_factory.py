from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents import content_hash, document
from rashomon.documents.factory import day_of
from rashomon.errors import DataError

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)


@settings(deadline=None)
@given(title=words, text=words.map(lambda tail: "A" + tail))
def test_text_and_title_are_kept_to_the_letter(title: str, text: str) -> None:
    made = document(text, title=title)
    assert (made.text, made.title) == (text, title)
    assert made.hash == content_hash(title, text)
    assert made.id == made.hash[:16]


def test_a_given_id_is_kept() -> None:
    assert document("Kot fell.", id="afp-1").id == "afp-1"


def test_other_words_make_another_id() -> None:
    assert document("Kot fell.").id != document("Kot fell. ").id


@settings(deadline=None)
@given(st.dates(), st.times(), st.integers(-840, 840))
def test_every_iso_form_gives_the_day_written(day: date, time: object, minutes: int) -> None:
    zone = timezone(timedelta(minutes=minutes))
    moment = datetime.combine(day, time, zone)  # type: ignore[arg-type]
    assert day_of(day.isoformat()) == day_of(moment.isoformat()) == day_of(moment) == day_of(day) == day


@pytest.mark.parametrize("text", ["2016-08-13T10:00:00Z", " 2016-08-13\n", "2016-08-13 10:00", "20160813"])
def test_dates_as_feeds_write_them(text: str) -> None:
    assert day_of(text) == date(2016, 8, 13)


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_date_is_no_date(nothing: str | None) -> None:
    assert day_of(nothing) is None


@pytest.mark.parametrize("bad", ["yesterday", "2016-02-30", "13/08/2016", "2016-08", 2016, True])
def test_a_bad_date_is_refused(bad: str) -> None:
    with pytest.raises(DataError) as caught:
        document("Kot fell.", published=bad)
    assert caught.value.field == "published"
    assert repr(bad) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "reason"), [("", "no text"), (" \n\t", "no text"), ("12 -- 13", "no letters in the text")]
)
def test_no_text_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        document(text)
    assert (caught.value.reason, caught.value.field) == (reason, "text")


@pytest.mark.parametrize("field", ["title", "publisher", "url", "id", "licence"])
@pytest.mark.parametrize("half", ["\ud83d", "a\0b"])
def test_characters_no_file_can_hold_are_refused(field: str, half: str) -> None:
    with pytest.raises(DataError, match="not text") as caught:
        document("Kot fell.", **{field: half})  # type: ignore[arg-type]
    assert caught.value.field == field


def test_a_long_bad_date_is_cut_short() -> None:
    with pytest.raises(DataError) as caught:
        day_of("x" * 1000)
    assert len(str(caught.value)) < 130
