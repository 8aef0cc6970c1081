"""The words around a place name: what may be read off them without knowing the place."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.registers.gazetteer_names import ARTICLES
from rashomon.registers.places_data import PlaceWords
from rashomon.registers.places_match import PlaceMatch

HYPHENS = frozenset({"-", "‑", "–"})
JOINS = frozenset({",", "and", "or", "&"})
_ENDS = frozenset({".", "!", "?", "\n", ":", "--", "—", "–", "”", '"', "“", "[", "]", ";"})


class Context:
    """The words of one text, with their case, and what the word lists say of them."""

    def __init__(self, words: Sequence[str], table: PlaceWords) -> None:
        self.words, self.table = words, table
        self.lower = [word.lower() for word in words]
        self.upper = [word[:1].isupper() for word in words]

    def goes_on(self, i: int) -> bool:
        """Does the name go on behind an article, as in "Bab al-Salameh"?"""
        return i + 1 < len(self.words) and self.lower[i + 1] in ARTICLES and self.article(i + 1)

    def article(self, i: int) -> bool:
        """Does an Arabic article stand here, tied to a name: "al-Raqqa"?"""
        return i + 2 < len(self.words) and self.words[i + 1] in HYPHENS and self.upper[i + 2]

    def common(self, i: int) -> bool:
        """Is this one word a title, a people, a day or a noun for places, whatever village bears it too?"""
        table, word = self.table, self.lower[i]
        if self.acronym(self.words[i]):
            return False
        lists = (table.titles, table.peoples, table.openers, table.nouns, table.facilities, table.directions)
        return word.rstrip(".") in table.calendar or word in ARTICLES or any(word in words for words in lists)

    @staticmethod
    def acronym(word: str) -> bool:
        """Are these a few capitals?"""
        return len(word) < 6 and word.isupper() and len(word) > 1

    def text(self, first: int, last: int) -> str:
        """The words from `first` to `last` (inclusive) as one string."""
        out = self.words[first]
        for i in range(first + 1, last + 1):
            tight = self.words[i] in HYPHENS or self.words[i - 1] in HYPHENS or self.words[i] in ("'s", "’s", ",")
            out += self.words[i] if tight else f" {self.words[i]}"
        return out

    def proper(self, i: int, before: bool) -> bool:
        """Is the word beside a name (before or behind it) a capitalised one that is likely a part of it?"""
        if not 0 <= i < len(self.words) or not self.upper[i]:
            return False
        lower, table = self.lower[i], self.table
        if lower in table.calendar or lower in table.directions or lower in table.peoples:
            return False
        if before:
            if self.starts(i):
                return lower in table.titles or lower in table.personal
            return lower not in table.nouns
        return lower not in table.nouns and lower not in table.facilities and lower not in table.titles

    def starts(self, i: int) -> bool:
        """Does a sentence begin with this token, as far as the words tell?"""
        return i == 0 or self.words[i - 1] in _ENDS or "\n" in self.words[i - 1]

    def place_noun(self, i: int) -> str:
        """The noun for a kind of place that stands here, in the singular, or ""."""
        lower = self.lower[i]
        if lower in self.table.nouns or lower in self.table.facilities:
            return lower
        return self.table.plurals.get(lower, "")

    def holds_names(self, i: int) -> bool:
        """Does "of" behind this noun bring the place's own name, unlike in "University of Baghdad"?"""
        office = self.upper[i] and self.lower[i] in self.table.offices
        return self.lower[i] not in self.table.facilities and not office

    def preposed(self, first: int) -> bool:
        """Does a preposition of place stand before this token?"""
        i = first - 1
        while i >= 0 and self.lower[i] in ("the", "a", "an", "both"):
            i -= 1
        return i >= 0 and self.lower[i] in self.table.prepositions

    def stopped(self, match: PlaceMatch) -> bool:
        """Is the name an ordinary word or a person's name as well?"""
        return match.key in self.table.personal or match.key in self.table.ordinary

    def in_a_name(self, match: PlaceMatch) -> bool:
        """Does a capitalised word that is no place stand right beside the name?"""
        return self.proper(match.first - 1, before=True) or self.proper(match.last + 1, before=False)
