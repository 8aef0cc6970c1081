"""The policies for counts of people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from rashomon.comparing.counting import counted
from rashomon.comparing.estimate_found import Found, nothing
from rashomon.comparing.standing import Count
from rashomon.comparing.voices import origin_id

SILENT = "no account gives a number"
_Rule = Callable[[Sequence[Count]], Found]


def toll(name: str, counts: Sequence[Count]) -> Found:
    """A count of people under a policy.

    Where no account counts everybody and several count different groups ("five soldiers", "20
    militants"), each group is estimated by the policy and the results are summed.
    """
    if not counts:
        return nothing(SILENT)
    groups: dict[frozenset[str], list[Count]] = {}
    for count in counts:
        groups.setdefault(count.value.of, []).append(count)
    rule = RULES[name]
    if len(groups) == 1:
        return rule(counts)
    keys = sorted(groups, key=sorted)
    disjoint = [k for n, k in enumerate(keys) if not any(k & other for other in keys[:n])]
    parts = [rule(groups[key]) for key in disjoint]
    if any(part.missing and part.low is None for part in parts):
        return next(part for part in parts if part.missing)
    low, high = sum(part.low or 0 for part in parts), sum(part.high or 0 for part in parts)
    numbers = [part.value for part in parts]
    value = sum(n for n in numbers if isinstance(n, int)) if all(isinstance(n, int) for n in numbers) else None
    named = " + ".join(_named(part, key) for key, part in zip(disjoint, parts, strict=True))
    return Found(
        value,
        str(value) if value is not None else _span(low, high),
        tuple(count for part in parts for count in part.used),
        f"sum of the parts that are counted: {named}",
        parts[0].passed_over or "counted with another part",
        low,
        high,
        "" if value is not None else next(part.missing for part in parts if part.value is None),
    )


def _named(part: Found, groups: frozenset[str]) -> str:
    """A count with whose it is, which its own words may say already, and whether only a side says so."""
    group = f"({', '.join(sorted(groups)) or 'of no side named'})"
    alone = ", by parties alone" if part.used and all(count.self_interested for count in part.used) else ""
    return (part.words if group in part.words else f"{part.words} {group}") + alone


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _coded(count: Count) -> int:
    return count.value.number or 0


def _top(count: Count) -> int:
    """The most a count surely states: its upper bound, or the number itself where that is open or vague."""
    high = count.value.high
    exact = count.value.low == count.value.number
    return high if high is not None and (not exact or high <= 2 * _coded(count)) else _coded(count)


def _single(count: Count, counts: Sequence[Count], trace: str, passed: str) -> Found:
    number = _coded(count)
    words = count.value.words
    return Found(
        number, words, (count,), trace.format(words=words, n=counted(len(counts), "count")), passed, number, number
    )


def _support(count: Count) -> tuple[int, int, int]:
    return (-count.origins, -count.speakers, _coded(count))


def _lowest(counts: Sequence[Count]) -> Found:
    found = min(counts, key=lambda c: (_coded(c), c.value.key))
    return _single(found, counts, "the lowest of {n} that stand: {words}", "a higher count")


def _highest(counts: Sequence[Count]) -> Found:
    found = max(counts, key=lambda c: (_coded(c), c.value.key))
    return _single(found, counts, "the highest of {n} that stand: {words}", "a lower count")


def _latest(counts: Sequence[Count]) -> Found:
    days = [count.told for count in counts if count.told is not None]
    last = max(days, default=None)
    found = min((c for c in counts if c.told == last), key=lambda c: (*_support(c), c.value.key))
    when = last.isoformat() if isinstance(last, date) else "no day known"
    return _single(found, counts, f"first told {when}: {{words}}", "told earlier, or by fewer origins")


def _majority(counts: Sequence[Count]) -> Found:
    voters = {origin_id(a) for count in counts for a in count.accounts}
    found = min(counts, key=lambda c: (*_support(c), c.value.key))
    if 2 * found.origins <= len(voters):
        return nothing(f"no count has more than half of the {counted(len(voters), 'independent origin')}")
    trace = f"{found.origins} of {counted(len(voters), 'independent origin')}: {{words}}"
    return _single(found, counts, trace, "not the count of the majority")


def _range(counts: Sequence[Count]) -> Found:
    low, high = _least(counts), _most(counts)
    reason = "" if low == high else "the accounts leave a range"
    return Found(
        low if low == high else None, _span(low, high), tuple(counts),
        f"from the least to the most of {counted(len(counts), 'count')} that stand", "", low, high, reason,
    )  # fmt: skip


def _best(counts: Sequence[Count]) -> Found:
    free = [count for count in counts if not count.self_interested]
    reliable = free or list(counts)
    best = min(reliable, key=lambda c: (*_support(c), c.value.key))
    low, high = min(_least(reliable), _coded(best)), max(_most(reliable), _coded(best))
    behind = f"{counted(best.origins, 'independent origin')}, {counted(best.speakers, 'speaker')}"
    trace = f"best {best.value.words}: {behind}"
    if not free:
        trace += "; all counts are those of parties that speak of their own or their enemy's losses"
    return Found(
        _coded(best), best.value.words, tuple(reliable), f"{trace}; low and high of {counted(len(reliable), 'count')}",
        "a party's count of its own or its enemy's losses", low, high,
    )  # fmt: skip


def _least(counts: Sequence[Count]) -> int:
    return min(count.value.low or 0 for count in counts)


def _most(counts: Sequence[Count]) -> int:
    return max(_top(count) for count in counts)


RULES: dict[str, _Rule] = {
    "best-low-high": _best,
    "lowest": _lowest,
    "range": _range,
    "latest": _latest,
    "majority": _majority,
    "highest": _highest,
}
