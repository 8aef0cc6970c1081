"""Roles: which phrases are agent, target and place of a proposition."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from rashomon.reading.features import ROLES, role_features
from rashomon.reading.fitting import fit, open_to
from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.model import load_model
from rashomon.reading.scene import Scene
from rashomon.reading.sufferers import died

# A phrase is taken when it and the claim together are likely enough: adding a slot pays as long as its chance of being
# right is over half the F1 reached (a known property of F1); the values were tuned by cross-validation.
JOINT = {"agent": 0.25, "target": 0.24, "place": 0.25}
# What a state's standing in the very slot that the trigger word has for a party is worth at least.
STATED = 0.45
# Whom an accusation names as the doer is the doer by its words.
ACCUSED = 0.9
BACK = 2
MOST = 6
SLOTLESS = frozenset({"weapon", "pronoun"})


@dataclass(slots=True)
class Roles:
    """The phrases chosen for each role, best first, with their probabilities."""

    chosen: dict[str, list[tuple[Mention, float]]] = field(default_factory=lambda: {role: [] for role in ROLES})

    def mentions(self, role: str) -> list[Mention]:
        """The phrases of one role in text order."""
        return sorted((m for m, _ in self.chosen[role]), key=lambda m: m.head)


def around(scene: Scene, i: int) -> list[Mention]:
    """The phrases that may fill a role of token `i`: those of its sentence; of each party and place of the
    two sentences before the last mention; and the places and parties the whole text speaks of most.
    """
    s = scene.parsed.sentence[i]
    out = [m for m in scene.by_sentence[s] if m.head != i]
    seen = {m.entity for m in out}
    for back in range(1, BACK + 1):
        if s - back < 0:
            break
        for mention in reversed(scene.by_sentence[s - back]):
            if mention.entity not in seen and (mention.proper or scene.kind(mention) in _CARRIED):
                seen.add(mention.entity)
                out.append(mention)
    out.extend(m for m in scene.leading if m.entity not in seen)
    return out


_CARRIED = frozenset({"armed_group", "state_force", "government", "people", "place"})


def doubt(score: float) -> float:
    """How far a claim whose head word has the probability `score` is to be relied on, 0.25 to 1."""
    return 0.25 + 0.75 * score


def roles(scene: Scene, i: int, claim_type: str, score: float) -> Roles:
    """Agent, target and place of the claim of `claim_type` headed by token `i`, itself taken with `score`."""
    found = Roles()
    # "Sent troops", "opened fire": the noun of a light verb is no party of it; "took the town of Kot" has a place,
    # and in "the air force bombed" the air force is somebody.
    own = {token for hit in scene.hits.get(i, ()) for token in hit.tokens}
    mentions = [m for m in open_to(scene, around(scene, i)) if m.head not in own or _somebody(scene, i, m)]
    if not mentions:
        return found
    args = scene.args(i)
    model = load_model("roles")
    scores = model.sigmoid([role_features(scene, i, claim_type, args, m) for m in mentions])
    _states(scene, i, mentions, scores, model.classes)
    _subject(scene, i, mentions, scores[:, model.classes.index("agent")])
    accused = scene.accused.get(i, -1)
    _dead(scene, i, mentions, scores, model.classes)
    for n, mention in enumerate(mentions):
        if mention.head == accused:
            scores[n, model.classes.index("agent")] = ACCUSED
    taken: set[int] = set()
    speaker = scene.speaker_head(i)
    order = sorted(
        ((float(scores[n, r]), n, role) for r, role in enumerate(model.classes) for n in range(len(mentions))),
        key=lambda row: -row[0],
    )
    # Who says it did it only where nobody else does ("police said the Taliban attacked").
    other_doer = (args.subject >= 0 and args.subject != speaker) or accused >= 0
    trust = doubt(score)
    for chance, n, role in order:
        mention = mentions[n]
        if chance * trust < JOINT[role] or len(found.chosen[role]) >= MOST:
            continue
        if scene.kind(mention) in SLOTLESS:
            continue
        if mention.entity in taken or (role == "agent" and mention.head == speaker and other_doer):
            continue
        taken.add(mention.entity)
        found.chosen[role].append((mention, chance))
    fit(scene, i, found.chosen)
    return found


def _somebody(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase of the trigger's own words can take part all the same: a town, or an air force that bombs."""
    by_name = mention.kind == "place" and mention.proper
    return by_name or (mention.actor is not None and mention.head < i and scene.parsed.pos[i] == "VERB")


def _subject(scene: Scene, i: int, mentions: list[Mention], chances: np.ndarray) -> None:
    """Who is the subject of an active verb that wants a doer there has done it ("a man stabbed two others")."""
    hits, args = scene.hits.get(i, ()), scene.args(i)
    if not hits or args.passive or scene.parsed.pos[i] != "VERB" or "subject" not in hits[0].trigger.agent:
        return
    for n, mention in enumerate(mentions):
        if mention.head == args.subject and scene.kind(mention) in PARTY_KINDS:
            chances[n] = max(chances[n], STATED)


def _dead(scene: Scene, i: int, mentions: list[Mention], scores: np.ndarray, classes: tuple[str, ...]) -> None:
    """Who only died did nothing, nor did the group he belonged to ("he and ten members of the front died")."""
    dead = died(scene, i)
    if dead < 0:
        return
    first, last = scene.parsed.left[dead], scene.parsed.right[dead]
    agent, target = classes.index("agent"), classes.index("target")
    for n, mention in enumerate(mentions):
        if first <= mention.head <= last:
            scores[n, agent] = 0.0
            if mention.head == dead and scene.kind(mention) in PARTY_KINDS | {"name", "pronoun"}:
                scores[n, target] = max(scores[n, target], STATED)


def _states(scene: Scene, i: int, mentions: list[Mention], scores: np.ndarray, classes: tuple[str, ...]) -> None:
    """A state is a party, not a place, where the trigger word wants one ("plans to attack Ukraine")."""
    hits = scene.hits.get(i, ())
    if not hits:
        return
    args = scene.args(i)
    trigger, place = hits[0].trigger, classes.index("place")
    for n, mention in enumerate(mentions):
        if mention.actor is None or mention.actor.origin not in ("country", "metonym"):
            continue
        slot = scene.slot_of(args, mention, i)
        for role, slots in (("agent", trigger.agent), ("target", trigger.target)):
            if slot in slots and slot in ("subject", "object"):
                column = classes.index(role)
                scores[n, column] = max(scores[n, column], scores[n, place], STATED)
                scores[n, place] = 0.0
