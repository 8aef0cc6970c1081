"""`rashomon why`: from a value down to the hashes of the reports."""

from __future__ import annotations

from datetime import date, datetime

import click

from rashomon.cli.filters import as_of_option
from rashomon.cli.listing import format_option, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option


@click.command(no_args_is_help=True)
@click.argument("id", metavar="EVENT")
@click.argument("row", metavar="ROW", nargs=-1, required=True)
@click.option("--policy", default="", metavar="NAME", help="Under this policy (else the slot's first one).")
@as_of_option
@format_option("table", "json")
@record_option
@protected
def why(id: str, row: tuple[str, ...], policy: str, as_of: date | datetime | None, form: str, record: str) -> None:
    """Show why a value is what it is.

    ROW is killed, wounded, abducted, arrested, displaced, who, when, where or what, or the row's
    name on the event's page ("by whom").

    The tree goes from the value to the rule that made it, the claims it rests on, their words,
    the reports these stand in, and the hash of each report. What was left out says why.
    """
    from rashomon.exchange.plain import plain
    from rashomon.exchange.trail import trail

    with opened(record) as kept:
        step = kept.why(id, " ".join(row), policy=policy, as_of=as_of)
    if form == "json":
        put_rows([plain(step)], "jsonl")
    else:
        show(lambda width: trail(step))
