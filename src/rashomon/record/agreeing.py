"""How far people agree who judged the same claims or events without seeing each other's decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import combinations
from typing import Any

from sqlalchemy import Connection

from rashomon.comparing.alpha import Agreement, Metric, agreement
from rashomon.reading.claim import NUMBERS, Claim
from rashomon.record.accounts import claim_of
from rashomon.record.bulk import lookup
from rashomon.record.decisions import Decision, Decisions
from rashomon.record.editing import FIELDS, applied, shown
from rashomon.record.statuses import ACCEPT, EDIT, STATUS, Verdict
from rashomon.record.tables import CLAIMS
from rashomon.record.views import VIEW_TELLINGS

DECISION = "decision"


def agreements(connection: Connection, decisions: Decisions, kind: str) -> list[Agreement]:
    """The agreement on the decision and, for claims, on each field, for each pair of people and for all together.

    Whoever accepts a claim stands by its values, whoever edits it by theirs; a claim that they reject has none.
    Numbers are compared as ranks, everything else as equal or not.
    """
    judged = {topic: by for topic, by in _judged(connection, decisions, kind).items() if len(by) > 1}
    units: dict[str, list[dict[str, Hashable]]] = defaultdict(list)
    read = {one.about for by in judged.values() for one in by.values()}
    claims = _claims(connection, read) if kind == "claim" else {}
    for _, by in sorted(judged.items()):
        units[DECISION].append({person: STATUS[one.decision] for person, one in by.items()})
        if kind == "claim":
            # Each stands by the claim that they saw, though a newer reader may have put another one in its place.
            said = {person: _values(claims[one.about], one.verdict) for person, one in by.items()}
            for field in FIELDS:
                units[field].append({person: values.get(field) for person, values in said.items()})
    people = sorted({person for by in judged.values() for person in by})
    groups = [*combinations(people, 2), *([tuple(people)] if len(people) > 2 else [])]
    found = []
    for group in groups:
        for field, given in units.items():
            one = agreement(field, group, given, _metric(field))
            if one.items:
                found.append(one)
    return found


def _metric(field: str) -> Metric:
    return "ordinal" if field in NUMBERS else "nominal"


def _judged(connection: Connection, decisions: Decisions, kind: str) -> dict[str, dict[str, Decision]]:
    found: dict[str, dict[str, Decision]] = defaultdict(dict)
    made = [one for one in decisions.in_force if one.kind == kind and one.blind and one.decision in STATUS]
    if kind == "claim":
        for one in made:
            found[decisions.today(one.about)][one.by] = one
        return found
    t = VIEW_TELLINGS.c
    tellings = {anchor.telling for one in made for group in one.groups for anchor in group}
    now = {row.telling: row.event for row in lookup(connection, t.telling, tellings, t.telling, t.event)}
    for one in made:
        for event in {now[anchor.telling] for group in one.groups for anchor in group if anchor.telling in now}:
            found[event][one.by] = one
    return found


def _claims(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    rows = lookup(connection, CLAIMS.c.id, ids, CLAIMS.c.id, CLAIMS.c.body)
    return {row.id: claim_of(row.id, row.body) for row in rows}


def _values(claim: Claim, verdict: Verdict) -> dict[str, Any]:
    if verdict.decision not in (ACCEPT, EDIT):
        return {}
    stands = applied(claim, verdict.values) if verdict.values else claim
    words: dict[str, Any] = dict(shown(stands))
    numbers = {slot: stands.numbers[slot].value if slot in stands.numbers else None for slot in NUMBERS}
    # Where a text says nothing of a change or a role, nobody had anything to judge.
    return words | numbers | {name: words[name] or None for name in ("change", "role")}
