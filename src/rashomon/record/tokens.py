"""Tokens of the API: each stands for a person, with at most that person's role, until it expires or is revoked."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select

from rashomon.errors import UserError
from rashomon.record import audit
from rashomon.record.audit import COMMAND_LINE
from rashomon.record.bulk import insert
from rashomon.record.clock import Clock, now
from rashomon.record.dialects import reading
from rashomon.record.people import WHAT, checked_name, named
from rashomon.record.people_tables import TOKENS
from rashomon.record.roles import checked_role, includes
from rashomon.record.writing import Transaction, writing

PREFIX = "rashomon_"
"""Begins every token, so that programs that look for secrets in files know one when they see it."""
BYTES = 32
"""Random bytes of a token."""
DAYS = 90
MOST_DAYS = 366
_T = TOKENS.c
_NEXT = select(func.coalesce(func.max(_T.number), 0) + 1)
_LATER = TOKENS.alias()
_LATEST = select(TOKENS).where(~select(_LATER).where(_LATER.c.id == _T.id, _LATER.c.number > _T.number).exists())


@dataclass(frozen=True, slots=True)
class Token:
    """A token, without the secret: whose it is, what for, what it may, until when."""

    id: str
    person: str
    label: str
    role: str
    expires: datetime
    revoked: bool

    def good(self, at: datetime) -> bool:
        """Whether it opens anything at that moment."""
        return not self.revoked and at < self.expires


def hashed(secret: str) -> str:
    """What is kept of a secret of 32 random bytes: no guess is worth trying, so a fast hash will do.

    Example:
        >>> hashed("rashomon_x")[:8]
        'a912da0d'
    """
    return hashlib.sha256(secret.encode()).hexdigest()


def make_token(
    engine: Engine,
    person: str,
    label: str,
    role: str = "",
    *,
    days: int = DAYS,
    by: str,
    address: str = COMMAND_LINE,
    clock: Clock = now,
) -> tuple[str, Token]:
    """A new token for a person, with its secret, which is not kept and can't be shown again.

    Without a `role` the token may what the person may. It expires after `days`.

    Raises:
        UserError: nobody of that name, or switched off; a role above the person's; no label; too long a time.
    """
    label = checked_name(label, "label")
    if not 1 <= days <= MOST_DAYS:
        raise UserError(f"a token lasts from 1 to {MOST_DAYS} days, not {days}")
    with writing(engine, WHAT, by, {"person": person}, clock) as tx:
        owner = named(tx.connection, person)
        if owner is None or not owner.active:
            raise UserError(f"nobody of the name {person}" if owner is None else f"{owner.name} is switched off")
        role = checked_role(role) if role else owner.role
        if not includes(owner.role, role):
            raise UserError(f"{owner.name} is {owner.role}, and can't have a token for the role {role}")
        secret = PREFIX + secrets.token_urlsafe(BYTES)
        digest = hashed(secret)
        made = Token("t" + digest[:12], owner.name, label, role, clock() + timedelta(days=days), False)
        _put(tx, made, digest, by)
        audit.append(tx.connection, "token made", by, address, _told(made), clock)
    return secret, made


def token_of(engine: Engine, secret: str, clock: Clock = now) -> Token | None:
    """The token with this secret; None where there is none that is still good."""
    with reading(engine) as connection:
        row = connection.execute(_LATEST.where(_T.hash == hashed(secret))).first()
    found = _token(row) if row is not None else None
    return found if found is not None and found.good(clock()) else None


def tokens(engine: Engine, person: str = "") -> list[Token]:
    """The tokens of a person, or everybody's: those that are good and those that no longer are, the latest first."""
    chosen = _LATEST.where(_T.person == person) if person else _LATEST
    with reading(engine) as connection:
        return [_token(row) for row in connection.execute(chosen.order_by(_T.expires.desc(), _T.id))]


def revoke_token(
    engine: Engine, id: str, *, by: str, person: str = "", address: str = COMMAND_LINE, clock: Clock = now
) -> Token:
    """Make a token useless, from now on; `person` lets only a token of theirs be revoked.

    Raises:
        UserError: no such token.
    """
    with writing(engine, WHAT, by, {"token": id}, clock) as tx:
        row = tx.connection.execute(_LATEST.where(_T.id == id)).first()
        if row is None or (person and row.person != person):
            raise UserError(f"no token {id}")
        if not row.revoked:
            _revoke(tx, row, by)
            audit.append(tx.connection, "token revoked", by, address, _told(_token(row)), clock)
    return _token(row, revoked=True)


def revoke_all(tx: Transaction, person: str, by: str) -> None:
    """Revoke every token of a person."""
    for row in tx.connection.execute(_LATEST.where(_T.person == person, ~_T.revoked)).all():
        _revoke(tx, row, by)


def _revoke(tx: Transaction, row: Row[*tuple[Any, ...]], by: str) -> None:
    _put(tx, _token(row, revoked=True), row.hash, by)


def _told(token: Token) -> dict[str, str]:
    return {"token": token.id, "person": token.person, "label": token.label, "role": token.role}


def _token(row: Row[*tuple[Any, ...]], *, revoked: bool = False) -> Token:
    return Token(row.id, row.person, row.label, row.role, row.expires, revoked or row.revoked)


def _put(tx: Transaction, token: Token, digest: str, by: str) -> None:
    row = {
        "number": _number(tx.connection),
        "id": token.id,
        "person": token.person,
        "label": token.label,
        "role": token.role,
        "hash": digest,
        "expires": token.expires,
        "revoked": token.revoked,
        "by": by,
        "seq": tx.seq,
    }
    insert(tx.connection, TOKENS, [row])


def _number(connection: Connection) -> int:
    return int(connection.execute(_NEXT).scalar_one())
