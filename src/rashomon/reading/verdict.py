"""The verdict on modality: the rules' findings and the sources' verbs weighed by a model."""

from __future__ import annotations

import numpy as np

from rashomon.reading.claim import Modality
from rashomon.reading.model import load_model
from rashomon.reading.scene import Scene
from rashomon.reading.statements import Source

Voice = tuple[tuple[Source, ...], str]


def modality_features(scene: Scene, i: int, claim_type: str, voice: Voice) -> list[str]:
    """Features of the modality: what the grammar around says, what the sources' verbs do to it, the words."""
    parsed = scene.parsed
    local = scene.modality(i, claim_type)
    chain, effect = voice
    head = parsed.head[i]
    out = [
        "b",
        f"m={local.modality}",
        f"r={local.reason}",
        f"e={effect}",
        f"me={local.modality}/{effect}",
        f"l={parsed.lemma[i]}",
        f"t={claim_type}",
        f"tm={claim_type}/{local.modality}/{effect}",
        f"h={parsed.lemma[head]}/{parsed.dep[i]}",
        f"chain={min(len(chain), 2)}",
        f"tag={parsed.tag[i]}",
        f"q={int(parsed.words[parsed.sentences[parsed.sentence[i]][1] - 1] == '?')}",
    ]
    if i in scene.cue_effect:
        out += [f"own={scene.cue_effect[i]}", f"lown={parsed.lemma[i]}/{scene.cue_effect[i]}"]
    for token in local.cue_tokens:
        out += [f"c={parsed.lemma[token]}", f"cm={parsed.lemma[token]}/{local.modality}"]
    for source in chain:
        if source.cue >= 0:
            out.append(f"s={parsed.lemma[source.cue]}")
    for child in parsed.children[i]:
        if parsed.dep[child] in ("aux", "neg", "advmod", "amod", "mark"):
            out.append(f"x={parsed.lower[child]}")
    for child in parsed.children[head]:
        if parsed.dep[child] in ("aux", "neg", "mark"):
            out.append(f"hx={parsed.lower[child]}/{parsed.dep[i]}")
    return out


def modality(scene: Scene, i: int, claim_type: str, voice: Voice) -> Modality:
    """asserted, denied, possible or planned: the proposition headed by token `i`, as one voice puts it.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The rebels have no presence in Kabul, and not one shot was fired at the soldiers.")
        >>> [(c.type, c.modality) for c in Reader().read(told).claims]
        [('present', 'denied'), ('attack', 'denied')]
    """
    if voice[1] in ("asserted", "none") and _none_of_it(scene, i):
        return "denied"
    model = load_model("modality")
    scores = model.scores([modality_features(scene, i, claim_type, voice)], None)[0]
    choice: Modality = model.classes[int(np.argmax(scores))]  # type: ignore[assignment]
    return choice


def _none_of_it(scene: Scene, i: int) -> bool:
    """Whether the noun of a light verb at token `i` is said to be none: "had no presence", "not one shot was fired"."""
    parsed = scene.parsed
    nouns = {token for hit in scene.hits.get(i, ()) for token in hit.tokens if parsed.pos[token] == "NOUN"} - {i}
    for noun in nouns:
        first = parsed.left[noun]
        if parsed.lower[first] == "no" or parsed.lower[first : first + 2] in (["not", "one"], ["not", "a"]):
            return True
    return False
