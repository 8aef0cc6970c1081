"""Changing people: nobody is ever deleted, since what they decided carries their name.

Every change of a person is a further row, and the last one counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from rashomon.errors import UserError
from rashomon.record import audit, sessions, tokens
from rashomon.record.audit import COMMAND_LINE
from rashomon.record.bulk import insert
from rashomon.record.clock import Clock, now
from rashomon.record.people import LATEST, ROWS, WHAT, User, checked_name, named, user_of
from rashomon.record.people_tables import USERS
from rashomon.record.roles import checked_role
from rashomon.record.writing import writing

_NEXT = select(func.coalesce(func.max(USERS.c.number), 0) + 1)


def add_person(
    engine: Engine,
    name: str,
    role: str,
    password: str = "",
    *,
    by: str,
    address: str = COMMAND_LINE,
    clock: Clock = now,
) -> User:
    """Make a person known; `password` is a hash.

    Raises:
        UserError: no such role, no name, or a name that somebody has.

    Example:
        >>> import tempfile
        >>> from rashomon.record.opening import open_engine
        >>> from rashomon.record.people import people
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/r.db")
        ...     added = add_person(engine, "Lena", "coder", by="Omar")
        ...     changed = change_person(engine, "lena", role="reviewer", by="Omar")
        ...     everybody = [(one.name, one.role) for one in people(engine)]
        ...     engine.dispose()
        >>> everybody
        [('Lena', 'reviewer')]
    """
    name, role = checked_name(name), checked_role(role)
    with writing(engine, WHAT, by, {"person": name}, clock) as tx:
        if there := named(tx.connection, name):
            off = "" if there.active else ", switched off"
            raise UserError(f"there is a person of the name {there.name} already{off}")
        made = _put(tx.connection, tx.seq, name, role, True, password, by)
        audit.append(tx.connection, "person added", by, address, {"person": name, "role": role}, clock)
        return made


def change_person(
    engine: Engine,
    name: str,
    *,
    role: str | None = None,
    password: str | None = None,
    active: bool | None = None,
    by: str,
    address: str = COMMAND_LINE,
    but: str = "",
    clock: Clock = now,
) -> User:
    """Give a person another role or password, or switch them off or on; what is not given stays.

    Sessions end where the password changes (all `but` one) and where somebody is switched off; then the
    tokens are revoked, too. What changes nothing is not written.

    Raises:
        UserError: nobody of that name, no such role, or nobody would be left who looks after people.
    """
    with writing(engine, WHAT, by, {"person": name}, clock) as tx:
        before = named(tx.connection, name)
        if before is None:
            raise UserError(f"nobody of the name {name}")
        wanted: Mapping[str, Any] = {
            "role": before.role if role is None else checked_role(role),
            "password": before.password if password is None else password,
            "active": before.active if active is None else active,
        }
        if wanted == {"role": before.role, "password": before.password, "active": before.active}:
            return before
        if before.active and before.role == "admin" and (wanted["role"] != "admin" or not wanted["active"]):
            _another_admin(tx.connection, before.name)
        after = _put(tx.connection, tx.seq, before.name, wanted["role"], wanted["active"], wanted["password"], by)
        if not after.active:
            tokens.revoke_all(tx, after.name, by)
        if not after.active or after.password != before.password:
            sessions.end_of(tx.connection, after.name, but)
        for what, detail in _differences(before, after):
            audit.append(tx.connection, what, by, address, {"person": after.name} | detail, clock)
        return after


def _another_admin(connection: Connection, name: str) -> None:
    for row in connection.execute(LATEST):
        if row.active and row.role == "admin" and row.name != name:
            return
    raise UserError(f"{name} is the only admin: make somebody else one first")


def _differences(before: User, after: User) -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    if before.role != after.role:
        found.append(("role changed", {"role": after.role, "before": before.role}))
    if before.password != after.password:
        found.append(("password changed", {}))
    if before.active != after.active:
        found.append(("person switched on" if after.active else "person switched off", {}))
    return found


def rehash(engine: Engine, name: str, before: str, password: str) -> None:
    """Put the same password's hash with newer parameters in the place of the one before; nobody is logged out."""
    with writing(engine, WHAT, name, {"person": name}) as tx:
        one = named(tx.connection, name)
        if one is not None and one.password == before:
            _put(tx.connection, tx.seq, one.name, one.role, one.active, password, one.by)


def _put(connection: Connection, seq: int, name: str, role: str, active: bool, password: str, by: str) -> User:
    number = connection.execute(_NEXT).scalar_one()
    row = {
        "number": number,
        "name": name,
        "role": role,
        "password": password,
        "active": active,
        "by": by,
        "seq": seq,
    }
    insert(connection, USERS, [row])
    return user_of(connection.execute(ROWS.where(USERS.c.number == number)).one())
