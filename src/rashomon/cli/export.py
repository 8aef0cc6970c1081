"""`rashomon export`: events and claims as tables for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.events import AT_ONCE, HINT, with_claims
from rashomon.cli.filters import as_of_option, chosen, event_filters
from rashomon.cli.listing import note, put
from rashomon.cli.output import let_go
from rashomon.cli.protecting import Passage, protected
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError

if TYPE_CHECKING:
    from rashomon.comparing.account import Account
    from rashomon.record.record import Record
    from rashomon.record.rows import EventRow

FORMS = ("csv", "geojson", "jsonl", "parquet")


@click.command()
@click.option("--format", "form", type=click.Choice(FORMS), default=FORMS[0], show_default=True, help="What to write.")
@click.option(
    "--what", type=click.Choice(["events", "claims"]), default="events", show_default=True, help="Which rows to write."
)
@click.option("--out", "-o", type=click.Path(path_type=Path), help="Write here instead of standard output.")
@event_filters
@as_of_option
@record_option
@protected
def export(form: str, what: str, out: Path | None, as_of: date | datetime | None, record: str, **filters: Any) -> None:
    """Write events or claims as a table or a map.

    Claims are those of the whole record, or with filters or --as-of those that tell of the events
    chosen, as they stood then.
    Rows are in the order of their ids and hold no recorded time: two records of the same reports
    and judgements export the same bytes, but for the pseudonyms, which are a record's own. In a
    spreadsheet, cells that begin like a formula get an apostrophe in front. On a map, what can't be
    located has no geometry.

    Private persons (victims, witnesses, residents, medics, journalists …) are named by a role and a
    pseudonym, e-mail addresses and telephone numbers are left out; `protected` says in which rows.
    """
    with opened(record) as kept:
        found = kept.events(**chosen(filters), as_of=as_of, limit=None)
        if not found and what == "events":
            note(f"no event to write: {found.note}; {HINT}")
        rows = sorted(found, key=lambda row: row.id)
        told: Iterable[dict[str, Any]] = _events(kept, rows, form, as_of, filters["published_until"])
        if what == "claims" and as_of is not None:
            told = _claims_then(kept, rows, form, as_of, filters["published_until"])
        elif what == "claims":
            told = _claims(kept, rows, form, filters)
        rest = iter(told)
        first = list(islice(rest, 1))
        if what == "claims" and not first:
            note(f"no claim to write: {found.note or 'no report tells of these events'}; {HINT}")
        passage = Passage()
        write(passage.rows(chain(first, rest)), form, what, out, protected=passage.protects)
        passage.say()


def _events(
    record: Record, rows: list[EventRow], form: str, as_of: date | datetime | None, until: date | None
) -> Iterator[dict[str, Any]]:
    from rashomon.exchange.export_rows import event_row

    if form == "jsonl":
        yield from with_claims(record, rows, as_of, until)
    else:
        yield from map(event_row, rows)


def _claims_then(
    record: Record, rows: list[EventRow], form: str, as_of: date | datetime, until: date | None
) -> Iterator[dict[str, Any]]:
    """The claims that told of these events then, in the order of their ids."""
    told: dict[str, tuple[str, Account]] = {}
    for row in rows:
        page = record.event(row.id, as_of=as_of, published_until=until)
        told.update((account.id, (row.id, account)) for account in page.accounts)
    for _, (event, account) in sorted(told.items()):
        yield _claim(account, event, form)


def _claim(account: Account, event: str, form: str) -> dict[str, Any]:
    from rashomon.exchange.event_json import account_to_json
    from rashomon.exchange.export_rows import claim_row

    return {**(account_to_json(account) if form == "jsonl" else claim_row(account)), "event": event}


def _claims(record: Record, rows: list[EventRow], form: str, filters: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All claims, or with filters those of the events chosen, in the order of their ids."""
    until = filters["published_until"]
    chosen_only = any(value not in ("", None) for name, value in filters.items() if name != "policy")
    event_of: dict[str, str] = {}
    reports: set[str] = set()
    source = iter(rows)
    while some := list(islice(source, AT_ONCE)):
        for event, accounts in record.accounts(row.id for row in some).items():
            event_of.update((account.id, event) for account in accounts)
            reports.update(account.document for account in accounts)
    if not chosen_only:
        reports = {report.key for report in record.documents(limit=None)}
    # A claim's id begins like its report's key.
    for key in sorted(reports):
        for account in sorted(record.claims(key), key=lambda account: account.id):
            if chosen_only and account.id not in event_of:
                continue
            if until is None or (account.published is not None and account.published <= until):
                yield _claim(account, event_of.get(account.id, ""), form)


def write(
    rows: Iterable[Mapping[str, Any]], form: str, what: str, out: Path | None, *, protected: bool = False
) -> None:
    """Write rows in a format, to a file as a whole or not at all; `protected` ones have a column that says so.

    Raises:
        UserError: the file can't be written, or bytes would go to a screen.
        PrerequisiteError: what the format needs is not installed.
    """
    from rashomon.exchange.csv_text import csv_lines
    from rashomon.exchange.export_rows import CLAIM_COLUMNS, EVENT_COLUMNS, PROTECTED_COLUMN
    from rashomon.exchange.geojson import geojson_lines
    from rashomon.exchange.plain import json_line

    columns = EVENT_COLUMNS if what == "events" else CLAIM_COLUMNS
    if protected:
        columns = columns | PROTECTED_COLUMN
    if form == "parquet":
        from rashomon.exchange.parquet import parquet_bytes

        if out is None and sys.stdout.isatty():
            raise UserError("Parquet is not for a screen: name a file with --out")
        _put_bytes(parquet_bytes(list(rows), columns), out)
        return
    if form == "csv":
        pieces: Iterable[str] = csv_lines(rows, list(columns))
    else:
        pieces = geojson_lines(rows) if form == "geojson" else map(json_line, rows)
    if out is None:
        for piece in pieces:
            put(piece)
    else:
        _put_bytes("".join(pieces).encode(), out)


def _put_bytes(content: bytes, out: Path | None) -> None:
    if out is None:
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            let_go(sys.stdout)
            raise UserError(f"can't write the output: {error.strerror}") from None
        return
    draft = out.with_name(f".{out.name}.part")
    try:
        draft.write_bytes(content)
        os.replace(draft, out)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UserError(f"can't write {out}: {error.strerror}") from None
