"""What a bare number stands for: "five were wounded" are people, or more of what was last counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.parse import Parsed
from rashomon.vocabulary.nouns import plural_of

if TYPE_CHECKING:
    from rashomon.reading.mention import Mention

CROWDS = frozenset({"dozens", "scores", "tens", "hundreds", "thousands", "millions"})
# "Two dead and scores wounded": no more of the dead.
HARMED = frozenset({"dead", "killed", "wounded", "injured", "hurt"})
COUNTED_KINDS = frozenset({"people", "person", "armed_group", "state_force"})


def name_counts(parsed: Parsed, found: dict[int, Mention]) -> None:
    """Call bare numbers by the noun last counted in their sentence, or else people.

    Example: in "two guards were killed and five wounded" the phrase "five" becomes "five guards".
    """
    counted: tuple[int, Mention] | None = None
    for head in sorted(found):
        mention = found[head]
        crowd = parsed.lower[head] in CROWDS
        if parsed.pos[head] != "NUM" and not crowd:
            if mention.kind in COUNTED_KINDS and _has_number(parsed, head) and parsed.lower[head] not in HARMED:
                counted = parsed.sentence[head], mention
            continue
        behind = parsed.lower[head + 1] if head + 1 < len(parsed.lower) else ""
        if mention.actor is not None or "of" in (behind, *(parsed.lower[c] for c in parsed.children[head])):
            continue
        opens = mention.first == parsed.sentences[parsed.sentence[head]][0]
        first = _own_words(parsed, mention.first, head) if crowd else mention.first
        words = " ".join(parsed.words[first : head + 1])
        if opens or words.isupper():
            words = words.lower()
        noun = "people"
        mention.kind = "people"
        if counted is not None and counted[0] == parsed.sentence[head]:
            same = counted[1]
            mention.kind, mention.actor = "people" if same.kind == "person" else same.kind, same.actor
            noun = _plural(parsed, same.head)
        name = f"{words} of {noun}" if crowd else f"{words} {noun}"
        mention.name, mention.variants = name, (name, *mention.variants)
        mention.plural, mention.proper = True, False


def _own_words(parsed: Parsed, first: int, head: int) -> int:
    """Where the words of a crowd begin: of "five and wounded scores" only the last is its own."""
    return next((j + 1 for j in range(head - 1, first - 1, -1) if parsed.tag[j].startswith(("VB", "CC"))), first)


def _has_number(parsed: Parsed, head: int) -> bool:
    return any(parsed.dep[c] == "nummod" or parsed.lower[c] in CROWDS for c in parsed.children[head])


def _plural(parsed: Parsed, head: int) -> str:
    plural = parsed.tag[head] in ("NNS", "NNPS")
    return parsed.lower[head] if plural else plural_of(parsed.lower[head])
