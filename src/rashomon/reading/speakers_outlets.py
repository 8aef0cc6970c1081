"""Names of outlets: as plain words, and by which of them a report's own publisher goes."""

from __future__ import annotations

import re

_ACRONYMS = {
    "voa": "voice of america",
    "afp": "agence france presse",
    "ap": "associated press",
    "bbc": "british broadcasting",
}


def publisher_names(publisher: str) -> frozenset[str]:
    """What a publisher may be called in its own reports, in plain words; empty without one.

    Example:
        >>> sorted(publisher_names("VOA News"))
        ['voa', 'voa news', 'voice of america']
    """
    name = plain(publisher)
    if not name:
        return frozenset()
    names = {name, re.sub(r" (news|online|com)$", "", name)}
    for short, long in _ACRONYMS.items():
        if short in name.split() or long in name:
            names |= {short, long, f"{short} news"}
    words = name.split()
    if len(words) > 2:
        names.add("".join(word[0] for word in words))
    return frozenset(names)


def plain(text: str) -> str:
    """A name in lower case, without article, possessive and punctuation.

    Example:
        >>> plain("The Agence France-Presse")
        'agence france presse'
    """
    words = re.sub(r"[^\w]+", " ", text.replace("’s", "").replace("'s", "")).lower().split()
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
