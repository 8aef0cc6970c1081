"""Facets: what a list can be narrowed to, with how many rows each value would leave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.record.closed import all_known
from rashomon.record.columns import Column, Mask
from rashomon.record.finding import NAMES, country_name, has_letter
from rashomon.record.searching import terms
from rashomon.record.several import normal, several

MOST = 60
"""Values of one facet, those of the most rows; of few values all are there."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value: `value` is what the filter of that name takes, `count` how many rows it leaves."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its values; `more` are the values that are not shown."""

    name: str
    values: tuple[FacetValue, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Kind:
    """How a facet is made: its filter's name, how many values it shows, whether these go by time, the latest first.

    `of` are the words of a closed vocabulary (empty: those that the list has); another one is then a mistake. None:
    anything may be asked for, and what nobody has is met by nothing.
    """

    name: str
    most: int = MOST
    in_time: bool = False
    of: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The rows of a list that pass, and its facets."""

    passing: Mask
    facets: tuple[Facet, ...]


Labels = Callable[[Sequence[str]], Mapping[str, str]]
"""What values are called, asked of those that are shown; a value that it leaves out is called what it is."""


def wanted_of(kinds: Sequence[Kind], chosen: Any) -> dict[str, tuple[str, ...]]:
    """The values chosen for each facet; `chosen` is a filter with a field for each."""
    return {kind.name: tuple(map(str, several(getattr(chosen, kind.name)))) for kind in kinds}


def surely_known(chosen: Any, kinds: Sequence[Kind]) -> bool:
    """Whether no list of any record refuses a filter: nothing asks for more than what closed vocabularies have, and
    words and names have letters.

    Example:
        >>> from types import SimpleNamespace
        >>> kinds = [Kind("type", of=("attack", "riot"))]
        >>> [surely_known(SimpleNamespace(words="", type=one), kinds) for one in ("Riot", "raid", "")]
        [True, False, True]
    """
    words = getattr(chosen, "words", "")
    names = (name for what in NAMES for name in several(getattr(chosen, what, "")))
    closed = ((map(normal, kind.of), several(getattr(chosen, kind.name))) for kind in kinds if kind.of is not None)
    return (
        (not words or bool(terms(words)))
        and all(map(has_letter, names))
        and all(set(map(normal, map(str, some))) <= set(of) for of, some in closed)
    )


def narrowed(
    columns: Mapping[str, Column],
    kinds: Sequence[Kind],
    wanted: Mapping[str, Sequence[str]],
    others: Mask,
    *,
    usual: Mapping[str, Mask] | None = None,
    labels: Mapping[str, Labels] | None = None,
) -> Narrowed:
    """Narrow a list to the values wanted; each facet counts the rows that pass all other filters.

    `others` are the rows that pass the filters that are no facets, `usual` those that pass where nothing is chosen of
    a facet.

    Raises:
        UserError: a value that is none of a closed vocabulary.

    Example:
        >>> import numpy as np
        >>> from rashomon.record.columns import column
        >>> every = np.array([True, True, True])
        >>> found = narrowed(
        ...     {"kind": column(["person", "person", "group"])}, [Kind("kind")], {"kind": ["group"]}, every
        ... )
        >>> found.passing.tolist(), [(one.value, one.count, one.chosen) for one in found.facets[0].values]
        ([False, False, True], [('person', 2, False), ('group', 1, True)])
    """
    for kind in kinds:
        if kind.of is not None:
            # What an older reader found is known as well.
            all_known(kind.name, tuple(wanted[kind.name]), kind.of, columns[kind.name].values)
    passed = dict(usual or {}) | {name: columns[name].having(values) for name, values in wanted.items() if values}
    made = tuple(
        facet(
            kind,
            columns[kind.name].counts(together(others, passed, but=kind.name)),
            wanted[kind.name],
            (labels or {}).get(kind.name),
        )
        for kind in kinds
    )
    return Narrowed(together(others, passed), made)


def together(others: Mask, passed: Mapping[str, Mask], but: str = "") -> Mask:
    """The rows that pass every filter, or every filter but one."""
    whole = others.copy()
    for name, mask in passed.items():
        if name != but:
            whole &= mask
    return whole


def facet(kind: Kind, counts: Mapping[str, int], wanted: Collection[str], labels: Labels | None = None) -> Facet:
    """A facet of what was counted. What is chosen is always shown, also where it leaves nothing.

    Example:
        >>> facet(Kind("type", 1), {"attack": 2, "riot": 3}, ["air strike"]).values[1].label
        'air strike'
    """
    normals = {normal(value) for value in wanted}
    known = {normal(value) for value in counts}
    whole = dict(counts) | {value: 0 for value in wanted if normal(value) not in known}
    ranked = sorted(whole.items(), reverse=True) if kind.in_time else ranked_by_count(whole)
    shown = [*ranked[: kind.most], *(item for item in ranked[kind.most :] if normal(item[0]) in normals)]
    called = labels([value for value, _ in shown]) if labels else {}
    values = tuple(
        FacetValue(value, called.get(value) or spoken(value), count, normal(value) in normals) for value, count in shown
    )
    return Facet(kind.name, values, len(ranked) - len(shown))


def ranked_by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The values of the most rows first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def spoken(value: str) -> str:
    """A value in words.

    Example:
        >>> spoken("air_strike"), spoken("outlet:kabul-times"), spoken("2019")
        ('air strike', 'kabul times', '2019')
    """
    return value.removeprefix("outlet:").replace("-", " ") if value.startswith("outlet:") else value.replace("_", " ")


def countries(codes: Sequence[str]) -> Mapping[str, str]:
    """Labels of countries."""
    return {code: country_name(code) for code in codes}
