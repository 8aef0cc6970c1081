"""Organs: outlets that speak for somebody, and bodies that publish for themselves.

A newspaper is a voice of its own. A ministry that publishes a statement, a state's agency and an armed group's station
are not: what they print is what that side says. The data of outlets name the known ones; for any other the register of
actors and the words of its name (`data/organs.yaml`) decide, and where neither says anything an outlet is an outlet.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rashomon.comparing.account import Stake
from rashomon.comparing.organ_names import named
from rashomon.comparing.outlets import BODIES, is_agency, is_platform, voice_of
from rashomon.comparing.sides import ONE_STATE, STATE, affiliations_of, upwards
from rashomon.comparing.stake_words import stake_by_ref
from rashomon.reading.claim import Party
from rashomon.registers.actors import actor_register


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
        >>> organ("us-central-command", "US Central Command").party.ref
        'us-central-command'
        >>> sorted(organ("outlet:malian-state-radio", "Malian State Radio").sides)
        ['ml', 'state:ML']
        >>> organ("outlet:kot-courier", "The Kot Courier")
        Organ(kind='outlet', stake='media', sides=frozenset(), party=None)
    """
    if is_platform(outlet_id):
        return _PLAIN
    if whose := voice_of(outlet_id):
        return _medium_of(affiliations_of(whose))
    actor = actor_register().get(outlet_id.removeprefix("outlet:"))
    if actor is not None and actor.kind in BODIES:
        return _body(Party(actor.name, actor.kind, ref=actor.id, country=actor.country))
    # Whose the known agencies are is known: of the Lebanese state's, not of any "National News Agency".
    found = None if is_agency(outlet_id) else named(name)
    if found is None:
        return _AGENCY if is_agency(outlet_id) else _PLAIN
    if found.party is not None:
        return _body(found.party)
    return Organ("ngo", "ngo") if found.sort == "ngo" else _medium_of(found.sides)


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
