"""People: who may log in to a record, and what they may do there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from rashomon.errors import UserError
from rashomon.record.dialects import reading
from rashomon.record.people_tables import USERS
from rashomon.record.tables import LOG

_U = USERS.c
ROWS = select(USERS, LOG.c.at).join(LOG, LOG.c.seq == _U.seq)
_LATER = USERS.alias()
LATEST = ROWS.where(~select(_LATER).where(_LATER.c.name == _U.name, _LATER.c.number > _U.number).exists())
LONGEST = 60
"""Characters of a name."""
WHAT = "people"
"""What the record's log says of a change of people."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody as the last change left them: by whom that was, and when.

    `password` is the hash; where it is empty, nobody can log in by that name, but tokens work.
    """

    name: str
    role: str
    active: bool
    password: str
    by: str
    at: datetime


def folded(name: str) -> str:
    """What two names have in common that may not stand side by side.

    Example:
        >>> folded("Lena") == folded(" LENA")
        True
    """
    return unicodedata.normalize("NFKC", name).strip().casefold()


def checked_name(name: str, what: str = "name") -> str:
    """A name that can be read and told apart, without spaces around it.

    Raises:
        UserError: empty, too long, or with signs that can't be seen.

    Example:
        >>> checked_name(" Lena K. ")
        'Lena K.'
    """
    found = unicodedata.normalize("NFC", name).strip()
    if not found:
        raise UserError(f"an empty {what}")
    if len(found) > LONGEST:
        raise UserError(f"a {what} has at most {LONGEST} characters; this one has {len(found)}")
    # A zero-width non-joiner is part of names in Persian and Kurdish.
    if not found.replace("\u200c", "").isprintable():
        raise UserError(f"a {what} holds signs that can't be seen")
    return found


def people(engine: Engine) -> list[User]:
    """Everybody, those too who are switched off, in the order of their names."""
    with reading(engine) as connection:
        return [user_of(row) for row in connection.execute(LATEST.order_by(_U.name))]


def person(engine: Engine, name: str) -> User | None:
    """Somebody by name, in whatever case it is written; None where there is nobody of that name."""
    with reading(engine) as connection:
        return named(connection, name)


def named(connection: Connection, name: str) -> User | None:
    """Somebody by name, within a transaction."""
    exact = connection.execute(ROWS.where(_U.name == name).order_by(_U.number.desc()).limit(1)).first()
    if exact is not None:
        return user_of(exact)
    wanted = folded(name)
    return next((one for row in connection.execute(LATEST) if folded((one := user_of(row)).name) == wanted), None)


def user_of(row: Row[*tuple[Any, ...]]) -> User:
    """A row of `ROWS` or `LATEST` as a person."""
    return User(row.name, row.role, row.active, row.password, row.by, row.at)
