"""Callers: who asks others to do a deed, or orders it, is not the one who does it."""

from __future__ import annotations

from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.scene import Scene
from rashomon.vocabulary.modality import modal_table


def only_calls(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase is who calls on another to do what token `i` says ("called on the army to withdraw").

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The European Union called on the army to withdraw from Kunduz.")
        >>> [[p.name for p in c.agents] for c in Reader().read(told).claims]
        [['army']]
    """
    parsed, verb = scene.parsed, scene.parsed.head[i]
    if parsed.dep[i] not in ("xcomp", "advcl", "ccomp") or parsed.pos[verb] != "VERB":
        return False
    cues = modal_table().verbs.get(parsed.lemma[verb], ())
    if not any(cue.effect == "planned" and "infinitive" in cue.via and not cue.binds for cue in cues):
        return False
    subject = scene.args(verb).subject
    return subject >= 0 and scene.at(mention.head, subject) and _asked(scene, i, verb)


def _asked(scene: Scene, i: int, verb: int) -> bool:
    """Whether the verb names whom it asks, before the infinitive: its object, "on", "upon" or "for" somebody."""
    parsed = scene.parsed
    if any(parsed.dep[c] == "nsubj" for c in parsed.children[i]):
        return True
    for child in parsed.children[verb]:
        if not verb < child < i:
            continue
        if parsed.dep[child] == "dobj" and _can_act(scene, child):
            return True
        if parsed.dep[child] == "prep" and parsed.lower[child] in ("on", "upon", "for"):
            return any(parsed.dep[c] == "pobj" and _can_act(scene, c) for c in parsed.children[child])
    return False


def _can_act(scene: Scene, token: int) -> bool:
    mention = scene.by_head.get(token)
    return mention is not None and (scene.kind(mention) in PARTY_KINDS or scene.kind(mention) in ("pronoun", "place"))
