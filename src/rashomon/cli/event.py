"""`rashomon event`: one event, its tellings side by side."""

from __future__ import annotations

from datetime import date, datetime

import click

from rashomon.cli.filters import as_of_option, published_option
from rashomon.cli.listing import format_option, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option


@click.command(no_args_is_help=True)
@click.argument("id", metavar="EVENT")
@as_of_option
@published_option
@click.option("--full", is_flag=True, help="Every disagreement, and the whole waterfall of every join.")
@format_option("table", "json")
@record_option
@protected
def event(
    id: str, as_of: date | datetime | None, published_until: date | None, full: bool, form: str, record: str
) -> None:
    """Lay the tellings of an event side by side.

    EVENT is its id or the beginning of it. Rows are facts, columns independent origins; copies
    are folded under their origin. Below: who stands behind it, the numbers over time, totals under
    each policy, disagreements with both sides' words, and why the tellings are one event.
    """
    from rashomon.exchange.event_json import page_to_json
    from rashomon.exchange.event_page import event_page

    with opened(record) as kept:
        page = kept.event(id, as_of=as_of, published_until=published_until)
        judged = kept.judgements(page.row.id)
    if form == "json":
        put_rows([page_to_json(page)], "jsonl")
    else:
        show(lambda width: event_page(page, width, judged=judged, whole=full))
