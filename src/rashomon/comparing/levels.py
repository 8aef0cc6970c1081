"""What two tellings agree in: for each feature one level, before any weight."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rashomon.comparing import geography, parties
from rashomon.comparing.families import alike
from rashomon.comparing.marks import KINDS, mark_level
from rashomon.comparing.nearness import DATED, NARROW, time_level
from rashomon.comparing.sketch import Sketch
from rashomon.comparing.telling import Where, Who
from rashomon.comparing.tolls_alike import other_level, toll_level
from rashomon.comparing.words import rarity, stem, worth

COMMON = 5.0
"""A name all of whose words are less rare than this is named in many reports, whatever they tell."""
_TELLING = 18.0
"""Words in common that are worth more than this may be enough without a day or a spot."""
_VERBATIM = 32.0
"""Words in common that are worth more than this are a piece of text that both have."""
_SOON = frozenset({"same weeks", "days before the other report"})
_SAME_NUMBER = frozenset({"same", "same high"})
_SPOTS = frozenset(
    {
        "part", "near", "in the other's words", "same province, common name", "same province, rare name",
        "same spot, common name", "same spot, rare name", "in the other report, unplaced",
    }
)  # fmt: skip
ANCHORS = ("topic", "area", "words", "spot", "day", "day and spot")
"""What holds two tellings to one happening, as `_anchor` tells."""
_SAME = geography.LEVELS.index("same")
_TYPES = ("other kind", "near kind", "same family", "same kind")
_WORDS = ((0.0, "none"), (6.0, "few"), (12.0, "some"), (20.0, "many"), (32.0, "very many"))
_SHARES = ((0.06, "none"), (0.15, "little"), (0.3, "part"), (0.5, "half"), (0.75, "most"))


@lru_cache(maxsize=1 << 15)
def _rare(name: str) -> bool:
    return max((rarity(stem(word)) for word in name.split()), default=0.0) >= COMMON


def mode(one: Sketch, other: Sketch) -> str:
    """Which weights a pair is weighed with.

    What both reports are about ("main") is likelier one thing than what one of them tells aside. Acts that last
    (wars, pacts, withdrawals) are told long after. Two tellings of one report are two events, or one that the
    reader took for two; what a person has settled is not in doubt.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> mode(*[sketch(Telling("t", report, "e1", None, ("agreement",))) for report in ("d1", "d2")])
        'lasting'
    """
    if one.telling.document == other.telling.document and not (one.telling.settled or other.telling.settled):
        return "report"
    if one.lasting and other.lasting:
        return "lasting"
    return "main" if one.telling.lead and other.telling.lead else "incident"


def levels(one: Sketch, other: Sketch) -> tuple[tuple[str, str], ...]:
    """The level of every feature, in the fixed order of the features; symmetric.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> kot = Where("gn:1", "Kot", ("nangarhar", "afghanistan"), "AF", precision="city")
        >>> told = sketch(Telling("t", "d", "e1", None, ("attack",), places=(kot,)))
        >>> dict(levels(told, told))["place"]
        'same spot, rare name'
    """
    acting, suffering = _sides(one, other)
    place, time = place_level(one, other), time_level(one, other)
    killed, others = toll_level(one, other, "killed"), other_level(one, other)
    words = one.words & other.words
    rare = worth(words)
    one_report = one.telling.document == other.telling.document
    marked = rare > _VERBATIM or killed in _SAME_NUMBER or others in _SAME_NUMBER
    bare = not one_report and (one.recurring or other.recurring) and not (marked or _met(place, time))
    return (
        ("kind", kind_level(one, other)),
        ("place", place),
        ("time", time),
        ("agents", acting),
        ("targets", suffering),
        ("killed", killed),
        ("numbers", others),
        ("words", words_level(rare)),
        ("wording", share_level(rare, min(one.worth, other.worth))),
        (
            "scene",
            "one report"
            if one_report
            else share_level(worth(one.scene & other.scene), min(one.scene_worth, other.scene_worth)),
        ),
        ("anchor", "topic" if bare else _anchor(place, time, rare, (acting, suffering))),
        ("quarter", _quarter(one, other)),
        *((kind, mark_level(kind, one.telling.marks, other.telling.marks)) for kind in KINDS),
        ("published", _published(one, other)),
        ("modality", modality_level(one, other)),
        ("weight in the report", lead_level(one, other)),
        ("settled", "told apart" if one_report and _told_apart(one, other) else "open"),
    )


def _told_apart(one: Sketch, other: Sketch) -> bool:
    """Whether a report's two tellings are two: a person has been over them, or its words give each its own days."""
    if one.telling.settled or other.telling.settled:
        return True
    dated = all(side.start and side.telling.sure and side.end - side.start < NARROW for side in (one, other))
    return dated and (one.end < other.start or other.end < one.start)


def kind_level(one: Sketch, other: Sketch) -> str:
    """How far the kinds of happening can mean one act.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> told = sketch(Telling("t", "d", "e1", None, ("attack",)))
        >>> kind_level(told, told)
        'same kind'
    """
    a, b = one.telling.types, other.telling.types
    best = alike(a[0], b[0]) if a and b else 0
    for x in a:
        for y in b:
            if best < 3 and alike(x, y) > best:
                best = max(best, min(alike(x, y), 2))
    if best < 2 and "sum" in (one.scale, other.scale):
        return "sum and act"
    return _TYPES[best]


def place_level(one: Sketch, other: Sketch) -> str:
    """How the places lie to each other, and whether one report's words name the other's place.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> told = sketch(Telling("t", "d", "e1", None, ("attack",)))
        >>> place_level(told, told)
        'none'
    """
    level, a, b = geography.agreement(one.places, other.places)
    if level == 9 and a is not None and b is not None:
        spot = "same province" if _province(a) and _province(b) else "same spot"
        rare = _rare(geography.bare(a.name)) or _rare(geography.bare(b.name))
        return f"{spot}, {'rare' if rare else 'common'} name"
    if level < 6:
        # The reader may have missed the place, or taken a namesake's country: its words still name it.
        if one.spots & other.spots or one.spots & other.words or other.spots & one.words:
            return "in the other's words"
        if one.spots & other.scene or other.spots & one.scene:
            return "in the other report" if level else "in the other report, unplaced"
    if level == 0:
        return "unknown" if one.places and other.places else "one unknown" if one.places or other.places else "none"
    return geography.LEVELS[level]


def _anchor(place: str, time: str, words: float, sides: tuple[str, str]) -> str:
    """What holds the two to one spot and one day; without that a kind and a party are a topic, not a happening."""
    if time in DATED:
        return "day and spot" if place in _SPOTS else "day"
    if place in _SPOTS:
        return "spot"
    if "same person" in sides or words > _TELLING:
        return "words"
    return "area" if place in ("same country only", "wide part") else "topic"


def _met(place: str, time: str) -> bool:
    """Whether what recurs is held to one occasion: a spot of both, and a time, unless the spot is seldom named.

    The same parties talk again and again, and each time reports use the same words.
    """
    spot = place in _SPOTS and not place.startswith("in the other report")
    return spot and (time in DATED or time in _SOON or place == "same spot, rare name")


def _quarter(one: Sketch, other: Sketch) -> str:
    """Whether spots beside the first one agree too: two quarters of one town are two spots."""
    ours, theirs = _narrow(one.places), _narrow(other.places)
    common = [a for a in ours if any(geography.lie(a, b) == _SAME for b in theirs)]
    if not common:
        return "none"
    left = [a for a in ours if all(geography.lie(a, b) != _SAME for b in theirs)]
    right = [b for b in theirs if all(geography.lie(a, b) != _SAME for a in ours)]
    if len(common) > 1 or _within(left, other) or _within(right, one):
        return "two spots"
    return "other spots beside" if left and right else "a spot beside" if left or right else "one spot"


def _narrow(places: tuple[Where, ...]) -> list[Where]:
    return [
        p for p in places if (p.key[:3] != "in:" and p.precision not in ("country", "admin1")) or p.key[:5] == "text:"
    ]


def _within(places: Sequence[Where], other: Sketch) -> bool:
    """Whether the other's words name one of these places."""
    named = [{stem(word) for word in geography.bare(place.name).split()} for place in places]
    return any(words and words <= (other.words | other.scene) for words in named)


def _published(one: Sketch, other: Sketch) -> str:
    if not one.published or not other.published:
        return "unknown"
    apart = abs(one.published - other.published)
    return "a day or two" if apart <= 2 else "a week" if apart <= 7 else "weeks" if apart <= 45 else "months"


def _province(place: Where) -> bool:
    return place.precision == "admin1" and len(place.inside) <= 1


def _sides(one: Sketch, other: Sketch) -> tuple[str, str]:
    acting = _agreed(one.acting, other.acting, one.agents, other.agents)
    suffering = _agreed(one.suffering, other.suffering, one.targets, other.targets)
    if one.mutual and other.mutual:
        crossed = [
            _agreed(one.acting, other.suffering, one.agents, other.targets),
            _agreed(one.suffering, other.acting, one.targets, other.agents),
        ]
        if crossed[0][0] + crossed[1][0] > acting[0] + suffering[0]:
            acting, suffering = sorted(crossed, key=lambda found: (-found[0], found[1]))
    return acting[1], suffering[1]


def _agreed(own: str, its: str, ours: tuple[Who, ...], theirs: tuple[Who, ...]) -> tuple[int, str]:
    """The best fit of two sides and its level, worked out once for each two: `own` and `its` stand for them."""
    if (found := _AGREED.get((own, its))) is None:
        if len(_AGREED) > 1 << 16:
            _AGREED.clear()
        best = parties.agreement(ours, theirs)
        found = _AGREED[own, its] = (best[0], _side(best))
    return found


_AGREED: dict[tuple[str, str], tuple[int, str]] = {}


def _side(found: tuple[int, Who | None, Who | None]) -> str:
    level, a, b = found
    if level == 6 and a is not None and b is not None:
        if "person" in (a.kind, b.kind):
            # Whom the register knows to lead something is named in reports of many events.
            known = a.above or b.above or not (_rare(a.name) or _rare(b.name))
            return "same well-known person" if known else "same person"
        rare = "government" not in (a.kind, b.kind) and (_rare(a.name) or _rare(b.name))
        return "same, rare name" if rare else "same"
    return parties.LEVELS[level]


def words_level(worth: float) -> str:
    """How much is common, by the rarity of all words in common.

    Example:
        >>> words_level(0.0), words_level(80.0)
        ('none', 'nearly all')
    """
    return _banded(worth, _WORDS, "nearly all")


def share_level(common: float, of: float) -> str:
    """How much of the words is common, by the rarity of these and of all together.

    Example:
        >>> share_level(0.0, 40.0)
        'none'
    """
    return _banded(common / of if of else 0.0, _SHARES, "all")


def _banded(value: float, bands: tuple[tuple[float, str], ...], beyond: str) -> str:
    for bound, name in bands:
        if value <= bound:
            return name
    return beyond


def modality_level(one: Sketch, other: Sketch) -> str:
    """Whether both put it forward in the same way, else the way that is farther from asserting it.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> told = sketch(Telling("t", "d", "e1", None, ("attack",)))
        >>> modality_level(told, told)
        'same'
    """
    a, b = one.telling.modality, other.telling.modality
    if a == b:
        return "same"
    return "denied" if "denied" in (a, b) else "planned" if "planned" in (a, b) else "possible"


def lead_level(one: Sketch, other: Sketch) -> str:
    """Whether both reports are about it.

    Example:
        >>> from rashomon.comparing.sketch import sketch
        >>> from rashomon.comparing.telling import Telling
        >>> told = sketch(Telling("t", "d", "e1", None, ("attack",)))
        >>> lead_level(told, told)
        'aside in both'
    """
    return ("aside in both", "aside in one", "main in both")[one.telling.lead + other.telling.lead]
