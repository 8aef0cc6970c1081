"""Counts units of time from a day, and names the granularity of an expression."""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.reading import times_calendar as calendar
from rashomon.reading.times_calendar import SEASONS, Days
from rashomon.reading.times_mention import Mention

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7, "night": 1, "hour": 1 / 24}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def back(moment: date, unit: str, number: float) -> date:
    """The day `number` units before `moment` (after it, when negative).

    Raises:
        ValueError, OverflowError: the day is out of the calendar.

    Example:
        >>> back(date(2016, 8, 13), "week", 2), back(date(2016, 8, 13), "year", 4.5)
        (datetime.date(2016, 7, 30), datetime.date(2012, 2, 13))
    """
    if unit in _UNIT_MONTHS:
        return calendar.months(moment, -round(number * _UNIT_MONTHS[unit]))
    exact = number * _UNIT_DAYS.get(unit, 1)
    days = int(exact) if exact == int(exact) else int(exact) + (1 if exact > 0 else -1)
    return moment - timedelta(days=days)


def apart(moment: date, m: Mention, sign: int = 0) -> Days:
    """The day, week, month or year that lies so far before or after `moment`."""
    sign = sign or m.offset
    ends = sorted(back(moment, m.unit, -sign * n) for n in (m.low, m.high))
    unit = m.unit
    if unit in ("week", "fortnight") and m.high > 1:
        return calendar.week(ends[0])[0], calendar.week(ends[1])[1]
    if unit == "month" or (unit == "year" and m.high <= 1) or m.low != int(m.low):
        return calendar.month(ends[0].year, ends[0].month)[0], calendar.month(ends[1].year, ends[1].month)[1]
    if unit in ("year", "decade", "century"):
        return calendar.years(ends[0].year, ends[1].year)
    return ends[0], ends[1]


def whole_unit(unit: str, moment: date, shift: int) -> Days | None:
    if unit in ("day", "night"):
        return calendar.day(moment, shift)
    if unit == "week":
        return calendar.week(moment, shift)
    if unit == "month":
        return calendar.month(moment.year, moment.month, shift)
    if unit == "year":
        return calendar.years(moment.year + shift, moment.year + shift)
    if unit in ("decade", "century"):
        length = 10 if unit == "decade" else 100
        first = moment.year // length * length + shift * length
        return calendar.years(first, first + length - 1)
    return None


def month_days(m: Mention, year: int) -> Days | None:
    assert m.month is not None
    if m.day is None:
        return narrow(calendar.month(year, m.month), m)
    try:
        return date(year, m.month, m.day), date(year, m.month, m.last_day or m.day)
    except ValueError:
        return None


def narrow(days: Days, m: Mention) -> Days:
    """Early, the first half, the last week of an interval."""
    if m.part:
        return calendar.part(days, m.part)
    if m.cut is None:
        return days
    count, index = m.cut
    if count:
        return calendar.slice_of(days, count, index)
    start = days[0] + timedelta(weeks=index) if index >= 0 else days[1] - timedelta(days=6)
    return start, start + timedelta(days=6)


def granularity_of(m: Mention) -> str:
    if m.part and m.shape in ("date", "unit", "decade") and not m.day:
        unit = "month" if m.month else "year" if m.shape == "date" else m.unit or m.shape
        return f"part of {unit}"
    if m.shape == "date":
        if m.last_day:
            return "range"
        return "day" if m.day else "month" if m.month else "year"
    if m.shape == "ago" and m.unit == "year" and m.high <= 1:
        return "month"
    if m.shape in ("weekday", "today", "overnight", "same") or m.unit in ("night", "hour"):
        return "day"
    if m.unit in SEASONS:
        return "season"
    if m.which in ("past", "coming", "recent", "span") or m.shape in ("lasting", "length"):
        return "duration"
    return m.unit or m.shape
