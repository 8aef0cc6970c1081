"""`rashomon agreement`: how far people agree who judged the same without seeing each other's decisions."""

from __future__ import annotations

import click

from rashomon.cli.listing import format_option, nothing_found, put_rows, show
from rashomon.cli.record_option import opened, record_option


@click.command()
@click.argument("kind", type=click.Choice(("claim", "event")), default="claim", required=False)
@format_option()
@record_option
def agreement(kind: str, form: str, record: str) -> None:
    """Show how far people agree on claims (or: event), in percent and as Krippendorff's alpha.

    Only what two people judged blind counts: in the browser's review pages, or with rashomon review … --blind.
    """
    from rashomon.exchange.agreement_text import agreement_list
    from rashomon.exchange.plain import plain

    with opened(record) as kept:
        rows = kept.agreement(kind)
    if not rows:
        nothing_found(f"no {kind} was judged blind by two people", form, "decide with: rashomon review … --blind")
    elif form == "table":
        show(lambda width: agreement_list(rows))
    else:
        put_rows(map(plain, rows), form)
