"""Fragments of one report: how its mentions of a happening lie to each other, before they are put together.

A report tells one happening in its title, again in its first sentence, and comes back to it below: "the blast",
"four of the dead". The reader gives such mentions keys of their own when it is not sure. What is asked here
is asked within one report only, where nearness, the definite article and a turn of the story tell most.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rashomon.comparing import geography, parties
from rashomon.comparing.families import alike, families, scale
from rashomon.comparing.marks import marks
from rashomon.comparing.telling import Where, Who
from rashomon.documents.document import Document
from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "fragments.yaml"
NEAR, FAR = 3, 8
"""Sentences between two mentions: up to the first they are near, from the second on far."""
SHORT, LONG = 9, 22
"""Sentences of a report: up to the first it is short and mostly about one thing, from the second on long."""
_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
_OPENING = re.compile(r"(?:in|at|near|outside|around) [^,.]+,")
# Kinds in which both sides act.
_BOTH = frozenset({"armed_clash", "talks", "agreement"})
_PLACES = ("none", "apart", "apart", "apart", "wide", "wide", "near", "wide", "part", "same")
_SIDES = ("none", "apart", "apart", "fits", "fits", "same", "same")
# A pact, and the fighting that it should end: told in one breath, and never one thing.
_PACTS = frozenset({"deal"})
_FIGHTING = frozenset({"air", "blast", "gas", "armed", "wreck"})


class Words(BaseModel):
    """The words of `data/fragments.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    happenings: str
    weapons: str
    participants: str
    turning: tuple[str, ...]
    another: tuple[str, ...]
    asunder: tuple[str, ...]
    past: tuple[str, ...]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    [words] = checked([read_yaml(FILE)], Words, FILE.name)
    nouns = "|".join(sorted({*words.happenings.split(), *words.weapons.split(), *words.participants.split()}))
    back = rf"\b(?:the|this|that|these|those) (?:[\w-]+ ){{0,2}}(?:{nouns})\b|\b(?:the|all) (?:dead|wounded|injured)\b"
    things = "|".join(sorted({*words.happenings.split(), *words.weapons.split()}))
    return (
        re.compile(back),
        re.compile(rf"\b(?:an?|two|three|several) (?:[\w-]+ ){{0,2}}(?:{things})\b"),
        re.compile(rf"\b(?:{'|'.join(words.turning)})\b"),
        re.compile(rf"\b(?:{'|'.join(words.past)})\b"),
        re.compile(rf"(?<!the )(?<!this )\b(?:{'|'.join(words.another)}) (?:[\w-]+ ){{0,2}}(?:{things})\b"),
        re.compile(rf"\b(?:{'|'.join(words.asunder)})\b"),
    )


class Layout:
    """Where the sentences of a report begin, and what each of them points to."""

    def __init__(self, document: Document) -> None:
        text = document.text
        self.starts = sorted({0, *(found.end() for found in _END.finditer(text))})
        self.ends = [*self.starts[1:], len(text)]
        self._text = text

    # What the sentences point to is asked of reports only whose mentions are put together.

    @cached_property
    def _said(self) -> list[str]:
        # In lower case: a pattern that minds no case takes five times as long.
        return [self._text[a:b].lower() for a, b in zip(self.starts, self.ends, strict=True)]

    @cached_property
    def back(self) -> list[bool]:
        """Which sentences point back to what was told."""
        return self._found(0)

    @cached_property
    def new(self) -> list[bool]:
        """Which bring in something new."""
        return self._found(1)

    @cached_property
    def turns(self) -> list[bool]:
        """Which turn to something else."""
        return self._found(2)

    @cached_property
    def past(self) -> list[bool]:
        """Which look back."""
        return self._found(3)

    @cached_property
    def hours(self) -> list[list[str]]:
        """The hours that each names."""
        return [[mark for mark in marks([one]) if mark.startswith("hour:")] for one in self._said]

    @cached_property
    def others(self) -> dict[int, int]:
        """The sentences that bring in another happening than those told before, with the code point where they do.

        Example:
            >>> Layout(Document("a", "Nine died in Kot, hours before a second bomb hit the other bank.")).others
            {0: 31}
        """
        another, asunder = _patterns()[4:]
        hits = {n: hit.start() for n, one in enumerate(self._said) if (hit := another.search(one))}
        return {n: self.starts[n] + at for n, at in hits.items() if asunder.search(self._said[n])}

    def opens_with(self, number: int, names: Sequence[str]) -> bool:
        """Whether a sentence opens with one of these places.

        Example:
            >>> report = Layout(Document("a", "In the city of Kot, two died. Two died in Kot."))
            >>> [report.opens_with(n, ["kot"]) for n in (0, 1)]
            [True, False]
        """
        opening = _OPENING.match(self._said[number])
        return opening is not None and any(name and name.lower() in opening[0] for name in names)

    def _found(self, number: int) -> list[bool]:
        pattern = _patterns()[number]
        return [bool(pattern.search(one)) for one in self._said]

    def sentence(self, position: int) -> int:
        """The sentence that a code point is in.

        Example:
            >>> Layout(Document("a", "Shells fell. Two died.")).sentence(15)
            1
        """
        return max(0, bisect_right(self.starts, position) - 1)

    def bounds(self, number: int) -> tuple[int, int]:
        """The code points of a sentence, from the first to behind the last."""
        return self.starts[number], self.ends[number]


@dataclass(frozen=True, slots=True)
class Fragment:
    """What the reader took for one happening: its words, and the slots in the form that is compared.

    `sums_up`: by its own words it counts over weeks. `things` are the names of what it hit and of its spots, `taken_up`
    those that its words only take up from before ("the building").
    """

    spans: tuple[tuple[int, int], ...]
    titled: bool
    sentences: tuple[int, ...]
    types: tuple[str, ...]
    places: tuple[Where, ...]
    agents: tuple[Who, ...]
    targets: tuple[Who, ...]
    time: tuple[int, int] | None
    sure: bool
    numbers: frozenset[tuple[str, int]]
    planned: bool
    denied: bool
    sums_up: bool = False
    things: frozenset[str] = frozenset()
    taken_up: frozenset[str] = frozenset()


def fragment_levels(layout: Layout, one: Fragment, other: Fragment) -> tuple[tuple[str, str], ...]:
    """The level of every feature of two mentions in one report; symmetric."""
    first, second = sorted((one, other), key=lambda f: (not f.titled, f.sentences, f.spans, f.types))
    return (
        ("kind", _kind(first, second)),
        ("words", _words(first, second)),
        ("place", _place(first, second)),
        ("time", _time(first, second)),
        ("agents", _SIDES[parties.agreement(first.agents, second.agents)[0]]),
        ("targets", _targets(first, second)),
        ("numbers", _numbers(first, second)),
        ("crossed", _crossed(first, second)),
        ("slots", _slots(second)),
        ("mention", _mention(layout, first, second)),
        ("turn", _turn(layout, first, second)),
        ("modality", _modality(first, second)),
        ("standing", _standing(layout, first, second)),
    )


def _kind(one: Fragment, other: Fragment) -> str:
    best = max((alike(a, b) for a in one.types for b in other.types), default=0)
    if best < 2 and "sum" in (scale(one.types), scale(other.types)):
        return "sum and act"
    if best == 0 and pact_and_fight(one, other):
        return "pact and fight"
    lasting = [bool(f.types) and f.types[0] in families() and families()[f.types[0]].lasting for f in (one, other)]
    name = ("other kind", "near kind", "same family", "same kind")[best]
    return f"{name}, lasting" if all(lasting) else f"{name}, one lasting" if any(lasting) and best < 2 else name


def pact_and_fight(one: Fragment, other: Fragment) -> bool:
    """Whether one tells of a pact and nothing else, and the other of fighting: the two are never one thing."""
    ours, theirs = (_families(fragment.types) for fragment in (one, other))
    return any(a and a <= _PACTS and b & _FIGHTING and not b & _PACTS for a, b in ((ours, theirs), (theirs, ours)))


@lru_cache(maxsize=1 << 10)
def _families(types: tuple[str, ...]) -> frozenset[str]:
    return frozenset(families()[type_].family for type_ in types if type_ in families())


def _words(one: Fragment, other: Fragment) -> str:
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one.spans for c, d in other.spans)
    shorter = min(sum(b - a for a, b in one.spans), sum(b - a for a, b in other.spans))
    if shared and shorter and shared / shorter > 0.5:
        return "same words"
    if shared or set(one.sentences) & set(other.sentences):
        return "same sentence"
    if one.titled and other.titled and not (one.sentences and other.sentences):
        return "title and lead" if min((*one.sentences, *other.sentences), default=0) < 2 else "title and later"
    apart = min((abs(a - b) for a in one.sentences for b in other.sentences), default=99)
    if (one.titled or other.titled) and min((*one.sentences, *other.sentences), default=0) < 2:
        return "title and lead"
    if apart == 99:
        return "title and later"
    return "next sentence" if apart == 1 else "near" if apart <= NEAR else "far" if apart >= FAR else "apart"


def _place(one: Fragment, other: Fragment) -> str:
    if not one.places or not other.places:
        return "none" if not one.places and not other.places else "one unknown"
    level = _PLACES[geography.agreement(one.places, other.places)[0]]
    # Of places that no register knows the names are all there is: two names in one report are mostly two places.
    return "other names" if level == "none" else level


def _time(one: Fragment, other: Fragment) -> str:
    if one.time is None or other.time is None:
        return "none" if one.time is other.time else "one unknown"
    gap = max(one.time[0], other.time[0]) - min(one.time[1], other.time[1])
    long = max(one.time[1] - one.time[0], other.time[1] - other.time[0])
    if gap <= 0:
        return "same day" if long < 2 else "same days" if long < 10 else "within"
    said = "" if one.sure and other.sure else ", one inferred"
    return f"1 day apart{said}" if gap == 1 else f"days apart{said}" if gap < 8 else f"weeks apart{said}"


def _targets(one: Fragment, other: Fragment) -> str:
    ours, theirs = ({w.key for w in f.targets if w.kind == "person"} for f in (one, other))
    if ours & theirs and all(any(slot == "killed" for slot, _ in f.numbers) for f in (one, other)):
        return "died"
    return _SIDES[parties.agreement(one.targets, other.targets)[0]]


def _numbers(one: Fragment, other: Fragment) -> str:
    ours, theirs = dict(sorted(one.numbers)), dict(sorted(other.numbers))
    common = {value for _, value in one.numbers} & {value for _, value in other.numbers}
    if one.numbers & other.numbers:
        return "same high" if max(value for _, value in one.numbers & other.numbers) > 4 else "same few"
    shared = ours.keys() & theirs.keys()
    if shared:
        near = all(2 * min(ours[s], theirs[s]) >= max(ours[s], theirs[s]) for s in shared)
        return "close" if near else "apart"
    return "crossed" if common and max(common) > 4 else "one" if bool(ours) != bool(theirs) else "none"


def _mention(layout: Layout, one: Fragment, other: Fragment) -> str:
    """Whether the later one's sentence points back ("the blast"), and it says no place or day of its own."""
    if not other.sentences or set(one.sentences) & set(other.sentences):
        return "none"
    if not any(layout.back[n] for n in other.sentences) and not other.taken_up & one.things:
        return "introduced" if other.sentences[0] > 1 and any(layout.new[n] for n in other.sentences) else "new"
    return "points back" if other.time is None or not other.places else "points back, with slots"


def _crossed(one: Fragment, other: Fragment) -> str:
    """Whether who acts in one suffers in the other: the rebels' raid, and the army's answer to it."""
    if _BOTH & {*one.types, *other.types}:
        return "none"
    ours, theirs = ([{w.key for w in side if parties.named(w)} for side in (f.agents, f.targets)] for f in (one, other))
    both = [(ours[0] & theirs[1]) - theirs[0], (theirs[0] & ours[1]) - ours[0]]
    return "crossed" if any(both) else "none"


def _slots(later: Fragment) -> str:
    """Whether the later mention is a bare number or less: what has no place, day and doer is about the rest."""
    if later.places or later.agents or (later.time and later.sure):
        return "some"
    return "a number" if later.numbers else "nothing"


def _turn(layout: Layout, one: Fragment, other: Fragment) -> str:
    if set(one.sentences) & set(other.sentences):
        return "same sentence"
    past = [any(layout.past[n] for n in f.sentences) for f in (one, other)]
    if past[0] != past[1]:
        return "one past"
    hours = [{hour for n in f.sentences for hour in layout.hours[n]} for f in (one, other)]
    if any(layout.turns[n] for n in other.sentences) or (all(hours) and not hours[0] & hours[1]):
        return "turned"
    before = max((n for n in one.sentences if other.sentences and n < other.sentences[0]), default=0)
    if other.sentences and any(layout.turns[before + 1 : other.sentences[0]]):
        return "turned between"
    return "both past" if all(past) else "none"


def _modality(one: Fragment, other: Fragment) -> str:
    if one.planned != other.planned:
        return "one planned"
    return "one denied" if one.denied != other.denied else "same"


def _standing(layout: Layout, one: Fragment, other: Fragment) -> str:
    size = len(layout.starts)
    report = "short" if size <= SHORT else "long" if size >= LONG else "middling"
    opening = [f.titled or (bool(f.sentences) and f.sentences[0] < 2) for f in (one, other)]
    return f"{report}, {('none', 'one', 'both')[sum(opening)]} opening"
