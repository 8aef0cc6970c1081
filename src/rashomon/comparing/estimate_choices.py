"""The policies for perpetrator, date, place and kind of event: one of the values told is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rashomon.comparing.counting import counted
from rashomon.comparing.denied import speaks_for
from rashomon.comparing.estimate_found import Found, nothing
from rashomon.comparing.geography import bare
from rashomon.comparing.likeness import entails
from rashomon.comparing.parties import named
from rashomon.comparing.placing import inexact
from rashomon.comparing.standing import Count
from rashomon.comparing.voices import heard

_Key = tuple[float | int | str, ...]


def choose(slot: str, name: str, counts: Sequence[Count]) -> Found:
    """The value of a slot that a policy picks among those told; who stands behind it is asked of all of them."""
    if not counts:
        return nothing("no account gives it")
    chosen = counts
    if name == "claimed":
        chosen = [c for c in counts if any(speaks_for(a, p) for a in c.accounts for p in c.value.parties)]
        if not chosen:
            return nothing("nobody says to have done it")
    if slot == "who" and name == "named":
        chosen = [c for c in counts if all(map(named, c.value.parties))]
        chosen = chosen or [c for c in counts if any(map(named, c.value.parties))]
        if not chosen:
            return nothing("nobody is named, only described")
    ranked = sorted(chosen, key=lambda c: (*RULES[slot, name](c, counts), c.value.key))
    first = ranked[0]
    origins, speakers = _behind(first, counts)
    behind = f"{counted(origins, 'independent origin')}, {counted(speakers, 'speaker')}"
    trace = f"{first.value.words}: {behind}, of {counted(len(counts), 'value')}"
    return Found(first.value.key, first.value.words, (first,), trace, "another value by the rule of the policy")


def _behind(count: Count, counts: Sequence[Count]) -> tuple[int, int]:
    """How many origins and speakers state a value, for parties and kinds those of more exact values included.

    A time or a place is behind no wider one: everything lies within the widest, which would always win.
    """
    wide = count.value.slot in ("when", "where")
    return heard(a for c in counts if c is count or (not wide and entails(c.value, count.value)) for a in c.accounts)


def _support(count: Count, counts: Sequence[Count]) -> _Key:
    origins, speakers = _behind(count, counts)
    return (-origins, -speakers)


def _vague(count: Count) -> int:
    """How inexact a place is, or how long a time in days."""
    if count.value.places:
        return min(map(inexact, count.value.places))
    return (count.value.high or 0) - (count.value.low or 0)


def _first_told(count: Count) -> int:
    return (count.told or date.max).toordinal()


def _exact_party(count: Count, counts: Sequence[Count]) -> _Key:
    """A named branch before the group it belongs to: nobody else's value is more exact."""
    above = any(c is not count and all(map(named, c.value.parties)) and entails(c.value, count.value) for c in counts)
    return (int(above), *_support(count, counts))


def _outer(count: Count, counts: Sequence[Count]) -> int:
    """1 for a place in which another lies that is told as exactly: the seat of a province may have its name."""
    inner = (place for c in counts if c is not count and _vague(c) == _vague(count) for place in c.value.places)
    names = {bare(place.name) for place in count.value.places if inexact(place) == _vague(count)}
    return int(any(names & set(place.inside) and bare(place.name) not in names for place in inner))


def _most_origins(count: Count, counts: Sequence[Count]) -> _Key:
    return (*_support(count, counts), _vague(count), count.value.low or 0)


RULES: dict[tuple[str, str], Callable[[Count, Sequence[Count]], _Key]] = {
    ("who", "most-origins"): lambda c, all_: (int(not all(map(named, c.value.parties))), *_support(c, all_)),
    ("who", "named"): _exact_party,
    ("who", "claimed"): _support,
    ("when", "narrowest"): lambda c, all_: (_vague(c), *_support(c, all_), c.value.low or 0),
    ("when", "most-origins"): _most_origins,
    ("when", "earliest"): lambda c, all_: (c.value.low or 0, _vague(c)),
    ("where", "most-precise"): lambda c, all_: (_vague(c), _outer(c, all_), *_support(c, all_)),
    ("where", "most-origins"): _most_origins,
    ("what", "most-origins"): lambda c, all_: (*_support(c, all_), _first_told(c)),
}
