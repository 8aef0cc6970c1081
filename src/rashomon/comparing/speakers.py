"""Speakers: the end of a claim's chain, the same across reports where it can be told to be the same."""

from __future__ import annotations

import re

from rashomon.comparing.account import Origin, Speaker
from rashomon.comparing.organs import organ
from rashomon.comparing.outlets import cited_outlet, outlet
from rashomon.comparing.sides import OF_MANY, country_told, spoken_for
from rashomon.comparing.stakes import organ_stake, self_interested, stake
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Party
from rashomon.registers.actors import actor_register

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    {
        "the",
        "a",
        "an",
        "some",
        "several",
        "many",
        "few",
        "two",
        "three",
        "four",
        "five",
        "other",
        "another",
        "one",
        "local",
    }
)
# What a report may cite that speaks for somebody who is named before it in the chain, if at all.
_NOBODY = ("pronoun", "thing", "object", "")
_FOR = ("spokesman", "spokeswoman", "spokesperson", "spokesmen")


def speaker(document: Document, claim: Claim, origin: Origin | None = None) -> Speaker:
    """Who says so in the first place; the outlet, or the text's `origin` where it is known, if nobody is cited.

    The same id is the same speaker: a named person or body anywhere; unnamed people ("residents", "a police
    official") by their words, their country and, where it is known, the origin through which they are heard, so that
    it holds within one happening: whom two agencies each call a resident are two. Who is cited by a pronoun or a
    thing only ("a video") is known no further than this report.

    Example:
        >>> report = Document("7", "Shells fell on Kot.", publisher="The Kot Courier")
        >>> village = Party("Kot", "place", country="AF")
        >>> told = Claim("event", "shelling", sources=(Party("several residents", "people"),), places=(village,))
        >>> speaker(report, told).id, speaker(report, told).stake
        ('people:resident@AF', 'witness')
        >>> speaker(report, told, Origin("outlet:reuters", "Reuters")).id
        'people:resident@AF/outlet:reuters'
        >>> speaker(report, Claim("event", "shelling")).id
        'outlet:kot-courier'
        >>> army = Party("military", "state_force", ref=":forces")
        >>> speaker(report, Claim("event", "shelling", sources=(army,), places=(village,))).id
        'af:forces'
    """
    cited = _cited(claim)
    if cited is None:
        return _outlet(document, claim, origin)
    medium = cited_outlet(cited, outlet(document.publisher).id, origin.id if origin else "")
    if medium is not None:
        return _organ(document, claim, origin, medium.id, medium.name)
    return _body(document, claim, cited, origin)


def _body(document: Document, claim: Claim, party: Party, origin: Origin | None) -> Speaker:
    how, kind = stake(claim, party), _kind(party)
    return Speaker(_id(document, claim, party, kind, origin), party.name, kind, how, self_interested(claim, how, party))


def _cited(claim: Claim) -> Party | None:
    """The innermost source that is somebody; a pronoun or a thing only where nothing better is cited."""
    for party in reversed(claim.sources):
        if party.kind not in _NOBODY or party.ref:
            return party
    return claim.sources[-1] if claim.sources else None


def _outlet(document: Document, claim: Claim, origin: Origin | None) -> Speaker:
    if origin is None:
        id, name = outlet(document.publisher)
        origin = Origin(id or f"document:{document.id}", name or document.title or document.id)
    return _organ(document, claim, origin, origin.id, origin.name)


def _organ(document: Document, claim: Claim, origin: Origin | None, id: str, name: str) -> Speaker:
    """An outlet that says so itself; a body that publishes its own statements speaks as it does where it is cited."""
    whose = organ(id, name)
    if whose.party is not None and whose.party.ref:
        return _body(document, claim, whose.party, origin)
    if whose.party is not None:
        how = stake(claim, whose.party)
        return Speaker(id, name, whose.party.kind, how, self_interested(claim, how, whose.party))
    how = organ_stake(claim, whose)
    return Speaker(id, name, "media", how, self_interested(claim, how, whose))


def _kind(party: Party) -> str:
    actor = actor_register().get(party.ref) if party.ref else None
    return actor.kind if actor else party.kind


def _id(document: Document, claim: Claim, party: Party, kind: str, origin: Origin | None) -> str:
    country = party.country or country_told(claim)
    if party.ref.startswith(":") and party.ref not in OF_MANY:
        return f"{country.lower()}{party.ref}" if country else party.ref
    if party.ref:
        return party.ref
    if kind in _NOBODY:
        return f"document:{document.id}:{_folded(party.name)}"
    words = party.name.split()
    described = bool(words) and words[-1].islower()
    if described and words[-1] in _FOR and (whose := spoken_for(party.name)):
        # "A Taliban spokesman" is the Taliban's voice, whoever it was.
        return whose[0]
    if described or kind == "people":
        whom = f"{kind}:{described_as(party.name)}@{country}".rstrip("@")
        return f"{whom}/{origin.id}" if origin and kind in ("people", "person", "name") else whom
    return f"{'person' if kind == 'name' else kind}:{_folded(party.name)}"


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(name.replace(".", "").replace("’", "'").lower()))


def described_as(name: str) -> str:
    """The words for somebody without articles and counts, the last one in the singular.

    Example:
        >>> described_as("Several local residents"), described_as("The army")
        ('resident', 'army')
    """
    words = _folded(name).split()
    words = [word for word in words if word not in _SMALL and not word.isdigit()] or words
    if words and words[-1].endswith("s") and not words[-1].endswith("ss") and len(words[-1]) > 3:
        words[-1] = words[-1][:-1]
    return " ".join(words)
