"""Checks: what a claim of each type needs to be one, whatever the models say."""

from __future__ import annotations

from rashomon.reading.joining import Draft
from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.scene import Scene
from rashomon.reading.tolls import SHARED, harm_at
from rashomon.reading.tolls_count import counted, harmed_heads

ARMED = frozenset({"armed_group", "state_force", "weapon"})
PERSONS = frozenset({"person", "people", "armed_group", "state_force", "name", "pronoun"})
GROUPS = frozenset({"armed_group", "state_force", "government", "organisation", "place", "name", "people", "pronoun"})
PAIRED = frozenset({"allied", "hostile", "supports", "part_of", "split_from"})
# A place is a place, or something that has one: a base, a mosque, an area.
LOCAL = frozenset({"place", "object", "name"})
# Without a word of the vocabulary behind it, or with a word of many peaceful senses and nobody armed near,
# or in a text that is hardly about conflict, a claim needs better support.
UNLISTED, WEAK, PEACEFUL = 0.5, 0.45, 0.5
# What any claim needs at least, in a report on conflict.
USUAL = 0.32
# "The alliance" is as good as the alliance it takes up: it needs so much less.
TAKEN_UP = 0.06
# "Killed more than 70 people" says how many: a toll counted by its own words is hardly ever no claim.
COUNTED = 0.15
_HURT = frozenset({"dead", "wounded", "injured", "casualties", "victims"})
_FALLEN = _HURT | {"killed"}
_CARES = frozenset({
    "treat", "recover", "evacuate", "bury", "collect", "retrieve", "carry", "transport", "help", "visit", "mourn",
    "exchange", "commemorate", "honour", "honor", "remember", "identify", "remove", "receive", "transfer",
})  # fmt: skip
BEGINS = frozenset({"begin", "start", "launch", "commence"})
# What gives no number of those harmed: a name, "a man", "many of the dead".
UNCOUNTED = frozenset({"named", "article", "many"})
# A relation whose other side the sentence leaves open ("allies of the regime") has to be plain.
ONE_SIDED = 0.6


def least(scene: Scene, i: int, usual: float) -> float:
    """The probability token `i` needs to head a claim: more where its word or its text is likely peaceful."""
    hits = scene.hits.get(i, ())
    if not scene.relevance.doubtful and (counts_people(scene, i) or _began_then(scene, i)):
        return COUNTED
    floor = usual
    if any(hit.trigger.weight == "strong" for hit in hits) and takes_up(scene, i):
        return usual - TAKEN_UP
    if not hits:
        floor = max(floor, UNLISTED)
    elif all(hit.trigger.weight == "weak" or hit.trigger.needs == "armed" for hit in hits) and not armed_near(scene, i):
        floor = max(floor, WEAK)
    if scene.topic == 0:
        floor = max(floor, PEACEFUL)
    return floor


def _began_then(scene: Scene, i: int) -> bool:
    """Whether token `i` is an offensive or a siege that "began on May 2": when it began is told of few other things."""
    parsed, verb = scene.parsed, scene.parsed.head[i]
    if parsed.pos[i] != "NOUN" or parsed.dep[i] not in ("nsubj", "nsubjpass") or parsed.lemma[verb] not in BEGINS:
        return False
    times = scene.time_sentences.get(parsed.sentence[i], ())
    dated = any(t.first > verb and t.last <= parsed.right[verb] for t in times)
    return dated and any(hit.trigger.kind == "event" for hit in scene.hits.get(i, ()))


def counts_people(scene: Scene, i: int) -> bool:
    """Whether token `i` says how many were killed or wounded, in a number: not one by name, nor "a man"."""
    harm = harm_at(scene, i)
    if harm not in SHARED:
        return False
    number = counted(scene, i, harmed_heads(scene, i), harm)
    return number is not None and number.value > 0 and number.vagueness not in UNCOUNTED


def plain_enough(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The claims that are plain enough for what the report and the passage are about; the others are counted."""
    relevance, parsed = scene.relevance, scene.parsed
    if not relevance.doubtful:
        return drafts
    kept = [d for d in drafts if d.claim.score >= relevance.least(USUAL, parsed.sentence[d.token], d.claim.type)]
    relevance.left_out = len(drafts) - len(kept)
    for draft in kept:
        draft.claim.trace += (f"the report {relevance.words()}",)
    return kept


def part_of_dead(scene: Scene, i: int) -> bool:
    """Whether token `i` only says who some of the dead were: "four of the 13 dead were farmers"."""
    parsed, of = scene.parsed, scene.parsed.head[i]
    if parsed.lower[i] not in _FALLEN or parsed.dep[i] != "pobj":
        return False
    some, be = parsed.head[of], parsed.head[parsed.head[of]]
    told = parsed.lemma[be] == "be" and any(parsed.dep[c] in ("attr", "acomp") for c in parsed.children[be])
    return parsed.lower[of] == "of" and parsed.dep[some] == "nsubj" and told


def in_passing(scene: Scene, i: int) -> bool:
    """Whether token `i` only says of people how they are: "treated the wounded", "recover their dead".

    Or who they are of whom more is told: "two of those who had been wounded died".
    """
    parsed, above = scene.parsed, scene.parsed.head[i]
    if parsed.lower[i] in _HURT and not counts_people(scene, i):
        cared = above if parsed.dep[i] == "dobj" else parsed.head[above] if parsed.dep[i] == "amod" else -1
        of_noun = parsed.dep[i] == "dobj" or (parsed.dep[i] == "amod" and parsed.dep[above] == "dobj")
        return of_noun and parsed.lemma[cared] in _CARES
    some = parsed.head[above]
    return (
        parsed.dep[i] == "relcl"
        and parsed.lower[above] == "those"
        and parsed.lower[some] == "of"
        and bool(harm_at(scene, i))
        and bool(harm_at(scene, parsed.head[parsed.head[some]]))
    )


def takes_up(scene: Scene, i: int) -> bool:
    """Whether token `i` is a definite noun ("the alliance") that stands for what was named before it."""
    parsed = scene.parsed
    if parsed.pos[i] != "NOUN" or not any(parsed.lower[child] in ("the", "this") for child in parsed.children[i]):
        return False
    return scene.first_hit.get(parsed.lemma[i], i) < i


def armed_near(scene: Scene, i: int) -> bool:
    """Whether an armed group, a state force or a weapon is named in the sentence of token `i`."""
    return any(scene.kind(m) in ARMED for m in scene.by_sentence[scene.parsed.sentence[i]])


def local(scene: Scene, mention: Mention) -> bool:
    """Whether a mention can be where something is or happens."""
    return scene.kind(mention) in LOCAL


def wanting(
    scene: Scene,
    i: int,
    name: str,
    score: float,
    agents: list[Mention],
    targets: list[Mention],
    places: list[Mention],
) -> str:
    """What a claim of type `name`, taken with `score`, lacks to be one; "" where it lacks nothing."""
    if not (agents or targets or places):
        return "nobody and no place takes part"
    if name in PAIRED and len(agents) + len(targets) < 2 and score < ONE_SIDED:
        return "a relation has two sides"
    if name in ("controls", "present", "contests") and not agents:
        return "nobody holds it"
    if name == "leads" and not (
        agents and targets and any(scene.kind(m) in ("person", "name", "pronoun") for m in agents)
    ):
        return "a post has a person and a body"
    hits = scene.hits.get(i, ())
    strong = any(hit.trigger.weight == "strong" for hit in hits)
    if not agents and not targets and not strong:
        return "a place alone, with no word that must mean it"
    if (
        name == "arrest"
        and targets
        and not any(scene.kind(m) in PERSONS or scene.kind(m) in PARTY_KINDS for m in targets)
    ):
        return "only persons are arrested"
    if name in ("territory_taken", "abduction") and not (agents or strong):
        return "nobody does it"
    return ""
