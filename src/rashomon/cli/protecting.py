"""What leaves the record in formats for machines: private persons are protected, or somebody says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from rashomon.errors import UserError

if TYPE_CHECKING:
    from rashomon.exchange.protecting import Shield
    from rashomon.record.record import Record

NOTED = "exported unprotected"
"""What the audit log calls it."""
_ASKED, _RECORD = f"{__name__}.asked", f"{__name__}.record"
_SHOWN = ("table",)
"""Formats for people, who see the record as it is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked about private persons."""

    unprotected: bool
    because: str
    by: str
    coarse: bool


def protected(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options about private persons; they hold for rows that go through `Passage`.

    The innermost decorator. What contradicts itself is said before the record is opened.

    Example:
        >>> command = click.command()(protected(lambda **given: None))
        >>> [parameter.name for parameter in command.params]
        ['by', 'because', 'unprotected', 'coarse']
    """

    @wraps(command)
    def asked(*given: Any, unprotected: bool, because: str, by: str, coarse: bool, **named: Any) -> Any:
        found = Asked(unprotected, because.strip(), by.strip(), coarse)
        _check(found, named.get("form", ""))
        click.get_current_context().meta[_ASKED] = found
        return command(*given, **named)

    options = (
        click.option(
            "--coarse-places", "coarse", is_flag=True, help="Round positions in rows that name somebody private."
        ),
        click.option(
            "--unprotected", is_flag=True, help="With the names of private persons; needs --because and --by."
        ),
        click.option("--because", default="", metavar="WORDS", help="Why names are needed; kept in the audit log."),
        click.option("--by", default="", metavar="NAME", help="Who takes them out; kept in the audit log."),
    )
    for option in options:
        asked = option(asked)
    return asked


def _check(asked: Asked, form: str) -> None:
    if form in _SHOWN and asked != Asked(False, "", "", False):
        raise UserError("a table shows the record as it is: options about private persons are for other formats")
    if not asked.unprotected and (asked.because or asked.by):
        raise UserError("--because and --by belong to --unprotected: names of private persons are left out anyway")
    if asked.unprotected and not (asked.because and asked.by):
        raise UserError("--unprotected needs --because and --by: who takes names of private persons out, and what for")
    if asked.unprotected and asked.coarse:
        raise UserError("--coarse-places goes with protected rows: leave out --unprotected")


def lent(record: Record) -> None:
    """Remember the record that the command at hand works on."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta[_RECORD] = record


class Passage:
    """The way out of the record for one command's rows; of a command without the options they pass as they are.

    Names that are asked for are noted in the audit log before the first row is written.
    """

    def __init__(self) -> None:
        context = click.get_current_context(silent=True)
        meta: Mapping[str, Any] = context.meta if context else {}
        self._asked: Asked | None = meta.get(_ASKED)
        self._shield: Shield | None = None
        if self._asked is None:
            return
        record: Record = meta[_RECORD]
        if self._asked.unprotected:
            from rashomon.record import audit

            detail = {"because": self._asked.because, "command": context.info_name if context else ""}
            audit.note(record.engine, NOTED, self._asked.by, audit.COMMAND_LINE, detail)
            return
        from rashomon.exchange.protecting import shield

        self._shield = shield(record.engine, coarse=self._asked.coarse)

    @property
    def protects(self) -> bool:
        """Whether names are replaced, so that rows have the field `protected`."""
        return self._shield is not None

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """The rows as they may leave."""
        return self._shield.rows(rows) if self._shield is not None else iter(rows)

    def say(self) -> None:
        """Say beside the rows what was replaced in them."""
        from rashomon.cli.listing import note

        if self._asked is not None and self._asked.unprotected:
            note("with the names of private persons; the audit log says who took them out, and why")
        elif self._shield is not None and self._shield.places:
            people = len(self._shield.names)
            named = f"{people:,} private {'person has a pseudonym' if people == 1 else 'persons have pseudonyms'}"
            note(f"{named}, in {self._shield.places:,} places; with names: --unprotected --because … --by …")
