"""Lists on standard output: a table to read, or rows for machines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.interrupt import uninterrupted
from rashomon.cli.output import terminal, write_whole

if TYPE_CHECKING:
    from rich.console import RenderableType

IN_A_TABLE = 50
"""Rows of a table where nobody says how many; other formats have all."""


def format_option(*forms: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the option `--format`, passed on as `form`.

    Example:
        >>> click.command()(format_option()(lambda form: None)).params[0].default
        'table'
    """
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms or ("table", "jsonl", "json", "csv")),
        default="table",
        show_default=True,
        help="A table to read, one JSON object a line, one JSON array, or a spreadsheet."
        if not forms
        else "How to show it.",
    )


def limit_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--limit`.

    Example:
        >>> click.command()(limit_option(lambda limit: None)).params[0].metavar
        'N'
    """
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        metavar="N",
        help=f"At most so many; without it {IN_A_TABLE} in a table and all in other formats.",
    )(command)


def limited(limit: int | None, form: str) -> int | None:
    """How many rows to ask for; None is all.

    Example:
        >>> limited(None, "table"), limited(None, "jsonl"), limited(7, "jsonl")
        (50, None, 7)
    """
    return IN_A_TABLE if limit is None and form == "table" else limit


def show(part: Callable[[int], RenderableType]) -> None:
    """Print what `part` makes for the width of the screen."""
    from rashomon.exchange.table import printed

    width, colour = terminal(sys.stdout)
    put(printed(part(width), width, colour=colour))


def put(piece: str) -> None:
    """Write a piece of text whole to standard output."""
    with uninterrupted():
        write_whole(sys.stdout, piece)


def put_rows(rows: Iterable[Mapping[str, Any]], form: str, columns: Sequence[str] = ()) -> None:
    """Write plain rows as JSON lines, one JSON array, or a spreadsheet with these columns (else the first row's).

    Of a command that is `protected`, they are written without the names of private persons.
    """
    from rashomon.cli.protecting import Passage
    from rashomon.exchange.csv_text import csv_lines
    from rashomon.exchange.plain import json_array, json_line

    passage = Passage()
    rows = passage.rows(rows)
    if columns and passage.protects:
        columns = [*columns, "protected"]

    if form == "jsonl":
        pieces: Iterable[str] = map(json_line, rows)
    elif form == "json":
        pieces = json_array(rows)
    else:
        told = list(rows)
        pieces = csv_lines(told, columns or (list(told[0]) if told else []))
    for piece in pieces:
        put(piece)
    passage.say()


def note(words: str) -> None:
    """Say something beside the output, on standard error, on one line."""
    from rashomon.exchange.safe import one_line

    click.echo(f"rashomon: {one_line(words)}", err=True)


def nothing_found(words: str, form: str, hint: str = "") -> None:
    """Say why a list is empty: in its place where it is read, beside it where a machine reads it."""
    if form == "table":
        from rashomon.exchange.pieces import nothing

        show(lambda width: nothing(words, hint))
        return
    if form == "json":
        put("[]\n")
    note(words)
