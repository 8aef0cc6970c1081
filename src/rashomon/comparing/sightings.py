"""Sightings: what one account says of the time of a state: held then, began then, ended then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.comparing.account import Account
from rashomon.comparing.spells import Bounds
from rashomon.comparing.subjects import Proposition, propositions

LASTING = frozenset({"since", "range", "duration", "day"})
"""Granularities that speak of every day of the interval; of a month or a year, only of some day in it."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One proposition of one account in time.

    `change` is None where the state is said to hold: on every day from `first` to `last` where
    `lasting`, else on at least one of them. `assumed`: the day is that of publication.
    """

    account: Account
    proposition: Proposition
    change: Literal["starts", "ends"] | None
    first: date | None
    last: date | None
    lasting: bool
    assumed: bool

    @property
    def anchor(self) -> date:
        """Where it stands in the order of time; the undated come last."""
        return self.last or self.first or date.max

    @property
    def start(self) -> Bounds:
        """What it says of the beginning."""
        if self.change == "starts":
            return Bounds(None if self.assumed else self.first, self.last)
        if self.change == "ends":
            return Bounds(None, self.last)
        return Bounds(None, self.first if self.lasting else self.last)

    @property
    def end(self) -> Bounds:
        """What it says of the end."""
        if self.change == "ends":
            return Bounds(None if self.assumed else self.first, self.last)
        return Bounds(self.last if self.lasting and self.change is None else self.first)

    @property
    def held(self) -> date | None:
        """The last day for which it states that the state held; None for an end."""
        return None if self.change == "ends" else self.last


def sightings(account: Account) -> list[Sighting]:
    """The sightings of an account, one for each proposition of its claim.

    Without a time in the text the state is one as of publication: it holds on that day, or began or
    ended by then. "Since January" says besides that it began then, or before.

    Example:
        >>> from rashomon.reading.claim import Claim, Party
        >>> kot = Party("Kot", "place", ref="gn:1")
        >>> claim = Claim("control", "controls", agents=(Party("Taliban", "armed_group"),), places=(kot,))
        >>> [s.assumed for s in sightings(Account("c1", claim, "d1", published=date(2016, 8, 13)))]
        [True]
    """
    when = account.claim.when
    if when is None:
        first = last = account.published
        lasting, assumed = True, True
    else:
        first, last = when.start, when.end
        lasting, assumed = when.granularity in LASTING or first == last, False
    return [
        Sighting(account, proposition, account.claim.change, first, last, lasting, assumed)
        for proposition in propositions(account.claim)
    ]
