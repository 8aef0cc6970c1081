"""Sufferers: whom, among the phrases chosen for the roles of a deed, the words give to something else."""

from __future__ import annotations

from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene
from rashomon.reading.tolls import anothers_deed

MEN = frozenset({"people", "person", "armed_group", "state_force"})
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
    return [m for m in targets if m.head not in others]
