"""Joins two expressions to a range ("from March to June") and notes "since", "until", "by" in front."""

from __future__ import annotations

from rashomon.reading.times_amount import skip_approx
from rashomon.reading.times_mention import Mention
from rashomon.vocabulary.times import TimeWords

_PLACED = frozenset({"date", "weekday", "today", "unit", "holiday", "decade", "century", "now", "ago"})
_APART = ([","], ["—"], ["–"], ["--"], ["-"])
_STRETCH = 9
_STOPS = frozenset({",", ".", ";", ":", '"', "(", ")", "\n", "\n\n", "--", "—"})
_DASHES = frozenset({"-", "–", "—"})


def link(mentions: list[Mention], lower: list[str], vocabulary: TimeWords) -> list[Mention]:
    """The expressions with ranges joined, each with its `bound`."""
    linked: list[Mention] = []
    for mention in mentions:
        if linked and linked[-1].shape == "eve" and mention.shape in ("date", "weekday", "holiday"):
            mention.eve = lower[linked[-1].last + 1 : mention.first] in ([], ["the"])
            mention.first = linked.pop().first if mention.eve else mention.first
        if linked and _range(linked[-1], mention, lower, vocabulary):
            linked[-1].upto = mention
            linked[-1].last = mention.last
            continue
        if linked and mention.shape == "shift" and mention.named:
            gap = lower[linked[-1].last + 1 : mention.first]
            mention.beside = linked[-1].shape in _PLACED and gap[:1] in _APART and len(gap) <= 3
        _bound(mention, linked[-1].last + 1 if linked else 0, lower, vocabulary)
        linked.append(mention)
    return linked


def _range(a: Mention, b: Mention, lower: list[str], vocabulary: TimeWords) -> bool:
    if a.upto is not None or a.shape not in _PLACED or b.shape not in _PLACED or b.first - a.last > 4:
        return False
    gap = [word for word in lower[a.last + 1 : b.first] if word not in ("the", ",", "at", "early", "late", "about")]
    before = lower[a.first - 1] if a.first else ""
    if len(gap) != 1 or gap[0] not in vocabulary.sets["link"]:
        return False
    if gap[0] == "and":
        return before == "between" or _run_of_weekdays(a, b)
    if gap[0] in _DASHES or gap[0] == "to":
        return before in ("from", "between") or (a.shape == b.shape and a.shape in ("date", "weekday"))
    return before == "from" or a.bound in ("since", "from") or gap[0] == "through"


def _run_of_weekdays(a: Mention, b: Mention) -> bool:
    """Monday and Tuesday, Saturday and Sunday: days in their order and close to each other."""
    if a.weekday is None or b.weekday is None or a.which or b.which or a.day or b.day:
        return False
    return 1 <= (b.weekday - a.weekday) % 7 <= 3


def _bound(mention: Mention, free: int, lower: list[str], vocabulary: TimeWords) -> None:
    if mention.bound or mention.shape in ("length", "frequency"):
        return
    k = skip_approx(lower, mention.first - 1, free, vocabulary)
    if k >= free and lower[k] in ("the", "early", "late"):
        k -= 1
    if k >= free:
        mention.bound = vocabulary.bound.get(lower[k], "")
        before = lower[k - 1] if k > free else ""
        begins = before in ("starting", "beginning", "effective") and lower[k] in ("on", "in", "from")
        if begins or lower[k] in ("starting", "beginning", "from") or (lower[k] == "of" and before == "as"):
            mention.bound = mention.bound or "from"
    if not mention.bound and mention.shape == "date" and _since(lower, k, free):
        mention.bound = "since clause"


def _since(lower: list[str], k: int, free: int) -> bool:
    """True in "since the war ended in 1994": "since" earlier in the same stretch of words."""
    for j in range(k, max(free, k - _STRETCH) - 1, -1):
        if lower[j] == "since":
            return True
        if lower[j] in _STOPS:
            return False
    return False
