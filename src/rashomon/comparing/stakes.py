"""Stakes: what a speaker is to what he says, and whether he speaks of his own side's losses or successes."""

from __future__ import annotations

import re

from rashomon.comparing.account import Stake
from rashomon.comparing.organs import Organ
from rashomon.comparing.sides import (
    ONE_STATE,
    STATE,
    actors_in,
    armed_groups,
    enemies,
    faces,
    meet,
    sides,
    stands_for,
    upwards,
)
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.stake_words import MOST_MENTIONS, stake_by_ref, stake_by_words
from rashomon.reading.claim import Claim, Party
from rashomon.registers.actors import actor_register

# Words that show that somebody without a register's id is none of the fighting sides.
_OUTSIDE = ("medical", "media", "ngo")
_OWNED = re.compile(r"\b(?:its|our|their)\b", re.IGNORECASE)
_LOSSES = frozenset(NUMBER_SLOTS)
# What a side likes to report of itself, whatever the numbers.
_SUCCESSES = frozenset({"territory_taken", "disrupted"})


def stake(claim: Claim, speaker: Party) -> Stake:
    """What `speaker` is to the claim: `party` where he, or whom he speaks for, did it or suffered it.

    A state's bodies are one side: its ministry is a party to what its army does, and to the death of its soldiers. Its
    forces are a party to the losses of those whom they fight, its army to their deeds too. An armed group, and
    whoever speaks for it, is always a party. Else the kind and the words that the report has for him decide.

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
    ours = stands_for(claim, speaker)
    of_a_side = _is_side(claim, speaker, ours) or armed_groups(ours)
    if of_a_side and (speaker.ref or stake_by_words(speaker) not in _OUTSIDE):
        return "party"
    actor = actor_register().get(speaker.ref) if speaker.ref else None
    by_words = stake_by_words(speaker)
    kind = actor.kind if actor else speaker.kind
    body = speaker.ref or (_body(speaker) if kind in ("person", "people", "name") else "")
    for ref in upwards(body):
        if ref in stake_by_ref():
            return stake_by_ref()[ref]
    if body and not speaker.ref:
        return "ngo"
    if kind == "media":
        return "media"
    if kind == "armed_group" and (actor or by_words is None):
        return "party"
    if speaker.ref and kind in STATE:
        return "official"
    if by_words is not None:
        return by_words
    if kind in STATE or (actor and actor.leads):
        return "official"
    return "ngo" if kind == "organisation" else "unknown"


def organ_stake(claim: Claim, outlet: Organ) -> Stake:
    """The stake of an outlet that speaks for itself: `party` for the organ of a side, else what its kind shows.

    A state's organ is a side of what the state's bodies did or suffered, and where whom they fight suffered it.

    Example:
        >>> from rashomon.comparing.organs import organ
        >>> raid = Claim("event", "attack", agents=(Party("Islamic State", "armed_group", ref="islamic-state"),))
        >>> organ_stake(raid, organ("outlet:amaq", "Amaq")), organ_stake(raid, organ("outlet:reuters", "Reuters"))
        ('party', 'media')
    """
    if not outlet.sides:
        return outlet.stake
    concerned = meet(outlet.sides, sides(claim, (*claim.agents, *claim.targets)))
    return "party" if concerned or enemies(claim, outlet.sides, claim.targets) else outlet.stake


def _is_side(claim: Claim, speaker: Party, ours: frozenset[str]) -> bool:
    """Whether the speaker, or whom he speaks for (`ours`), is among the claim's agents or targets, or fights them."""
    if meet(ours, sides(claim, (*claim.agents, *claim.targets))):
        return True
    return faces(claim, speaker, claim.targets) or faces(claim, speaker, claim.agents, "army")


def self_interested(claim: Claim, how: Stake, speaker: Party | Organ) -> bool:
    """Whether a party speaks of its own or its enemy's losses, or of its own success.

    Losses are a number of killed, wounded, abducted, arrested or displaced; successes are a place taken or
    held, a plot stopped, and its own strength.

    Example:
        >>> from rashomon.reading.claim import Number
        >>> taliban = Party("Taliban", "armed_group", ref="taliban")
        >>> raid = Claim("event", "attack", agents=(taliban,), numbers={"killed": Number(9)})
        >>> self_interested(raid, stake(raid, taliban), taliban)
        True
    """
    if how != "party":
        return False
    ours = speaker.sides if isinstance(speaker, Organ) else stands_for(claim, speaker)
    if claim.kind == "event" and _LOSSES & claim.numbers.keys():
        if meet(ours, sides(claim, (*claim.agents, *claim.targets))):
            return True
        # "Two of its fighters": whose side they are of, the speaker's or his enemy's, it is a party's number.
        if isinstance(speaker, Party) and any(_OWNED.search(party.name) for party in claim.targets):
            return True
        if isinstance(speaker, Organ) or not any(one.startswith(ONE_STATE) for one in ours):
            return enemies(claim, ours, claim.targets)
        return faces(claim, speaker, claim.targets)
    succeeds = claim.kind in ("control", "strength") or claim.type in _SUCCESSES
    return succeeds and bool(ours & sides(claim, claim.agents))


def _body(speaker: Party) -> str:
    """The organisation that somebody is described to be of: "UNHCR spokeswoman Ana Ruiz"; not one he left."""
    for words in speaker.mentions[:MOST_MENTIONS]:
        if "former" not in words.lower().split():
            for id, kind in actors_in(words):
                if kind == "organisation":
                    return id
    return ""
