"""Reviewing: people's decisions about claims, events and sources, each an appended judgement that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, select

from rashomon.comparing.reliability import grade
from rashomon.errors import UserError
from rashomon.record import judgements as kept
from rashomon.record.accounts import claim_of
from rashomon.record.adding import Adding
from rashomon.record.bulk import lookup
from rashomon.record.carrying import before_these, carried
from rashomon.record.decisions import MERGE, SPLIT, Anchor, Decisions, judged_before, resolve, spans_of
from rashomon.record.editing import applied, difference, edited, in_words
from rashomon.record.judged import note_claims
from rashomon.record.linking import Linking, mark_dirty
from rashomon.record.pages import SHORTEST, event_named
from rashomon.record.retelling import retell
from rashomon.record.rows import Judgement
from rashomon.record.statuses import (
    ACCEPT,
    COMMENT,
    EDIT,
    REJECT,
    SEND_BACK,
    UNVERIFIABLE,
    Role,
    Verdict,
    standing,
    status,
)
from rashomon.record.tables import CLAIMS, DOCUMENTS, JUDGEMENTS, LOG
from rashomon.record.views import VIEW_CLAIMS, VIEW_EVENTS, VIEW_TELLINGS
from rashomon.record.writing import Transaction

DECISIONS = {
    "claim": (ACCEPT, EDIT, REJECT, UNVERIFIABLE, SEND_BACK, COMMENT),
    "event": (ACCEPT, REJECT, UNVERIFIABLE, MERGE, SPLIT, SEND_BACK, COMMENT),
    "source": ("A", "B", "C", "D", "E", "F"),
    "information": ("1", "2", "3", "4", "5", "6"),
}
"""What can be decided about what: sources have Admiralty letters, the information on an event digits."""

MOST_NAMES = 100
"""Names of one thing (an event's tellings) that its judgements are looked for by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that somebody wants to make.

    `documents` says what a split takes out: reports by key or by the id they came in with, or tellings.
    `changes` are the new values of an edit as words, by field (`editing.FIELDS`). `role` is as what they decide;
    `blind` that they have not seen what others decided. `together` makes one judgement of all, to be undone as one.
    """

    kind: str
    decision: str
    by: str
    because: str
    documents: Sequence[str] = ()
    role: Role = "reviewer"
    blind: bool = False
    changes: Mapping[str, str] = field(default_factory=dict)
    together: bool = False


def review(tx: Transaction, adding: Adding, ids: Sequence[str], asked: Asked) -> list[Judgement]:
    """Append a judgement for each of `ids`; a merge is one for all of them, a split one for one event.

    Raises:
        UserError: a decision that there is not, nothing named, no name or no reason given, a merge of one event,
            a split of all or of nothing, an edit that changes nothing, something sent back that no coder decided.
    """
    connection, kind = tx.connection, asked.kind
    chosen = asked.decision.upper() if kind == "source" else asked.decision
    if chosen not in DECISIONS.get(kind, ()):
        known = ", ".join(DECISIONS.get(kind, DECISIONS))
        one = f"an {kind}" if kind in ("event", "information") else f"a {kind}"
        raise UserError(f"{asked.decision!r} can't be decided about {one}; there are: {known}")
    if not ids:
        raise UserError(f"name the {kind} to decide about")
    _signed(asked.by, asked.because)
    if bool(asked.changes) != (chosen == EDIT):
        raise UserError("an edit says what changes: FIELD=VALUE" if chosen == EDIT else f"{chosen} changes no field")
    if chosen == SEND_BACK and asked.role != "reviewer":
        raise UserError("only a reviewer sends something back")
    if kind == "source":
        letter = grade("source-reliability", chosen).code
        return _append(tx, adding, asked, letter, [_source(connection, one) for one in ids])
    decisions = adding.fresh_decisions(connection)
    if kind == "claim":
        abouts = [about_claim(connection, decisions, asked, one) for one in dict.fromkeys(ids)]
    else:
        whole = {row.event for row in lookup(connection, VIEW_EVENTS.c.event, ids, VIEW_EVENTS.c.event)}
        events = list(dict.fromkeys(one if one in whole else event_named(connection, one) for one in ids))
        abouts = _about_events(connection, decisions, asked, events)
    if asked.together and len(abouts) > 1:
        abouts = [_joined(kind, abouts)]
    role = {"as": asked.role} | ({"blind": True} if asked.blind else {}) if kind != "information" else {}
    return _append(tx, adding, asked, chosen, [about | role for about in abouts])


def undo(tx: Transaction, adding: Adding, judgement: str, by: str, because: str, role: Role = "reviewer") -> Judgement:
    """Take back a judgement.

    Raises:
        UserError: there is none of that id, or it is taken back already; no name or reason; a coder takes back
            what somebody else decided.
    """
    _signed(by, because)
    found = kept.named(tx.connection, judgement)
    if not kept.holds(tx.connection, found.id):
        raise UserError(f"judgement {judgement} was undone already")
    if role == "coder" and found.by != by:
        raise UserError(f"judgement {judgement} is by {found.by}: a coder takes back only what is their own")
    made = kept.undo(tx, found.id, because, by)
    decided = found
    while decided.undoes:
        decided = kept.named(tx.connection, decided.undoes)
    _bring_about(tx, adding, decided.kind, decided.decision, [decided.about])
    return _shown(tx.connection, [made])[0]


def _signed(by: str, because: str) -> None:
    if not by.strip() or not because.strip():
        raise UserError('a judgement needs a name and a reason: --by NAME --because "…"')


def judgements(connection: Connection, about: str = "") -> list[Judgement]:
    """The judgements, the latest first; those about one thing where it is named."""
    if about:
        return judgements_about(connection, [about])
    return _shown(connection, kept.all_judgements(connection))[::-1]


def orphans(connection: Connection, decisions: Decisions) -> list[Judgement]:
    """The decisions that `Decisions.orphans` has, the latest first, each about its claim, made in bulk or not."""
    lost = decisions.orphans()[::-1]
    made = {one.id: one for one in _shown(connection, [kept.named(connection, id) for id in {one.id for one in lost}])}
    return [replace(made[one.id], about=one.about) for one in lost]


def judgement(connection: Connection, id: str) -> Judgement | None:
    """One judgement by its whole id; None where there is none."""
    try:
        return _shown(connection, [kept.named(connection, id)])[0]
    except UserError:
        return None


def judgements_about(connection: Connection, about: Sequence[str]) -> list[Judgement]:
    """The judgements about any of these claims, events, tellings or sources, the latest first.

    Those about a claim of an older reading are also about the claim that stands in its place today, and so are those
    about an event about the event that has its words today.
    """
    t = VIEW_TELLINGS.c
    told = {*about, *(row.telling for row in lookup(connection, t.event, about, t.telling))}
    about = [*about, *sorted(before_these(connection, about) | judged_before(connection, told))]
    found = kept.mentioning(connection, about[:MOST_NAMES])
    wanted = set(about)
    own = [one for one in found if wanted & {*_topics(one.about), *_tellings(one.about)}]
    return _since_then(connection, _shown(connection, own)[::-1], own)


def _since_then(connection: Connection, shown: list[Judgement], made: Iterable[kept.Judgement]) -> list[Judgement]:
    """The judgements, with what a newer reading made of the claims that they are about."""
    edits = {one.id: {id: edit["values"].keys() for id, edit in one.about.get("edits", {}).items()} for one in made}
    read_again = carried(connection, [one.about for one in shown if one.kind == "claim" and not one.undoes])
    found = []
    for one in shown:
        if one.kind == "claim" and one.about in read_again and not one.undoes:
            instead = read_again[one.about]
            said = ""
            if instead is None:
                said = "about an earlier reading; no claim stands in its place now"
            elif one.decision == ACCEPT and (other := instead.differs - set(edits[one.id].get(one.about, ()))):
                said = f"accepted under an earlier reading; said differently now: {', '.join(sorted(other))}"
            one = replace(one, detail="; ".join(filter(None, (one.detail, said))))
        found.append(one)
    return found


def _tellings(about: Mapping[str, Any]) -> list[str]:
    return [anchor["telling"] for group in about.get("tellings", ()) for anchor in group]


def about_claim(connection: Connection, decisions: Decisions, asked: Asked, id: str) -> dict[str, Any]:
    """What a judgement about a claim is about: the claim, its report, and the values it leaves where they are edited.

    Who accepts a claim that somebody edited accepts the values of the edit, unless they decide blind.

    Raises:
        UserError: no such claim; an edit that makes no sense or changes nothing; nothing there to send back.
    """
    row = _claim(connection, id)
    claim = claim_of(row.id, row.body)
    about: dict[str, Any] = {"id": row.id, "document": row.document}
    verdicts = decisions.verdicts("claim", row.id)
    if asked.decision == SEND_BACK:
        _decided_by_coder(row.id, verdicts)
    held = None if asked.blind else status(verdicts).holds
    values, by = (held.values, held.edited_by or held.by) if held and held.values else ({}, "")
    if asked.decision == EDIT:
        before = applied(claim, values, by) if values else claim
        values, by = difference(claim, edited(before, asked.changes)), asked.by
        if values == difference(claim, before):
            raise UserError(f"claim {row.id} says that already: the edit changes nothing")
    if values and asked.decision in (ACCEPT, EDIT):
        about["edits"] = {row.id: {"values": dict(values), "by": by, "words": in_words(claim, values)}}
    return about


def _decided_by_coder(id: str, verdicts: Sequence[Verdict]) -> None:
    if not any(one.role == "coder" for one in standing(verdicts)):
        raise UserError(f"{id}: no coder decided about it, so there is nothing to send back")


def _about_events(
    connection: Connection, decisions: Decisions, asked: Asked, events: Sequence[str]
) -> list[dict[str, Any]]:
    if asked.decision == MERGE:
        if len(events) < 2:
            raise UserError("a merge needs two events or more")
        return [{"id": events[0], "events": list(events), "tellings": [_anchors(connection, events)]}]
    if asked.decision == SPLIT:
        if len(events) > 1:
            raise UserError("one event is split at a time")
        return [_split(connection, events[0], asked.documents)]
    abouts: list[dict[str, Any]] = [{"id": event, "tellings": [_anchors(connection, [event])]} for event in events]
    if asked.decision == SEND_BACK:
        for about in abouts:
            anchors = [anchor for group in about["tellings"] for anchor in group]
            tellings, documents = ({anchor[name] for anchor in anchors} for name in ("telling", "document"))
            _decided_by_coder(about["id"], decisions.of_event(tellings, documents))
    return abouts


def _joined(kind: str, abouts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One thing to decide about, made of many."""
    if kind == "claim":
        edits = {id_: edit for about in abouts for id_, edit in about.get("edits", {}).items()}
        return {"claims": [about["id"] for about in abouts]} | ({"edits": edits} if edits else {})
    return {
        "events": [about["id"] for about in abouts],
        "tellings": [group for about in abouts for group in about["tellings"]],
    }


def _append(
    tx: Transaction, adding: Adding, asked: Asked, decision: str, abouts: Sequence[Mapping[str, Any]]
) -> list[Judgement]:
    made = [kept.append(tx, asked.kind, about, decision, asked.because, asked.by) for about in abouts]
    _bring_about(tx, adding, asked.kind, decision, abouts)
    return _shown(tx.connection, made)


def _bring_about(
    tx: Transaction, adding: Adding, kind: str, decision: str, abouts: Sequence[Mapping[str, Any]]
) -> None:
    """Let the derived tables follow judgements of one kind that were made or taken back."""
    connection = tx.connection
    adding.renew_decisions(connection)
    if decision == COMMENT:
        return
    if kind == "claim":
        claims = [topic for about in abouts for topic in _topics(about)]
        retell(tx, adding, note_claims(connection, adding.decisions(connection), claims))
        return
    anchors = [Anchor.from_row(a) for about in abouts for group in about.get("tellings", ()) for a in group]
    if not anchors:
        return
    t = VIEW_TELLINGS.c
    tellings = sorted({a.telling for a in anchors} | set(resolve(connection, anchors).values()))
    rows = list(lookup(connection, t.telling, tellings, t.telling, t.event))
    mark_dirty(connection, {row.event for row in rows})
    if decision not in (MERGE, SPLIT):
        return
    decisions = adding.decisions(connection)
    linking = Linking(connection, tx.seq, adding.sketches, decisions)
    judged = {d for anchor in anchors for d in decisions.about(anchor.document)}
    together, apart = decisions.pairs(connection, judged)
    linking.settle({row.telling for row in rows}.union(*together, *apart))


def _topics(about: Mapping[str, Any]) -> list[str]:
    """Every id that a judgement is about."""
    found = (about.get("id", ""), *about.get("events", ()), *about.get("claims", ()))
    return list(dict.fromkeys(filter(None, found)))


def _claim(connection: Connection, id: str) -> Any:
    # A range, since SQLite looks through all of a table for what begins with something. No hex digit comes after "f".
    chosen = select(CLAIMS.c.id, CLAIMS.c.document, CLAIMS.c.body).where(CLAIMS.c.id >= id, CLAIMS.c.id < f"{id}g")
    found = list(connection.execute(chosen.limit(2)))
    if len(found) != 1 or len(id) < SHORTEST:
        raise UserError(f"{id!r} names several claims" if len(found) > 1 else f"no claim {id!r} in this record")
    return found[0]


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
    j = JUDGEMENTS.c
    undone = {row.undoes: row.id for row in lookup(connection, j.undoes, [one.id for one in found], j.undoes, j.id)}
    return [
        Judgement(
            one.id, at[one.seq], one.kind, _subject(one.about), one.decision, one.by, one.reason, one.undoes,
            undone.get(one.id, ""), one.about.get("as", ""),
            "" if one.undoes or one.decision != EDIT else "; ".join(
                edit["words"] for edit in one.about.get("edits", {}).values()
            ), bool(one.about.get("blind")),
        )
        for one in found
    ]  # fmt: skip


def _subject(about: Mapping[str, Any]) -> str:
    """What a judgement is about, for lists: an id, or how many."""
    if about.get("id"):
        return str(about["id"])
    return next((f"{len(about[name])} {name}" for name in ("claims", "events") if about.get(name)), "")
