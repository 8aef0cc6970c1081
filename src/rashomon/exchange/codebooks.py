"""What each codebook of the field would say of an event: its codes, and why it would leave the event out.

A preview of the main columns, so that a reader sees what coding keeps and what it drops; it is no row of a file.
Source of codes and rules: the codebooks of ACLED, UCDP GED, GTD, PLOVER and CAMEO (GDELT).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.exchange.codebook_sides import CIVIL, GROUP, STATE, Sides, in_state, sides
from rashomon.exchange.pieces import time
from rashomon.record.rows import EventPage, EventRow
from rashomon.vocabulary.load import checked, read_yaml

DATA = Path(__file__).parent / "data"
_GEO = {"exact": "1", "city": "1", "admin2": "3", "admin1": "3"}
_WHERE = {"exact": "1", "city": "1", "admin2": "3", "admin1": "4", "country": "6"}
_SPECIFICITY = {"exact": "1", "city": "1", "admin2": "3", "admin1": "4", "country": "5"}
_RESOLUTION = {"exact": "5", "city": "4", "admin2": "3", "admin1": "2", "country": "1"}
_QUAD = {
    "04": "1 verbal cooperation", "05": "1 verbal cooperation", "08": "2 material cooperation",
    "13": "3 verbal conflict",
}  # fmt: skip
_AT_CIVILIANS = ("Violence against civilians", "Protests / Excessive force")
_AT_ANYBODY = ("Explosions/Remote violence", "Riots")
"""Event types of ACLED in which civilians are the target, and in which they can be; in battles they never are."""
_DEMONSTRATIONS = ("Protests", "Riots / Violent demonstration")
_TARGTYPE = {
    "media": "10 Journalists & Media", "government": "2 Government (General)", "state_force": "4 Military",
    "police": "3 Police",
    "armed_group": "17 Terrorists/Non-State Militia", "people": "14 Private Citizens & Property",
    "person": "14 Private Citizens & Property",
}  # fmt: skip
_WEAPTYPE = {
    "bombing": "6 Explosives", "suicide_bombing": "6 Explosives", "shelling": "6 Explosives",
    "air_strike": "6 Explosives", "chemical_attack": "2 Chemical",
}  # fmt: skip
_SECTOR = {
    "state_force": "MIL", "police": "COP", "government": "GOV", "armed_group": "REB", "people": "CVL", "person": "CVL",
    "media": "JRN",
}  # fmt: skip
_PLOVER_QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}
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
    """The event in each codebook; a place or day that nobody asserts is none to code, and the codings say so."""
    row = _firm(page.row)
    code = crossings()[row.type if row.type in crossings() else "other_event"]
    standing = [a for a in page.accounts if a.id not in page.left_out and a.claim.modality == "asserted"]
    told = sides(page)
    agents, targets = told.agents, told.targets
    soft = _soft(page.row)
    return [
        replace(coding, lost=f"{soft}; {coding.lost}") if soft and _uses(coding) else coding
        for coding in (
            _acled(row, code, told),
            _ged(row, code, told, _best_low_high(page)),
            _gtd(row, code, agents, targets),
            _plover(row, code, agents, targets),
            _gdelt(row, code, standing),
        )
    ]


def _soft(row: EventRow) -> str:
    """The place or the days that are told less firmly than the event, in words."""
    told = (("the place", row.place, row.place_beside), ("the day", time(row.start, row.end), row.day_beside))
    return "; ".join(f"{what} ({value}), {how} only" for what, value, how in told if how not in ("", "asserted"))


def _uses(coding: Coding) -> bool:
    """Whether a codebook codes places or days at all."""
    return any(field.slot in ("where", "when") for field in coding.fields)


def _firm(row: EventRow) -> EventRow:
    """The event with the place and the days that codebooks of what happened can take: those that somebody asserts.

    Of an event that nobody asserts they are what is possible, planned or denied, as the event is.
    """
    if row.place_beside not in ("", "asserted"):
        row = replace(row, place="", country="", precision="", latitude=None, longitude=None)
    if row.day_beside not in ("", "asserted"):
        row = replace(row, start=None, end=None)
    return row


def _best_low_high(page: EventPage) -> tuple[int | None, int | None, int | None]:
    """The toll, its least and its most under the policy that is after UCDP's columns."""
    best = page.row.killed_best
    for found in page.estimates.get("killed", ()):
        if found.policy == "best-low-high" and found.value == best:
            return best, found.low, found.high
    return best, best, best


def _acled(row: EventRow, code: Crossing, told: Sides) -> Coding:
    kind = _acled_type(row, code, told)
    day, precision = _day(row)
    out = (
        _not_told(row)
        or ("" if kind else "not an event type of ACLED; it would go into notes")
        or ("" if day else "undated: nothing coarser than a month is coded")
        or ("" if row.precision in _GEO else "no place finer than a country")
    )
    civilians = kind.startswith(_AT_CIVILIANS) or (kind.startswith(_AT_ANYBODY) and told.hit == "civil")
    actors = _acled_actors(row, kind, civilians, told)
    return Coding(
        "ACLED",
        (
            Field("event_type / sub_event_type", kind or "–", "crosswalk", "what", "most-origins"),
            Field("disorder_type", _disorder(kind) or "–", "by the event type"),
            Field("event_date", day or "–", f"time_precision {precision}" if precision else "", "when"),
            Field("actor1 / actor2", " / ".join(actors), "the target second, in violence against civilians", "who"),
            Field("location", row.place or "–", f"geo_precision {_GEO.get(row.precision, '–')}", "where"),
            Field("fatalities", str(row.killed_lowest or 0), "lowest of conflicting reports", "killed", "lowest"),
            Field("civilian_targeting", "Civilians targeted" if civilians else "", ""),
        ),
        out,
        _lost("the wounded", row.wounded_best) or "who says so, but for the column source",
    )


def _acled_type(row: EventRow, code: Crossing, told: Sides) -> str:
    """The event type, where it hangs on who acts and what came of it: the codebook's own worked rules."""
    if code.acled == "Violence against civilians / Attack" and told.hit in ("state", "group"):
        return "Battles / Armed clash"
    if row.type == "territory_taken" and told.agents & STATE and not told.agents & GROUP:
        return "Battles / Government regains territory"
    if row.type == "abduction" and row.killed_best:
        return "Violence against civilians / Attack"
    if row.type == "protest" and row.killed_best:
        return "Protests / Excessive force against protesters"
    return code.acled


def _acled_actors(row: EventRow, kind: str, civilians: bool, told: Sides) -> tuple[str, str]:
    """The dyad of the most supported: who attacked, and the side that was hit, by its forces where it is a state's."""
    where = in_state(row.country)
    one, other = told.attacker or row.agents, told.victim or row.targets
    if kind.startswith("Protests") or kind.startswith("Riots"):
        crowd = "Protesters" if kind.startswith("Protests") else "Rioters"
        return f"{crowd}{where}", other or "–"
    return one or f"Unidentified Armed Group{where}", f"Civilians{where}" if civilians else other or "–"


def _disorder(kind: str) -> str:
    """ACLED's widest division; excessive force against protesters is both."""
    if kind.endswith("Excessive force against protesters"):
        return "Political violence; Demonstrations"
    if kind.startswith(_DEMONSTRATIONS):
        return "Demonstrations"
    return "Strategic developments" if kind.startswith("Strategic") else "Political violence" if kind else ""


def _ged(row: EventRow, code: Crossing, told: Sides, toll: tuple[int | None, int | None, int | None]) -> Coding:
    violence = _violence(told)
    out = _not_told(row) or (
        "not a type of organised violence"
        if not code.ged
        else "no direct death is told of"
        if not row.killed_best
        else "no organised actor is named"
        if violence == "–"
        else "undated"
        if row.start is None
        else "a time of more than a year"
        if _date_prec(row) == "–"
        else ""
    )
    best, low, high = (str(n) if n is not None else "–" for n in toll)
    return Coding(
        "UCDP GED",
        (
            Field("type_of_violence", violence, "by the kinds of the parties", "who"),
            Field("date_start – date_end", time(row.start, row.end), f"date_prec {_date_prec(row)}", "when"),
            Field("where_prec", _WHERE.get(row.precision, "–"), row.place, "where"),
            Field("best / low / high", f"{best} / {low} / {high}", "best-low-high", "killed", "best-low-high"),
            Field("deaths_a / b / civilians / unknown", _deaths(row, violence, told), "they add up to best", "killed"),
            Field(
                "event_clarity", "1" if row.start is not None and row.start == row.end else "2", "1: one day", "when"
            ),
            Field("number_of_sources", str(row.documents), "sources consulted, copies counted as well"),
        ),
        out,
        f"{row.origins} independent origins behind {row.documents} reports" if row.copies else "the wounded; the chain",
    )


def _gtd(row: EventRow, code: Crossing, agents: frozenset[str], targets: frozenset[str]) -> Coding:
    state_only = bool(agents & STATE) and not agents & GROUP
    out = _not_told(row) or (
        "no attack type for it"
        if not code.gtd
        else "the perpetrator is a state (doubtterr alternative 5)"
        if state_only
        else ""
    )
    return Coding(
        "GTD",
        (
            Field("attacktype1", code.gtd or "–", "crosswalk", "what", "most-origins"),
            Field("iyear / imonth / iday", _gtd_day(row), "0 where it is not known", "when"),
            Field("gname", row.agents or "Unknown", "", "who"),
            Field(
                "targtype1", next((_TARGTYPE[k] for k in _TARGTYPE if k in targets), "20 Unknown"), "by kind", "whom"
            ),
            Field("weaptype1", _WEAPTYPE.get(row.type, "13 Unknown"), "by the type of event", "what"),
            Field(
                "success / suicide",
                f"{int(row.type != 'disrupted')} / {int(row.type == 'suicide_bombing')}",
                "by the type of event",
                "what",
            ),
            Field("nkill", str(row.killed_best) if row.killed_best is not None else "-99", "", "killed"),
            Field("specificity", _SPECIFICITY.get(row.precision, "5"), "", "where"),
        ),
        out,
        "denials, and whoever else is accused",
    )


def _gtd_day(row: EventRow) -> str:
    """The year, and month and day as far as the first and the last day agree."""
    start, end = row.start, row.end
    if start is None or end is None or start.year != end.year:
        return "–" if start is None else f"{start.year} / 0 / 0"
    month = start.month if start.month == end.month else 0
    return f"{start.year} / {month} / {start.day if start == end else 0}"


def _violence(told: Sides) -> str:
    """The type of violence by who attacks and who is hit; where nobody says who is hit, by the parties there are."""
    kinds = told.agents | told.targets
    somebody = told.hit == "" and bool(told.targets & CIVIL)
    if (told.hit == "civil" or somebody) and told.agents & (STATE | GROUP):
        return "3 one-sided"
    if kinds & STATE and kinds & GROUP:
        return "1 state-based"
    return "2 non-state" if kinds & GROUP else "–"


def _deaths(row: EventRow, violence: str, told: Sides) -> str:
    """The deaths by side, with the state as side a; which group's fighters died in non-state violence is open."""
    if row.killed_best is None:
        return "–"
    state, group, civil, rest = told.deaths or (0, 0, 0, 0)
    if state + group + civil + rest != row.killed_best:
        return f"0 / 0 / 0 / {row.killed_best}"
    if violence.startswith("3") and not state + group:
        civil, rest = civil + rest, 0
    if not violence.startswith("1"):
        state, group, rest = 0, 0, rest + state + group
    return f"{state} / {group} / {civil} / {rest}"


def _plover(row: EventRow, code: Crossing, agents: frozenset[str], targets: frozenset[str]) -> Coding:
    event, _, mode = code.plover.partition(" ")
    return Coding(
        "PLOVER",
        (
            Field("event", event or "–", "crosswalk", "what", "most-origins"),
            Field("mode", mode or "–"),
            Field("quad_code", _PLOVER_QUAD.get(event, "–"), "by the event"),
            Field("actor / recipient sector", f"{_sectors(agents)} / {_sectors(targets)}", "by the kinds", "who"),
            Field("auxiliary mode", _AUXILIARY.get(row.modality, "–"), "the report's modality"),
            Field("size.injured", str(row.wounded_best) if row.wounded_best is not None else "–", "", "wounded"),
            Field("size.dead", str(row.killed_best) if row.killed_best is not None else "–", "", "killed"),
            Field("event_loc resolution", _RESOLUTION.get(row.precision, "–"), row.place, "where"),
        ),
        "" if code.plover else "none of its sixteen events",
        "every version but one",
    )


def _sectors(kinds: frozenset[str]) -> str:
    return ", ".join(sorted({_SECTOR[kind] for kind in kinds if kind in _SECTOR})) or "–"


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
    if length > 30:
        return "", ""
    middle = row.start + timedelta(days=length // 2)
    return middle.isoformat(), "1" if not length else "2" if length < 7 else "3"


def _date_prec(row: EventRow) -> str:
    if row.start is None or row.end is None:
        return "–"
    length = (row.end - row.start).days + 1
    longest = {1: "1", 6: "2", 7: "3", 31: "4", 366: "5"}
    return next((code for most, code in longest.items() if length <= most), "–")


def _lost(what: str, number: int | None) -> str:
    return f"{what} ({number})" if number else ""
