"""Lists with filters, facets and pages: what people look through a record with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from rashomon.record import (
    actor_lists,
    claim_finding,
    claim_lists,
    everything,
    listing,
    place_lists,
    report_finding,
    report_lists,
    source_lists,
)
from rashomon.record.actor_lists import ActorFilter
from rashomon.record.bulk import growing
from rashomon.record.catalogue import LISTS, being_read, catalogue, reading_first
from rashomon.record.claim_lists import ClaimFilter, Claims
from rashomon.record.claims_uncounted import uncounted
from rashomon.record.dispute_facets import DisputeFilter, dispute_facets
from rashomon.record.event_facets import facets
from rashomon.record.facets import Facet
from rashomon.record.filtering import Filter, passing
from rashomon.record.listing import Events
from rashomon.record.map_points import map_points
from rashomon.record.network_rows import Network
from rashomon.record.networks import network
from rashomon.record.page_list import Faceted
from rashomon.record.past import events_at, recorded, seq_at
from rashomon.record.place_lists import PlaceFilter
from rashomon.record.place_pages import place_page
from rashomon.record.publishing import events_published, published
from rashomon.record.queue import Wanted, queue
from rashomon.record.record_base import Day, RecordBase
from rashomon.record.report_lists import ReportFilter, Reports
from rashomon.record.rows import (
    ActorRow,
    ClaimRow,
    EventRow,
    FoundEverywhere,
    PlacePage,
    PlaceRow,
    ReportRow,
    Summary,
)
from rashomon.record.source_lists import SourceFilter
from rashomon.record.then import Then

PIECE = 500
"""Rows of a whole list that are read at once."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of events with the facets of the whole list."""

    events: Events
    facets: tuple[Facet, ...]


class RecordFinding(RecordBase):
    """Events with facets, claims, reports, actors, places, the network, the map, one search over everything."""

    def listing(
        self, chosen: Filter, *, order: str = "start", limit: int = 50, offset: int = 0, as_of: Day | None = None
    ) -> Listing:
        """A page of the events that pass, with what they can be narrowed to; without that where another state is asked.

        Raises:
            UserError: a policy or an order that nobody knows, words without a letter.
        """
        with self._open() as connection:
            if (then := self._events_then(connection, chosen, order, limit, offset, as_of)) is not None:
                return Listing(then, ())
            found = listing.events(connection, chosen, order, limit, offset)
            return Listing(found, facets(connection, catalogue(connection), chosen))

    def check(self, chosen: Filter) -> None:
        """Refuse a filter that no list of events takes, of whatever state, before the list is made.

        Raises:
            UserError: what `filtering.checked` refuses, or words without a letter.
        """
        with self._open() as connection:
            passing(connection, catalogue(connection), replace(chosen, published_until=None))

    def _events_then(
        self, connection: Connection, chosen: Filter, order: str, limit: int | None, offset: int, as_of: Day | None
    ) -> Events | None:
        """The events in another state than today's; None where today's is asked for."""
        if as_of is not None:
            return events_at(connection, chosen, order, limit, offset, seq_at(connection, as_of))
        if chosen.published_until is not None:
            decisions = self._adding.decisions(connection)
            return events_published(connection, decisions, chosen, chosen.published_until, order, limit, offset)
        return None

    def _then(self, connection: Connection, chosen: Filter, as_of: Day | None) -> Then | None:
        """All events in another state than today's; None where today's is asked for."""
        if as_of is not None:
            return recorded(connection, chosen.published_until, seq_at(connection, as_of))
        if chosen.published_until is not None:
            return published(connection, self._adding.decisions(connection), chosen.published_until)
        return None

    def warm(self) -> None:
        """Read what the lists are answered from, so that the first who asks does not wait for it."""
        with self._open() as connection:
            with reading_first(connection):
                whole = catalogue(connection)
                for name in LISTS:
                    whole.flat(connection, name)
                facets(connection, whole, Filter())
                everything.summary(connection, whole)
                place_lists.places(connection, whole, PlaceFilter())
                dispute_facets(connection, whole, DisputeFilter())
                report_finding.found_reports(connection, whole, ReportFilter())
                source_lists.sources(connection, whole, self._adding.decisions(connection), SourceFilter(), 1, 0)
                claim_finding.narrowed_claims(connection, whole, ClaimFilter())
            queue(connection, Wanted())
            queue(connection, Wanted(disagreeing=True))
            network(connection, whole, "", None, None, None)

    def every_event(self, chosen: Filter, *, order: str = "start", as_of: Day | None = None) -> Iterator[EventRow]:
        """All events that pass, read piece by piece; those of another state at once."""
        with self._open() as connection:
            if (then := self._events_then(connection, chosen, order, None, 0, as_of)) is not None:
                yield from then
                return
            whole = catalogue(connection)
            found = listing.in_order(connection, whole, chosen, order)
            for piece in growing(found, PIECE):
                some = whole.ids[piece].tolist()
                rows = listing.rows_of(connection, some)
                yield from (rows[id_] for id_ in some if id_ in rows)

    def claims_list(self, chosen: ClaimFilter, *, limit: int = 50, before: int | None = None) -> Claims:
        """A page of claims, the last recorded first; `before` is the `next` of the page above.

        Raises:
            UserError: words without a letter.
        """
        with self._open() as connection:
            return claim_lists.claims(connection, catalogue(connection), chosen, limit, before)

    def being_read(self) -> bool:
        """Whether somebody is reading what lists are answered from for the first time (`warm`): they wait for it."""
        with self._open() as connection:
            return being_read(connection)

    def claims_uncounted(self, chosen: ClaimFilter, *, limit: int = 50, before: int | None = None) -> Claims | None:
        """The same page without total and facets, where these would have to be waited for; None where they need not be,
        or for filters that need all claims.

        Raises:
            UserError: words without a letter.
        """
        with self._open() as connection:
            return uncounted(connection, chosen, limit, before) if being_read(connection) else None

    def every_claim(self, chosen: ClaimFilter) -> Iterator[ClaimRow]:
        """All claims that pass, read piece by piece."""
        with self._open() as connection:
            yield from claim_lists.every_claim(connection, catalogue(connection), chosen, PIECE)

    def reports_list(self, chosen: ReportFilter, *, limit: int = 50, offset: int = 0) -> Reports:
        """A page of reports, those published last first.

        Raises:
            UserError: words without a letter.
        """
        with self._open() as connection:
            return report_lists.reports(connection, catalogue(connection), chosen, limit, offset)

    def every_report(self, chosen: ReportFilter) -> Iterator[ReportRow]:
        """All reports that pass, read piece by piece."""
        with self._open() as connection:
            yield from report_lists.every_report(connection, catalogue(connection), chosen, PIECE)

    def actors_list(
        self, chosen: ActorFilter | None = None, *, limit: int | None = 50, offset: int = 0
    ) -> Faceted[ActorRow]:
        """A page of the named actors, those of the most events first."""
        with self._open() as connection:
            whole = catalogue(connection)
            found = actor_lists.actors(connection, whole, chosen or ActorFilter())
            page = found.rows[offset : None if limit is None else offset + limit]
            return Faceted(actor_lists.with_claims(connection, whole, page), len(found.rows), found.facets)

    def places_list(
        self, chosen: PlaceFilter | None = None, *, limit: int | None = 50, offset: int = 0
    ) -> Faceted[PlaceRow]:
        """A page of places, those of the most events first."""
        with self._open() as connection:
            found = place_lists.places(connection, catalogue(connection), chosen or PlaceFilter())
            page = found.rows[offset : None if limit is None else offset + limit]
            return Faceted(page, len(found.rows), found.facets)

    def place(self, name: str, *, country: str = "", key: str = "") -> PlacePage:
        """Who held a place when according to whom, and the events there and in it.

        Raises:
            UserError: nothing in the record is about it.
        """
        with self._open() as connection:
            return place_page(connection, catalogue(connection), name, country, key)

    def network(
        self, actor: str = "", *, on: date | None = None, since: date | None = None, until: date | None = None
    ) -> Network:
        """The ties of an actor and among those it is tied to, or those of the whole record that are told of most."""
        with self._open() as connection:
            return network(connection, catalogue(connection), actor, on, since, until)

    def map_points(self, chosen: Filter, *, as_of: Day | None = None) -> dict[str, list[Any]]:
        """Columns of all events that pass, for a map with a timeline; unlocated and undated ones are there too."""
        return dict(self.map_columns(chosen, as_of=as_of)[1])

    def map_columns(self, chosen: Filter, *, as_of: Day | None = None) -> tuple[int, Iterator[tuple[str, list[Any]]]]:
        """How many events there are, and the same columns one by one, for which the record is not needed any more."""
        with self._open() as connection:
            if (then := self._then(connection, chosen, as_of)) is not None:
                events, at = then.stood.events, then.passing(chosen)
            else:
                events = catalogue(connection)
                at = passing(connection, events, chosen)
        return len(at), map_points(events, at)

    def summary(self) -> Summary:
        """The record in numbers."""
        with self._open() as connection:
            return everything.summary(connection, catalogue(connection))

    def search(self, words: str) -> FoundEverywhere:
        """The best few events, claims, reports, actors and places that some words find.

        Raises:
            UserError: there is no word to look for.
        """
        with self._open() as connection:
            return everything.search_everything(connection, catalogue(connection), words)
