"""What each codebook of the field would say of an event: its codes, and why it would leave the event out.

A preview of the main columns, so that a reader sees what coding keeps and what it drops; it is no row of a file.
Source of codes and rules: the codebooks of ACLED, UCDP GED, GTD, PLOVER and CAMEO (GDELT).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.exchange.pieces import time
from rashomon.record.rows import EventPage, EventRow
from rashomon.vocabulary.load import checked, read_yaml

DATA = Path(__file__).parent / "data"
STATE, GROUP = frozenset({"state_force", "government"}), frozenset({"armed_group"})
CIVIL = frozenset({"people", "person"})
_GEO = {"exact": "1", "city": "1", "admin2": "3", "admin1": "3"}
_WHERE = {"exact": "1", "city": "1", "admin2": "3", "admin1": "4", "country": "6"}
_SPECIFICITY = {"exact": "1", "city": "1", "admin2": "4", "admin1": "4", "country": "5"}
_RESOLUTION = {"exact": "5", "city": "4", "admin2": "3", "admin1": "2", "country": "1"}
_QUAD = {"13": "3 verbal conflict"}
_AUXILIARY = {"denied": "negation", "planned": "future", "possible": "hypothetical"}


class Crossing(BaseModel):
    """The codes of one type of event."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    acled: str
    ged: bool
    gtd: str
    plover: str
    cameo: str


@dataclass(frozen=True, slots=True)
class Field:
    """A column and its value; `slot` names the fact that a reader can trace it to, `rule` says how it was made."""

    name: str
    value: str
    rule: str = ""
    slot: str = ""
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """An event as one codebook has it; `out` says why it would not be in it, `lost` what the codes drop."""

    codebook: str
    fields: tuple[Field, ...]
    out: str = ""
    lost: str = ""


@cache
def crossings() -> dict[str, Crossing]:
    """The codes by type.

    Example:
        >>> crossings()["bombing"].gtd
        '3 Bombing/Explosion'
    """
    file = DATA / "crosswalk.yaml"
    return {row.type: row for row in checked(read_yaml(file), Crossing, file.name)}


def codings(page: EventPage) -> list[Coding]:
    """The event in each codebook."""
    row = page.row
    code = crossings()[row.type if row.type in crossings() else "other_event"]
    standing = [a for a in page.accounts if a.id not in page.left_out and a.claim.modality == "asserted"]
    agents, targets = _kinds(standing, "agents"), _kinds(standing, "targets")
    return [
        _acled(row, code, agents, targets),
        _ged(row, code, agents, targets),
        _gtd(row, code, agents),
        _plover(row, code),
        _gdelt(row, code, standing),
    ]


def _kinds(accounts: Iterable[Account], side: str) -> frozenset[str]:
    return frozenset(party.kind for account in accounts for party in getattr(account.claim, side))


def _acled(row: EventRow, code: Crossing, agents: frozenset[str], targets: frozenset[str]) -> Coding:
    kind = code.acled
    if row.type == "attack" and targets and targets <= STATE | GROUP:
        kind = "Battles / Armed clash"
    if row.type == "territory_taken" and agents & STATE and not agents & GROUP:
        kind = "Battles / Government regains territory"
    day, precision = _day(row)
    out = (
        _not_told(row)
        or ("" if kind else "not an event type of ACLED; it would go into notes")
        or ("" if day else "undated: nothing coarser than a month is coded")
        or ("" if row.precision in _GEO else "no place finer than a country")
    )
    civilians = "Violence against civilians" in kind or (bool(targets) and targets <= CIVIL)
    return Coding(
        "ACLED",
        (
            Field("event_type / sub_event_type", kind or "–", "crosswalk", "what", "most-origins"),
            Field("event_date", day or "–", f"time_precision {precision}" if precision else "", "when"),
            Field("location", row.place or "–", f"geo_precision {_GEO.get(row.precision, '–')}", "where"),
            Field("fatalities", str(row.killed_lowest or 0), "lowest of conflicting reports", "killed", "lowest"),
            Field("civilian_targeting", "Civilians targeted" if civilians else "", ""),
        ),
        out,
        _lost("the wounded", row.wounded_best) or "who says so, but for the column source",
    )


def _ged(row: EventRow, code: Crossing, agents: frozenset[str], targets: frozenset[str]) -> Coding:
    sides = agents | targets
    if agents & (STATE | GROUP) and targets and not targets & (STATE | GROUP):
        violence = "3 one-sided"
    elif sides & STATE and sides & GROUP:
        violence = "1 state-based"
    elif sides & GROUP:
        violence = "2 non-state"
    else:
        violence = "–"
    out = _not_told(row) or (
        "not a type of organised violence"
        if not code.ged
        else "no direct death is told of"
        if not row.killed_best
        else "no organised actor is named"
        if violence == "–"
        else "undated"
        if row.start is None
        else ""
    )
    best, low, high = (
        str(n) if n is not None else "–" for n in (row.killed_best, row.killed_lowest, row.killed_highest)
    )
    return Coding(
        "UCDP GED",
        (
            Field("type_of_violence", violence, "by the kinds of the parties", "who"),
            Field("date_start – date_end", time(row.start, row.end), f"date_prec {_date_prec(row)}", "when"),
            Field("where_prec", _WHERE.get(row.precision, "–"), row.place, "where"),
            Field("best / low / high", f"{best} / {low} / {high}", "best-low-high", "killed", "best-low-high"),
            Field("number_of_sources", str(row.documents), "sources consulted, copies counted as well"),
        ),
        out,
        f"{row.origins} independent origins behind {row.documents} reports" if row.copies else "the wounded; the chain",
    )


def _gtd(row: EventRow, code: Crossing, agents: frozenset[str]) -> Coding:
    state_only = bool(agents & STATE) and not agents & GROUP
    out = _not_told(row) or (
        "no attack type for it"
        if not code.gtd
        else "the perpetrator is a state (doubtterr alternative 5)"
        if state_only
        else ""
    )
    start = row.start
    return Coding(
        "GTD",
        (
            Field("attacktype1", code.gtd or "–", "crosswalk", "what", "most-origins"),
            Field(
                "iyear / imonth / iday",
                f"{start.year} / {start.month} / {start.day}" if start else "0 / 0 / 0",
                "",
                "when",
            ),
            Field("gname", row.agents or "Unknown", "", "who"),
            Field("nkill", str(row.killed_best) if row.killed_best is not None else "-99", "", "killed"),
            Field("specificity", _SPECIFICITY.get(row.precision, "5"), "", "where"),
        ),
        out,
        "denials, and whoever else is accused",
    )


def _plover(row: EventRow, code: Crossing) -> Coding:
    event, _, mode = code.plover.partition(" ")
    return Coding(
        "PLOVER",
        (
            Field("event", event or "–", "crosswalk", "what", "most-origins"),
            Field("mode", mode or "–"),
            Field("auxiliary mode", _AUXILIARY.get(row.modality, "–"), "the report's modality"),
            Field("size.dead", str(row.killed_best) if row.killed_best is not None else "–", "", "killed"),
            Field("event_loc resolution", _RESOLUTION.get(row.precision, "–"), row.place, "where"),
        ),
        "" if code.plover else "none of its sixteen events",
        "every version but one",
    )


def _gdelt(row: EventRow, code: Crossing, standing: Iterable[Account]) -> Coding:
    root = code.cameo.partition(" ")[0]
    outlets = {account.publisher or account.document for account in standing}
    return Coding(
        "GDELT",
        (
            Field("EventRootCode", code.cameo or "–", "crosswalk to CAMEO", "what", "most-origins"),
            Field("QuadClass", _QUAD.get(root, "4 material conflict") if root else "–"),
            Field("NumSources", str(len(outlets)), "outlets, copies counted as well"),
            Field("NumArticles", str(row.documents), "reports"),
        ),
        "" if code.cameo else "no root code in this crosswalk",
        "tolls, denials, attribution; a wire story printed twice counts as two sources",
    )


def _not_told(row: EventRow) -> str:
    """Why an event that nobody asserts is none for codebooks of what happened."""
    return "" if row.modality == "asserted" else f"only {row.modality}: nobody says that it happened"


def _day(row: EventRow) -> tuple[str, str]:
    """The day ACLED writes down, and how precise: the middle of a week or month."""
    if row.start is None or row.end is None:
        return "", ""
    length = (row.end - row.start).days
    if length > 31:
        return "", ""
    middle = row.start + timedelta(days=length // 2)
    return middle.isoformat(), "1" if not length else "2" if length < 8 else "3"


def _date_prec(row: EventRow) -> str:
    if row.start is None or row.end is None:
        return "–"
    length = (row.end - row.start).days + 1
    return "1" if length == 1 else "2" if length < 7 else "3" if length == 7 else "4" if length <= 31 else "5"


def _lost(what: str, number: int | None) -> str:
    return f"{what} ({number})" if number else ""
