"""Finding place names among the words of a text: gazetteer names, and names that their context shows."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.registers.gazetteer import Gazetteer
from rashomon.registers.gazetteer_build import ADMIN1, CITY, COUNTRY, REGION, WATER
from rashomon.registers.gazetteer_names import ARTICLES, fold, without_article
from rashomon.registers.places_data import PlaceWords
from rashomon.registers.places_match import PlaceMatch, Support

LONGEST = 5
# A town that news names without saying where it is has usually some ten thousand people or more.
WELL_KNOWN = 15_000
_ENDS = frozenset({".", "!", "?", "\n", ":", "--", "—", "–", "”", '"', "“", "[", "]", ";"})
_JOINS = frozenset({",", "and", "or", "&"})
_HYPHENS = frozenset({"-", "‑", "–"})


class Finder:
    """Finds places in one text; made anew for each."""

    def __init__(self, words: Sequence[str], gazetteer: Gazetteer, table: PlaceWords) -> None:
        self.words, self.gazetteer, self.table = words, gazetteer, table
        self.lower = [word.lower() for word in words]
        self.upper = [word[:1].isupper() for word in words]
        self.found: list[PlaceMatch] = []
        self.at: dict[int, int] = {}

    def find(self) -> list[PlaceMatch]:
        """All matches, in text order, without overlaps."""
        self._names()
        self._dress()
        self._unknown()
        self.found.sort(key=lambda match: match.first)
        self._containers()
        self._lists()
        self._persons()
        self._agree()
        for match in self.found:
            match.surface = self._text(match.first + bool(match.direction), match.last)
        return self.found

    # -- names of the gazetteer

    def _names(self) -> None:
        i, size = 0, len(self.words)
        while i < size:
            if self.upper[i] or (self.lower[i] in ARTICLES and self._article(i)):
                match = self._longest(i)
                if match is not None:
                    self.found.append(match)
                    i = match.last + 1
                    continue
            i += 1

    def _article(self, i: int) -> bool:
        return i + 2 < len(self.words) and self.words[i + 1] in _HYPHENS and self.upper[i + 2]

    def _longest(self, i: int) -> PlaceMatch | None:
        named, begins = self.gazetteer.named, self.gazetteer.begins
        words, size = self.words, len(self.words)
        key, last, best = fold(words[i]), i, None
        taken = 1
        while True:
            if key and self.upper[last] and not self._goes_on(last) and (hit := named(key)):
                best = (last, key, hit)
            if not begins(key) or taken >= LONGEST:
                break
            last += 1
            if last < size and words[last] in _HYPHENS:
                last += 1
            if last >= size or not (self.upper[last] or self.lower[last] in self.table.particles):
                break
            key = f"{key} {fold(words[last])}"
            taken += 1
        if best is None:
            return self._without_article(i)
        last, key, hit = best
        if last == i and self._common(i):
            return None
        if last == i and self._acronym(words[i]) and self.gazetteer.kind[hit[0]] not in (COUNTRY, REGION):
            return None
        return PlaceMatch(i, last, i, last, self._text(i, last), key, hit)

    def _common(self, i: int) -> bool:
        """Is this one word a title, a people, a day or a noun for places, whatever village bears it too?"""
        table, word = self.table, self.lower[i].rstrip(".")
        lists = (table.titles, table.peoples, table.openers, table.nouns, table.facilities, table.directions, ARTICLES)
        if self._acronym(self.words[i]):
            return False
        return word in table.calendar or any(self.lower[i] in words for words in lists)

    def _goes_on(self, i: int) -> bool:
        """Does the name go on behind an article, as in "Bab al-Salameh"?"""
        return i + 1 < len(self.words) and self.lower[i + 1] in ARTICLES and self._article(i + 1)

    def _without_article(self, i: int) -> PlaceMatch | None:
        if self.lower[i] not in ARTICLES or not self._article(i):
            return None
        match = self._longest(i + 2)
        if match is None:
            return None
        match.first = match.core_first = i
        match.name = self._text(i, match.last)
        return match

    @staticmethod
    def _acronym(word: str) -> bool:
        return len(word) < 6 and word.isupper() and len(word) > 1

    def _text(self, first: int, last: int) -> str:
        out = self.words[first]
        for i in range(first + 1, last + 1):
            tight = self.words[i] in _HYPHENS or self.words[i - 1] in _HYPHENS or self.words[i] in ("'s", "’s", ",")
            out += self.words[i] if tight else f" {self.words[i]}"
        return out

    # -- what stands around a name

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
        self.at = {i: n for n, match in enumerate(kept) for i in range(match.first, match.last + 1)}

    def _swallowed(self, match: PlaceMatch) -> bool:
        """Is a little place's name but the end of a longer name, which the gazetteer lacks?"""
        if match.first != match.last or not self._proper(match.first - 1, before=True):
            return False
        gazetteer = self.gazetteer
        return all(gazetteer.kind[r] > ADMIN1 and gazetteer.population[r] < WELL_KNOWN for r in match.candidates)

    def _own_weight(self, match: PlaceMatch) -> Support:
        table, gazetteer = self.table, self.gazetteer
        best = match.candidates[0]
        if match.key in table.ordinary or match.key in table.personal:
            match.doubt = "an ordinary word" if match.key in table.ordinary else "a person's name"
            return Support.BARE
        if self._in_a_name(match):
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

    def _in_a_name(self, match: PlaceMatch) -> bool:
        """Does a capitalised word that is no place stand right beside the name?"""
        return self._proper(match.first - 1, before=True) or self._proper(match.last + 1, before=False)

    def _proper(self, i: int, before: bool) -> bool:
        if not 0 <= i < len(self.words) or not self.upper[i]:
            return False
        lower, table = self.lower[i], self.table
        if lower in table.calendar or lower in table.directions or lower in table.peoples:
            return False
        if before:
            if self._starts(i):
                return lower in table.titles or lower in table.personal
            return lower not in table.nouns
        return lower not in table.nouns and lower not in table.facilities and lower not in table.titles

    def _starts(self, i: int) -> bool:
        """Does a sentence begin with this token, as far as the words tell?"""
        return i == 0 or self.words[i - 1] in _ENDS or "\n" in self.words[i - 1]

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
            if self.upper[i] and self._proper(i + 1, before=False):
                return
            match.last, match.noun = i, self.lower[i]
        elif start == match.last + 1 and start < size and self.lower[start] in table.nouns:
            match.last, match.noun = start, self.lower[start]
        elif start == match.last + 1 and start < size and self.lower[start] in table.plurals:
            match.noun = table.plurals[self.lower[start]]
        before = match.first - 1
        if match.noun in table.facilities and before >= 0 and self.upper[before]:
            match.first -= self.lower[before] in table.facility_adjectives
        if match.noun in table.facilities and self._stopped(match) and not self._preposed(match.first):
            return
        if match.noun and (match.noun in table.nouns or match.noun not in table.vague or self._preposed(match.first)):
            match.support = Support.NAMED

    def _before(self, match: PlaceMatch) -> None:
        i, table = match.first - 1, self.table
        if i >= 0 and self.lower[i] in table.directions:
            literal = self.gazetteer.named(f"{self.lower[i]} {match.key}")
            if literal:
                match.first = match.core_first = i
                match.candidates, match.key = literal, f"{self.lower[i]} {match.key}"
                match.name = self._text(i, match.core_last)
            elif not match.noun:
                match.first, match.direction = i, self.lower[i]
            i -= 1
        if i >= 1 and self.lower[i] == "of" and self._place_noun(i - 1) and self._holds_names(i - 1):
            match.noun = match.noun or self._place_noun(i - 1)
            match.support = Support.NAMED
        elif i >= 0 and self._place_noun(i) and match.first == i + 1 and not match.noun:
            if self.upper[i] and not self._starts(i):
                match.first, match.noun = i, self.lower[i]
                match.support = Support.NAMED
            elif self.lower[i] not in table.vague and self.lower[i] not in table.facilities:
                match.noun = self._place_noun(i)
                match.support = max(match.support, Support.PREPOSED)
        if self._preposed(match.first):
            match.support = max(match.support, Support.PREPOSED)
        if match.candidates and match.support is Support.PREPOSED and self._doubtful(match):
            match.support = Support.BARE

    def _doubtful(self, match: PlaceMatch) -> bool:
        """A preposition alone does not make a person's name or a piece of a longer name a place."""
        before = self.lower[match.first - 1] if match.first else ""
        if match.key in self.table.personal or match.key in self.table.ordinary:
            follows = self.lower[match.last + 1] if match.last + 1 < len(self.words) else ""
            return before not in ("in", "near") or follows == "of" or self._proper(match.last + 1, before=False)
        return self._proper(match.last + 1, before=False) and self.gazetteer.kind[match.candidates[0]] > CITY

    def _holds_names(self, i: int) -> bool:
        """Does "of" behind this noun bring the name of the place itself, unlike in "University of Baghdad"?"""
        office = self.upper[i] and self.lower[i] in self.table.offices
        return self.lower[i] not in self.table.facilities and not office

    def _place_noun(self, i: int) -> str:
        lower = self.lower[i]
        if lower in self.table.nouns or lower in self.table.facilities:
            return lower
        return self.table.plurals.get(lower, "")

    def _preposed(self, first: int) -> bool:
        i = first - 1
        while i >= 0 and self.lower[i] in ("the", "a", "an", "both"):
            i -= 1
        return i >= 0 and self.lower[i] in self.table.prepositions

    # -- matches together

    def _containers(self) -> None:
        found, words = self.found, self.words
        for n in range(len(found) - 1):
            match, after = found[n], found[n + 1]
            gap = [w.lower() for w in words[match.last + 1 : after.first]]
            if gap in ([","], ["in"], ["in", "the"], ["of"], [",", "in"], ["("], ["in", "'s"]) and self._holds(after, match):
                self._contain(n, n + 1, gap == [","] or not (self._stopped(match) or (gap[0] == "of" and not match.noun)))
            elif gap in (["'s"], ["’s"]) and self._holds(match, after):
                self._contain(n + 1, n, not self._stopped(after) or bool(after.noun))

    def _contain(self, inner: int, outer: int, said: bool) -> None:
        if not said:
            return
        self.found[inner].container = outer
        self.found[inner].support = Support.NAMED
        self.found[outer].support = max(self.found[outer].support, Support.PREPOSED)

    def _holds(self, outer: PlaceMatch, inner: PlaceMatch) -> bool:
        within, kind = self.gazetteer.within, self.gazetteer.kind
        outers = outer.candidates[:8]
        if not inner.candidates:
            return any(kind[r] <= ADMIN1 or kind[r] == REGION for r in outers)
        return any(within(r, o) and r != o for o in outers if kind[o] != CITY or inner.noun for r in inner.candidates[:60])

    def _lists(self) -> None:
        """ "the towns of A, B and C", "A and B provinces", "in A, B and C": what holds for one holds for all."""
        found, words = self.found, self.words
        for n in range(1, len(found)):
            left, right = found[n - 1], found[n]
            gap = words[left.last + 1 : right.first]
            if 0 < len(gap) < 3 and all(w in _JOINS for w in gap) and right.container != n - 1 and left.container != n:
                if left.noun and not right.noun and left.last == left.core_last:
                    right.noun, right.support = left.noun, max(right.support, left.support)
                elif left.support >= Support.PREPOSED > right.support and not self._stopped(right):
                    right.support = Support.PREPOSED
        for n in range(len(found) - 1, 0, -1):
            left, right = found[n - 1], found[n]
            gap = words[left.last + 1 : right.first]
            plural = right.last + 1 < len(words) and self.lower[right.last + 1] in self.table.plurals
            if right.noun and plural and 0 < len(gap) < 3 and all(w in _JOINS for w in gap) and not left.noun:
                left.noun, left.support = right.noun, Support.NAMED

    def _stopped(self, match: PlaceMatch) -> bool:
        return match.key in self.table.personal or match.key in self.table.ordinary

    def _persons(self) -> None:
        """A word that elsewhere ends a person's name ("Haider al-Abadi") is that person, said bare."""
        surnames = {
            self.lower[m.last]
            for m in self.found
            if m.support is Support.BARE and self._proper(m.first - 1, before=True) and m.first == m.core_first
        }
        for match in self.found:
            if match.support in (Support.KNOWN, Support.PREPOSED) and match.first == match.last and self.lower[match.last] in surnames:
                kind = self.gazetteer.kind[match.candidates[0]]
                if kind != COUNTRY:
                    match.support, match.doubt = Support.BARE, "a person's name in this text"

    def _agree(self) -> None:
        """A name that is shown to be a place once is one wherever it stands alone."""
        shown = {m.key for m in self.found if m.support >= Support.PREPOSED}
        for match in self.found:
            if match.support is Support.BARE and match.key in shown and not self._in_a_name(match):
                match.support = Support.KNOWN
