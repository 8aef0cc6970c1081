"""Readings made by hand for the tests of the record: no parser, the claims as they are wanted."""

from __future__ import annotations

from datetime import date

from rashomon.documents.factory import document
from rashomon.reading.claim import Claim, Interval, Number, Party, Span
from rashomon.reading.result import Reading

KABUL = Party("Kabul", "place", ("Kabul",), "gn:1138958", "AF", "Kabul, Afghanistan", 34.53, 69.17, "city")
HERAT = Party("Herat", "place", ("Herat",), "gn:1140026", "AF", "Herat, Afghanistan", 34.34, 62.2, "city")
TALIBAN = Party("Taliban", "armed_group", ("Taliban",), "taliban", "AF")
IS = Party("Islamic State", "armed_group", ("IS",), "islamic-state")
POLICE = Party("police", "state_force", ("police",), "af:police", "AF")


def days(first: str, last: str = "") -> Interval:
    """From the first to the last day."""
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first), "day")


def blast(
    id: str,
    *,
    publisher: str = "",
    published: str = "2031-05-10",
    day: str = "2031-05-09",
    killed: int = 12,
    place: Party = KABUL,
    agents: tuple[Party, ...] = (),
    sources: tuple[Party, ...] = (),
    modality: str = "asserted",
    words: str = "",
) -> Reading:
    """One report of one bombing, with one claim; no two reports share a sentence unless they share `words`."""
    told = words or f"{id}{id} the {id}mart bakery by {id}oni, {id}ela and {id}un in the {id}ard quarter"
    text = (
        f"{told}: a bomb in {place.name} killed {killed} people. That is {id}ik, {id}olo, {id}as and {id}iw, says {id}."
    )
    end = text.index(". That")
    claim = Claim(
        "event", "bombing", agents, (), (place,), days(day), {"killed": Number(killed, killed, killed)}, sources,
        modality, id="c1", event="e1", evidence=(Span(0, end, text[:end]),),  # type: ignore[arg-type]
    )  # fmt: skip
    return Reading(document(text, id=id, publisher=publisher, published=published), [claim])


def three() -> list[Reading]:
    """Two outlets on one bombing, and one on another a month later."""
    return [
        blast("a", publisher="Valley Wire", killed=12, sources=(POLICE,)),
        blast("b", publisher="Kot Courier", killed=9),
        blast("c", publisher="Kot Courier", published="2031-06-12", day="2031-06-10", killed=3),
    ]


def ties(
    id: str, state: str, *, published: str, sources: tuple[Party, ...] = (), modality: str = "asserted"
) -> Reading:
    """One report of how the Taliban and IS stand to each other."""
    text = f"The Taliban and IS are {state}, said report number {id}."
    claim = Claim(
        "relation", state, (TALIBAN,), (IS,), sources=sources, modality=modality,  # type: ignore[arg-type]
        id="c1", evidence=(Span(0, text.index(","), text[: text.index(",")]),),
    )  # fmt: skip
    return Reading(document(text, id=id, publisher=f"Paper {id}", published=published), [claim])


def holds(id: str, who: Party, place: Party, day: str, *, published: str) -> Reading:
    """One report of who holds a place."""
    text = f"{who.name} holds {place.name}, said report number {id}."
    claim = Claim(
        "control", "controls", (who,), (), (place,), days(day), id="c1",
        evidence=(Span(0, text.index(","), text[: text.index(",")]),),
    )  # fmt: skip
    return Reading(document(text, id=id, publisher=f"Paper {id}", published=published), [claim])
