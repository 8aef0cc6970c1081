"""Claims in a few plain words, the same in the table, the page and the explanation."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.documents.document import Document
from rashomon.reading.claim import NUMBERS, Claim, Interval, Modality, Number, Party

OWN_VOICE = "The report itself"
INFERRED = "°"
SYMMETRIC = frozenset({"allied", "hostile", "armed_clash", "talks", "agreement"})


@dataclass(frozen=True, slots=True)
class Sign:
    """How a modality is shown: a sign that reads without colour, and its word."""

    sign: str
    word: str
    means: str


MODALITIES: dict[Modality, Sign] = {
    "asserted": Sign("✓", "asserted", "the source says it is so"),
    "denied": Sign("✕", "denied", "the source says it is not so"),
    "possible": Sign("?", "possible", "the source holds it possible, suspects or fears it"),
    "planned": Sign("→", "planned", "the source announces, orders or expects it"),
}


def spoken(code: str) -> str:
    """A type or slot name as words.

    Example:
        >>> spoken("territory_taken")
        'territory taken'
    """
    return code.replace("_", " ")


def day(value: date) -> str:
    """A day in the form that reads the same in every country.

    Example:
        >>> day(date(2016, 8, 3))
        '3 Aug 2016'
    """
    return f"{value.day} {calendar.month_abbr[value.month]} {value.year}"


def time(when: Interval) -> str:
    """An interval as short as its bounds allow: a day, a month, a year, or from – to.

    Example:
        >>> time(Interval(date(2016, 7, 1), date(2016, 7, 31), "month"))
        'Jul 2016'
        >>> time(Interval(date(2016, 7, 30), date(2016, 8, 2), "range"))
        '30 Jul – 2 Aug 2016'
    """
    start, end = when.start, when.end
    if start == end:
        return day(start)
    opens_month, closes_month = start.day == 1, is_month_end(end)
    if when.granularity == "since":
        if start.day == 1 and start.month == 1:
            return f"since {start.year}"
        return f"since {calendar.month_abbr[start.month]} {start.year}" if opens_month else f"since {day(start)}"
    if opens_month and closes_month:
        if (start.month, end.month) == (1, 12):
            return str(start.year) if start.year == end.year else f"{start.year} – {end.year}"
        last = f"{calendar.month_abbr[end.month]} {end.year}"
        if start.year == end.year:
            first = calendar.month_abbr[start.month]
            return last if start.month == end.month else f"{first} – {last}"
        return f"{calendar.month_abbr[start.month]} {start.year} – {last}"
    if start.year != end.year:
        return f"{day(start)} – {day(end)}"
    if start.month != end.month:
        return f"{start.day} {calendar.month_abbr[start.month]} – {day(end)}"
    return f"{start.day}–{day(end)}"


def is_month_end(value: date) -> bool:
    """Whether `value` is the last day of its month (the last day there is counts too).

    Example:
        >>> is_month_end(date(2016, 2, 29)), is_month_end(date(2016, 2, 28))
        (True, False)
    """
    return value == date.max or (value + timedelta(days=1)).day == 1


_PREFIX = {"at_least": "at least ", "at_most": "at most ", "about": "about "}
# Vague words that are shown beside the number they are coded as; "one" of "a soldier" is plain 1.
_VAGUE = frozenset({"few", "several", "many", "tens", "dozens", "scores", "hundreds", "thousands", "millions"})


def figure(number: Number) -> str:
    """A number as the source states it, vagueness kept.

    Example:
        >>> figure(Number(1500)), figure(Number(80, vagueness="at_least"))
        ('1,500', 'at least 80')
        >>> figure(Number(10, 10, 15, "range")), figure(Number(12, vagueness="dozens"))
        ('10–15', 'dozens (12)')
        >>> figure(Number(1, vagueness="article")), figure(Number(0, vagueness="none"))
        ('1', 'none')
    """
    low = number.value if number.low is None else number.low
    if number.vagueness == "range" and number.high is not None and number.high != low:
        return f"{low:,}–{number.high:,}"
    if number.vagueness == "none":
        return "none"
    if number.vagueness.partition(" ")[0] in _VAGUE:
        return f"{number.vagueness} ({number.value:,})"
    return f"{_PREFIX.get(number.vagueness, '')}{number.value:,}"


def tolls(claim: Claim) -> list[str]:
    """The numbers of a claim, each with its word, in the order of the guide.

    Example:
        >>> tolls(Claim("event", "bombing", numbers={"wounded": Number(3), "killed": Number(80)}))
        ['80 killed', '3 wounded']
    """
    unit = {"count": spoken(claim.type)}
    return [f"{figure(claim.numbers[n])} {unit.get(n, n)}" for n in NUMBERS if n in claim.numbers]


def name(party: Party) -> str:
    """The name, marked when it was taken from elsewhere in the text.

    Example:
        >>> name(Party("Islamic State", "armed_group", inferred=True))
        'Islamic State°'
    """
    return f"{party.name}{INFERRED}" if party.inferred else party.name


def names(parties: Sequence[Party]) -> str:
    """Several names in a row.

    Example:
        >>> names((Party("Mali", "government"), Party("France", "government")))
        'Mali, France'
    """
    return ", ".join(name(party) for party in parties)


def chain(sources: Sequence[Party]) -> str:
    """Who says so, outermost first; the report's own voice when nobody is named.

    Example:
        >>> chain((Party("AFP", "media"), Party("tribal leader", "person")))
        'AFP › tribal leader'
        >>> chain(())
        'The report itself'
    """
    return " › ".join(party.name for party in sources) or OWN_VOICE


def what(claim: Claim) -> str:
    """The type, with the change or the office where the claim has one.

    Example:
        >>> what(Claim("relation", "allied", change="starts"))
        'allied, starts'
        >>> what(Claim("leadership", "leads", role="spokesman"))
        'leads (spokesman)'
    """
    words = spoken(claim.type)
    if claim.role:
        words += f" ({claim.role})"
    return f"{words}, {claim.change}" if claim.change else words


def participants(claim: Claim) -> str:
    """Who and whom in one line: an arrow from one to the other, a double one where it runs both ways.

    Example:
        >>> participants(Claim("event", "attack", targets=(Party("Ali", "person"),)))
        '… → Ali'
    """
    agents, targets = names(claim.agents), names(claim.targets)
    if not targets:
        return agents
    arrow = "↔" if claim.type in SYMMETRIC else "→"
    return f"{agents or '…'} {arrow} {targets}"


def heading(document: Document, width: int = 80) -> str:
    """What a report is called: its title, else the words it begins with, else its id.

    Example:
        >>> heading(Document("a", "Shells fell on the old town of Kot."), 24)
        'Shells fell on the old…'
    """
    return document.title or shortened(document.text[: 4 * width], width) or document.id


def shortened(text: str, width: int) -> str:
    """The text on one line, cut at a word with an ellipsis when longer than `width` characters.

    Example:
        >>> shortened("Shells fell on the town at dawn", 20)
        'Shells fell on the…'
    """
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: max(width - 1, 0)]
    at_word = cut.rsplit(" ", 1)[0] if " " in cut and line[len(cut) : len(cut) + 1] not in (" ", "") else cut
    return at_word.rstrip(" ,;:") + "…"
