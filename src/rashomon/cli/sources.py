"""`rashomon sources`: outlets, agencies and speakers."""

from __future__ import annotations

import click

from rashomon.cli.filters import filled
from rashomon.cli.listing import format_option, limit_option, limited, nothing_found, put_rows, show
from rashomon.cli.protecting import protected
from rashomon.cli.record_option import opened, record_option


@click.command()
@click.argument("words", default="", required=False, metavar="[WORDS]", callback=filled)
@limit_option
@format_option()
@record_option
@protected
def sources(words: str, limit: int | None, form: str, record: str) -> None:
    """List sources with their kind, their stake and their Admiralty letter.

    WORDS are a part of the name. Set a letter with: rashomon review source ID B --by NAME --because "…".
    """
    from rashomon.exchange.plain import plain
    from rashomon.exchange.record_lists import source_list

    with opened(record) as kept:
        rows = kept.sources(words, limited(limit, form))
    if not rows:
        why_none = f"no source is called {words!r}" if words else "the record holds no claim yet"
        nothing_found(why_none, form, "try a part of the name" if words else "add reports with rashomon add PATHS")
    elif form == "table":
        show(lambda width: source_list(rows, width))
    else:
        put_rows(map(plain, rows), form)
