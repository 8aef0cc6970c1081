"""Setting the scene: from a parse to everything known of the text, step by step."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.among import join_among
from rashomon.reading.contact_clauses import join_clauses
from rashomon.reading.entities import Entities
from rashomon.reading.envoys import name_envoys
from rashomon.reading.headlines import join_verbs
from rashomon.reading.hyphens import linked, rejoin
from rashomon.reading.mentions import find_mentions
from rashomon.reading.naming import Naming
from rashomon.reading.numbers import NumberExpression, find_numbers
from rashomon.reading.parse import Parsed
from rashomon.reading.plans import join_plans
from rashomon.reading.scene import Scene
from rashomon.reading.statements import statements
from rashomon.reading.subwords import paragraph_starts
from rashomon.reading.times import TimeExpression, find_times
from rashomon.reading.towns_taken import towns_taken
from rashomon.registers.actors import ActorMatch, actor_matches
from rashomon.registers.places import Place, PlaceMatch, place_register
from rashomon.vocabulary.titles import Title, title_at
from rashomon.vocabulary.triggers import Hit, peaceful_table, trigger_table


def build_scene(parsed: Parsed) -> Scene:
    """The scene of one parsed report; what the parse tears apart in names is put together in it first."""
    rejoin(parsed)
    join_verbs(parsed)
    join_plans(parsed)
    join_clauses(parsed)
    join_among(parsed)
    name_envoys(parsed)
    published = parsed.document.published
    year = published.year if published else None
    own = _own_name(parsed)
    towns = _settlements(parsed)
    actors = [
        match
        for match in actor_matches(parsed.words, year)
        if (match.first not in own and not (match.actor.kind == "media" and _name(parsed, match) in towns))
        or (match.first in own and match.actor.kind == "media")
    ]
    spots, places = _spots(parsed, actors, own)
    breaks = paragraph_starts(parsed)
    times = find_times(parsed.words, parsed.lower, parsed.document.published, breaks=breaks)
    numbers = find_numbers(parsed.words, parsed.lower, times, breaks=breaks)
    mentions = find_mentions(parsed, actors, spots, Naming(), _no_phrases(times, numbers))
    for mention in mentions:
        if mention.head in own and mention.actor is None:
            mention.kind, mention.place = "media", None
    attribution = statements(parsed, names=actors)
    entities = Entities(parsed, mentions, places)
    entities.speak(attribution.chain_of)
    peaceful: dict[int, int] = {}  # with the words of the longest phrase
    for hit in peaceful_table().scan(parsed):
        peaceful[hit.token] = max(peaceful.get(hit.token, 0), len(hit.tokens))
    hits: dict[int, list[Hit]] = {}
    for hit in trigger_table().scan(parsed):
        # The longer phrase counts: a "search for survivors" is no "search for" a suspect.
        words = peaceful.get(hit.token, 0)
        if not words or 1 < len(hit.tokens) >= words:
            hits.setdefault(hit.token, []).append(hit)
    for hit in towns_taken(parsed, entities):
        hits.setdefault(hit.token, [hit])
    return Scene(
        parsed=parsed,
        mentions=mentions,
        entities=entities,
        hits=hits,
        times=times,
        numbers=numbers,
        attribution=attribution,
        places=places,
        titles=_titles(parsed),
        peaceful=frozenset(peaceful.keys() - hits.keys()),
    )


def _no_phrases(times: list[TimeExpression], numbers: list[NumberExpression]) -> frozenset[int]:
    """Tokens of dates, ages, money and the like, which head no phrase for a party."""
    found = {i for t in times for i in range(t.first, t.last + 1)}
    for number in numbers:
        if number.kind not in ("count", "pronoun"):
            found.update(range(number.first, number.last + 1))
    return frozenset(found)


def _spots(parsed: Parsed, actors: list[ActorMatch], own: frozenset[int]) -> tuple[list[PlaceMatch], dict[int, Place]]:
    """The place names of the text that are places, and the place of each by its first token."""
    register = place_register()
    every = register.find(parsed.words)
    kept = [
        n
        for n, match in enumerate(every)
        if match.first not in own
        and not _in_outlet(parsed, match)
        and not linked(parsed, match.last)
        and not (match.first > 3 and linked(parsed, match.first - 4))
    ]
    # A container is named by its place in the list, which gets shorter.
    now = {n: at for at, n in enumerate(kept)}
    found = [replace(every[n], container=now.get(every[n].container, -1)) for n in kept]
    countries = [match.actor.country for match in actors if match.actor.country]
    resolved = register.resolve(found, parsed.words, countries)
    places = {match.first: place for match, place in zip(found, resolved, strict=True) if place is not None}
    return [match for match in found if match.first in places], places


# What the name of an outlet ends in: the place before it is a part of the name ("Aden State News").
_OUTLET = frozenset({
    "news", "newswire", "newsfeed", "newsline", "press", "times", "post", "radio", "television", "tv", "herald",
    "gazette", "tribune", "observer", "courier", "dispatch", "journal", "chronicle", "bulletin", "telegraph", "agency",
})  # fmt: skip


_SETTLEMENT = frozenset({"town", "city", "village", "district", "province", "region", "suburb", "hamlet", "island"})


def _settlements(parsed: Parsed) -> frozenset[str]:
    """The names that the text itself says are places: a magazine may be called after "the town of Marj"."""
    return frozenset(
        parsed.lower[i + 2]
        for i in range(len(parsed.words) - 2)
        if parsed.lower[i] in _SETTLEMENT and parsed.lower[i + 1] == "of" and parsed.words[i + 2][:1].isupper()
    )


def _name(parsed: Parsed, match: ActorMatch) -> str:
    return " ".join(parsed.lower[match.first : match.last + 1])


def _own_name(parsed: Parsed) -> frozenset[int]:
    """The tokens of the publisher's own name in its report, where that is more than a word: no place, nobody's name."""
    name = parsed.document.publisher.lower().split()
    found: set[int] = set()
    if len(name) > 1:
        for i, word in enumerate(parsed.lower):
            if word == name[0] and parsed.lower[i : i + len(name)] == name:
                found.update(range(i, i + len(name)))
    return frozenset(found)


def _in_outlet(parsed: Parsed, match: PlaceMatch) -> bool:
    """Whether a place name is only the beginning of an outlet's."""
    for i in range(match.last + 1, min(match.last + 3, len(parsed.words))):
        if not parsed.words[i][:1].isupper():
            return False
        if parsed.lower[i] in _OUTLET:
            return True
    return False


def _titles(parsed: Parsed) -> dict[int, Title]:
    """Titles of posts and ranks by the token they end at."""
    out: dict[int, Title] = {}
    for i, pos in enumerate(parsed.pos):
        if pos in ("NOUN", "PROPN", "ADJ") and (found := title_at(parsed.lower, parsed.lemma, i)):
            out[i] = found[0]
    return out
