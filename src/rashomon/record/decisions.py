"""What people decided, as it bears on the tellings of today: merges, splits, and the state of claims and events.

A decision about an event names reports and the words that told of it, not only our ids, so it holds when a
newer reader tells the same words apart in another way; one about a claim goes to the claim that a newer reading has
in its place (`carrying`). The later decision wins over the earlier one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

from sqlalchemy import Connection, func, select

from rashomon.comparing.clustering import Pair, pair
from rashomon.record.bulk import lookup
from rashomon.record.carrying import Carried, carried, runs_of
from rashomon.record.judgements import Judgement, all_judgements, in_force
from rashomon.record.loading import documents_of
from rashomon.record.statuses import ACCEPT, COMMENT, SEND_BACK, STATUS, Verdict, status
from rashomon.record.tables import CLAIMS, READING_CLAIMS, READINGS
from rashomon.record.views import VIEW_READINGS, VIEW_TELLINGS

MERGE, SPLIT = "merge", "split"
Spans = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a telling stands: its report, its id when it was judged, and the spans of its evidence."""

    document: str
    telling: str
    spans: tuple[tuple[str, int, int], ...] = ()

    def to_row(self) -> dict[str, Any]:
        """As plain values."""
        return {"document": self.document, "telling": self.telling, "spans": [list(span) for span in self.spans]}

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> Anchor:
        """What `to_row` wrote."""
        return cls(row["document"], row["telling"], tuple((part, a, b) for part, a, b in row["spans"]))


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement in force, about one thing: `groups` are the tellings it puts together (one group) or apart (two).

    `role` is as what the person decided; `values` is the edit of a claim; `blind` says that others' decisions were
    hidden.
    """

    id: str
    seq: int
    kind: str
    decision: str
    by: str
    reason: str
    about: str
    groups: tuple[tuple[Anchor, ...], ...] = ()
    role: str = "reviewer"
    blind: bool = False
    values: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)
    edited_by: str = ""

    @property
    def verdict(self) -> Verdict:
        """The decision without what it is about."""
        return Verdict(
            self.id, self.seq, self.decision, self.by, self.role, self.blind, self.values, self.edited_by
        )  # fmt: skip


class Decisions:
    """The judgements in force, found by the reports that they are about.

    With `until`, the last `seq` that counts, they are those of then, about the claims of then.
    """

    def __init__(self, connection: Connection, until: int | None = None) -> None:
        self.in_force: list[Decision] = []
        self._by_document: dict[str, list[Decision]] = defaultdict(list)
        self._by_about: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        self.until = until
        self._claims_of: dict[str, set[str]] = defaultdict(set)
        self._now: dict[str, Carried | None] = {}
        self._into: dict[str, set[str]] = defaultdict(set)
        self._moved: dict[Anchor, str] = {}
        made = all_judgements(connection, until)
        self._number = made[-1].number if made else 0
        self._read = _last_reading(connection)
        self._take(connection, in_force(made))

    def renewed(self, connection: Connection) -> Decisions:
        """With the judgements made since; these same ones where there was none that takes another back."""
        since, last = all_judgements(connection, after=self._number), _last_reading(connection)
        # A reading that is no longer there was taken back with its transaction.
        if any(one.undoes for one in since) or last < self._read:
            return Decisions(connection)
        if last > self._read:
            read = connection.scalars(select(READINGS.c.document).where(READINGS.c.seq > self._read).distinct())
            for document in sorted((self._claims_of.keys() | self._by_document.keys()) & set(read)):
                self.read_again(connection, document)
            self._read = last
        self._take(connection, since)
        self._number = since[-1].number if since else self._number
        return self

    def read_again(self, connection: Connection, document: str) -> set[str]:
        """Follow a newer reading of a report; the claims of before and of now that decisions are about."""
        self._read = _last_reading(connection)
        claims = self._claims_of.get(document, set())
        old = claims | {self.today(claim) for claim in claims}
        for claim in claims:
            if instead := self._now.pop(claim, None):
                self._into[instead.claim].discard(claim)
        self._carry(carried(connection, claims, self.until))
        self._follow(connection, [anchor for one in self.about(document) for anchor in _anchors_of(one)])
        return old | {self.today(claim) for claim in claims}

    def _follow(self, connection: Connection, anchors: Iterable[Anchor]) -> None:
        """Find the tellings that newer readings have where those stood that somebody judged."""
        judged = set(anchors)
        read = runs_of(connection, {anchor.document for anchor in judged}, self.until)
        for anchor in judged:
            if len(runs := read.get(anchor.document, [])) > 1:
                found = _in_place(anchor, _spans_in(connection, anchor.document, runs[0]))
                self._moved.update({anchor: found} if found else {})

    def _carry(self, found: Mapping[str, Carried | None]) -> None:
        self._now.update(found)
        for claim, instead in found.items():
            if instead:
                self._into[instead.claim].add(claim)

    def _take(self, connection: Connection, judgements: Iterable[Judgement]) -> None:
        taken = [made for one in judgements for made in _decisions(one)]
        self.in_force += taken
        for decision in taken:
            for document in sorted({anchor.document for group in decision.groups for anchor in group}):
                self._by_document[document].append(decision)
            if decision.decision not in (MERGE, SPLIT, COMMENT):
                self._by_about[decision.kind, decision.about].append(decision)
        self._follow(connection, [anchor for one in taken for anchor in _anchors_of(one)])
        claims = sorted({one.about for one in taken if one.kind == "claim" and one.decision != COMMENT})
        for claim, document in documents_of(connection, claims).items():
            self._claims_of[document].add(claim)
        self._carry(carried(connection, claims, self.until))

    def today(self, claim: str) -> str:
        """The claim that stands in the place of this one; itself where none does."""
        instead = self._now.get(claim)
        return instead.claim if instead else claim

    def older(self, claims: Iterable[str]) -> set[str]:
        """The claims of older readings, decided about, that these ones stand in the place of."""
        return {old for claim in claims for old in self._into.get(claim, ())}

    def _on_claim(self, claim: str) -> list[Decision]:
        """The decisions about a claim of today, or about an older one that can be carried to none."""
        own = self._by_about.get(("claim", claim), [])
        if claim in self._now:
            return [one for one in own if not self._goes(one) and not self._made_anew(one)]
        came = [one for old in sorted(self._into.get(claim, ())) for one in self._by_about["claim", old]]
        return sorted([*own, *filter(self._goes, came)], key=lambda one: one.seq) if came else own

    def _goes(self, one: Decision) -> bool:
        """Whether a decision can be carried: who accepts a claim accepts what it says, and nothing else."""
        instead = self._now[one.about]
        return instead is not None and (one.decision != ACCEPT or instead.differs <= one.values.keys())

    def _made_anew(self, one: Decision) -> bool:
        """Whether the same person decided since about the claim that stands there now."""
        instead = self._now[one.about]
        return instead is not None and any(
            later.by == one.by and later.role == one.role and later.seq > one.seq
            for later in self._on_claim(instead.claim)
        )

    def carried(self) -> list[Decision]:
        """The decisions about claims of older readings that are carried to claims of today."""
        return [one for claim in sorted(self._now) for one in self._by_about["claim", claim] if self._goes(one)]

    def orphans(self) -> list[Decision]:
        """The decisions about claims that no reading of today has, or has so any more; the earliest first."""
        found = [one for claim in sorted(self._now) for one in self._on_claim(claim)]
        return sorted(found, key=lambda one: one.seq)

    def about(self, document: str) -> tuple[Decision, ...]:
        """The decisions about tellings of this report, the earliest first."""
        return tuple(self._by_document.get(document, ()))

    def on(self, kind: str, about: str) -> Decision | None:
        """The decision about a claim, a source or the like that holds: a reviewer's before a coder's, else the last."""
        found = self._found(kind, about)
        if not found:
            return None
        if kind != "claim":
            return found[-1]
        held = status(one.verdict for one in found).holds
        return next((one for one in found if held and one.id == held.judgement), None)

    def verdicts(self, kind: str, about: str) -> list[Verdict]:
        """The decisions in force about a claim, the earliest first."""
        return [one.verdict for one in self._found(kind, about)]

    def _found(self, kind: str, about: str) -> list[Decision]:
        return self._on_claim(about) if kind == "claim" else self._by_about.get((kind, about), [])

    def of_event(self, tellings: Collection[str], documents: Iterable[str]) -> list[Verdict]:
        """The decisions in force about the event that these tellings of these reports are, the earliest first.

        One made before a report was read again is about the telling that has the same words now.
        """
        found = {
            decision.id: decision
            for document in sorted(documents)
            for decision in self.about(document)
            if decision.kind == "event"
            and (decision.decision in STATUS or decision.decision == SEND_BACK)
            and any(self._moved.get(anchor, anchor.telling) in tellings for anchor in _anchors_of(decision))
        }
        return [one.verdict for one in sorted(found.values(), key=lambda one: (one.seq, one.id))]

    def judged(self) -> Iterator[tuple[str, list[Verdict]]]:
        """Every claim that somebody decided about, with the decisions in force."""
        judged = {about for kind, about in self._by_about if kind == "claim"}
        for claim in sorted(judged | {self.today(claim) for claim in judged}):
            if found := self.verdicts("claim", claim):
                yield claim, found

    def pairs(self, connection: Connection, decisions: Iterable[Decision]) -> tuple[set[Pair], set[Pair]]:
        """The pairs of tellings that these decisions put together, and those they put apart."""
        wanted = sorted({d for d in decisions if d.decision in (MERGE, SPLIT)}, key=lambda d: (d.seq, d.id))
        if not wanted:
            return set(), set()
        anchors = {anchor for decision in wanted for group in decision.groups for anchor in group}
        now = resolve(connection, anchors)
        verdict: dict[Pair, str] = {}
        for decision in wanted:
            groups = [sorted({now[a] for a in group if a in now}) for group in decision.groups]
            if decision.decision == MERGE:
                two = [pair(*two) for group in groups for two in combinations(group, 2)]
            else:
                two = [pair(a, b) for one, other in combinations(groups, 2) for a, b in product(one, other) if a != b]
                # Who takes some tellings out of an event leaves the rest as it is.
                verdict.update({pair(*rest): MERGE for rest in combinations(groups[-1], 2)})
            verdict.update(dict.fromkeys(two, decision.decision))
        return (
            {two for two, which in verdict.items() if which == MERGE},
            {two for two, which in verdict.items() if which == SPLIT},
        )


def _last_reading(connection: Connection) -> int:
    return connection.scalar(select(func.max(READINGS.c.seq))) or 0


def _decisions(one: Judgement) -> Iterator[Decision]:
    """A judgement as decisions about one thing each: one about many claims was made in bulk."""
    about = one.about
    groups = tuple(tuple(Anchor.from_row(anchor) for anchor in group) for group in about.get("tellings", ()))
    edit = about.get("edits", {})
    for topic in about.get("claims") or (about.get("id", ""),):
        kept = edit.get(topic, {})
        yield Decision(
            one.id, one.seq, one.kind, one.decision, one.by, one.reason, topic, groups,
            about.get("as", "reviewer"), about.get("blind", False), kept.get("values", {}), kept.get("by", ""),
        )  # fmt: skip


def _anchors_of(one: Decision) -> list[Anchor]:
    return [anchor for group in one.groups for anchor in group]


def resolve(connection: Connection, anchors: Collection[Anchor]) -> dict[Anchor, str]:
    """The telling of today for each anchor: the same one, or that of the report whose words overlap most."""
    t = VIEW_TELLINGS.c
    there = {row.telling for row in lookup(connection, t.document, {a.document for a in anchors}, t.telling)}
    found = {anchor: anchor.telling for anchor in anchors if anchor.telling in there}
    lost = [anchor for anchor in anchors if anchor not in found]
    spans = {document: spans_of(connection, document) for document in sorted({anchor.document for anchor in lost})}
    found |= {anchor: _in_place(anchor, spans[anchor.document]) for anchor in lost}
    return {anchor: telling for anchor, telling in found.items() if telling in there}


def judged_before(connection: Connection, tellings: Iterable[str]) -> set[str]:
    """The tellings of older readings in whose place these ones of today stand."""
    v = VIEW_TELLINGS.c
    now: dict[str, set[str]] = defaultdict(set)
    for row in lookup(connection, v.telling, sorted(set(tellings)), v.telling, v.document):
        now[row.document].add(row.telling)
    found = set[str]()
    for document, runs in runs_of(connection, now).items():
        newest = _spans_in(connection, document, runs[0])
        for run in runs[1:]:
            before = _spans_in(connection, document, run)
            stood = {old: _in_place(Anchor(document, old, tuple(spans)), newest) for old, spans in before.items()}
            found |= {old for old, telling in stood.items() if old != telling and telling in now[document]}
    return found


def _in_place(anchor: Anchor, current: Mapping[str, Spans]) -> str:
    """The telling itself where it is still there, else the one that shares most of its words; empty where none does."""
    if anchor.telling in current:
        return anchor.telling
    best, most = "", 0
    for telling, spans in sorted(current.items()):
        shared = sum(
            max(0, min(end, stop) - max(start, begin))
            for part, start, end in anchor.spans
            for other, begin, stop in spans
            if part == other
        )
        if shared > most:
            best, most = telling, shared
    return best


def spans_of(connection: Connection, document: str) -> dict[str, Spans]:
    """Where the evidence of each telling of a report stands: part, start and end of every span."""
    run = connection.scalar(select(VIEW_READINGS.c.run).where(VIEW_READINGS.c.document == document))
    return _spans_in(connection, document, run) if run is not None else {}


def _spans_in(connection: Connection, document: str, run: str) -> dict[str, Spans]:
    """The same in one reading of the report."""
    rows = connection.execute(
        select(READING_CLAIMS.c.telling, CLAIMS.c.body)
        .join(CLAIMS, CLAIMS.c.id == READING_CLAIMS.c.claim)
        .where(
            READING_CLAIMS.c.document == document, READING_CLAIMS.c.run == run, READING_CLAIMS.c.telling.is_not(None)
        )
    )
    found: dict[str, Spans] = defaultdict(list)
    for telling, body in rows:
        found[telling] += [(span["part"], span["start"], span["end"]) for span in json.loads(body)["spans"]]
    return {telling: sorted(set(spans)) for telling, spans in found.items()}
