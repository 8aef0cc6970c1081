"""Finds expressions of time in a row of words, around a core: month, weekday, year, unit, "today"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rashomon.reading.subwords import Subwords
from rashomon.reading.times_dates import DAY_PARTS, find_month, find_number, find_weekday, year_at
from rashomon.reading.times_mention import Mention
from rashomon.reading.times_units import find_unit
from rashomon.vocabulary.times import Holiday, TimeWords

Finder = Callable[[Subwords, int, int, TimeWords], Mention | None]

_BEFORE_DATE: tuple[list[str], ...] = ([], [","], [",", "on"], ["the"], [",", "the"], ["."])
_BEFORE_WEEKDAY: tuple[list[str], ...] = ([], [","], ["on"], [",", "on"])


def find_mentions(text: Subwords, vocabulary: TimeWords) -> list[Mention]:
    """All expressions of time, in order, none overlapping.

    Example:
        >>> from rashomon.reading.subwords import subwords
        >>> from rashomon.vocabulary.times import time_words
        >>> words = "Rebels left on 4 May and came back two days later".split()
        >>> found = find_mentions(subwords(words, [w.lower() for w in words]), time_words())
        >>> [(m.first, m.last, m.shape) for m in found]
        [(3, 4, 'date'), (8, 10, 'shift')]
    """
    finders = _finders(vocabulary)
    lower = text.lower
    found: list[Mention] = []
    free = 0
    for i in range(text.size):
        word = lower[i]
        if i < free or not word:
            continue
        mention = None
        for finder in finders.get(word, ()):
            mention = finder(text, i, free, vocabulary)
            if mention is not None:
                break
        else:
            if word[0].isdigit():
                mention = find_number(text, i, free, vocabulary)
        if mention is not None:
            if found:
                _absorb(found, mention, lower)
            found.append(mention)
            free = mention.last + 1
    return found


def _absorb(found: list[Mention], mention: Mention, lower: list[str]) -> None:
    """Takes a weekday in front into the date behind it: "Friday, July 15"; "this week on Tuesday"."""
    before = found[-1]
    gap = lower[before.last + 1 : mention.first]
    if before.shape == "weekday" and mention.shape == "date" and mention.day is not None:
        if gap in _BEFORE_DATE:
            mention.first = found.pop().first
        return
    week = before.shape == "unit" and before.unit == "week" and before.which in ("last", "this", "next")
    if week and mention.shape == "weekday" and gap in _BEFORE_WEEKDAY:
        mention.first, mention.year_of = found.pop().first, before.which


def find_phrase(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    """A feast, a name that is a date, or a phrase that takes up another date, beginning at word `i`."""
    low = text.lower
    for rest, kind, value in vocabulary.phrases[low[i]]:
        last = i + len(rest)
        if tuple(low[i + 1 : last + 1]) != rest:
            continue
        if isinstance(value, Holiday):
            return _holiday(text, i, last, value, vocabulary)
        if kind == "dated" and value:
            return Mention(i, last, "date", year=value[0], month=value[1], day=value[2])
        if kind in ("same", "then", "eve"):
            return Mention(i, last, kind)  # type: ignore[arg-type]
    return None


def _holiday(text: Subwords, i: int, last: int, holiday: Holiday, vocabulary: TimeWords) -> Mention | None:
    low = text.lower
    behind = text.words[last + 1]
    if text.words[i].islower() or (behind.istitle() and low[i - 1 : i] != ["during"]):
        return None
    found = Mention(i, last, "holiday", holiday=holiday)
    j = last + 1 + (low[last + 1] in (",", "of"))
    found.year = year_at(low, j, vocabulary) or None
    if found.year:
        found.last = j
    if i and low[i - 1] in vocabulary.which:
        found.which, found.first = vocabulary.which[low[i - 1]], i - 1
    return found


def find_today(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    """Today, yesterday morning, late tomorrow."""
    low = text.lower
    first = i - 1 if i - 1 >= free and low[i - 1] in ("early", "late", "earlier", "later") else i
    return Mention(first, i + (low[i + 1] in DAY_PARTS), "today", offset=vocabulary.today[low[i]])


def find_plain(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    """Overnight, now, daily."""
    word = text.lower[i]
    if word in vocabulary.sets["overnight"]:
        return Mention(i, i, "overnight")
    if word in vocabulary.sets["now"]:
        return Mention(i, i, "now")
    return None if text.words[i].istitle() and text.words[i + 1].istitle() else Mention(i, i, "frequency")


def _finders(vocabulary: TimeWords) -> dict[str, tuple[Finder, ...]]:
    table: dict[str, tuple[Finder, ...]] = {}
    kinds: list[tuple[Finder, Iterable[str]]] = [
        (find_phrase, vocabulary.phrases),
        (find_month, vocabulary.month),
        (find_weekday, vocabulary.weekday),
        (find_unit, vocabulary.unit),
        (find_today, vocabulary.today),
        (find_plain, vocabulary.sets["overnight"] | vocabulary.sets["now"] | vocabulary.sets["often"]),
    ]
    for finder, words in kinds:
        for word in words:
            table[word] = (*table.get(word, ()), finder)
    return table
