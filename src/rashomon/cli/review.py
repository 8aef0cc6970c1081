"""`rashomon review`: what people decide about claims, events and sources."""

from __future__ import annotations

import click

from rashomon.cli.listing import show
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError

KINDS = ("claim", "event", "source", "information", "undo")


@click.command(no_args_is_help=True)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("words", nargs=-1, required=True, metavar="ID… DECISION")
@click.option("--by", required=True, metavar="NAME", help="Who decides.")
@click.option("--because", required=True, metavar="REASON", help="Why; it is kept with the decision.")
@click.option(
    "--documents", "--document", multiple=True, metavar="ID", help="Split: the reports whose telling is another event."
)
@record_option
def review(kind: str, words: tuple[str, ...], by: str, because: str, documents: tuple[str, ...], record: str) -> None:
    """Decide about something; nothing is overwritten, and every decision can be undone.

    \b
    rashomon review claim ID… accept|reject|unverifiable
    rashomon review event ID… accept|reject|unverifiable
    rashomon review event ID ID… merge              these are one event
    rashomon review event ID split --document ID…   what these reports tell is another one
    rashomon review source ID A|B|C|D|E|F           Admiralty letter of a source
    rashomon review information EVENT 1|2|3|4|5|6   Admiralty digit, instead of the computed one
    rashomon review undo JUDGEMENT
    """
    from rashomon.exchange.record_lists import judgement_list

    with opened(record) as kept:
        if kind == "undo":
            made = [kept.undo(id, by=by, because=because) for id in words]
        else:
            *ids, decision = words
            if not ids:
                raise UserError(f"review {kind}: name at least one id, and then the decision")
            made = kept.review(kind, ids, decision, by=by, because=because, documents=documents)
    show(lambda width: judgement_list(made))
