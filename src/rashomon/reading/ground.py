"""Ground: which place it is that somebody holds, where the words name only a distance from it or a piece of it."""

from __future__ import annotations

from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene
from rashomon.vocabulary.schema import KIND_OF

LENGTHS = frozenset({"kilometre", "kilometer", "km", "mile", "metre", "meter", "yard"})
# Pieces of the land around a town or in it, which no register knows.
PIECES = frozenset({
    "farm", "farmland", "field", "orchard", "grove", "plantation", "garden", "outskirt", "market", "bridge", "hill",
    "bank", "road", "quarter", "neighbourhood", "neighborhood", "suburb", "countryside", "surrounding",
})  # fmt: skip
BACK = 3
"""So many sentences back at most the town was named that "the farms south of the river" belong to."""


def ground(scene: Scene, i: int, name: str, places: list[Mention]) -> list[Mention]:
    """The places of a claim about who holds what, with the town that a distance or a piece of land goes with.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The rebels have no presence within ten kilometres of Kabul.")
        >>> [(c.modality, [p.name for p in c.places]) for c in Reader().read(told).claims]
        [('denied', ['Kabul'])]
    """
    if KIND_OF[name] != "control":
        return places
    near = _within(scene, i)
    if near is not None:
        return [near]
    lemma = scene.parsed.lemma
    if not places or any(m.proper or m.inferred or lemma[m.head] not in PIECES for m in places):
        return places
    town = _town(scene, i)
    return places if town is None else [*places, town]


def _within(scene: Scene, i: int) -> Mention | None:
    """The place of "within 20 kilometres of the town"."""
    parsed = scene.parsed
    own = {i, *(token for hit in scene.hits.get(i, ()) for token in hit.tokens)}
    for word, token in (prep for at in sorted(own) for prep in scene.args(at).preps):
        if word != "within" or parsed.lemma[token] not in LENGTHS:
            continue
        for of in parsed.children[token]:
            for spot in parsed.children[of] if parsed.lower[of] == "of" else ():
                mention = scene.by_head.get(spot)
                if mention is not None and scene.kind(mention) == "place":
                    return mention
    return None


def _town(scene: Scene, i: int) -> Mention | None:
    """The place the report speaks of most, where it was named shortly before token `i`."""
    here = scene.parsed.sentence[i]
    told = [m for m in scene.leading if scene.kind(m) == "place"]
    for mention in told[:1]:
        entity = scene.entities.of(mention)
        before = [m for m in entity.mentions if 0 <= here - scene.parsed.sentence[m.head] <= BACK]
        spot = scene.place_of(mention)
        if before and entity.proper and (spot is None or spot.kind != "country"):
            return before[-1]
    return None
