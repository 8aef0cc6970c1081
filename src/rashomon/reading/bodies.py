"""Bodies: the dead who are found, brought in or counted; whoever finds them has killed nobody."""

from __future__ import annotations

from rashomon.reading.scene import Scene
from rashomon.reading.tolls_count import BODIES

# What shows in the same sentence that they were killed.
VIOLENCE = frozenset({
    "gunshot", "bullet", "shot", "shoot", "execute", "execution", "torture", "stab", "knife", "machete", "hack",
    "behead", "decapitate", "mutilate", "strangle", "throat", "riddle", "blindfold", "handcuff", "kill", "murder",
    "slay", "massacre", "lynch",
})  # fmt: skip


def found_dead(scene: Scene, i: int) -> str:
    """The type of claim for bodies that token `i` says are found: an attack where they show it, a toll otherwise.

    "" where no bodies are meant.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Police found two bodies with gunshot wounds near Sar on Friday.")
        >>> [(c.type, c.agents, c.numbers["killed"].value) for c in Reader().read(told).claims]
        [('attack', (), 2)]
    """
    parsed = scene.parsed
    hits = [hit for hit in scene.hits.get(i, ()) if any(parsed.lemma[token] in BODIES for token in hit.tokens)]
    if not any(hit.trigger.harm for hit in hits):
        return ""
    first, end = parsed.sentences[parsed.sentence[i]]
    return "attack" if VIOLENCE & {*parsed.lemma[first:end], *parsed.lower[first:end]} else "toll"
