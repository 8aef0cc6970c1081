"""Intervals of the calendar: weeks, months, parts of them, seasons, feasts. No text here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from rashomon.vocabulary.times import Holiday

Days = tuple[date, date]
# Northern seasons, by whole months; winter is named for the year it begins in.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SEASONS = frozenset(_SEASONS)
_ISLAMIC_EPOCH = 227015  # ordinal of 16 July 622 (Julian), the epoch of the civil tabular calendar


def day(moment: date, shift: int = 0) -> Days:
    """One day, `shift` days from `moment`."""
    there = moment + timedelta(days=shift)
    return there, there


def week(moment: date, shift: int = 0) -> Days:
    """The week, Sunday to Saturday, that holds `moment`, or the one `shift` weeks from it.

    Example:
        >>> week(date(2016, 8, 13), -1)
        (datetime.date(2016, 7, 31), datetime.date(2016, 8, 6))
    """
    sunday = moment - timedelta(days=(moment.weekday() + 1) % 7) + timedelta(weeks=shift)
    return sunday, sunday + timedelta(days=6)


def weekend(moment: date, shift: int = 0) -> Days:
    """The Saturday and Sunday of the week (Monday to Sunday) of `moment`, `shift` weeks from it."""
    saturday = moment + timedelta(days=5 - moment.weekday(), weeks=shift)
    return saturday, saturday + timedelta(days=1)


def month(year: int, number: int, shift: int = 0) -> Days:
    """A whole month, or the one `shift` months from it."""
    year, number = year + (number - 1 + shift) // 12, (number - 1 + shift) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months(moment: date, shift: int) -> date:
    """The same day `shift` months on, or the last of that month when it is shorter.

    Example:
        >>> months(date(2016, 3, 31), -1)
        datetime.date(2016, 2, 29)
    """
    first, last = month(moment.year, moment.month, shift)
    return min(last, first + timedelta(days=moment.day - 1))


def years(first: int, last: int) -> Days:
    """From 1 January of one year to 31 December of another."""
    return date(first, 1, 1), date(last, 12, 31)


def season(name: str, year: int) -> Days:
    """Three months: spring is March to May, winter runs from December of `year` into the next.

    Example:
        >>> season("summer", 2014)
        (datetime.date(2014, 6, 1), datetime.date(2014, 8, 31))
    """
    begin = _SEASONS[name]
    return month(year, begin)[0], month(year, begin, 2)[1]


def part(days: Days, name: str) -> Days:
    """Early, mid or late in an interval: days 1-10, 11-20 and 21 to the end of a month, else thirds.

    Example:
        >>> part(month(2014, 8), "mid")
        (datetime.date(2014, 8, 11), datetime.date(2014, 8, 20))
    """
    start, end = days
    length = (end - start).days + 1
    if length < 3:
        return days
    if length > 3600:  # a decade or a century, by whole years
        span = end.year - start.year + 1
        first, last = {"early": (0, span * 2 // 5), "mid": (span * 2 // 5, span * 7 // 10)}.get(
            name, (span * 7 // 10, span)
        )
        return years(start.year + first, start.year + last - 1)
    if 28 <= length <= 31:
        cuts = (10, 20)
    elif 365 <= length <= 366:
        cuts = ((date(start.year, 5, 1) - start).days, (date(start.year, 9, 1) - start).days)
    else:
        cuts = ((length + 2) // 3, length - (length + 2) // 3)
    if name == "early":
        return start, start + timedelta(days=cuts[0] - 1)
    if name == "mid":
        return start + timedelta(days=cuts[0]), start + timedelta(days=max(cuts[1] - 1, cuts[0]))
    return start + timedelta(days=cuts[1]), end


def slice_of(days: Days, count: int, index: int) -> Days:
    """Part `index` (from 0; -1 is the last) of an interval cut in `count` equal numbers of months or days."""
    start, end = days
    index = index % count
    whole = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole % count == 0:
        step = whole // count
        return month(start.year, start.month, index * step)[0], month(start.year, start.month, (index + 1) * step - 1)[
            1
        ]
    length = (end - start).days + 1
    cut = [length * k // count for k in (index, index + 1)]
    return start + timedelta(days=cut[0]), start + timedelta(days=max(cut[1] - 1, cut[0]))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus).

    Example:
        >>> easter(2016)
        datetime.date(2016, 3, 27)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    return date(year, (h + m - 7 * n + 114) // 31, (h + m - 7 * n + 114) % 31 + 1)


def islamic(year: int, number: int, of_month: int) -> date:
    """A day of the tabular Islamic calendar; sighting of the moon may differ by a day.

    Example:
        >>> islamic(1436, 9, 1)
        datetime.date(2015, 6, 18)
    """
    past = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (number - 1) + number // 2
    return date.fromordinal(_ISLAMIC_EPOCH + past + of_month - 1)


def feasts(holiday: Holiday, year: int) -> list[Days]:
    """When a feast fell in a year: once, or for the moving feasts of Islam also twice or never.

    Example:
        >>> feasts(Holiday("nth", (11, 3, 4)), 2016)
        [(datetime.date(2016, 11, 24), datetime.date(2016, 11, 24))]
    """
    rule, numbers = holiday.rule, holiday.numbers
    if rule == "fixed":
        return [day(date(year, numbers[0], numbers[1]))]
    if rule == "easter":
        return [day(easter(year), numbers[0])]
    if rule == "nth":
        first = date(year, numbers[0], 1)
        return [day(first, (numbers[1] - first.weekday()) % 7 + 7 * (numbers[2] - 1))]
    lunar = (year - 622) * 33 // 32
    starts = [islamic(lunar + k, numbers[0], numbers[1]) for k in (-1, 0, 1, 2)]
    return [(start, day(start, numbers[2] - 1)[0]) for start in starts if start.year == year]
