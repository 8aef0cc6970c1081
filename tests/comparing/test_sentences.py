"""The sentences in which the marks of a happening are looked for."""

from __future__ import annotations

from datetime import date

from rashomon.comparing.tellings import tellings
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Interval, Span

TEXT = "The teachers who were taken in Sumisip on November 10 were freed on Saturday morning, police said."


def _claim(event: str, words: str, day: date) -> Claim:
    start = TEXT.index(words)
    span = Span(start, start + len(words), words)
    return Claim("event", "abduction", event=event, when=Interval(day, day, "day"), evidence=(span,), score=0.8)


def test_of_a_sentence_that_tells_of_two_days_each_happening_has_its_own_words() -> None:
    report = Document("a", TEXT, published=date(2016, 11, 19))
    taken = _claim("e1", "The teachers who were taken in Sumisip on November 10", date(2016, 11, 10))
    freed = _claim("e2", "were freed on Saturday morning", date(2016, 11, 19))
    one, other = tellings("d1", report, [taken, freed])
    assert (one.start, one.marks) == (date(2016, 11, 10), ())
    assert (other.start, other.marks) == (date(2016, 11, 19), ("hour:morning",))


def test_a_sentence_of_one_day_is_looked_at_whole() -> None:
    report = Document("a", TEXT, published=date(2016, 11, 19))
    taken = _claim("e1", "The teachers who were taken in Sumisip on November 10", date(2016, 11, 10))
    assert tellings("d1", report, [taken])[0].marks == ("hour:morning",)
