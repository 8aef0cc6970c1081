"""Natural deaths: who died of age or illness by one sentence of a report was not attacked by another."""

from __future__ import annotations

from itertools import pairwise

from rashomon.reading.everyday import everyday
from rashomon.reading.scene import Scene

DIES = frozenset({"die", "death"})
# What is said of a death that nobody caused: "died peacefully", "of natural causes", "at the age of 79".
_QUIETLY = frozenset({"peacefully", "aged", "bedside"})
_TOLD = (("natural", "causes"), ("age", "of"), ("at", "age"), ("his", "sleep"), ("her", "sleep"))
_WHOSE = frozenset({"nsubj", "poss"})


def told_natural(scene: Scene, i: int) -> bool:
    """Whether the sentence of a death at token `i` says that it was one of age or illness.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The sultan died on Friday at the age of 79. His death was mourned by the army.")
        >>> [c.type for c in Reader().read(told).claims if c.targets]
        []
    """
    parsed = scene.parsed
    first, end = parsed.sentences[parsed.sentence[i]]
    words = parsed.lower[first:end]
    if _QUIETLY & {*words}:
        return True
    return any(pair in _TOLD for pair in pairwise(words))


def died_naturally(scene: Scene) -> frozenset[int]:
    """The entities of whom a sentence says that they died of age or illness."""
    parsed, found = scene.parsed, set[int]()
    for i, hits in scene.hits.items():
        if hits[0].trigger.head not in DIES:
            continue
        first, end = parsed.sentences[parsed.sentence[i]]
        ill = not everyday().causes.isdisjoint({*parsed.lemma[first:end], *parsed.lower[first:end]})
        if not (ill or told_natural(scene, i)) or _violence(scene, first, end):
            continue
        for child in parsed.children[i]:
            named = scene.by_head.get(child)
            if parsed.dep[child] in _WHOSE and named is not None and scene.kind(named) in ("person", "name"):
                found.add(named.entity)
    return frozenset(found)


def _violence(scene: Scene, first: int, end: int) -> bool:
    """Whether a strong word of an event other than dying stands between two tokens (`end` exclusive)."""
    return any(
        hit.trigger.weight == "strong" and hit.trigger.kind == "event" and hit.trigger.head not in everyday().mere_harm
        for token in range(first, end)
        for hit in scene.hits.get(token, ())
    )
