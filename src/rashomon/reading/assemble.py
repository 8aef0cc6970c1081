"""From the scene of a text to its claims: choose the words that carry one, then fill the slots."""

from __future__ import annotations

import numpy as np

from rashomon.reading.candidates import candidates
from rashomon.reading.changes import change_of
from rashomon.reading.checks import least, local, wanting
from rashomon.reading.claim import Claim, Modality, Party
from rashomon.reading.compounds import compound_claims
from rashomon.reading.evidence import evidence
from rashomon.reading.features import trigger_features
from rashomon.reading.joining import Draft, join
from rashomon.reading.mentions import Mention
from rashomon.reading.missing import missing
from rashomon.reading.model import load_model
from rashomon.reading.parties import party, speaker
from rashomon.reading.posts import leadership
from rashomon.reading.roles import roles
from rashomon.reading.scene import Scene
from rashomon.reading.statements import RANK
from rashomon.reading.strength import members
from rashomon.reading.timing import when
from rashomon.reading.tolls import tolls
from rashomon.vocabulary.schema import KIND_OF

# Probability a word needs to be taken for the head of a claim; tuned by cross-validation.
LEAST = 0.32
# What the vocabulary's own type is worth beside what the model learned, in log-odds; by cross-validation.
VOCABULARY_BONUS = 1.0
# What the rules' own verdict on modality is worth beside the model's, likewise.
RULE_BONUS = 0.5
# The tensor's values reach about ten; scaled so that one weight penalty suits words and tensor alike.
SCALE = 0.1


def read_scene(scene: Scene) -> list[Claim]:
    """The claims of a text, in text order, numbered c1, c2, …; events numbered e1, e2, …"""
    drafts = [Draft(i, claim) for i, name, p, why in heads(scene) for claim in draft(scene, i, name, p, why)]
    drafts.extend(leadership(scene))
    drafts.extend(compound_claims(scene))
    claims = join(scene, drafts)
    for number, claim in enumerate(claims, 1):
        claim.id = f"c{number}"
        claim.missing = missing(claim)
    return claims


def heads(scene: Scene) -> list[tuple[int, str, float, tuple[str, ...]]]:
    """Tokens that carry a claim, with its type, the probability, and the features that spoke loudest."""
    tokens = candidates(scene)
    if not tokens:
        return []
    rows = [trigger_features(scene, i) for i in tokens]
    tensor = scene.parsed.tensor
    dense = tensor[tokens] * SCALE if tensor is not None else None
    claims, types = load_model("claims"), load_model("types")
    chance = claims.sigmoid(rows, dense)[:, 0]
    taken = [n for n, p in enumerate(chance) if p >= LEAST and p >= least(scene, tokens[n], LEAST)]
    if not taken:
        return []
    scores = types.scores([rows[n] for n in taken], dense[taken] if dense is not None else None)
    number = {name: k for k, name in enumerate(types.classes)}
    out = []
    for n, share in zip(taken, scores, strict=True):
        for hit in scene.hits.get(tokens[n], ()):
            if hit.trigger.type in number:
                share[number[hit.trigger.type]] += VOCABULARY_BONUS if hit is scene.hits[tokens[n]][0] else VOCABULARY_BONUS / 2
        choice = int(share.argmax())
        why = tuple(f"{name} {weight:+.2f}" for name, weight in types.why(rows[n], choice, 4))
        out.append((tokens[n], types.classes[choice], float(chance[n]), why))
    return out


def draft(scene: Scene, i: int, name: str, score: float, why: tuple[str, ...]) -> list[Claim]:
    """The claims of type `name` headed by token `i`, one for each chain of sources ("police and witnesses
    said"); none when nobody and no place takes part in it.
    """
    parsed = scene.parsed
    chosen = roles(scene, i, name, score)
    agents, targets, places = (chosen.mentions(role) for role in ("agent", "target", "place"))
    places = [mention for mention in places if local(scene, mention)]
    numbers, victims = tolls(scene, i) if KIND_OF[name] == "event" else ({}, [])
    if name == "members":
        numbers = members(scene, i)
    have = {m.entity for m in (*agents, *targets)}
    for mention in victims:
        if mention.entity not in have and mention.kind in ("person", "people") and not mention.pronoun:
            targets.append(mention)
    if wanting(scene, i, name, agents, targets, places):
        return []
    time, no_time = when(scene, i, name, score)
    hits = scene.hits.get(i, ())
    rule = f"{hits[0].trigger.key}" if hits else f"model ({parsed.lemma[i]})"
    claims = []
    for chain in scene.attribution.chains_of(i):
        claim = Claim(
            kind=KIND_OF[name],
            type=name,
            agents=_parties(scene, agents),
            targets=_parties(scene, targets),
            places=_parties(scene, places, place=True),
            when=time,
            numbers=dict(numbers),
            sources=tuple(speaker(scene, source) for source in chain),
            modality=modality(scene, i, name),
            change=change_of(scene, i, KIND_OF[name]),
            evidence=(evidence(parsed, i),),
            rule=rule,
            score=round(score, 3),
            trace=(f"head word: {parsed.words[i]}", *why, _modal_trace(scene, i, name)),
        )
        if no_time:
            claim.missing["when"] = no_time
        claims.append(claim)
    return claims


def _modal_trace(scene: Scene, i: int, name: str) -> str:
    found = scene.modality(i, name)
    words = ", ".join(f"“{scene.parsed.words[token]}”" for token in found.cue_tokens)
    return f"modality: {found.reason}{f' ({words})' if words else ''}"


def _parties(scene: Scene, mentions: list[Mention], place: bool = False) -> tuple[Party, ...]:
    return tuple(party(scene, mention, place) for mention in mentions)


def modality_features(scene: Scene, i: int, claim_type: str) -> list[str]:
    """Features of the modality: what the grammar around says, what the sources' verbs do to it, the words."""
    parsed = scene.parsed
    local = scene.modality(i, claim_type)
    chain = scene.chain(i)
    effect = scene.attribution.effect_of(i)
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


def modality(scene: Scene, i: int, claim_type: str) -> Modality:
    """asserted, denied, possible or planned, for the proposition headed by token `i` under its sources."""
    model = load_model("modality")
    scores = model.scores([modality_features(scene, i, claim_type)], None)[0]
    ruled = max(scene.modality(i, claim_type).modality, scene.attribution.effect_of(i), key=lambda m: RANK.get(m, 0))
    scores[model.classes.index(ruled)] += RULE_BONUS
    choice: Modality = model.classes[int(np.argmax(scores))]  # type: ignore[assignment]
    return choice
