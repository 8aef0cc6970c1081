"""Hyphens inside names: "al-Damasaki" is one name, also where the parse makes three subjects of it."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.rehang import hang, reach

HYPHENS = frozenset({"-", "‐", "‑"})
# What links two nouns in the names of Persian, Pashto, Urdu and Turkic: "the mountain of purity".
LINKS = frozenset({"e", "i", "ye", "yi", "o", "ul", "ud", "ur", "us"})


def rejoin(parsed: Parsed) -> None:
    """Hang the parts of a hyphenated name on its last part, where the parse hung them all on one word.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "The spokesman said that al-Damasaki had been killed."))
        >>> rejoin(parsed)
        >>> [parsed.words[i] for i in parsed.children[parsed.words.index("killed")] if parsed.dep[i] == "nsubjpass"]
        ['Damasaki']
    """
    for i in range(len(parsed.words)):
        if linked(parsed, i):
            _last_leads(parsed, i, i + 4)
    for i, word in enumerate(parsed.words):
        if word in HYPHENS and 0 < i < len(parsed.words) - 1 and _inside_name(parsed, i):
            hang(parsed, i - 1, "compound", i + 1)
            hang(parsed, i, "punct", i + 1)
            reach(parsed, i + 1)


def linked(parsed: Parsed, i: int) -> bool:
    """Whether a name of two parts with a linking particle begins at token `i`: "Koh-e-Safi" is one place."""
    words = parsed.words[i : i + 5]
    return (
        len(words) == 5
        and words[0][:1].isupper()
        and words[1] in HYPHENS
        and words[2] in LINKS
        and words[3] in HYPHENS
        and words[4][:1].isupper()
        and all(parsed.end[j] == parsed.start[j + 1] for j in range(i, i + 4))
    )


def _last_leads(parsed: Parsed, first: int, last: int) -> None:
    """Hang the parts of a name on its last, in the place that the first had in the sentence."""
    parts = range(first, last)
    if any(parsed.head[j] not in range(first, last + 1) for j in (*range(first + 1, last + 1),)):
        return
    above = parsed.head[first]
    low, high = parsed.left[first], parsed.right[first]
    for j in parts:
        for child in parsed.children[j]:
            if child not in range(first, last + 1):
                parsed.head[child] = last
                parsed.children[last].append(child)
        parsed.children[j] = []
    parsed.dep[last], parsed.pos[last] = parsed.dep[first], "PROPN"
    parsed.head[last] = last if above == first else above
    if above != first:
        parsed.children[above] = sorted((set(parsed.children[above]) - {first}) | {last})
    for j in parts:
        parsed.head[j], parsed.dep[j] = last, "punct" if parsed.words[j] in HYPHENS else "compound"
        parsed.left[j] = parsed.right[j] = j
    parsed.children[last] = sorted({*parsed.children[last], *parts})
    parsed.left[last], parsed.right[last] = min(low, first), max(high, last)


def _inside_name(parsed: Parsed, i: int) -> bool:
    """Whether the hyphen at token `i` joins two parts that play the same part in the same clause."""
    before, after = i - 1, i + 1
    return (
        parsed.end[before] == parsed.start[i]
        and parsed.end[i] == parsed.start[after]
        and parsed.pos[before] == parsed.pos[after] == "PROPN"
        and parsed.head[before] == parsed.head[after] not in (before, after)
        and parsed.dep[before] == parsed.dep[after]
        and not parsed.children[before]
    )
