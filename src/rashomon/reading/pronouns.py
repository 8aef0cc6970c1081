"""Pronouns as objects: whom "them" can't be, and whom it must be, by the verbs around."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.reading.mention import Mention
from rashomon.reading.parse import Parsed

MANNED = frozenset({"people", "armed_group", "state_force", "person"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "nsubjpass", "pobj"})

# What is written: "it details", said of one of them, is said of no country that it names.
PAPERS = frozenset({
    "report", "study", "statement", "letter", "resolution", "document", "communique", "declaration", "survey", "paper",
    "investigation", "inquiry", "article", "video", "dossier", "memo", "bill", "law", "agreement", "treaty", "deal",
})  # fmt: skip


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


def written_before(parsed: Parsed, by_head: Mapping[int, Mention], mention: Mention) -> int | None:
    """The report that "it" takes up as the subject of the next clause: "The report is grim: it details beatings".

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = "The report on Mali says little of Gao. It mentions an attack on a village by the rebels."
        >>> [[p.name for p in c.agents] for c in Reader().read(Document("d", told)).claims]
        [['rebels']]
    """
    if parsed.lower[mention.head] != "it" or parsed.dep[mention.head] != "nsubj":
        return None
    here = parsed.sentence[mention.head]
    first = parsed.sentences[here][0]
    before = [
        v for v in range(first, mention.head) if parsed.dep[v] in ("ROOT", "ccomp") and _child(parsed, v, SUBJECTS) >= 0
    ]
    if not before and here:
        before = [v for v in range(*parsed.sentences[here - 1]) if parsed.dep[v] == "ROOT"]
    subject = _child(parsed, before[-1], SUBJECTS) if before else -1
    written = by_head.get(subject)
    if written is None or parsed.lemma[subject] not in PAPERS or written.entity < 0:
        return None
    return written.entity


def counts_part(parsed: Parsed, mention: Mention) -> bool:
    """Whether "them" are those just counted: "nine people were killed, most of them fighters".

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Rebels killed nine people, most of them nurses."))
        >>> counts_part(parsed, Mention(7, 7, 7, "them", "pronoun"))
        True
    """
    lower, at = parsed.lower, mention.head
    return at > 2 and lower[at - 1] == "of" and lower[at - 3] in (",", "(", "-", "–", "—")


def _child(parsed: Parsed, verb: int, deps: frozenset[str]) -> int:
    return next((c for c in parsed.children[verb] if parsed.dep[c] in deps), -1)
