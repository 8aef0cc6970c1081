"""Histories: who is tied to whom, who holds what, who leads and how strong, over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import corroboration
from rashomon.comparing.sightings import Sighting, sightings
from rashomon.comparing.slots import bounds
from rashomon.comparing.spells import Bounds, Spell, published_last
from rashomon.comparing.voices import in_order, origin_id, speaker_id

OPPOSED = {"allied": ("hostile",), "hostile": ("allied", "supports", "part_of"), "supports": ("hostile",),
           "part_of": ("hostile", "split_from"), "split_from": ("part_of",)}  # fmt: skip
"""States of a pair of parties that can't hold at one time."""


@dataclass(slots=True)
class _Open:
    """A spell in the making."""

    sightings: list[Sighting] = field(default_factory=list)
    start: Bounds = field(default_factory=Bounds)
    end: Bounds = field(default_factory=Bounds)
    ended: bool = False
    last_held: date | None = None


def history(accounts: Iterable[Account]) -> list[Spell]:
    """The spells of the subjects that these accounts speak of, by subject and from the earliest.

    Consecutive claims of one state are one spell. A claim that it ends closes the spell; one that it
    starts opens the next where an end came between, or where the same voice told of an opposed state
    between. Imprecise dates keep both bounds. Denials and possibilities go with the spell they are
    about, or stand alone where nobody asserts it. The order of the accounts changes nothing.

    Example:
        >>> from rashomon.reading.claim import Claim, Party
        >>> ties = Claim("relation", "allied", agents=(Party("Taliban", "armed_group"),),
        ...              targets=(Party("Islamic State", "armed_group"),), change="starts")
        >>> spell = history([Account("c1", ties, "d1", published=date(2016, 8, 13))])[0]
        >>> spell.words, spell.starts_known, spell.start.latest
        ('Islamic State and Taliban: allied', True, datetime.date(2016, 8, 13))
    """
    by_subject: dict[str, list[Sighting]] = {}
    for account in in_order(accounts):
        for sighting in sightings(account):
            by_subject.setdefault(sighting.proposition.subject.key, []).append(sighting)
    found: list[Spell] = []
    for key in sorted(by_subject):
        found.extend(spells_about(by_subject[key]))
    return found


def spells_about(told: Sequence[Sighting]) -> list[Spell]:
    """The spells of one subject, from the earliest; its sightings are in the order of their accounts."""
    lines: dict[tuple[str, ...], list[Sighting]] = {}
    for sighting in told:
        lines.setdefault(sighting.proposition.line, []).append(sighting)
    asserted = [s for s in told if s.account.claim.modality == "asserted"]
    found: list[Spell] = []
    for line in sorted(lines):
        mine = [s for s in lines[line] if s.account.claim.modality == "asserted"]
        others = [s for s in lines[line] if s.account.claim.modality != "asserted"]
        open_ = _spells(mine, [s for s in asserted if _opposed(s, lines[line][0])])
        found.extend(_closed(spell, told_of) for spell, told_of in _with_others(open_, others))
    return sorted(found, key=lambda s: (s.start.latest or date.max, s.last_held or date.max, s.state, s.words))


def _opposed(other: Sighting, line: Sighting) -> bool:
    """Whether another line of the subject says what can't hold at the same time."""
    a, b = other.proposition, line.proposition
    if a.subject.kind == "ties":
        return a.state in OPPOSED.get(b.state, ())
    return a.subject.kind == "control" and a.state == b.state == "controls" and a.parties != b.parties


def _spells(told: Sequence[Sighting], opposed: Sequence[Sighting]) -> list[_Open]:
    """One line's asserted sightings, which are in order of publication, as spells in order of time."""
    found: list[_Open] = []
    changes = {None: 1, "starts": 0, "ends": 2}
    for sighting in sorted(told, key=lambda s: (s.anchor, changes[s.change], s.account.id)):
        if not found or _opens(found[-1], sighting, opposed):
            found.append(_Open())
        _add(found[-1], sighting)
    return found


def _opens(spell: _Open, sighting: Sighting, opposed: Sequence[Sighting]) -> bool:
    """Whether a sighting, later than the spell's, belongs to a new one."""
    if sighting.change == "ends":
        return spell.ended and _after(sighting.first, spell.end.latest)
    if spell.ended:
        return _after(sighting.first, spell.end.latest)
    between = [
        other
        for other in opposed
        if other.change != "ends" and _after(other.first, spell.last_held) and _after(sighting.first, other.last)
    ]
    if not between or any(other.change == "starts" for other in between):
        return bool(between)
    voices = {v for s in spell.sightings for v in (origin_id(s.account), speaker_id(s.account))}
    return any({origin_id(other.account), speaker_id(other.account)} & voices for other in between)


def _after(later: date | None, earlier: date | None) -> bool:
    return later is not None and earlier is not None and later > earlier


def _add(spell: _Open, sighting: Sighting) -> None:
    spell.sightings.append(sighting)
    spell.start = spell.start.within(sighting.start)
    if sighting.change == "ends":
        spell.end = spell.end.within(sighting.end) if spell.ended else _ending(spell.end, sighting.end)
        spell.ended = True
    elif not spell.ended:
        spell.end = spell.end.within(sighting.end)
    if sighting.held is not None:
        spell.last_held = max(filter(None, (spell.last_held, sighting.held)))


def _ending(held: Bounds, end: Bounds) -> Bounds:
    """The end as told, which came after the last day of holding where the telling leaves that open."""
    if held.earliest is None or (end.latest is not None and held.earliest > end.latest):
        return end
    return Bounds(max(filter(None, (held.earliest, end.earliest))), end.latest)


def _with_others(spells: Sequence[_Open], others: Sequence[Sighting]) -> list[tuple[_Open, list[Sighting]]]:
    """Each spell with the denials and possibilities about it: those go with the last one begun by then."""
    if not spells:
        return [(_Open(), list(others))] if others else []
    found: list[tuple[_Open, list[Sighting]]] = [(spell, []) for spell in spells]
    for other in others:
        begun = [n for n, spell in enumerate(spells) if not _after(spell.start.latest, other.last)]
        found[begun[-1] if begun else 0][1].append(other)
    return found


def _closed(spell: _Open, others: Sequence[Sighting]) -> Spell:
    told = spell.sightings or list(others)
    # The earliest published names the parties and the place for all.
    first = min(told, key=lambda s: (s.account.published or date.max, s.account.document, s.account.id))
    proposition = first.proposition
    confirmed = corroboration(s.account for s in spell.sightings)
    denied = [s.account for s in others if s.account.claim.modality == "denied"]
    possible = [s.account for s in others if s.account.claim.modality in ("possible", "planned")]
    counts = [bounds(n) for s in told if (n := s.account.claim.numbers.get("count")) is not None]
    highs = [high if high is not None else low for low, high in counts]
    return Spell(
        subject=proposition.subject,
        state=proposition.state,
        parties=proposition.parties,
        words=proposition.words,
        place=proposition.place,
        detail=proposition.detail,
        start=spell.start,
        end=spell.end if spell.ended else Bounds(spell.end.earliest),
        starts_known=any(_tells_start(s) for s in spell.sightings),
        ends_known=spell.ended,
        last_held=spell.last_held,
        last_confirmed=published_last(s.account for s in spell.sightings if s.change != "ends"),
        assumed=any(s.assumed for s in spell.sightings),
        low=min((low for low, _ in counts), default=None),
        high=max(highs, default=None),
        confirmed_by=confirmed,
        denied_by=tuple(a.id for a in in_order(denied)),
        possible_by=tuple(a.id for a in in_order(possible)),
        accounts=tuple(a.id for a in in_order(s.account for s in (*spell.sightings, *others))),
    )


def _tells_start(sighting: Sighting) -> bool:
    when = sighting.account.claim.when
    return sighting.change == "starts" or (when is not None and when.granularity == "since")
