"""Reviewing: people's decisions about claims, events and sources, each an appended judgement that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from rashomon.comparing.reliability import grade
from rashomon.errors import UserError
from rashomon.record import judgements as kept
from rashomon.record.adding import Adding
from rashomon.record.bulk import lookup
from rashomon.record.decisions import MERGE, SPLIT, Anchor, spans_of
from rashomon.record.linking import Linking, mark_dirty
from rashomon.record.pages import event_named
from rashomon.record.rows import Judgement
from rashomon.record.tables import CLAIMS, DOCUMENTS, LOG
from rashomon.record.views import VIEW_CLAIMS, VIEW_SUBJECTS, VIEW_TELLINGS
from rashomon.record.writing import Transaction

DECISIONS = {
    "claim": ("accept", "reject", "unverifiable"),
    "event": ("accept", "reject", "unverifiable", MERGE, SPLIT),
    "source": ("A", "B", "C", "D", "E", "F"),
    "information": ("1", "2", "3", "4", "5", "6"),
}
"""What can be decided about what: sources have Admiralty letters, the information on an event digits."""


def review(
    tx: Transaction,
    adding: Adding,
    kind: str,
    ids: Sequence[str],
    decision: str,
    by: str,
    because: str,
    documents: Sequence[str] = (),
) -> list[Judgement]:
    """Append a judgement for each of `ids`; a merge is one for all of them, a split one for one event.

    `documents` says what a split takes out: reports by key or by the id they came in with, or tellings.

    Raises:
        UserError: a decision that there is not, nothing named, no name or no reason given, a merge of one event,
            a split of all or of nothing.
    """
    chosen = decision.upper() if kind == "source" else decision
    if chosen not in DECISIONS.get(kind, ()):
        known = ", ".join(DECISIONS.get(kind, DECISIONS))
        raise UserError(f"{decision!r} can't be decided about a {kind}; there are: {known}")
    if not ids:
        raise UserError(f"name the {kind} to decide about")
    if not by.strip() or not because.strip():
        raise UserError('a judgement needs a name and a reason: --by NAME --because "…"')
    connection = tx.connection
    if kind == "claim":
        return _each(tx, adding, "claim", [_claim(connection, id_) for id_ in ids], chosen, by, because)
    if kind == "source":
        abouts = [_source(connection, id_) for id_ in ids]
        return _each(tx, adding, "source", abouts, grade("source-reliability", chosen).code, by, because)
    events = list(dict.fromkeys(event_named(connection, id_) for id_ in ids))
    if chosen == MERGE:
        if len(events) < 2:
            raise UserError("a merge needs two events or more")
        about = {"id": events[0], "events": events, "tellings": [_anchors(connection, events)]}
        return [_append(tx, adding, "event", about, MERGE, by, because)]
    if chosen == SPLIT:
        if len(events) > 1:
            raise UserError("one event is split at a time")
        return [_append(tx, adding, "event", _split(connection, events[0], documents), SPLIT, by, because)]
    abouts = [{"id": event, "tellings": [_anchors(connection, [event])]} for event in events]
    return _each(tx, adding, kind, abouts, chosen, by, because)


def undo(tx: Transaction, adding: Adding, judgement: str, by: str, because: str) -> Judgement:
    """Take back a judgement.

    Raises:
        UserError: there is none of that id, or it is taken back already; no name or reason.
    """
    if not by.strip() or not because.strip():
        raise UserError('a judgement needs a name and a reason: --by NAME --because "…"')
    found = [one for one in kept.all_judgements(tx.connection) if one.id.startswith(judgement)]
    if len(found) != 1:
        raise UserError(f"no judgement {judgement!r}" if not found else f"{judgement!r} names several judgements")
    if found[0].id not in {one.id for one in kept.in_force(kept.all_judgements(tx.connection))} and not found[0].undoes:
        raise UserError(f"judgement {judgement} was undone already")
    made = kept.undo(tx, found[0].id, because, by)
    _bring_about(tx, adding, found[0].kind, dict(found[0].about))
    return _shown(tx.connection, [made])[0]


def judgements(connection: Connection, about: str = "") -> list[Judgement]:
    """The judgements, the latest first; those about one thing where it is named."""
    found = kept.all_judgements(connection)
    if about:
        own = {one.id for one in found if about in (one.about.get("id", ""), *one.about.get("events", ()))}
        found = [one for one in found if one.id in own or one.undoes in own]
    return _shown(connection, found)[::-1]


def _each(
    tx: Transaction, adding: Adding, kind: str, abouts: Iterable[dict[str, Any]], decision: str, by: str, because: str
) -> list[Judgement]:
    return [_append(tx, adding, kind, about, decision, by, because) for about in abouts]


def _append(
    tx: Transaction, adding: Adding, kind: str, about: dict[str, Any], decision: str, by: str, because: str
) -> Judgement:
    made = kept.append(tx, kind, about, decision, because, by)
    _bring_about(tx, adding, kind, about)
    return _shown(tx.connection, [made])[0]


def _bring_about(tx: Transaction, adding: Adding, kind: str, about: dict[str, Any]) -> None:
    """Let the derived tables follow a judgement that was made or taken back."""
    connection = tx.connection
    adding.forget_decisions()
    if kind == "claim":
        _claim_changed(connection, about["id"])
        return
    anchors = [Anchor.from_row(anchor) for group in about.get("tellings", ()) for anchor in group]
    if not anchors:
        return
    t = VIEW_TELLINGS.c
    tellings = sorted({a.telling for a in anchors})
    rows = list(lookup(connection, t.telling, tellings, t.telling, t.event))
    mark_dirty(connection, {row.event for row in rows})
    decisions = adding.decisions(connection)
    linking = Linking(connection, tx.seq, adding.sketches, decisions)
    judged = {d for anchor in anchors for d in decisions.about(anchor.document)}
    together, apart = decisions.pairs(connection, judged)
    linking.settle({row.telling for row in rows}.union(*together, *apart))


def _claim_changed(connection: Connection, claim: str) -> None:
    rows = lookup(connection, VIEW_CLAIMS.c.claim, [claim], VIEW_CLAIMS.c.telling)
    tellings = [row.telling for row in rows if row.telling]
    events = lookup(connection, VIEW_TELLINGS.c.telling, tellings, VIEW_TELLINGS.c.event)
    subjects = lookup(connection, VIEW_SUBJECTS.c.claim, [claim], VIEW_SUBJECTS.c.subject)
    mark_dirty(connection, {row.event for row in events} | {row.subject for row in subjects})


def _claim(connection: Connection, id: str) -> dict[str, Any]:
    found = list(connection.execute(select(CLAIMS.c.id, CLAIMS.c.document).where(CLAIMS.c.id.startswith(id)).limit(2)))
    if len(found) != 1 or len(id) < 4:
        raise UserError(f"{id!r} names several claims" if len(found) > 1 else f"no claim {id!r} in this record")
    return {"id": found[0].id, "document": found[0].document}


def _source(connection: Connection, id: str) -> dict[str, Any]:
    v = VIEW_CLAIMS.c
    for column, name in ((v.origin, v.origin_name), (v.speaker, v.speaker_name)):
        row = connection.execute(select(column, name).where((column == id) | (name == id)).limit(1)).first()
        if row:
            return {"id": row[0], "name": row[1]}
    raise UserError(f"no source {id!r} in this record; they are listed by: rashomon sources")


def _anchors(connection: Connection, events: Sequence[str]) -> list[dict[str, Any]]:
    """Where the tellings of events stand, so that a decision about them survives a newer reading."""
    t = VIEW_TELLINGS.c
    rows = sorted(lookup(connection, t.event, events, t.telling, t.document), key=lambda r: (r.document, r.telling))
    spans = {document: spans_of(connection, document) for document in sorted({row.document for row in rows})}
    return [Anchor(row.document, row.telling, tuple(spans[row.document].get(row.telling, ()))).to_row() for row in rows]


def _split(connection: Connection, event: str, documents: Sequence[str]) -> dict[str, Any]:
    if not documents:
        raise UserError("say which reports to take out of the event: --documents ID")
    anchors = _anchors(connection, [event])
    keys = {row.key for row in lookup(connection, DOCUMENTS.c.id, documents, DOCUMENTS.c.key)} | set(documents)
    out = [anchor for anchor in anchors if anchor["document"] in keys or anchor["telling"] in keys]
    rest = [anchor for anchor in anchors if anchor not in out]
    if not out or not rest:
        said = "no report of it is among those named" if not out else "nothing would be left of it"
        raise UserError(f"event {event} can't be split so: {said}")
    return {"id": event, "events": [event], "tellings": [out, rest]}


def _shown(connection: Connection, found: Sequence[kept.Judgement]) -> list[Judgement]:
    at = {row.seq: row.at for row in lookup(connection, LOG.c.seq, {one.seq for one in found}, LOG.c.seq, LOG.c.at)}
    every = kept.all_judgements(connection)
    undone = {one.undoes: one.id for one in every if one.undoes}
    return [
        Judgement(
            one.id, at[one.seq], one.kind, one.about.get("id", ""), one.decision, one.by, one.reason, one.undoes,
            undone.get(one.id, ""),
        )
        for one in found
    ]  # fmt: skip
