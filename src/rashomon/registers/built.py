"""State actors by rule: a state's name or adjective with a force noun, or the force noun alone.

"Afghan security forces", "Iraq's army", "the Kabul government", "US-led coalition", "Western
powers", "the Assad regime", "Ministry of Defense of Ukraine"; "police" and "the army" by themselves
have no country. A place inside a state builds nothing: a place is not a perpetrator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.registers.actors_data import ForceRow, rule
from rashomon.registers.actors_index import Entry, Index, fits
from rashomon.registers.actors_model import Actor, BuiltMatch
from rashomon.registers.actors_words import Atoms
from rashomon.registers.countries import country

# What a capital or a leader can stand before: "the Kabul government", "Assad forces".
_OF_CAPITAL = {"government", "forces", "officials", "presidency"}
_OF_LEADER = {
    "government",
    "forces",
    "officials",
    "security-forces",
    "air-force",
    "intelligence",
    "coalition",
}
_OF_COUNTRY = {
    "government",
    "forces",
    "police",
    "navy",
    "air-force",
    "security-forces",
    "parliament",
    "courts",
}
_MOST_MODIFIERS = 3
_MOST_BEFORE_COALITION = 5
_MOST_JOINED = 3
_NOT_OURS = {"anti", "non", "counter", "ex", "quasi"}


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text as atoms `first` to `last`, with what it may stand for."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def walk(index: Index, atoms: Atoms, first: int) -> Iterator[Found]:
    """The names that begin at atom `first`, the shortest first; whole tokens, or up to a hyphen."""
    node = index.root.next.get(atoms.norm[first])
    at, size = first, len(atoms.norm)
    while node is not None:
        if node.entries and atoms.ends(at):
            fitting = tuple(e for e in node.entries if fits(e.case, atoms.surface, first))
            if fitting:
                yield Found(first, at, fitting)
        at += 1
        node = node.next.get(atoms.norm[at]) if at < size else None


def force_at(index: Index, atoms: Atoms, first: int, regional: bool) -> tuple[ForceRow, int] | None:
    """The force noun that begins at atom `first`, behind up to three modifiers, and its last atom."""
    modifiers = rule("modifiers")
    best: tuple[ForceRow, int] | None = None
    at, size, skipped = first, len(atoms.norm), 0
    while at < size and not (at == first and at in atoms.glued):
        for found in walk(index, atoms, at):
            for entry in found.entries:
                if entry.force and _allowed(entry.force, regional) and (not best or found.last > best[1]):
                    best = (entry.force, found.last)
        norm = atoms.norm[at]
        if norm == "pro" and at + 1 in atoms.glued:
            at += 1
        elif norm not in modifiers:
            break
        skipped += 1
        at += 1
        if skipped > _MOST_MODIFIERS:
            break
    if best and best[1] + 1 in atoms.glued:
        return None
    return best


def _allowed(force: ForceRow, regional: bool) -> bool:
    return force.regional != "never" if regional else force.regional != "only"


def state_actor(entry: Entry, force: ForceRow, name: str) -> Actor:
    """The actor made of a state, region or leader and a force: `af:forces`."""
    base = entry.actor
    assert base is not None
    owner = base.leads or base.id if entry.row is None else base.id
    return Actor(f"{owner}:{force.unit}", name, force.kind, country=base.country)


def build_at(index: Index, atoms: Atoms, found: Found, words: Sequence[str]) -> BuiltMatch | None:
    """The actor built on the state's name, adjective, capital or leader that `found` is."""
    for entry in found.entries:
        if entry.tag in ("country", "adjective", "metonym", "surname") or _leader(entry):
            made = _build(index, atoms, found, entry, words)
            if made:
                return made
        elif entry.actor is not None and entry.actor.kind == "organisation":
            after = found.last + 1
            if after in atoms.glued and atoms.norm[after] == "led":
                return _coalition(atoms, found.first, after, entry, words)
    return None


def _leader(entry: Entry) -> bool:
    return entry.actor is not None and entry.actor.kind == "person" and country(entry.actor.leads) is not None


def _build(index: Index, atoms: Atoms, found: Found, entry: Entry, words: Sequence[str]) -> BuiltMatch | None:
    if entry.tag == "surname" and not _leader(entry):
        return None
    if entry.tag in ("country", "metonym") and entry.row and entry.row.kind == "territory":
        return None
    after, size = found.last + 1, len(atoms.norm)
    if after >= size:
        return None
    if after in atoms.glued:
        if atoms.norm[after] == "led" and entry.tag in ("country", "adjective"):
            return _coalition(atoms, found.first, after, entry, words)
        return None
    owns = atoms.norm[after] == "'s"
    if owns:
        after += 1
    regional = entry.row is not None and entry.row.regional
    if regional and entry.tag != "adjective":
        return None
    force = force_at(index, atoms, after, regional) if after < size else None
    if force is None and entry.tag in ("adjective", "country") and not owns:
        shared = _shared(index, atoms, after, entry)
        if shared and (regional or shared.regional != "only"):
            return _match(atoms, found.first, found.last, state_actor(entry, shared, ""), words)
    if force is None or not _stands_for(entry, force[0], owns):
        return None
    return _match(atoms, found.first, force[1], state_actor(entry, force[0], ""), words)


def _stands_for(entry: Entry, force: ForceRow, owns: bool) -> bool:
    if entry.tag == "metonym":
        return force.unit in _OF_CAPITAL or (owns and force.unit != "police")
    if entry.row is None:
        return force.unit in _OF_LEADER
    return True


def _shared(index: Index, atoms: Atoms, after: int, entry: Entry) -> ForceRow | None:
    """The force noun that several names share: "US" in "US, Afghan and NATO troops"."""
    if entry.tag == "country" and not atoms.surface[after - 1].isupper():
        return None
    at, size = after, len(atoms.norm)
    for _ in range(_MOST_JOINED):
        if at >= size or atoms.norm[at] not in ("and", "or", ",", "&"):
            return None
        at += 2 if atoms.norm[at] == "," and at + 1 < size and atoms.norm[at + 1] in ("and", "or") else 1
        if at >= size:
            return None
        longest = None
        for found in walk(index, atoms, at):
            if any(e.tag in ("adjective", "country", "actor") for e in found.entries):
                longest = found
        if longest is None:
            return None
        at = longest.last + 1
        regional = any(e.row and e.row.regional for e in longest.entries)
        force = force_at(index, atoms, at, regional) if at < size else None
        if force:
            return force[0]
    return None


def _coalition(atoms: Atoms, first: int, led: int, entry: Entry, words: Sequence[str]) -> BuiltMatch | None:
    modifiers, nouns = rule("coalition_modifiers"), rule("coalition_nouns")
    aim = False
    for at in range(led + 1, min(led + 2 + _MOST_BEFORE_COALITION, len(atoms.norm))):
        norm = atoms.norm[at]
        if norm in nouns:
            follows = at + 1 < len(atoms.norm) and atoms.norm[at + 1]
            last = at + 1 if norm == "coalition" and follows in ("forces", "troops", "warplanes") else at
            assert entry.actor is not None
            actor = Actor(f"{entry.actor.id}:led-coalition", "", "state_force", country=entry.actor.country)
            return _match(atoms, first, last, actor, words)
        aim = aim or norm in ("anti", "counter")
        if norm not in modifiers and not aim:
            return None
    return None


def bare_at(index: Index, atoms: Atoms, found: Found, words: Sequence[str]) -> BuiltMatch | None:
    """The actor of a force noun that stands without a state's name before it."""
    first, last = found.first, found.last
    if first in atoms.glued and atoms.norm[first - 1] in _NOT_OURS:
        return None
    if last + 1 in atoms.glued and atoms.norm[last + 1] not in rule("joints"):
        return None
    forces = [e for e in found.entries if e.force and e.force.regional != "only"]
    if not forces:
        return None
    of = _of_country(index, atoms, last)
    if of:
        for entry in forces:
            if entry.force and (entry.force.unit in _OF_COUNTRY or "ministry" in entry.force.unit):
                return _match(atoms, first, of.last, state_actor(of.entries[0], entry.force, ""), words)
    held = last + 1 in atoms.glued
    determined = held or (first > 0 and atoms.norm[first - 1] in rule("determiners"))
    for entry in forces:
        if entry.force and (entry.bare or (entry.the and determined)):
            return _match(atoms, first, last, Actor(f":{entry.force.unit}", "", entry.force.kind), words)
    return None


def _of_country(index: Index, atoms: Atoms, last: int) -> Found | None:
    at, size = last + 1, len(atoms.norm)
    if at >= size or atoms.norm[at] != "of":
        return None
    at += 2 if at + 1 < size and atoms.norm[at + 1] == "the" else 1
    best = None
    for found in walk(index, atoms, at) if at < size else ():
        states = tuple(e for e in found.entries if e.tag == "country" and e.row and e.row.kind == "country")
        if states:
            best = Found(found.first, found.last, states)
    return best


def _match(atoms: Atoms, first: int, last: int, actor: Actor, words: Sequence[str]) -> BuiltMatch:
    start, end = atoms.token[first], atoms.token[last]
    named = Actor(actor.id, spell(words, start, end), actor.kind, country=actor.country)
    return BuiltMatch(start, end, named, "built")


def spell(words: Sequence[str], first: int, last: int) -> str:
    """Tokens `first` to `last` as one name, with blanks where the text would have them.

    Example:
        >>> spell(["the", "US", "-", "led", "coalition"], 1, 4), spell(["Iraq", "'s", "army"], 0, 2)
        ('US-led coalition', "Iraq's army")
    """
    text = ""
    tight = True
    for word in words[first : last + 1]:
        joint = word in ("-", "‐", "‑", "/")
        text += word if tight or joint or word in ("'s", "’s", ",", ")", "'") else f" {word}"
        tight = joint or word == "("
    return text
