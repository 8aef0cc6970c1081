"""Accounts made for tests: invented reports, with as little written out as a test needs."""

from __future__ import annotations

from datetime import date

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.reading.claim import Change, Claim, Interval, Modality, Number, Party, Span

TALIBAN = Party("Taliban", "armed_group", ref="taliban", country="AF")
STATE = Party("Islamic State", "armed_group", ref="islamic-state")
ARMY = Party("Afghan forces", "state_force", ref="af:forces", country="AF")
GUNMEN = Party("unknown gunmen", "armed_group")
PEOPLE = Party("80 people", "people")
CHILDREN = Party("children", "people")
KABUL = Party("Kabul", "place", ref="gn:1138958", country="AF", inside="Kabul, Afghanistan", latitude=34.53,
              longitude=69.17, precision="city")  # fmt: skip
DISTRICT = Party("Paghman", "place", ref="gn:1", country="AF", inside="Kabul, Afghanistan", latitude=34.6,
                 longitude=68.95, precision="city")  # fmt: skip
KUNDUZ = Party("Kunduz", "place", ref="gn:2", country="AF", inside="Kunduz, Afghanistan", latitude=36.73,
               longitude=68.86, precision="city")  # fmt: skip
AFGHANISTAN = Party("Afghanistan", "place", ref="gn:3", country="AF", latitude=33.0, longitude=65.0,
                    precision="country")  # fmt: skip
KOT = Party("Kot", "place", ref="gn:4", country="AF", inside="Nangarhar, Afghanistan", precision="city")


def july(first: int, last: int | None = None, granularity: str = "") -> Interval:
    """Days of July 2016."""
    end = last or first
    return Interval(date(2016, 7, first), date(2016, 7, end), granularity or ("day" if first == end else "range"))


def account(
    id: str,
    *,
    type: str = "bombing",
    kind: str = "event",
    agents: tuple[Party, ...] = (),
    targets: tuple[Party, ...] = (),
    places: tuple[Party, ...] = (),
    when: Interval | None = None,
    killed: int | Number | None = None,
    wounded: int | None = None,
    count: int | None = None,
    modality: Modality = "asserted",
    change: Change | None = None,
    role: str = "",
    said_by: str | Party = "",
    stake: bool = False,
    origin: str = "",
    document: str = "",
    day: int | date | None = 24,
    words: str = "",
) -> Account:
    """An account; by default each is a report of its own outlet, published on 24 July 2016."""
    numbers = {}
    if killed is not None:
        numbers["killed"] = killed if isinstance(killed, Number) else Number(killed, killed, killed)
    if wounded is not None:
        numbers["wounded"] = Number(wounded, wounded, wounded)
    if count is not None:
        numbers["count"] = Number(count, count, count)
    speaker = Party(said_by, "person") if isinstance(said_by, str) else said_by
    claim = Claim(
        kind, type, agents, targets, places, when, numbers, (speaker,) if said_by else (), modality, change, role,
        evidence=(Span(0, 5, words or f"words of {id}"),),
    )  # fmt: skip
    document = document or f"doc-{id}"
    known = Speaker(speaker.ref or speaker.name.lower(), speaker.name, "person", "party" if stake else "unknown", stake)
    return Account(
        id,
        claim,
        document,
        publisher=f"Outlet of {document}",
        published=date(2016, 7, day) if isinstance(day, int) else day,
        origin=Origin(origin or document, origin or document),
        speaker=known if said_by else Speaker(f"outlet:{document}", document, "media", "media"),
    )
