"""Pronouns as objects: whom "them" can't be, and whom it must be, by the verbs around."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.reading.mention import Mention
from rashomon.reading.parse import Parsed

MANNED = frozenset({"people", "armed_group", "state_force", "person"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})


def done_by(parsed: Parsed, by_head: Mapping[int, Mention], mention: Mention) -> int:
    """The entity that does something to a pronoun, and so is somebody else ("the police dispersed them"); -1 for none.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = "Police blocked the marchers near the bridge in Kot. Soldiers arrested ten men and shot them."
        >>> attack = next(c for c in Reader().read(Document("d", told)).claims if c.type == "attack")
        >>> [p.name for p in attack.agents], [p.name for p in attack.targets]
        (['Soldiers'], ['ten men'])
    """
    verb = parsed.head[mention.head]
    if parsed.dep[mention.head] != "dobj" or parsed.lower[mention.head].endswith(("self", "selves")):
        return -1
    while (subject := _child(parsed, verb, SUBJECTS)) < 0 and parsed.dep[verb] == "conj":
        verb = parsed.head[verb]
    named = by_head.get(subject)
    return named.entity if named is not None else -1


def done_to_before(parsed: Parsed, by_head: Mapping[int, Mention], mention: Mention) -> int | None:
    """The object of the verb before, to which something else is done: "arrested the men and shot them"."""
    verb = parsed.head[mention.head]
    if parsed.dep[mention.head] != "dobj" or parsed.dep[verb] != "conj":
        return None
    before = by_head.get(_child(parsed, parsed.head[verb], OBJECTS))
    fits = before is not None and before.plural and before.kind in MANNED and before.entity >= 0
    return before.entity if before is not None and fits else None


def _child(parsed: Parsed, verb: int, deps: frozenset[str]) -> int:
    return next((c for c in parsed.children[verb] if parsed.dep[c] in deps), -1)
