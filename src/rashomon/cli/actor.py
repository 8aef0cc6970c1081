"""`rashomon actor`: all that the record knows of one actor."""

from __future__ import annotations

import click

from rashomon.cli.listing import format_option, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option
from rashomon.cli.spells import claims_behind


@click.command(no_args_is_help=True)
@click.argument("name", metavar="NAME")
@format_option("table", "json")
@record_option
@protected
def actor(name: str, form: str, record: str) -> None:
    """Show an actor: its names, ties, leaders, strength, places and latest events."""
    from rashomon.exchange.actor_text import actor_text
    from rashomon.exchange.plain import plain

    with opened(record) as kept:
        page = kept.actor(name)
        if form == "json":
            put_rows([plain(page)], "jsonl")
            return
        accounts = claims_behind(kept, (*page.relations, *page.control, *page.leaders, *page.strength))
        show(lambda width: actor_text(page, accounts, width))
