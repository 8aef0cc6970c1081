"""Sides: whom a party acts or speaks for, as ids that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.comparing.fronts import Front, fronts
from rashomon.comparing.stake_words import MOST_MENTIONS, stake_of
from rashomon.reading.claim import Claim, Party
from rashomon.registers.actors import actor_matches, actor_register
from rashomon.registers.actors_model import Actor

STATE = ("state_force", "government")
"""Kinds of actor that act for their state."""
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?|[^\w\s]")
# Behind the name of a party these words say that somebody speaks for it: "a Taliban spokesman", not "a Taliban expert".
_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "statement"})
ONE_STATE = "state:"
"""The state whose bodies a claim speaks of without a word of which it is."""
# Who no longer serves is nobody's loss.
_PAST = frozenset({"former", "ex", "retired"})
OF_MANY = frozenset({":coalition"})
"""Forces that are not those of the country they stand in."""
# "Syrian state television", "the official news agency": the state's organ, not just a medium of that country.
_ORGAN = frozenset({"state", "government", "official", "state-run", "state-owned", "state-controlled"})


def sides(claim: Claim, parties: Iterable[Party]) -> frozenset[str]:
    """The ids that any of the parties of a claim acts under."""
    return frozenset(side for party in parties for side in (*_affiliations(party, claim), *_served(party, claim)))


def meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of ids have a side in common; a state that nobody names is the one that is named.

    Example:
        >>> meet(frozenset({"sy:forces", "state:SY"}), frozenset({"state:"}))
        True
    """
    if ours & theirs:
        return True
    states = [[side for side in one if side.startswith(ONE_STATE)] for one in (ours, theirs)]
    return all(states) and any(ONE_STATE in one for one in states)


def faces(claim: Claim, speaker: Party, parties: Iterable[Party], front: Front = "forces") -> bool:
    """Whether the speaker is of a state's forces, or of its army alone, and fights any of the parties.

    These are the armed groups of its country, and those whom it calls rebels or terrorists there.

    Example:
        >>> army, rebels = Party("military", "state_force", ref=":forces"), Party("40 terrorists", "people")
        >>> raid = Claim("event", "attack", targets=(rebels,))
        >>> faces(raid, army, raid.targets), faces(raid, Party("residents", "people"), raid.targets)
        (True, False)
    """
    if not any(front in fronts(words) for words in _said_of(speaker)):
        return False
    return enemies(claim, stands_for(claim, speaker), parties)


def enemies(claim: Claim, ours: frozenset[str], parties: Iterable[Party]) -> bool:
    """Whether any of the parties is one that `ours` fight: of a state the armed groups and "terrorists" there, of an
    armed group the forces of its state, or of the one that the claim is about where it has none.

    Example:
        >>> raid = Claim("event", "attack", targets=(Party("40 terrorists", "people", country="ML"),))
        >>> enemies(raid, frozenset({"state:ML"}), raid.targets), enemies(raid, frozenset({"state:RU"}), raid.targets)
        (True, False)
        >>> raid = Claim("event", "attack", targets=(Party("27 soldiers", "people", country="AF"),))
        >>> enemies(raid, frozenset({"taliban"}), raid.targets), enemies(raid, frozenset({"hamas"}), raid.targets)
        (True, False)
    """
    # Of a group that is at home in no state it is any state's forces.
    homes = frozenset(f"{ONE_STATE}{group.country}" for group in armed_groups(ours))
    return any(
        (_hostile(party, claim) and meet(ours, _country_of(party, claim)))
        or (_armed(party) and meet(homes, sides(claim, (party,))))
        for party in parties
    )


def armed_groups(ours: frozenset[str]) -> list[Actor]:
    """The armed groups of the register among some ids.

    Example:
        >>> [group.name for group in armed_groups(frozenset({"taliban", "state:AF"}))]
        ['Taliban']
    """
    found = (actor_register().get(one) for one in sorted(ours))
    return [actor for actor in found if actor is not None and actor.kind == "armed_group"]


def _armed(party: Party) -> bool:
    return party.kind == "state_force" or (party.kind in ("people", "person") and "own" in fronts(party.name))


def _said_of(speaker: Party) -> tuple[str, ...]:
    actor = actor_register().get(speaker.ref) if speaker.ref else None
    return (speaker.name, *((actor.name,) if actor else ()), *speaker.mentions[:MOST_MENTIONS])


def _hostile(party: Party, claim: Claim) -> bool:
    if party.ref:
        actor = actor_register().get(party.ref)
        return actor is not None and actor.kind == "armed_group"
    return party.kind in ("armed_group", "people", "person") and "enemy" in fronts(party.name)


def _country_of(party: Party, claim: Claim) -> frozenset[str]:
    return _state(party.country or country_told(claim)) or frozenset({ONE_STATE})


def _served(party: Party, claim: Claim) -> frozenset[str]:
    """The state that people serve who are soldiers or police officers by the words for them."""
    if party.ref or party.kind not in ("people", "person") or _PAST & set(_folded(party.name).split()):
        return frozenset()
    return _country_of(party, claim) if _unnamed(party.name) and "own" in fronts(party.name) else frozenset()


def stands_for(claim: Claim, speaker: Party) -> frozenset[str]:
    """The ids of the speaker, and of those whom the report says that he speaks for."""
    found = set(_affiliations(speaker, claim))
    for words in (speaker.name, *speaker.mentions[:MOST_MENTIONS]):
        for ref in spoken_for(words):
            found |= affiliations_of(ref)
    if speaker.ref.endswith(":media") and _ORGAN & set(speaker.name.lower().split()):
        found |= _state(speaker.country or country_told(claim))
    described = speaker.kind == "person" and _unnamed(speaker.name) and stake_of(speaker.name) == "official"
    if described and "forces" in fronts(speaker.name) and not _PAST & set(speaker.name.lower().split()):
        # "a police official", "an army spokesman": that state's.
        found |= _country_of(speaker, claim)
    return frozenset(found)


def _affiliations(party: Party, claim: Claim) -> frozenset[str]:
    """The ids that a party acts under: its own, what it is part of or leads, and its state as `state:XX`."""
    if party.ref.startswith(":") or (not party.ref and party.kind in STATE):
        bare = frozenset({party.ref} if party.ref else {_folded(party.name)})
        if party.ref in OF_MANY:
            return bare
        return bare | _country_of(party, claim)
    if party.ref:
        return affiliations_of(party.ref)
    if party.kind in ("armed_group", "organisation", "name", "person"):
        return frozenset({_folded(party.name)})
    return frozenset()


@lru_cache(maxsize=1 << 14)
def affiliations_of(ref: str) -> frozenset[str]:
    """The ids that an actor of the register acts under; its state as `state:XX`.

    Example:
        >>> sorted(affiliations_of("us:forces"))
        ['state:US', 'us:forces']
    """
    found = set(upwards(ref))
    for id in tuple(found):
        actor = actor_register().get(id)
        country = actor.country if actor else id.partition(":")[0].upper() if ":" in id else ""
        if country and (actor is None or actor.kind in STATE) and not id.endswith((":people", ":media")):
            found |= _state(country)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def upwards(ref: str) -> tuple[str, ...]:
    """An id and what is above it: the parent of a group, whom a person leads."""
    found: list[str] = []
    while ref and ref not in found:
        found.append(ref)
        actor = actor_register().get(ref)
        ref = (actor.parent or actor.leads) if actor else ""
    return tuple(found)


def _state(country: str) -> frozenset[str]:
    return frozenset({f"state:{country.upper()}"}) if country else frozenset()


def country_told(claim: Claim) -> str:
    """The country of the places of which a claim tells; empty where none has one.

    Example:
        >>> places = Party("the hill", "place"), Party("Kot", "place", country="AF")
        >>> country_told(Claim("event", "attack", places=places))
        'AF'
    """
    return next((place.country for place in claim.places if place.country), "")


@lru_cache(maxsize=1 << 14)
def spoken_for(words: str) -> tuple[str, ...]:
    """The ids of those whom a description says that somebody speaks or acts for.

    Example:
        >>> spoken_for("Taliban spokesman Omar Zia"), spoken_for("Afghan Interior Minister Omar Zia")
        (('taliban',), ('af',))
        >>> spoken_for("Taliban expert Omar Zia"), spoken_for("Syria analyst Omar Zia")
        ((), ())
    """
    said = stake_of(words)
    if said == "unknown" or not (said in ("official", "party") or _FOR & set(words.lower().split())):
        return ()
    return tuple(id for id, kind in actors_in(words) if kind in ("armed_group", *STATE))


@lru_cache(maxsize=1 << 14)
def actors_in(words: str) -> tuple[tuple[str, str], ...]:
    """Ids and kinds of the actors that a description names; not of "police" or "the army" of no country."""
    tokens = _TOKEN.findall(words)
    found = actor_matches(tokens) if len(tokens) > 1 else []
    return tuple((m.actor.id, m.actor.kind) for m in found if not m.actor.id.startswith(":"))


def _unnamed(name: str) -> bool:
    return name.split()[-1:] != [] and name.split()[-1].islower()


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))
