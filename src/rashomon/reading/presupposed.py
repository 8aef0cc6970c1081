"""What is presupposed: who doubts that "the attack will provoke an outcry" doubts the outcry, and not the attack."""

from __future__ import annotations

from rashomon.reading.scene import Scene
from rashomon.reading.tolls import harm_at

_KNOWN = frozenset({"the", "this", "these", "those", "that"})
_WHAT = frozenset({"dobj", "ccomp", "xcomp", "oprd"})
# What is said of a deed by these is said of whether and how it came about.
_BEING = frozenset({"be", "have", "involve", "take", "target", "hit", "include", "mean", "constitute", "violate"})


def presupposed(scene: Scene, i: int) -> bool:
    """Whether token `i` is the noun of a known deed as the subject of what it did or did not bring about.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The army's offensive in Kunduz did not make the villages safer.")
        >>> [(c.type, c.modality) for c in Reader().read(told).claims]
        [('offensive', 'asserted')]
    """
    parsed, verb = scene.parsed, scene.parsed.head[i]
    if parsed.pos[i] != "NOUN" or parsed.dep[i] != "nsubj" or parsed.pos[verb] != "VERB":
        return False
    lemma = parsed.lemma[verb]
    if lemma in _BEING or harm_at(scene, verb):
        return False
    known = any(
        parsed.dep[c] == "poss" or (parsed.dep[c] == "det" and parsed.lower[c] in _KNOWN) for c in parsed.children[i]
    )
    if not known or not any(parsed.dep[c] in _WHAT for c in parsed.children[verb]):
        return False
    found = scene.modality(i)
    return all(parsed.left[i] > token or token > parsed.right[i] for token in found.cue_tokens)
