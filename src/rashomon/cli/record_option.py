"""Which record a command works on, and how it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rashomon.cli.making_again import make_again
from rashomon.cli.protecting import lent
from rashomon.errors import UserError

if TYPE_CHECKING:
    from rashomon.record.record import Record

DEFAULT = "rashomon.db"
VARIABLE = "RASHOMON_RECORD"


def record_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--record`.

    Example:
        >>> click.command()(record_option(lambda record: None)).params[0].envvar
        'RASHOMON_RECORD'
    """
    return click.option(
        "--record",
        envvar=VARIABLE,
        default=DEFAULT,
        show_default=True,
        metavar="FILE|URL",
        help=f"The record: a file, or postgresql://… (or set {VARIABLE}).",
    )(command)


@contextmanager
def opened(record: str, *, create: bool = False, read_only: bool = False) -> Iterator[Record]:
    """The record, open; only `create` makes one where none is.

    Raises:
        UserError: there is none, or it can't be opened.
    """
    if not create and "://" not in record and not Path(record).expanduser().exists():
        raise UserError(f"there is no record {record}: make one with rashomon add PATHS, or name one with --record")
    from rashomon.record.record import Record

    with Record(record, create=create, read_only=read_only) as found:
        lent(found)
        if not read_only and found.outdated():
            make_again(found)
        yield found
