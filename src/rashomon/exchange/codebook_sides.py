"""The sides of an event for codebooks: who was hit, by whom, and whose the dead are."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from rashomon.comparing.account import Account
from rashomon.comparing.estimate_tolls import parts
from rashomon.comparing.parties import named
from rashomon.comparing.standing import beside, standing
from rashomon.comparing.values import Values, party_kind, party_of, values
from rashomon.comparing.victims import by_name, outer, part_of, victim_group
from rashomon.comparing.voices import in_order, origin_id
from rashomon.reading.claim import Party
from rashomon.record.rows import EventPage
from rashomon.registers.countries import country

STATE, GROUP = frozenset({"state_force", "government", "police"}), frozenset({"armed_group"})
CIVIL = frozenset({"people", "person"})
Side = Literal["state", "group", "civil", ""]
_BY_GROUP = {"soldiers": "state_force", "police": "police", "fighters": "armed_group", "civilians": "people"}
_OWN_KIND = frozenset({"armed_group", "government", "media"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Kinds of the parties on either side, which side was mainly hit, and the two actors as a codebook names them.

    `deaths` are those of state forces, of armed groups, of civilians and of others, which add up to the best estimate;
    None where there is none.
    """

    agents: frozenset[str]
    targets: frozenset[str]
    hit: Side
    attacker: str
    victim: str
    deaths: tuple[int, int, int, int] | None


def sides(page: EventPage) -> Sides:
    """The sides of an event by the accounts that count; what they tell of other happenings beside it is put aside."""
    known = in_order(a for a in page.accounts if a.id not in page.left_out)
    laid = [values(account) for account in known]
    aside = beside("killed", known, laid)
    told = [
        (account, row)
        for account, row in zip(known, laid, strict=True)
        if account.claim.modality == "asserted" and account.id not in aside
    ]
    hit = _hit(told)
    others = frozenset[Side](("state", "group")) - {hit}
    code = page.row.country
    return Sides(
        frozenset(_kind(p) for a, _ in told for p in a.claim.agents),
        frozenset(_kind(p) for a, _ in told for p in a.claim.targets),
        hit,
        _actor(told, "agents", others, code) or (_actor(told, "targets", others, code) if hit != "civil" else ""),
        _actor(told, "targets", frozenset({hit}), code) if hit in ("state", "group") else "",
        _deaths(known, laid, aside.keys()),
    )


def _kind(party: Party) -> str:
    """The kind of a party; soldiers are a state's and militants a group's, though they are told of as people."""
    kind = party_kind(party.kind, party.ref)
    if kind in _OWN_KIND:
        return kind
    return _BY_GROUP.get(outer(victim_group(party.name, kind)), kind)


def _side(kind: str) -> Side:
    return "state" if kind in STATE else "group" if kind in GROUP else "civil" if kind in CIVIL else ""


def _hit(told: Sequence[tuple[Account, Values]]) -> Side:
    """The side that most origins say was hit: its people, or what they held; of equals the armed one, as in a battle.

    Somebody by name may be of either side.
    """
    voices: dict[Side, set[str]] = {}
    for account, row in told:
        groups = row["killed"].of if "killed" in row else frozenset()
        found = {_side(_kind(party)) for party in account.claim.targets if party.kind != "person"}
        for side in found | {_side(_BY_GROUP.get(outer(group), "")) for group in groups}:
            voices.setdefault(side, set()).add(origin_id(account))
    voices.pop("", None)
    order: tuple[Side, ...] = ("state", "group", "civil")
    return max(order, key=lambda side: (len(voices.get(side, ())), -order.index(side))) if voices else ""


def _actor(told: Sequence[tuple[Account, Values]], slot: str, wanted: frozenset[Side], code: str) -> str:
    """The party of the wanted side that most origins tell of, a name before a description; empty where none is told.

    The side that most origins tell of goes before the other; the party is called in the manner of ACLED.
    """
    sides: dict[Side, set[str]] = {}
    voices: dict[str, tuple[Party, set[str]]] = {}
    for account, _ in told:
        for party in getattr(account.claim, slot):
            if (side := _side(_kind(party))) in wanted:
                sides.setdefault(side, set()).add(origin_id(account))
                voices.setdefault(party_of(party).key, (party, set()))[1].add(origin_id(account))
    if not voices:
        return ""
    first = min(sides, key=lambda side: (-len(sides[side]), side))
    ranked = sorted(
        (not named(party_of(party)), -len(origins), key)
        for key, (party, origins) in voices.items()
        if _side(_kind(party)) == first
    )
    return _called(voices[ranked[0][2]][0], code)


def _called(party: Party, code: str) -> str:
    kind = _kind(party)
    if kind in GROUP:
        return party.name if named(party_of(party)) else f"Unidentified Armed Group{in_state(code)}"
    state = country(party.country or code) if party.country or code else None
    alliance = named(party_of(party)) and bool(party.ref) and ":" not in party.ref
    if state is None or kind == "government" or alliance:
        return party.name
    return f"{'Police' if kind == 'police' else 'Military'} Forces of {state.name}"


def in_state(code: str) -> str:
    """The state by its code, as it stands behind the name of an actor.

    Example:
        >>> in_state("AF"), in_state("")
        (' (Afghanistan)', '')
    """
    state = country(code) if code else None
    return f" ({state.name})" if state else ""


def _deaths(known: Sequence[Account], laid: Sequence[Values], aside: Set[str]) -> tuple[int, int, int, int] | None:
    """The best estimate by side: its parts, or of a number of everybody those that are counted within it."""
    counts, left_out = standing("killed", known, laid)
    if not counts:
        return None
    left = {id_ for id_, _ in left_out} - aside
    found = dict.fromkeys(("state", "group", "civil", ""), 0)
    for group, part in parts("best-low-high", counts):
        number = part.value if isinstance(part.value, int) else part.low or 0
        within = {} if _whose(group) else _within(group, number, known, laid, left)
        for side, some in within.items():
            found[side] += some
        found[_whose(group)] += number - sum(within.values())
    return found["state"], found["group"], found["civil"], found[""]


def _whose(group: frozenset[str]) -> Side:
    """The side of a group of victims; none for people at large and for several sides in one number."""
    found = {_side(_BY_GROUP.get(outer(one), "")) for one in group if not by_name(frozenset({one}))}
    return next(iter(found)) if len(found) == 1 else ""


def _within(
    whole: frozenset[str], most: int, known: Sequence[Account], laid: Sequence[Values], left: Set[str]
) -> dict[Side, int]:
    """The numbers of some victims of a whole, by side: of each the one with the most origins, then the higher."""
    told: dict[tuple[Side, int], list[Account]] = {}
    for account, row in zip(known, laid, strict=True):
        value = row.get("killed")
        if value is None or not value.number or account.id not in left:
            continue
        if account.claim.modality == "asserted" and part_of(value.of, whole) and (side := _whose(value.of)):
            told.setdefault((side, value.number), []).append(account)
    found: dict[Side, int] = {}
    for side, number in sorted(told, key=lambda key: (-len(set(map(origin_id, told[key]))), -key[1], key[0])):
        if side not in found and number + sum(found.values()) <= most:
            found[side] = number
    return found
