"""One page of a longer list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

from rashomon.record.facets import Facet

Row = TypeVar("Row", covariant=True)


class PageList(Sequence[Row]):
    """The rows of a page, in order; `total` is how many rows there are on all pages.

    Example:
        >>> page = PageList(["a", "b"], 7)
        >>> page[0], page[:1], len(page), list(page), page.total
        ('a', ('a',), 2, ['a', 'b'], 7)
    """

    def __init__(self, rows: Sequence[Row], total: int) -> None:
        self._rows, self.total = tuple(rows), total

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)


class Faceted(PageList[Row]):
    """A page with the facets of the whole list: what it can be narrowed to."""

    def __init__(self, rows: Sequence[Row], total: int, facets: tuple[Facet, ...]) -> None:
        super().__init__(rows, total)
        self.facets = facets
