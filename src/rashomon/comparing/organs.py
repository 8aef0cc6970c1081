"""Organs: outlets that speak for somebody, and bodies that publish for themselves.

A newspaper is a voice of its own. A ministry that publishes a statement, a state's agency and an armed group's station
are not: what they print is what that side says. The data of outlets name the known ones; for any other the register of
actors and the words of its name (`data/organs.yaml`) decide, and where neither says anything an outlet is an outlet.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Stake
from rashomon.comparing.outlets import is_agency, is_platform, voice_of
from rashomon.comparing.sides import ONE_STATE, STATE, actors_in, affiliations_of, upwards
from rashomon.comparing.slots import DATA
from rashomon.comparing.stake_words import stake_by_ref
from rashomon.reading.claim import Party
from rashomon.registers.actors import actor_register
from rashomon.registers.countries import country_of
from rashomon.vocabulary.load import checked, read_yaml

FILE = DATA / "organs.yaml"
Sort = Literal["body", "organ", "ngo"]
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_MOST = 3
"""Words of a country's name that are looked up together; of a row's words one more."""
_BODIES = (*STATE, "armed_group", "organisation")


class OrganRow(BaseModel):
    """Words of a name, and whose voice the outlet is that has them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sort: Sort
    of: Literal["state", "forces", "group", ""] = ""
    country: bool = False
    words: tuple[str, ...]
    without: tuple[str, ...] = ()


class Organ(NamedTuple):
    """What an outlet is besides an outlet.

    `sides` are the ids it speaks for, none for a voice of its own; `party` is the body that publishes for itself;
    `kind` and `stake` are what lists show of it.
    """

    kind: str
    stake: Stake
    sides: frozenset[str] = frozenset()
    party: Party | None = None


_PLAIN, _AGENCY = Organ("outlet", "media"), Organ("agency", "media")


@lru_cache(maxsize=1 << 14)
def organ(outlet_id: str, name: str) -> Organ:
    """What the outlet with this id and name is.

    Example:
        >>> organ("outlet:amaq", "Amaq").kind, organ("outlet:reuters", "Reuters").kind
        ('party_media', 'agency')
        >>> organ("outlet:us-central-command", "US Central Command").party.ref
        'us-central-command'
        >>> sorted(organ("outlet:malian-state-radio", "Malian State Radio").sides)
        ['ml', 'state:ML']
        >>> organ("outlet:kot-courier", "The Kot Courier")
        Organ(kind='outlet', stake='media', sides=frozenset(), party=None)
    """
    if not outlet_id.startswith("outlet:") or is_platform(outlet_id):
        return _PLAIN
    if whose := voice_of(outlet_id):
        return _medium_of(affiliations_of(whose))
    actor = actor_register().get(outlet_id.removeprefix("outlet:"))
    if actor is not None and actor.kind in _BODIES:
        return _body(Party(actor.name, actor.kind, ref=actor.id, country=actor.country))
    # Whose the known agencies are is known: of the Lebanese state's, not of any "National News Agency".
    return _AGENCY if is_agency(outlet_id) else _by_name(name) or _PLAIN


def _by_name(name: str) -> Organ | None:
    said = _WORD.findall(name)
    pieces = _pieces([word.lower() for word in said], _MOST + 1)
    row = next((row for row in _rows() if pieces & set(row.words) and not pieces & set(row.without)), None)
    if row is None:
        return None
    if row.sort == "ngo":
        return Organ("ngo", "ngo")
    actors = actors_in(name)
    if row.of == "group":
        groups = [id for id, kind in actors if kind == "armed_group"]
        return _medium_of(affiliations_of(groups[0])) if groups else None
    country = next(filter(None, map(country_of, sorted(_pieces(said, _MOST), key=_length))), "")
    if row.country and not country:
        return None
    if row.sort == "organ":
        whose = f"{country.lower()}:forces" if row.of == "forces" else country.lower()
        return _medium_of(affiliations_of(whose) if whose else frozenset({ONE_STATE}))
    ref = next((id for id, kind in actors if kind in STATE), "")
    return _body(Party(name, "state_force" if row.of == "forces" else "government", ref=ref, country=country))


def _medium_of(sides: frozenset[str]) -> Organ:
    state = any(side.startswith(ONE_STATE) for side in sides)
    return Organ("state_media" if state else "party_media", "media", sides)


def _body(party: Party) -> Organ:
    if party.kind in STATE:
        return Organ(party.kind, "official", party=party)
    if party.kind == "armed_group":
        return Organ(party.kind, "party", party=party)
    known = (stake_by_ref()[ref] for ref in upwards(party.ref) if ref in stake_by_ref())
    return Organ(party.kind, next(known, "ngo"), party=party)


def _pieces(words: list[str], most: int) -> set[str]:
    return {" ".join(words[at : at + size]) for size in range(1, most + 1) for at in range(len(words) + 1 - size)}


def _length(piece: str) -> tuple[int, str]:
    """The longest first: "South Sudan" before "Sudan"."""
    return -len(piece.split()), piece


@cache
def _rows() -> tuple[OrganRow, ...]:
    return tuple(checked(read_yaml(FILE), OrganRow, FILE.name))
