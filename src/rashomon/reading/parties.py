"""From mentions and speakers to the parties of a claim."""

from __future__ import annotations

from rashomon.reading.claim import Party
from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene
from rashomon.reading.statements import Source

# At most so many surface forms go with a party: its own words here, then those of the rest of the text.
FORMS = 8
# "The city" is called by name where it is one of so many places that the report names most.
FEW = 3


def party(scene: Scene, mention: Mention, place: bool = False) -> Party:
    """The party a mention stands for, named as its entity is, with the words used here among its mentions."""
    entity = scene.entities.of(mention)
    forms = tuple(dict.fromkeys((*mention.variants, *entity.forms)))[:FORMS]
    name = entity.name if entity.name and not (mention.pronoun and entity.kind == "pronoun") else mention.name
    span = scene.parsed.span(mention.first, mention.last)
    actor = mention.actor or next(
        (m.actor for m in entity.mentions if m.actor is not None and m.kind == entity.kind), None
    )
    spot = scene.place_of(mention)
    if place:
        name, forms = _as_place(scene, mention, name, forms)
    if place and spot is not None:
        return Party(
            name=name,
            kind="place",
            mentions=forms,
            ref=spot.id,
            country=spot.country,
            inside=", ".join(spot.inside),
            latitude=spot.latitude,
            longitude=spot.longitude,
            precision=spot.precision,
            inferred=mention.inferred,
            span=span,
        )
    kind = entity.kind if mention.pronoun else mention.kind
    if kind == "place" and not place and actor is not None:
        kind = "government"
    return Party(
        name=name,
        kind="place" if place else kind,
        mentions=forms,
        ref=actor.actor.id if actor is not None else "",
        country=(actor.actor.country or "") if actor is not None else "",
        inferred=mention.inferred,
        span=span,
    )


def _as_place(scene: Scene, mention: Mention, name: str, forms: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Name and forms of a mention as a place: a capital is itself there, not the government it stands for."""
    entity = scene.entities.of(mention)
    named = mention.inferred and mention.name.islower() and entity.proper
    # A place that is only mentioned on the way is hardly "the city".
    named = named and scene.rank.get(entity.number, FEW) < FEW
    if mention.pronoun or (named and mention.actor is None):  # "the town", where one was named before
        return name, forms
    if mention.actor is None or mention.actor.origin != "metonym":
        return mention.name, forms
    span = mention.place if mention.place is not None else mention.actor
    surface = " ".join(scene.parsed.span(span.first, span.last).quote.split())
    return surface, (surface,)


def speaker(scene: Scene, source: Source) -> Party:
    """The party that a source is: the mention its head belongs to, else its words as they stand."""
    mention = scene.by_head.get(source.head)
    if mention is not None and not (mention.pronoun and mention.entity < 0):
        return party(scene, mention)
    span = scene.parsed.span(source.first, source.last)
    words = " ".join(span.quote.split())
    return Party(words, "people", (words,), span=span)
