"""What a record holds beside events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.spells import Spell
from rashomon.record import lists
from rashomon.record.catalogue import catalogue
from rashomon.record.changing import changes, history
from rashomon.record.dispute_facets import DisputeFilter, dispute_facets
from rashomon.record.facets import Facet
from rashomon.record.finding import named
from rashomon.record.histories import spells
from rashomon.record.histories_then import spells_then
from rashomon.record.pages import event_named
from rashomon.record.past import learnt_since, seq_at, why_nothing
from rashomon.record.record_base import Day
from rashomon.record.record_finding import PIECE, RecordFinding
from rashomon.record.rows import ActorPage, Change, DocumentRow, SourceRow
from rashomon.record.several import Several
from rashomon.record.suggesting import like


class RecordLists(RecordFinding):
    """Histories, actors, sources, disagreements, reports, changes."""

    def control(
        self, place: str = "", actor: str = "", *, on: date | None = None, as_of: Day | None = None
    ) -> list[Spell]:
        """Who holds, contests or is present where, since when and according to whom."""
        return self._spells("control", place, [actor], on, as_of)

    def relations(self, a: str, b: str = "", *, on: date | None = None, as_of: Day | None = None) -> list[Spell]:
        """How two parties stand to each other, or one to all others, over time; denials go with what they deny.

        Raises:
            UserError: `a` is empty.
        """
        named("actor", a)
        return self._spells("ties", "", [a, b], on, as_of)

    def leaders(self, group: str, *, on: date | None = None, as_of: Day | None = None) -> list[Spell]:
        """Who leads a group, or what a person leads.

        Raises:
            UserError: `group` is empty.
        """
        named("group", group)
        return self._spells("leads", "", [group], on, as_of)

    def strength(self, group: str, *, on: date | None = None, as_of: Day | None = None) -> list[Spell]:
        """How many members a group has, by whose count.

        Raises:
            UserError: `group` is empty.
        """
        named("group", group)
        return self._spells("strength", "", [group], on, as_of)

    def _spells(self, kind: str, place: str, actors: Sequence[str], on: date | None, as_of: Day | None) -> list[Spell]:
        for what, names in (("place", [place]), ("actor", actors)):
            for name in filter(None, names):
                named(what, name)
        with self._open() as connection:
            if as_of is not None and learnt_since(connection, seq := seq_at(connection, as_of)):
                return spells_then(connection, kind, place, actors, on, seq)
            return spells(connection, kind, place, actors, on)

    def why_nothing(self, as_of: Day) -> str:
        """Why nothing can have stood in the record then; empty where something had been recorded."""
        with self._open() as connection:
            return why_nothing(connection, seq_at(connection, as_of))

    def actor(self, name: str) -> ActorPage:
        """What the record knows of an actor: aliases, ties, leaders, strength, places held, events.

        Raises:
            UserError: nothing names it; those that are called almost so are named.
        """
        with self._open() as connection:
            # Whoever acts much has thousands of claims, and is asked for often.
            return catalogue(connection).kept(("actor", name), partial(lists.actor, connection, name))

    def like(self, *, actors: Sequence[str] = (), place: str = "") -> list[str]:
        """Names of this record that are spelt almost like one that it does not know, the most alike first."""
        with self._open() as connection:
            return like(connection, catalogue(connection), actors, place)

    def sources(self, words: str = "", limit: int | None = 100) -> list[SourceRow]:
        """Outlets, agencies and speakers, those with the most claims first."""
        with self._open() as connection:
            return lists.sources(connection, self._adding.decisions(connection), words, limit)

    def disagreements(
        self, *, type: Several = "", slot: Several = "", place: str = "", actor: str = "", topic: str = "",
        single_origin: bool = False, self_interested: bool = False, country: Several = "",
        limit: int | None = 50, offset: int = 0,
    ) -> lists.Disagreements:  # fmt: skip
        """Denials, updates and contradictions over the whole record, the weightiest first.

        `single_origin` keeps those in which a side rests on one origin, `self_interested` those in which a side is
        told by none but parties that speak of their own or their enemy's losses.
        """
        chosen = DisputeFilter(type, slot, country, place, actor, topic, single_origin, self_interested)
        with self._open() as connection:
            return lists.disagreements(connection, chosen, limit, offset)

    def every_disagreement(self, chosen: DisputeFilter) -> Iterator[tuple[Disagreement, str]]:
        """All disagreements that pass with what each is about, the weightiest first, read piece by piece."""
        with self._open() as connection:
            yield from lists.every_disagreement(connection, chosen, PIECE)

    def disagreement_facets(
        self, *, type: Several = "", slot: Several = "", place: str = "", actor: str = "", topic: str = "",
        single_origin: bool = False, self_interested: bool = False, country: Several = "",
    ) -> tuple[Facet, ...]:  # fmt: skip
        """What the same list of disagreements can be narrowed to, with counts."""
        chosen = DisputeFilter(type, slot, country, place, actor, topic, single_origin, self_interested)
        with self._open() as connection:
            return dispute_facets(connection, catalogue(connection), chosen)

    def documents(self, limit: int | None = 100, offset: int = 0) -> list[DocumentRow]:
        """The reports, in the order they came."""
        with self._open() as connection:
            return lists.documents(connection, limit, offset)

    def document(self, key: str) -> DocumentRow:
        """One report with its text, by the record's key or the id it came in with.

        Raises:
            UserError: there is none, or several came in under that id.
        """
        with self._open() as connection:
            return lists.document(connection, key)

    def claims(self, document: str) -> list[Account]:
        """The claims of one report, by its key, in the order of the text."""
        with self._open() as connection:
            return lists.claims_of(connection, document)

    def history(self, id: str) -> list[Change]:
        """What became of an event: its versions, its tellings and the judgements about it, the earliest first."""
        with self._open() as connection:
            return history(connection, event_named(connection, id))

    def changes(self, since: Day | None = None, until: Day | None = None, limit: int = 200) -> list[Change]:
        """What came to be known between two moments, the latest first."""
        with self._open() as connection:
            return changes(connection, since, until, limit)
