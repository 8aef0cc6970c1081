"""What people decided, as it bears on the tellings of today: merges, splits, and the state of claims and events.

A decision about an event names reports and the words that told of it, not only our ids, so it holds when a
newer reader tells the same words apart in another way. The later decision wins over the earlier one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

from sqlalchemy import Connection, select

from rashomon.comparing.clustering import Pair, pair
from rashomon.record.bulk import chunks
from rashomon.record.judgements import Judgement, all_judgements, in_force
from rashomon.record.statuses import COMMENT, SEND_BACK, STATUS, Verdict, status
from rashomon.record.tables import CLAIMS, READING_CLAIMS
from rashomon.record.views import VIEW_READINGS, VIEW_TELLINGS

MERGE, SPLIT = "merge", "split"


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
    """The judgements in force, found by the reports that they are about."""

    def __init__(self, connection: Connection, until: int | None = None) -> None:
        self.in_force: list[Decision] = []
        self._by_document: dict[str, list[Decision]] = defaultdict(list)
        self._by_about: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        made = all_judgements(connection, until)
        self._number = made[-1].number if made else 0
        self._take(in_force(made))

    def renewed(self, connection: Connection) -> Decisions:
        """With the judgements made since; these same ones where there was none that takes another back."""
        since = all_judgements(connection, after=self._number)
        if any(one.undoes for one in since):
            return Decisions(connection)
        self._take(since)
        self._number = since[-1].number if since else self._number
        return self

    def _take(self, judgements: Iterable[Judgement]) -> None:
        taken = [made for one in judgements for made in _decisions(one)]
        self.in_force += taken
        for decision in taken:
            for document in sorted({anchor.document for group in decision.groups for anchor in group}):
                self._by_document[document].append(decision)
            if decision.decision not in (MERGE, SPLIT, COMMENT):
                self._by_about[decision.kind, decision.about].append(decision)

    def about(self, document: str) -> tuple[Decision, ...]:
        """The decisions about tellings of this report, the earliest first."""
        return tuple(self._by_document.get(document, ()))

    def on(self, kind: str, about: str) -> Decision | None:
        """The decision about a claim, a source or the like that holds: a reviewer's before a coder's, else the last."""
        found = self._by_about.get((kind, about))
        if not found:
            return None
        if kind != "claim":
            return found[-1]
        held = status(one.verdict for one in found).holds
        return next((one for one in found if held and one.id == held.judgement), None)

    def verdicts(self, kind: str, about: str) -> list[Verdict]:
        """The decisions in force about a claim, the earliest first."""
        return [one.verdict for one in self._by_about.get((kind, about), ())]

    def of_event(self, tellings: Collection[str], documents: Iterable[str]) -> list[Verdict]:
        """The decisions in force about the event that these tellings of these reports are, the earliest first."""
        found = {
            decision.id: decision
            for document in sorted(documents)
            for decision in self.about(document)
            if decision.kind == "event"
            and (decision.decision in STATUS or decision.decision == SEND_BACK)
            and any(anchor.telling in tellings for group in decision.groups for anchor in group)
        }
        return [one.verdict for one in sorted(found.values(), key=lambda one: (one.seq, one.id))]

    def judged(self) -> Iterator[tuple[str, list[Verdict]]]:
        """Every claim that somebody decided about, with the decisions in force."""
        for (kind, about), found in sorted(self._by_about.items()):
            if kind == "claim":
                yield about, [one.verdict for one in found]

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


def resolve(connection: Connection, anchors: Collection[Anchor]) -> dict[Anchor, str]:
    """The telling of today for each anchor: the same one, or that of the report whose words overlap most."""
    documents = sorted({anchor.document for anchor in anchors})
    current: dict[str, set[str]] = defaultdict(set)
    for some in chunks(documents):
        rows = connection.execute(
            select(VIEW_TELLINGS.c.document, VIEW_TELLINGS.c.telling).where(VIEW_TELLINGS.c.document.in_(some))
        )
        for document, telling in rows:
            current[document].add(telling)
    found = {}
    for anchor in anchors:
        if anchor.telling in current[anchor.document]:
            found[anchor] = anchor.telling
        elif current[anchor.document] and (other := _overlapping(connection, anchor)):
            found[anchor] = other
    return found


def _overlapping(connection: Connection, anchor: Anchor) -> str:
    best, most = "", 0
    for telling, spans in sorted(spans_of(connection, anchor.document).items()):
        shared = sum(
            max(0, min(end, stop) - max(start, begin))
            for part, start, end in anchor.spans
            for other, begin, stop in spans
            if part == other
        )
        if shared > most:
            best, most = telling, shared
    return best


def spans_of(connection: Connection, document: str) -> dict[str, list[tuple[str, int, int]]]:
    """Where the evidence of each telling of a report stands: part, start and end of every span."""
    rows = connection.execute(
        select(READING_CLAIMS.c.telling, CLAIMS.c.body)
        .join(CLAIMS, CLAIMS.c.id == READING_CLAIMS.c.claim)
        .join(
            VIEW_READINGS,
            (VIEW_READINGS.c.document == READING_CLAIMS.c.document) & (VIEW_READINGS.c.run == READING_CLAIMS.c.run),
        )
        .where(READING_CLAIMS.c.document == document, READING_CLAIMS.c.telling.is_not(None))
    )
    found: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for telling, body in rows:
        found[telling] += [(span["part"], span["start"], span["end"]) for span in json.loads(body)["spans"]]
    return {telling: sorted(set(spans)) for telling, spans in found.items()}
