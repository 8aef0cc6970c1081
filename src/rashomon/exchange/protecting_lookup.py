"""The people of a record, looked up for the reports and words at hand: most answers draw on few reports."""

from __future__ import annotations

import json
import re
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from sqlalchemy import Connection, Engine, select

from rashomon.exchange.protecting_roster import (
    NOBODY,
    PERSONAL,
    Name,
    Person,
    Report,
    Roster,
    Standing,
    doubtful,
    in_words,
    joined,
    laid,
    people_in,
    settled,
    size,
    summed,
    without_things,
)
from rashomon.exchange.protecting_running import private_in
from rashomon.exchange.protecting_spellings import bones, heard, heard_in, orders, run_together, spans
from rashomon.exchange.protecting_tables import BESIDE, KEYS, KEYS_OF, PEOPLE, THINGS, sample
from rashomon.exchange.protecting_titles import stays
from rashomon.exchange.protecting_unknown import unknown
from rashomon.exchange.protecting_words import cut, folded, telling, vocabulary
from rashomon.record.bulk import lookup
from rashomon.record.dialects import reading
from rashomon.record.searching import numbers_of
from rashomon.record.tables import CLAIMS, DOCUMENTS, PARTICIPANTS, READINGS
from rashomon.record.views import VIEW_EDITS, VIEW_TELLINGS
from rashomon.registers.actors import actor_register

_P, _C, _D, _T = PARTICIPANTS.c, CLAIMS.c, DOCUMENTS.c, VIEW_TELLINGS.c
_ID = re.compile(r"([ced])[0-9a-f]{16}")
_PERSONAL = re.compile(r':\s*"(?:person|name)"')
MOST = 400_000
"""Names in the reports laid out that are kept: some 100 MB."""
_AT_ONCE = 400
"""Reports that are laid out by one statement."""
_LOOKED_THROUGH = 20_000
"""Texts kept as gone through: rows after rows say the same, in which nothing is new until another name is known."""
_READ = 40
"""Reports that are read for what their running words say of two words of a name."""


class Lookup(Roster):
    """The people of the reports that were asked for so far, kept for the process.

    A name counts in its own report; of other reports counts what their claims' parties of the same name are, and
    names of several words of private people there are replaced in the words of any report. Reports are laid out
    when an answer first draws on them, names looked up when words first have them.
    """

    def __init__(self, connection: Connection, seq: int, before: Lookup | None = None) -> None:
        super().__init__()
        self.seq = seq
        self._lock = threading.Lock()
        self._raw: dict[str, Report] = {}
        self._standings: dict[Name, Standing] = {}
        self._asked = set[str]()
        self._used: dict[str, None] = {}
        self.names = 0
        publishers = connection.scalars(select(DOCUMENTS.c.publisher).distinct())
        self.outlets = {folded(name) for name in publishers if name}
        self._edits: dict[str, list[dict[str, Any]]] = defaultdict(list)
        edits = select(_C.document, VIEW_EDITS.c.body).join(CLAIMS, _C.id == VIEW_EDITS.c.claim)
        for key, body in connection.execute(edits.order_by(VIEW_EDITS.c.claim)):
            self._edits[key].append(json.loads(body))
        self._keys: dict[Name, set[str]] = defaultdict(set)
        self._bearing: dict[Name, set[Name]] = defaultdict(set)
        self._sounding: dict[Name, set[Name]] = defaultdict(set)
        self._searched = set[Name]()
        self._told: dict[int, tuple[tuple[Name, int | None], ...]] = {}
        self._decided = set[Name]()
        self._bearers: dict[str, set[str]] = defaultdict(set)
        self._read_of = set[str]()
        self._hidden_words = set[str]()
        self._wide_words = set[str]()
        self._looked_through = set[str]()
        self._kin_of: Callable[[frozenset[str]], frozenset[str]] = lru_cache(maxsize=500)(self._together)
        if before is None:
            self._index(tuple(row) for row in connection.execute(KEYS))
        else:
            self._grow(connection, before)
        self._edited: dict[Name, list[tuple[str, Person]]] = defaultdict(list)
        for key, claims in self._edits.items():
            for full, someone in (named for claim in claims for named in people_in(claim, self.outlets)):
                self._edited[telling(full)].append((key, someone))
                self._named(telling(full), None)

    def _grow(self, connection: Connection, before: Lookup) -> None:
        """Takes over what has not changed since: no report with a new reading, none that was or is edited."""
        new = set(connection.scalars(select(READINGS.c.document).where(READINGS.c.seq > before.seq)))
        stale = new | set(before._edits) | set(self._edits)
        if before.outlets == self.outlets:
            self._raw = {key: report for key, report in before.kept() if key not in stale}
            self.names = sum(map(size, self._raw.values()))
        for name, keys in before._keys.items():
            self._keys[name] |= keys
        for window, names in before._bearing.items():
            self._bearing[window] |= names
        for window, names in before._sounding.items():
            self._sounding[window] |= names
        self.places |= before.places
        self.begins |= before.begins
        self.first_bones |= before.first_bones
        self.goes_on |= before.goes_on
        self.other_bones |= before.other_bones
        self._index(tuple(row) for row in KEYS_OF(connection, new))

    @property
    def full(self) -> bool:
        """Whether it holds more than is to be kept: the next answer is better given by one that takes over a part.

        Nothing is thrown away here: who protects an answer right now relies on what was looked up for it.
        """
        return self.names > MOST

    def kept(self) -> Iterator[tuple[str, Report]]:
        """The reports laid out, those of the last answers first, up to half of `MOST` where it is full."""
        if not self.full:
            yield from self._raw.items()
            return
        with self._lock:
            last = dict.fromkeys(key for id in reversed(self._used) for key in self.reports.get(id, ()))
        left = MOST // 2
        for key in last:
            if (report := self._raw.get(key)) is not None:
                left -= size(report)
                if left < 0:
                    return
                yield key, report

    def _index(self, rows: Iterable[tuple[str, str | None]]) -> None:
        for key, name in rows:
            if key.startswith("gn:"):
                self.places.add(folded(name or ""))
            elif not key.startswith("~") and ((actor := actor_register().get(key)) is None or actor.kind == "person"):
                whole = telling(folded(key))
                # A name may stand in the record with a title before it.
                for at in range(max(1, len(whole) - 1)):
                    self._named(whole[at:], key)

    def _named(self, name: Name, key: str | None) -> None:
        """Keeps a name: in its order, the family name first, the first with the last word of it, all as one word."""
        if not name:
            return
        if key is not None:
            self._keys[name].add(key)
        for window in {*orders(name), *run_together(name)}:
            self._bearing[window].add(name)
            self.begins.add(window[0])
            self.goes_on.update(window[1:])
        if bones(name):
            for window in set(map(bones, orders(name))) - {()}:
                self._sounding[window].add(name)
                self.first_bones.add(window[0])
                self.other_bones.update(window[1:])

    # -- what is asked for

    def gather(self, record: Engine | None, ids: Collection[str], texts: Collection[str]) -> None:
        """Learn what is needed for these words, with these ids beside them."""
        assert record is not None
        words = (text for text in texts if not stays(text, self.places, self.outlets))
        told = [unquote(text) if "%" in text else text for text in words]
        with self._lock:
            for id in ids:
                self._used.pop(id, None)
                self._used[id] = None
            new = [id for id in ids if id not in self._asked]
            fresh = (text for text in told if text not in self._looked_through)
            wanted = {pair for text in fresh for pair in unknown(text, self._bearing)} - self._searched
            if new or wanted:
                with reading(record) as connection:
                    self._resolve(connection, new)
                    self._lay_out(connection, self._with_kin(connection, new))
                    self._search(connection, wanted)
                self._asked.update(new)
                self._searched |= wanted
            beside = self.beside(frozenset(key for id in ids for key in self.reports.get(id, ())), told)
            if beside - self.hidden.keys():
                with reading(record) as connection:
                    self._lay_out(connection, beside)
            windows, alike = self._windows(text for text in told if text not in self._looked_through)
            names = {name for window in windows for name in self._bearing[window]}
            names |= {name for window in alike for name in self._sounding[bones(window)]}
            if names - self._standings.keys():
                with reading(record) as connection:
                    self._look_up(connection, names)
            for window in windows:
                self._decide(self.wide, window, self._bearing[window])
            for window in alike:
                if not any(self._standings[name].known for name in self._bearing.get(window, ())):
                    self._decide(self.alike, window, self._sounding[bones(window)])
            self._decided |= windows | alike
            self._looked_through.update(told)
            if len(self._looked_through) > _LOOKED_THROUGH:
                self._looked_through.clear()

    def beside(self, near: frozenset[str], texts: Iterable[str]) -> frozenset[str]:
        """The reports of the same events whose claims have somebody with a word of the texts in the name, or with one
        that sounds like it.
        """
        if not (kin := self._kin_of(near)):
            return kin
        bearers = self._bearers
        asked = {word for text in texts for word in bearers.keys() & heard_in(vocabulary(text))}
        return frozenset(other for word in asked for other in kin & bearers[word])

    def may_name(self, text: str) -> bool:
        return not self._hidden_words.isdisjoint(heard_in(vocabulary(text)))

    def may_stand(self, text: str) -> bool:
        return not self._wide_words.isdisjoint(vocabulary(text))

    def _together(self, near: frozenset[str]) -> frozenset[str]:
        return frozenset(other for key in near for other in self.kin.get(key, ())) - near

    def _windows(self, texts: Iterable[str]) -> tuple[set[Name], set[Name]]:
        """What may be a name in these texts and was not decided about: as it is known, and in another spelling."""
        found, alike = set[Name](), set[Name]()
        first, others = self.first_words, self.next_words
        for given in texts:
            if not first.among(given):
                continue
            for _, _, window in spans(given, cut(given), first, others):
                if window in self._decided:
                    continue
                if window in self._bearing and window not in self.wide:
                    found.add(window)
                elif window not in self.alike and bones(window) in self._sounding:
                    alike.add(window)
        return found, alike

    def _decide(self, into: dict[Name, tuple[Name, str]], window: Name, names: Collection[Name]) -> None:
        """What stands for words that are the name of private people of any report."""
        for name in sorted(names, key=lambda name: (name != window, name)):
            there = self._standings.get(name)
            if there is not None and there.private:
                into[window] = (name, there.word)
                self._wide_words.add(window[0])
                return

    def _search(self, connection: Connection, pairs: Collection[Name]) -> None:
        """Looks up who bears two words in the running words of any report: as somebody's relative, by an age …"""
        for pair in sorted(pairs):
            numbers = numbers_of(connection, DOCUMENTS, f'"{" ".join(pair)}"')
            some = sorted(numbers)[:_READ]
            unread = [number for number in some if number not in self._told]
            for number, told in lookup(connection, _D.number, unread, _D.number, _D.text):
                self._told[number] = private_in(told)
            for number in some:
                for full, role in self._told[number]:
                    if (name := telling(full)) not in self._keys and set(pair) <= set(name):
                        self._named(name, None)
                        self._decided.clear()
                        self._looked_through.clear()
                        before = self._standings.get(name, NOBODY)
                        roles = [one for one in (role, before.role) if one is not None]
                        self._standings[name] = Standing(role=min(roles, default=None), cued=True)

    def _with_kin(self, connection: Connection, ids: Collection[str]) -> set[str]:
        """The reports that ids belong to; of those that tell of the same events, learns whom their claims name."""
        own = {key for id in ids for key in self.reports.get(id, ())}
        new = sorted(own - self.kin.keys())
        told = lookup(connection, _T.document, new, _T.document, _T.event)
        events: dict[str, set[str]] = defaultdict(set)
        for event, key in lookup(connection, _T.event, {event for _, event in told}, _T.event, _T.document):
            events[event].add(key)
        kin: dict[str, set[str]] = {key: set() for key in new}
        for key, event in told:
            kin[key] |= events[event]
        self.kin.update((key, tuple(sorted(kin[key] - {key}))) for key in new)
        unread = {other for key in new for other in self.kin[key]} - self._read_of
        for key, name in PEOPLE(connection, sorted(unread)):
            for word in telling(folded(name)):
                self._bearers[heard(word)].add(key)
        self._read_of |= unread
        return own

    def _resolve(self, connection: Connection, ids: Collection[str]) -> None:
        """Which reports the ids belong to: those of claims, of events, and of reports, also as they came in."""
        sorts: dict[str, list[str]] = defaultdict(list)
        for id in ids:
            sorts[match[1] if (match := _ID.fullmatch(id)) else ""].append(id)
        told: dict[str, set[str]] = defaultdict(set)
        for id, key in lookup(connection, _C.id, sorts["c"], _C.id, _C.document):
            told[id].add(key)
        for id, key in lookup(connection, _T.event, sorts["e"], _T.event, _T.document):
            told[id].add(key)
        for (key,) in lookup(connection, DOCUMENTS.c.key, sorts["d"], DOCUMENTS.c.key):
            told[key].add(key)
        others = [id for id in ids if id not in told]
        for id, key in lookup(connection, DOCUMENTS.c.id, others, DOCUMENTS.c.id, DOCUMENTS.c.key):
            told[id].add(key)
        self.reports.update((id, tuple(sorted(keys))) for id, keys in told.items())

    def _lay_out(self, connection: Connection, keys: Iterable[str]) -> None:
        wanted = sorted(key for key in keys if key not in self.hidden)
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            self._read(connection, [key for key in some if key not in self._raw])
            people = {full for key in some for full, one in self._raw[key].people.items() if not one.public}
            self._look_up(connection, {*map(telling, people), *filter(None, map(self._spelt_otherwise, people))})
            for key in some:
                report = self._raw[key]
                # What running words say of a name that no claim has is looked up later, if at all: it counts for none.
                claimed = (full for full in report.people if telling(full) in self._keys.keys() | self._edited.keys())
                by_full = {telling(full): self._standing(full) for full in claimed}
                hidden, self.known[key] = settled(report, by_full)
                self._joined(hidden)
                self.others[key] = frozenset(word for name in report.others for word in name)
                self.hidden[key] = hidden
                forms = (form for full, (_, written) in hidden.items() for form in (full, *written))
                self._hidden_words.update(heard(word) for form in forms for word in form)

    def _spelt_otherwise(self, full: Name) -> Name | None:
        """The name that claims have where running words have it in another spelling."""
        if (name := telling(full)) in self._keys or name in self._edited:
            return None
        return min((other for other in self._sounding.get(bones(name), ()) if other in self._keys), default=None)

    def _joined(self, hidden: dict[Name, tuple[str, frozenset[Name]]]) -> None:
        """Gives those whom claims name in another spelling the pseudonym that they have there."""
        for full, other in [(full, self._spelt_otherwise(full)) for full in hidden]:
            if other is not None and (there := self._standings[other]).private:
                _, written = hidden.pop(full)
                role, forms = hidden.get(other, (there.word, frozenset()))
                hidden[other] = (role, forms | written | {full})

    def _read(self, connection: Connection, keys: Collection[str]) -> None:
        """Lays out reports by themselves: all their claims count, those too that a newer reading gave up."""
        found = {key: Report() for key in keys}
        claims = lookup(connection, _C.document, keys, _C.document, _C.id, _C.body)
        for key, _, body in sorted(claims, key=lambda row: row.id):
            if _PERSONAL.search(body):
                self._add(found[key], json.loads(body))
        for key, report in found.items():
            for claim in self._edits.get(key, ()):
                self._add(report, claim)
        for key, name in BESIDE(connection, keys):
            found[key].others.add(folded(name))
        for key, number, title, told in lookup(connection, _D.key, keys, _D.key, _D.number, _D.title, _D.text):
            self._told[number] = private_in(told)
            in_words(found[key], (title, told))
            without_things(found[key], told)
            joined(found[key])
        self._raw.update(found)
        self.names += sum(map(size, found.values()))

    def _add(self, report: Report, claim: Mapping[str, Any]) -> None:
        for full, someone in people_in(claim, self.outlets):
            laid(report, full, someone)

    # -- what a name is in all reports

    def _standing(self, full: Name) -> Standing:
        there = self._standings.get(telling(full), NOBODY)
        return replace(there, thing=True) if full in self.places else there

    def _look_up(self, connection: Connection, names: Iterable[Name]) -> None:
        new = {name for name in names if name not in self._standings}
        keys = {key for name in new for key in self._keys.get(name, ())}
        bearers: dict[Name, dict[str, Report]] = {name: defaultdict(Report) for name in new}
        claims, things = set[str](), set[Name]()
        for key, claim, kind in sample(connection, sorted(keys)):
            if kind in PERSONAL:
                claims.add(claim)
            elif kind in THINGS:
                things.add(telling(folded(key)))
        for document, body in lookup(connection, _C.id, sorted(claims), _C.document, _C.body):
            for full, someone in people_in(json.loads(body), self.outlets) if _PERSONAL.search(body) else ():
                if (name := telling(full)) in bearers:
                    laid(bearers[name][document], full, someone)
        for name in new:
            for document, someone in self._edited.get(name, ()):
                laid(bearers[name][document], name, someone)
        told = [(key, one) for found in bearers.values() for key, one in found.items() if doubtful(one)]
        texts = dict(map(tuple, lookup(connection, _D.key, {key for key, _ in told}, _D.key, _D.text)))
        for key, report in told:
            without_things(report, texts[key])
        for name, found in bearers.items():
            thing = name in things or name in self.places
            self._standings[name] = summed(found, thing=thing)
