"""Who a text names: actors of the register, state actors built by rule, states, capitals, peoples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from rashomon.registers.actors_data import rule
from rashomon.registers.actors_index import Entry, Index, Tag, build
from rashomon.registers.actors_model import Actor, ActorMatch, Origin
from rashomon.registers.actors_office import before_office
from rashomon.registers.actors_words import Atoms, atoms, pieces, split
from rashomon.registers.built import Found, bare_at, build_at, walk

__all__ = ["Actor", "ActorMatch", "ActorRegister", "Origin", "actor_matches", "actor_register", "built"]

_ORIGIN: dict[Tag, Origin] = {
    "actor": "register",
    "surname": "register",
    "people": "people",
    "country": "country",
    "adjective": "country",
    "metonym": "metonym",
}
# How far around an acronym that is also a word the letter case is looked at, in atoms.
_WINDOW = 4


@dataclass(slots=True)
class _Hit:
    """A match before names that several actors share are settled."""

    match: ActorMatch
    entries: tuple[Entry, ...] = ()


@dataclass(slots=True)
class _Scan:
    """What one pass over a text has found so far.

    `seen` counts the mentions of each state, `taken` the family names that somebody else bears.
    """

    words: Sequence[str]
    run: Atoms
    hits: list[_Hit] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)


class ActorRegister:
    """The actors of the files, and of the caller's own, found in lists of words in one pass.

    A name counts whatever its hyphens, accents, apostrophes, dots and usual spelling variants, with
    capitals where the register has them; short acronyms only in capitals, and those that are words
    of English (IS, US, WHO) not inside a line of capitals. The longest name at a place counts, and
    matches never overlap. Time grows linearly with the number of words.

    Example:
        >>> found = ActorRegister().find("Fighters of al - Qaeda and IS fled .".split())
        >>> [(m.first, m.last, m.actor.name) for m in found]
        [(2, 4, 'al-Qaida'), (6, 6, 'Islamic State')]
    """

    def __init__(self, extra: Iterable[Actor] = ()) -> None:
        self._index: Index = build(extra)

    def get(self, id: str) -> Actor | None:
        """The actor with this id, such as a `parent` or `leads`; a country by its code.

        Example:
            >>> actor_register().get("iq").name, actor_register().get("IQ").kind
            ('Iraq', 'government')
        """
        return self._index.actors.get(id) or self._index.actors.get(id.lower())

    def lookup(self, name: str) -> Actor | None:
        """The actor that goes by exactly this name, with or without "the"; the first of several.

        Example:
            >>> ActorRegister().lookup("the Tamil Tigers").id
            'liberation-tigers-of-tamil-eelam'
        """
        run = split(name)
        size = len(run.norm)
        for first in (0, 1) if size > 1 and run.norm[0] == "the" else (0,) if size else ():
            for found in walk(self._index, run, first):
                for entry in found.entries if found.last == size - 1 else ():
                    if entry.actor and entry.tag in ("actor", "surname", "people"):
                        return entry.actor
        return None

    def find(self, words: Sequence[str], year: int | None = None) -> list[ActorMatch]:
        """Where `words` names actors of the register, persons included, in order."""
        return self._matches(words, year, register_only=True)

    def matches(self, words: Sequence[str], year: int | None = None) -> list[ActorMatch]:
        """Everything of `actor_matches`."""
        return self._matches(words, year, register_only=False)

    def _matches(self, words: Sequence[str], year: int | None, register_only: bool) -> list[ActorMatch]:
        run = atoms(words)
        scan = _Scan(words, run)
        at, size, root = 0, len(run.norm), self._index.root.next
        while at < size:
            if run.norm[at] not in root or not run.starts(at):
                at += 1
                continue
            at = self._step(scan, at, register_only)
        return _settle(scan, year)

    def _step(self, scan: _Scan, at: int, register_only: bool) -> int:
        """Looks at the names that begin at atom `at`; returns the atom to go on from."""
        run, words, hits = scan.run, scan.words, scan.hits
        names: Found | None = None
        states: Found | None = None
        forces: Found | None = None
        for found in walk(self._index, run, at):
            named = tuple(e for e in found.entries if _counts(e, scan, found))
            if any(e.tag == "blocked" for e in named):
                names, states, forces = Found(at, found.last, ()), None, None
                continue
            own = tuple(e for e in named if e.tag in ("actor", "surname", "people") and e.row is None)
            of_state = tuple(e for e in named if e.row is not None or _person(e))
            if own:
                names = Found(at, found.last, own)
            if of_state:
                states = Found(at, found.last, of_state)
            if any(e.tag == "force" for e in named):
                forces = Found(at, found.last, tuple(e for e in named if e.tag == "force"))
        if states:
            for entry in states.entries:
                if entry.row is not None and not entry.weak and entry.actor and entry.actor.country:
                    scan.seen[entry.actor.country] += 1
        if names and not names.entries:
            return names.last + 1
        if register_only:
            if names:
                hits.append(_hit(run, names))
                return names.last + 1
            return (states.last if states else at) + 1
        if states and (names is None or names.last <= states.last or _person(names.entries[0])):
            made = build_at(self._index, run, states, words)
            if made and (names is None or run.token[names.last] < made.last):
                hits.append(_Hit(made))
                return _after(run, at, made.last)
        if names:
            made = build_at(self._index, run, names, words)
            if made:
                hits.append(_Hit(made))
                return _after(run, at, made.last)
            hits.append(_absorb(_hit(run, names), hits, at > 0 and run.norm[at - 1] == "'s"))
            return names.last + 1
        if states:
            chosen = _state(run, states)
            if chosen:
                hits.append(_hit(run, Found(states.first, states.last, (chosen,))))
            return states.last + 1
        if forces:
            bare = bare_at(self._index, run, forces, words)
            if bare:
                hits.append(_Hit(bare))
                return _after(run, at, bare.last)
            return at + 1
        return at + 1


def _person(entry: Entry) -> bool:
    return entry.actor is not None and entry.actor.kind == "person"


def _after(run: Atoms, at: int, last_token: int) -> int:
    while at < len(run.token) and run.token[at] <= last_token:
        at += 1
    return at


def _hit(run: Atoms, found: Found) -> _Hit:
    entry = found.entries[0]
    assert entry.actor is not None
    origin = _ORIGIN[entry.tag]
    return _Hit(ActorMatch(run.token[found.first], run.token[found.last], entry.actor, origin), found.entries)


def _absorb(hit: _Hit, hits: list[_Hit], owned: bool) -> _Hit:
    """Takes the state's name before an actor of that state into the name: "Iran's Quds Force"."""
    actor = hit.match.actor
    if not hits or actor.kind in ("person", "people", "media") or not actor.country:
        return hit
    before = hits[-1].match
    gap = hit.match.first - before.last - 1
    close = gap == 1 if owned else gap == 0
    if close and before.origin == "country" and before.actor.country == actor.country:
        hits.pop()
        return _Hit(replace(hit.match, first=before.first), hit.entries)
    return hit


def _counts(entry: Entry, scan: _Scan, found: Found) -> bool:
    """Whether the words around a name allow it."""
    run = scan.run
    if entry.english and _shouted(run, found):
        return False
    if entry.tag == "surname":
        other = _named(run, found.first)
        if other:
            scan.taken.add(run.norm[found.last])
        return not other
    if entry.row is not None and entry.row.guard and entry.tag == "country":
        follows = found.last + 1
        proper = follows < len(run.norm) and follows not in run.glued and run.surface[follows][:1].isupper()
        return not _named(run, found.first) and not proper
    return True


def _named(run: Atoms, first: int) -> bool:
    """Whether another name stands directly before, so that this one belongs to somebody else."""
    if first == 0 or first in run.glued:
        return False
    before = run.surface[first - 1]
    return before[:1].isupper() and before.isalpha() and run.norm[first - 1] not in rule("titles")


def _shouted(run: Atoms, found: Found) -> bool:
    """Whether the words around are in capitals, so that capitals say nothing."""
    low, high = max(0, found.first - _WINDOW), found.last + 1 + _WINDOW
    around = run.surface[low : found.first] + run.surface[found.last + 1 : high]
    words = [word for word in around if len(word) > 1 and word.isalpha()]
    return sum(word.isupper() for word in words) * 2 > len(words)


def _state(run: Atoms, found: Found) -> Entry | None:
    """What a state's name, adjective, capital or people is by itself; an adjective mostly nothing."""
    after = found.last + 1
    for entry in found.entries:
        if entry.tag in ("country", "people", "metonym"):
            return entry
    follows = run.norm[after] if after < len(run.norm) else ""
    if after in run.glued:
        return found.entries[0] if follows in rule("joints") else None
    if before_office(run, after):
        return found.entries[0]
    before = run.norm[found.first - 1] if found.first else ""
    plural = run.norm[found.last].endswith(("sh", "ch", "ese", "ss"))
    if before == "the" and plural and (follows in rule("speaking") or not follows.isalnum()):
        return _as_people(found.entries[0])
    return None


def _as_people(entry: Entry) -> Entry:
    base = entry.actor
    assert base is not None and entry.row is not None
    name = f"the {entry.row.adj[0]}"
    people = Actor(f"{base.id}:people", name, "people", country=base.country)
    return Entry("people", entry.case, actor=people, row=entry.row)


def _settle(scan: _Scan, year: int | None) -> list[ActorMatch]:
    """Chooses among actors that share a name, and drops acronyms that nothing in the text supports."""
    seen, sure = scan.seen, set[str]()
    for hit in scan.hits:
        actors = {e.actor.id for e in hit.entries if e.actor}
        if len(actors) == 1 and not hit.entries[0].weak:
            sure |= actors
            if hit.match.actor.country and hit.match.origin == "register":
                seen[hit.match.actor.country] += 1
    found = []
    for hit in scan.hits:
        backed = [e for e in hit.entries if _backed(e, hit, scan, sure)]
        if hit.entries and not backed:
            continue
        found.append(_chosen(hit.match, backed, seen, sure, year) if len(backed) > 1 else _only(hit, backed))
    return found


def _only(hit: _Hit, backed: list[Entry]) -> ActorMatch:
    if backed and backed[0].actor and backed[0].actor is not hit.match.actor:
        return replace(hit.match, actor=backed[0].actor)
    return hit.match


def _backed(entry: Entry, hit: _Hit, scan: _Scan, sure: set[str]) -> bool:
    if entry.tag == "surname" and entry.actor and entry.actor.id not in sure:
        named = pieces(scan.words[hit.match.last])
        if named and named[-1][0] in scan.taken:
            return False
    return not entry.weak or _supported(entry, scan.seen, sure)


def _supported(entry: Entry, seen: Counter[str], sure: set[str]) -> bool:
    actor = entry.actor
    if actor is None:
        return False
    return actor.id in sure or actor.leads in sure or bool(actor.country and seen[actor.country])


def _chosen(
    match: ActorMatch, entries: list[Entry], seen: Counter[str], sure: set[str], year: int | None
) -> ActorMatch:
    actors = list({e.actor.id: e.actor for e in entries if e.actor}.values())

    def weight(actor: Actor) -> tuple[bool, bool, bool, int]:
        world = not actor.country and actor.kind == "media"
        return (
            actor.id in sure,
            year is None or actor.lived(year),
            world or bool(seen[actor.country]),
            -1 if not actor.country else seen[actor.country],
        )

    best = max(actors, key=weight)
    return replace(match, actor=best, others=tuple(a for a in actors if a is not best))


@cache
def actor_register() -> ActorRegister:
    """The register of the project's own files, made once."""
    return ActorRegister()


def actor_matches(words: Sequence[str], year: int | None = None) -> list[ActorMatch]:
    """Everybody `words` names: register, built state actors, states, capitals, peoples.

    Matches don't overlap and stand in text order; the article before a name is outside. `year`
    (of publication) helps to choose between actors of one name. A state, region or capital by its
    name is a place or stands for its government: the reader decides by the words around.

    Example:
        >>> found = actor_matches("Afghan forces fought the Taliban , Kabul said .".split())
        >>> [(m.actor.id, m.origin) for m in found]
        [('af:forces', 'built'), ('taliban', 'register'), ('af', 'metonym')]
    """
    return actor_register().matches(words, year)


def built(words: Sequence[str]) -> list[ActorMatch]:
    """Only the state actors that are built by rule.

    Example:
        >>> [m.actor.name for m in built("The US - led coalition and police denied it .".split())]
        ['US-led coalition', 'police']
    """
    return [match for match in actor_matches(words) if match.origin == "built"]
