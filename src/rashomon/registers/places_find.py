"""Finding place names among the words of a text: those of the gazetteer, with what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.registers.gazetteer import Gazetteer
from rashomon.registers.gazetteer_build import ADMIN1, CITY, COUNTRY, REGION, WATER
from rashomon.registers.gazetteer_names import ARTICLES, fold
from rashomon.registers.places_context import HYPHENS, Context
from rashomon.registers.places_data import PlaceWords
from rashomon.registers.places_match import LONGEST, PlaceMatch, Support
from rashomon.registers.places_together import Together
from rashomon.registers.places_unknown import UnknownNames

# A town that news names without saying where it is has usually some ten thousand people or more.
WELL_KNOWN = 15_000


def find_places(words: Sequence[str], gazetteer: Gazetteer, table: PlaceWords) -> list[PlaceMatch]:
    """All matches in one text, in text order, without overlaps."""
    context = Context(words, table)
    found = KnownNames(context, gazetteer, []).find()
    UnknownNames(context, gazetteer, found).add()
    found.sort(key=lambda match: match.first)
    Together(context, gazetteer, found).settle()
    for match in found:
        match.surface = context.text(match.first + bool(match.direction), match.last)
    return found


class KnownNames:
    """The names of the gazetteer in one text."""

    def __init__(self, context: Context, gazetteer: Gazetteer, found: list[PlaceMatch]) -> None:
        self.context, self.gazetteer, self.found = context, gazetteer, found
        self.words, self.table = context.words, context.table
        self.lower, self.upper = context.lower, context.upper

    def find(self) -> list[PlaceMatch]:
        """The matches, in text order."""
        self._names()
        self._dress()
        return self.found

    def _names(self) -> None:
        i, size = 0, len(self.words)
        while i < size:
            if self.upper[i] or (self.lower[i] in ARTICLES and self.context.article(i)):
                match = self._longest(i)
                if match is not None:
                    self.found.append(match)
                    i = match.last + 1
                    continue
            i += 1

    def _longest(self, i: int) -> PlaceMatch | None:
        named, begins = self.gazetteer.named, self.gazetteer.begins
        words, size = self.words, len(self.words)
        key, last, best = fold(words[i]), i, None
        taken = 1
        while True:
            if key and self.upper[last] and not self.context.goes_on(last) and (hit := named(key)):
                best = (last, key, hit)
            if not begins(key) or taken >= LONGEST:
                break
            last += 1
            if last < size and words[last] in HYPHENS:
                last += 1
            if last >= size or not (self.upper[last] or self.lower[last] in self.table.particles):
                break
            key = f"{key} {fold(words[last])}"
            taken += 1
        if best is None:
            return self._without_article(i)
        last, key, hit = best
        if last == i and self.context.common(i):
            return None
        if last == i and self.context.acronym(words[i]) and self.gazetteer.kind[hit[0]] not in (COUNTRY, REGION):
            return None
        return PlaceMatch(i, last, i, last, self.context.text(i, last), key, hit)

    def _without_article(self, i: int) -> PlaceMatch | None:
        if self.lower[i] not in ARTICLES or not self.context.article(i):
            return None
        match = self._longest(i + 2)
        if match is None:
            return None
        match.first = match.core_first = i
        match.name = self.context.text(i, match.last)
        return match

    def _dress(self) -> None:
        """Directions, nouns and prepositions around each gazetteer name."""
        kept = []
        end = -1
        for match in self.found:
            if match.first <= end:
                continue
            if self._swallowed(match):
                continue
            self._noun_after(match)
            self._before(match)
            match.support = max(match.support, self._own_weight(match))
            kept.append(match)
            end = match.last
        self.found = kept

    def _swallowed(self, match: PlaceMatch) -> bool:
        """Is a little place's name but the end of a longer name, which the gazetteer lacks?"""
        if match.first != match.last or not self.context.proper(match.first - 1, before=True):
            return False
        gazetteer = self.gazetteer
        return all(gazetteer.kind[r] > ADMIN1 and gazetteer.population[r] < WELL_KNOWN for r in match.candidates)

    def _own_weight(self, match: PlaceMatch) -> Support:
        table, gazetteer = self.table, self.gazetteer
        best = match.candidates[0]
        if match.key in table.ordinary or match.key in table.personal:
            match.doubt = "an ordinary word" if match.key in table.ordinary else "a person's name"
            return Support.BARE
        if self.context.in_a_name(match):
            match.doubt = "beside another capitalised word"
            return Support.BARE
        kind = gazetteer.kind[best]
        if kind in (COUNTRY, REGION, WATER):
            return Support.KNOWN
        if len(match.key) < 4:
            match.doubt = "too short a name"
            return Support.BARE
        top = max(gazetteer.population[r] if gazetteer.kind[r] != ADMIN1 else WELL_KNOWN for r in match.candidates)
        return Support.KNOWN if top >= WELL_KNOWN else Support.BARE

    def _noun_after(self, match: PlaceMatch) -> None:
        i, size, table = match.last + 1, len(self.words), self.table
        if i < size and self.words[i] in ("'s", "’s"):
            i += 1
        start = i
        while i < size and i < start + 2 and self.lower[i] in table.facility_adjectives:
            i += 1
        if self.gazetteer.kind[match.candidates[0]] == COUNTRY:
            if start < size and self.lower[start] == "border":
                match.last, match.noun, match.support = start, "border", Support.NAMED
            return
        if i < size and self.lower[i] in table.facilities:
            if self.upper[i] and self.context.proper(i + 1, before=False):
                return
            match.last, match.noun = i, self.lower[i]
        elif start == match.last + 1 and start < size and self.lower[start] in table.nouns:
            match.last, match.noun = start, self.lower[start]
        elif start == match.last + 1 and start < size and self.lower[start] in table.plurals:
            match.noun = table.plurals[self.lower[start]]
        before = match.first - 1
        if match.noun in table.facilities and before >= 0 and self.upper[before]:
            match.first -= self.lower[before] in table.facility_adjectives
        if match.noun in table.facilities and self.context.stopped(match) and not self.context.preposed(match.first):
            return
        if match.noun and (
            match.noun in table.nouns or match.noun not in table.vague or self.context.preposed(match.first)
        ):
            match.support = Support.NAMED

    def _before(self, match: PlaceMatch) -> None:
        i, table = match.first - 1, self.table
        if i >= 0 and self.lower[i] in table.directions:
            literal = self.gazetteer.named(f"{self.lower[i]} {match.key}")
            if literal:
                match.first = match.core_first = i
                match.candidates, match.key = literal, f"{self.lower[i]} {match.key}"
                match.name = self.context.text(i, match.core_last)
            elif not match.noun:
                match.first, match.direction = i, self.lower[i]
            i -= 1
        if i >= 1 and self.lower[i] == "of" and self.context.place_noun(i - 1) and self.context.holds_names(i - 1):
            match.noun = match.noun or self.context.place_noun(i - 1)
            match.support = Support.NAMED
        elif i >= 0 and self.context.place_noun(i) and match.first == i + 1 and not match.noun:
            if self.upper[i] and not self.context.starts(i):
                match.first, match.noun = i, self.lower[i]
                match.support = Support.NAMED
            elif self.lower[i] not in table.vague and self.lower[i] not in table.facilities:
                match.noun = self.context.place_noun(i)
                match.support = max(match.support, Support.PREPOSED)
        if self.context.preposed(match.first):
            match.support = max(match.support, Support.PREPOSED)
        if match.candidates and match.support is Support.PREPOSED and self._doubtful(match):
            match.support = Support.BARE

    def _doubtful(self, match: PlaceMatch) -> bool:
        """A preposition alone does not make a person's name or a piece of a longer name a place."""
        before = self.lower[match.first - 1] if match.first else ""
        if match.key in self.table.personal or match.key in self.table.ordinary:
            follows = self.lower[match.last + 1] if match.last + 1 < len(self.words) else ""
            return before not in ("in", "near") or follows == "of" or self.context.proper(match.last + 1, before=False)
        return self.context.proper(match.last + 1, before=False) and self.gazetteer.kind[match.candidates[0]] > CITY
