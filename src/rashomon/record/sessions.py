"""Sessions: who is logged in, where, and until when."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, or_, select, update

from rashomon.record.bulk import insert
from rashomon.record.clock import Clock, now
from rashomon.record.dialects import alone, reading
from rashomon.record.people_tables import SESSIONS
from rashomon.record.tokens import BYTES, hashed

ABSOLUTE = timedelta(hours=12)
"""A session ends this long after it began: a working day. OWASP's session cheat sheet gives 4 to 8 hours; coding
a shift of reports takes longer, and is the work of people who are known."""
IDLE = timedelta(hours=2)
"""And this long after the person was last there."""
SELDOM = timedelta(minutes=5)
"""Being there is written down no more often than this: it takes the writer's place in the record."""
_AGENT = 200
_S = SESSIONS.c


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody logged in: `id` is no secret, `agent` is what the browser calls itself."""

    id: str
    person: str
    begun: datetime
    seen: datetime
    until: datetime
    address: str
    agent: str


def begin(engine: Engine, person: str, address: str, agent: str = "", clock: Clock = now) -> str:
    """Log somebody in: gives the secret for the cookie. Sessions that are over are cleared away.

    Example:
        >>> import tempfile
        >>> from rashomon.record.opening import open_engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/r.db")
        ...     secret = begin(engine, "Lena", "192.0.2.7")
        ...     there = session_of(engine, secret)
        ...     engine.dispose()
        >>> there.person, there.until - there.begun == ABSOLUTE
        ('Lena', True)
    """
    secret, moment = secrets.token_urlsafe(BYTES), clock()
    row = {
        "id": hashed(secret),
        "person": person,
        "begun": moment,
        "seen": moment,
        "until": moment + ABSOLUTE,
        "address": address,
        "agent": agent[:_AGENT],
    }
    with alone(engine) as connection:
        connection.execute(delete(SESSIONS).where(or_(_S.until <= moment, _S.seen <= moment - IDLE)))
        insert(connection, SESSIONS, [row])
    return secret


def session_of(engine: Engine, secret: str, clock: Clock = now) -> Session | None:
    """The session with this secret; None where it is over, or there never was one."""
    moment = clock()
    there = select(SESSIONS).where(_S.id == hashed(secret), _S.until > moment, _S.seen > moment - IDLE)
    with reading(engine) as connection:
        row = connection.execute(there).first()
    return Session(*row) if row is not None else None


def sessions(engine: Engine, person: str, clock: Clock = now) -> list[Session]:
    """Where somebody is logged in, the latest first."""
    moment = clock()
    there = select(SESSIONS).where(_S.person == person, _S.until > moment, _S.seen > moment - IDLE)
    with reading(engine) as connection:
        return [Session(*row) for row in connection.execute(there.order_by(_S.begun.desc(), _S.id))]


def seen(engine: Engine, id: str, clock: Clock = now) -> None:
    """Write down that somebody was there."""
    with alone(engine) as connection:
        connection.execute(update(SESSIONS).where(_S.id == id).values(seen=clock()))


def end(engine: Engine, id: str, person: str) -> bool:
    """End a session of a person; whether there was one."""
    with alone(engine) as connection:
        return bool(connection.execute(delete(SESSIONS).where(_S.id == id, _S.person == person)).rowcount)


def end_all(engine: Engine, person: str, but: str = "") -> None:
    """End every session of a person, but one."""
    with alone(engine) as connection:
        end_of(connection, person, but)


def end_of(connection: Connection, person: str, but: str = "") -> None:
    """End every session of a person but one, within a transaction."""
    connection.execute(delete(SESSIONS).where(_S.person == person, _S.id != but))
