"""Fusing: the mentions of a report that are one happening become one telling before anything is compared.

Average linkage over the log-odds of pairs, as between reports (`clustering`); the weights are fitted by
`training/fragments.py` on reports of which it is known what their sentences tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.clustering import clusters
from rashomon.comparing.fragments import Fragment, Layout, fragment_levels, pact_and_fight
from rashomon.comparing.geography import where
from rashomon.comparing.nearness import NARROW
from rashomon.comparing.parties import who
from rashomon.comparing.standing import sums_up
from rashomon.comparing.telling import Where
from rashomon.documents.document import Document
from rashomon.reading.claim import ARMED, Claim
from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "fragment_weights.yaml"
CONSTANT = "constant"
MOST = 120
"""A report of more mentions than this (a list, a chronicle) is left as the reader has it."""


class Weights(BaseModel):
    """The weights of one feature's levels."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    feature: str
    levels: dict[str, float]


@cache
def fragment_weights() -> Mapping[str, Mapping[str, float]]:
    """The log-odds by feature and level.

    Example:
        >>> fragment_weights()["time"]["weeks apart"] < 0 < fragment_weights()["words"]["same words"]
        True
    """
    return {row.feature: row.levels for row in checked(read_yaml(FILE), Weights, FILE.name)}


def fused(document: Document, groups: Sequence[Sequence[Claim]]) -> list[list[Claim]]:
    """The reader's groups of claims with those put together that are one happening; each in the order given.

    Groups that a person has been over (every claim has the score 1) stay as they are.

    Example:
        >>> from rashomon.reading.claim import Span
        >>> report = Document("a", "A bomb hit Kot on Friday. The blast killed 3.")
        >>> bomb = Claim("event", "bombing", event="e1", evidence=(Span(0, 24, report.text[:24]),), score=0.8)
        >>> toll = Claim("event", "attack", event="e2", evidence=(Span(26, 44, report.text[26:44]),), score=0.8)
        >>> [[claim.event for claim in group] for group in fused(report, [[bomb], [toll]])]
        [['e1', 'e2']]
    """
    open_ = [n for n, group in enumerate(groups) if any(claim.score < 1.0 for claim in group)]
    if len(open_) < 2 or len(open_) > MOST:
        return [list(group) for group in groups]
    layout = Layout(document)
    fragments = {n: fragment(layout, groups[n]) for n in open_}
    names = {n: f"{n:04d}" for n in open_}
    scores = {
        (names[a], names[b]): weigh(fragment_levels(layout, fragments[a], fragments[b]))
        for a, b in combinations(open_, 2)
    }
    apart = [
        (names[a], names[b])
        for a, b in combinations(open_, 2)
        if told_apart(fragments[a], fragments[b])
        or called_another(layout, fragments[a], fragments[b])
        or pact_and_fight(fragments[a], fragments[b])
        or sum_and_day(fragments[a], fragments[b])
        or turned(layout, fragments[a], fragments[b])
    ]
    together = {int(part[0]): [int(one) for one in part] for part in clusters(names.values(), scores, apart=apart)}
    taken = {n for part in together.values() for n in part[1:]}
    return [[claim for m in together.get(n, [n]) for claim in groups[m]] for n in range(len(groups)) if n not in taken]


def told_apart(one: Fragment, other: Fragment) -> bool:
    """Whether a report tells two mentions apart by itself: its words give each of them a day of its own.

    Example:
        >>> layout = Layout(Document("a", "Kot was hit."))
        >>> told_apart(fragment(layout, []), fragment(layout, []))
        False
    """
    if not (one.time and other.time and one.sure and other.sure):
        return False
    if max(end - start for start, end in (one.time, other.time)) >= NARROW:
        return False
    return one.time[1] < other.time[0] or other.time[1] < one.time[0]


def sum_and_day(one: Fragment, other: Fragment) -> bool:
    """Whether one counts over weeks by its own words ("62 since the operation began"), and the other tells of a day.

    Example:
        >>> rest = (False, (0,), ("attack",), (), (), ())
        >>> weeks = Fragment(((0, 9),), *rest, (700, 735), True, frozenset({("killed", 62)}), False, False, True)
        >>> day = Fragment(((9, 20),), *rest, (733, 733), True, frozenset(), False, False)
        >>> sum_and_day(weeks, day), sum_and_day(weeks, weeks)
        (True, False)
    """
    if one.sums_up == other.sums_up:
        return False
    short = other if one.sums_up else one
    return short.time is not None and short.sure and short.time[1] - short.time[0] < NARROW


def turned(layout: Layout, one: Fragment, other: Fragment) -> bool:
    """Whether the report turns to another place between the two ("In the city of Kot, three people were killed"), where
    it counts other dead, or people who bear no arms and not fighters.

    Example:
        >>> from rashomon.comparing.telling import Where, Who
        >>> report = Document("a", "Shells killed nine rebels. In Kot, three girls were killed by rockets.")
        >>> rest = (None, False, frozenset({("killed", 3)}), False, False)
        >>> girls, rebels = Who("g", "three girls", "people"), Who("r", "nine rebels", "armed_group")
        >>> kot = (Where("k", "kot"),)
        >>> first = Fragment(((0, 25),), False, (0,), ("shelling",), (), (), (rebels,), *rest)
        >>> second = Fragment(((27, 70),), False, (1,), ("shelling",), kot, (), (girls,), *rest)
        >>> turned(Layout(report), first, second), turned(Layout(report), first, first)
        (True, False)
    """
    first, second = sorted((one, other), key=lambda f: (not f.titled, f.sentences, f.spans))
    if second.titled or not second.sentences or not max(first.sentences, default=-1) < second.sentences[0]:
        return False
    names = [place.name for place in second.places]
    if not layout.opens_with(second.sentences[0], names) or not (first.targets and second.targets):
        return False
    if all(who.kind in ARMED for who in first.targets) and not any(who.kind in ARMED for who in second.targets):
        return True
    counts = _killed(first), _killed(second)
    elsewhere = not {place.key for place in first.places} & {place.key for place in second.places}
    return elsewhere and all(counts) and not counts[0] & counts[1]


def _killed(fragment: Fragment) -> set[int]:
    return {value for slot, value in fragment.numbers if slot == "killed"}


def called_another(layout: Layout, one: Fragment, other: Fragment) -> bool:
    """Whether a report brings in one mention as another happening than the other, which it has told before.

    Only words that keep the two from being one act of several blows count: "a second explosion hours later", "a
    separate attack elsewhere". What stands in the title alone is told before nothing.

    Example:
        >>> report = Document("a", "Nine died in Kot, hours before a second bomb hit a bus.")
        >>> rest = (False, (0,), ("attack",), (), (), (), None, False, frozenset(), False, False)
        >>> bomb, bus = (Fragment((span,), *rest) for span in ((0, 16), (31, 53)))
        >>> called_another(Layout(report), bomb, bus)
        True
    """
    return _another_than(layout, one, other) or _another_than(layout, other, one)


def _another_than(layout: Layout, new: Fragment, old: Fragment) -> bool:
    for number in new.sentences:
        at = layout.others.get(number)
        begins = _covering(new, at) if at is not None else None
        if at is None or begins is None:
            continue
        # Of two mentions that both hold the words, the shorter one is what they bring in.
        known = _covering(old, at)
        if (known is None or known < begins) and any(start < begins for start, _ in old.spans):
            return True
    return False


def _covering(fragment: Fragment, at: int) -> int | None:
    """Where the last span of a fragment begins that holds a code point."""
    return max((start for start, end in fragment.spans if start <= at < end), default=None)


def weigh(found: Sequence[tuple[str, str]]) -> float:
    """The sum of the weights of these levels and the constant."""
    table = fragment_weights()
    return round(table[CONSTANT][CONSTANT] + sum(table[feature].get(level, 0.0) for feature, level in found), 3)


def fragment(layout: Layout, group: Sequence[Claim]) -> Fragment:
    """What is compared of a group of claims."""
    spans = sorted({(s.start, s.end) for claim in group for s in claim.evidence if s.part == "text"})
    times = sorted(
        (claim.when.inferred, (claim.when.end - claim.when.start).days, claim.when.start, claim.when.end)
        for claim in group
        if claim.when is not None
    )
    places: dict[str, Where] = {}
    for claim in group:
        for place in claim.places:
            if (spot := where(place)) is not None:
                places[spot.key] = spot
    return Fragment(
        tuple(spans),
        any(s.part == "title" for claim in group for s in claim.evidence),
        tuple(sorted({layout.sentence(start) for start, _ in spans})),
        tuple(sorted({claim.type for claim in group})),
        tuple(places[key] for key in sorted(places)),
        tuple(sorted({who(p) for claim in group for p in claim.agents}, key=lambda w: (w.key, w.name))),
        tuple(sorted({who(p) for claim in group for p in claim.targets}, key=lambda w: (w.key, w.name))),
        (times[0][2].toordinal(), times[0][3].toordinal()) if times else None,
        bool(times) and not times[0][0],
        frozenset((slot, number.value) for claim in group for slot, number in claim.numbers.items()),
        all(claim.modality == "planned" for claim in group),
        all(claim.modality == "denied" for claim in group),
        any(claim.numbers and sums_up(claim) for claim in group),
        frozenset(party.name for claim in group for party in (*claim.targets, *claim.places)),
        frozenset(p.name for claim in group for p in claim.targets if p.inferred and p.kind == "object"),
    )
