"""A card under review as its page needs it: the text around the evidence, what was edited, what can be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.comparing.account import Account
from rashomon.exchange.segments import Mark, paragraphs, segments
from rashomon.reading.claim import NUMBERS, Claim, Span
from rashomon.record.cards import Card
from rashomon.record.editing import FIELDS, shown
from rashomon.record.rows import DocumentRow, Judgement
from rashomon.record.statuses import ACCEPT, COMMENT, EDIT, REJECT, SEND_BACK, UNVERIFIABLE

BEFORE, AFTER = 1, 3
"""Paragraphs of context before and after the evidence; the rest of the report folds away."""
LONGEST = 20_000
"""Code points of a fold that are shown; a longer report is read on its own page."""
EVIDENCE = 0

REASONS = {
    ACCEPT: "as in the text",
    EDIT: "mended after the text",
    REJECT: "not in the text",
    UNVERIFIABLE: "can't be told from the text",
    SEND_BACK: "look again",
    "merge": "one happening",
    "split": "another happening",
}
"""The reason that is kept where none is given."""
SUGGESTED = (
    "as in the text", "not in the text", "can't be told from the text", "wrong number", "wrong place", "wrong actor",
    "wrong time", "another source says so", "another event", "a threat or a plan", "not about a conflict",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `lit` where it is evidence, `slot` where it carries one of the claim's values."""

    text: str
    lit: bool
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """The report's words: the context of the evidence, and what lies before and after it."""

    title: tuple[Piece, ...]
    before: tuple[tuple[Piece, ...], ...]
    near: tuple[tuple[Piece, ...], ...]
    after: tuple[tuple[Piece, ...], ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an event: its report, its claims, and the words of all of them, each once."""

    id: str
    document: DocumentRow
    accounts: tuple[Account, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """All that the page draws of a card; `mine` is the judgement that undo takes back, `edits` what was changed."""

    card: Card
    text: Text | None = None
    edits: tuple[tuple[str, str, str], ...] = ()
    tellings: tuple[Told, ...] = ()
    mine: str = ""
    fields: tuple[tuple[str, str], ...] = field(default=())


def card_view(card: Card, person: str, *, own_only: bool) -> CardView:
    """The card laid out; a coder takes back `own_only`, a reviewer what anybody decided."""
    mine = next((one.id for one in card.history if _undoable(one, person, own_only)), "")
    if card.account is None or card.read is None:
        told = [
            Told(telling, card.documents[some[0].document], tuple(some), _words(some))
            for telling, some in (card.accounts or {}).items()
        ]
        return CardView(card, tellings=tuple(told), mine=mine)
    was, now = shown(card.read.claim), shown(card.account.claim)
    edits = tuple((name, was[name], now[name]) for name in FIELDS if was[name] != now[name])
    claim = card.account.claim
    numbers = [slot for slot in NUMBERS if claim.kind == "event" or slot == "count"]
    fields = [
        (name, now[name])
        for name in FIELDS
        if name not in NUMBERS or name in numbers
        if name not in ("change", "role") or claim.kind != "event" or now[name]
    ]
    return CardView(card, _text(card.documents[card.account.document], card.read.claim), edits, (), mine, tuple(fields))


def _undoable(one: Judgement, person: str, own_only: bool) -> bool:
    return not one.undoes and not one.undone_by and one.decision != COMMENT and (not own_only or one.by == person)


def _words(accounts: Sequence[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.quote for account in accounts for span in account.claim.evidence))


def _spans(claim: Claim) -> list[tuple[str, Span]]:
    """The words that carry values, with the name of what they say."""
    found = [
        (slot, party.span) for slot in ("agents", "targets", "places", "sources") for party in getattr(claim, slot)
    ]
    found += [("when", claim.when.span)] if claim.when else []
    found += [(slot, number.span) for slot, number in claim.numbers.items()]
    return [(slot, span) for slot, span in found if span is not None and span.end > span.start]


def _text(document: DocumentRow, claim: Claim) -> Text:
    spans = [span for span in claim.evidence if span.part == "text"]
    begin, end = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    parts = list(paragraphs(document.text))
    holding = [at for at, (a, b) in enumerate(parts) if a < end and b > begin] or [0]
    first, last = max(0, holding[0] - BEFORE), holding[-1] + AFTER
    near = _lit(document.text, claim, "text", parts[first : last + 1])
    before, after = parts[:first], parts[last + 1 :]
    shown_before = [part for part in before if parts[first][0] - part[0] <= LONGEST]
    shown_after = [part for part in after if part[1] - parts[min(last, len(parts) - 1)][1] <= LONGEST]
    return Text(
        title=next(iter(_lit(document.title, claim, "title", [(0, len(document.title))])), ()),
        before=_lit(document.text, claim, "text", shown_before),
        near=near,
        after=_lit(document.text, claim, "text", shown_after),
        cut=len(shown_before) < len(before) or len(shown_after) < len(after),
    )


def _lit(text: str, claim: Claim, part: str, stretches: Sequence[tuple[int, int]]) -> tuple[tuple[Piece, ...], ...]:
    marks = [Mark(span.start, span.end, EVIDENCE) for span in claim.evidence if span.part == part]
    slots = [(slot, span) for slot, span in _spans(claim) if span.part == part]
    marks += [Mark(span.start, span.end, at + 1) for at, (_, span) in enumerate(slots)]
    found = []
    for start, end in stretches:
        pieces = []
        for segment in segments(text, marks, start, end):
            owners = [marks[mark].owner for mark in segment.covered]
            slot = next((slots[owner - 1][0] for owner in reversed(owners) if owner != EVIDENCE), "")
            pieces.append(Piece(segment.text, EVIDENCE in owners, slot if EVIDENCE in owners else ""))
        found.append(tuple(pieces))
    return tuple(found)
