"""Envoys: in "the ambassador to Syria Robert Ford" the parse makes one name of the state and of who is sent there."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.rehang import hang, reach
from rashomon.registers.actors import actor_matches
from rashomon.vocabulary.titles import is_title

TOWARDS = frozenset({"to", "for", "in"})
NAMES = 2
"""A person's name has at least so many words here; one word may be part of the state's ("Saudi")."""


def name_envoys(parsed: Parsed) -> None:
    """Hang who holds a post on the post, and leave the state to the preposition.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "The envoy to Sudan Ada Okoro said that shells had hit a school."))
        >>> name_envoys(parsed)
        >>> parsed.dep[parsed.words.index("Sudan")], parsed.dep[parsed.words.index("Okoro")]
        ('pobj', 'appos')
    """
    for preposition, word in enumerate(parsed.lower):
        post = parsed.head[preposition]
        if (
            word in TOWARDS
            and parsed.dep[preposition] == "prep"
            and post < preposition
            and is_title(parsed.lower[post])
        ):
            name = next((c for c in parsed.children[preposition] if parsed.dep[c] == "pobj"), -1)
            state = _state(parsed, preposition + 1, name)
            if state > preposition:
                _part(parsed, preposition, state, name)


def _state(parsed: Parsed, first: int, name: int) -> int:
    """The last word of the state with which a name of several words begins; -1 where it begins with none."""
    words = range(first, name + 1)
    if len(words) <= NAMES or parsed.left[name] != first or any(parsed.pos[i] != "PROPN" for i in words):
        return -1
    found = actor_matches(parsed.words[first : name + 1])
    if not found or found[0].first or found[0].origin != "country" or name - first - found[0].last < NAMES:
        return -1
    return first + found[0].last


def _part(parsed: Parsed, preposition: int, state: int, name: int) -> None:
    for token in range(preposition + 1, state):
        hang(parsed, token, "compound", state)
    hang(parsed, name, "appos", parsed.head[preposition])
    hang(parsed, state, "pobj", preposition)
    for token in (state, name, preposition):
        reach(parsed, token)
