"""Joining: what one source says twice is one claim; claims of one event share its number."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.claim import Claim, Party
from rashomon.reading.scene import Scene
from rashomon.reading.tolls import harm_tokens

VIOLENT = frozenset(
    [
        "armed_clash",
        "offensive",
        "air_strike",
        "shelling",
        "suicide_bombing",
        "bombing",
        "chemical_attack",
        "attack",
        "toll",
        "territory_taken",
    ]
)
# Victims and targets described, not named: two voices seldom describe them in the same words.
UNNAMED = frozenset({"people", "object"})
STREET = frozenset({"protest", "riot"})


# Killing and wounding as such; what is more specific ("air strike") takes them in.
GENERAL = frozenset({"attack", "toll"})
SPECIFIC = VIOLENT | STREET | {"abduction", "sexual_violence"}


@dataclass(slots=True)
class Draft:
    """A claim in the making, with the token it was read from."""

    token: int
    claim: Claim


def join(scene: Scene, drafts: list[Draft]) -> list[Claim]:
    """Claims in text order: harm joined to the event that did it, repetitions merged, events numbered."""
    kept: list[Claim] = []
    seen: dict[tuple[object, ...], list[Claim]] = {}
    for draft in sorted(absorb(scene, drafts), key=lambda d: d.token):
        claim = draft.claim
        key = (claim.type, claim.modality, claim.change, _names(claim.sources))
        for other in seen.get(key, []):
            if same_proposition(claim, other):
                _merge(other, claim)
                break
        else:
            seen.setdefault(key, []).append(claim)
            kept.append(claim)
    number_events(kept)
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
        a, b = _names(getattr(one, slot)), _names(getattr(other, slot))
        if a and b:
            if not (a <= b or b <= a):
                return False
            shared += 1
    for name, number in one.numbers.items():
        if name in other.numbers and other.numbers[name].value != number.value:
            return False
    if _apart(one, other):
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


def _names(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.ref or p.name.lower() for p in parties)


def number_events(claims: list[Claim]) -> None:
    """Give the event claims their event numbers: one number for what can be one happening."""
    groups: list[list[Claim]] = []
    for claim in claims:
        if claim.kind != "event":
            continue
        for group in groups:
            if all(same_event(claim, other) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    for number, group in enumerate(groups, 1):
        for claim in group:
            claim.event = f"e{number}"


def same_event(one: Claim, other: Claim) -> bool:
    """Whether two claims may tell of one event: a fitting type, and nothing against it.

    What one voice says twice with the same modality is two events, or it would be one claim. Other
    types need two slots in common; the numbers of one voice, the days and the named parties must agree.
    """
    same_type = one.type == other.type
    if not same_type and not ({one.type, other.type} <= VIOLENT or {one.type, other.type} <= STREET):
        return False
    if (one.modality == "planned") != (other.modality == "planned"):
        return False
    one_voice = _names(one.sources) == _names(other.sources)
    if same_type and one_voice and one.modality == other.modality:
        return False
    shared = 0
    for slot in ("agents", "targets", "places"):
        ours, theirs = getattr(one, slot), getattr(other, slot)
        if not ours or not theirs:
            continue
        if _forms(ours) & _forms(theirs) or (slot == "places" and _contained(ours, theirs)):
            shared += 1
        elif slot != "targets" or not any(p.kind in UNNAMED for p in (*ours, *theirs)):
            return False
    if _apart(one, other):
        return False
    for name, number in one.numbers.items():
        if one_voice and name in other.numbers and other.numbers[name].value != number.value:
            return False
    return same_type or shared >= 2


def _apart(one: Claim, other: Claim) -> bool:
    """Whether both have a time and the two have no day in common."""
    if one.when is None or other.when is None:
        return False
    return one.when.end < other.when.start or other.when.end < one.when.start


def _forms(parties: tuple[Party, ...]) -> frozenset[str]:
    """Every way the text names these parties, with their register ids."""
    return frozenset(form.lower() for p in parties for form in (p.ref, p.name, *p.mentions) if form)


def _contained(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether a place of one lies in a place of the other."""
    return any(a.name in b.inside.split(", ") or b.name in a.inside.split(", ") for a in ours for b in theirs)
