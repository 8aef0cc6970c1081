"""Own slots: a verb that has its own subject or object lends no role to those of the clauses around it."""

from __future__ import annotations

from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene

# What brings a second doer beside the subject: "the army, along with militias, shelled", "together with".
_BESIDE = frozenset({"with", "alongside", "beside", "besides", "by", "and"})


def own_doers(scene: Scene, i: int, agents: list[Mention]) -> list[Mention]:
    """The agents of an active verb whose subject is one of them, without who stands outside of subject and company.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Rebel factions fear the brigade, which has attacked Kot and Sar.")
        >>> [[p.name for p in c.agents] for c in Reader().read(told).claims if c.type == "attack"]
        [['brigade']]
    """
    parsed, args = scene.parsed, scene.args(i)
    if len(agents) < 2 or parsed.pos[i] != "VERB" or args.passive or args.subject < 0:
        return agents
    subject = _antecedent(scene, args.subject)
    if not any(scene.at(m.head, subject) and not m.pronoun for m in agents):
        return agents
    first, last = parsed.left[subject], parsed.right[subject]
    return [m for m in agents if scene.at(m.head, subject) or first <= m.head <= last or _company(scene, i, m.head)]


def _antecedent(scene: Scene, subject: int) -> int:
    """The noun that a relative pronoun stands for ("the brigade, which attacked"); any other subject as it is."""
    parsed = scene.parsed
    if parsed.tag[subject] not in ("WDT", "WP"):
        return subject
    verb = parsed.head[subject]
    return parsed.head[verb] if parsed.dep[verb] == "relcl" else subject


def _company(scene: Scene, i: int, token: int) -> bool:
    """Whether a word stands under a "with" of the verb: "stormed the base with the militia"."""
    parsed = scene.parsed
    while parsed.head[token] != token and parsed.head[token] != i:
        token = parsed.head[token]
    return parsed.head[token] == i and parsed.lower[token] in _BESIDE


def beside(scene: Scene, i: int, agents: list[Mention], targets: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Agents and targets, where who stands with the subject of an active verb does it too.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The junta and its supporters attacked Kot.")
        >>> [[p.name for p in c.agents] for c in Reader().read(told).claims]
        [['junta', 'its supporters']]
    """
    parsed, subject = scene.parsed, scene.args(i).subject
    if parsed.pos[i] != "VERB" or scene.args(i).passive or not any(m.head == subject for m in agents):
        return agents, targets
    with_it = [m for m in targets if parsed.dep[m.head] == "conj" and scene.at(m.head, subject) and m.head < i]
    return sorted([*agents, *with_it], key=lambda m: m.head), [m for m in targets if m not in with_it]


def own_victims(scene: Scene, i: int, targets: list[Mention]) -> list[Mention]:
    """The targets of a verb whose object is one of them, without who stands outside of its own clause.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The president was reminded of the war when a man killed a Danish general.")
        >>> [[p.name for p in c.targets] for c in Reader().read(told).claims if c.type == "attack"]
        [['Danish general']]
    """
    parsed, args = scene.parsed, scene.args(i)
    if len(targets) < 2 or parsed.pos[i] != "VERB" or args.object < 0 or args.inherited:
        return targets
    if not any(scene.at(m.head, args.object) for m in targets):
        return targets
    return [
        m for m in targets if parsed.left[i] <= m.head <= parsed.right[i] and not _only_whose(scene, m, args.object)
    ]


def _only_whose(scene: Scene, mention: Mention, thing: int) -> bool:
    """Whether a phrase only says of what land the object is: "an American general"."""
    parsed = scene.parsed
    return mention.modifier and parsed.head[mention.head] == thing


def owns_victim(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase is whose man the victim of a passive verb is: "its former leader, Omar Zia, was killed".

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "Ada Noor leads the front. Its former leader, Omar Zia, was killed in March."
        >>> [[p.name for p in c.agents] for c in Reader().read(Document("d", text)).claims if c.type == "attack"]
        [[]]
    """
    parsed, args = scene.parsed, scene.args(i)
    if not args.passive or args.object < 0 or (args.subject >= 0 and scene.at(mention.head, args.subject)):
        return False
    owners = [scene.by_head.get(c) for c in parsed.children[args.object] if parsed.dep[c] == "poss"]
    return any(owner is not None and owner.entity == mention.entity for owner in owners)
