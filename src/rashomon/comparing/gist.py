"""Gists: what of a report tells, without its text, that it can have nothing from another one.

A text shares a key of its passages by chance with ever more others as a record grows, and all but a few have nothing
in common with it that counts. The gist of each is small enough to be kept at hand for thousands of reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from rashomon.comparing.alignment import SEED
from rashomon.comparing.copies import LEAST, PASSAGE, REISSUE, REWRITE, SOON, Text, fresh
from rashomon.comparing.passages import quotations
from rashomon.comparing.wordrun import body_run, grams


@dataclass(frozen=True, eq=False)
class Gist:
    """A report in about two kilobytes: `seeds` are hashes of every `alignment.SEED` of its `size` words in a row, in
    order; `quotes` those of the sentences that it quotes."""

    rank: tuple[date, str]
    published: date | None
    outlet: str
    credits: bool
    size: int
    seeds: NDArray[np.uint32]
    quotes: frozenset[int]

    @cached_property
    def sorted(self) -> NDArray[np.uint32]:
        """The seeds from the smallest."""
        return np.sort(self.seeds)


def gist(text: Text) -> Gist:
    """The gist of a report.

    Example:
        >>> found = gist(Text("d1", 'Zar: "We shall not give up a single street of this town."'))
        >>> found.size, len(found.seeds), len(found.quotes)
        (12, 9, 1)
    """
    run = body_run(text.text)
    quoted = {
        int(grams(run.hashes[first : last + 1], last - first + 1)[0]) for first, last in quotations(text.text, run)
    }
    # Halves of the hashes: two that are not the same may be taken for it, which leaves the bound one.
    seeds = (grams(run.hashes, SEED) >> np.uint64(32)).astype(np.uint32)
    return Gist(text.rank, text.published, text.outlet, bool(text.credits), len(run), seeds, frozenset(quoted))


def may_share(one: Gist, other: Gist) -> bool:
    """Whether `copies.copy_of` of the two may find something; where not, it finds nothing.

    Example:
        >>> text = "Shells fell on the market of Kot on Friday, and nine people died, the hospital of the town said."
        >>> other = "Talks on the border are to begin next week, said a minister, and will go on for a month or two."
        >>> said = gist(Text("d1", text))
        >>> may_share(said, gist(Text("d2", text))), may_share(said, gist(Text("d3", other)))
        (True, False)
    """
    if not one.quotes.isdisjoint(other.quotes):
        return True
    if (one.credits or other.credits) and _days_apart(one, other) <= SOON:
        return True
    own = bool(one.outlet) and one.outlet == other.outlet
    least = REISSUE if own else REWRITE
    a, b = (one, other) if one.rank <= other.rank else (other, one)
    most = _covered(a, b)
    if most >= LEAST and most / (min(a.size, b.size) or 1) >= least:
        return True
    return most >= PASSAGE and not own and fresh(one.published, other.published)


def _days_apart(one: Gist, other: Gist) -> int:
    return abs((one.published - other.published).days) if one.published and other.published else 0


def _covered(a: Gist, b: Gist) -> int:
    """The words of `a` that stand in runs that `b` may have, too (`alignment.at_most`)."""
    if not len(a.seeds) or not len(b.seeds):
        return 0
    theirs = b.sorted
    shared = theirs[np.minimum(np.searchsorted(theirs, a.seeds), len(theirs) - 1)] == a.seeds
    if not shared.any():
        return 0
    covered = np.zeros(a.size, bool)
    for at in range(SEED):
        covered[at : at + len(shared)] |= shared
    return int(covered.sum())
