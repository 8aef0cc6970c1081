"""`rashomon changes`: what the record came to know, and when."""

from __future__ import annotations

from datetime import date, datetime

import click

from rashomon.cli.days import in_order, moment
from rashomon.cli.listing import format_option, limit_option, limited, nothing_found, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option

MOST = 1_000_000
"""Changes of a listing that has no other limit."""


@click.command()
@click.option("--since", callback=moment, metavar="DATE", help="Recorded then or later (a day, or a moment in UTC).")
@click.option("--until", callback=moment, metavar="DATE", help="Recorded then or earlier.")
@limit_option
@format_option()
@record_option
@protected
def changes(
    since: date | datetime | None, until: date | datetime | None, limit: int | None, form: str, record: str
) -> None:
    """List what came to be known, the latest first: reports read, events made and grown, judgements."""
    from rashomon.exchange.plain import plain
    from rashomon.exchange.record_lists import change_list

    in_order(since, until)
    with opened(record) as kept:
        rows = kept.changes(since, until, limited(limit, form) or MOST)
    if not rows:
        nothing_found("nothing was recorded in that time", form, "rashomon changes without days lists all")
    elif form == "table":
        show(lambda width: change_list(rows))
    else:
        put_rows(map(plain, rows), form)
