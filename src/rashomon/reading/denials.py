"""Denials that only point back: "the army denied the allegation", "the rebels deny it"."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.claim import Claim, Party
from rashomon.reading.echoes import inferred
from rashomon.reading.evidence import evidence
from rashomon.reading.happenings import VIOLENT
from rashomon.reading.joining import Draft
from rashomon.reading.mention import Mention
from rashomon.reading.parties import party
from rashomon.reading.scene import Scene

DENIES = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "contradict"})
POINTING = frozenset({"it", "this", "that", "them", "these", "those"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "all"})
# What others said; such a noun without words of its own is what the report has just told.
SAID = frozenset({
    "allegation", "accusation", "charge", "claim", "report", "assertion", "account", "responsibility", "involvement",
    "story", "version",
})  # fmt: skip
# An accusation is mostly of the worst that was told; a pronoun of what was told last.
ACCUSED = frozenset({"allegation", "accusation", "charge", "responsibility", "involvement"})
BACK = 4
"""So many sentences back what is pointed at was told."""
OWN = frozenset({"state_force", "government", "armed_group"})


def pointing_denials(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with a denial for each that only points back: of the claim that it takes up, by who denies it.

    It is the same claim with the other modality: the same type, parties, places and time, without its
    numbers, for nobody says that these are wrong. What the model read from the very words is dropped.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Villagers say that the army shelled Kot on Friday. The army denies it.")
        >>> [(c.type, c.modality, c.agents[0].name) for c in Reader().read(told).claims]
        [('shelling', 'asserted', 'army'), ('shelling', 'denied', 'army')]
    """
    out = list(drafts)
    for i, pointer in _pointers(scene):
        denier = scene.by_head.get(scene.args(i).subject)
        if denier is None:
            continue
        said = _taken_up(scene, i, pointer, denier, out)
        if said is None:
            continue
        out = [draft for draft in out if draft.token not in (i, pointer)]
        out.append(Draft(i, _denial(scene, i, said, party(scene, denier))))
    return sorted(out, key=lambda draft: draft.token)


def _pointers(scene: Scene) -> list[tuple[int, int]]:
    """Verbs of denying whose object only points back, with the object."""
    parsed = scene.parsed
    found = []
    for i, lemma in enumerate(parsed.lemma):
        if lemma not in DENIES or parsed.pos[i] != "VERB" or scene.args(i).subject < 0:
            continue
        for child in parsed.children[i]:
            if parsed.dep[child] == "dobj" and _points(scene, child):
                found.append((i, child))
    return found


def _points(scene: Scene, token: int) -> bool:
    parsed = scene.parsed
    below = [c for c in parsed.children[token] if parsed.dep[c] != "punct"]
    if parsed.lower[token] in POINTING:
        return not below
    words = {parsed.lower[c] for c in below}
    return parsed.lemma[token] in SAID and bool(words & DEFINITE) and len(below) == 1


def _taken_up(scene: Scene, i: int, pointer: int, denier: Mention, drafts: list[Draft]) -> Claim | None:
    """What is denied: what was told last, the denier's own deed first; of an accusation the worst of his deeds."""
    parsed = scene.parsed
    here = parsed.sentence[i]
    found: list[tuple[int, bool, Claim]] = []
    for draft in sorted(drafts, key=lambda d: -d.token):
        back = here - parsed.sentence[draft.token]
        claim = draft.claim
        if draft.token >= i or not 1 <= back <= BACK or parsed.start[draft.token] < parsed.body:
            continue
        if claim.modality not in ("asserted", "possible") or claim.kind not in ("event", "relation", "control"):
            continue
        if claim.agents and not any(_same(scene, denier, source) for source in claim.sources):
            found.append((back, any(_same(scene, denier, agent) for agent in claim.agents), claim))
    own = [claim for _, deed, claim in found if deed]
    if own and parsed.lemma[pointer] in ACCUSED:
        return next((claim for claim in own if claim.type in VIOLENT and claim.numbers), own[0])
    found.sort(key=lambda told: (told[0], not told[1]))
    return found[0][2] if found else None


def _same(scene: Scene, denier: Mention, other: Party) -> bool:
    """Whether a party of a claim is the denier, or forces without a name that can be his."""
    entity = scene.entities.of(denier)
    forms = {form.lower() for form in (*entity.forms, entity.name, denier.name) if form}
    if {form.lower() for form in (other.name, *other.mentions)} & forms:
        return True
    return other.kind == scene.kind(denier) == "state_force"


def _denial(scene: Scene, i: int, said: Claim, denier: Party) -> Claim:
    return Claim(
        kind=said.kind,
        type=said.type,
        agents=inferred(said.agents),
        targets=inferred(said.targets),
        places=inferred(said.places),
        when=replace(said.when, inferred=True) if said.when else None,
        sources=(denier,),
        modality="denied",
        change=said.change,
        evidence=(evidence(scene.parsed, i),),
        rule="pointing denial",
        score=said.score,
        trace=(f"head word: {scene.parsed.words[i]}", f"takes up: {said.evidence[0].quote[:60]}"),
    )
