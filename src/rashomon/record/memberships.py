"""Which event each telling is in, or was in at a moment of recorded time: the last that the log of memberships says."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, func, select

from rashomon.record.tables_comparing import MEMBERSHIPS

_M = MEMBERSHIPS.c


def membership(until: int | None = None, among: ColumnElement[bool] | None = None) -> Select[tuple[str, str]]:
    """A statement for telling and event: of the tellings that `among` picks, as it was after the transaction `until`.

    Example:
        `membership(7, MEMBERSHIPS.c.telling.in_(some)).where(MEMBERSHIPS.c.event == event)` gives those of some
        tellings that were in an event then.
    """
    last = select(_M.telling, func.max(_M.seq).label("last")).group_by(_M.telling)
    if until is not None:
        last = last.where(_M.seq <= until)
    if among is not None:
        last = last.where(among)
    latest = last.subquery()
    return select(_M.telling, _M.event).join(latest, and_(latest.c.telling == _M.telling, latest.c.last == _M.seq))
