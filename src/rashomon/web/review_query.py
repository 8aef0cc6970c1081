"""What the address of a review page says: which queue, and where in it one is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import Query

from rashomon.record.claim_lists import ClaimFilter
from rashomon.record.filtering import Filter
from rashomon.record.queue import Wanted
from rashomon.web.params import Since, Until, forwards

_SHOWN = (
    "kind", "status", "order", "blind", "disagreeing", "place", "actor", "type", "words", "since", "until",
    "event", "report", "min_killed",
)  # fmt: skip
_USUAL = {"kind": "claim", "status": "unreviewed", "order": "weight"}
PLAIN = r"^[^\x00]*$"
"""What every engine can look for."""
Words = Annotated[str, Query(max_length=200, pattern=PLAIN)]


class ReviewQuery:
    """The queue that an address names, as the filters of the lists and four choices of its own."""

    def __init__(
        self,
        kind: Annotated[Literal["claim", "event"], Query(description="What is reviewed")] = "claim",
        status: Annotated[str, Query(description="What waits: unreviewed, coded, sent back …", max_length=20)] = "",
        order: Annotated[Literal["weight", "time"], Query(description="The weightiest first, or by time")] = "weight",
        blind: Annotated[bool, Query(description="Hide what others decided until one has decided")] = False,
        disagreeing: Annotated[bool, Query(description="Only what takes part in a disagreement")] = False,
        place: Words = "",
        actor: Words = "",
        type: Words = "",
        words: Words = "",
        since: Since = None,
        until: Until = None,
        event: Annotated[str, Query(description="Claims: of this event", max_length=64, pattern=PLAIN)] = "",
        report: Annotated[
            str, Query(description="Claims: of the report with this key", max_length=64, pattern=PLAIN)
        ] = "",
        min_killed: Annotated[str, Query(description="Events: at least so many killed", pattern=r"^\d{0,9}$")] = "",
    ) -> None:
        forwards(since, until)
        self.kind, self.status, self.order = kind, status or "unreviewed", order
        self.blind, self.disagreeing = blind, disagreeing
        self.place, self.actor, self.type, self.words = place.strip(), actor.strip(), type.strip(), words.strip()
        self.since: date | None = since
        self.until: date | None = until
        self.event, self.report, self.min_killed = event, report, min_killed

    def wanted(self, person: str) -> Wanted:
        """The queue as the record takes it."""
        only: Filter | ClaimFilter
        if self.kind == "event":
            only = Filter(
                place=self.place, actor=self.actor, type=self.type, words=self.words, since=self.since,
                until=self.until, min_killed=int(self.min_killed) if self.min_killed else None,
            )  # fmt: skip
        else:
            only = ClaimFilter(
                place=self.place, actor=self.actor, type=self.type, words=self.words, since=self.since,
                until=self.until, event=self.event, report=self.report,
            )  # fmt: skip
        return Wanted(self.kind, only, self.status, self.order, person if self.blind else "", self.disagreeing)

    def link(self, path: str = "/review", **more: str) -> str:
        """An address for this queue; `more` says where in it, or replaces a choice."""
        found: dict[str, str] = {}
        for name in _SHOWN:
            value = getattr(self, name)
            words = "1" if value is True else value.isoformat() if isinstance(value, date) else str(value or "")
            if words and words != _USUAL.get(name):
                found[name] = words
        chosen = {name: value for name, value in (found | more).items() if value}
        return f"{path}?{urlencode(chosen)}" if chosen else path

    def narrowed(self) -> bool:
        """Whether filters are set beside kind and status."""
        return any(getattr(self, name) for name in _SHOWN[3:])
