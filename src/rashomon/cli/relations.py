"""`rashomon relations`: allied, hostile, part of: over time, by source, denials included."""

from __future__ import annotations

from datetime import date, datetime

import click

from rashomon.cli.filters import as_of_option, on_option
from rashomon.cli.listing import format_option
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option
from rashomon.cli.spells import about, put_spells


@click.command(no_args_is_help=True)
@click.argument("a", metavar="ACTOR")
@click.argument("b", default="", required=False, metavar="[ACTOR]")
@on_option
@as_of_option
@format_option()
@record_option
@protected
def relations(a: str, b: str, on: date | None, as_of: date | datetime | None, form: str, record: str) -> None:
    """Show how two actors stand to each other, or one to all others, over time."""
    with opened(record) as kept:
        spells = kept.relations(a, b, on=on, as_of=as_of)
        asked = about(on, f"of {a}", f"and {b}" if b else "")
        hint = f"try rashomon relations {a!r} alone, or rashomon actor {a!r}" if b else f"try rashomon actor {a!r}"
        put_spells(
            kept, spells, form, on, as_of, f"no report in this record speaks of relations{asked}", hint, actors=(a, b)
        )
