"""Credit lines: where a report says that it, or some of it, comes from an agency or another outlet.

The shapes are in `data/credits.yaml`; the names are those of the register of media and of `data/outlets.yaml`. A name
that neither knows counts where two or more words say that it is an outlet's ("Kot Press Agency").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rashomon.comparing.datelines import dateline_end
from rashomon.comparing.outlets import Outlet, is_platform, medium, names_medium, outlet
from rashomon.documents.document import Document
from rashomon.reading.claim import Span
from rashomon.registers.countries import row_of
from rashomon.vocabulary.load import checked, read_yaml

_FILE = Path(__file__).parent / "data" / "credits.yaml"
_HEAD, _FOOT, _LINE = 240, 500, 160
# A list of names, each from a capital; a picture's credit ("AP Photo") says nothing of the text.
_GAP = r"[ \t\xa0]"
_NAME = (
    rf"(?:[Tt]he{_GAP}+)?[A-Z][\w’'.-]*"
    rf"(?:{_GAP}+(?:-{_GAP}+)?(?:[A-Z][\w’'.-]*|\d{{1,2}}\b|of|de|la|news|agency|agencies|wire|service))*"
)
_JOINT = rf"(?:{_GAP}*(?:,{_GAP}*and\b|,|;|/|&|\+|\band\b|\bor\b){_GAP}*)"
_WHO = rf"(?P<who>{_NAME}(?:{_JOINT}{_NAME}){{0,5}})(?!\s*(?i:photos?|pictures?|images?|video)\b)"
_SPLIT = re.compile(r"\s*(?:,\s*and\b|,|;|/|&|\+|\band\b|\bor\b)\s*")
_OWNED = re.compile(r"['’]s\b")
# What a monitoring service puts where the name of a station is not known.
_NAMELESS = re.compile(
    r"(?:\w+ )?(?:domestic|international|overseas|external|foreign|home|world) service|editorial report|news"
)
_OUTLET_WORD = re.compile(
    r"\b(?:radio|television|tv|televis\w+|canal|network|news|newswire|newsfeed|newsline|wire|press|agency|agencia|diario"
    r"|times|tribune|gazette|herald|courier|broadcasting|emisoras|cadena)\b",
    re.IGNORECASE,
)

Where = Literal["dateline", "head", "foot", "title"]
_WHERE: tuple[Where, ...] = ("dateline", "head", "foot", "title")


class CreditRow(BaseModel):
    """One shape of credit line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str
    where: Where
    whole: bool
    agency: str = ""
    example: str = Field(min_length=8)

    @model_validator(mode="after")
    def _one_name(self) -> CreditRow:
        if ("{who}" in self.pattern) == bool(self.agency):
            raise ValueError("pattern: {who} or an agency, one of the two")
        re.compile(self.pattern.replace("{who}", "x"))
        return self


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a report credits, in the order named; `whole` says that the report as such is theirs."""

    agencies: tuple[Outlet, ...]
    whole: bool
    span: Span


class _Shape(NamedTuple):
    pattern: re.Pattern[str]
    row: CreditRow


@cache
def credit_rows() -> tuple[CreditRow, ...]:
    """The shapes of the data.

    Raises:
        DataError: a row does not fit, by number (from 1) and field.
    """
    return tuple(checked(read_yaml(_FILE), CreditRow, _FILE.name))


@cache
def _shapes() -> tuple[_Shape, ...]:
    rows = sorted(credit_rows(), key=lambda row: not row.whole)
    return tuple(_Shape(re.compile(row.pattern.replace("{who}", _WHO), re.MULTILINE), row) for row in rows)


def credit(document: Document) -> Credit | None:
    """The credit of a report; what credits the whole goes before what credits a part. None without one.

    Example:
        >>> found = credit(Document("d", "KABUL (AFP) – Shells fell on Kot on Friday."))
        >>> found.agencies[0].name, found.whole, found.span.quote
        ('Agence France-Presse', True, 'KABUL (AFP) –')
        >>> text = "Shells fell on Kot.\\nSome material for this report came from AP and Reuters."
        >>> found = credit(Document("d", text, publisher="VOA"))
        >>> [agency.name for agency in found.agencies], found.whole
        (['Associated Press', 'Reuters'], False)
    """
    own = outlet(document.publisher).id
    named = {where: _may_name(*_window(document, where), where) for where in _WHERE}
    for pattern, row in _shapes():
        if not (row.agency or named[row.where]):
            continue
        text, low, high = _window(document, row.where)
        for match in pattern.finditer(text, low, high):
            agencies = _agencies(match, row, own)
            if agencies:
                start, end = _line(text, match, row.where)
                part: Literal["text", "title"] = "title" if row.where == "title" else "text"
                return Credit(agencies, row.whole, Span(start, end, text[start:end], part))
    return None


def _window(document: Document, where: Where) -> tuple[str, int, int]:
    text = document.text
    if where == "title":
        return document.title, 0, len(document.title)
    if where == "dateline":
        return text, 0, dateline_end(text)
    if where == "head":
        return text, 0, min(len(text), _HEAD)
    return text, max(0, len(text) - _FOOT), len(text)


def _may_name(text: str, low: int, high: int, where: Where) -> bool:
    """Whether an outlet is named there at all: saves most reports the look at every shape."""
    if where == "dateline":
        return low < high
    named = (match.start() for match in _OUTLET_WORD.finditer(text, low, high))
    return any(text[at].isupper() for at in named) or names_medium(text, low, high)


def _agencies(match: re.Match[str], row: CreditRow, own: str) -> tuple[Outlet, ...]:
    if row.agency:
        return (outlet(row.agency),)
    found: dict[str, Outlet] = {}
    for name in _names(match["who"]):
        # "MOSCOW TASS": the town before the name.
        known = medium(name) or (medium(name.partition(" ")[2]) if row.where == "dateline" else None)
        # "VOA's Persian service": the outlet before the possessive.
        known = known or medium(_OWNED.split(name)[0])
        if known is None and _is_outlet(name, match.string[: match.start("who")] if row.where == "dateline" else ""):
            known = outlet(name)
        if known is not None and not is_platform(known.id):
            found.setdefault(known.id, known)
    # In "VOA's reporters and AP" the outlet's own name is no credit; alone in its dateline it is.
    others = tuple(agency for agency in found.values() if agency.id != own)
    return others or (tuple(found.values()) if row.whole else ())


def _names(who: str) -> list[str]:
    """The names of a list; what is a name as a whole is not cut ("Radio Free Europe/Radio Liberty")."""
    found: list[str] = []
    for part in [who] if medium(who) else _SPLIT.split(who):
        pieces = part.replace(" - ", "-").split("-")
        joined = len(pieces) > 1 and not medium(part) and all(medium(piece) for piece in pieces)
        found.extend(pieces if joined else ["-".join(pieces)])
    return found


def _is_outlet(name: str, before: str) -> bool:
    """Whether an unknown name is an outlet's: it says so, or stands in a dateline behind the day."""
    if _NAMELESS.fullmatch(name.lower()) or row_of(name) is not None:
        return False
    return (" " in name and bool(_OUTLET_WORD.search(name))) or any(c.isdigit() for c in before)


def _line(text: str, match: re.Match[str], where: Where) -> tuple[int, int]:
    """The credit with what belongs to it: the dateline from its start, else the sentence or line around it."""
    start, end = match.span()
    while start < end and (text[start].isspace() or text[start] in '.!?"”'):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if where == "dateline":
        return len(text) - len(text.lstrip()), end
    before = max(text.rfind(mark, 0, start) + len(mark) if mark in text[:start] else 0 for mark in ("\n", ". ", "? "))
    stops = [at for mark in ("\n", ". ") if (at := text.find(mark, end)) >= 0]
    after = min(stops, default=len(text.rstrip()))
    start = before if start - before <= _LINE else start
    return start, after if after - end <= _LINE else end
