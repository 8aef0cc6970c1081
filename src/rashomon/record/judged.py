"""The derived tables of decisions: what each person said of a claim or event, the two statuses, the edits that hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete

from rashomon.comparing.account import Account
from rashomon.record.accounts import claim_of, with_edits
from rashomon.record.bulk import chunks, insert, lookup
from rashomon.record.carrying import carried
from rashomon.record.decisions import Decisions
from rashomon.record.editing import applied
from rashomon.record.linking import mark_dirty
from rashomon.record.provenance import Provenance
from rashomon.record.readings import body_of
from rashomon.record.statuses import REJECT, STATUS, Verdict, standing, status
from rashomon.record.subjects import subject_rows
from rashomon.record.tables import CLAIMS
from rashomon.record.views import VIEW_CLAIMS, VIEW_EDITS, VIEW_STATUSES, VIEW_SUBJECTS, VIEW_TELLINGS, VIEW_VERDICTS


def note_claims(connection: Connection, decisions: Decisions, claims: Collection[str]) -> set[str]:
    """Make the derived rows of these claims again from the decisions in force; which say something else than before."""
    ids = _today(connection, decisions, claims)
    before = {row.claim: row.body for row in lookup(connection, VIEW_EDITS.c.claim, ids)}
    left_out = _rejected(connection, ids)
    note(connection, "claim", {claim: decisions.verdicts("claim", claim) for claim in ids})
    for some in chunks(ids):
        connection.execute(delete(VIEW_EDITS).where(VIEW_EDITS.c.claim.in_(some)))
    after = _edits(connection, decisions, ids)
    insert(connection, VIEW_EDITS, list(after.values()))
    changed = {claim for claim in ids if before.get(claim) != (after[claim]["body"] if claim in after else None)}
    # What only has another status says what it said, and nothing that is summed up changes.
    _mark(connection, changed | (left_out ^ _rejected(connection, ids)))
    _follow(connection, changed)
    return changed


def read_again(connection: Connection, decisions: Decisions, document: str) -> None:
    """Let decisions about claims of a report go with its reading that counts from now on."""
    claims = sorted(decisions.read_again(connection, document))
    note(connection, "claim", {claim: decisions.verdicts("claim", claim) for claim in claims})
    for some in chunks(claims):
        connection.execute(delete(VIEW_EDITS).where(VIEW_EDITS.c.claim.in_(some)))
    insert(connection, VIEW_EDITS, list(_edits(connection, decisions, claims).values()))


def note_all(connection: Connection, decisions: Decisions) -> None:
    """Make the rows of all claims that anybody decided about again; those of events follow when they are summed up."""
    for table in (VIEW_EDITS, VIEW_VERDICTS, VIEW_STATUSES):
        connection.execute(delete(table))
    every = dict(decisions.judged())
    note(connection, "claim", every)
    insert(connection, VIEW_EDITS, list(_edits(connection, decisions, every).values()))


def note(connection: Connection, kind: str, verdicts: Mapping[str, Sequence[Verdict]]) -> None:
    """Write what people said of these claims or events, and the statuses that follow."""
    for some in chunks(sorted(verdicts)):
        for table in (VIEW_VERDICTS, VIEW_STATUSES):
            connection.execute(delete(table).where(table.c.kind == kind, table.c.topic.in_(some)))
    rows, statuses = [], []
    for topic, found in sorted(verdicts.items()):
        rows += [
            {"kind": kind, "topic": topic, "by": one.by, "role": one.role, "decision": one.decision}
            for one in standing(found)
        ]
        now = status(found)
        if now.coder or now.reviewer:
            statuses.append(
                {
                    "kind": kind, "topic": topic, "coder": now.coder, "reviewer": now.reviewer,
                    "coder_by": now.coder_by, "reviewer_by": now.reviewer_by, "word": now.word,
                    "disputed": now.disputed,
                }
            )  # fmt: skip
    insert(connection, VIEW_VERDICTS, rows)
    insert(connection, VIEW_STATUSES, statuses)


def edited_then(accounts: Iterable[Account], decisions: Decisions) -> list[Account]:
    """Accounts as they were read, with the edits of these decisions."""
    found = []
    for account in accounts:
        held = decisions.on("claim", account.id)
        if held and held.values:
            account = replace(account, claim=applied(account.claim, held.values, held.edited_by or held.by))
        found.append(account)
    return found


def _today(connection: Connection, decisions: Decisions, claims: Iterable[str]) -> list[str]:
    """These claims, those that stand in their place today, and those of older readings that these stand for."""
    ids = set(claims)
    ids |= {instead.claim for instead in carried(connection, ids).values() if instead}
    return sorted(ids | decisions.older(ids))


def _edits(connection: Connection, decisions: Decisions, claims: Iterable[str]) -> dict[str, dict[str, Any]]:
    held = {claim: one for claim in claims if (one := decisions.on("claim", claim)) and one.values}
    found = {}
    for row in lookup(connection, CLAIMS.c.id, held, CLAIMS.c.id, CLAIMS.c.body):
        by = held[row.id].edited_by or held[row.id].by
        made = applied(claim_of(row.id, row.body), held[row.id].values, by)
        found[row.id] = {"claim": row.id, "body": body_of(made), "by": by}
    return found


def _rejected(connection: Connection, claims: Iterable[str]) -> set[str]:
    s = VIEW_STATUSES.c
    rows = lookup(connection, s.topic, claims, s.topic, s.kind, s.word)
    return {row.topic for row in rows if row.kind == "claim" and row.word == STATUS[REJECT]}


def _mark(connection: Connection, claims: Iterable[str]) -> None:
    """Let the events and subjects that these claims tell of be summed up again."""
    rows = lookup(connection, VIEW_CLAIMS.c.claim, claims, VIEW_CLAIMS.c.telling)
    tellings = sorted({row.telling for row in rows} - {""})
    events = lookup(connection, VIEW_TELLINGS.c.telling, tellings, VIEW_TELLINGS.c.event)
    held = lookup(connection, VIEW_SUBJECTS.c.claim, claims, VIEW_SUBJECTS.c.subject)
    mark_dirty(connection, {row.event for row in events} | {row.subject for row in held})


def _follow(connection: Connection, claims: Collection[str]) -> None:
    """Let subjects, origins and speakers follow claims that say something else than before."""
    rows = lookup(connection, VIEW_CLAIMS.c.claim, claims, VIEW_CLAIMS.c.claim, VIEW_CLAIMS.c.document)
    bodies = lookup(connection, CLAIMS.c.id, [row.claim for row in rows], CLAIMS.c.id, CLAIMS.c.body)
    now = with_edits(connection, {row.id: claim_of(row.id, row.body) for row in bodies})
    for some in chunks(sorted(now)):
        connection.execute(delete(VIEW_SUBJECTS).where(VIEW_SUBJECTS.c.claim.in_(some)))
    under = subject_rows(now)
    insert(connection, VIEW_SUBJECTS, under)
    mark_dirty(connection, {row["subject"] for row in under})
    for document in sorted({row.document for row in rows}):
        Provenance(connection).again(document)
