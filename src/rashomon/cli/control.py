"""`rashomon control`: who holds what, since when, according to whom."""

from __future__ import annotations

from datetime import date, datetime

import click

from rashomon.cli.filters import as_of_option, filled, on_option
from rashomon.cli.listing import format_option
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option
from rashomon.cli.spells import about, put_spells


@click.command()
@click.option("--place", default="", metavar="NAME", callback=filled, help="In this place, or anywhere in it.")
@click.option("--actor", default="", metavar="NAME", callback=filled, help="What this party holds.")
@on_option
@as_of_option
@format_option()
@record_option
@protected
def control(place: str, actor: str, on: date | None, as_of: date | datetime | None, form: str, record: str) -> None:
    """Show who holds which place over time.

    Each state has its first and last days as far as the sources go, who says so in which words,
    and who denies it.
    """
    with opened(record) as kept:
        spells = kept.control(place, actor, on=on, as_of=as_of)
        asked = about(on, f"in {place}" if place else "", f"by {actor}" if actor else "")
        put_spells(
            kept,
            spells,
            form,
            on,
            as_of,
            f"no report in this record says who holds what{asked}",
            "try a larger place, or no day",
            actors=(actor,),
            place=place,
        )
