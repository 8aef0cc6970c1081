"""Which of the world's places of a name a text means: by the other places it names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.registers.gazetteer import Gazetteer
from rashomon.registers.gazetteer_build import ADMIN1, ADMIN2, CITY, COUNTRY, LOCALITY, NONE, REGION, WATER
from rashomon.registers.places_data import PlaceWords
from rashomon.registers.places_match import PlaceMatch, Support

# Points of a namesake. Each is worth that many powers of ten of population; set on the training
# reports and GeoVirus, where they hardly matter within a third of their value.
CONTAINED = 20.0
IN_COUNTRY = 2.0
BY_SHARE = 4.0
IN_DIVISION = 3.0
FITTING_NOUN = 4.0
COUNTRY_ITSELF = 30.0
MAJOR = 2.0
WORLD_CITY = 3.0
MAJOR_POPULATION = 300_000
# What a mention says for its country: somewhere in it, or just the country or its people as a party.
SAID_IN, SAID = 1.0, 0.4
# Namesakes looked at: all in the countries of the text, and this many of the largest elsewhere.
ELSEWHERE = 12
LEAST_BARE = 1_000
# A city or province that its noun alone tells from the country of its name.
LARGE = 100_000
# A place of fewer people is not meant where the text is about other countries than its own.
LITTLE = 20_000
# A part of a city: it lies where the text's other places do, whatever famous city bears its name.
QUARTERS = frozenset({
    "neighborhood", "neighbourhood", "quarter", "barrio", "colonia", "ward", "subdivision", "urbanization",
})  # fmt: skip
# A namesake with so many times the people is what a name brought by settlers means by itself.
TWINS = 3
# So many towns there are called like families that a bare name says nothing.
_SURNAME_TOWNS = frozenset({"US", "GB", "CA", "AU", "NZ", "IE", "ZA"})
_PRECISION = {
    COUNTRY: "country", ADMIN1: "admin1", ADMIN2: "admin2", CITY: "city", REGION: "admin1", WATER: "unknown",
    LOCALITY: "exact",
}  # fmt: skip
_KIND = {
    COUNTRY: "country", ADMIN1: "admin1", ADMIN2: "admin2", CITY: "city", REGION: "region", WATER: "region",
    LOCALITY: "locality",
}  # fmt: skip
_FITTING = {
    "admin1": (ADMIN1,), "admin2": (ADMIN2,), "city": (CITY,), "locality": (CITY, LOCALITY),
    "region": (REGION, ADMIN1),
    "water": (WATER,), "facility": (CITY, LOCALITY),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a text names it and as the gazetteer knows it.

    `id` is the gazetteer's (`gn:` GeoNames, `rp:` our own), with what the text adds after a slash
    ("gn:163843/northern"), or `text:` for a place known only by the text. `inside` goes from the nearest
    container to the country. Coordinates are degrees (WGS 84); `precision` says what they are a
    point of, and `basis` how the place and the point were chosen.
    """

    id: str
    name: str
    kind: str
    country: str
    inside: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    precision: str
    basis: str


class Resolver:
    """Reads the places of one text together; made anew for each."""

    def __init__(
        self, gazetteer: Gazetteer, words: PlaceWords, matches: Sequence[PlaceMatch], countries: Iterable[str]
    ) -> None:
        self.gazetteer, self.words, self.matches = gazetteer, words, matches
        self.votes: dict[int, float] = {}
        self.named: set[int] = set()
        self.divisions: set[int] = set()
        for code in countries:
            number = gazetteer.country_number(code)
            if number >= 0:
                self._vote(number, SAID)
                self.named.add(number)

    def _vote(self, country: int, weight: float) -> None:
        self.votes[country] = self.votes.get(country, 0.0) + weight

    def resolve(self) -> list[Place | None]:
        """One place for each match, None where it is likely no place."""
        self._share_quarters()
        self._count()
        chosen: list[int | None] = [None] * len(self.matches)
        by_name: dict[tuple[str, str], int] = {}
        # What is said to lie somewhere is settled after its container and before its other mentions.
        order = sorted(range(len(self.matches)), key=lambda n: self._depth(n))
        contained = [n for n in order if self.matches[n].container >= 0]
        for n in [*(m.container for m in map(self.matches.__getitem__, contained)), *contained, *order]:
            match = self.matches[n]
            group = (match.key, self._kind_said(match))
            if chosen[n] is not None:
                continue
            if match.container < 0 and group in by_name:
                chosen[n] = by_name[group]
                continue
            record = self._choose(match, chosen[match.container] if match.container >= 0 else None)
            chosen[n] = record
            if record is not None and match.support is not Support.BARE:
                by_name.setdefault(group, record)
        return [self._place(n, record, chosen) for n, record in enumerate(chosen)]

    def _share_quarters(self) -> None:
        """Give the noun behind a list of quarters to all of it: "the Roma and Escalon neighborhoods"."""
        for n in range(len(self.matches) - 1, 0, -1):
            last, before = self.matches[n], self.matches[n - 1]
            listed = last.first - before.last == 2 and before.container < 0
            if last.noun in QUARTERS and listed and not before.noun:
                before.noun, before.support = last.noun, Support.NAMED

    def _count(self) -> None:
        """Let the countries and divisions that the text names speak for what lies in them."""
        gazetteer = self.gazetteer
        for match in self.matches:
            if match.candidates and match.support is not Support.BARE:
                best = match.candidates[0]
                if gazetteer.kind[best] == COUNTRY:
                    self._vote(best, SAID_IN if match.support >= Support.PREPOSED else SAID)
                    self.named.add(best)
        seen: set[int] = set()
        for match in self.matches:
            if match.support is Support.BARE:
                continue
            record = self._choose(match, None)
            if record is None or record in seen:
                continue
            seen.add(record)
            home = gazetteer.country[record]
            if home != NONE and home != record:
                self._vote(home, self._weight(match, home))
            if gazetteer.kind[record] in (ADMIN1, ADMIN2):
                self.divisions.add(record)
        if not self.named and self.votes:
            best = max(self.votes, key=lambda country: self.votes[country])
            if self.votes[best] > 0.4 * sum(self.votes.values()):
                self.named.add(best)

    def _weight(self, match: PlaceMatch, home: int) -> float:
        """What a place says for its country: nothing where it may as well lie in one that is named."""
        homes = {self.gazetteer.country[r] for r in match.candidates}
        if home not in self.named and homes & self.named:
            return 0.0
        return SAID_IN if len(homes) < 3 and match.key not in self.words.world_cities else SAID

    def _depth(self, n: int) -> int:
        """How many containers the text says around a match."""
        depth = 0
        while (n := self.matches[n].container) >= 0 and depth < len(self.matches):
            depth += 1
        return depth

    def _kind_said(self, match: PlaceMatch) -> str:
        if match.noun in self.words.facilities:
            return "facility"
        return self.words.nouns.get(match.noun, "")

    def _choose(self, match: PlaceMatch, container: int | None) -> int | None:
        candidates = match.candidates or self._loose(match.key)
        if not candidates or (match.support is Support.BARE and match.doubt):
            return None
        gazetteer = self.gazetteer
        if len(candidates) > ELSEWHERE:
            country = gazetteer.country
            candidates = (
                *candidates[:ELSEWHERE], *(r for r in candidates[ELSEWHERE:] if country[r] in self.votes)
            )  # fmt: skip
        said = self._kind_said(match)
        best = max(candidates, key=lambda record: self._score(match, record, container, said))
        if container is None and match.support >= Support.PREPOSED and self._elsewhere(best, said):
            return None
        if container is None and self._namesake_abroad(match, best, said):
            return None
        if match.support is Support.BARE:
            if gazetteer.country_code(best) in _SURNAME_TOWNS:
                return None
            little = gazetteer.population[best] < LEAST_BARE and gazetteer.kind[best] >= CITY
            if little or gazetteer.country[best] not in self.votes:
                return None
        return best

    def _elsewhere(self, record: int, said: str) -> bool:
        """Is the best namesake a little place in a country the text is not about?"""
        gazetteer = self.gazetteer
        home, kind = gazetteer.country[record], gazetteer.kind[record]
        if kind not in (ADMIN2, CITY, LOCALITY) or home in self.votes or not self.named:
            return False
        return bool(gazetteer.population[record] < (MAJOR_POPULATION if said == "locality" else LITTLE))

    def _namesake_abroad(self, match: PlaceMatch, record: int, said: str) -> bool:
        """Is it a quarter or town of the text's country that the gazetteer lacks, such as a "Roma" outside Italy?

        The best record lies in a country the text doesn't name, and is not the sort of thing said: no
        quarter of a city, or a district that no city gives its name to.
        """
        gazetteer = self.gazetteer
        home = gazetteer.country[record]
        if not self.named or home in self.named or gazetteer.kind[record] == COUNTRY:
            return False
        if match.noun in QUARTERS:
            return True
        cities = any(gazetteer.kind[r] == CITY and gazetteer.country[r] == home for r in match.candidates)
        return gazetteer.kind[record] == ADMIN2 and home not in self.votes and not said and not cities

    def _score(self, match: PlaceMatch, record: int, container: int | None, said: str) -> float:
        gazetteer = self.gazetteer
        kind, population, home = (
            gazetteer.kind[record],
            gazetteer.population[record],
            gazetteer.country[record],
        )
        if kind == COUNTRY:
            alone = container is None and not self._part_meant(match, record, said)
            return COUNTRY_ITSELF if alone else 0.0
        score = math.log10(population + 100)
        if population >= MAJOR_POPULATION:
            score += MAJOR
            if match.key in self.words.world_cities and record == self._largest(match):
                score += WORLD_CITY
        vote = self.votes.get(home)
        if vote and not self._named_after(match, record, container):
            score += BY_SHARE * vote / sum(self.votes.values())
            if home in self.named:
                score += IN_COUNTRY
        if kind >= ADMIN2 and any(gazetteer.within(record, d) and d != record for d in self.divisions):
            score += IN_DIVISION
        if container is not None and record != container and gazetteer.within(record, container):
            score += CONTAINED
        if said:
            score += FITTING_NOUN if kind in _FITTING[said] else 0.0
        elif kind in (CITY, REGION, WATER):
            score += 0.8
        elif kind == ADMIN2:
            score -= 0.5
        return score

    def _named_after(self, match: PlaceMatch, record: int, container: int | None) -> bool:
        """Is it a settlers' town with a bigger city's name, nothing around it said: the Geneva of New York?"""
        gazetteer = self.gazetteer
        if container is not None or gazetteer.kind[record] != CITY:
            return False
        if gazetteer.country_code(record) not in _SURNAME_TOWNS:
            return False
        if any(gazetteer.within(record, division) for division in self.divisions):
            return False
        largest = self._largest(match)
        return bool(gazetteer.population[record] * TWINS < gazetteer.population[largest])

    def _part_meant(self, match: PlaceMatch, country: int, said: str) -> bool:
        """Is it "Luxembourg province", or Georgia among other states of the United States?"""
        gazetteer = self.gazetteer
        if said not in ("", "region", "facility") and any(
            gazetteer.kind[r] in _FITTING[said] and gazetteer.population[r] >= LARGE for r in match.candidates
        ):
            return True
        homes = {gazetteer.country[r] for r in match.candidates if gazetteer.kind[r] == ADMIN1}
        homes = (homes - {country}) & self.named
        return any(
            gazetteer.country[d] in homes and d not in match.candidates and gazetteer.kind[d] == ADMIN1
            for d in self.divisions
        )

    def _largest(self, match: PlaceMatch) -> int:
        gazetteer = self.gazetteer
        return max(
            (r for r in match.candidates if gazetteer.kind[r] == CITY),
            key=lambda r: gazetteer.population[r],
            default=-1,
        )

    def _loose(self, key: str) -> tuple[int, ...]:
        """Records of the text's countries whose names differ from the key by romanisation only."""
        return tuple(
            record
            for country in self.votes
            for record in self.gazetteer.loosely_named(key, self.gazetteer.country_code(country))
        )

    # -- from record to Place

    def _place(self, n: int, record: int | None, chosen: list[int | None]) -> Place | None:
        match, gazetteer = self.matches[n], self.gazetteer
        if record is None:
            return self._unknown(match, chosen)
        kind = gazetteer.kind[record]
        said = self._kind_said(match)
        entry = gazetteer.record(record)
        inside = [gazetteer.name(r) for r in gazetteer.chain(record)]
        latitude, longitude, precision, basis = self._point(record)
        name, out_kind, id_ = match.name, _KIND[kind], entry.id
        if match.direction:
            name, out_kind, id_ = f"{match.direction} {match.name}", "region", f"{id_}/{match.direction}"
            inside = [entry.name, *inside]
        elif match.noun == "border":
            name, out_kind, id_ = f"{match.name} border", "region", f"{id_}/border"
            inside = [entry.name, *inside]
        elif said == "facility" and match.last > match.core_last:
            name, out_kind, id_ = match.surface, "facility", f"{id_}/{match.noun}"
            inside = [entry.name, *inside]
        elif said in ("admin1", "admin2", "region") and match.last > match.core_last:
            name = match.surface
        why = self._why(match, record, chosen)
        return Place(id_, name, out_kind, entry.country, tuple(inside), latitude, longitude, precision, why + basis)

    def _point(self, record: int) -> tuple[float | None, float | None, str, str]:
        gazetteer = self.gazetteer
        kind = gazetteer.kind[record]
        precision = _PRECISION[kind]
        entry = gazetteer.record(record)
        if entry.latitude is not None:
            notes = {
                COUNTRY: "; the point is its middle",
                ADMIN1: "; the point is the middle of its cities",
                ADMIN2: "; the point is the middle of its cities",
            }
            return entry.latitude, entry.longitude, precision, notes.get(kind, "")
        for up in gazetteer.chain(record):
            outer = gazetteer.record(up)
            if outer.latitude is not None:
                return (
                    outer.latitude, outer.longitude, _PRECISION[gazetteer.kind[up]],
                    f"; the point is that of {outer.name}, which it lies in",
                )  # fmt: skip
        return None, None, "unknown", ""

    def _why(self, match: PlaceMatch, record: int, chosen: list[int | None]) -> str:
        gazetteer = self.gazetteer
        if gazetteer.kind[record] == COUNTRY:
            return "a country"
        outer = chosen[match.container] if match.container >= 0 else None
        if outer is not None and gazetteer.within(record, outer):
            return f"inside {gazetteer.name(outer)}, as said"
        if not match.candidates:
            return f"spelt much like {gazetteer.name(record)}"
        if len(match.candidates) == 1:
            return "the only place of that name"
        for division in self.divisions:
            if division != record and gazetteer.within(record, division):
                return f"inside {gazetteer.name(division)}, which the text names"
        home = gazetteer.country[record]
        if home in self.named:
            return f"inside {gazetteer.name(home)}, which the text names"
        if home in self.votes and len(self.votes) < 3:
            return "near the text's other places"
        return "the best-known place of that name"

    def _unknown(self, match: PlaceMatch, chosen: list[int | None]) -> Place | None:
        """A place that only the text knows, kept with the container that the text gives it."""
        if match.support is not Support.NAMED and not (
            match.candidates and match.support is Support.PREPOSED and not match.doubt
        ):
            return None
        gazetteer = self.gazetteer
        outer = chosen[match.container] if match.container >= 0 else None
        basis = "known from the text only"
        if outer is None and self.votes:
            best = max(self.votes, key=lambda country: self.votes[country])
            if self.votes[best] > 0.45 * sum(self.votes.values()):
                outer = best
                basis += f"; taken to be in {gazetteer.name(best)}, which the text is about"
        said = self._kind_said(match)
        kind = {"water": "region", "": "unknown"}.get(said, said)
        id_ = f"text:{match.key.replace(' ', '-')}"
        if outer is None:
            return Place(id_, match.surface, kind, "", (), None, None, "unknown", basis)
        latitude, longitude, precision, _ = self._point(outer)
        inside = tuple(gazetteer.name(r) for r in (outer, *gazetteer.chain(outer)))
        return Place(
            id_, match.surface, kind, gazetteer.country_code(outer), inside, latitude, longitude, precision,
            f"{basis}; the point is that of {gazetteer.name(outer)}",
        )  # fmt: skip
