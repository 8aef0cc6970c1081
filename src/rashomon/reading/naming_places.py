"""Names that no register knows, told to be places by what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.naming import Naming
from rashomon.reading.parse import Parsed

if TYPE_CHECKING:
    from rashomon.reading.mention import Mention

WHERE = frozenset({
    "in", "near", "at", "outside", "inside", "around", "toward", "towards", "into", "throughout",
    "across",
})  # fmt: skip
# "from" brings a place behind a verb of motion only ("a letter from Karim").
MOVES = frozenset({
    "withdraw", "retreat", "flee", "pull", "drive", "expel", "evacuate", "come", "move", "escape",
    "march", "advance", "return", "oust", "fire", "launch", "be", "hail",
})  # fmt: skip
# "faith in Karim", "believe in Karim": no place.
TRUSTS = frozenset(["confidence", "faith", "trust", "interest", "believe", "belief", "hope", "result"])
# Verbs whose object, if it has a name that nobody knows, is a place rather than a person.
TAKES_PLACES = frozenset({
    "flee", "shell", "bombard", "besiege", "retake", "recapture", "overrun", "enter", "evacuate",
})  # fmt: skip
# How far off, and which way, something lies ("ten kilometres north of Kot", "the outskirts of Kot").
OFF = frozenset({
    "kilometre", "kilometer", "km", "mile", "metre", "meter", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest", "outskirt", "edge", "centre", "center", "suburb",
})  # fmt: skip
# What falls on a place: "the air strike on Kot". Who was attacked may be a person, and "on" him then.
FALLS_ON = frozenset({"strike", "airstrike", "raid", "bombardment", "shelling", "assault"})
PLACE_NOUNS = frozenset({
    "village", "town", "city", "suburb", "district", "province", "neighborhood", "neighbourhood",
    "region", "island", "port", "settlement", "hamlet",
})  # fmt: skip


def name_places(parsed: Parsed, found: dict[int, Mention], naming: Naming) -> None:
    """Make places of the unknown names that stand where places do, and of their other mentions.

    A name that a title, an age or an act of saying shows to be a person's anywhere in the text stays one.
    """
    unknown = [m for m in found.values() if m.kind in ("name", "person") and m.proper and not (m.actor or m.place)]
    persons = {
        parsed.lower[m.head] for m in unknown if m.kind == "person" and naming.shown_person(parsed, m.head, m.first)
    }
    spots = {
        m.name.lower()
        for m in unknown
        if parsed.lower[m.head] not in persons
        and not _acronym(parsed.words[m.head])
        and _stands_as_place(parsed, m.head)
    }
    for mention in unknown:
        if mention.name.lower() in spots:
            mention.kind = "place"


def named_by_of(parsed: Parsed, found: dict[int, Mention]) -> None:
    """Give "the town of Kot" the name and the place of its "Kot", and let the inner phrase go.

    The two are one place: taken for another mention, "the town" would be looked for elsewhere in the text.
    What is called a town once is a place wherever it is named.
    """
    said: set[str] = set()
    for head, mention in list(found.items()):
        if parsed.lemma[head] not in PLACE_NOUNS or mention.place is not None or mention.plural:
            continue
        inner = found.get(_of(parsed, head))
        if inner is None or not inner.proper or inner.kind not in ("place", "name", "person"):
            continue
        if inner.actor is not None and inner.place is None:
            continue
        mention.name, mention.variants, mention.place = inner.name, inner.variants, inner.place
        mention.kind, mention.last, mention.proper = "place", max(mention.last, inner.last), True
        del found[inner.head]
        said.add(mention.name.lower())
    for mention in found.values():
        if mention.kind == "name" and mention.actor is None and mention.name.lower() in said:
            mention.kind = "place"


def name_namesakes(parsed: Parsed, found: dict[int, Mention]) -> None:
    """Make a person of a surname that is also a town's, where the text has the person's whole name.

    Unless it stands as a place somewhere: "Ana Victoria fled Victoria" tells of both.

    Example: in "Pastor Ian Boston was held in May. Boston denies it." nobody speaks of the city.
    """
    whole = {parsed.lower[m.head] for m in found.values() if m.kind == "person" and m.proper and " " in m.name}
    single = [m for m in found.values() if m.kind == "place" and m.first == m.last and parsed.lower[m.head] in whole]
    spots = {parsed.lower[m.head] for m in single if _stands_as_place(parsed, m.head)}
    for mention in single:
        if mention.actor is None and parsed.lower[mention.head] not in spots:
            mention.kind, mention.place, mention.proper = "person", None, True


def _of(parsed: Parsed, noun: int) -> int:
    for prep in parsed.children[noun]:
        if parsed.dep[prep] == "prep" and parsed.lower[prep] == "of":
            return next((c for c in parsed.children[prep] if parsed.dep[c] == "pobj"), -1)
    return -1


def _stands_as_place(parsed: Parsed, i: int) -> bool:
    if any(parsed.dep[c] == "appos" and parsed.lemma[c] in PLACE_NOUNS for c in parsed.children[i]):
        return True
    if any(parsed.dep[c] in ("det", "poss") for c in parsed.children[i]):
        return False
    for _ in range(4):
        if parsed.dep[i] != "conj":
            break
        i = parsed.head[i]
    up = parsed.head[i]
    if parsed.dep[i] == "dobj":
        return parsed.lemma[up] in TAKES_PLACES
    if parsed.dep[i] != "pobj":
        return False
    above = parsed.lemma[parsed.head[up]]
    if parsed.lower[up] == "from":
        return above in MOVES
    if parsed.lower[up] == "on":
        return above in FALLS_ON
    if parsed.lower[up] == "of":
        return above in OFF
    return parsed.lower[up] in WHERE and above not in TRUSTS


def _acronym(word: str) -> bool:
    return len(word) < 6 and word.isupper()
