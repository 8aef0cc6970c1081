"""Candidates: the words of a text that might carry a claim."""

from __future__ import annotations

from rashomon.reading.checks import in_passing, part_of_dead
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.naming_sides import AGGRESSORS
from rashomon.reading.scene import Scene

# Endings of nouns made from verbs: the ones that can name an event though no vocabulary lists them.
_DEEDS = ("ion", "ment", "ing", "al", "ure", "ence", "ance", "age", "sis", "ty")
_PLAIN = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "get",
        "make",
        "take",
        "go",
        "come",
        "seem",
        "become",
        "let",
        "can",
        "may",
        "will",
        "would",
        "should",
        "could",
        "might",
        "must",
    ]
)
_WHERE = frozenset({"in", "inside", "across", "throughout", "near", "around", "at", "from"})


def candidates(scene: Scene) -> list[int]:
    """Token numbers of possible heads: trigger words, verbs, nouns of doing, and "in" between a party and a place."""
    parsed = scene.parsed
    every = (hit for found in scene.hits.values() for hit in found)
    taken = {token for hit in every if hit.trigger.type == "territory_taken" for token in hit.tokens}
    out = []
    for i, pos in enumerate(parsed.pos):
        if i in scene.attribution.mere_cues and not any(
            hit.trigger.harm or (hit.trigger.type == "threat" and len(hit.tokens) > 1) for hit in scene.hits.get(i, ())
        ):
            continue
        if i in scene.hits:
            if i in taken and all(hit.trigger.type == "present" for hit in scene.hits[i]):
                continue  # "took the base": it was not theirs before
            if not (_names_enemy(scene, i) or part_of_dead(scene, i) or in_passing(scene, i)):
                out.append(i)
        elif i in scene.peaceful:
            continue
        elif pos == "VERB":
            if parsed.lemma[i] not in _PLAIN and parsed.dep[i] not in ("aux", "auxpass"):
                out.append(i)
        elif pos == "NOUN":
            named = scene.by_head.get(i)
            if parsed.lemma[i].endswith(_DEEDS) and (named is None or named.actor is None):
                out.append(i)
        elif pos == "ADP" and parsed.lower[i] in _WHERE and _party_in_place(scene, i):
            out.append(i)
    return out


def _names_enemy(scene: Scene, i: int) -> bool:
    """Whether "aggression" stands for those who commit it: "warplanes of the aggression"."""
    named = scene.by_head.get(i)
    return named is not None and named.kind == "state_force" and scene.parsed.lemma[i] in AGGRESSORS


def _party_in_place(scene: Scene, i: int) -> bool:
    parsed = scene.parsed
    holder = scene.by_head.get(parsed.head[i])
    if holder is None or holder.kind not in PARTY_KINDS or holder.kind in ("person", "media"):
        return False
    return any((spot := scene.by_head.get(child)) is not None and spot.kind == "place" for child in parsed.children[i])
