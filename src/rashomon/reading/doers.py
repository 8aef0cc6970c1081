"""Doers: who, among the phrases that look like agents, can't be one by the grammar, and who must be."""

from __future__ import annotations

from bisect import bisect_left

from rashomon.reading.callers import only_calls
from rashomon.reading.claim import Interval
from rashomon.reading.everyday import everyday
from rashomon.reading.grammar import ancestors, first_in_row
from rashomon.reading.mention import Mention
from rashomon.reading.own_slots import owns_victim
from rashomon.reading.parse import Parsed
from rashomon.reading.scene import Scene
from rashomon.reading.speakers import says_nothing
from rashomon.reading.sufferers import burst_store, died, is_dead
from rashomon.reading.tolls import harm_at

_FIRED = frozenset({"fire", "launch", "shoot", "plant", "lay", "drop", "set", "place", "throw", "hurl", "detonate"})
_ISSUED = frozenset({"publish", "issue", "release", "post", "send", "circulate", "carry", "date", "broadcast", "air"})
# Verbs by which somebody says that he did it, so many steps above the deed.
_OWNS = frozenset({"claim", "take", "accept", "admit", "acknowledge"})
_UP = 4
_LEFT_BEHIND = frozenset({"mass grave", "corpse", "bullet wound", "gunshot wound"})
# What those do who are attacked, or who only tell of it.
_MEETS = frozenset({
    "repel", "repulse", "foil", "thwart", "resist", "withstand", "survive", "suffer", "face", "endure", "escape",
    "defeat", "comment", "condemn", "denounce", "deplore", "mourn", "investigate", "probe", "witness", "hear", "see",
    "watch", "describe", "document", "film", "find", "discover", "recover", "defuse", "disarm",
    "dismantle", "intercept",
})  # fmt: skip
_MAKES_KNOWN = frozenset({"announce", "report", "confirm", "claim", "mourn", "publish", "reveal", "acknowledge"})
_AGAINST = frozenset({"on", "against"})
_BLAMES = frozenset({"blame", "responsibility"})
# Verbs whose object is the enemy: who helps somebody "in defeating" him does not help him.
_FOES = frozenset({
    "defeat", "fight", "destroy", "combat", "counter", "degrade", "eliminate", "deny", "attack", "bomb", "strike",
    "target", "oust", "topple", "overthrow", "repel", "resist", "crush", "expel", "confront", "battle", "isolate",
    "dismantle", "eradicate", "weaken", "contain", "oppose", "drive", "push", "root", "retake", "recapture",
})  # fmt: skip
_TAKES_SIDES = frozenset({"allied", "supports"})
DOCUMENTS = frozenset({
    "statement", "communique", "message", "video", "audio", "recording", "report", "letter", "interview", "post",
})  # fmt: skip


def doers(scene: Scene, i: int, agents: list[Mention]) -> list[Mention]:
    """The agents of the proposition headed by token `i`, without those whom the words exclude.

    Who only says it has not done it, unless he claims or denies the deed as his own; nor has the party
    that a victim or a place belongs to ("its leader was killed", "fired on its post"), nor who does
    something else beside it ("the army holds Kot, and the rebels are nowhere near"). Who fired the
    weapon has ("a shell fired by rebels hit the school").

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "A shell fired by rebels hit a school in Kot on Friday, the army said.")
        >>> [(c.type, [p.name for p in c.agents]) for c in Reader().read(told).claims]
        [('shelling', ['rebels'])]
    """
    speaker = -1 if _own_deed(scene, i) else scene.speaker_head(i)
    if unclaimed(scene, i) or _only_seen(scene, i):
        agents = [m for m in agents if scene.parsed.left[i] <= m.head <= scene.parsed.right[i]]
    fallen = died(scene, i)
    found = [
        m
        for m in agents
        if not (
            _says(scene, i, speaker, m)
            or _of_sufferer(scene, i, m)
            or _of_another_clause(scene, i, m)
            or meets(scene, i, m)
            or _done_to(scene, i, m)
            or _burst(scene, i, m)
            or _mere_cause(scene, i, m)
            or _told_of_sufferer(scene, i, m)
            or only_calls(scene, i, m)
            or is_dead(scene, m)
            or m.head == fallen
            or _not_by(scene, m)
            or _tells_death(scene, i, m)
            or owns_victim(scene, i, m)
        )
    ]
    found = [m for m in found if not _mere_place(scene, i, m)]
    fired = scene.by_head.get(_fired_by(scene, scene.args(i).subject))
    return sorted([*found, fired], key=lambda m: m.head) if fired is not None and fired not in found else found


def _mere_place(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase is a market, a street or a town without its name: none of them fights."""
    hits = scene.hits.get(i, ())
    events = any(hit.trigger.kind == "event" for hit in hits)
    kind = scene.kind(mention)
    spot = kind == "place" or (kind == "object" and scene.parsed.lemma[mention.head] in everyday().areas)
    if not events or mention.pronoun or not spot:
        return False
    return not any(other.proper or other.actor is not None for other in scene.entities.of(mention).mentions)


def _only_seen(scene: Scene, i: int) -> bool:
    """Whether the words at token `i` are what violence leaves behind: who finds corpses, or hosts refugees, did none.

    Who drove them out may still stand with them ("refugees driven out by the militia").
    """
    hits = scene.hits.get(i, ())
    if any(hit.trigger.head == "refugee" for hit in hits):
        return scene.args(i).subject < 0
    return any(hit.trigger.trigger in _LEFT_BEHIND for hit in hits)


def unclaimed(scene: Scene, i: int) -> bool:
    """Whether nobody has owned up to the deed at token `i` ("no group has claimed responsibility for the attack").

    Who did it may then still stand with the deed itself ("nobody claimed the rebels' attack").
    """
    parsed, at = scene.parsed, i
    for _ in range(_UP):
        at = parsed.head[at]
        if parsed.pos[at] == "VERB":
            subject = scene.args(at).subject
            return parsed.lemma[at] in _OWNS and subject >= 0 and says_nothing(parsed, subject)
    return False


def _says(scene: Scene, i: int, speaker: int, mention: Mention) -> bool:
    """Whether a phrase is the speaker, or whose he is ("the group's spokesman, Omar Zia").

    The speaker named in another sentence is the speaker as well; "it" in his own words may be the doer.
    """
    parsed, head = scene.parsed, mention.head
    if speaker < 0 or head == speaker:
        return speaker >= 0
    named = scene.by_head.get(speaker)
    if named is not None and named.entity == mention.entity and parsed.sentence[head] != parsed.sentence[i]:
        return True
    office = parsed.head[speaker] if parsed.dep[speaker] == "appos" else speaker
    return parsed.dep[head] == "poss" and parsed.head[head] == office


def _of_another_clause(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase is the subject of another clause than that of token `i`, which has a subject of its own."""
    parsed, verb = scene.parsed, scene.parsed.head[mention.head]
    if parsed.dep[mention.head] not in ("nsubj", "nsubjpass") or not _has_subject(scene, i):
        return False
    if scene.at(mention.head, scene.args(i).subject):
        return False
    return verb != i and parsed.pos[verb] in ("VERB", "AUX") and parsed.sentence[verb] == parsed.sentence[i]


def meets(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase is who meets with the deed or speaks of it: "troops repelled the attack", "commented on it"."""
    parsed, noun = scene.parsed, i
    if parsed.pos[i] != "NOUN":
        return False
    if parsed.dep[noun] == "pobj":
        noun = parsed.head[noun]
    verb = parsed.head[noun]
    if parsed.dep[noun] not in ("dobj", "prep") or parsed.lemma[verb] not in _MEETS:
        return False
    subject, head = scene.args(verb).subject, mention.head
    if mention.modifier:  # "the military detachment"
        head = parsed.head[head]
    return subject >= 0 and scene.at(head, subject)


def _done_to(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase is the object of another verb in a row: who "killed ten soldiers and left" are not soldiers.

    Nor are they whose "ten soldiers killed in the capture of Kot" those are.
    """
    parsed, head = scene.parsed, mention.head
    if parsed.dep[i] == "pobj" and parsed.lower[parsed.head[i]] in ("in", "during"):
        harmed = parsed.head[parsed.head[i]]
        hurt = (scene.args(harmed).object, died(scene, harmed))
        return bool(harm_at(scene, harmed)) and any(token >= 0 and scene.at(head, token) for token in hurt)
    head = first_in_row(parsed, head)
    verb = parsed.head[head]
    subject = scene.args(i).subject
    if parsed.dep[head] != "dobj" or verb == i or parsed.pos[i] != "VERB" or subject < 0:
        return False
    return not scene.at(mention.head, subject) and first_in_row(parsed, verb) == first_in_row(parsed, i)


def _burst(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase only says whose store it was that went up: "a depot of the army exploded"."""
    store = burst_store(scene, i)
    return store >= 0 and scene.parsed.left[store] <= mention.head <= scene.parsed.right[store]


def _not_by(scene: Scene, mention: Mention) -> bool:
    """Whether a phrase is who did not do it: "hit by a missile and not by artillery"."""
    parsed = scene.parsed
    by = parsed.head[mention.head]
    return parsed.dep[mention.head] == "pobj" and parsed.lower[by] == "by" and parsed.lower[by - 1] == "not"


def _tells_death(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase only makes a death known: "the army announced the death of a leader"."""
    parsed, verb = scene.parsed, scene.parsed.head[i]
    if parsed.lemma[i] != "death" or parsed.dep[i] != "dobj" or parsed.lemma[verb] not in _MAKES_KNOWN:
        return False
    return scene.at(mention.head, scene.args(verb).subject)


def _mere_cause(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase stands behind the "because of" of a verb: "left because of its pact with the militia"."""
    parsed, at = scene.parsed, mention.head
    for above in ancestors(parsed, mention.head):
        if above == i:
            return parsed.lower[at : at + 2] == ["because", "of"]
        at = above
    return False


def _told_of_sufferer(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase stands in a clause that only says who the victim is ("the man who led the rebels was shot")."""
    parsed, args, head = scene.parsed, scene.args(i), mention.head
    if parsed.pos[i] != "VERB" or not args.passive or args.subject >= 0 or args.object < 0:
        return False
    told = (c for c in parsed.children[args.object] if parsed.dep[c] == "relcl")
    return any(parsed.left[clause] <= head <= parsed.right[clause] for clause in told)


def not_themselves(scene: Scene, i: int, agents: list[Mention], targets: list[Mention]) -> list[Mention]:
    """The agents without those who suffer it too: the group that the dead belonged to, unless it is the subject.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = "The Taliban said that nine Taliban fighters were killed when a jet bombed a house in Kot."
        >>> [[p.name for p in c.agents] for c in Reader().read(Document("d", told)).claims if c.type == "air_strike"]
        [[]]
    """
    parsed = scene.parsed
    fallen = {m.head for m in targets} - {scene.args(i).subject}
    agents = [m for m in agents if m.head not in fallen]
    hurt = {m.actor.actor.id for m in targets if m.actor is not None}
    inner = {
        c for m in targets for of in parsed.children[m.head] if parsed.lower[of] == "of" for c in parsed.children[of]
    }
    return [
        m
        for m in agents
        if m.head == scene.args(i).subject
        or not (m.head in inner or (m.actor is not None and m.actor.actor.id in hurt))
    ]


def _has_subject(scene: Scene, i: int) -> bool:
    """Whether the clause of token `i` has a subject; a gerund has that of the verb above ("denied shelling Kot")."""
    parsed = scene.parsed
    if any(parsed.dep[child] in ("nsubj", "nsubjpass") for child in parsed.children[i]):
        return True
    return parsed.dep[i] == "xcomp" and parsed.tag[i] == "VBG" and scene.args(i).subject >= 0


def sided_with(scene: Scene, i: int, name: str, targets: list[Mention]) -> list[Mention]:
    """The targets of the proposition of type `name` headed by token `i`, without those whom a side is taken against.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The clan allied with the northern rebels against the junta.")
        >>> [[p.name for p in c.targets] for c in Reader().read(told).claims if c.type == "allied"]
        [['northern rebels']]
    """
    if name not in _TAKES_SIDES:
        return targets
    return [mention for mention in targets if not _against(scene.parsed, i, mention.head)]


def _against(parsed: Parsed, i: int, head: int) -> bool:
    """Whether a word hangs on an "against", or is the object of a fight: "help Iraq in defeating the group"."""
    for token in ancestors(parsed, head):
        if parsed.lower[token] == "against":
            return True
        if parsed.dep[token] == "dobj":
            return parsed.lemma[parsed.head[token]] in _FOES and parsed.head[token] != i
        if parsed.dep[token] not in ("conj", "appos", "compound", "nmod", "amod", "pobj", "poss"):
            return False
    return False


def _own_deed(scene: Scene, i: int) -> bool:
    """Whether the speaker over token `i` puts it forward as his own deed ("claimed responsibility for", "vowed to")."""
    speaker = scene.speaker_head(i)
    return (speaker >= 0 and scene.args(i).subject == speaker) or any(
        said.own_deed
        and said.frame not in ("clause", "quote")
        and any(first <= i <= last for first, last in said.spans)
        for said in scene.attribution.statements
    )


def _fired_by(scene: Scene, weapon: int) -> int:
    """Who fired, planted or dropped the weapon that did it ("a shell fired by rebels hit the school"); -1 for none."""
    parsed = scene.parsed
    for verb in parsed.children[weapon] if weapon >= 0 else ():
        if parsed.dep[verb] == "acl" and parsed.lemma[verb] in _FIRED:
            for by in parsed.children[verb]:
                if parsed.lower[by] == "by":
                    return next((c for c in parsed.children[by] if parsed.dep[c] == "pobj"), -1)
    return -1


def _of_sufferer(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase only says whose victim or place it is ("its leader was killed", "fired on its post")."""
    parsed = scene.parsed
    if mention.head == scene.accused.get(i, -1):
        return False
    if parsed.dep[mention.head] not in ("poss", "compound", "nmod", "amod"):
        return parsed.dep[mention.head] == "pobj" and _suffers(scene, mention.head)
    noun, args = parsed.head[mention.head], scene.args(i)
    if _suffers(scene, noun):
        return True
    # "Thirty of its men were killed": whose men they are says the inner noun.
    if parsed.dep[noun] == "pobj" and parsed.lower[parsed.head[noun]] == "of":
        noun = parsed.head[parsed.head[noun]]
    while parsed.dep[noun] == "appos":  # "Omar Faruk, the group's chief, was killed"
        noun = parsed.head[noun]
    if noun == i or noun == args.subject:
        return False
    return noun == args.object or any(noun == token for _, token in args.preps)


def _suffers(scene: Scene, noun: int) -> bool:
    """Whether a noun is what an attack was on or against: "an attack on a military base", "the worst on the army"."""
    parsed, prep = scene.parsed, scene.parsed.head[noun]
    if parsed.dep[noun] != "pobj" or parsed.lower[prep] not in _AGAINST:
        return False
    above = parsed.head[prep]
    return parsed.pos[above] in ("NOUN", "ADJ") and parsed.lemma[above] not in _BLAMES


def issued_then(scene: Scene, time: Interval) -> bool:
    """Whether a time only says when what is quoted came out ("in a statement published on Wednesday")."""
    parsed = scene.parsed
    if time.span is None or time.span.part == "title":
        return False
    at = bisect_left(parsed.start, time.span.start + parsed.body)
    for verb in range(max(0, at - 3), at):
        published = parsed.dep[verb] in ("acl", "relcl") and parsed.lemma[verb] in _ISSUED
        if published and parsed.lemma[parsed.head[verb]] in DOCUMENTS:
            return True
    return False
