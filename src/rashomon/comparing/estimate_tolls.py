"""The policies for counts of people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rashomon.comparing.account import Account
from rashomon.comparing.counting import counted
from rashomon.comparing.estimate_found import Found, nothing
from rashomon.comparing.standing import Count
from rashomon.comparing.values import Value
from rashomon.comparing.victims import by_name, sides_of
from rashomon.comparing.voices import heard, origin_id, overlap, speaker_id

SILENT = "no account gives a number"
_Rule = Callable[[Sequence[Count]], Found]


def toll(name: str, counts: Sequence[Count]) -> Found:
    """A count of people under a policy.

    Where no account counts everybody and several count different groups ("five soldiers", "20
    militants"), each group is estimated by the policy and the results are summed (`parts`).
    """
    if not counts:
        return nothing(SILENT)
    found = parts(name, counts)
    if len(found) == 1:
        return found[0][1]
    if any(part.missing and part.low is None for _, part in found):
        return next(part for _, part in found if part.missing)
    low, high = sum(part.low or 0 for _, part in found), sum(part.high or 0 for _, part in found)
    numbers = [part.value for _, part in found]
    value = sum(n for n in numbers if isinstance(n, int)) if all(isinstance(n, int) for n in numbers) else None
    named = " + ".join(_named(part, group) for group, part in found)
    return Found(
        value,
        str(value) if value is not None else _span(low, high),
        tuple(count for _, part in found for count in part.used),
        f"sum of the parts that are counted: {named}",
        found[0][1].passed_over or "counted with another part",
        low,
        high,
        "" if value is not None else next(part.missing for _, part in found if part.value is None),
    )


def parts(name: str, counts: Sequence[Count]) -> list[tuple[frozenset[str], Found]]:
    """What a policy makes of each group of victims that is counted apart, with the group; the sum of them is the toll.

    Soldiers and fighters are never each other. Others may be the same dead under two names – nine people to one,
    fifteen militants to another – unless one report counts both: until then their numbers stand against each other,
    under the group of the one that is used, under none where it is of several.
    """
    groups: dict[frozenset[str], list[Count]] = {}
    for count in counts:
        groups.setdefault(count.value.of, []).append(count)
    keys = sorted(groups, key=sorted)
    disjoint = [k for n, k in enumerate(keys) if not any(k & other for other in keys[:n])]
    rule, found = RULES[name], []
    for one in _rivals(disjoint, groups):
        estimate = rule([count for key in one for count in groups[key]])
        if len(one) == 1:
            found.append((one[0], estimate))
            continue
        same = f"{estimate.trace}; {' and '.join(map(_group, one))} may be the same dead under two names"
        whose = {count.value.of for count in estimate.used if count.value.number == estimate.value}
        found.append((next(iter(whose)) if len(whose) == 1 else frozenset(), replace(estimate, trace=same)))
    return found


def _rivals(
    keys: Sequence[frozenset[str]], groups: Mapping[frozenset[str], Sequence[Count]]
) -> list[list[frozenset[str]]]:
    """The groups put together whose numbers may be of the same dead."""
    found: list[list[frozenset[str]]] = []
    for key in keys:
        same = [one for one in found if any(not _apart(key, other, groups) for other in one)]
        found = [one for one in found if one not in same]
        found.append([*(k for one in same for k in one), key])
    return found


def _apart(one: frozenset[str], other: frozenset[str], groups: Mapping[frozenset[str], Sequence[Count]]) -> bool:
    """Whether two groups of victims are surely not the same dead.

    People at large are all the dead that a report knows of, unless a speaker counts others besides, or nobody tells of
    either without the other.
    """
    if one and other and all(map(by_name, (one, other))):
        return True
    sides = sides_of(one), sides_of(other)
    if all(sides) and "" not in sides[0] | sides[1] and not sides[0] & sides[1]:
        return True
    ours, theirs = ([(c, account) for c in groups[key] for account in c.accounts] for key in (one, other))
    here: dict[str, list[tuple[Count, Account]]] = {}
    for d, b in theirs:
        here.setdefault(b.document, []).append((d, b))
    pairs = [(c, a, d, b) for c, a in ours for d, b in here.get(a.document, ())]
    if one and other:
        # "Three officers" in the title are the three policemen of the text.
        return any(_coded(c) != _coded(d) or overlap(a, b) for c, a, d, b in pairs)
    if {a.document for _, a, _, _ in pairs} == {a.document for _, a in (*ours, *theirs)}:
        return True
    return any(speaker_id(a) == speaker_id(b) for _, a, _, b in pairs)


def _named(part: Found, groups: frozenset[str]) -> str:
    """A count with whose it is, which its own words may say already, and whether only a side says so."""
    group = f"({_group(groups)})"
    alone = ", by parties alone" if part.used and all(count.self_interested for count in part.used) else ""
    return (part.words if group in part.words else f"{part.words} {group}") + alone


def _group(groups: frozenset[str]) -> str:
    return ", ".join(sorted(groups)) or "of no side named"


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


def _support(count: Count, counts: Sequence[Count]) -> tuple[int, int, int]:
    """Most origins first, then most speakers, then the lower; "at least 40" and "40" are one figure."""
    origins, speakers = _behind(count, counts)
    return (-origins, -speakers, _coded(count))


def _behind(count: Count, counts: Sequence[Count]) -> tuple[int, int]:
    """How many origins and speakers give a count's figure for the same victims, exactly or as the least."""
    return heard(a for c in counts if c is count or _one_figure(c.value, count.value) for a in c.accounts)


def _one_figure(one: Value, other: Value) -> bool:
    return one.stated and other.stated and (one.number, one.of) == (other.number, other.of)


def _lowest(counts: Sequence[Count]) -> Found:
    found = min(counts, key=lambda c: (_coded(c), c.value.key))
    return _single(found, counts, "the lowest of {n} that stand: {words}", "a higher count")


def _highest(counts: Sequence[Count]) -> Found:
    found = max(counts, key=lambda c: (_coded(c), c.value.key))
    return _single(found, counts, "the highest of {n} that stand: {words}", "a lower count")


def _latest(counts: Sequence[Count]) -> Found:
    days = [count.told for count in counts if count.told is not None]
    last = max(days, default=None)
    found = min((c for c in counts if c.told == last), key=lambda c: (*_support(c, counts), c.value.key))
    when = last.isoformat() if isinstance(last, date) else "no day known"
    return _single(found, counts, f"first told {when}: {{words}}", "told earlier, or by fewer origins")


def _majority(counts: Sequence[Count]) -> Found:
    voters = {origin_id(a) for count in counts for a in count.accounts}
    found = min(counts, key=lambda c: (*_support(c, counts), c.value.key))
    origins = _behind(found, counts)[0]
    if 2 * origins <= len(voters):
        return nothing(f"no count has more than half of the {counted(len(voters), 'independent origin')}")
    trace = f"{origins} of {counted(len(voters), 'independent origin')}: {{words}}"
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
    best = min(reliable, key=lambda c: (*_support(c, reliable), c.value.key))
    low, high = min(_least(reliable), _coded(best)), max(_most(reliable), _coded(best))
    origins, speakers = _behind(best, reliable)
    behind = f"{counted(origins, 'independent origin')}, {counted(speakers, 'speaker')}"
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
