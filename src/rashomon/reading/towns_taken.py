"""Towns taken by name: "the rebels took Kot" says as much as "took the town of Kot" does."""

from __future__ import annotations

from rashomon.reading.claim import ARMED
from rashomon.reading.entities import Entities
from rashomon.reading.mention import Mention
from rashomon.reading.parse import Parsed
from rashomon.vocabulary.triggers import Hit, trigger_table

_TAKES = frozenset({"take", "win"})
_LIKE = "take town (light, territory_taken)"


def towns_taken(parsed: Parsed, entities: Entities) -> list[Hit]:
    """Where troops or an armed group take a place that is named, active or passive; not who wins a state in a vote.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The Taliban took Kunduz from the army on Monday.")
        >>> [(c.type, [p.name for p in c.agents], [p.name for p in c.places]) for c in Reader().read(told).claims]
        [('territory_taken', ['Taliban'], ['Kunduz'])]
    """
    pattern = next(trigger for trigger in trigger_table().triggers if trigger.key == _LIKE)
    found = []
    for i, lemma in enumerate(parsed.lemma):
        if lemma not in _TAKES or parsed.pos[i] != "VERB":
            continue
        passive = _child(parsed, entities, i, "nsubjpass")
        held = passive or _child(parsed, entities, i, "dobj")
        by = _by(parsed, entities, i) if passive else _taker(parsed, entities, i)
        if held is None or by is None or not held.proper:
            continue
        if (held.place is not None or held.kind == "place") and entities.of(by).kind in ARMED:
            found.append(Hit(pattern, i, (i,)))
    return found


def _child(parsed: Parsed, entities: Entities, i: int, dep: str) -> Mention | None:
    return next((m for c in parsed.children[i] if parsed.dep[c] == dep and (m := entities.by_head.get(c))), None)


def _taker(parsed: Parsed, entities: Entities, i: int) -> Mention | None:
    """The subject of the verb, or that of the verb whose infinitive it is: "the Taliban vowed to take Kunduz"."""
    own = _child(parsed, entities, i, "nsubj")
    above = parsed.head[i]
    if own is not None or parsed.dep[i] not in ("xcomp", "advcl") or parsed.tag[i] != "VB":
        return own
    return _child(parsed, entities, above, "dobj") or _child(parsed, entities, above, "nsubj")


def _by(parsed: Parsed, entities: Entities, i: int) -> Mention | None:
    named = (c for c in parsed.children[i] if parsed.dep[c] == "agent")
    return next((m for by in named for c in parsed.children[by] if (m := entities.by_head.get(c))), None)
