"""Puts expressions on the calendar: against the day of publication, or a date before in the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from rashomon.reading import times_calendar as calendar
from rashomon.reading.times_calendar import SEASONS, Days
from rashomon.reading.times_counting import apart, back, granularity_of, month_days, narrow, whole_unit
from rashomon.reading.times_mention import Mention

Anchor = Literal["published", "absolute", "event", "previous"]
_NEAR = 40  # words over which a year that was named carries on to "in March"
_SOON = 12  # a date ahead is meant when it is this many times nearer than the same date behind


@dataclass(slots=True)
class Placed:
    """Where an expression lies; `anchor` is what it was counted from."""

    days: Days | None
    granularity: str
    anchor: Anchor
    basis: str


@dataclass(slots=True)
class Resolver:
    """Resolves the mentions of one text in order.

    `previous` is the last date of the text; `year_named` the word where a year was last said in the
    paragraph, or -1.
    """

    published: date | None
    ahead: Callable[[int], bool]
    previous: Days | None = None
    previous_day: date | None = None
    year_named: int = -1
    named_days: Days | None = field(default=None)

    def place(self, mention: Mention) -> Placed:
        """The interval of a mention and what it rests on; no interval when nothing gives one."""
        try:
            placed = self._range(mention) if mention.upto is not None else self._one(mention)
        except (ValueError, OverflowError, LookupError):
            # Before the year 1, after 9999, or beyond what a table of movable feasts holds.
            placed = Placed(None, mention.unit or mention.shape, "absolute", "out of the calendar")
        if mention.eve and placed.days is not None:
            placed.days = calendar.day(placed.days[0], -1)
        self._remember(mention, placed)
        return self._bounded(mention, placed)

    def drop_year(self) -> None:
        """A new sentence or paragraph: a year named before no longer carries on."""
        self.year_named = -1

    def _remember(self, mention: Mention, placed: Placed) -> None:
        if placed.days is None or mention.shape in ("now", "lasting", "century", "then"):
            return
        if mention.shape == "unit" and mention.which in ("past", "coming", "recent"):
            return
        self.previous = placed.days
        if placed.days[0] == placed.days[1]:
            self.previous_day = placed.days[0]
        year = mention.year or (mention.upto.year if mention.upto else None)
        if year or mention.year_of or (self.year_named >= 0 and mention.shape == "date"):
            self.year_named, self.named_days = mention.last, placed.days

    def _bounded(self, mention: Mention, placed: Placed) -> Placed:
        """Since, until, before: one end of the interval moves to the day of publication or away."""
        days, bound = placed.days, mention.bound
        if days is None or not bound or mention.upto is not None or mention.shape == "lasting":
            return placed
        if bound == "since" and self.published is not None and days[0] <= self.published:
            placed.days, placed.granularity = (days[0], self.published), "since"
        if bound == "until" and self.published is not None and days[0] > self.published:
            placed.days, placed.granularity = (self.published, days[1]), "until"
        return placed

    def _range(self, mention: Mention) -> Placed:
        other = mention.upto
        assert other is not None
        if mention.year is None and (other.year is not None or mention.shape != "date"):
            second = self._one(other)
            first = self._one(mention, before=second.days)
        else:
            first = self._one(mention)
            second = self._one(other, after=first.days)
        if first.days is None or second.days is None:
            return Placed(None, "range", first.anchor, first.basis or second.basis)
        start, end = first.days[0], second.days[1]
        days = (start, end) if start <= end else None
        return Placed(days, "range", first.anchor, first.basis)

    def _one(self, mention: Mention, before: Days | None = None, after: Days | None = None) -> Placed:
        shape = mention.shape
        if shape == "date":
            return self._date(mention, before, after)
        if shape == "holiday" and mention.holiday is not None:
            return self._holiday(mention)
        if shape in ("decade", "century") and mention.year is not None:
            length = 10 if shape == "decade" else 100
            return Placed(
                narrow(calendar.years(mention.year, mention.year + length - 1), mention),
                shape,
                "absolute",
                "as stated",
            )
        if shape in ("shift", "same", "then"):
            return self._from_text(mention)
        if shape in ("frequency", "eve"):
            return Placed(None, shape, "event" if shape == "eve" else "absolute", "no single date")
        if shape == "unit" and mention.which in ("same", "previous", "following"):
            return self._from_text(mention)
        if mention.unit in SEASONS and mention.year:
            return self._season(mention)
        published = self.published
        if published is None:
            return Placed(None, granularity_of(mention), "published", "no publication date to count from")
        days = self._from_publication(mention, published, before, after)
        return Placed(days, granularity_of(mention), "published", f"counted from publication, {published}")

    def _from_publication(self, m: Mention, published: date, before: Days | None, after: Days | None) -> Days | None:
        if m.shape == "weekday":
            return self._weekday(m, published, before, after)
        if m.shape == "today":
            return calendar.day(published, m.offset)
        if m.shape == "now":
            return calendar.day(published)
        if m.shape == "overnight":
            return published - timedelta(days=1), published
        if m.shape == "ago":
            return apart(published, m) if m.named or m.offset > 0 or m.unit in ("day", "week", "month") else None
        if m.shape == "lasting":
            return back(published, m.unit, m.high), published
        if m.shape == "length":
            if m.which and self.ahead(m.first):
                end = back(published, m.unit, -m.high)
                return (published, end) if m.which == "within" else apart(published, m, 1)
            return None
        if m.unit in SEASONS:
            return self._season(m).days
        return self._unit(m, published)

    def _date(self, m: Mention, before: Days | None, after: Days | None) -> Placed:
        anchor: Anchor = "absolute"
        basis = "as stated"
        year = m.year
        if m.month is None:
            assert year is not None
            return Placed(narrow(calendar.years(year, year), m), granularity_of(m), anchor, basis)
        if year is None:
            near = before or after
            if near is not None:
                options = [month_days(m, near[0].year + k) for k in (-1, 0, 1)]
                fit = [d for d in options if d and (d[0] <= near[1] if before else d[1] >= near[0])]
                days = (fit[-1] if before else fit[0]) if fit else None
                return Placed(days, granularity_of(m), "absolute", "the nearest to the other end of the range")
            return self._yearless(m)
        return Placed(month_days(m, year), granularity_of(m), anchor, basis)

    def _yearless(self, m: Mention) -> Placed:
        published, granularity = self.published, granularity_of(m)
        named = self.named_days if 0 <= self.year_named >= m.first - _NEAR else None
        if published is None:
            named = named or self.previous
        if m.year_of in ("same", "previous", "following") and self.previous is not None:
            year = self.previous[0].year + {"same": 0, "previous": -1, "following": 1}[m.year_of]
            return Placed(month_days(m, year), granularity, "previous", f"the year of {self.previous[0]}")
        if (
            named is not None
            and not m.year_of
            and not m.which
            and (published is None or named[0].year != published.year)
        ):
            middle = named[0] + (named[1] - named[0]) / 2
            dates = [d for k in (-1, 0, 1) if (d := month_days(m, middle.year + k))]
            near = min(dates, key=lambda d: abs((d[0] - middle).days), default=None)
            return Placed(near, granularity, "previous", f"the year of {middle.year} carries on")
        if published is None:
            return Placed(None, granularity, "published", "no year, and no publication date to take it from")
        basis = f"the year from publication, {published}"
        if m.year_of or m.which == "this":
            year = published.year + {"last": -1, "past": -1, "next": 1, "coming": 1}.get(m.year_of, 0)
            return Placed(month_days(m, year), granularity, "published", basis)
        options: list[Days] = [d for k in (-1, 0, 1) if (d := month_days(m, published.year + k))]
        if m.which in ("last", "past", "previous"):
            options = [d for d in options if d[1] < published and (m.day or d[1] < published.replace(day=1))]
            return Placed(options[-1] if options else None, granularity, "published", basis)
        past = [d for d in options if d[0] <= published]
        coming = [d for d in options if d[1] >= published]
        if coming and (m.which in ("next", "coming") or not past or self.ahead(m.first)):
            if m.which == "next" and len(coming) > 1 and coming[0][0] <= published:
                coming = coming[1:]
            return Placed(coming[0], granularity, "published", basis)
        if m.day and past and coming and m.bound != "since":
            gap, behind = (coming[0][0] - published).days, (published - past[-1][1]).days
            if gap * _SOON < behind:
                return Placed(coming[0], granularity, "published", basis)
        return Placed(past[-1] if past else None, granularity, "published", basis)

    def _holiday(self, m: Mention) -> Placed:
        assert m.holiday is not None
        if m.year:
            found = calendar.feasts(m.holiday, m.year)
            return Placed(found[0] if found else None, "holiday", "absolute", "as stated")
        if self.published is None:
            return Placed(None, "holiday", "published", "no publication date to take the year from")
        year = self.published.year
        options = [days for k in (-1, 0, 1) for days in calendar.feasts(m.holiday, year + k)]
        past = [d for d in options if d[0] <= self.published]
        coming = [d for d in options if d[1] >= self.published]
        if m.which == "last":
            past = [d for d in past if d[1] < self.published]
        chosen = coming[0] if m.which == "next" or self.ahead(m.first) else past[-1]
        return Placed(chosen, "holiday", "published", f"the year from publication, {self.published}")

    def _weekday(self, m: Mention, published: date, before: Days | None, after: Days | None) -> Days:
        assert m.weekday is not None
        ahead = (m.weekday - published.weekday()) % 7
        behind = -((published.weekday() - m.weekday) % 7)
        if m.year_of or m.which == "this":
            sunday = calendar.week(published, {"last": -1, "next": 1}.get(m.year_of, 0))[0]
            return calendar.day(sunday, (m.weekday + 1) % 7)
        if before is not None:
            return calendar.day(before[0], -((before[0].weekday() - m.weekday) % 7))
        if after is not None:
            return calendar.day(after[0], (m.weekday - after[0].weekday()) % 7)
        if m.which in ("last", "past", "previous"):
            return calendar.day(published, behind or -7)
        if m.which in ("next", "following"):
            return calendar.day(published, ahead or 7)
        if m.which == "coming" or self.ahead(m.first):
            return calendar.day(published, ahead)
        return calendar.day(published, behind)

    def _season(self, m: Mention) -> Placed:
        basis = "as stated"
        if m.year:
            year = m.year
        elif self.published is None:
            return Placed(None, "season", "published", "no publication date to count from")
        else:
            basis = f"counted from publication, {self.published}"
            options = [calendar.season(m.unit, self.published.year + k) for k in (-2, -1, 0, 1)]
            past = [d for d in options if d[0] <= self.published]
            coming = [d for d in options if d[1] >= self.published]
            year = past[-1][0].year
            if m.which in ("last", "past") or m.year_of == "last":
                year = [d for d in past if d[1] < self.published][-1][0].year
            if m.year_of in ("last", "next", "this"):
                year = self.published.year + {"last": -1, "next": 1, "this": 0}[m.year_of]
            elif m.which in ("next", "coming") or (m.which != "last" and self.ahead(m.first)):
                year = next(d for d in coming if d[0] > self.published or m.which != "next")[0].year
            elif m.which == "this":
                year = self.published.year
        days = narrow(calendar.season(m.unit, year), m)
        return Placed(days, "season", "absolute" if m.year else "published", basis)

    def _unit(self, m: Mention, published: date) -> Days | None:
        if m.which in ("past", "recent"):
            return back(published, m.unit, m.high), published
        if m.which == "coming":
            return published, back(published, m.unit, -m.high)
        if m.unit == "weekend":
            return calendar.weekend(published, self._weekend(m, published))
        whole = whole_unit(m.unit, published, {"last": -1, "next": 1}.get(m.which, 0))
        if whole is None:
            return None
        if m.part == "earlier":
            return whole[0], max(whole[0], published - timedelta(days=1))
        if m.part == "later":
            return min(whole[1], published + timedelta(days=1)), whole[1]
        return narrow(whole, m)

    def _weekend(self, m: Mention, published: date) -> int:
        today = published.weekday()
        if m.which == "last":
            return -1
        if m.which == "next":
            return 0 if today < 5 else 1
        return 0 if today >= 5 or (m.which == "this" and today == 4) or self.ahead(m.first) else -1

    def _from_text(self, m: Mention) -> Placed:
        """Two days later, that month, since then: from the last date of the text."""
        anchor: Anchor = "event" if m.named else "previous"
        granularity = granularity_of(m)
        small = m.unit in ("day", "night", "hour", "week") or m.shape == "same"
        base: Days | None = self.previous
        if small and self.previous_day is not None and (base is None or base[1] - base[0] > timedelta(days=6)):
            base = calendar.day(self.previous_day)
        if base is None:
            return Placed(None, granularity, anchor, "no date before it in the text")
        basis = f"counted from the date before it in the text, {base[0]}"
        if m.shape == "same":
            return Placed(base, granularity, anchor, basis)
        if m.shape == "then":
            end = self.published if self.published and self.published >= base[0] else None
            return Placed((base[0], end) if end else None, "since", anchor, basis)
        if m.shape == "unit":
            shift = {"previous": -1, "following": 1}.get(m.which, 0)
            if m.low > 1 or m.high > 1:
                point = base[0] if shift < 0 else base[1]
                other = back(point, m.unit, -shift * m.high)
                return Placed((min(point, other), max(point, other)), granularity, anchor, basis)
            whole = calendar.weekend(base[0], shift) if m.unit == "weekend" else whole_unit(m.unit, base[0], shift)
            return Placed(narrow(whole, m) if whole else None, granularity, anchor, basis)
        point = base[0] if m.offset < 0 else base[1]
        if m.which == "span":
            other = back(point, m.unit, -m.offset * m.high)
            return Placed((min(point, other), max(point, other)), granularity, anchor, basis)
        if m.beside:
            return Placed(self.previous, granularity, "previous", f"says more about the date beside it, {base[0]}")
        if m.unit == "hour":
            return Placed(base, granularity, anchor, basis)
        days = apart(point, m)
        if m.named and self.published is not None and days[0] > self.published:
            return Placed(None, granularity, anchor, "the date of the event isn't known")
        return Placed(days, granularity, anchor, basis)
