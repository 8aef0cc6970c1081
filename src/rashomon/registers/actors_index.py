"""All names of actors, states and forces as one tree of atoms, with the case each name asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from rashomon.errors import DataError
from rashomon.registers.actors_data import ACTOR_FILES, ActorRow, CountryRow, ForceRow, countries, rows, rule
from rashomon.registers.actors_model import Actor, Kind
from rashomon.registers.actors_words import Atoms, split
from rashomon.registers.countries import as_actor, as_people, country, state

Tag = Literal["actor", "surname", "people", "country", "adjective", "metonym", "force", "blocked"]
# Up to this length a name in capitals counts only in capitals: IS, AP, UN, FMLN, but not UNESCO.
_EXACT_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: what it stands for, and the letter case each atom must have in a text.

    `case` has for each atom the exact form, or a lone `A` for an initial capital, or nothing.
    """

    tag: Tag
    case: tuple[str, ...]
    actor: Actor | None = None
    row: CountryRow | None = None
    force: ForceRow | None = None
    bare: bool = False
    the: bool = False
    weak: bool = False
    english: bool = False


@dataclass(slots=True)
class Node:
    """A step in the tree of names: what may follow, and the names that end here."""

    next: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Index:
    """The tree of all names, and the actors by id."""

    root: Node
    actors: dict[str, Actor]


def fits(case: tuple[str, ...], surface: list[str], first: int) -> bool:
    """Whether the atoms of a text from `first` on have the letter case that a name asks for.

    Example:
        >>> fits(("IS",), ["IS"], 0), fits(("IS",), ["is"], 0), fits(("A", ""), ["Boko", "haram"], 0)
        (True, False, True)
    """
    for place, want in enumerate(case):
        if not want:
            continue
        have = surface[first + place]
        if want == "A":
            if have[0].islower():
                return False
        elif have != want:
            return False
    return True


def _case(atoms: Atoms) -> tuple[str, ...]:
    found = []
    for word in atoms.surface:
        if word[:1].islower() or not word[:1].isalpha():
            found.append("")
        elif 2 <= len(word) <= _EXACT_LENGTH and word[1:] != word[1:].lower():
            found.append(word)
        else:
            found.append("A")
    return tuple(found)


def _add(root: Node, name: str, entry: Entry) -> None:
    atoms = split(name)
    if not atoms.norm:
        return
    node = root
    for norm in atoms.norm:
        node = node.next.setdefault(norm, Node())
    entry = replace(entry, case=_case(atoms))
    if entry.tag in ("country", "adjective", "metonym", "force") or entry not in node.entries:
        node.entries.append(entry)


def _actor(row: ActorRow, kind: Kind, known: dict[str, Actor]) -> Actor:
    own: Kind = row.kind or kind
    home = row.country
    if row.leads and not home:
        led = country(row.leads)
        home = state(led) if led else known[row.leads].country
    return Actor(row.id, row.name, own, home, row.aliases, row.start, row.end, row.parent, row.leads.lower(), row.role)


def load_actors() -> dict[str, Actor]:
    """All actors of the files, persons and peoples included, by id.

    Raises:
        DataError: an id that is there twice, or a parent or a led actor that isn't there.

    Example:
        >>> load_actors()["quds-force"].parent
        'islamic-revolutionary-guard-corps'
    """
    return {actor.id: actor for actor, _ in _loaded()}


@cache
def _loaded() -> tuple[tuple[Actor, ActorRow], ...]:
    found: dict[str, tuple[Actor, ActorRow]] = {}
    known: dict[str, Actor] = {}
    for name, kind in ACTOR_FILES.items():
        for number, row in enumerate(rows(name, ActorRow), start=1):
            if row.id in found:
                raise DataError(f"{row.id!r} is there twice", file=f"{name}.yaml", row=number, field="id")
            if row.leads and not country(row.leads) and row.leads not in known:
                raise DataError(f"no {row.leads!r}", file=f"{name}.yaml", row=number, field="leads")
            actor = _actor(row, kind, known)
            found[row.id] = (actor, row)
            known[row.id] = actor
    for name in ACTOR_FILES:
        for number, row in enumerate(rows(name, ActorRow), start=1):
            if row.parent and row.parent not in found:
                raise DataError(f"no {row.parent!r}", file=f"{name}.yaml", row=number, field="parent")
    return tuple(found.values())


def build(extra: Iterable[Actor] = ()) -> Index:
    """The index of the files' names, with actors of the caller's own before them.

    Example:
        >>> "boko" in build().root.next
        True
    """
    root = Node()
    actors: dict[str, Actor] = {}
    own = list(extra)
    for actor in own:
        _add_actor(root, actor, actors)
    for actor, row in _loaded():
        if actor.id not in actors:
            _add_actor(root, actor, actors)
            if actor.kind == "person" and row.surname:
                _add_surname(root, actor)
    _add_countries(root, actors)
    for force in rows("actors_forces", ForceRow):
        for phrase in dict.fromkeys((*force.phrases, *force.bare, *force.the)):
            entry = Entry("force", (), force=force, bare=phrase in force.bare, the=phrase in force.the)
            _add(root, phrase, entry)
    for phrase in rule("blocked"):
        _add(root, phrase, Entry("blocked", ()))
    return Index(root, actors)


def _add_actor(root: Node, actor: Actor, actors: dict[str, Actor]) -> None:
    actors[actor.id] = actor
    weak, english = rule("weak"), rule("english")
    tag: Tag = "people" if actor.kind == "people" else "actor"
    for name in dict.fromkeys((actor.name, *actor.aliases)):
        if actor.kind == "person" and " " not in name and "-" not in name:
            _add(root, name, Entry("surname", (), actor=actor, weak=name not in rule("famous")))
        else:
            _add(root, name, Entry(tag, (), actor=actor, weak=name in weak, english=name in english))


def _add_surname(root: Node, actor: Actor) -> None:
    last = actor.name.split()[-1]
    for name in {last, last.removeprefix("al-")}:
        if name not in actor.aliases and name != actor.name:
            _add(root, name, Entry("surname", (), actor=actor, weak=name not in rule("famous")))


def _add_countries(root: Node, actors: dict[str, Actor]) -> None:
    english = rule("english")
    weak = rule("weak")
    for row in countries():
        actor = as_actor(row)
        actors.setdefault(actor.id, actor)
        for name in (row.name, *row.aliases):
            _add(
                root,
                name,
                Entry("country", (), actor=actor, row=row, weak=name in weak, english=name in english),
            )
        for name in row.adj:
            _add(root, name, Entry("adjective", (), actor=actor, row=row, english=name in english))
        for name in row.people:
            _add(root, name, Entry("people", (), actor=as_people(row, name), row=row))
        for name in (*row.capital, *row.seats):
            _add(root, name, Entry("metonym", (), actor=actor, row=row))
