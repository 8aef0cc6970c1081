"""Expressions of time around a unit: "last week", "two days ago", "a 15-year insurgency"."""

from __future__ import annotations

from rashomon.reading.subwords import Subwords
from rashomon.reading.times_amount import FEW, Amount, amount_before, skip_approx
from rashomon.reading.times_calendar import SEASONS
from rashomon.reading.times_dates import ENDS, piece_of, year_at
from rashomon.reading.times_mention import Mention
from rashomon.vocabulary.times import TimeWords

_DAY_PARTS = frozenset({"night", "morning", "afternoon", "evening"})
_OVER = frozenset({"over", "in", "during", "within", "for", "throughout"})
_STOP = frozenset({"", ".", ",", ";", ":", "\n", "\n\n"})
_REACH = 25  # words within which "has" or "have" makes "for two years" reach to the day of publication


def find_unit(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    """The expression around the unit at word `i`, or None when it is no time or has no anchor."""
    low = text.lower
    unit = vocabulary.unit[low[i]]
    if unit == "part":
        return None
    if unit in _DAY_PARTS:
        return _day_part(low, i, free, vocabulary)
    if unit in SEASONS:
        return _season(text, i, free, vocabulary)
    return _unit(low, i, free, unit, vocabulary)


def _day_part(low: list[str], i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    if i <= free - 1 or i == 0 or i - 1 < free:
        return None
    before = low[i - 1]
    which = vocabulary.which.get(before, "")
    night = vocabulary.unit[low[i]] == "night"
    if low[i + 1] == "before" and before == "the":
        return Mention(i - 1, i + 1, "shift", unit="day", offset=-1)
    if before in vocabulary.sets["each"]:
        return Mention(i - 1, i, "frequency", which="each", unit="day")
    first = i - 2 if i - 2 >= free and low[i - 2] in ("late", "early", "earlier", "later") else i - 1
    if which == "this":
        return Mention(first, i, "today")
    if which == "last" and night:
        return Mention(first, i, "today", offset=-1)
    if which in ("previous", "following", "same", "next"):
        first = i - 2 if i - 2 >= free and low[i - 2] == "the" else i - 1
        offset = {"previous": -1, "same": 0}.get(which, 1)
        return Mention(first, i, "shift" if offset else "same", unit="day", offset=offset)
    return None


def _season(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    low = text.lower
    found = Mention(i, i, "unit", unit=vocabulary.unit[low[i]])
    j = i + 1 + (low[i + 1] in ("of", ","))
    found.year = year_at(low, j, vocabulary) or None
    if found.year:
        found.last = j
    else:
        j += low[j] == "the"
        which = vocabulary.which.get(low[j], "")
        if which and low[j + 1] == "year":
            found.year_of, found.last = which, j + 1
    k = i - 1
    if k >= free and low[k] in vocabulary.part:
        found.part, found.first, k = vocabulary.part[low[k]], k, k - 1
    elif k > free and low[k] == "-" and low[k - 1] in vocabulary.part:
        found.part, found.first, k = vocabulary.part[low[k - 1]], k - 1, k - 2
    if k >= free and low[k] in vocabulary.which:
        found.which, found.first = vocabulary.which[low[k]], k
        return found
    the = k >= free and low[k] == "the"
    if the:
        found.first, k = k, k - 1
        if not found.part:
            piece_of(found, low, k, free, vocabulary)
    if found.year or found.year_of:
        return found
    placed = k >= 0 and (low[k] in _OVER or low[k] in vocabulary.bound or bool(found.part))
    return found if placed and low[i] != "fall" and (the or found.part or low[i] != "spring") else None


def _unit(low: list[str], i: int, free: int, unit: str, vocabulary: TimeWords) -> Mention | None:
    after = i + 1
    if low[after] == "-" and low[after + 1] in ("long", "old"):
        after += 2
    elif low[after] in ("long", "old", "olds"):
        after += 1
    aged = low[after - 1] in ("old", "olds")
    plural = low[i].endswith("s")
    amount = amount_before(low, i, free)
    if aged:
        return _lasting(low, i, after, free, unit, amount, vocabulary) if amount else None
    if low[i + 1] == "of" and _piece(low, i, free, vocabulary):
        return None
    if low[after] in vocabulary.sets["back"]:
        return _ago(low, i, after, free, unit, amount, plural, vocabulary)
    if low[after] == "from" and low[after + 1] == "now" and (amount or plural):
        found = _counted("ago", i, unit, amount, after + 1)
        found.offset = 1
        return found
    shifted = _shift(low, i, after, free, unit, amount, plural, vocabulary)
    if shifted is not None:
        return shifted
    related = _related(low, i, free, unit, amount, plural, vocabulary)
    if related is not None:
        return related
    return _length(low, i, after, free, unit, amount, plural, vocabulary)


def _counted(shape: str, i: int, unit: str, amount: Amount | None, last: int) -> Mention:
    first = amount.first if amount else i
    low, high = (amount.low, amount.high) if amount else (FEW, FEW)
    if shape in ("ago", "shift") and (amount is None or amount.vague):
        low, high = low - 1, high + 1
    return Mention(first, last, shape, unit=unit, low=low, high=high)  # type: ignore[arg-type]


def _piece(low: list[str], i: int, free: int, vocabulary: TimeWords) -> bool:
    """True for "the first week of June": the month takes it in."""
    if i - 1 < free or low[i - 1] not in ENDS:
        return low[i] in ("month", "year") and low[i + 2] in vocabulary.month
    j = i + 2
    return low[j] in vocabulary.month or bool(year_at(low, j, vocabulary))


def _ago(
    low: list[str],
    i: int,
    after: int,
    free: int,
    unit: str,
    amount: Amount | None,
    plural: bool,
    words: TimeWords,
) -> Mention | None:
    if amount is None and not plural:
        return None
    found = _counted("ago", i, unit, amount, after)
    found.offset = -1
    found.named = amount is not None
    found.first = skip_approx(low, found.first - 1, free, words) + 1
    return found


def _shift(
    low: list[str],
    i: int,
    after: int,
    free: int,
    unit: str,
    amount: Amount | None,
    plural: bool,
    words: TimeWords,
) -> Mention | None:
    """Two days later, a week after the attack, the day before (yesterday)."""
    sign = words.shift.get(low[after])
    the = i - 1 >= free and low[i - 1] == "the"
    if sign is None or unit == "weekend" or not (amount or plural or the):
        return None
    if low[i - 1] in words.which or (amount and amount.first - 1 >= free and low[amount.first - 1] in words.which):
        return None
    if the and amount is None and low[after] not in ("before", "after", "earlier"):
        return None
    day = words.today.get(low[after + 1])
    if day is not None and unit == "day" and low[after] in ("before", "after"):
        first = i - 1 if the else amount.first if amount else i
        return Mention(first, after + 1, "today", offset=day + sign * int(amount.low if amount else 1))
    found = _counted("shift", i, unit, amount, after)
    found.offset = sign
    if the:
        found.first = i - 1
        found.low = found.high = FEW if plural else 1
        found.which = "span" if plural else ""
    found.named = low[after] in ("before", "after") and low[after + 1] not in _STOP
    if found.named and found.first > free and low[found.first - 1] in ("over", "in", "during"):
        found.which = "span"
    return found


def _related(
    low: list[str], i: int, free: int, unit: str, amount: Amount | None, plural: bool, words: TimeWords
) -> Mention | None:
    """Last week, the past three years, this month, every day, the end of the year."""
    k = (amount.first if amount and not amount.article else i) - 1
    if k < free:
        return None
    word = low[k]
    if word in words.sets["each"]:
        return Mention(k, i, "frequency", which="each", unit=unit)
    counted = bool(amount and not amount.article) or plural
    found = _counted("unit", i, unit, amount if counted else None, i)
    if not counted:
        found.low = found.high = 1
    found.first = k
    if word == "the" and k > free and not counted:
        return _the(found, low, k, free, words)
    which = words.which.get(word, "")
    if not which or (which in ("same", "this") and plural and unit != "day") or (unit == "hour" and which == "this"):
        return None
    if unit == "day" and which == "this" and low[k - 1] == "to":
        return None
    found.which = which
    if which == "past" and k > free and low[k - 1] == "this":
        k -= 1
        found.first = k
        found.which = "last" if k > free and low[k - 1] in words.part else "past"
    found.which = _sense(found, low, k, free, counted)
    before = low[k - 1] if k > free else ""
    if before in words.part or before in ("earlier", "later"):
        found.part, found.first = words.part.get(before, before), k - 1
    elif before == "the" and found.first == k:
        found.first = k - 1
    if found.first - 1 > free and low[found.first - 1] == "of":
        piece_of(found, low, found.first - 1, free, words)
    return found


def _the(found: Mention, low: list[str], k: int, free: int, words: TimeWords) -> Mention | None:
    """The end of the month, later in the week, over the weekend."""
    found.which = "this"
    if low[k - 1] == "of":
        piece_of(found, low, k - 1, free, words)
        return found if (found.part or found.cut) and found.unit != "day" else None
    if low[k - 1] == "in" and k - 2 >= free and low[k - 2] in ("earlier", "later", "early", "late"):
        found.part, found.first = words.part.get(low[k - 2], low[k - 2]), k - 2
        if found.unit == "day":
            found.shape, found.which = "same", ""
        return found
    if found.unit == "weekend":
        found.which = ""
        return found
    return None


def _sense(found: Mention, low: list[str], k: int, free: int, counted: bool) -> str:
    """Tells "last week" (the week before this) from "over the last week" (seven days back)."""
    which = found.which
    the = k > free and low[k - 1] == "the"
    if which == "last" and found.unit != "weekend":
        return "past" if counted or the or found.unit in ("day", "hour") else "last"
    if which == "past" and found.unit == "weekend":
        return "last"
    if which in ("next", "following") and counted:
        return "coming"
    if which == "next" and found.unit in ("day", "hour"):
        return "following"
    if which == "next" and the:
        return "coming" if k - 2 >= free and low[k - 2] in _OVER else "following"
    return which


def _lasting(
    low: list[str], i: int, after: int, free: int, unit: str, amount: Amount | None, words: TimeWords
) -> Mention | None:
    """A 15-year insurgency, decades of war: back from the day of publication; None for other things."""
    j = after + (low[after] == "of")
    lasting = words.sets["lasting"]
    for step in range(3):
        word = low[j + step] if j + step < len(low) else ""
        if word in lasting:
            return _counted("lasting", i, unit, amount, after - 1)
        if word in _STOP or word in ("in", "by", "for", "and", "to", "of", "the"):
            break
    return None


def _length(
    low: list[str],
    i: int,
    after: int,
    free: int,
    unit: str,
    amount: Amount | None,
    plural: bool,
    words: TimeWords,
) -> Mention | None:
    """For two years, in three weeks, a ten-day truce: a length, placed when something says it goes on."""
    if amount is None and (unit in ("weekend", "hour") or not (plural or after > i + 1)):
        return None
    found = _counted("length", i, unit, amount, after - 1)
    if amount is None and not plural:
        found.low = found.high = 1
    k = skip_approx(low, found.first - 1, free, words)
    before = low[k] if k >= free else ""
    if before in ("times", "once", "twice", "thrice") and amount and amount.article:
        return Mention(k, i, "frequency", unit=unit)
    going_on = _perfect(low, found.first, words) and not _term(low, i, k, words)
    if amount is not None or after > i + 1:
        lasting = _lasting(low, i, after, free, unit, amount, words)
        if lasting is None and low[after] == "of" and amount and not amount.article:
            lasting = _counted("lasting", i, unit, amount, after - 1)
        placed = going_on or before in ("in", "the")
        if lasting is not None and (low[after] != "of" or placed):
            if amount is None:
                lasting.low = lasting.high = 1
            return lasting
    if before in ("for", "in", "within"):
        if going_on:
            found.shape = "lasting"
        elif before != "for":
            found.which = before
        found.first = k
        return found
    return found if amount is not None and not amount.article and unit != "hour" else None


def _perfect(low: list[str], i: int, words: TimeWords) -> bool:
    """True when "has" or "have" stands before word `i` in its sentence, or behind it when it opens one."""
    perfect = words.sets["perfect"]
    if i < 2 or low[i - 2] in _STOP:
        stretch = low[i : i + _REACH]
        return any(word in perfect for word in stretch[: stretch.index(".") if "." in stretch else None])
    for k in range(i - 1, max(i - _REACH, -1), -1):
        if low[k] in perfect:
            return True
        if low[k] in (".", ";", "\n\n"):
            return False
    return False


def _term(low: list[str], i: int, k: int, words: TimeWords) -> bool:
    term = words.sets["term"]
    return any(low[j] in term for j in (i + 1, i + 2)) or any(low[j] in term for j in range(max(0, k - 2), k + 1))
