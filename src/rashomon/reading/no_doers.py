"""Who can't do anything: a place is never a perpetrator, and a purpose, a deadline or a strike is nobody."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.everyday import everyday
from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene
from rashomon.registers.actors import actor_matches


def able(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """The mentions that can take part as somebody: a capital stands for its government, other places do not act.

    The word for an act or for what an act is made of ("the strikes", "the decision", "the deadline") is
    nobody either.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The group got arms from Minsk and from Dirra in May, and attacked a post.")
        >>> [p.name for c in Reader().read(told).claims for p in c.agents if p.kind == "place"]
        []
    """
    found = []
    for mention in mentions:
        kind = scene.kind(mention)
        if kind == "place" and not any(m.actor for m in (mention, *scene.entities.of(mention).mentions)):
            found += [] if (ruled := _rulers(scene, mention)) is None else [ruled]
        elif mention.pronoun or not (kind == "thing" and scene.parsed.lemma[mention.head] in everyday().no_doers):
            found.append(mention)
    return found


def _rulers(scene: Scene, mention: Mention) -> Mention | None:
    """The government that a capital's name stands for ("arms from Minsk"); None for any other place."""
    words = scene.entities.of(mention).name.split()
    match = next(
        (m for m in actor_matches(words) if m.origin == "metonym" and m.last - m.first + 1 == len(words)), None
    )
    return None if match is None else replace(mention, kind="government", actor=match, place=None)
