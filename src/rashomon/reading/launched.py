"""From where it was fired: whose guns they were, and a place that is not where it struck."""

from __future__ import annotations

from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene

TYPES = frozenset({"shelling", "attack", "air_strike", "bombing", "armed_clash"})
SENT = frozenset({"come", "fire", "launch", "shoot"})
SPOTS = frozenset({
    "position", "post", "base", "side", "area", "territory", "line", "stronghold", "checkpoint", "camp", "hill",
    "village", "town", "district", "trench", "battery",
})  # fmt: skip
ARMED = frozenset({"armed_group", "state_force", "government"})


def launched(
    scene: Scene, i: int, name: str, agents: list[Mention], places: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Agents and places of the deed of type `name` at token `i`, by what the words say of where it was fired from.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Two men died in the shelling of Kot, which came from Taliban positions in Sar.")
        >>> [([p.name for p in c.agents], [p.name for p in c.places]) for c in Reader().read(told).claims]
        [(['Taliban'], [])]
    """
    spot = _spot(scene, i) if name in TYPES else -1
    if spot < 0:
        return agents, places
    parsed = scene.parsed
    first, last = parsed.left[spot], parsed.right[spot]
    here = [m for m in scene.by_sentence[parsed.sentence[i]] if first <= m.head <= last]
    owners = [m for m in here if scene.kind(m) in ARMED and parsed.dep[m.head] in ("compound", "amod", "nmod", "poss")]
    return agents or owners[:1], [m for m in places if m not in here]


def _spot(scene: Scene, i: int) -> int:
    """The noun for the place that fire is said to have come from; -1 for none."""
    parsed = scene.parsed
    begin, end = parsed.sentences[parsed.sentence[i]]
    for verb in range(begin, end):
        over = parsed.left[i] <= verb <= parsed.right[i] or parsed.left[verb] <= i <= parsed.right[verb]
        for word in parsed.children[verb] if over and parsed.lemma[verb] in SENT else ():
            if parsed.lower[word] == "from":
                spots = (c for c in parsed.children[word] if parsed.dep[c] == "pobj" and parsed.lemma[c] in SPOTS)
                return next(spots, -1)
    return -1
