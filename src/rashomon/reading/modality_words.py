"""Small looks at the parse that the climb for modality needs."""

from __future__ import annotations

from collections.abc import Container

from rashomon.reading.parse import Parsed
from rashomon.vocabulary.modality import ModalCue, ModalTable

ACHIEVED_ORDER = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
_AMOUNTS = frozenset({"hundreds", "thousands", "dozens", "scores", "tens", "millions", "half"})
# Nouns for harm and the harmed: with "no" they say that there was none, not that there was no deed.
CASUALTIES = frozenset({"casualty", "injury", "death", "fatality", "victim"})
# "Not all shootings fit", "not only shelled Kot": what "not" stands before is told all the same.
_PARTLY = frozenset({"all", "every", "only", "just", "merely", "simply"})
_ONE = frozenset({"one", "a", "an"})
# "Not a day goes by without shelling."
_TIMES = frozenset({"day", "week", "month", "night", "hour", "year"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
# The parser's lemmatizer cuts these short.
_LEMMAS = {"hop": "hope", "slat": "slate"}
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall", "would", "must", "should", "may", "could"})


def child_with(p: Parsed, i: int, dep: str) -> int:
    """The first child of `i` with that dependency, or -1."""
    for child in p.children[i]:
        if p.dep[child] == dep:
            return child
    return -1


def has_child(p: Parsed, i: int, deps: Container[str], words: Container[str]) -> bool:
    """Whether a child of `i` stands in one of `deps` and is one of `words`."""
    return any(p.dep[c] in deps and p.lower[c] in words for c in p.children[i])


def counts(p: Parsed, i: int) -> bool:
    """Whether token `i` begins a number: "perhaps 300" doubts the number, not the deed."""
    return i < len(p.tag) and (p.tag[i] == "CD" or p.lower[i] in _AMOUNTS)


def negative_phrase(p: Parsed, i: int) -> bool:
    """ "nobody", "none of them", "no soldiers", "not one soldier", "neither side nor …"."""
    first = p.left[i]
    not_one = p.lower[first] == "not" and p.lower[first + 1] in _ONE and p.lemma[i] not in _TIMES
    if p.lower[i] in _NOBODY or not_one:
        return True
    return has_child(p, i, ("det", "preconj"), ("no", "neither"))


def partly(p: Parsed, negation: int) -> bool:
    """Whether "not" stands before a word that it limits, and denies nothing: "not all", "not only"."""
    return p.lower[negation + 1 : negation + 2] != [] and p.lower[negation + 1] in _PARTLY


def negation_of(p: Parsed, i: int) -> int:
    """The word that negates `i` itself ("not", "never", "no", a "no one" as subject), or -1."""
    for child in p.children[i]:
        dep = p.dep[child]
        if (dep == "neg" and not partly(p, child)) or (dep == "det" and p.lower[child] == "no"):
            return child
        if dep in ("nsubj", "nsubjpass") and negative_phrase(p, child):
            return child
    up = p.head[i]
    if p.dep[i] in ("acomp", "attr", "oprd") and up != i:
        return negation_of(p, up)
    return -1


def is_passive(p: Parsed, i: int) -> bool:
    """Whether verb `i` is passive, reduced relatives and participles included."""
    if p.tag[i] not in ("VBN", "VBD"):
        return False
    if any(p.dep[c] in ("auxpass", "nsubjpass") for c in p.children[i]):
        return True
    return p.dep[i] in ("acl", "amod") and child_with(p, i, "dobj") < 0


def agent_named(p: Parsed, i: int) -> bool:
    """Whether a passive names who did it: then that is the source, and the word asserts."""
    return child_with(p, i, "agent") >= 0


def particle_matches(p: Parsed, cue: ModalCue, i: int) -> bool:
    """Whether `i` has the second word of the cue, if the cue has one."""
    if not cue.particle:
        return True
    following = p.lower[i + 1] if i + 1 < len(p.lower) else ""
    return following == cue.particle or has_child(p, i, ("prt", "advmod", "dobj", "prep"), (cue.particle,))


def governor(
    p: Parsed, table: dict[str, tuple[ModalCue, ...]], word: str, i: int, via: str, passive: bool = False
) -> ModalCue | None:
    """The cue at `i` on which a proposition hangs by `via`, its conditions met."""
    for cue in table.get(_LEMMAS.get(word, word), ()):
        if via not in cue.via or not particle_matches(p, cue, i):
            continue
        if cue.voice == "passive" and not (passive or is_passive(p, i)):
            continue
        if cue.needs and not _meets(p, cue.needs, i):
            continue
        return cue
    return None


def _meets(p: Parsed, needs: str, i: int) -> bool:
    if needs == "singular":
        return p.tag[i] == "NN"
    if needs == "finite":
        return p.tag[i] in ("VBZ", "VBP", "VBD")
    if needs == "progressive":
        return p.tag[i] == "VBG"
    if needs == "present":
        return p.tag[i] in ("VBZ", "VBP", "VB")
    return p.lower[i] == "used" and child_with(p, i, "auxpass") < 0 and child_with(p, i, "dobj") < 0


def inverted(p: Parsed, i: int, auxiliary: str) -> bool:
    """ "Should the city fall, …", "Had they known, …": the auxiliary stands before the subject."""
    at = next((c for c in p.children[i] if p.lower[c] == auxiliary), -1)
    subject = max(child_with(p, i, "nsubj"), child_with(p, i, "nsubjpass"))
    return 0 <= at < subject


def is_future(p: Parsed, table: ModalTable, i: int) -> bool:
    """Whether the clause of `i` lies in the future: by its auxiliary, or by what governs it."""
    if any(p.dep[c] == "aux" and p.lower[c] in _FUTURE for c in p.children[i]):
        return True
    up = p.head[i]
    if p.dep[i] != "xcomp":
        return False
    cues = (*table.verbs.get(p.lemma[up], ()), *table.adjectives.get(p.lower[up], ()))
    return any(cue.effect == "planned" for cue in cues)
