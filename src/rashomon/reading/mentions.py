"""Mentions: the noun phrases of a text that can stand in a slot of a claim."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.reading.mention import Mention
from rashomon.reading.naming import Naming, joins, only_title, phrase_start
from rashomon.reading.naming_counts import name_counts
from rashomon.reading.naming_places import name_namesakes, name_places, named_by_of
from rashomon.reading.naming_sides import name_aggressors
from rashomon.reading.naming_titles import name_portfolios
from rashomon.reading.parse import Parsed
from rashomon.vocabulary.titles import is_title

if TYPE_CHECKING:
    from rashomon.registers.actors import ActorMatch
    from rashomon.registers.places import PlaceMatch

# Kinds of mention that are parties; the others (places, things attacked, weapons) have their own slots.
PARTY_KINDS = frozenset({
    "armed_group", "state_force", "government", "organisation", "media", "person", "people",
})  # fmt: skip
MODIFIER = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "nummod"})
HEADS = frozenset({"NOUN", "PROPN", "PRON"})
PRONOUNS = frozenset({
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs",
    "themselves", "it", "its", "itself", "we", "us", "our", "ours", "i", "me", "my", "who", "whom",
    "whose", "which",
})  # fmt: skip
NOBODY = frozenset({"nobody", "none", "nothing"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})


def find_mentions(
    parsed: Parsed,
    actors: list[ActorMatch],
    places: list[PlaceMatch],
    naming: Naming,
    passed_over: frozenset[int] = frozenset(),
) -> list[Mention]:
    """Every mention of the text, in text order of its head.

    `actors` and `places` are the register matches over the same tokens; no phrase is headed by a token
    of `passed_over` (dates, ages, sums of money).
    """
    actor_at = {i: match for match in actors for i in range(match.first, match.last + 1)}
    place_at = {i: match for match in places for i in range(match.first, match.last + 1)}
    found: dict[int, Mention] = {}
    for i, pos in enumerate(parsed.pos):
        # In "the US" and "the WHO" capitals tell the name from the pronoun.
        if parsed.lower[i] in PRONOUNS and i not in actor_at and parsed.words[i] != "US":
            if pos in ("PRON", "DET"):
                found[i] = Mention(
                    i, i, i, parsed.words[i], "pronoun", pronoun=True, plural=parsed.lower[i][0] in "twu"
                )
            continue
        nominal = pos in HEADS or (pos in ("ADJ", "NUM") and parsed.dep[i] in _NOMINAL)
        if i in passed_over or not nominal:
            continue
        modifies = parsed.dep[i] in ("compound", "nmod", "amod", "nummod") and parsed.head[i] > i
        if modifies and not joins(parsed, i + 1, parsed.head[i]):
            continue
        if _no_phrase(parsed, i, passed_over) or _joined(parsed, i, actor_at):
            continue
        mention = _phrase(parsed, i, actor_at, place_at, naming)
        if mention is not None:
            found[i] = mention
    _quantities(parsed, found)
    name_counts(parsed, found)
    name_portfolios(parsed, found)
    name_aggressors(parsed, found)
    name_places(parsed, found, naming)
    named_by_of(parsed, found)
    name_namesakes(parsed, found)
    containers = _containers(parsed, places)
    settled = {mention.place.first for mention in found.values() if mention.place is not None}
    for spot in places:
        if spot.first in containers:
            found.pop(spot.last, None)
            continue
        match = actor_at.get(spot.last)
        if spot.first not in settled and (match is None or match.origin == "metonym"):
            _modifier(parsed, None, spot, found, naming)
    owned = {mention.actor.first for mention in found.values() if mention.actor is not None}
    for match in actors:
        if match.first not in containers and match.first not in owned:
            _modifier(parsed, match, None, found, naming)
    return [found[i] for i in sorted(found)]


def _no_phrase(parsed: Parsed, i: int, passed_over: frozenset[int]) -> bool:
    """What heads no phrase of its own: the second of two ages ("aged 12 and 15"), "each other", "no one", a rank
    before its name, the mark before a caption ("FILE - …").
    """
    if parsed.pos[i] == "NUM" and parsed.dep[i] == "conj" and parsed.head[i] in passed_over:
        return True
    if parsed.lower[i] in NOBODY or (parsed.lower[i] == "one" and parsed.lower[i - 1] == "no"):
        return True
    if not any(c.isalnum() for c in parsed.words[i]):
        return True
    if parsed.lower[i] == "force" and parsed.lower[i - 1] in ("into", "in"):  # a truce comes "into force"
        return True
    if parsed.lower[i] == "other" or (parsed.lower[i] == "another" and parsed.lower[i - 1] == "one"):
        return True
    behind = parsed.words[i + 1] if i + 1 < len(parsed.words) else ""
    if parsed.lower[i].endswith(".") and is_title(parsed.lower[i]) and behind[:1].isupper():  # "Navy Capt. Omar Faruk"
        return True
    return parsed.words[i] in ("FILE", "File") and behind in ("-", "–", "—", ":")


def _joined(parsed: Parsed, i: int, actor_at: dict[int, ActorMatch]) -> bool:
    """A state before a hyphen ("US-backed rebels"): it acts, and is no place there."""
    match = actor_at.get(i)
    return (
        match is not None
        and match.origin == "country"
        and parsed.dep[i] in MODIFIER
        and parsed.words[match.last + 1 : match.last + 2] == ["-"]
    )


def _containers(parsed: Parsed, places: list[PlaceMatch]) -> frozenset[int]:
    """Tokens of the places that only say where the place right before them lies ("Kot, Nangarhar")."""
    out: set[int] = set()
    for inner, outer in pairwise(places):
        if inner.container >= 0 and outer.first == inner.last + 2 and parsed.words[inner.last + 1] == ",":
            out.update(range(outer.first, outer.last + 1))
    return frozenset(out)


_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr", "dative", "agent"})


def acts(parsed: Parsed, i: int) -> bool:
    """Whether the name at token `i` stands where somebody who acts does, not where something is."""
    if parsed.dep[i] == "pobj":
        return parsed.lower[parsed.head[i]] in ("by", "with", "between", "against")
    return parsed.dep[i] in ("nsubj", "nsubjpass", "agent", "dative") or (
        parsed.dep[i] == "conj" and parsed.head[i] != i and acts(parsed, parsed.head[i])
    )


def _phrase(
    parsed: Parsed,
    i: int,
    actor_at: dict[int, ActorMatch],
    place_at: dict[int, PlaceMatch],
    naming: Naming,
) -> Mention | None:
    first = phrase_start(parsed, i)
    actor, place = actor_at.get(i), place_at.get(i)
    if place is not None and actor is not None:
        # "Iraq" may stand for its rulers: the slot decides. A capital does where it acts ("Kabul said").
        if actor.origin == "metonym" and not acts(parsed, i):
            actor = None
        elif actor.origin != "country":
            place = None
    last = i
    if actor is not None:
        last = max(last, actor.last)
        first = min(first, actor.first)
    elif place is not None:
        last = max(last, place.last)
        first = min(first, place.first)
    kind = naming.kind(parsed, i, first, actor, place, actor_at)
    if kind == "time":
        return None
    name, variants = naming.name(parsed, i, first, last, kind, actor, place)
    inner = actor
    if inner is None and kind in ("armed_group", "state_force", "government", "people"):
        inner = naming.owner(parsed, i, first, actor_at)
    determiner = [c for c in parsed.children[i] if parsed.dep[c] in ("det", "poss")]
    return Mention(
        head=i,
        first=first,
        last=last,
        name=name,
        kind=kind,
        variants=variants,
        actor=inner,
        place=place,
        definite=any(parsed.lower[c] in ("the", "this", "that", "these", "those", "its", "their") for c in determiner),
        plural=parsed.tag[i] in ("NNS", "NNPS"),
        proper=(parsed.pos[i] == "PROPN" and not only_title(parsed, i, first)) or inner is not None,
    )


# Nouns that only say how many: "thousands of Sunnis" are Sunnis.
QUANTITY = frozenset({
    "dozen", "score", "hundred", "thousand", "million", "number", "group", "series", "majority", "most",
    "many", "some", "several", "one", "two", "three", "handful", "couple", "pair", "crowd", "remnant",
    "rest", "half", "ten", "billion", "lot", "all", "member", "wave", "bunch", "band", "team", "unit",
})  # fmt: skip


def _quantities(parsed: Parsed, found: dict[int, Mention]) -> None:
    """Give "thousands of Sunnis" the kind and the names of its "Sunnis", and let the inner phrase go."""
    for head, mention in list(found.items()):
        if parsed.lemma[head] not in QUANTITY or mention.actor is not None:
            continue
        for prep in parsed.children[head]:
            if parsed.lower[prep] != "of" or parsed.dep[prep] != "prep":
                continue
            for inner_head in parsed.children[prep]:
                inner = found.get(inner_head)
                if inner is None or parsed.dep[inner_head] != "pobj" or inner.kind not in PARTY_KINDS | {"pronoun"}:
                    continue
                if inner.pronoun or inner.kind in ("person", "media"):
                    continue
                whole = " ".join(parsed.span(mention.first, inner.last).quote.split())
                mention.variants = (*inner.variants, whole)
                mention.name = inner.name if inner.proper else whole
                mention.kind, mention.actor, mention.last = inner.kind, inner.actor, inner.last
                mention.plural, mention.proper = True, inner.proper
                del found[inner_head]


def _modifier(
    parsed: Parsed,
    actor: ActorMatch | None,
    place: PlaceMatch | None,
    found: dict[int, Mention],
    naming: Naming,
) -> None:
    """A name inside a longer phrase ("a Taliban attack", "the Kabul bombing") is a mention of its own."""
    match = actor or place
    assert match is not None
    head = next(
        (i for i in range(match.first, match.last + 1) if not match.first <= parsed.head[i] <= match.last),
        match.last,
    )
    for i in range(match.first, match.last + 1):
        if i in found:
            return
    outer = found.get(parsed.head[head])
    if outer is not None and outer.actor is actor and actor is not None:
        return
    name = " ".join(parsed.words[match.first : match.last + 1])
    if actor is not None:
        kind = actor.actor.kind
        variants = tuple(dict.fromkeys((actor.actor.name, name)))
        name = actor.actor.name
    else:
        kind, variants = "place", (name,)
    found[head] = Mention(head, match.first, match.last, name, kind, variants, actor, place, modifier=True, proper=True)
