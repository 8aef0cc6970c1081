"""The words of a waterfall: what two tellings agree or differ in, as a reader would say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.comparing import geography
from rashomon.comparing.telling import Telling, Where, Who
from rashomon.comparing.words import rarity

_MOST = 6
_MARKS = {"spot": "kind of spot", "hour": "time of day", "means": "means"}


def reason(feature: str, level: str, one: Telling, other: Telling, spelled: Mapping[str, str]) -> str:
    """The reason for a level, with what each of the two says; `spelled` gives words for stems (`words.spelling`).

    Example:
        >>> a = Telling("t1", "d1", "e1", None, ("attack",), numbers=(("killed", 80, 80),))
        >>> b = Telling("t2", "d2", "e1", None, ("attack",), numbers=(("killed", 85, 85),))
        >>> reason("killed", "close", a, b, {})
        'killed 80 and 85: close'
    """
    match feature:
        case "kind":
            a, b = _type(one), _type(other)
            return f"both {a}" if a == b else f"{a} and {b}: {level}"
        case "place":
            return _places(level, one.places, other.places)
        case "time" | "campaign time":
            return f"{_time(one)} and {_time(other)}: {level}"
        case "agents" | "targets":
            verb = "who did it" if feature == "agents" else "to whom"
            return f"{verb}: {_parties(getattr(one, feature))} and {_parties(getattr(other, feature))}: {level}"
        case "killed":
            return f"killed {_number(one, 'killed')} and {_number(other, 'killed')}: {level}"
        case "numbers":
            return f"other numbers: {level}"
        case "words" | "wording":
            return f"words in common: {_common(one.words, other.words, spelled)} ({level})"
        case "scene":
            return f"the reports have in common: {_common(one.scene, other.scene, spelled)} ({level})"
        case "modality":
            return f"{one.modality} and {other.modality}"
        case "weight in the report":
            return f"it is {level}"
        case "spot" | "hour" | "means":
            return f"{_MARKS[feature]}: {_marks(feature, one)} and {_marks(feature, other)}: {level}"
        case "anchor":
            return f"what holds them together: {level}"
        case "quarter":
            return f"spots within the place: {level}"
        case "published":
            return f"the reports came {level} apart" if level != "unknown" else "a report without a date"
        case "settled":
            return "one report tells both, each for itself" if level == "told apart" else "nobody has settled it"
    return level


def _marks(kind: str, telling: Telling) -> str:
    return ", ".join(mark.split(":")[1] for mark in telling.marks if mark.startswith(f"{kind}:")) or "not said"


def _type(telling: Telling) -> str:
    return telling.types[0].replace("_", " ") if telling.types else "of unknown kind"


def _places(level: str, ours: Sequence[Where], theirs: Sequence[Where]) -> str:
    found, a, b = geography.agreement(ours, theirs)
    if a is None or b is None or not found:
        return f"place: {level}"
    return f"{level}: {a.name}" if geography.bare(a.name) == geography.bare(b.name) else f"{level}: {a.name}, {b.name}"


def _time(telling: Telling) -> str:
    if telling.start is None or telling.end is None:
        return f"no time (published {telling.published})" if telling.published else "no time"
    return f"{telling.start}" if telling.start == telling.end else f"{telling.start} to {telling.end}"


def _parties(side: Sequence[Who]) -> str:
    return ", ".join(party.name for party in side[:3]) or "nobody named"


def _number(telling: Telling, slot: str) -> str:
    for name, low, high in telling.numbers:
        if name == slot:
            return f"{low}" if low == high else f"{low}-{high}"
    return "no number"


def _common(ours: Sequence[str], theirs: Sequence[str], spelled: Mapping[str, str]) -> str:
    both = sorted(set(ours) & set(theirs), key=lambda word: (-rarity(word), word))
    return ", ".join(spelled.get(word, word) for word in both[:_MOST]) or "none"
