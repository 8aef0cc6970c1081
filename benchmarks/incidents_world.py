"""What happened: the simulated incidents, drawn in families of look-alikes over some years and countries."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from incidents_hard import harden
from incidents_words import data, plain

FIRST, DAYS = date(2015, 9, 7), 420
HOURS = ("morning", "morning", "afternoon", "afternoon", "evening", "night")
FAMILIES = {  # share of incidents that begin a family of look-alikes of this kind
    "alone": 0.20,
    "same city, same kind, days later": 0.26,
    "same city, same day, other site": 0.17,
    "same group and kind, next town, same days": 0.18,
    "same toll and kind, elsewhere, same day": 0.09,
    "same place, months later": 0.10,
}
STATE_DOES = ("airstrike", "arrest")


@dataclass(slots=True)
class Incident:
    """One thing that happened, with all there is to know of it."""

    id: str
    kind: str
    country: dict[str, Any]
    province: dict[str, Any]
    place: str
    hood: str
    site: dict[str, Any]
    group: dict[str, Any]
    doer: str
    day: date
    hour: str
    killed: int = 0
    wounded: int = 0
    number: int = 0
    facts: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    quotes: dict[str, list[str]] = field(default_factory=dict)
    including: str = ""
    including_taken: str = ""
    claimed: bool = False
    denied: bool = False
    known_at_once: bool = False
    rounds: int = 1
    family: str = ""
    loose: bool = False

    @property
    def city(self) -> bool:
        """Whether it happened in the province's city (which has quarters)."""
        return self.place == str(self.province["city"])


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two incidents that look the same and are not, with the reason."""

    one: str
    other: str
    reason: str


def countries() -> list[dict[str, Any]]:
    """The stage: countries with provinces, groups and names."""
    return [*data("incident_world_asia"), *data("incident_world_africa")]


def world(n_incidents: int, seed: int, hard: bool = False) -> tuple[list[Incident], list[LookAlike]]:
    """So many incidents in families of one to four, and the pairs that look alike."""
    rng = random.Random(f"world {seed}")
    found: list[Incident] = []
    pairs: list[LookAlike] = []
    stage = [(country, province) for country in countries() for province in country["provinces"]]
    rng.shuffle(stage)  # wars are fought in few places: the first provinces see most of it
    while len(found) < n_incidents:
        reason = rng.choices(list(FAMILIES), list(FAMILIES.values()))[0]
        family = [_first(stage, rng)]
        for _ in range(0 if reason == "alone" else rng.choice((1, 2, 2, 3))):
            family.append(_like(family, reason, rng))
        for member in family[: n_incidents - len(found)]:
            member.id = f"i{len(found) + 1:04d}"
            member.family = reason
            found.append(member)
        kept = [m.id for m in family if m.id]
        pairs += [LookAlike(a, b, reason) for n, a in enumerate(kept) for b in kept[n + 1 :]]
    if hard:
        harden(found, seed)
    return found, pairs


def _first(stage: list[tuple[dict[str, Any], dict[str, Any]]], rng: random.Random) -> Incident:
    country, province = rng.choices(stage, [1 / (n + 6) for n in range(len(stage))])[0]
    groups = [g for g in country["groups"] if not g["where"] or province["name"] in g["where"]]
    group = rng.choice(groups)
    kinds = data("incident_types")
    does = list(kinds) if group["does"] == "all" else [*group["does"], "airstrike", "arrest", "shelling"]
    if not country["air"]:
        does = [kind for kind in does if kind != "airstrike"]
    kind = rng.choice(sorted(set(does)))
    place = province["city"] if rng.random() < (0.2 if kind in ("takeover", "raid") else 0.5) else ""
    place = place or rng.choice(province["towns"])
    if kind == "takeover" and place == province["city"]:
        place = rng.choice(province["towns"])
    return _drawn(kind, country, province, place, group, FIRST + timedelta(rng.randrange(DAYS)), rng)


def _drawn(
    kind: str,
    country: dict[str, Any],
    province: dict[str, Any],
    place: str,
    group: dict[str, Any],
    day: date,
    rng: random.Random,
    not_sites: tuple[str, ...] = (),
    not_hoods: tuple[str, ...] = (),
) -> Incident:
    told = data("incident_types")[kind]
    common = data("incident_common")
    sites = [s for s in told["sites"] if s["short"] not in not_sites] or told["sites"]
    hoods = [h for h in province["hoods"] if h not in not_hoods] or province["hoods"]
    group_does = group["does"] == "all" or kind in group["does"]
    doer = ""
    if kind == "airstrike":
        doer = rng.choice(country["air"])
    elif kind == "arrest":
        doer = rng.choice([*country["police"][:1], *country["army"]])
    elif kind == "shelling" and (not group_does or rng.random() < 0.4):
        doer = rng.choice(country["army"])
    low, high = told["toll"]
    killed = round(low * (high / low) ** rng.random()) if high else 0
    wounded = round(killed * told.get("wounded", 0) * rng.uniform(0.3, 1.6)) if rng.random() < 0.88 else 0
    number = 0
    if "number" in told:
        low, high = told["number"]
        number = round(low * (high / low) ** rng.random())
    incident = Incident(
        id="",
        kind=kind,
        country=country,
        province=province,
        place=place,
        hood=rng.choice(hoods) if place == province["city"] else "",
        site=rng.choice(sites),
        group=group,
        doer=doer,
        day=day,
        hour=rng.choice(HOURS),
        killed=killed,
        wounded=wounded,
        number=number,
        facts={name: rng.choice(values) for name, values in told["facts"].items()},
        including=rng.choice(common["including"]),
        including_taken=rng.choice(common["including_taken"]),
        claimed=not doer and rng.random() < group["claims"],
        denied=not doer and rng.random() < 0.08,
        known_at_once=rng.random() < 0.3,
    )
    for role, forms in common["names"].items():
        # A province has its spokesmen, who speak of all that happens there; witnesses differ.
        whose = rng if role == "witness" else random.Random(f"{role} of {province['name']} {rng.random() < 0.3}")
        incident.names[role] = f"{whose.choice(country['given'])} {whose.choice(country['family'])}"
        incident.people[role] = whose.choice(forms)
    incident.names["victim"] = f"{rng.choice(country['given'])} {rng.choice(country['family'])}"
    quotes = common["quote_kind"][kind]
    for role in ("witness", "official"):
        said = rng.sample(common["quotes"][f"{quotes}_{role}"], 3)
        incident.quotes[role] = [plain(one, rng) for one in said]
    return incident


def _like(family: list[Incident], reason: str, rng: random.Random) -> Incident:
    """One more incident that looks like those of the family, in the manner of the reason."""
    seed = family[0]
    place, province, country, group = seed.place, seed.province, seed.country, seed.group
    kind, day = seed.kind, seed.day
    not_sites: tuple[str, ...] = ()
    if reason == "same city, same kind, days later":
        day = family[-1].day + timedelta(rng.choice((1, 2, 2, 3, 4, 5, 6, 9)))
    elif reason == "same place, months later":
        day = family[-1].day + timedelta(rng.randrange(25, 200))
    elif reason == "same city, same day, other site":
        place = province["city"]
        if not seed.hood:  # the whole family moves to the city, where there are quarters to tell apart
            seed.place, seed.hood = place, rng.choice(province["hoods"])
        not_sites = tuple(m.site["short"] for m in family)
    elif reason == "same group and kind, next town, same days":
        taken = {m.place for m in family}
        place = rng.choice([t for t in province["towns"] if t not in taken] or province["towns"])
        day = seed.day + timedelta(rng.choice((0, 0, 0, 1, 1, 2)))
    else:
        others = [p for p in country["provinces"] if p is not province] or [province]
        province = rng.choice(others)
        place = rng.choice([province["city"], *province["towns"]])
        here = [g for g in country["groups"] if not g["where"] or province["name"] in g["where"]]
        group = group if group in here else rng.choice(here)
    if kind == "takeover" and place in (province["city"], *(m.place for m in family)):
        kind = "base"  # a town falls once
    other = _drawn(kind, country, province, place, group, day, rng, not_sites, tuple(m.hood for m in family))
    if other.kind == seed.kind:  # the same hand: weapons, hours and ways recur
        other.facts = {name: seed.facts[name] if rng.random() < 0.6 else fact for name, fact in other.facts.items()}
        if reason.endswith("days later") and rng.random() < 0.5:
            other.site = seed.site
        elif seed.place == other.place and reason.endswith("later") and rng.random() < 0.3:
            other.hood = seed.hood
    if rng.random() < 0.35 and seed.doer:
        other = replace(other, doer=seed.doer)
    if reason.startswith("same toll") and other.kind == seed.kind:
        other = replace(other, killed=seed.killed, wounded=seed.wounded, number=seed.number)
    return other
