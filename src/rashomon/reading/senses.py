"""Everyday senses: what words of conflict mean where nobody of a conflict is about, type by type.

"Twelve died" of a fire is no attack, who "attacked the bill" hurt nobody, who "left the room" withdrew no troops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.reading.checks import ARMED, LOCAL, PERSONS
from rashomon.reading.everyday import everyday
from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.natural import DIES, died_naturally, told_natural
from rashomon.reading.scene import Scene

# Who can wage war: a state is often named as a place.
POWERS = frozenset({"armed_group", "state_force", "weapon", "government", "place"})
VIOLENT = frozenset({
    "armed_clash", "offensive", "air_strike", "shelling", "suicide_bombing", "bombing", "chemical_attack", "attack",
    "abduction", "riot",
})  # fmt: skip
# Words with so many senses that only their object tells an arrest, or a place held, from the rest.
LOOSE = frozenset({"hold", "release", "catch", "question", "free"})
TAKE = frozenset({"seize", "capture", "secure", "take", "retake", "recapture", "gain", "win", "grab"})
LEAVE = frozenset({"leave", "lose", "quit", "depart", "exit", "abandon"})
MOVEMENTS = frozenset({
    "movement", "group", "militia", "rebel", "insurgent", "insurgency", "guerrilla", "faction", "brigade", "rebellion",
})  # fmt: skip
WARPLANES = frozenset({"warplane", "jet", "aircraft", "plane", "drone", "helicopter", "gunship", "airplane"})
STRIKES = frozenset({"hit", "strike", "bomb", "target", "attack", "pound", "raid", "strafe", "bombard", "shell"})
CUTS = frozenset({"isolate", "isolation", "cut"})
# Who is called so by one deed: to help him is a part in it.
HELP = frozenset({"help", "aid", "assist", "abet"})
DOERS = frozenset({"bomber", "attacker", "assailant", "hijacker", "kidnapper", "assassin", "killer"})
GET_AWAY = frozenset({"escape", "flee"})
FUGITIVES = DOERS | {"gunman"}
RIDES = frozenset({"motorcycle", "motorbike"})
LINKS = frozenset({"link", "tie", "connect", "connection"})
UNNAMED = frozenset({"ask", "want", "wish", "decline", "refuse", "request", "prefer"})
SPEAK = frozenset({"talk", "visit", "reach", "speak", "chat"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim in the making: token `i` as the head of a claim of type `name`, with who takes part."""

    scene: Scene
    i: int
    name: str
    agents: list[Mention]
    targets: list[Mention]
    places: list[Mention]

    @property
    def words(self) -> frozenset[str]:
        """The vocabulary's words for it; its own lemma where it has none."""
        hits = self.scene.hits.get(self.i, ())
        return frozenset(hit.trigger.head for hit in hits) or frozenset([self.scene.parsed.lemma[self.i]])

    def any_of(self, kinds: frozenset[str], *, near: bool = False) -> bool:
        """Whether one who takes part is of these kinds; with `near`, anybody in the sentence."""
        scene = self.scene
        some = scene.by_sentence[scene.parsed.sentence[self.i]] if near else (*self.agents, *self.targets)
        return any(scene.kind(mention) in kinds for mention in some)

    @property
    def weak(self) -> bool:
        """Whether only words of many peaceful senses, or none of the vocabulary, stand behind it."""
        return all(hit.trigger.weight == "weak" for hit in self.scene.hits.get(self.i, ()))

    @property
    def thing(self) -> str:
        """Kind of what the verb's object names, "-" for what is no mention, "" where no noun is its object."""
        token = self.scene.args(self.i).object
        if token < 0 or self.scene.parsed.pos[token] != "NOUN":
            return ""
        mention = self.scene.by_head.get(token)
        return self.scene.kind(mention) if mention is not None else "-"

    @property
    def object(self) -> str:
        """The lemma of the verb's object, "" where there is none."""
        token = self.scene.args(self.i).object
        return self.scene.parsed.lemma[token] if token >= 0 else ""


def everyday_sense(candidate: Candidate) -> str:
    """Why this is rather life as usual than a claim of its type; "" where nothing says so."""
    check = _CHECKS.get(candidate.name)
    return check(candidate) if check is not None else ""


def retyped(scene: Scene, i: int, name: str) -> str:
    """The type of a claim where its words have another sense: "seized a glider" is no territory taken,
    nor is it an offensive that a million people "marched on Saturday"; who "left the rebels" left no place, and
    who "helped the bomber" had a hand in the attack. A town is isolated by troops, a state by sanctions.
    """
    claim = Candidate(scene, i, name, [], [], [])
    if name == "territory_taken" and _taken(claim):
        return "other_event"
    if name in ("attack", "shelling", "bombing", "destruction") and _flown(claim):
        return "air_strike"
    if name in ("withdrawal", "displacement") and claim.words <= LEAVE and claim.object in MOVEMENTS:
        return "group_change"
    if name == "supports" and claim.object in DOERS and not claim.words.isdisjoint(HELP):
        return "attack"
    if name in ("sanction", "displacement") and claim.words & CUTS and _town(scene, i):
        return "offensive"
    if name == "offensive" and claim.words == {"march"} and not claim.any_of(ARMED, near=True):
        return "protest"
    return name


def _town(scene: Scene, i: int) -> bool:
    """Whether a place below a country is the object of a verb at token `i`, or stands behind the "of" of a noun."""
    parsed = scene.parsed
    under = [c for of in parsed.children[i] if parsed.lower[of] == "of" for c in parsed.children[of]]
    named = [scene.by_head.get(token) for token in (scene.args(i).object, *under)]
    return any(m is not None and m.proper and m.actor is None and scene.kind(m) == "place" for m in named)


def _flown(c: Candidate) -> bool:
    """Whether aircraft do it: "warplanes hit the market", "struck by a missile from a jet"."""
    parsed = c.scene.parsed
    subject = c.scene.args(c.i).subject
    if parsed.pos[c.i] != "VERB" or subject < 0 or parsed.lemma[c.i] not in STRIKES:
        return False
    fired = (c for c in parsed.children[subject] if parsed.dep[c] == "acl")
    # "Struck by a rocket from a jet": the parse hangs "from" on the verb.
    above = (subject, *fired, *((c.i,) if c.scene.args(c.i).passive else ()))
    sent = [t for at in above for p in parsed.children[at] if parsed.lower[p] == "from" for t in parsed.children[p]]
    return any(parsed.lemma[token].lower() in WARPLANES for token in (subject, *sent))


def _displacement(c: Candidate) -> str:
    """The doers of a deed get away: "two others escaped on a motorcycle", "the gunmen fled the scene"."""
    parsed = c.scene.parsed
    if not c.words & GET_AWAY:
        return ""
    on = [t for p in parsed.children[c.i] if parsed.lower[p] in ("on", "in") for t in parsed.children[p]]
    if any(parsed.lemma[token] in RIDES for token in on) or c.object == "scene":
        return "who gets away from a deed is not displaced"
    subject = c.scene.args(c.i).subject
    attacker = subject >= 0 and parsed.lemma[subject] in FUGITIVES
    return "attackers who get away are not displaced" if attacker else ""


def _harm(c: Candidate) -> str:
    if c.words <= everyday().mere_harm:
        parsed = c.scene.parsed
        first, end = parsed.sentences[parsed.sentence[c.i]]
        words = {*parsed.lemma[first:end], *parsed.lower[first:end]}
        violent = _violent(c, first, end)
        if c.words <= DIES and not violent and told_natural(c.scene, c.i):
            return "a death in old age"
        if c.words <= DIES and not died_naturally(c.scene).isdisjoint(m.entity for m in c.targets):
            return "who died in bed was not attacked"
        # Aircraft crash of bombs and missiles too.
        natural = not everyday().causes.isdisjoint(words) and everyday().aircraft.isdisjoint(words)
        if natural and not violent and not c.any_of(ARMED, near=True):
            return "an accident or an illness"
    if c.words == {"attack"} and c.scene.parsed.pos[c.i] == "VERB" and not c.any_of(ARMED):
        follows = {word for word, _ in c.scene.args(c.i).preps}
        if follows & {"as", "for", "over"} or (c.thing == "-" and not c.any_of(PERSONS) and not c.places):
            return "an attack in words"
    return ""


def _violent(c: Candidate, first: int, end: int) -> bool:
    """Whether another word of violence stands between two tokens (`end` exclusive)."""
    return any(
        hit.trigger.weight == "strong" and hit.trigger.type in VIOLENT and hit.trigger.head not in everyday().mere_harm
        for token in range(first, end)
        for hit in c.scene.hits.get(token, ())
    )


def _talks(c: Candidate) -> str:
    if c.words <= SPEAK and c.weak and not any(_public(c.scene, mention) for mention in (*c.agents, *c.targets)):
        return "nobody of any party talks"
    return ""


def _public(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is a party, or a person with a post or a name that is known."""
    if scene.kind(mention) in POWERS | {"organisation"}:
        return True
    return any(
        each.actor is not None
        or any(i in scene.titles and scene.titles[i].sort != "honorific" for i in range(each.first, each.last + 1))
        for each in scene.entities.of(mention).mentions
    )


def _withdrawal(c: Candidate) -> str:
    if not c.words <= LEAVE:
        return ""
    if c.thing == "organisation" and not c.places:
        return "a body is left, not a place"
    return "" if c.any_of(POWERS) or c.any_of(ARMED, near=True) else "nobody armed leaves"


def _arrest(c: Candidate) -> str:
    if not c.words <= LOOSE or c.scene.parsed.pos[c.i] != "VERB":
        return ""
    if c.object in everyday().asked and c.words == {"question"}:
        return "a witness is asked"
    parsed = c.scene.parsed
    if any(parsed.lemma[child] in everyday().held_to for child in parsed.children[c.i]):
        return "held to be something"
    if c.thing and c.thing not in PERSONS | PARTY_KINDS and c.object not in everyday().areas:
        return "only persons are arrested"
    return ""


def _taken(c: Candidate) -> str:
    if c.words <= LOOSE and not c.places and c.object in ("it", "that", "this"):
        return "what is held is no place"
    if c.words <= TAKE | LOOSE and c.thing and c.thing not in LOCAL | PARTY_KINDS and c.object not in everyday().areas:
        return "what is taken is no place"
    return ""


def _war(c: Candidate) -> str:
    if not c.weak or c.any_of(POWERS) or c.any_of(ARMED, near=True):
        return ""
    return "nobody of any power"


def _supports(c: Candidate) -> str:
    parsed = c.scene.parsed
    if c.words == {"arm"} and parsed.tag[c.i] == "VBN":
        words = {word for word, _ in c.scene.args(c.i).preps}
        if "with" in words and not words & {"by"} and parsed.dep[c.i] != "ROOT":
            return "carrying is not arming"
    if not (c.agents and c.targets) and not c.any_of(POWERS | {"organisation"}) and not c.any_of(ARMED, near=True):
        return "a person's view"
    return ""


def _allied(c: Candidate) -> str:
    """Links to a deed are no alliance, nor is it one to link a thing to another ("linked aid to reforms")."""
    parsed = c.scene.parsed
    if not c.words & LINKS and not any(
        parsed.lemma[t] in LINKS for hit in c.scene.hits.get(c.i, ()) for t in hit.tokens
    ):
        return ""
    if parsed.pos[c.i] == "VERB" and c.thing in ("-", "thing") and c.object not in LINKS:
        return "things are linked"
    ends = [at for token in _link_tokens(c) for word, at in c.scene.args(token).preps if word in ("to", "with")]
    deed = any(hit.trigger.kind == "event" for at in ends for hit in c.scene.hits.get(at, ()))
    return "linked to a deed, not to a party" if deed and not c.targets else ""


def _link_tokens(c: Candidate) -> set[int]:
    return {c.i, *(token for hit in c.scene.hits.get(c.i, ()) for token in hit.tokens)}


def _group_change(c: Candidate) -> str:
    if c.words <= {"name", "call"} and c.thing in ("-", "thing", "object", "media"):
        return "a thing is given a name"
    parsed = c.scene.parsed
    if c.words <= {"disband", "dissolve"} and parsed.dep[c.i] == "amod":
        return "said of a body only to tell which it is"
    if c.words <= {"name"} and parsed.dep[c.i] == "xcomp" and parsed.lemma[parsed.head[c.i]] in UNNAMED:
        return "a source who stays unnamed"
    return ""


def _hostile(c: Candidate) -> str:
    parties = (*c.agents, *c.targets)
    if c.weak and not c.any_of(ARMED, near=True) and all(c.scene.kind(m) in ("person", "name") for m in parties):
        return "rivals of everyday life"
    if c.targets and all(c.scene.kind(m) == "thing" for m in c.targets):
        return "opposed to a thing, not to anybody"
    return ""


def _leads(c: Candidate) -> str:
    """Who leads a revolt, or leads somebody somewhere, holds no post by that."""
    parsed = c.scene.parsed
    if c.words != {"lead"} or parsed.pos[c.i] != "VERB":
        return ""
    if any(word in ("into", "through", "away", "across") for word, _ in c.scene.args(c.i).preps):
        return "leading somebody somewhere"
    thing = c.scene.args(c.i).object
    return (
        "leading a deed" if thing >= 0 and any(h.trigger.kind == "event" for h in c.scene.hits.get(thing, ())) else ""
    )


_CHECKS: dict[str, Callable[[Candidate], str]] = {
    "attack": _harm,
    "toll": _harm,
    "talks": _talks,
    "withdrawal": _withdrawal,
    "displacement": _displacement,
    "arrest": _arrest,
    "abduction": _arrest,
    "controls": _taken,
    "offensive": _war,
    "armed_clash": _war,
    "deployment": _war,
    "supports": _supports,
    "hostile": _hostile,
    "allied": _allied,
    "leads": _leads,
    "group_change": _group_change,
    "contests": _war,
}
