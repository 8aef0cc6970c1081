"""Where private people stand in words: the whole name, a word of it, another spelling, and what belongs to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.exchange.protecting_near import Near
from rashomon.exchange.protecting_roster import Name
from rashomon.exchange.protecting_rules import no_name, plain_words
from rashomon.exchange.protecting_spellings import sound
from rashomon.exchange.protecting_words import PARTICLES, Word, folded, joint, telling

_PLURAL = 4
"""Letters of a name with an s that it may be without."""


def at_word(text: str, found: Sequence[Word], at: int, near: Near) -> Iterator[tuple[int, int, str]]:
    """A private person of these reports at a word of a text, as start, end and what stands: by a whole name, or by this
    word alone.
    """
    word = found[at]
    for form, who in near.forms.get(word.folded, ()):
        last = at + len(form) - 1
        if last < len(found) and telling(form) not in near.known and _stands(text, found[at : last + 1], form):
            yield word.start, found[last].end, who
            return
    alone = near.single.get(word.folded)
    if alone is not None and not (text[word.start].islower() and word.folded in plain_words("ordinary")):
        yield word.start, word.end, alone
    elif alone is None and (heard := _heard(text, word, near)) is not None:
        yield word.start, word.end, heard


def _heard(text: str, word: Word, near: Near) -> str | None:
    """A private person of these reports in another spelling, or several of one name: "the Haddads"."""
    if text[word.start].islower() or word.folded in near.spared:
        return None
    if word.folded.endswith("s") and len(word.folded) > _PLURAL and word.folded[:-1] in near.single:
        return near.single[word.folded[:-1]]
    found = near.sounds.get(sound(word.folded))
    return None if found is None or word.folded in plain_words("ordinary") or no_name(word.folded) else found


def capital(text: str, found: Sequence[Word]) -> bool:
    return not any(text[word.start].islower() and telling((word.folded,)) for word in found)


def _stands(text: str, found: Sequence[Word], form: Name) -> bool:
    """Whether the words are this name, with nothing between them but what stands inside names."""
    return tuple(word.folded for word in found) == form and all(
        joint(text, one, other) for one, other in pairwise(found)
    )


def between(words: str) -> bool:
    """Whether two pieces of one name belong together: nothing between them but spaces, hyphens, initials, particles."""
    plain = re.fullmatch(r"[\w\s.'’‐‑-]{0,12}", words)
    return bool(plain) and all(word in PARTICLES or len(word) == 1 for word in folded(words))


def article(text: str, start: int) -> int:
    """Where the article before a name begins: "al-", "Al "."""
    found = re.search(r"(?<!\w)(?:[Aa][lsdrntz]|[Ee]l|[Aa]sh)[-‐‑ ]$", text[:start])
    return found.start() if found else start


def edge(before: str, *joints: str) -> bool:
    return not before or before.endswith(joints)


def edge_after(after: str, *joints: str) -> bool:
    return not after or after.startswith(joints)
