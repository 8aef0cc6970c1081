"""`rashomon history`: what became of one event, or what people decided about a claim."""

from __future__ import annotations

import click

from rashomon.cli.listing import format_option, nothing_found, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError


@click.command(no_args_is_help=True)
@click.argument("id", metavar="EVENT|CLAIM")
@format_option()
@record_option
@protected
def history(id: str, form: str, record: str) -> None:
    """Show how an event became what it is, from the earliest moment: tellings, versions, judgements.

    Of a claim, what people decided about it.
    """
    from rashomon.exchange.plain import plain
    from rashomon.exchange.record_lists import change_list, judgement_list

    with opened(record) as kept:
        judged = kept.judgements(id)[::-1] if id.startswith("c") else []
        if id.startswith("c") and not judged and kept.card("claim", id) is None:
            raise UserError(f"no claim {id!r} in this record; rashomon why EVENT SLOT and rashomon export name claims")
        rows = [] if id.startswith("c") else kept.history(id)
    if judged and form == "table":
        show(lambda width: judgement_list(judged))
    elif judged:
        put_rows(map(plain, judged), form)
    elif not rows:
        said = (
            f"nobody has decided about claim {id}" if id.startswith("c") else f"nothing is kept of the history of {id}"
        )
        nothing_found(said, form)
    elif form == "table":
        show(lambda width: change_list(rows, topics=False))
    else:
        put_rows(map(plain, rows), form)
