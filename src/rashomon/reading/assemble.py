"""From the scene of a text to its claims: choose the words that carry one, then fill the slots."""

from __future__ import annotations

from rashomon.reading.attempts import attempted
from rashomon.reading.bodies import found_dead
from rashomon.reading.both_sides import all_hurt, both_sides, by_the_hands, linked_to
from rashomon.reading.candidates import candidates
from rashomon.reading.captures import grounds, taken
from rashomon.reading.carried import carry
from rashomon.reading.changes import change_of
from rashomon.reading.checks import counts_people, least, local, plain_enough, wanting
from rashomon.reading.claim import Claim, Modality, Party
from rashomon.reading.compounds import compound_claims
from rashomon.reading.denials import pointing_denials
from rashomon.reading.doers import doers, issued_then, meets, not_themselves, sided_with, unclaimed
from rashomon.reading.echoes import echoed, explain_deaths, inferred, sides
from rashomon.reading.evidence import evidence
from rashomon.reading.features import trigger_features
from rashomon.reading.ground import ground
from rashomon.reading.happenings import VIOLENT
from rashomon.reading.it_did import what_it_did
from rashomon.reading.joining import Draft, join
from rashomon.reading.launched import launched
from rashomon.reading.mention import Mention
from rashomon.reading.missing import missing
from rashomon.reading.model import load_model
from rashomon.reading.no_doers import able
from rashomon.reading.own_slots import beside, own_doers, own_victims
from rashomon.reading.parties import party, speaker
from rashomon.reading.posts import leadership
from rashomon.reading.roles import roles
from rashomon.reading.scene import Scene
from rashomon.reading.senses import Candidate, everyday_sense, retyped
from rashomon.reading.sizes import sizes
from rashomon.reading.strength import members
from rashomon.reading.sufferers import own_sufferers, somebody, whole, with_dead, with_store, with_victims
from rashomon.reading.timing import when
from rashomon.reading.tolls import lost_people, tolls
from rashomon.reading.verdict import modality
from rashomon.vocabulary.schema import KIND_OF

# Probability a word needs to be taken for the head of a claim; tuned by cross-validation.
LEAST = 0.32
# What the vocabulary's own type is worth beside what the model learned, in log-odds; by cross-validation.
VOCABULARY_BONUS = 1.0
# The tensor's values reach about ten; scaled so that one weight penalty suits words and tensor alike.
SCALE = 0.1


def read_scene(scene: Scene) -> list[Claim]:
    """The claims of a text, in text order, numbered c1, c2, …; events numbered e1, e2, …"""
    drafts: list[Draft] = []
    for i, name, p, why in heads(scene):
        drafts.extend(Draft(i, claim) for claim in draft(scene, i, name, p, why, drafts))
    explain_deaths(drafts)
    what_it_did(scene, drafts)
    drafts = carry(drafts)
    drafts = pointing_denials(scene, drafts)
    drafts.extend(leadership(scene))
    drafts.extend(compound_claims(scene))
    drafts.extend(sizes(scene))
    claims = join(scene, plain_enough(scene, drafts))
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
    taken = [n for n, p in enumerate(chance) if p >= least(scene, tokens[n], LEAST)]
    if not taken:
        return []
    scores = types.scores([rows[n] for n in taken], dense[taken] if dense is not None else None)
    number = {name: k for k, name in enumerate(types.classes)}
    out = []
    for n, share in zip(taken, scores, strict=True):
        for hit in scene.hits.get(tokens[n], ()):
            if hit.trigger.type in number:
                share[number[hit.trigger.type]] += (
                    VOCABULARY_BONUS if hit is scene.hits[tokens[n]][0] else VOCABULARY_BONUS / 2
                )
        choice = int(share.argmax())
        why = tuple(f"{name} {weight:+.2f}" for name, weight in types.why(rows[n], choice, 4))
        out.append((tokens[n], types.classes[choice], float(chance[n]), why))
    return out


def draft(scene: Scene, i: int, name: str, score: float, why: tuple[str, ...], earlier: list[Draft]) -> list[Claim]:
    """The claims of type `name` headed by token `i`, one for each chain of sources ("police and witnesses
    said"); none when nobody and no place takes part in it. `earlier` are those of the text so far, which
    a definite noun may take up.
    """
    parsed = scene.parsed
    if name == "armed_clash" and scene.modality(i, name).cessation:
        name = "hostile"
    lost = name in ("withdrawal", "territory_taken") and lost_people(scene, i)
    if lost:
        name = "attack"
    found = found_dead(scene, i)
    name = found or retyped(scene, i, taken(scene, i, name))
    if not name:
        return []
    name, sure, settled = attempted(scene, i, name)
    chosen = roles(scene, i, name, score)
    agents, targets, places = (chosen.mentions(role) for role in ("agent", "target", "place"))
    targets = own_victims(scene, i, targets) if KIND_OF[name] == "event" else targets
    met = [mention for mention in agents if meets(scene, i, mention)]
    alone = not targets and not places and not (unclaimed(scene, i) or met)
    if name == "toll" and (hits := scene.hits.get(i, ())) and not hits[0].trigger.agent:
        lost = True
    agents = [] if lost or found else doers(scene, i, agents) or (agents if alone else [])
    if KIND_OF[name] == "event":
        agents, targets = beside(scene, i, own_doers(scene, i, agents), targets)
    if name == "disrupted" and met:  # who foils a plot has done that much
        agents = met
    if found:  # who finds the dead is none of them
        targets = [m for m in targets if m.head != scene.args(i).subject or scene.args(i).passive]
    agents, targets = sides(scene, i, name, agents, targets)
    agents, targets = linked_to(scene, i, name, agents, targets)
    agents, targets = by_the_hands(scene, agents, targets)
    agents, targets = both_sides(scene, i, name, agents, targets), all_hurt(scene, i, targets)
    agents, targets = with_dead(scene, chosen.mentions("agent"), agents, targets)
    if name in VIOLENT:
        agents = not_themselves(scene, i, agents, targets)
    agents = whole(scene, agents)
    targets = with_store(scene, i, own_sufferers(scene, i, somebody(scene, whole(scene, targets))))
    if KIND_OF[name] == "control":
        targets, places = grounds(scene, targets, places)
    agents, places = launched(scene, i, name, agents, ground(scene, i, name, places))
    places = [mention for mention in places if local(scene, mention)]
    numbers, victims = tolls(scene, i, name) if KIND_OF[name] == "event" else ({}, [])
    if name == "members":
        numbers = members(scene, i)
        if not numbers:
            return []
    targets = with_victims(scene, agents, targets, victims)
    if everyday_sense(Candidate(scene, i, name, agents, targets, places)):
        return []
    echo = None
    if wanting(scene, i, name, score, agents, targets, places) and not counts_people(scene, i):
        echo = echoed(scene, i, name, earlier)
        if echo is None:
            return []
    targets = sided_with(scene, i, name, targets)
    if KIND_OF[name] in ("event", "relation"):
        spots = [mention for mention in agents if scene.kind(mention) == "place" and mention.proper]
        agents = able(scene, agents)
        places = places or [spot for spot in spots if spot.head not in {mention.head for mention in agents}]
        if echo is None and not (agents or targets or places or counts_people(scene, i)):
            return []
    time, no_time = when(scene, i, name, score)
    if time is not None and issued_then(scene, time):
        time, no_time = None, "the time is that of what is quoted, not of what it tells"
    hits = scene.hits.get(i, ())
    rule = f"{hits[0].trigger.key}" if hits else f"model ({parsed.lemma[i]})"
    claims = []
    for voice in scene.voices(i):
        verdict = settled or modality(scene, sure, name, voice)
        # The very words that say who speaks say nothing of whom it hit: "… of people, the mayor, Omar Zia, added".
        said_by = {token for source in voice[0] for token in (source.head, source.token)}
        hit = [mention for mention in targets if mention.head not in said_by]
        claim = Claim(
            kind=KIND_OF[name],
            type=name,
            agents=_parties(scene, agents) if echo is None else inferred(echo.agents),
            targets=_parties(scene, hit) if echo is None else inferred(echo.targets),
            places=_parties(scene, places, place=True),
            when=time,
            numbers=dict(numbers),
            sources=tuple(speaker(scene, source) for source in voice[0]),
            modality=verdict,
            change=change_of(scene, i, KIND_OF[name]),
            evidence=(evidence(parsed, i, verdict == "denied"),),
            rule=rule,
            score=round(score, 3),
            trace=(f"head word: {parsed.words[i]}", *why, _modal_trace(scene, sure, name, settled)),
        )
        if no_time:
            claim.missing["when"] = no_time
        claims.append(claim)
    return claims


def _modal_trace(scene: Scene, i: int, name: str, settled: Modality | None) -> str:
    if settled is not None:
        return "modality: an attempt that came to nothing"
    found = scene.modality(i, name)
    words = ", ".join(f"“{scene.parsed.words[token]}”" for token in found.cue_tokens)
    return f"modality: {found.reason}{f' ({words})' if words else ''}"


def _parties(scene: Scene, mentions: list[Mention], place: bool = False) -> tuple[Party, ...]:
    return tuple(party(scene, mention, place) for mention in mentions)
