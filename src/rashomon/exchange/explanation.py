"""Why one claim reads as it does: its words in their place, its slots, the steps that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.exchange import wording
from rashomon.exchange.reasons import in_words
from rashomon.exchange.safe import one_line
from rashomon.exchange.table import STYLES
from rashomon.reading.claim import Claim, Party, Span

if TYPE_CHECKING:
    from rashomon.documents.document import Document
    from rashomon.reading.result import Reading

# Code points of the text shown on either side of the evidence.
CONTEXT = 160
LABELS = {"agents": "who", "targets": "whom", "places": "where", "sources": "said by"}


def explanation(reading: Reading, number: int) -> RenderableType:
    """Claim `number` (from 1) of a reading, laid open.

    Raises:
        IndexError: there is no such claim.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.exchange.table import printed
        >>> from rashomon.reading.result import Reading
        >>> claim = Claim("event", "displacement", evidence=(Span(0, 9, "They fled"),), rule="events: flee")
        >>> print(printed(explanation(Reading(Document("a", "They fled."), [claim]), 1), 60))
        Claim 1 of 1 · They fled.
        ✓ asserted: displacement
        <BLANKLINE>
        The report itself says so, in
          ⟦They fled⟧.
          text 0–9
        <BLANKLINE>
        rule     events: flee
        score    1.00
        <BLANKLINE>
    """
    if not 1 <= number <= len(reading.claims):
        raise IndexError(number)
    claim = reading.claims[number - 1]
    document = reading.document
    sign = wording.MODALITIES[claim.modality]
    head = Text(f"Claim {number} of {len(reading.claims)} · {one_line(wording.heading(document))}", "dim")
    what = Text().append(f"{sign.sign} {sign.word}: ", STYLES[claim.modality])
    what.append(one_line(wording.what(claim)), "bold").append("  " + one_line(wording.participants(claim)))
    what.rstrip()
    parts: list[RenderableType] = [head, what, Text()]
    parts.append(Text(f"{one_line(wording.chain(claim.sources))} says so, in", "bold"))
    parts += [Padding(part, (0, 0, 0, 2)) for span in claim.evidence for part in _in_context(document, span)]
    slots = _slots(claim)
    if slots.row_count:
        parts += [Text(), slots]
    if claim.trace:
        parts += [Text(), Text("Step by step", "bold")]
        parts += [
            Padding(Text(f"{n}. {one_line(in_words(step))}"), (0, 0, 0, 2)) for n, step in enumerate(claim.trace, 1)
        ]
    return Group(*parts, Text(), _last(claim))


def _in_context(document: Document, span: Span) -> list[Text]:
    """The evidence between ⟦ ⟧ with the words around it, and where it stands."""
    whole = document.title if span.part == "title" else document.text
    before, after = whole[max(span.start - CONTEXT, 0) : span.start], whole[span.end : span.end + CONTEXT]
    if span.start > CONTEXT:
        before = "…" + before[before.find(" ") + 1 :]
    if span.end + CONTEXT < len(whole):
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    line = Text()
    line.append(_flat(before), "dim").append(f"⟦{_flat(span.quote)}⟧", "bold").append(_flat(after), "dim")
    return [line, Text(f"{span.part} {span.start}–{span.end}", "dim")]


def _flat(text: str) -> str:
    """One line, with the blanks at its ends kept as one, so that what adjoins stays apart."""
    line = one_line(text)
    return f"{' ' if text[:1].isspace() else ''}{line}{' ' if line and text[-1:].isspace() else ''}"


def _slots(claim: Claim) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=7, style="dim", no_wrap=True)
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=3, style="dim", overflow="fold")
    for slot, label in LABELS.items():
        for party in getattr(claim, slot):
            table.add_row(label, one_line(wording.name(party)), _about(party))
            label = ""
    if claim.when:
        about = [_from(claim.when.span), claim.when.granularity, claim.when.basis]
        about += ["inferred"] if claim.when.inferred else []
        table.add_row("when", wording.time(claim.when), _joined(about))
    for slot, number in claim.numbers.items():
        bounds = "" if (number.low, number.high) == (None, None) else f"bounds {number.low} to {number.high}"
        table.add_row(slot[:7], wording.figure(number), _joined([_from(number.span), bounds]))
    if claim.change:
        table.add_row("change", claim.change, "")
    if claim.event:
        table.add_row("event", claim.event, "")
    for slot, reason in claim.missing.items():
        table.add_row(LABELS.get(slot, wording.spoken(slot))[:7], "–", one_line(reason))
    return table


def _about(party: Party) -> str:
    known = party.latitude is not None and party.longitude is not None
    place = f"{party.latitude:.3f}, {party.longitude:.3f}" if known else ""
    parts = [
        _from(party.span),
        "inferred" if party.inferred else "",
        wording.spoken(party.kind),
        f"in {party.inside}" if party.inside else "",
        party.country,
        f"register {party.ref}" if party.ref else "",
        place,
        party.precision,
    ]
    return _joined(parts)


def _from(span: Span | None) -> str:
    return f"“{span.quote}” at {span.start}" if span else ""


def _joined(parts: list[str]) -> str:
    return one_line(" · ".join(part for part in parts if part))


def _last(claim: Claim) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(width=7, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    if claim.rule:
        table.add_row("rule", one_line(claim.rule))
    table.add_row("score", f"{claim.score:.2f}")
    return table
