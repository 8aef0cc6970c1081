"""`rashomon events`: the events of a record, chosen and listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.filters import ORDERS, as_of_option, chosen, event_filters
from rashomon.cli.listing import format_option, limit_option, limited, note, nothing_found, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError

if TYPE_CHECKING:
    from rashomon.record.record import Record
    from rashomon.record.rows import EventRow

AT_ONCE = 200
"""Events whose claims are fetched together."""
HINT = "try fewer options, a larger place, or rashomon events alone"


@click.command()
@event_filters
@as_of_option
@click.option("--order", type=click.Choice(ORDERS), default=ORDERS[0], show_default=True, help="What comes first.")
@limit_option
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Pass over so many.")
@click.option("--totals", is_flag=True, help="Instead of a list: their sums, under each policy.")
@format_option()
@record_option
@protected
def events(
    as_of: date | datetime | None,
    order: str,
    limit: int | None,
    offset: int,
    totals: bool,
    form: str,
    record: str,
    **filters: Any,
) -> None:
    """List events, each with its tellings summed up.

    With --format jsonl or json each event comes with all its claims, and with the ids of the
    reports that they come from, as these came in. In formats for machines private persons have
    pseudonyms; the table shows the record as it is.
    """
    from rashomon.exchange.event_list import event_list
    from rashomon.exchange.export_rows import EVENT_COLUMNS, event_row

    if totals and as_of is not None:
        raise UserError("--totals are those of today: leave out --as-of")
    wanted = None if totals else limited(limit, form)
    with opened(record) as kept:
        found = kept.events(**chosen(filters), as_of=as_of, order=order, limit=wanted, offset=offset)
        if not found:
            nothing_found(found.note or "no event passes", form, HINT)
        elif totals:
            put_totals(kept, [row.id for row in found], filters["published_until"], form)
            return
        elif form == "table":
            show(lambda width: event_list(found, found.total, width))
        elif form == "csv":
            put_rows(map(event_row, found), form, list(EVENT_COLUMNS))
        else:
            put_rows(with_claims(kept, found, as_of, filters["published_until"]), form)
        if form != "table" and limit is not None and len(found) + offset < found.total:
            note(f"{len(found):,} of {found.total:,} events; more with a larger --limit, or --offset")


def put_totals(record: Record, ids: list[str], published_until: date | None, form: str) -> None:
    """Show the sums over events of every slot that any of them has a number in, by what was published until then."""
    from rashomon.comparing.slots import NUMBER_SLOTS
    from rashomon.exchange.plain import plain
    from rashomon.exchange.totals_text import totals_text

    found = {slot: record.totals(ids, slot, published_until=published_until) for slot in NUMBER_SLOTS}
    told = {slot: some for slot, some in found.items() if any(total.events for total in some)}
    if not told:
        nothing_found("none of these events has a number", form)
    elif form == "table":
        show(lambda width: totals_text(told, len(ids), width))
    else:
        put_rows((plain(total) for some in told.values() for total in some), form)


def with_claims(
    record: Record, rows: Iterable[EventRow], as_of: date | datetime | None, published_until: date | None
) -> Iterator[dict[str, Any]]:
    """Events as plain values with their claims, as they stood then."""
    from rashomon.exchange.event_json import event_to_json

    source = iter(rows)
    while some := list(islice(source, AT_ONCE)):
        if as_of is not None:
            for row in some:
                page = record.event(row.id, as_of=as_of, published_until=published_until)
                yield event_to_json(row, page.accounts)
            continue
        accounts = record.accounts(row.id for row in some)
        for row in some:
            told = accounts.get(row.id, [])
            if published_until is not None:
                told = [a for a in told if a.published is not None and a.published <= published_until]
            yield event_to_json(row, told)
