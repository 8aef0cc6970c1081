"""The verdict on modality: the rules' findings and the sources' verbs weighed by a model."""

from __future__ import annotations

import numpy as np

from rashomon.reading.claim import Modality
from rashomon.reading.modality import Finding
from rashomon.reading.modality_walk import TELLING
from rashomon.reading.model import load_model
from rashomon.reading.presupposed import presupposed
from rashomon.reading.refuted import is_told
from rashomon.reading.scene import Scene
from rashomon.reading.statements import Source

Voice = tuple[tuple[Source, ...], str]
# Deeds: a verb of these that is itself negated, ordered or wished for has not been done by that.
# Others ("threat", "hostile", "offensive") are there already where somebody plans more of it.
DEEDS = frozenset({
    "air_strike", "shelling", "suicide_bombing", "bombing", "chemical_attack", "attack", "abduction", "sexual_violence",
    "arrest", "protest", "agreement", "group_change", "territory_taken", "withdrawal", "deployment", "destruction",
    "displacement",
})  # fmt: skip
# What a source can do to what it tells, so that it is not so or may not be.
DOUBTS: dict[str, Modality] = {"denied": "denied", "possible": "possible"}
CONFIRMS = frozenset({"confirm", "verify", "corroborate", "substantiate"})
HAPPENINGS = DEEDS | {"offensive", "armed_clash", "threat", "toll", "talks", "sanction"}


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
    if (said := outright(scene, i, claim_type, voice[1])) is not None:
        return said
    model = load_model("modality")
    scores = model.scores([modality_features(scene, i, claim_type, voice)], None)[0]
    choice: Modality = model.classes[int(np.argmax(scores))]  # type: ignore[assignment]
    return choice


def outright(scene: Scene, i: int, claim_type: str, effect: str) -> Modality | None:
    """What the grammar says of a deed beyond doubt, None where it says nothing or not all of it.

    Its verb's own negation or auxiliary, or the verb whose infinitive it is ("did not take", "ordered to retake");
    a source that denies or fears just that; reports of it that are called false; what is presupposed.
    """
    parsed, found = scene.parsed, scene.modality(i, claim_type)
    if found.reason.startswith(TELLING):
        return found.modality
    if effect == "denied" and _dismissed(scene, found):
        return "denied"
    if effect == "planned" and any(parsed.dep[c] == "nsubj" and parsed.lower[c] == "who" for c in parsed.children[i]):
        return "asserted" if parsed.dep[i] != "relcl" else None  # "who killed them, he asked": somebody did
    doubted = effect != "asserted" or found.modality != "asserted" or _doubted(scene, parsed.head[i])
    if doubted and claim_type in HAPPENINGS and presupposed(scene, i):
        return "asserted"
    if effect == "possible" and _not_confirmed(scene, i):
        return "possible"
    dead = parsed.lower[i] == "dead" and parsed.dep[i] in ("oprd", "xcomp", "acomp")  # "are feared dead"
    if claim_type not in DEEDS or not (parsed.pos[i] == "VERB" or dead):
        return None
    if found.modality == "asserted":
        doubt = DOUBTS.get(effect)
        return doubt if doubt and _said_of_it(scene, i, effect) else None
    if effect not in ("asserted", "none", found.modality) or found.reason.startswith("question"):
        return None
    for token in found.cue_tokens:
        own = parsed.head[token] == i and parsed.dep[token] in ("neg", "aux", "advmod", "mark")
        above = parsed.head[i] == token and (parsed.dep[i] in ("xcomp", "ccomp") or dead)
        if not (own or above):
            return None
    return found.modality if found.cue_tokens else None


def _dismissed(scene: Scene, found: Finding) -> bool:
    """Whether a deed is only what a report or a claim is of: who dismisses "reports of an attack" denies the attack."""
    told = all(is_told(scene.parsed.lemma[token]) for token in found.cue_tokens)
    return found.reason == "governing noun: possible" and told


def _not_confirmed(scene: Scene, i: int) -> bool:
    """Whether somebody could or would not confirm just what token `i` heads: "could not confirm his death"."""
    said = (s for s in scene.attribution.statements if s.head == i and s.effect == "possible")
    return any(scene.parsed.lemma[s.cue] in CONFIRMS for s in said)


def _said_of_it(scene: Scene, i: int, effect: str) -> bool:
    """Whether a verb of saying does that to the very proposition of token `i`."""
    said = (s for s in scene.attribution.statements if s.head == i and s.effect == effect)
    return any(s.frame in ("clause", "np") and scene.parsed.pos[s.cue] == "VERB" for s in said)


def _doubted(scene: Scene, verb: int) -> bool:
    """Whether a verb is negated, or only may or will be so."""
    parsed = scene.parsed
    return any(parsed.dep[c] == "neg" or parsed.tag[c] == "MD" for c in parsed.children[verb])


def _none_of_it(scene: Scene, i: int) -> bool:
    """Whether the noun of a light verb at token `i` is said to be none: "had no presence", "not one shot was fired"."""
    parsed = scene.parsed
    nouns = {token for hit in scene.hits.get(i, ()) for token in hit.tokens if parsed.pos[token] == "NOUN"} - {i}
    for noun in nouns:
        first = parsed.left[noun]
        if parsed.lower[first] == "no" or parsed.lower[first : first + 2] in (["not", "one"], ["not", "a"]):
            return True
    return False
