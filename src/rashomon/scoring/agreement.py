"""How far a predicted claim agrees with an annotated one, slot by slot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rashomon.reading.claim import NUMBERS
from rashomon.scoring.assignment import pairs_possible
from rashomon.scoring.names import same_name
from rashomon.scoring.sides import Side

# Types whose two parties may change places.
SYMMETRIC = frozenset({"allied", "hostile", "armed_clash", "talks", "agreement"})
# A pair may be aligned when its evidence shares more than this part of the shorter one.
SHARED_EVIDENCE = 0.2


def named_alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether any name of one is any name of the other.

    Example:
        >>> named_alike(["Islamic State", "IS"], ["ISIS", "IS"])
        True
    """
    return any(same_name(a, b) for a in ours for b in theirs)


def shared_items(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> int:
    """How many items of ours stand for different items of theirs.

    Example:
        >>> shared_items([["IS"], ["Daesh"]], [["IS", "Daesh"]])
        1
    """
    if not ours or not theirs:
        return 0
    return pairs_possible([[j for j, b in enumerate(theirs) if named_alike(a, b)] for a in ours])


def same_time(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two intervals share at least half of the days that they cover together.

    Example:
        >>> same_time((date(2016, 7, 1), date(2016, 7, 10)), (date(2016, 7, 6), date(2016, 7, 10)))
        True
    """
    shared = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    whole = (max(one[1], other[1]) - min(one[0], other[0])).days + 1
    return shared > 0 and shared / whole >= 0.5


def hits(ours: Side, gold: Side) -> dict[str, int]:
    """The number of right values per slot.

    Example:
        >>> from rashomon.scoring.sides import predicted
        >>> one = predicted({"type": "attack", "modality": "denied", "killed": 0}, "")
        >>> {slot: n for slot, n in hits(one, one).items() if n}
        {'type': 1, 'modality': 1, 'killed': 1}
    """
    p, g = ours.claim, gold.claim
    found = {slot: shared_items(ours.items[slot], gold.items[slot]) for slot in ("agents", "targets", "places")}
    found["sources"] = shared_items(ours.items["sources"], gold.items["sources"])
    if g.get("type") in SYMMETRIC and p.get("type") == g["type"]:
        both = shared_items(ours.items["agents"] + ours.items["targets"], gold.items["agents"] + gold.items["targets"])
        found["agents"] = min(both, len(ours.items["agents"]), len(gold.items["agents"]))
        found["targets"] = min(both - found["agents"], len(ours.items["targets"]), len(gold.items["targets"]))
    found["type"] = int(p.get("type") == g.get("type"))
    found["modality"] = int(p.get("modality") == g.get("modality"))
    found["when"] = int(bool(ours.when and gold.when and same_time(ours.when, gold.when)))
    found["change"] = int(bool(g.get("change")) and p.get("change") == g["change"])
    for slot in NUMBERS:
        found[slot] = int(g.get(slot) is not None and p.get(slot) == g[slot])
    return found


def weight(ours: Side, gold: Side) -> float:
    """What pairing the two is worth: their agreement and shared evidence, 0 where they may not be paired.

    A pair must be of one kind, agree in type or in a participant or place, and either share evidence
    or agree in both.

    Example:
        >>> from rashomon.scoring.sides import predicted
        >>> one = predicted({"kind": "event", "type": "attack", "agents": ["IS"], "modality": "denied"}, "")
        >>> round(weight(one, one))
        3
    """
    if ours.claim.get("kind") != gold.claim.get("kind"):
        return 0.0
    overlap = len(ours.chars & gold.chars) / max(1, min(len(ours.chars), len(gold.chars)))
    same_type = ours.claim.get("type") == gold.claim.get("type")
    if not same_type and overlap <= SHARED_EVIDENCE:
        return 0.0
    found = hits(ours, gold)
    participant = found["agents"] + found["targets"] + found["places"]
    if not participant and not (same_type and overlap > SHARED_EVIDENCE):
        return 0.0
    return sum(found.values()) + overlap + 1e-6


def same_chain(ours: Side, gold: Side) -> bool:
    """Whether both name the same speakers in the same order.

    Example:
        >>> from rashomon.scoring.sides import predicted
        >>> same_chain(predicted({"sources": ["AFP"]}, ""), predicted({}, ""))
        False
    """
    p, g = ours.items["sources"], gold.items["sources"]
    return len(p) == len(g) and all(named_alike(a, b) for a, b in zip(p, g, strict=True))


def same_last_source(ours: Side, gold: Side) -> bool:
    """Whether the innermost speaker is the same, or both leave it to the report.

    Example:
        >>> from rashomon.scoring.sides import predicted
        >>> same_last_source(predicted({"sources": ["AFP", "UN"]}, ""), predicted({"sources": ["UN"]}, ""))
        True
    """
    p, g = ours.items["sources"], gold.items["sources"]
    if not p or not g:
        return not p and not g
    return named_alike(p[-1], g[-1])
