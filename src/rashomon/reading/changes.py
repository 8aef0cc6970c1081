"""Change: whether a relation, control or post starts or ends with what is said."""

from __future__ import annotations

from rashomon.reading.claim import Change
from rashomon.reading.scene import Scene

ENDING = frozenset({"former", "ex", "late", "then", "ousted", "deposed", "slain", "erstwhile", "outgoing", "fallen"})
MAKING = frozenset({"make", "form", "forge", "strike", "build", "enter", "seal", "announce", "found"})
BREAKING = frozenset({"break", "end", "dissolve", "abandon", "leave", "sever", "quit"})
STARTING = frozenset({"new", "newly", "incoming"})


def change_of(scene: Scene, i: int, kind: str) -> Change | None:
    """starts or ends, from the trigger's own sense, from cessation ("stopped fighting"), or from "former", "new".

    Only relations, control and leadership have one.
    """
    if kind not in ("relation", "control", "leadership"):
        return None
    if scene.modality(i).cessation:
        return "ends"
    for hit in scene.hits.get(i, ()):
        if hit.trigger.kind == kind and hit.trigger.change:
            return hit.trigger.change
    parsed = scene.parsed
    if kind == "relation" and parsed.pos[i] == "NOUN" and parsed.dep[i] in ("dobj", "nsubjpass"):
        verb = parsed.lemma[parsed.head[i]]
        if verb in MAKING or verb in BREAKING:
            return "starts" if verb in MAKING else "ends"
    beside = {parsed.lower[c] for c in parsed.children[i]}
    if parsed.dep[i] in ("compound", "appos", "nmod"):
        beside |= {parsed.lower[c] for c in parsed.children[parsed.head[i]] if c < i}
    if beside & ENDING:
        return "ends"
    if kind == "leadership" and beside & STARTING:
        return "starts"
    return None
