"""Readings that name people: somebody private, somebody public, with the words that a report has of them."""

from __future__ import annotations

from dataclasses import replace

from told import KABUL, days

from rashomon.documents.factory import document
from rashomon.reading.claim import Claim, Number, Party, Span
from rashomon.reading.result import Reading


def party(name: str, *mentions: str, kind: str = "person") -> Party:
    """Somebody under a name and the other ways in which a report writes it."""
    return Party(name, kind, (name, *mentions))


def witnessed(
    id: str,
    who: Party,
    said: str,
    *,
    target: Party | None = None,
    killed: int | None = None,
    publisher: str = "Valley Wire",
    title: str = "",
    published: str = "2031-05-10",
) -> Reading:
    """One report in which `who` says what happened; `said` are the words of the claim."""
    text = f"{said} That was told to report {id}{id}{id} in the {id}ard quarter."
    claim = Claim(
        "event", "bombing", (), (target,) if target else (), (replace(KABUL),), days("2031-05-09"),
        {"killed": Number(killed, killed, killed)} if killed is not None else {}, (who,), id="c1", event="e1",
        evidence=(Span(0, len(said), said),),
    )  # fmt: skip
    return Reading(document(text, id=id, publisher=publisher, published=published, title=title), [claim])
