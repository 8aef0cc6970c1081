"""Where the things that a record speaks of have their pages."""

from __future__ import annotations

from urllib.parse import quote


def href_of(topic: str, words: str = "") -> str:
    """The page of an event, or of the history that a subject is part of; `words` are what the subject is called.

    Example:
        >>> href_of("e6a8ea2ba26a6d7f6"), href_of("strength: boko-haram")
        ('/event/e6a8ea2ba26a6d7f6', '/actor/boko-haram#strength')
        >>> href_of("control: gn:1", "who holds Deir ez-Zor"), href_of("ties: mali | france")
        ('/place/Deir%20ez-Zor#control', '/actor/mali?other=france#relations')
    """
    kind, found, key = topic.partition(": ")
    if not found:
        return f"/event/{quote(topic)}"
    if kind == "control":
        return f"{place_href(words.removeprefix('who holds ') or key)}#control"
    if kind == "ties":
        one, _, other = key.partition(" | ")
        return f"{actor_href(one)}?other={quote(other, safe='')}#relations"
    return f"{actor_href(key)}#{'leaders' if kind == 'leads' else kind}"


def actor_href(key: str) -> str:
    """The page of an actor.

    Example:
        >>> actor_href("af:forces"), actor_href("people / of ?")
        ('/actor/af%3Aforces', '/actor/people%20%2F%20of%20%3F')
    """
    return f"/actor/{quote(key, safe='')}"


def place_href(name: str) -> str:
    """The page of a place."""
    return f"/place/{quote(name, safe='')}"


def source_href(id: str) -> str:
    """The page of an outlet, an agency or a speaker.

    Example:
        >>> source_href("person:omar noor/outlet:reuters")
        '/source/person%3Aomar%20noor%2Foutlet%3Areuters'
    """
    return f"/source/{quote(id, safe='')}"
