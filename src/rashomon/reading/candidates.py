"""Candidates: the words of a text that might carry a claim."""

from __future__ import annotations

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
    out = []
    for i, pos in enumerate(parsed.pos):
        if i in scene.attribution.mere_cues and not any(hit.trigger.harm for hit in scene.hits.get(i, ())):
            continue
        if i in scene.hits:
            if not _names_enemy(scene, i):
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
