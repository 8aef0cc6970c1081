"""Owners: whose the people are that a phrase speaks of, where its words say so."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.reading.mention import Mention
from rashomon.reading.parse import Parsed


def owned_otherwise(parsed: Parsed, by_head: Mapping[int, Mention], one: Mention, other: Mention) -> bool:
    """Whether two phrases speak of different people because of whose they are.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "Supporters of the rebels marched in Kot. The junta and its supporters attacked Sar."
        >>> [[p.name for p in c.agents] for c in Reader().read(Document("d", text)).claims if c.type == "attack"]
        [['junta', 'its supporters']]
    """
    first, second = _owner(parsed, by_head, one), _owner(parsed, by_head, other)
    return first >= 0 and second >= 0 and first != second


def _owner(parsed: Parsed, by_head: Mapping[int, Mention], mention: Mention) -> int:
    """The entity named by a possessive or an "of" with a phrase; -1 where there is none."""
    for child in parsed.children[mention.head]:
        of = parsed.dep[child] == "prep" and parsed.lower[child] == "of"
        inner = parsed.children[child] if of else [child] if parsed.dep[child] == "poss" else ()
        for token in inner:
            if (owner := by_head.get(token)) is not None:
                return owner.entity
    return -1
