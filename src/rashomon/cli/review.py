"""`rashomon review`: what people decide about claims, events and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from rashomon.cli.listing import note, show
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError

if TYPE_CHECKING:
    from rashomon.record.record import Record
    from rashomon.record.statuses import Role

OPPOSITE = {"merge": "split", "split": "merge", "accept": "reject", "reject": "accept"}
KINDS = ("claim", "event", "source", "information", "undo")


@click.command(no_args_is_help=True)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("words", nargs=-1, required=True, metavar="ID… DECISION")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--because", required=True, metavar="REASON", help="Why; it is kept with the decision.")
@click.option(
    "--as",
    "role",
    type=click.Choice(("coder", "reviewer")),
    default="reviewer",
    show_default=True,
    help="As what: a reviewer has the last word.",
)
@click.option("--blind", is_flag=True, help="Decided without having seen what others decided; for rashomon agreement.")
@click.option("--set", "changes", multiple=True, metavar="FIELD=VALUE", help="Edit: what the claim says instead.")
@click.option(
    "--documents", "--document", multiple=True, metavar="ID", help="Split: the reports whose telling is another event."
)
@record_option
def review(
    kind: str,
    words: tuple[str, ...],
    by: str,
    because: str,
    role: Role,
    blind: bool,
    changes: tuple[str, ...],
    documents: tuple[str, ...],
    record: str,
) -> None:
    """Decide about something; nothing is overwritten, and every decision can be undone.

    \b
    rashomon review claim ID… accept|reject|unverifiable
    rashomon review claim ID… edit --set killed=14  the claim as read is kept; fields: type, modality,
        agents, targets, places, when, killed, wounded, abducted, arrested, displaced, count, sources
    rashomon review event ID… accept|reject|unverifiable
    rashomon review event ID ID… merge              these are one event
    rashomon review event ID split --document ID…   what these reports tell is another one
    rashomon review claim|event ID… send-back       a coder decides again
    rashomon review claim|event ID… comment         words that decide nothing
    rashomon review source ID A|B|C|D|E|F           Admiralty letter of a source
    rashomon review information EVENT 1|2|3|4|5|6   Admiralty digit, instead of the computed one
    rashomon review undo JUDGEMENT
    """
    from rashomon.exchange.record_lists import judgement_list

    with opened(record) as kept:
        if kind == "undo":
            made = [kept.undo(id, by=by, because=because, role=role) for id in words]
        else:
            *ids, decision = words
            if not ids:
                raise UserError(f"review {kind}: name at least one id, and then the decision")
            # Whoever decides blind is not told what others decided, before or after.
            for against in () if blind else contradicted(kept, kind, ids, decision):
                note(against)
            made = kept.review(
                kind, ids, decision, by=by, because=because, documents=documents, role=role, blind=blind,
                changes=dict(map(_change, changes)),
            )  # fmt: skip
    show(lambda width: judgement_list(made))


def _change(words: str) -> tuple[str, str]:
    field, sign, value = words.partition("=")
    if not sign:
        raise UserError(f"--set {words!r}: write FIELD=VALUE, such as killed=14")
    return field.strip(), value


def contradicted(record: Record, kind: str, ids: Iterable[str], decision: str) -> Iterator[str]:
    """In words, the decisions still standing that this one goes against; the later one wins, and both are kept."""
    for id in ids:
        about = record.event(id).row.id if kind == "event" else id
        for before in record.judgements(about):
            if before.kind == kind and before.decision == OPPOSITE.get(decision) and not before.undone_by:
                yield f"this goes against {before.decision} by {before.by} ({before.id}): {before.reason}"
