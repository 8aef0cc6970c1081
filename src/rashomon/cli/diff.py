"""`rashomon diff`: what another reader reads differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from rashomon.cli.listing import format_option, nothing_found, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError

if TYPE_CHECKING:
    from rashomon.record.differences import Difference


@click.command(no_args_is_help=True)
@click.argument("before", metavar="RUN")
@click.argument("after", metavar="RUN")
@format_option("table", "jsonl", "json")
@record_option
@protected
def diff(before: str, after: str, form: str, record: str) -> None:
    """Show which claims the second run reads anew, no longer, or otherwise than the first.

    RUN is an id of rashomon runs, or the beginning of it.
    """
    from rashomon.exchange.difference_text import differences
    from rashomon.exchange.plain import plain

    with opened(record) as kept:
        known = [run.id for run in kept.runs()]
        rows: list[Difference] = kept.diff(_the_one(before, known), _the_one(after, known))
    if not rows:
        nothing_found("both runs read the same in the reports that both have read", form)
    elif form == "table":
        show(lambda width: differences(rows, width))
    else:
        put_rows(map(plain, rows), form)


def _the_one(name: str, known: list[str]) -> str:
    """The run that an id or the beginning of it names.

    Raises:
        UserError: none, or several.
    """
    found = [run for run in known if run.startswith(name)]
    if len(found) != 1:
        listed = ", ".join(found or known) or "none"
        raise UserError(f"{'several runs begin' if found else 'no run begins'} with {name!r}; there are: {listed}")
    return found[0]
