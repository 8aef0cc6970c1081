"""`rashomon runs`: the ways of reading that a record holds."""

from __future__ import annotations

import click

from rashomon.cli.listing import format_option, nothing_found, put_rows, show
from rashomon.cli.record_option import opened, record_option


@click.command()
@format_option()
@record_option
def runs(form: str, record: str) -> None:
    """List the ways in which the reports were read: version of the reader, of its rules, settings."""
    from rashomon.exchange.plain import plain
    from rashomon.exchange.record_lists import run_list

    with opened(record) as kept:
        rows = kept.runs()
    if not rows:
        nothing_found("nothing has been read yet", form, "add reports with rashomon add PATHS")
    elif form == "table":
        show(lambda width: run_list(rows))
    else:
        put_rows(map(plain, rows), form)
