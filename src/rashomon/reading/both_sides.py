"""Who is named in one breath takes part together: both sides of a fight, all the dead of a blast."""

from __future__ import annotations

from rashomon.reading.grammar import ancestors
from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.scene import Scene
from rashomon.reading.senses import LINKS
from rashomon.reading.sufferers import MEN
from rashomon.reading.tolls import harm_at

_MUTUAL = frozenset({"armed_clash", "talks", "agreement", "allied", "hostile"})


def both_sides(scene: Scene, i: int, name: str, agents: list[Mention], targets: list[Mention]) -> list[Mention]:
    """The agents of the claim of type `name` headed by token `i`, with whoever its "between" names and no slot has.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Fighting broke out in Kot on Monday between the Taliban and the army.")
        >>> [sorted(p.name for p in (*c.agents, *c.targets)) for c in Reader().read(told).claims]
        [['Taliban', 'army']]
    """
    if name not in _MUTUAL:
        return agents
    parsed = scene.parsed
    have = {mention.entity for mention in (*agents, *targets)}
    sides = []
    for first, mention in scene.by_head.items():
        prep = _between(scene, first)
        able = mention.actor is not None or scene.kind(mention) in PARTY_KINDS
        if able and prep >= 0 and parsed.head[prep] in (i, parsed.head[i]):
            sides.append(mention)
    if len(sides) < 2:
        return agents
    return sorted([*agents, *(m for m in sides if m.entity not in have)], key=lambda mention: mention.head)


def by_the_hands(scene: Scene, agents: list[Mention], targets: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Agents and targets, with those at whose hands somebody suffers among the agents.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Ten villagers were killed at the hands of the militia and the army in Kot.")
        >>> [sorted(p.name for p in c.agents) for c in Reader().read(told).claims]
        [['army', 'militia']]
    """
    did = [mention for mention in targets if _at_hands(scene, mention.head)]
    if not did:
        return agents, targets
    return sorted([*agents, *did], key=lambda mention: mention.head), [m for m in targets if m not in did]


def _at_hands(scene: Scene, token: int) -> bool:
    parsed = scene.parsed
    for at in (token, *ancestors(parsed, token)):
        if parsed.dep[at] == "pobj":
            prep = parsed.head[at]
            return parsed.lower[max(prep - 3, 0) : prep + 1] == ["at", "the", "hands", "of"]
        if parsed.dep[at] != "conj":
            return False
    return False


def linked_to(
    scene: Scene, i: int, name: str, agents: list[Mention], targets: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Agents and targets of a tie: all that it is "to" are its other side, who is "with links" to them has it.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Gunmen with links to al-Qaida and the Islamic State group killed ten men in Kot.")
        >>> [([p.name for p in c.agents], sorted(p.name for p in c.targets)) for c in Reader().read(told).claims][:1]
        [(['Gunmen'], ['Islamic State', 'al-Qaida'])]
    """
    parsed = scene.parsed
    if name != "allied" or parsed.pos[i] != "NOUN" or parsed.lemma[i] not in LINKS:
        return agents, targets
    ends = [c for to in parsed.children[i] if parsed.lower[to] in ("to", "with") for c in parsed.children[to]]
    other = [m for m in scene.by_sentence[parsed.sentence[i]] if any(scene.at(m.head, end) for end in ends)]
    other = [m for m in other if m.actor is not None or scene.kind(m) in PARTY_KINDS]
    if len(other) < 2:
        return agents, targets
    has = parsed.head[parsed.head[i]] if parsed.dep[i] == "pobj" and parsed.lower[parsed.head[i]] == "with" else -1
    holder = scene.by_head.get(has)
    kept = [m for m in agents if m not in other] or ([holder] if holder is not None else [])
    return kept, sorted({m.head: m for m in (*targets, *other) if m not in kept}.values(), key=lambda m: m.head)


def all_hurt(scene: Scene, i: int, targets: list[Mention]) -> list[Mention]:
    """The targets with the people joined to one of them by "and", where token `i` tells of people who come to harm.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Two soldiers and five militants were killed in Kunduz on Monday.")
        >>> [[p.name for p in c.targets] for c in Reader().read(told).claims]
        [['Two soldiers', 'five militants']]
    """
    if not harm_at(scene, i):
        return targets
    parsed, found = scene.parsed, list(targets)
    for mention in targets:
        if parsed.dep[mention.head] not in ("dobj", "nsubjpass") and parsed.head[parsed.head[mention.head]] != i:
            continue  # not "killed at the hands of the governor and his men"
        for child in parsed.children[mention.head]:
            other = scene.by_head.get(child) if parsed.dep[child] == "conj" else None
            if other is not None and scene.kind(other) in MEN and other.entity not in {m.entity for m in found}:
                found.append(other)
    return found


def _between(scene: Scene, token: int) -> int:
    """The "between" that a name hangs on, itself or joined with another; -1 for none."""
    parsed = scene.parsed
    for at in (token, *ancestors(parsed, token)):
        if parsed.dep[at] == "pobj":
            return parsed.head[at] if parsed.lower[parsed.head[at]] == "between" else -1
        if parsed.dep[at] != "conj":
            return -1
    return -1
