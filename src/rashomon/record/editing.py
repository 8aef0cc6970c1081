"""Edits: what a person says a claim should be, as a difference from what was read; the claim itself stays.

An edit is kept as plain values of the fields that differ, resolved when it was made: a newer register of actors or
places doesn't change what somebody decided.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rashomon.errors import UserError
from rashomon.reading.claim import NUMBERS, Change, Claim, Interval, Modality, Number, Party
from rashomon.reading.plain_values import PARTIES, claim_from_plain, claim_to_plain
from rashomon.record.finding import actor_party
from rashomon.registers.places import place_register
from rashomon.vocabulary.schema import TYPES

FIELDS = ("type", "modality", "agents", "targets", "places", "when", *NUMBERS, "sources", "change", "role")
"""The fields of a claim that can be edited, in the order in which they are shown."""
MODALITIES = ("asserted", "denied", "possible", "planned")
CHANGES = ("", "starts", "ends")
LARGEST = 10**9

_NUMBER = re.compile(r"(at least|at most|about)?\s*(\d{1,10})(?:\s*(?:-|–|to)\s*(\d{1,10}))?", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BETWEEN = re.compile(r"\s*(?:/|–|\.\.|\bto\b)\s*")


def shown(claim: Claim) -> dict[str, str]:
    """The fields of a claim as words that `edited` takes; several parties are set apart by semicolons.

    Example:
        >>> shown(Claim("event", "attack", numbers={"killed": Number(3, 3, 5, "range")}))["killed"]
        '3–5'
    """
    found = {"type": claim.type, "modality": claim.modality, "change": claim.change or "", "role": claim.role}
    found |= {slot: "; ".join(party.name for party in getattr(claim, slot)) for slot in PARTIES}
    found["when"] = _when_words(claim.when) if claim.when else ""
    found |= {slot: _number_words(claim.numbers[slot]) if slot in claim.numbers else "" for slot in NUMBERS}
    return {field: _plain(found[field]) for field in FIELDS}


def edited(claim: Claim, changes: Mapping[str, str]) -> Claim:
    """The claim with new values for some fields; a field that is said as it is stays to the last detail.

    Numbers are `14`, `14–20`, `at least 14`, `at most 14`, `about 14`; times `2016-08-13`, `2016-08`, `2016` or two
    of these with `/` between; parties their names with `;` between (`>` for the chain of sources works too), places
    like `Kot, Nangarhar`; nothing where the text doesn't say.

    Raises:
        UserError: there is no such field, or a value makes no sense in it.

    Example:
        >>> read = Claim("event", "attack", numbers={"killed": Number(3)})
        >>> mended = edited(read, {"killed": "14", "when": "2016-08"})
        >>> mended.numbers["killed"].value, mended.when.end
        (14, datetime.date(2016, 8, 31))
    """
    before = shown(claim)
    new: dict[str, Any] = {}
    numbers = dict(claim.numbers)
    for field, words in changes.items():
        if field not in before:
            raise UserError(f"a claim has no field {field!r}; there are: {', '.join(FIELDS)}")
        value = _plain(words)
        if value == before[field]:
            continue
        if field in NUMBERS:
            numbers.pop(field, None)
            if value:
                numbers[field] = _number(field, value)
        elif field in PARTIES:
            new[field] = _parties(field, value, getattr(claim, field))
        elif field == "when":
            new[field] = _when(value) if value else None
        else:
            new[field] = _word(claim, field, value)
    # A slot that is filled now is no longer missing.
    missing = {slot: why for slot, why in claim.missing.items() if not (new.get(slot) or slot in numbers)}
    return replace(claim, **new, numbers=numbers, missing=missing)


def difference(claim: Claim, other: Claim) -> dict[str, Any]:
    """The fields in which another version of a claim differs, as plain values for `applied`.

    Example:
        >>> difference(Claim("event", "attack"), Claim("event", "ambush"))
        {'type': 'ambush'}
    """
    one, two = _fields(claim), _fields(other)
    return {field: two[field] for field in FIELDS if one[field] != two[field]}


def applied(claim: Claim, edit: Mapping[str, Any], by: str = "") -> Claim:
    """The claim with an edit in it; its trace says what was edited `by` whom.

    Example:
        >>> applied(Claim("event", "attack"), {"type": "ambush"}, "Lena").trace
        ('edited by Lena: type attack → ambush',)
    """
    row = claim_to_plain(claim)
    row["numbers"] = dict(row["numbers"])
    for field, value in edit.items():
        if field in NUMBERS:
            row[field] = value["value"] if value else None
            row["numbers"].pop(field, None)
            if value:
                row["numbers"][field] = {name: value[name] for name in ("low", "high", "vagueness")}
        else:
            row[field] = value
    row["missing"] = {slot: why for slot, why in row["missing"].items() if not edit.get(slot)}
    made = claim_from_plain(row)
    return replace(made, trace=(*made.trace, f"edited by {by}: {in_words(claim, edit)}"))


def in_words(claim: Claim, edit: Mapping[str, Any]) -> str:
    """An edit as a sentence: what was, what is said instead.

    Example:
        >>> in_words(Claim("event", "attack"), {"killed": {"value": 3, "low": 3, "high": 3, "vagueness": "exact"}})
        'killed nothing → 3'
    """
    before, after = shown(claim), _edit_words(edit)
    return "; ".join(f"{field} {before[field] or 'nothing'} → {words or 'nothing'}" for field, words in after.items())


def _edit_words(edit: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for field in (field for field in FIELDS if field in edit):
        value = edit[field]
        if field in PARTIES:
            found[field] = _plain("; ".join(party["name"] for party in value))
        elif field == "when":
            found[field] = _days_words(*(date.fromisoformat(value[end]) for end in ("start", "end"))) if value else ""
        elif field in NUMBERS:
            found[field] = _number_words(Number(**value)) if value else ""
        else:
            found[field] = _plain(value or "")
    return found


def _fields(claim: Claim) -> dict[str, Any]:
    row = claim_to_plain(claim)
    counts = {
        slot: {"value": n.value, "low": n.low, "high": n.high, "vagueness": n.vagueness}
        for slot, n in claim.numbers.items()
    }
    return {field: row.get(field) for field in FIELDS} | {slot: counts.get(slot) for slot in NUMBERS}


def _plain(words: str) -> str:
    return " ".join(words.split())


def _word(claim: Claim, field: str, value: str) -> Change | Modality | str | None:
    choices: Iterable[str]
    if field == "role":
        return value
    if field == "type":
        value, choices = "_".join(value.lower().replace("-", " ").split()), sorted(TYPES[claim.kind])
    else:
        choices = MODALITIES if field == "modality" else CHANGES
    if value not in choices:
        raise UserError(f"{field}: there is no {value!r}; there are: {', '.join(filter(None, choices))}")
    return value or None


def _number(field: str, words: str) -> Number:
    found = _NUMBER.fullmatch(words.replace(",", ""))
    low, high = (int(part) if part else None for part in found.group(2, 3)) if found else (None, None)
    vague = (found.group(1) or "").lower() if found else ""
    if low is None or max(low, high or 0) > LARGEST or (high is not None and (vague or high < low)):
        raise UserError(f"{field}: {words!r} is no number such as 14, 14–20, at least 14, at most 14 or about 14")
    if high is not None:
        return Number(low, low, high, "range" if high > low else "exact")
    bounds = {"": (low, low), "at least": (low, None), "at most": (None, low), "about": (None, None)}[vague]
    return Number(low, *bounds, vague.replace(" ", "_") or "exact")


def _number_words(number: Number) -> str:
    if number.vagueness == "range" and number.low is not None and number.high is not None:
        return f"{number.low}–{number.high}"
    return f"{number.value}" if number.vagueness == "exact" else f"{number.vagueness.replace('_', ' ')} {number.value}"


def _when(words: str) -> Interval:
    ends = [_days(part) for part in _BETWEEN.split(words)]
    if len(ends) > 2 or None in ends:
        raise UserError(f"when: {words!r} is no time such as 2016-08-13, 2016-08, 2016 or 2016-08-13/2016-08-15")
    (first, _, unit), (_, last, _) = ends[0] or ("", "", ""), ends[-1] or ("", "", "")
    if not isinstance(first, date) or not isinstance(last, date) or last < first:
        raise UserError(f"when: {words!r} ends before it begins")
    return Interval(first, last, unit if len(ends) == 1 else "range", "edited")


def _days(words: str) -> tuple[date, date, str] | None:
    found = _DAY.fullmatch(words)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day), "day"
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
        return date(year, 1, 1), date(year, 12, 31), "year"
    except ValueError:
        return None


def _when_words(when: Interval) -> str:
    return _days_words(when.start, when.end)


def _days_words(start: date, end: date) -> str:
    for words in (f"{start:%Y-%m-%d}", f"{start:%Y-%m}", f"{start:%Y}"):
        if (days := _days(words)) and days[:2] == (start, end):
            return words
    return f"{start.isoformat()}/{end.isoformat()}"


def _parties(field: str, words: str, before: Sequence[Party]) -> tuple[Party, ...]:
    known = {_plain(party.name).casefold(): party for party in before}
    names = re.split(r"[;>→]" if field == "sources" else ";", words)
    return tuple(
        known.get(name.casefold()) or (_place(name) if field == "places" else _party(field, name))
        for name in map(_plain, names)
        if name
    )


def _party(field: str, name: str) -> Party:
    found = actor_party(name)
    return found if found.ref or field != "sources" else Party(name, "people", (name,))


def _place(name: str) -> Party:
    """A place by its name as a text would say it, with what the gazetteer knows of it."""
    tokens = re.findall(r"[^\s,]+|,", name)
    matches = place_register().find(tokens)
    spots = place_register().resolve(matches, tokens)
    own = name.split(",")[0].strip()
    if not matches or matches[0].first or (spot := spots[0]) is None:
        return Party(own, "place", (own,))
    inside = ", ".join(spot.inside)
    return Party(
        own, "place", (own,), spot.id, spot.country, inside, spot.latitude, spot.longitude, spot.precision
    )  # fmt: skip
