"""`rashomon disagreements`: where the sources can't all be right."""

from __future__ import annotations

import click

from rashomon.cli.filters import filled
from rashomon.cli.listing import format_option, limit_option, limited, nothing_found, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option
from rashomon.cli.spells import claims

TYPES = ("contradiction", "denial", "update")


@click.command()
@click.option("--type", "type", type=click.Choice(TYPES), help="Only these.")
@click.option("--slot", default="", metavar="SLOT", help="About killed, who, when, happened, controls, ties …")
@click.option("--place", default="", metavar="NAME", callback=filled, help="In this place, or anywhere in it.")
@click.option("--actor", default="", metavar="NAME", callback=filled, help="With this party.")
@click.option("--event", "topic", default="", metavar="EVENT", callback=filled, help="About this event.")
@click.option("--single-origin", is_flag=True, help="With a side that rests on one origin.")
@click.option("--self-interested", is_flag=True, help="With a side told only by parties in their own matter.")
@limit_option
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Pass over so many.")
@format_option()
@record_option
@protected
def disagreements(
    type: str | None,
    slot: str,
    place: str,
    actor: str,
    topic: str,
    single_origin: bool,
    self_interested: bool,
    limit: int | None,
    offset: int,
    form: str,
    record: str,
) -> None:
    """List disagreements, the weightiest first, with both sides' words.

    A denial is the same statement with the other sign; an update a later value down the same
    chain; a contradiction comes from another origin, as of the same time. Each says what it is
    ranked by: the dead at stake, the gap, independent origins, a single origin, parties alone.
    """
    from rashomon.comparing.disagreement_row import why
    from rashomon.exchange.plain import plain
    from rashomon.exchange.record_lists import disagreement_list
    from rashomon.record.closed import did_you_mean

    with opened(record) as kept:
        if topic:
            topic = kept.event(topic).row.id
        rows = kept.disagreements(
            type=type or "", slot=slot, place=place, actor=actor, topic=topic, single_origin=single_origin,
            self_interested=self_interested, limit=limited(limit, form), offset=offset,
        )  # fmt: skip
        accounts = claims(kept, (id for row in rows for id in (row.a, row.b)))
        near = "" if rows else did_you_mean(kept.like(actors=(actor,), place=place))
    if not rows:
        asked = any((type, slot, place, actor, topic, single_origin, self_interested, offset))
        none = "no disagreement of that kind" + near if asked else "no reports in this record disagree"
        nothing_found(none, form, "try fewer options" if asked else "add more reports of the same events")
    elif form == "table":
        show(lambda width: disagreement_list(rows, rows.titles, accounts, width, rows.total))
    else:
        ranked_by = why if form == "csv" else lambda row: plain(row.ranked_by)
        put_rows(
            ({**plain(row), "ranked_by": ranked_by(row), "about": rows.titles.get(row.topic, "")} for row in rows), form
        )
