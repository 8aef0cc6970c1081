"""Origins and speakers of a report's claims, kept true while reports come in in any order.

Which origin a claim has depends on the reports that share words with its own. So when a report comes in, those that
share words with it and may depend on it are looked at again, and those that depend on these, until nothing changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush

from sqlalchemy import Connection, delete, select

from rashomon.comparing.account import Origin, Speaker
from rashomon.comparing.copies import Copy
from rashomon.comparing.origins import origins, report_origin
from rashomon.comparing.speakers import speaker
from rashomon.comparing.tracing import Found, Told
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim
from rashomon.record.accounts import claim_of, with_edits
from rashomon.record.bulk import insert, lookup
from rashomon.record.documents import document as document_of
from rashomon.record.linking import mark_dirty
from rashomon.record.sharing import credited, place_of, reports, share, shared_with
from rashomon.record.tables import CLAIMS
from rashomon.record.views import VIEW_CLAIMS, VIEW_SUBJECTS, VIEW_TELLINGS
from rashomon.record.voices import Counted, topics

ROUNDS = 5
"""So many times a report is looked at again for one that came in."""

Claims = Mapping[str, tuple[int, Claim]]
"""The claims of a report by id, with their position in its reading."""


class Provenance:
    """Brings the derived rows of claims up to date within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def replace(
        self,
        key: str,
        document: Document,
        claims: Claims,
        telling_of: Mapping[str, str],
        *,
        new: Counted | None = None,
    ) -> None:
        """Let these be the claims of a report, and look at those again whose origins may hang on it.

        `new` counts the voices of a report that is new.
        """
        beside = share(self.connection, key, document, new=new is not None)
        self._derive(key, document, claims, telling_of, beside, new)
        if beside:
            self._follow(key, document, set(beside))

    def _follow(self, key: str, document: Document, beside: set[str]) -> None:
        """Look at those again that come after this report, or at all where it names the agency whose text it is."""
        whose = report_origin(key, document, credited(document)).rule == "credit"
        own = place_of(key, document)
        place = {one: other.place for one, other in reports(self.connection, sorted(beside)).items()}
        waiting = sorted((at, one) for one, at in place.items() if whose or at > own)
        rounds = dict.fromkeys(place, 1)
        while waiting:
            at, one = heappop(waiting)
            if not self.again(one):
                continue
            others = sorted(set(shared_with(self.connection, one)) - {one, key})
            for other, its in reports(self.connection, others).items():
                there = its.place
                if there > at and (there, other) not in waiting and rounds.get(other, 0) < ROUNDS:
                    rounds[other] = rounds.get(other, 0) + 1
                    heappush(waiting, (there, other))

    def again(self, key: str) -> bool:
        """Whether looking at a report again changed an origin of its claims."""
        found = document_of(self.connection, key)
        rows = self.connection.execute(select(VIEW_CLAIMS).where(VIEW_CLAIMS.c.document == key)).all()
        if found is None or not rows:
            return False
        bodies = {
            row.id: row.body
            for row in lookup(self.connection, CLAIMS.c.id, [row.claim for row in rows], CLAIMS.c.id, CLAIMS.c.body)
        }
        claims = {row.claim: (row.position, claim_of(row.claim, bodies[row.claim])) for row in rows}
        before = {row.claim: (row.origin, row.origin_rule, row.origin_document) for row in rows}
        mark_dirty(self.connection, topics([dict(row._mapping) for row in rows]))
        self.connection.execute(delete(VIEW_CLAIMS).where(VIEW_CLAIMS.c.document == key))
        now = self._derive(
            key, found, claims, {row.claim: row.telling for row in rows}, shared_with(self.connection, key)
        )
        changed = [id_ for id_, origin in now.items() if before[id_] != (origin.id, origin.rule, origin.document)]
        if changed:
            self._dirty(changed)
        return bool(changed)

    def _derive(
        self,
        key: str,
        document: Document,
        claims: Claims,
        telling_of: Mapping[str, str],
        beside: Mapping[str, Copy],
        counted: Counted | None = None,
    ) -> dict[str, Origin]:
        """Write the rows of a report's claims, and tell their origins."""
        if not claims:
            return {}
        now = with_edits(self.connection, {id_: claim for id_, (_, claim) in claims.items()})
        claims = {id_: (position, now[id_]) for id_, (position, _) in claims.items()}
        ids = list(claims)
        found = self._found(beside) if beside else []
        origin = dict(
            zip(ids, origins(key, document, [claims[i][1] for i in ids], found, credited(document)), strict=True)
        )
        rows = []
        for id_, (position, claim) in claims.items():
            own = origin[id_]
            said: Speaker = speaker(document, claim, own)
            rows.append(
                {
                    "claim": id_, "document": key, "position": position, "telling": telling_of.get(id_, ""),
                    "origin": own.id, "origin_name": own.name, "origin_rule": own.rule,
                    "origin_document": own.document, "origin_words": own.words,
                    "speaker": said.id, "speaker_name": said.name, "speaker_kind": said.kind,
                    "stake": said.stake, "self_interested": said.self_interested,
                }
            )  # fmt: skip
        insert(self.connection, VIEW_CLAIMS, rows)
        if counted is None:
            mark_dirty(self.connection, topics(rows))
        else:
            counted.add(rows, document.published)
        return origin

    def _found(self, beside: Mapping[str, Copy]) -> list[Found]:
        """The reports beside this one, with where they tell their claims and what those go back to."""
        known = {one: other.document for one, other in reports(self.connection, sorted(beside)).items()}
        told: dict[str, list[Told]] = {}
        c = VIEW_CLAIMS.c
        rows = list(lookup(self.connection, c.document, sorted(known)))
        bodies = {
            row.id: row.body
            for row in lookup(self.connection, CLAIMS.c.id, [row.claim for row in rows], CLAIMS.c.id, CLAIMS.c.body)
        }
        for row in rows:
            origin = Origin(row.origin, row.origin_name, row.origin_rule, row.origin_document, row.origin_words)
            for span in claim_of(row.claim, bodies[row.claim]).evidence:
                if span.part == "text":
                    told.setdefault(row.document, []).append(Told(span.start, span.end, origin))
        return [
            Found(
                one,
                other.published,
                beside[one],
                report_origin(one, other, credited(other)),
                tuple(told.get(one, ())),
            )
            for one, other in known.items()
        ]

    def _dirty(self, claims: list[str]) -> None:
        tellings = {row.telling for row in lookup(self.connection, VIEW_CLAIMS.c.claim, claims, VIEW_CLAIMS.c.telling)}
        rows = lookup(self.connection, VIEW_TELLINGS.c.telling, sorted(tellings - {""}), VIEW_TELLINGS.c.event)
        subjects = lookup(self.connection, VIEW_SUBJECTS.c.claim, claims, VIEW_SUBJECTS.c.subject)
        mark_dirty(self.connection, {row.event for row in rows} | {row.subject for row in subjects})
