"""Expressions of time around a month, a weekday or a number: "19-21 March", "late 2014", "the 1990s"."""

from __future__ import annotations

from rashomon.reading.subwords import Subwords
from rashomon.reading.times_mention import Mention
from rashomon.vocabulary.times import TimeWords

DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_BETWEEN_DAYS = frozenset({"-", "–", "—", "to", "and", "through", "or", "&"})
_ORDINALS = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3}
ENDS = {**_ORDINALS, "last": -1, "final": -1, "latter": -1, "closing": -1, "opening": 0}
_PIECES = {"half": 2, "quarter": 4, "week": 0}
# In front of a bare "May" or "March", these say that the month is meant.
_MONTH_AFTER = frozenset({
    "in", "of", "since", "last", "on", "during", "early", "late", "mid", "next", "from", "until",
    "till", "by", "before", "after", "through", "around", "between",
})  # fmt: skip
_MONTH_AFTER_TITLE = _MONTH_AFTER | {"the", "this", "to", "and", "-", "–", "for"}
_YEAR_AFTER = frozenset({
    "in", "since", "by", "from", "until", "till", "to", "during", "of", "after", "before", "between",
    "early", "late", "mid", "through", "for", "the", "a", "an", "'s", "’s", "and", "or", "around",
    "circa", "year", "(", "[", ",", "-", "–", "—",
})  # fmt: skip
_NOT_FRIDAY = frozenset({"bloody", "black", "good", "palm", "ash", "super", "holy"})
_NOT_A_DATE = frozenset({"times", "telegraph", "mirror", "express", "herald", "mosque", "agreement"})


def day_of_month(word: str) -> int:
    """1 to 31 for "7", "07" or "7th", else 0."""
    digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    return int(digits) if 0 < len(digits) < 3 and digits.isascii() and digits.isdigit() and int(digits) < 32 else 0


def year_at(low: list[str], i: int, vocabulary: TimeWords) -> int:
    """A year written in four digits at word `i`, else 0; "2014 fighters" is a count."""
    word = low[i]
    if len(word) != 4 or not (word.isascii() and word.isdigit()) or not 1000 <= int(word) < 2200:
        return 0
    return 0 if low[i + 1] in vocabulary.sets["counted"] or low[i + 1] in ("%", "/") else int(word)


def find_month(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    """A date with the month at word `i`: day before or behind, a range of days, year, "early", "last"."""
    low = text.lower
    found = Mention(i, i, "date", month=vocabulary.month[low[i]])
    j = i + 2 if low[i + 1] == "." and low[i] in vocabulary.doubtful and day_of_month(low[i + 2]) else i + 1
    _day_behind(found, low, j, vocabulary)
    if found.day is None:
        _day_before(found, low, free)
    _year_behind(found, text, i, vocabulary)
    if found.day is None:
        _left(found, low, free, vocabulary)
    return found if _is_month(found, text, i, vocabulary) else None


def _day_behind(found: Mention, low: list[str], j: int, vocabulary: TimeWords) -> None:
    day = day_of_month(low[j])
    if not day or low[j + 1] in vocabulary.sets["counted"] or low[j + 1] in vocabulary.month:
        return
    found.day, found.last = day, j
    second = day_of_month(low[j + 2])
    behind = low[j + 3] in vocabulary.sets["counted"] or low[j + 3] in vocabulary.month
    if low[j + 1] in _BETWEEN_DAYS and second > day and not behind:
        found.last_day, found.last = second, j + 2


def _day_before(found: Mention, low: list[str], free: int) -> None:
    k = found.first - 1
    if k >= free + 1 and low[k] == "of" and (not low[k - 1].isdigit() or low[k - 2] == "the"):
        k -= 1
    day = day_of_month(low[k]) if k >= free else 0
    if not day:
        return
    found.day, found.first = day, k
    if k - 2 >= free and low[k - 1] in _BETWEEN_DAYS and 0 < day_of_month(low[k - 2]) < day:
        found.day, found.last_day, found.first = day_of_month(low[k - 2]), day, k - 2
    if found.first > free and low[found.first - 1] == "the":
        found.first -= 1


def _year_behind(found: Mention, text: Subwords, i: int, vocabulary: TimeWords) -> None:
    low = text.lower
    j = found.last + 1
    year = year_at(low, j, vocabulary)
    if not year and low[j] in (",", "of", ".") and (low[j] != "." or low[i] in vocabulary.doubtful):
        year = year_at(low, j + 1, vocabulary)
        j += 1
    if year:
        found.year, found.last = year, j
        return
    j = found.last + 1
    short = low[j + 1] if low[j] in ("'", "’") else low[j]
    if len(short) == 2 and short.isascii() and short.isdigit() and found.day is not None:
        behind = j + 1 if short is not low[j] else j
        wire = found.last == i and (low[i] in vocabulary.doubtful or text.words[i].isupper())
        if (behind > j or wire) and low[behind + 1] not in vocabulary.sets["counted"]:
            found.year, found.last = (1900 if int(short) > 49 else 2000) + int(short), behind
            return
    j += low[j] in (",", "of")
    j += low[j] == "the"
    which = vocabulary.which.get(low[j], "")
    if which and low[j + 1] == "year":
        found.year_of, found.last = which, j + 1


def _left(found: Mention, low: list[str], free: int, vocabulary: TimeWords) -> None:
    """What narrows a month or year: early, mid-, the end of, the first week of, last, this."""
    k = found.first - 1
    if k < free:
        return
    if low[k] in vocabulary.which and found.shape == "date" and found.month and not found.year:
        found.which, found.first = vocabulary.which[low[k]], k
        k -= 1
    if k < free:
        return
    if low[k] in vocabulary.part:
        found.part, found.first = vocabulary.part[low[k]], k
    elif k > free and low[k] in ("-", "in", "on") and low[k - 1] in vocabulary.part:
        found.part, found.first = vocabulary.part[low[k - 1]], k - 1
    elif k > free and low[k] == "-" and low[k - 1] in ("pre", "post"):
        found.bound, found.first = "before" if low[k - 1] == "pre" else "after", k - 1
    else:
        piece_of(found, low, k, free, vocabulary)


def piece_of(found: Mention, low: list[str], k: int, free: int, vocabulary: TimeWords) -> None:
    """Takes in "the end of", "the first half of", "the last week of", "the month of", ending at word `k`."""
    if k <= free or low[k] != "of":
        return
    word = low[k - 1]
    if word in vocabulary.edge:
        found.part, found.first = vocabulary.edge[word], k - 1
    elif word in _PIECES and k - 2 >= free and low[k - 2] in ENDS:
        found.cut, found.first = (_PIECES[word], ENDS[low[k - 2]]), k - 2
    elif word in ("month", "year"):
        found.first = k - 1
    else:
        return
    if found.first > free and low[found.first - 1] == "the":
        found.first -= 1


def _is_month(found: Mention, text: Subwords, i: int, vocabulary: TimeWords) -> bool:
    word, low = text.words[i], text.lower
    if low[i] not in vocabulary.doubtful or found.day or found.year or found.year_of:
        return found.day is not None or found.year is not None or not word.islower() or "." in word
    if low[i] not in ("may", "march") or word.islower():
        return False
    if found.part or found.which or found.cut:
        return found.which not in ("this", "same") or not word.isupper()
    before = low[found.first - 1] if found.first else ""
    return before in (_MONTH_AFTER if word.isupper() else _MONTH_AFTER_TITLE)


def find_weekday(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    """A weekday at word `i`, with "last", "late", "night", "last week" around it."""
    low = text.lower
    found = Mention(i, i, "weekday", weekday=vocabulary.weekday[low[i]])
    if low[i] in vocabulary.doubtful:
        j = i + 1
        while low[j] in (",", "."):
            j += 1
        dated = low[j] in vocabulary.month or (day_of_month(low[j]) and low[j + 1] in vocabulary.month)
        found.last = j - 1
        return found if dated else None
    before = low[i - 1] if i > free else ""
    if before in _NOT_FRIDAY or low[i + 1] in _NOT_A_DATE:
        return None
    if before in vocabulary.sets["each"]:
        return Mention(i - 1, i, "frequency", which="each", unit="day")
    if before in vocabulary.which:
        found.which, found.first = vocabulary.which[before], i - 1
    elif before in vocabulary.part:
        found.first = i - 1
    if low[i + 1] in DAY_PARTS:
        found.last = i + 1
    j = found.last + 1
    j += low[j] == "of"
    if low[j] in ("last", "this", "next") and low[j + 1] == "week":
        found.year_of, found.last = low[j], j + 1
    return found


def find_number(text: Subwords, i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    """A year, decade, century or a date in figures at word `i`."""
    low = text.lower
    word = low[i]
    if "/" in word or word.count(".") == 2:
        return _in_figures(word.replace(".", "/").split("/"), i)
    if low[i + 1] == "-" and low[i + 3] == "-" and len(word) == 4 and i + 4 < text.size:
        return _in_figures([word, low[i + 2], low[i + 4].partition("t")[0]], i, i + 4)
    if word[-2:] in ("st", "nd", "rd", "th"):
        return _century(low, i, free, vocabulary)
    if word[-2:] == "0s" or (low[i + 1] in ("'s", "’s") and word[-1] == "0" and len(word) == 4):
        return _decade(low, i, free, vocabulary)
    year = year_at(low, i, vocabulary)
    if not year or not _is_year(low, i, year, vocabulary):
        return None
    found = Mention(i, i, "date", year=year)
    _left(found, low, free, vocabulary)
    return found


def _in_figures(parts: list[str], first: int, last: int | None = None) -> Mention | None:
    """Year-month-day, or with the year last: the month first, unless the first number can't be one."""
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    else:
        month, day, year = (int(part) for part in parts)
        if month > 12:
            month, day = day, month
        if len(parts[2]) == 2:
            year += 1900 if year > 49 else 2000
    if not (1000 <= year < 2200 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Mention(first, first if last is None else last, "date", year=year, month=month, day=day)


def _century(low: list[str], i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    j = i + 2 if low[i + 1] == "-" else i + 1
    number = low[i][:-2]
    if low[j] not in ("century", "centuries") or not number.isdigit() or not 10 <= int(number) <= 21:
        return None
    found = Mention(i, j, "century", year=(int(number) - 1) * 100 + 1)
    _left(found, low, free, vocabulary)
    return found


def _decade(low: list[str], i: int, free: int, vocabulary: TimeWords) -> Mention | None:
    digits = low[i].removesuffix("s")
    quoted = i > free and low[i - 1] in ("'", "’")
    if not digits.isdigit() or len(digits) not in (2, 4):
        return None
    year = int(digits)
    if len(digits) == 2:
        if not quoted and (i == 0 or low[i - 1] not in ("the", "early", "mid", "late", "-")):
            return None
        year += 1900 if year > 20 else 2000
    elif not 1000 <= year < 2100:
        return None
    found = Mention(i - 1 if quoted and len(digits) == 2 else i, i, "decade", year=year)
    found.last += low[i + 1] in ("'s", "’s") and not low[i].endswith("s")
    _left(found, low, free, vocabulary)
    return found


def _is_year(low: list[str], i: int, year: int, vocabulary: TimeWords) -> bool:
    before = low[i - 1] if i else ""
    after = low[i + 1]
    if after in vocabulary.sets["clock"] or (before in ("approximately", "about", "around") and low[i - 2] == "at"):
        return False
    if before in _YEAR_AFTER or before in vocabulary.part:
        return year >= 1900 or before not in (
            "for",
            "the",
            "a",
            "an",
            "to",
            "or",
            "and",
            "from",
            "by",
            "between",
        )
    if before in vocabulary.sets["approx"] or before in (
        "at",
        "than",
        "least",
        "no.",
        "resolution",
        "$",
        "route",
    ):
        return False
    return 1900 <= year < 2100 and not before.replace(",", "").isdigit() and low[i + 1] != "-"
