"""Summing up: the derived rows of the events and subjects that changed, made again from their accounts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, func, select

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import corroboration
from rashomon.comparing.disagreement import event_disagreements
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.estimate_tolls import toll
from rashomon.comparing.estimates import estimate_of
from rashomon.comparing.one_voice import one_voice_each
from rashomon.comparing.placing import called, located
from rashomon.comparing.standing import standing
from rashomon.comparing.telling import Where
from rashomon.comparing.values import UNKNOWN, Value, Values, values
from rashomon.comparing.voices import in_order
from rashomon.record.accounts import of_events, of_subjects
from rashomon.record.bulk import chunks, insert
from rashomon.record.bulk import replace as replace_rows
from rashomon.record.decisions import Decisions
from rashomon.record.finding import ACTOR, PLACE, TYPE, actor_keys, place_keys
from rashomon.record.judged import note
from rashomon.record.readings import LARGEST
from rashomon.record.statuses import Verdict, status
from rashomon.record.subject_sums import subject_sum
from rashomon.record.tables_comparing import VERSIONS
from rashomon.record.views import VIEW_DIRTY, VIEW_DISAGREEMENTS, VIEW_EVENTS, VIEW_KEYS, VIEW_SPELLS
from rashomon.record.voices import count_again
from rashomon.record.writing import Transaction

AT_ONCE = 200
"""Topics made again between two looks at the clock."""
_OF_ROW = tuple(field.name for field in fields(Disagreement))
_STRENGTH = {"asserted": 0, "possible": 1, "planned": 2, "denied": 3}


def sum_up(tx: Transaction, decisions: Decisions, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the rows of all changed topics again, and tell how many there were."""
    connection = tx.connection
    waiting = list(connection.scalars(select(VIEW_DIRTY.c.topic).distinct().order_by(VIEW_DIRTY.c.topic)))
    done = 0
    for some in chunks(waiting, AT_ONCE):
        if told := count_again(connection, some):
            _some(tx, decisions, told)
        done += len(some)
        if progress:
            progress(done, len(waiting))
    connection.execute(delete(VIEW_DIRTY))
    return done


def waiting(connection: Connection) -> int:
    """How many topics have changed since their rows were made."""
    return connection.scalar(select(func.count(VIEW_DIRTY.c.topic.distinct()))) or 0


def _some(tx: Transaction, decisions: Decisions, topics: list[str]) -> None:
    connection = tx.connection
    before = {row["event"]: dict(row) for row in connection.execute(
        select(VIEW_EVENTS).where(VIEW_EVENTS.c.event.in_(topics))).mappings()}  # fmt: skip
    rows: list[dict[str, Any]] = []
    keys: list[dict[str, str]] = []
    differing: list[dict[str, Any]] = []
    spells: list[dict[str, Any]] = []
    is_event = [topic for topic in topics if ": " not in topic]
    told = of_events(connection, is_event)
    note(connection, "event", {event: verdicts_of(told.get(event, ()), decisions) for event in is_event})
    for event, accounts in sorted(told.items()):
        known, laid = laid_out(accounts, decisions)
        found = event_disagreements(event, known, laid)
        rows.append(summary(event, accounts, known, laid, len(found), decisions))
        keys += [{"what": what, "key": key, "topic": event} for what, key in event_keys(laid)]
        differing += [_row(one) for one in found]
    for subject, accounts in sorted(of_subjects(connection, [t for t in topics if ": " in t]).items()):
        if made := subject_sum(subject, in_order(standing_accounts(accounts, decisions))):
            differing += [_row(one) for one in made.disagreements]
            keys += [{"what": what, "key": key, "topic": subject} for what, key in made.keys]
            spells.append(made.spells)
    for column, some in (
        (VIEW_EVENTS.c.event, rows),
        (VIEW_KEYS.c.topic, keys),
        (VIEW_DISAGREEMENTS.c.topic, differing),
        (VIEW_SPELLS.c.subject, spells),
    ):
        replace_rows(connection, column, topics, some)
    _keep_versions(tx, before, {row["event"]: row for row in rows}, keys)


def _keep_versions(
    tx: Transaction, before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]], keys: list[dict[str, str]]
) -> None:
    """Add to the log of versions what is another sum than before, and what is gone."""
    under: dict[str, list[str]] = {event: [] for event in after}
    for key in keys:
        if key["topic"] in under:
            under[key["topic"]].append(f"{key['what']}:{key['key']}")
    rows = [
        row | {"gone": False, "keys": f"|{'|'.join(under[event])}|"}
        for event, row in after.items()
        if before.get(event) != row
    ]
    rows += [row | {"gone": True, "keys": ""} for event, row in before.items() if event not in after]
    insert(tx.connection, VERSIONS, [row | {"seq": tx.seq} for row in rows])


def standing_accounts(accounts: Sequence[Account], decisions: Decisions) -> list[Account]:
    """The accounts without those that people rejected."""
    return [a for a in accounts if (d := decisions.on("claim", a.id)) is None or d.decision != "reject"]


def laid_out(accounts: Sequence[Account], decisions: Decisions) -> tuple[list[Account], list[Values]]:
    """The accounts that count, in order, each with its values; who speaks in several has one id in all."""
    known = one_voice_each(in_order(standing_accounts(accounts, decisions)))
    return known, [values(account) for account in known]


def summary(
    event: str,
    accounts: Sequence[Account],
    known: Sequence[Account],
    laid: Sequence[Values],
    differing: int,
    decisions: Decisions,
) -> dict[str, Any]:
    """The row of one event: `accounts` are all, `known` those that count, in order, with their values."""
    seen = corroboration(known)
    killed = _tolls(known, laid, "killed", ("best-low-high", "lowest", "highest", "latest"))
    where_, place, point = _place(known, laid)
    when, first = _told(known, laid, "when", "narrowest")
    days = [account.published for account in accounts if account.published]
    kind = _told(known, laid, "what", "most-origins")[1]
    type_ = kind.key if kind else accounts[0].claim.type
    modality = min((a.claim.modality for a in known), key=_STRENGTH.__getitem__, default="denied")
    start, end = (
        (date.fromordinal(first.low), date.fromordinal(first.high))
        if first and first.low and first.high
        else (None, None)
    )
    row: dict[str, Any] = {
        "event": event,
        "type": type_,
        "start": start,
        "end": end,
        "place": place.name if place else "",
        "country": (place.country or point.country) if place and point else "",
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
        "precision": point.precision if point else "",
        "agents": _parties(known, laid, "who"),
        "targets": _parties(known, laid, "whom"),
        "modality": modality,
        "killed_lowest": killed["lowest"],
        "killed_best": killed["best-low-high"],
        "killed_highest": killed["highest"],
        "killed_latest": killed["latest"],
        "wounded_best": _tolls(known, laid, "wounded", ("best-low-high",))["best-low-high"],
        "origins": len(seen.origins),
        "speakers": len(seen.speakers),
        "documents": len({account.document for account in accounts}),
        "copies": len({account.document for account in accounts if account.id in set(seen.copies)}),
        "disagreements": differing,
        "status": status(verdicts_of(accounts, decisions)).word,
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
        "place_modality": where_ if place else "",
        "day_modality": when if start else "",
    }
    row["title"] = _title(row)
    return row


def _tolls(
    known: Sequence[Account], laid: Sequence[Values], slot: str, policies: Sequence[str]
) -> dict[str, int | None]:
    """A number under several policies; which counts stand is worked out once for all of them."""
    if not any(slot in row for row in laid):
        return dict.fromkeys(policies)
    counts, _ = standing(slot, known, laid)
    found = {name: toll(name, counts) for name in policies}
    numbers = {name: one.value if isinstance(one.value, int) else one.low for name, one in found.items()}
    return {name: None if number is None else min(number, LARGEST) for name, number in numbers.items()}


def _told(known: Sequence[Account], laid: Sequence[Values], slot: str, policy: str) -> tuple[str, Value | None]:
    """The value that a policy takes for a slot, of the firmest claims that give one, and how firm these are.

    What is asserted goes before what is held possible, that before what is planned, and that before what is denied: a
    plan has a place and a day, too, and says beside them that it is one.
    """
    firm: dict[str, list[tuple[Account, Values]]] = {}
    for account, row in zip(known, laid, strict=True):
        if slot in row and row[slot].key != UNKNOWN:
            firm.setdefault(account.claim.modality, []).append((account, row))
    if not firm:
        return "", None
    modality = min(firm, key=_STRENGTH.__getitem__)
    accounts, rows = zip(*firm[modality], strict=True)
    told = {row[slot].key: row[slot] for row in rows}
    if len(told) == 1:
        return modality, next(iter(told.values()))
    chosen = estimate_of(_as_asserted(accounts), rows, slot, policy).value
    return modality, next((row[slot] for row in rows if row[slot].key == chosen), None)


def _as_asserted(accounts: Sequence[Account]) -> Sequence[Account]:
    """Accounts of one modality for a policy, which asks only those that assert."""
    if accounts[0].claim.modality == "asserted":
        return accounts
    return [replace(account, claim=replace(account.claim, modality="asserted")) for account in accounts]


def _place(known: Sequence[Account], laid: Sequence[Values]) -> tuple[str, Where | None, Where | None]:
    """How firmly the place is told, by which place the event is called, and the place that has its point."""
    modality, value = _told(known, laid, "where", "most-precise")
    told = [row["where"] for a, row in zip(known, laid, strict=True) if "where" in row and a.claim.modality == modality]
    place = called(value, told) if value else None
    return modality, place, located(place, told) if place else None


def _parties(known: Sequence[Account], laid: Sequence[Values], slot: str) -> str:
    """The parties that are named for a slot, each once, those of the most accounts first; claims denied don't count."""
    count: dict[str, tuple[int, str]] = {}
    for account, row in zip(known, laid, strict=True):
        if account.claim.modality == "denied" or slot not in row or row[slot].key == UNKNOWN:
            continue
        for party in row[slot].parties:
            number, name = count.get(party.key, (0, party.name))
            count[party.key] = (number + 1, name)
    ordered = sorted(count.items(), key=lambda item: (-item[1][0], item[0]))
    return "; ".join(name for _, (_, name) in ordered[:4])


def verdicts_of(accounts: Sequence[Account], decisions: Decisions) -> list[Verdict]:
    """What people decided about the event that these accounts tell of."""
    return decisions.of_event({account.telling for account in accounts}, {account.document for account in accounts})


def _title(row: dict[str, Any]) -> str:
    said = str(row["type"]).replace("_", " ").capitalize()
    if row["modality"] != "asserted":
        said += f" ({row['modality']})"
    said += f", {row['place']}{_beside(row, 'place')}" if row["place"] else ", unlocated"
    if row["start"] is None:
        said += ", undated"
    else:
        said += f", {row['start']}" if row["start"] == row["end"] else f", {row['start']} to {row['end']}"
        said += _beside(row, "day")
    return said + (f": {row['killed_best']} killed" if row["killed_best"] else "")


def _beside(row: dict[str, Any], what: str) -> str:
    """How firmly the place or the day is told, where that is otherwise than the event itself."""
    modality = row[f"{what}_modality"]
    return f" ({modality})" if modality not in ("", row["modality"]) else ""


def event_keys(laid: Sequence[Values]) -> list[tuple[str, str]]:
    """Under what an event is found: the kind of key and the key."""
    places = {place for row in laid if "where" in row for place in row["where"].places}
    parties = {party for row in laid for slot in ("who", "whom") if slot in row for party in row[slot].parties}
    types = {row["what"].key for row in laid}
    found = [(PLACE, key) for key in place_keys(places)] + [(ACTOR, key) for key in actor_keys(parties)]
    return sorted({*found, *((TYPE, key) for key in types)})


def _row(one: Disagreement) -> dict[str, Any]:
    row = {name: getattr(one, name) for name in _OF_ROW}
    signs = [[sign.sign, sign.points, sign.words] for sign in one.ranked_by]
    return row | {"also_a": list(one.also_a), "also_b": list(one.also_b), "ranked_by": signs}
