"""Hyphens inside names: "al-Damasaki" is one name, also where the parse makes three subjects of it."""

from __future__ import annotations

from rashomon.reading.parse import Parsed

HYPHENS = frozenset({"-", "‐", "‑"})


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
    for i, word in enumerate(parsed.words):
        if word in HYPHENS and 0 < i < len(parsed.words) - 1 and _inside_name(parsed, i):
            _hang(parsed, i - 1, "compound", i + 1)
            _hang(parsed, i, "punct", i + 1)


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


def _hang(parsed: Parsed, token: int, dep: str, head: int) -> None:
    above = parsed.head[token]
    if above == head:
        return
    parsed.children[above].remove(token)
    parsed.children[head] = sorted((*parsed.children[head], token))
    parsed.head[token], parsed.dep[token] = head, dep
    parsed.left[head] = min(parsed.left[head], parsed.left[token])
