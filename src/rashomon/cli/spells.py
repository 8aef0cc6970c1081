"""What the commands on histories share: their claims, their plain rows, their output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rashomon.cli.listing import nothing_found, put_rows, show

if TYPE_CHECKING:
    from rashomon.comparing.account import Account
    from rashomon.comparing.spells import Spell
    from rashomon.record.record import Record


def claims_behind(record: Record, spells: Iterable[Spell]) -> dict[str, Account]:
    """The claims that spells rest on, by id."""
    return claims(record, (id for spell in spells for id in spell.accounts))


def claims(record: Record, ids: Iterable[str]) -> dict[str, Account]:
    """Claims by id."""
    from rashomon.record.accounts import of_claims
    from rashomon.record.dialects import reading

    with reading(record.engine) as connection:
        return of_claims(connection, ids)


def put_spells(
    record: Record,
    spells: Sequence[Spell],
    form: str,
    on: date | None,
    as_of: date | datetime | None,
    why_none: str,
    hint: str,
    *,
    actors: Sequence[str] = (),
    place: str = "",
) -> None:
    """Show spells, or say why there are none: that nothing had been recorded by `as_of`, or `why_none`.

    Of the `actors` and the `place` that were asked for, names of the record that are spelt alike are told.
    """
    from rashomon.exchange.histories_text import histories
    from rashomon.exchange.spell_rows import spell_row
    from rashomon.record.closed import did_you_mean

    if not spells:
        if too_early := record.why_nothing(as_of) if as_of is not None else "":
            nothing_found(too_early, form, "leave out --as-of, or name a later day")
        else:
            nothing_found(why_none + did_you_mean(record.like(actors=actors, place=place)), form, hint)
        return
    accounts = claims_behind(record, spells)
    if form == "table":
        show(lambda width: histories(spells, accounts, width, on))
        return
    rows: list[dict[str, Any]] = [spell_row(spell, accounts, on) for spell in spells]
    put_rows(rows, form)


def about(day: date | None, *parts: str) -> str:
    """What was asked for, in words.

    Example:
        >>> about(date(2016, 8, 1), "in Kot", "")
        ' in Kot on 2016-08-01'
    """
    words = "".join(f" {part}" for part in parts if part)
    return f"{words} on {day.isoformat()}" if day else words
