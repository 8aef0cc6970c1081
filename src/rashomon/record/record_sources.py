"""Who speaks in a record, the claims behind what is shown, and the days on which the record learnt something."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select, type_coerce

from rashomon.comparing.account import Account
from rashomon.record import source_lists, source_pages
from rashomon.record.accounts import Said, of_claims, said_by
from rashomon.record.aliases import NameUsed, names_used
from rashomon.record.catalogue import catalogue
from rashomon.record.page_list import Faceted
from rashomon.record.record_base import RecordBase
from rashomon.record.rows import SourceRow
from rashomon.record.source_lists import SourceFilter
from rashomon.record.source_pages import SourcePage
from rashomon.record.tables import LOG
from rashomon.record.types import TEXT


class RecordSources(RecordBase):
    """Sources, claims by id, the names of an actor, days of recorded time."""

    def sources_list(
        self, chosen: SourceFilter | None = None, *, limit: int | None = 50, offset: int = 0
    ) -> Faceted[SourceRow]:
        """A page of outlets, agencies and speakers, those of the most claims first."""
        with self._open() as connection:
            decisions = self._adding.decisions(connection)
            return source_lists.sources(
                connection, catalogue(connection), decisions, chosen or SourceFilter(), limit, offset
            )

    def source(self, id: str) -> SourcePage:
        """What the record knows of a source, by its id or its name.

        Raises:
            UserError: there is none.
        """
        with self._open() as connection:
            return source_pages.source(connection, self._adding.decisions(connection), id)

    def accounts_of(self, claims: Iterable[str]) -> dict[str, Account]:
        """Claims by id; an id that is no claim of a reading of today is left out."""
        with self._open() as connection:
            return of_claims(connection, claims)

    def said_by(self, claims: Iterable[str], *, words: bool = False) -> dict[str, Said]:
        """Who says each of these claims, for tables of thousands; ids are left out as by `accounts_of`."""
        with self._open() as connection:
            return said_by(connection, claims, words=words)

    def names_used(self, actor: str) -> list[NameUsed]:
        """Under which names reports speak of an actor, from when to when, those of the most claims first."""
        with self._open() as connection:
            return names_used(connection, catalogue(connection), actor)

    def recorded_days(self) -> list[tuple[date, int]]:
        """The days (UTC) on which something was recorded, the earliest first, each with how many transactions."""
        with self._open() as connection:
            at = LOG.c.at
            sqlite = connection.dialect.name == "sqlite"
            day = func.substr(type_coerce(at, TEXT), 1, 10) if sqlite else func.date(func.timezone("UTC", at))
            rows = connection.execute(select(day, func.count()).group_by(day).order_by(day)).all()
        return [(date.fromisoformat(found) if isinstance(found, str) else found, number) for found, number in rows]
