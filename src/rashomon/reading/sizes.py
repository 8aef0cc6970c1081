"""Sizes: how many fighters a group has, where a sentence states just that ("there are some 1,500 X fighters")."""

from __future__ import annotations

from rashomon.reading.claim import ARMED, Claim
from rashomon.reading.evidence import evidence
from rashomon.reading.joining import Draft
from rashomon.reading.mention import Mention
from rashomon.reading.parties import party, speaker
from rashomon.reading.scene import Scene
from rashomon.reading.verdict import modality

# Verbs under which the number of a group's fighters is its strength, not what befell them.
HAVING = frozenset({"have", "number", "boast", "comprise", "count", "field", "muster", "command"})
LEAST_COUNT = 2
SCORE = 0.6


def sizes(scene: Scene) -> list[Draft]:
    """Strength claims of sentences that say how many there are, or that a group has.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> from rashomon.reading.stage import build_scene
        >>> scene = build_scene(parse(Document("d", "There are about 900 Taliban fighters in Kunduz.")))
        >>> [(d.claim.agents[0].name, d.claim.numbers["count"].value) for d in sizes(scene)]
        [('Taliban', 900)]
    """
    out: list[Draft] = []
    parsed = scene.parsed
    for mention in scene.mentions:
        i = mention.head
        if mention.pronoun or scene.kind(mention) not in ARMED or not _stated(scene, i):
            continue
        expression = scene.number_at(i)
        if expression is None or expression.value < LEAST_COUNT or expression.vagueness in ("article", "both"):
            continue
        count = scene.counted(expression)
        places = [
            other
            for other in scene.by_sentence[parsed.sentence[i]]
            if scene.kind(other) == "place"
            and parsed.left[parsed.head[i]] <= other.head <= parsed.right[parsed.head[i]]
        ]
        for voice in scene.voices(i):
            claim = Claim(
                kind="strength",
                type="members",
                agents=(party(scene, _holder(scene, mention)),),
                places=tuple(party(scene, place, place=True) for place in places[:1]),
                numbers={"count": count},
                sources=tuple(speaker(scene, source) for source in voice[0]),
                modality=modality(scene, i, "members", voice),
                evidence=(evidence(parsed, i),),
                rule="strength (there are / have N fighters)",
                score=SCORE,
                trace=(f"number: {count.value} {count.vagueness}",),
            )
            out.append(Draft(i, claim))
    return out


def _stated(scene: Scene, i: int) -> bool:
    parsed = scene.parsed
    verb = parsed.head[i]
    if parsed.dep[i] in ("attr", "nsubj") and parsed.lemma[verb] == "be":
        return any(parsed.dep[child] == "expl" for child in parsed.children[verb])
    return parsed.dep[i] == "dobj" and parsed.lemma[verb] in HAVING


def _holder(scene: Scene, mention: Mention) -> Mention:
    """The group whose fighters are counted: the subject of "has 900 fighters", else the fighters themselves."""
    if scene.parsed.dep[mention.head] != "dobj":
        return mention
    return scene.by_head.get(scene.args(scene.parsed.head[mention.head]).subject, mention)
