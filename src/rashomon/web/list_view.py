"""What the pages of lists have in common: the filters in force, facets, pages, other forms of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from rashomon.exchange.wording import spoken
from rashomon.record.facets import Facet
from rashomon.record.finding import wanted_actor
from rashomon.record.several import normal
from rashomon.web.list_query import Asked
from rashomon.web.paging import Pages, address, toggled, without

NO_FILTER = ("limit", "offset", "before", "order", "policy", "as_of")
"""Parameters of lists that leave no row out."""
SHOWN = 12
"""Values of a facet that are shown at once."""
_ONE_PAGE = dict.fromkeys(("limit", "offset", "before"))


@dataclass(frozen=True, slots=True)
class FacetLink:
    """One value of a facet, with the address of the list with it, or without it where it is chosen."""

    label: str
    count: int
    chosen: bool
    href: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet under its heading: what is shown at once, what only when asked, how many values are not there at all."""

    heading: str
    links: tuple[FacetLink, ...]
    folded: tuple[FacetLink, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of a list.

    `chips` are the filters in force in words, each with the address without it; `hidden` what a form has to carry
    along, since it has no field that shows it.
    """

    rows: Sequence[Any]
    noun: str
    pages: Pages | None
    chips: tuple[tuple[str, str], ...]
    facets: tuple[FacetView, ...]
    hidden: tuple[tuple[str, str], ...]
    as_json: str
    as_csv: str


@dataclass(frozen=True, slots=True)
class Words:
    """How a list speaks: headings of its facets, what a filter that is no facet is called, names of values.

    A filter of `ticks` is one of two phrases: that it is so, or not.
    """

    headings: Mapping[str, str]
    filters: Mapping[str, str]
    ticks: Mapping[str, tuple[str, str]]
    values: Callable[[str, str, str], str] = lambda name, value, label: label

    def chip(self, name: str, value: Any) -> str:
        """A filter in words."""
        if name in self.ticks:
            return self.ticks[name][not value]
        return f"{self.filters.get(name, spoken(name))} {value}"


def list_view(
    request: Request,
    rows: Sequence[Any],
    asked: Asked,
    facets: Sequence[Facet],
    words: Words,
    *,
    noun: str,
    in_form: Sequence[str],
    pages: Pages | None = None,
) -> ListView:
    """A list as its page needs it; `in_form` are the filters that its form has a field for."""
    named = {facet.name: facet for facet in facets}
    chips, hidden = [], []
    for name, value in asked.given():
        if name in NO_FILTER:
            continue
        several = value if isinstance(value, list) else [value]
        for one in several:
            if isinstance(value, list) or name in named:
                chips.append((_chip(words, named.get(name), name, one), _toggled(request, name, _plain(one))))
            else:
                chips.append((words.chip(name, one), without(request, name, "offset", "before", *_with(name))))
        if name not in in_form or len(several) > 1:
            hidden += [(name, _plain(one)) for one in several]
    kept = [name for name in ("order", "as_of") if name not in in_form and request.query_params.get(name)]
    hidden += [(name, request.query_params[name]) for name in kept]
    path = request.url.path
    return ListView(
        rows,
        noun,
        pages,
        tuple(chips),
        tuple(_facet(request, words, facet) for facet in facets),
        tuple(hidden),
        address(request, f"{path}.json"),
        address(request, f"{path}.csv", **_ONE_PAGE),
    )


def single(values: Sequence[Any]) -> str:
    """What a field that holds one value shows of a filter: nothing where there are several.

    Example:
        >>> single(["attack"]), single(["attack", "riot"]), single([])
        ('attack', '', '')
    """
    return str(values[0]) if len(values) == 1 else ""


def _facet(request: Request, words: Words, facet: Facet) -> FacetView:
    links = tuple(
        FacetLink(
            words.values(facet.name, one.value, one.label),
            one.count,
            one.chosen,
            _toggled(request, facet.name, one.value),
        )
        for one in facet.values
    )
    shown = tuple(link for at, link in enumerate(links) if at < SHOWN or link.chosen)
    folded = tuple(link for at, link in enumerate(links) if at >= SHOWN and not link.chosen)
    # One more line takes no more room than the words that there is one.
    if len(folded) == 1:
        shown, folded = (*shown, *folded), ()
    return FacetView(words.headings[facet.name], shown, folded, facet.more)


def _chip(words: Words, facet: Facet | None, name: str, value: Any) -> str:
    known = facet.values if facet else ()
    same = _same(name)
    label = next((one.label for one in known if same(one.value) == same(_plain(value))), spoken(_plain(value)))
    heading = words.headings.get(name) or words.filters.get(name, spoken(name))
    return f"{heading}: {words.values(name, _plain(value), label)}"


def _toggled(request: Request, name: str, value: str) -> str:
    return toggled(request, name, value, _same(name))


def _same(name: str) -> Callable[[str], str]:
    """What tells two ways to write a value from two values."""
    return (lambda value: normal(wanted_actor(value))) if name in ("actor", "held_by") else normal


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _with(name: str) -> tuple[str, ...]:
    """The parameters that go when a filter is taken away."""
    return ("policy",) if name == "min_killed" else ()
