"""Joining: what one source says twice is one claim; claims of one event share its number."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.anew import told_anew
from rashomon.reading.claim import Claim
from rashomon.reading.gathering import gather
from rashomon.reading.happenings import GENERAL, SPECIFIC, apart, names, number_events
from rashomon.reading.pairing import Spot, spot
from rashomon.reading.pointing import campaign_told, pointed, shot_with, told_last
from rashomon.reading.scene import Scene
from rashomon.reading.tolls import harm_tokens


@dataclass(slots=True)
class Draft:
    """A claim in the making, with the token it was read from."""

    token: int
    claim: Claim


def join(scene: Scene, drafts: list[Draft]) -> list[Claim]:
    """Claims in text order: harm joined to the event that did it, repetitions merged, events numbered."""
    kept: list[Claim] = []
    seen: dict[tuple[object, ...], list[Claim]] = {}
    anew: set[int] = set()
    headline: set[int] = set()
    back: dict[int, Claim] = {}
    told: list[tuple[int, Claim]] = []
    spots: dict[int, Spot] = {}
    for draft in sorted(absorb(scene, drafts), key=lambda d: d.token):
        claim = draft.claim
        key = (claim.type, claim.modality, claim.change, names(claim.sources))
        again = next((other for other in seen.get(key, []) if same_proposition(claim, other)), None)
        if again is not None:
            _merge(again, claim)
        else:
            seen.setdefault(key, []).append(claim)
            kept.append(claim)
            if claim.kind == "event":
                other = told_anew(scene, draft.token)
                spots[len(kept) - 1] = spot(scene, draft.token, len(kept) - 1, other)
                if other:
                    (headline if spots[len(kept) - 1].title else anew).add(id(claim))
                elif pointed(scene, draft.token) and (last := told_last(scene, draft.token, claim, told)):
                    back[id(claim)] = last
                elif deed := shot_with(scene, draft.token, told) or campaign_told(scene, draft.token, claim, told):
                    back[id(claim)] = deed
        told.append((draft.token, again or claim))
    if again_told := next((claim for claim in kept if id(claim) in anew), None):
        # What the headline calls another one is what the text first calls so.
        back |= dict.fromkeys(headline, again_told)
    opening = frozenset(id(kept[number]) for number, where in spots.items() if where.opens)
    number_events(kept, anew, back, opening)
    gather(kept, spots, back)
    return kept


def absorb(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Let "12 were killed" go into the "air strike" it hangs on: one claim of the more specific type.

    The rule of the claim guide: a person killed in an air strike is one air_strike claim.
    """
    by_token: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.claim.kind == "event":
            by_token.setdefault(draft.token, []).append(draft)
    gone: set[int] = set()
    for draft in drafts:
        if draft.claim.type not in SPECIFIC or id(draft) in gone:
            continue
        for token, _ in harm_tokens(scene, draft.token):
            for harm in by_token.get(token, ()):
                if harm is draft or id(harm) in gone or harm.claim.sources != draft.claim.sources:
                    continue
                if harm.claim.modality != draft.claim.modality:
                    continue
                if harm.claim.type == draft.claim.type or harm.claim.type in GENERAL:
                    _merge(draft.claim, harm.claim)
                    gone.add(id(harm))
    return [draft for draft in drafts if id(draft) not in gone]


def same_proposition(one: Claim, other: Claim) -> bool:
    """Whether two claims of one type, modality and source say the same of the same parties.

    Empty slots fit anything as long as something else is shared; numbers and times must not differ.
    """
    shared = int(_overlap(one, other))
    for slot in ("agents", "targets", "places"):
        a, b = names(getattr(one, slot)), names(getattr(other, slot))
        if a and b:
            if not (a <= b or b <= a):
                return False
            shared += 1
    for name, number in one.numbers.items():
        if name in other.numbers and other.numbers[name].value != number.value:
            return False
    if apart(one, other):
        return False
    return shared >= 2 or (shared == 1 and one.kind != "event")


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether the same words carry both."""
    return any(a.part == b.part and a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _merge(kept: Claim, again: Claim) -> None:
    kept.agents = kept.agents or again.agents
    kept.targets = kept.targets or again.targets
    kept.places = kept.places or again.places
    if kept.when is None and again.when is not None:
        kept.when = again.when
        kept.missing.pop("when", None)
    kept.numbers = {**again.numbers, **kept.numbers}
    kept.evidence = tuple(dict.fromkeys((*kept.evidence, *again.evidence)))
    kept.score = max(kept.score, again.score)
    kept.trace = (*kept.trace, f"said again: {again.evidence[0].quote[:60]}")
