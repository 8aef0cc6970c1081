"""Sufferers: whom, among the phrases chosen for the roles of a deed, the words give to something else."""

from __future__ import annotations

from rashomon.reading.mention import Mention
from rashomon.reading.modality_words import CASUALTIES
from rashomon.reading.scene import Scene
from rashomon.reading.senses import DOERS
from rashomon.reading.tolls import SHARED, anothers_deed, harm_at
from rashomon.vocabulary.nouns import noun_class

MEN = frozenset({"people", "person", "armed_group", "state_force"})
# What goes up by itself, and the stores that do.
BURSTS = frozenset({"explode", "blow", "detonate", "burn"})
STORES = frozenset({"depot", "dump", "store", "warehouse", "arsenal", "magazine", "depository", "stockpile", "cache"})
_HURT = frozenset({"dead", "wounded", "injured", "slain", "deceased"})
BODIES = frozenset({"armed_group", "state_force", "organisation", "government", "thing", "name"})


def whole(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """The parties without the body that only says whose men another of them are ("fighters of the front").

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Fighters of the front attacked a barracks in Gao.")
        >>> [[p.name for p in c.agents] for c in Reader().read(told).claims]
        [['Fighters of the front']]
    """
    parsed = scene.parsed
    men = {m.head: m for m in mentions if scene.kind(m) in MEN}
    kept = []
    for m in mentions:
        of = parsed.head[m.head]
        outer = men.get(parsed.head[of]) if parsed.dep[m.head] == "pobj" and parsed.lower[of] == "of" else None
        # A body that is known stays where only its own name says whose men they are.
        known = m.actor is not None and outer is not None and outer.actor is None
        if outer is None or known or scene.kind(m) not in BODIES:
            kept.append(m)
    return kept


def somebody(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that say that there was nobody, and without whose people others of them are.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Omar Zia said that rebels had killed his brother in Kot.")
        >>> [[p.name for p in c.targets] for c in Reader().read(told).claims]
        [['his brother']]
    """
    parsed = scene.parsed
    return [
        m
        for m in mentions
        if not (m.pronoun and parsed.dep[m.head] == "poss" and _his_people(scene, m.head))
        and not (
            parsed.lower[parsed.left[m.head]] == "no" and (parsed.lemma[m.head] in CASUALTIES or len(mentions) > 1)
        )
    ]


def _his_people(scene: Scene, owner: int) -> bool:
    """Whether people belong to an owner: "our mothers", "eight of our compatriots"."""
    parsed, noun = scene.parsed, scene.parsed.head[owner]
    of = parsed.head[noun]
    people = [scene.by_head.get(noun), scene.by_head.get(parsed.head[of]) if parsed.lower[of] == "of" else None]
    return any(m is not None and m.kind in MEN for m in people)


def is_dead(scene: Scene, mention: Mention) -> bool:
    """Whether a phrase is of the dead or the wounded: "the army speaks of 62 dead rebels"."""
    parsed = scene.parsed
    return any(parsed.dep[c] == "amod" and parsed.lower[c] in _HURT for c in parsed.children[mention.head])


def with_dead(
    scene: Scene, chosen: list[Mention], agents: list[Mention], targets: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Agents and targets, where those of the `chosen` agents who are dead or wounded suffered it.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The army speaks of 62 dead rebels.")
        >>> [([p.name for p in c.agents], [p.name for p in c.targets]) for c in Reader().read(told).claims]
        [([], ['62 dead rebels'])]
    """
    hurt = [m for m in chosen if is_dead(scene, m) and m not in targets]
    return [m for m in agents if m not in hurt], sorted([*targets, *hurt], key=lambda m: m.head)


def with_victims(scene: Scene, agents: list[Mention], targets: list[Mention], victims: list[Mention]) -> list[Mention]:
    """The targets with the `victims` of a toll who are people by name or number, and none of the agents.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The army confirmed the deaths of 14 rebels and nine soldiers.")
        >>> [[p.name for p in c.targets] for c in Reader().read(told).claims]
        [['14 rebels', 'nine soldiers']]
    """
    have = {m.entity for m in (*agents, *targets)}
    found = list(targets)
    for m in victims:
        counted = m.kind in MEN and m not in agents and scene.number_at(m.head) is not None
        if m.entity not in have and not m.pronoun and (counted or m.kind in ("person", "people")):
            found.append(m)
    return found


def died(scene: Scene, i: int) -> int:
    """The noun for those who died, where the verb at token `i` says only that ("ten fighters died"); -1 for none.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Ten Taliban fighters died in Kunduz.")
        >>> [([p.name for p in c.agents], [p.name for p in c.targets]) for c in Reader().read(told).claims]
        [([], ['Taliban'])]
    """
    hits, args = scene.hits.get(i), scene.args(i)
    if not hits or scene.parsed.pos[i] != "VERB":
        return -1
    trigger = hits[0].trigger
    said = trigger.target == ("subject",) and not trigger.agent and args.object < 0
    return args.subject if said or _headline_passive(scene, i) else -1


def _headline_passive(scene: Scene, i: int) -> bool:
    """Whether a headline leaves "was" out of what befell a thing ("Pipeline bombed in Arauca, oil reaches river")."""
    parsed, args, hits = scene.parsed, scene.args(i), scene.hits.get(i)
    if (
        not hits
        or parsed.start[i] >= parsed.body
        or parsed.tag[i] not in ("VBD", "VBN")
        or args.object >= 0
        or args.subject < 0
    ):
        return False
    hurt = scene.by_head.get(args.subject)
    noun = noun_class(parsed.lower[args.subject])  # a headline's first word has a capital
    thing = hurt is not None and hurt.actor is None and scene.kind(hurt) in ("object", "organisation", "thing")
    thing = thing or (noun is not None and noun.cls == "object_target")
    return thing and hits[0].trigger.kind == "event" and "object" in hits[0].trigger.target


def own_sufferers(scene: Scene, i: int, targets: list[Mention]) -> list[Mention]:
    """The targets without the objects of another deed in its own clause ("…, hours before a second blast killed four").

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "A suicide bombing in Kot killed 19 people, hours before a second blast killed four men in Sar."
        >>> [[p.name for p in c.targets] for c in Reader().read(Document("d", text)).claims]
        [['19 people'], ['four men']]
    """
    parsed = scene.parsed
    objects = (m for m in targets if parsed.dep[m.head] == "dobj")
    others = {m.head for m in objects if anothers_deed(scene, i, parsed.head[m.head])}
    others |= {m.head for m in targets if _does_else(scene, i, m)}
    if any(hit.trigger.type == "supports" for hit in scene.hits.get(i, ())):
        others |= {m.head for m in targets if parsed.lemma[m.head] in DOERS}
    return [m for m in targets if m.head not in others]


def _does_else(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase does something itself beside the deed: "one gunman was shot dead and two others escaped"."""
    parsed, verb = scene.parsed, scene.parsed.head[mention.head]
    beside = parsed.dep[verb] == "conj" and parsed.head[verb] == i and parsed.pos[i] == parsed.pos[verb] == "VERB"
    return (
        beside and parsed.dep[mention.head] == "nsubj" and scene.args(i).passive and harm_at(scene, verb) not in SHARED
    )


def burst_store(scene: Scene, i: int) -> int:
    """The store that went up by itself, as the verb at token `i` says ("an arms dump exploded"); -1 for none."""
    parsed, args = scene.parsed, scene.args(i)
    if parsed.lemma[i] not in BURSTS or parsed.pos[i] != "VERB" or args.subject < 0 or args.object >= 0:
        return -1
    return args.subject if parsed.lemma[args.subject] in STORES else -1


def with_store(scene: Scene, i: int, targets: list[Mention]) -> list[Mention]:
    """The targets, or the store that went up where the words name no other.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "An arms dump of the army exploded in Kot because of a smouldering cigarette.")
        >>> [([p.name for p in c.agents], [p.name for p in c.targets]) for c in Reader().read(told).claims]
        [([], ['arms dump'])]
    """
    store = scene.by_head.get(burst_store(scene, i))
    return targets if targets or store is None else [store]
