"""Stakes: what a speaker is to what he says, and whether he speaks of his own side's losses or successes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Stake
from rashomon.comparing.outlets import voice_of
from rashomon.reading.claim import Claim, Party
from rashomon.registers.actors import actor_matches, actor_register
from rashomon.vocabulary.load import checked, read_yaml

_FILE = Path(__file__).parent / "data" / "stakes.yaml"
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?|[^\w\s]")
_STATE = ("state_force", "government")
# Words that show that somebody without a register's id is none of the fighting sides.
_OUTSIDE = ("medical", "media", "ngo")
_LOSSES = frozenset({"killed", "wounded", "abducted", "arrested", "displaced"})
# What a side likes to report of itself, whatever the numbers.
_SUCCESSES = frozenset({"territory_taken", "disrupted"})
# A name of a party in front of these words is whom one speaks for: "a Taliban spokesman", not "a Taliban expert".
_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokesmen", "statement"})
_OF_MANY = frozenset({":coalition"})
"""Forces that are not those of the country they stand in."""
# "Syrian state television", "the official news agency": the state's organ, not just a medium of that country.
_ORGAN = frozenset({"state", "government", "official", "state-run", "state-owned", "state-controlled"})
_MOST_MENTIONS = 4


class StakeRow(BaseModel):
    """Words, or ids of the register, that show a stake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stake: Stake
    words: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


@cache
def _by_word() -> dict[str, tuple[int, Stake]]:
    rows = checked(read_yaml(_FILE), StakeRow, _FILE.name)
    found: dict[str, tuple[int, Stake]] = {}
    for at, row in enumerate(rows):
        for word in row.words:
            found.setdefault(word, (at, row.stake))
    return found


@cache
def _by_ref() -> dict[str, Stake]:
    return {ref: row.stake for row in checked(read_yaml(_FILE), StakeRow, _FILE.name) for ref in row.refs}


def stake(claim: Claim, speaker: Party) -> Stake:
    """What `speaker` is to the claim: `party` where he, or whom he speaks for, did it or suffered it.

    A state's bodies are one side: its ministry is a party to what its army does. An armed group is always a
    party. Else the kind and the words that the report has for him decide.

    Example:
        >>> taliban = Party("Taliban", "armed_group", ref="taliban")
        >>> raid = Claim("event", "attack", agents=(taliban,))
        >>> stake(raid, Party("Omar Zia", "person", ("Taliban spokesman Omar Zia",)))
        'party'
        >>> stake(raid, Party("hospital director", "person")), stake(raid, Party("residents", "people"))
        ('medical', 'witness')
        >>> unicef = Party("UNICEF", "organisation", ref="unicef")
        >>> stake(raid, Party("Kabul police", "state_force")), stake(raid, unicef)
        ('official', 'official')
    """
    if is_side(claim, speaker) and (speaker.ref or _wording(speaker) not in _OUTSIDE):
        return "party"
    actor = actor_register().get(speaker.ref) if speaker.ref else None
    by_words = _wording(speaker)
    kind = actor.kind if actor else speaker.kind
    body = speaker.ref or (_body(speaker) if kind in ("person", "people", "name") else "")
    for ref in _upwards(body):
        if ref in _by_ref():
            return _by_ref()[ref]
    if body and not speaker.ref:
        return "ngo"
    if kind == "media":
        return "media"
    if kind == "armed_group" and (actor or by_words is None):
        return "party"
    if speaker.ref and kind in _STATE:
        return "official"
    if by_words is not None:
        return by_words
    if kind in _STATE or (actor and actor.leads):
        return "official"
    return "ngo" if kind == "organisation" else "unknown"


def organ_stake(claim: Claim, outlet_id: str) -> Stake:
    """The stake of an outlet that speaks for itself: `party` for the organ of a side, else `media`.

    Example:
        >>> raid = Claim("event", "attack", agents=(Party("Islamic State", "armed_group", ref="islamic-state"),))
        >>> organ_stake(raid, "outlet:amaq"), organ_stake(raid, "outlet:reuters")
        ('party', 'media')
    """
    whose = voice_of(outlet_id)
    return "party" if whose and _affiliations_of(whose) & _sides(claim, (*claim.agents, *claim.targets)) else "media"


def is_side(claim: Claim, speaker: Party) -> bool:
    """Whether the speaker, or whom he speaks for, is among the claim's agents or targets."""
    return bool(_stands_for(claim, speaker) & _sides(claim, (*claim.agents, *claim.targets)))


def self_interested(claim: Claim, stands_for: Stake, outlet_id: str = "", speaker: Party | None = None) -> bool:
    """Whether a party speaks of its own or its enemy's losses, or of its own success.

    Losses are a number of killed, wounded, abducted, arrested or displaced; successes are a place taken or
    held, a plot stopped, and its own strength.

    Example:
        >>> from rashomon.reading.claim import Number
        >>> taliban = Party("Taliban", "armed_group", ref="taliban")
        >>> raid = Claim("event", "attack", agents=(taliban,), numbers={"killed": Number(9)})
        >>> self_interested(raid, stake(raid, taliban), speaker=taliban)
        True
    """
    if stands_for != "party":
        return False
    ours = _stands_for(claim, speaker) if speaker else _affiliations_of(voice_of(outlet_id))
    if claim.kind == "event" and _LOSSES & claim.numbers.keys():
        return bool(ours & _sides(claim, (*claim.agents, *claim.targets)))
    succeeds = claim.kind in ("control", "strength") or claim.type in _SUCCESSES
    return succeeds and bool(ours & _sides(claim, claim.agents))


def _sides(claim: Claim, parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(side for party in parties for side in _affiliations(party, claim))


def _stands_for(claim: Claim, speaker: Party) -> frozenset[str]:
    found = set(_affiliations(speaker, claim))
    for words in (speaker.name, *speaker.mentions[:_MOST_MENTIONS]):
        for ref in spoken_for(words):
            found |= _affiliations_of(ref)
    if speaker.ref.endswith(":media") and _ORGAN & set(speaker.name.lower().split()):
        found |= _state(speaker.country or _country(claim))
    if speaker.kind == "person" and not found and _wording(speaker) == "official" and _unnamed(speaker.name):
        # "a police official", where the report is of one country: that state's.
        found |= _state(speaker.country or _country(claim))
    return frozenset(found)


def _affiliations(party: Party, claim: Claim) -> frozenset[str]:
    """The ids that a party acts under: its own, what it is part of or leads, and its state as `state:XX`."""
    if party.ref.startswith(":") or (not party.ref and party.kind in _STATE):
        bare = frozenset({party.ref} if party.ref else {_folded(party.name)})
        if party.ref in _OF_MANY:
            return bare
        return bare | _state(party.country or _country(claim))
    if party.ref:
        return _affiliations_of(party.ref)
    if party.kind in ("armed_group", "organisation", "name", "person"):
        return frozenset({_folded(party.name)})
    return frozenset()


@lru_cache(maxsize=1 << 14)
def _affiliations_of(ref: str) -> frozenset[str]:
    found = set(_upwards(ref))
    for id in tuple(found):
        actor = actor_register().get(id)
        country = actor.country if actor else id.partition(":")[0].upper() if ":" in id else ""
        if country and (actor is None or actor.kind in _STATE) and not id.endswith((":people", ":media")):
            found |= _state(country)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _upwards(ref: str) -> tuple[str, ...]:
    """An id and what is above it: the parent of a group, whom a person leads."""
    found: list[str] = []
    while ref and ref not in found:
        found.append(ref)
        actor = actor_register().get(ref)
        ref = (actor.parent or actor.leads) if actor else ""
    return tuple(found)


def _state(country: str) -> frozenset[str]:
    return frozenset({f"state:{country.upper()}"}) if country else frozenset()


def _country(claim: Claim) -> str:
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
    said = _stake_of(words)
    if said == "unknown" or not (said in ("official", "party") or _FOR & set(words.lower().split())):
        return ()
    return tuple(id for id, kind in _actors_in(words) if kind in ("armed_group", *_STATE))


@lru_cache(maxsize=1 << 14)
def _actors_in(words: str) -> tuple[tuple[str, str], ...]:
    """Ids and kinds of the actors that a description names; not of "police" or "the army" of no country."""
    tokens = _TOKEN.findall(words)
    found = actor_matches(tokens) if len(tokens) > 1 else []
    return tuple((m.actor.id, m.actor.kind) for m in found if not m.actor.id.startswith(":"))


def _body(speaker: Party) -> str:
    """The organisation that somebody is described to be of: "UNHCR spokeswoman Ana Ruiz"; not one he left."""
    for words in speaker.mentions[:_MOST_MENTIONS]:
        if "former" not in words.lower().split():
            for id, kind in _actors_in(words):
                if kind == "organisation":
                    return id
    return ""


def _wording(speaker: Party) -> Stake | None:
    for words in (speaker.name, *speaker.mentions[:_MOST_MENTIONS]):
        found = _stake_of(words)
        if found:
            return found
    return None


@lru_cache(maxsize=1 << 14)
def _stake_of(words: str) -> Stake | None:
    known = _by_word()
    hits = []
    for word in _WORD.findall(words.lower()):
        for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("men") + "man"):
            if form in known:
                hits.append(known[form])
                break
    return min(hits)[1] if hits else None


def _unnamed(name: str) -> bool:
    return name.split()[-1:] != [] and name.split()[-1].islower()


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.lower()))
