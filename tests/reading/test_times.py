"""Expressions of time: what is found, where it lies, and what is no time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.times import TimeExpression, find_times
from rashomon.vocabulary.load import entries
from rashomon.vocabulary.times import TimeWord, time_words

PUBLISHED = date(2016, 8, 13)  # a Saturday
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
]  # fmt: skip


def tokens(text: str) -> list[str]:
    for mark in (",", ";", "(", ")", "–", "'s", "'9"):
        text = text.replace(mark, f" {' '.join(mark)} " if mark == "'9" else f" {mark} ")
    text = text.replace("' 9 ", "' 9")
    text = text.replace("-", " - ")
    return (text[:-1] + " ." if text.endswith(".") else text).split()


def read(text: str, published: date | None = PUBLISHED, **hints: object) -> list[TimeExpression]:
    words = tokens(text)
    return find_times(words, [w.lower() for w in words], published, **hints)  # type: ignore[arg-type]


def days(text: str, published: date | None = PUBLISHED) -> tuple[str, str] | None:
    (found,) = read(text, published)
    return None if found.start is None else (str(found.start), str(found.end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # absolute
        ("It fell on Oct. 18, 2014.", "2014-10-18", "2014-10-18"),
        ("It fell on 4 July 2016.", "2016-07-04", "2016-07-04"),
        ("It fell on the 4th of July 2015.", "2015-07-04", "2015-07-04"),
        ("It fell in June 2014.", "2014-06-01", "2014-06-30"),
        ("It fell in February of 2012.", "2012-02-01", "2012-02-29"),
        ("It fell in 2014.", "2014-01-01", "2014-12-31"),
        ("The wire of 19 MAR 89 says so.", "1989-03-19", "1989-03-19"),
        ("It fell on 2014-05-06 as planned.", "2014-05-06", "2014-05-06"),
        ("It fell on 5/16/2014 as planned.", "2014-05-16", "2014-05-16"),
        ("It fell on 16/5/2014 as planned.", "2014-05-16", "2014-05-16"),
        ("It fell in the 1990s.", "1990-01-01", "1999-12-31"),
        ("It fell in the mid-1990s.", "1994-01-01", "1996-12-31"),
        ("It fell in the '90s.", "1990-01-01", "1999-12-31"),
        ("It fell in the 19th century.", "1801-01-01", "1900-12-31"),
        ("It fell in the summer of 2014.", "2014-06-01", "2014-08-31"),
        ("It fell in early 2014.", "2014-01-01", "2014-04-30"),
        ("It fell in late September 2014.", "2014-09-21", "2014-09-30"),
        ("It fell in mid-August.", "2016-08-11", "2016-08-20"),
        ("It fell at the end of May 2015.", "2015-05-21", "2015-05-31"),
        ("It fell in the second half of 2015.", "2015-07-01", "2015-12-31"),
        ("It fell in the first quarter of 2015.", "2015-01-01", "2015-03-31"),
        ("It fell in the first week of March.", "2016-03-01", "2016-03-07"),
        ("It fell in the last week of March.", "2016-03-25", "2016-03-31"),
        ("They recall 9/11 to this day.", "2001-09-11", "2001-09-11"),
        # ranges
        ("It lasted from March to June.", "2016-03-01", "2016-06-30"),
        ("It lasted from November 2003 to March.", "2003-11-01", "2004-03-31"),
        ("It lasted from November to March 2004.", "2003-11-01", "2004-03-31"),
        ("It lasted between 2003 and 2011.", "2003-01-01", "2011-12-31"),
        ("It lasted 19-21 March.", "2016-03-19", "2016-03-21"),
        ("It lasted May 2 and 3 this year.", "2016-05-02", "2016-05-03"),
        ("It lasted from 27 May to 2 June 2015.", "2015-05-27", "2015-06-02"),
        ("The war of 2011–2013 was long.", "2011-01-01", "2013-12-31"),
        ("On Monday and Tuesday shells fell.", "2016-08-08", "2016-08-09"),
        ("It lasted from Saturday through Tuesday.", "2016-08-06", "2016-08-09"),
        # the year is missing
        ("It fell on July 4.", "2016-07-04", "2016-07-04"),
        ("It fell on December 24.", "2015-12-24", "2015-12-24"),
        ("It fell in March.", "2016-03-01", "2016-03-31"),
        ("It fell in October.", "2015-10-01", "2015-10-31"),
        ("It fell on August 15.", "2016-08-15", "2016-08-15"),
        ("It fell last December.", "2015-12-01", "2015-12-31"),
        ("It fell in May last year.", "2015-05-01", "2015-05-31"),
        # counted from publication
        ("It fell on Tuesday.", "2016-08-09", "2016-08-09"),
        ("It fell on Saturday.", "2016-08-13", "2016-08-13"),
        ("It fell last Saturday.", "2016-08-06", "2016-08-06"),
        ("Tuesday night it fell.", "2016-08-09", "2016-08-09"),
        ("It will fall next Friday.", "2016-08-19", "2016-08-19"),
        ("It will fall on Monday.", "2016-08-15", "2016-08-15"),
        ("It fell on Tuesday last week.", "2016-08-02", "2016-08-02"),
        ("On Thursday, a court will hear them.", "2016-08-18", "2016-08-18"),
        ("The talks will go on, he said Thursday.", "2016-08-11", "2016-08-11"),
        ("It fell on Friday, July 15.", "2016-07-15", "2016-07-15"),
        ("It fell last week.", "2016-07-31", "2016-08-06"),
        ("It falls this week.", "2016-08-07", "2016-08-13"),
        ("It falls next week.", "2016-08-14", "2016-08-20"),
        ("It fell last month.", "2016-07-01", "2016-07-31"),
        ("It fell last year.", "2015-01-01", "2015-12-31"),
        ("It fell earlier this month.", "2016-08-01", "2016-08-12"),
        ("It fell earlier this year.", "2016-01-01", "2016-08-12"),
        ("It falls later this year.", "2016-08-14", "2016-12-31"),
        ("It fell early this year.", "2016-01-01", "2016-04-30"),
        ("It fell late last year.", "2015-09-01", "2015-12-31"),
        ("Over the past two weeks it fell.", "2016-07-30", "2016-08-13"),
        ("Over the last week it fell.", "2016-08-06", "2016-08-13"),
        ("In recent months it fell.", "2016-05-13", "2016-08-13"),
        ("In recent weeks it fell.", "2016-07-23", "2016-08-13"),
        ("In the past few days it fell.", "2016-08-10", "2016-08-13"),
        ("In the next few days it falls.", "2016-08-13", "2016-08-16"),
        ("It fell two days ago.", "2016-08-11", "2016-08-11"),
        ("It fell a week ago.", "2016-08-06", "2016-08-06"),
        ("It fell three weeks ago.", "2016-07-17", "2016-07-23"),
        ("It fell two months ago.", "2016-06-01", "2016-06-30"),
        ("It fell a year ago.", "2015-08-01", "2015-08-31"),
        ("It fell nearly five years ago.", "2011-01-01", "2011-12-31"),
        ("It fell twenty-five years ago.", "1991-01-01", "1991-12-31"),
        ("It fell yesterday.", "2016-08-12", "2016-08-12"),
        ("It fell the day before yesterday.", "2016-08-11", "2016-08-11"),
        ("It fell this morning.", "2016-08-13", "2016-08-13"),
        ("It fell late last night.", "2016-08-12", "2016-08-12"),
        ("It fell overnight.", "2016-08-12", "2016-08-13"),
        ("It fell last summer.", "2015-06-01", "2015-08-31"),
        ("It fell this spring.", "2016-03-01", "2016-05-31"),
        ("By the end of the month it falls.", "2016-08-21", "2016-08-31"),
        # since, for
        ("It has been closed since January.", "2016-01-01", "2016-08-13"),
        ("It has been closed since at least mid-July.", "2016-07-11", "2016-08-13"),
        ("It has been closed since the beginning of the year.", "2016-01-01", "2016-08-13"),
        ("It will be closed until 20 August.", "2016-08-13", "2016-08-20"),
        ("It has been closed for the past three years.", "2013-08-13", "2016-08-13"),
        ("He has been held for more than 12 years.", "2004-08-13", "2016-08-13"),
        ("For 12 years he has been held there.", "2004-08-13", "2016-08-13"),
        ("The 15-year insurgency goes on.", "2001-08-13", "2016-08-13"),
        ("The five-year-long civil war goes on.", "2011-08-13", "2016-08-13"),
        ("The 4½-year war goes on.", "2012-02-13", "2016-08-13"),
        # feasts
        ("It fell on Thanksgiving Day.", "2015-11-26", "2015-11-26"),
        ("It fell on Easter Sunday.", "2016-03-27", "2016-03-27"),
        ("It fell during Ramadan 2015.", "2015-06-18", "2015-07-17"),
        ("It fell on the eve of Christmas.", "2015-12-24", "2015-12-24"),
    ],
)
def test_interval(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("It fell at the weekend, over the weekend.", date(2016, 8, 10), "2016-08-06", "2016-08-07"),
        ("It fell last weekend.", date(2014, 9, 10), "2014-09-06", "2014-09-07"),
        ("It will begin next weekend.", date(1990, 1, 24), "1990-01-27", "1990-01-28"),
        ("It fell earlier this week.", date(2016, 2, 10), "2016-02-07", "2016-02-09"),
        ("It fell on February 29.", date(2020, 2, 24), "2020-02-29", "2020-02-29"),
        ("It fell in the winter of 2014.", date(2016, 2, 10), "2014-12-01", "2015-02-28"),
    ],
)
def test_interval_published(text: str, published: date, start: str, end: str) -> None:
    found = read(text, published)[-1]
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The march on the palace may begin.",
        "They may attack, and MAY BE armed.",
        "The 12-year-old boy and a man two years old died.",
        "They struck at 2100 hours and at 10 a.m. again.",
        "The group lost 2014 fighters and 1,999 rifles.",
        "The fall of the town came in minutes.",
        "The Black Friday brigade, the Bloody Sunday inquiry.",
        "Resolution 2328 binds them.",
    ],
)
def test_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Every Friday they march.", "recurrent"),
        ("Each day shells fall.", "recurrent"),
        ("Shells fall daily.", "frequency"),
        ("Shells fall three times a day.", "frequency"),
        ("He was jailed for three years.", "duration"),
        ("He has been sentenced to 15 years in prison.", "duration"),
        ("A ten-day truce was agreed.", "duration"),
        ("They struck on the eve of the vote.", "relative_to_event"),
        ("They struck two days after the vote.", "relative_to_event"),
    ],
)
def test_not_placed(text: str, kind: str) -> None:
    (found,) = read(text)
    assert (found.kind, found.start, found.end) == (kind, None, None)


@pytest.mark.parametrize(
    ("second", "start", "anchor"),
    [
        ("The following day they left", "2016-06-04", "previous"),
        ("The day before , they had met", "2016-06-02", "previous"),
        ("Two days later they left", "2016-06-05", "previous"),
        ("A week earlier they had met", "2016-05-27", "previous"),
        ("Three days after the attack they left", "2016-06-06", "event"),
        ("That day they left", "2016-06-03", "previous"),
        ("Later in the day they left", "2016-06-03", "previous"),
        ("Hours later they left", "2016-06-03", "previous"),
        ("That month they left", "2016-06-01", "previous"),
        ("At the time they held the town", "2016-06-03", "previous"),
    ],
)
def test_counted_from_the_date_before(second: str, start: str, anchor: str) -> None:
    first, found = read(f"On June 3 a mine went off . {second} .")
    assert first.anchor == "published"
    assert (str(found.start), found.anchor) == (start, anchor)
    assert found.kind == "relative_to_event"
    assert "2016-06" in found.basis


def test_date_beside_an_event() -> None:
    first, second = read("On April 4, a day after the attack, they left.")
    assert (first.start, second.start) == (date(2016, 4, 4), date(2016, 4, 4))


def test_since_clause_keeps_the_date_of_its_event() -> None:
    (found,) = read("Since the war ended in 1994 the road has been closed.")
    assert (found.start, found.end, found.bound) == (date(1994, 1, 1), date(1994, 12, 31), "since clause")


def test_hint_of_the_future() -> None:
    plain = "The leaders meet on Monday and part in October."
    assert [str(t.start) for t in read(plain, future=lambda token: True)] == ["2016-08-15", "2016-10-01"]
    assert [str(t.start) for t in read(plain, future=lambda token: False)] == ["2016-08-08", "2015-10-01"]


def test_hint_gets_the_token_of_the_expression() -> None:
    asked: list[int] = []
    words = ["Talks", "in", "mid-2014", "and", "on", "Monday", "."]
    find_times(words, [w.lower() for w in words], PUBLISHED, future=lambda token: asked.append(token) or False)
    assert set(asked) == {5}


def test_year_carries_on_in_the_sentence_only() -> None:
    _, second, third = read("He was seized in May 2012 and freed in July . He came back in July .")
    assert (str(second.start), str(third.start)) == ("2012-07-01", "2016-07-01")


def test_without_publication() -> None:
    assert days("It fell last week.", None) is None
    assert days("It fell on Friday.", None) is None
    assert days("It fell on July 4.", None) is None
    assert days("It fell on July 4, 2014.", None) == ("2014-07-04", "2014-07-04")
    _, second = read("It began in May 2012 . \n\n It ended in July .", None)
    assert str(second.start) == "2012-07-01"


def test_nothing_is_read_across_paragraphs() -> None:
    words = tokens("Talks fail in 2014 March 3 saw shelling")
    lower = [w.lower() for w in words]
    joined = find_times(words, lower, PUBLISHED)
    apart = find_times(words, lower, PUBLISHED, breaks={4})
    assert [(t.first, t.last) for t in apart] == [(3, 3), (4, 5)]
    assert [t.start for t in apart] == [date(2014, 1, 1), date(2016, 3, 3)]
    assert joined[1].start == date(2014, 3, 3)


def test_now_is_told_apart() -> None:
    (found,) = read("The militia now holds the port.")
    assert (found.granularity, found.start) == ("now", PUBLISHED)


def test_upper_case() -> None:
    assert days("THE MARCH TERRORIST ATTACK OF MARCH 3, 1990.") == ("1990-03-03", "1990-03-03")
    assert days("ALL OF THAT MAY CHANGE IN MAY .") == ("2016-05-01", "2016-05-31")


@pytest.mark.parametrize("entry", entries("times", TimeWord), ids=lambda e: e.key)
def test_examples_of_the_word_list(entry: TimeWord) -> None:
    """Every entry's example holds one of its words; the words of dates are found in it."""
    text = " ".join(tokens(entry.example)).lower()
    assert any(f" {' '.join(tokens(word))} " in f" {text} " or f" {word}" in f" {text} " for word in entry.words)
    found = read(entry.example)
    if entry.kind == "counted":
        assert found == []
    elif entry.kind not in ("clock", "term", "link"):
        assert found


def test_word_list_is_indexed() -> None:
    words = time_words()
    assert words.month["sept."] == 9
    assert words.unit["years"] == "year"


WORDS = sorted(
    {word for entry in entries("times", TimeWord) for phrase in entry.words for word in phrase.split()}
    | {
        "the",
        "of",
        "a",
        "2014",
        "1989",
        "12",
        "3rd",
        "31",
        "1990s",
        "in",
        "on",
        "2011–2013",
        "mid-May",
        "'",
        "-",
        ",",
        ".",
        "\n",
    }
    | {
        "one",
        "twenty",
        "few",
        "half",
        "dozen",
        "bomb",
        "fell",
        "2014-02-30",
        "99",
        "0",
        "9999",
        "3/4/05",
        "½",
    }
)


@given(
    st.lists(st.sampled_from([*WORDS, "May", "March", "MAY", "Christmas", "Ramadan", "Monday"]), max_size=25),
    st.one_of(st.none(), st.dates()),
)
def test_never_fails_and_stays_in_bounds(words: list[str], published: date | None) -> None:
    found = find_times(words, [w.lower() for w in words], published)
    for one in found:
        assert 0 <= one.first <= one.last < len(words)
        assert (one.start is None) == (one.end is None)
        if one.start is not None and one.end is not None:
            assert one.start <= one.end
    for one, other in pairwise(found):
        assert one.first <= other.first
        assert one.last <= other.first


@given(st.lists(st.text(max_size=8), max_size=15))
def test_any_words(words: list[str]) -> None:
    find_times(words, [w.lower() for w in words], PUBLISHED)


def ordinal(number: int) -> str:
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(range(7)))
def test_dates_round_trip(day: date, form: int) -> None:
    month = MONTHS[day.month - 1]
    text = (
        f"{month} {day.day} , {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day:%A} , {month} {ordinal(day.day)} , {day.year}",
        f"the {ordinal(day.day)} of {month} {day.year}",
        f"{day.year} - {day.month:02} - {day.day:02}",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.day} {month.upper()} , {day.year}",
    )[form]
    words = f"They struck on {text} again".split()
    (found,) = find_times(words, [w.lower() for w in words], None)
    assert (found.start, found.end, found.granularity) == (day, day, "day")
    assert (found.first, found.last) == (3, len(words) - 2)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_weekday_is_at_most_six_days_back(published: date, weekday: int) -> None:
    name = f"{date(2024, 1, 1) + timedelta(days=weekday):%A}"
    (found,) = read(f"They struck on {name} .", published)
    assert found.start is not None
    assert found.start.weekday() == weekday
    assert 0 <= (published - found.start).days <= 6


def test_cost_is_linear() -> None:
    """Work is counted, not timed: look-ups of the lower-cased words for a text and for ten of it."""

    class Counted(list):  # type: ignore[type-arg]
        looks = 0

        def __getitem__(self, index: object) -> object:
            Counted.looks += 1
            return super().__getitem__(index)  # type: ignore[index]

    text = "Rebels took the ridge last Monday and left in early May 2014 , hit 3 days before by shells . "
    counts = []
    for times in (20, 200):
        words = tokens(text * times)
        Counted.looks = 0
        find_times(words, Counted(w.lower() for w in words), PUBLISHED)
        counts.append(Counted.looks)
    assert counts[1] < 11 * counts[0]
