"""The stage for readings in bulk: real places of the gazetteer, groups of the register, invented persons, words."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from incidents_words import data
from incidents_world import countries

from rashomon.reading.claim import Party
from rashomon.registers.actors_data import ActorRow, rows
from rashomon.registers.gazetteer import gazetteer
from rashomon.registers.gazetteer_build import KINDS

CODES = [
    "AF",
    "PK",
    "IQ",
    "SY",
    "YE",
    "TR",
    "PH",
    "IN",
    "UA",
    "NG",
    "SO",
    "KE",
    "ML",
    "CD",
    "LY",
    "EG",
    "SS",
    "CF",
    "CO",
]
"""The countries of `incidents_world.countries`, in their order."""
FILES = ("actors_africa", "actors_asia", "actors_europe", "actors_latin_america", "actors_middle_east")
A_COUNTRY = 90  # places of a country at most
RARE = 30_000
SYLLABLES = [
    "ba",
    "de",
    "ki",
    "lo",
    "mu",
    "na",
    "ro",
    "si",
    "ta",
    "ve",
    "zan",
    "gor",
    "lim",
    "pet",
    "shu",
    "dra",
    "kel",
    "mon",
    "tis",
    "var",
]
SMALLEST = 3000  # inhabitants


@dataclass(frozen=True, slots=True)
class Stage:
    """What readings are made of; `weights` add up, so that few places see most of what happens."""

    places: list[Party]
    weights: list[float]
    groups: dict[str, list[Party]]
    forces: dict[str, Party]
    officials: dict[str, list[Party]]
    words: list[str]
    ranks: list[float]


@cache
def stage() -> Stage:
    """The stage, the same in every process."""
    rng = random.Random("stage")
    places = _places(rng)
    total, weights = 0.0, []
    for rank in range(len(places)):
        total += 1 / (rank + 25)
        weights.append(total)
    named = dict(zip(CODES, countries(), strict=True))
    forces = {
        code: Party(
            f"{c['demonym']} forces", "state_force", (f"{c['demonym']} forces",), f"{code.lower()}:forces", code
        )
        for code, c in named.items()
    }
    officials = {code: _officials(c, rng) for code, c in named.items()}
    return Stage(places, weights, _groups(), forces, officials, *_words(rng))


def _places(rng: random.Random) -> list[Party]:
    gaz = gazetteer()
    wanted, city = set(CODES), KINDS.index("city")
    found: list[Party] = []
    for record in range(len(gaz)):
        if gaz.kind[record] != city or gaz.population[record] < SMALLEST or gaz.country_code(record) not in wanted:
            continue
        inside = [gaz.name(outer) for outer in gaz.chain(record)]
        one = gaz.record(record)
        found.append(
            Party(
                one.name,
                "place",
                (one.name,),
                one.id,
                one.country,
                ", ".join(inside),
                one.latitude,
                one.longitude,
                "city",
            )
        )
    found.sort(key=lambda party: party.ref)
    rng.shuffle(found)
    number: Counter[str] = Counter()
    chosen = []
    for party in found:
        number[party.country] += 1
        if number[party.country] <= A_COUNTRY:
            chosen.append(party)
    return chosen


def _groups() -> dict[str, list[Party]]:
    found: dict[str, list[Party]] = {code: [] for code in CODES}
    for file in FILES:
        for row in rows(file, ActorRow):
            if row.country in found and row.kind in ("", "armed_group"):
                found[row.country].append(Party(row.name, "armed_group", (row.name,), row.id, row.country))
    return {code: groups[:12] for code, groups in found.items()}


def _officials(country: dict[str, list[str]], rng: random.Random) -> list[Party]:
    offices = ("police spokesman", "governor", "army spokesman", "district chief", "doctor")
    named = [
        Party(f"{rng.choice(country['given'])} {rng.choice(country['family'])}", "person", (offices[n % 5],))
        for n in range(25)
    ]
    plain = ("police", "officials", "residents", "witnesses", "a hospital source", "tribal elders", "medics")
    return [*named, *(Party(words, "people", (words,)) for words in plain)]


def _words(rng: random.Random) -> tuple[list[str], list[float]]:
    """Words for the parts of sentences that differ, and their cumulative weights by Zipf's law: a thousand of news,
    then names and rare words made of syllables, so that two reports share a rare word seldom."""
    text = " ".join(str(data(name)) for name in ("incident_types", "incident_common"))
    common = sorted({word for word in re.findall(r"\b[a-z]{3,}\b", text) if "_" not in word})
    rng.shuffle(common)
    rare = sorted({"".join(rng.choices(SYLLABLES, k=rng.choice((2, 3, 3, 4)))) for _ in range(RARE)} - set(common))
    rng.shuffle(rare)
    total, ranks = 0.0, []
    for rank in range(len(common) + len(rare)):
        total += 1 / (rank + 30)
        ranks.append(total)
    return [*common, *rare], ranks
