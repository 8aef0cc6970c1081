"""Captures: what "seized", "captured" and "held" come to by what is taken: people, a place, or things."""

from __future__ import annotations

from rashomon.reading.claim import ARMED
from rashomon.reading.everyday import everyday
from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene
from rashomon.reading.tolls import STATE

TAKES = frozenset({"seize", "capture", "take", "grab", "snatch", "recapture", "retake", "hold"})
# Who frees hostages has not taken them.
FREES = frozenset({"free", "rescue", "release", "liberate"})
TAKEN = frozenset({"abduction", "arrest", "territory_taken", "controls"})
PERSONS = frozenset({"person", "people"})
# Things of the vocabulary that are attacked but move: nobody holds ground by having one.
MOVABLE = frozenset({
    "convoy", "bus", "plane", "train", "tram", "metro", "subway", "ambulance", "vehicle", "car", "truck", "lorry",
    "van", "minibus", "taxi", "motorcycle", "motorbike", "bicycle", "jeep", "humvee", "boat", "ship", "vessel",
    "tanker", "freighter", "ferry", "frigate", "destroyer", "warship", "submarine", "aircraft", "airliner", "jet",
    "helicopter", "aeroplane", "airplane", "cargo", "transmitter", "statue", "target",
})  # fmt: skip


def taken(scene: Scene, i: int, name: str) -> str:
    """The type of a claim of type `name` that token `i` heads, by what it says is taken; "" where it is no claim.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Rebels seized two sailors near Kot on Friday and captured an army base.")
        >>> [c.type for c in Reader().read(told).claims]
        ['abduction', 'territory_taken']
    """
    parsed = scene.parsed
    if name in ("abduction", "arrest") and parsed.lemma[i] in FREES and parsed.pos[i] == "VERB":
        freed = _thing(scene, scene.args(i).object)
        if freed is not None and scene.kind(freed) == "place":
            return "territory_taken"
        return "other_event" if name == "abduction" else name
    if name not in TAKEN or parsed.lemma[i] not in TAKES or parsed.pos[i] != "VERB":
        return name
    held = scene.args(i).object
    thing = _thing(scene, held)
    ground = "controls" if parsed.lemma[i] == "hold" else "territory_taken"
    if name in ("abduction", "arrest") and held >= 0 and parsed.lemma[held] in everyday().areas:
        return ground
    if thing is None:
        return name
    kind = scene.kind(thing)
    if kind in PERSONS or (kind in ARMED and not thing.pronoun and scene.number_at(thing.head) is not None):
        if name in ("abduction", "arrest"):
            return name
        if parsed.lemma[i] == "hold" and name == "controls":
            return name
        return "arrest" if _by_state(scene, i) else "abduction"
    if kind == "weapon" or (kind == "object" and parsed.lemma[thing.head] in MOVABLE):
        return ""
    if kind in ("object", "place") and name in ("abduction", "arrest"):
        return ground
    return name


def grounds(scene: Scene, targets: list[Mention], places: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Targets and places of who holds what: a bridge or a station that is held is a place."""
    held = [mention for mention in targets if scene.parsed.lemma[mention.head] in everyday().areas]
    return [m for m in targets if m not in held], sorted([*places, *held], key=lambda m: m.head)


def _thing(scene: Scene, token: int) -> Mention | None:
    """What is taken: of "one of the group's camps" the camp."""
    parsed = scene.parsed
    inner = -1
    if token >= 0 and parsed.pos[token] == "NUM":
        for of in parsed.children[token]:
            if parsed.lower[of] == "of":
                inner = next((c for c in parsed.children[of] if parsed.dep[c] == "pobj"), -1)
    return scene.by_head.get(inner if inner >= 0 else token)


def _by_state(scene: Scene, i: int) -> bool:
    captor = scene.by_head.get(scene.args(i).subject)
    return captor is not None and scene.kind(captor) in STATE
