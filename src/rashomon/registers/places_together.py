"""Place matches read together: containers, lists, persons of the same name."""

from __future__ import annotations

from rashomon.registers.gazetteer import Gazetteer
from rashomon.registers.gazetteer_build import ADMIN1, CITY, COUNTRY, REGION
from rashomon.registers.places_context import JOINS, Context
from rashomon.registers.places_match import PlaceMatch, Support


class Together:
    """Lets the matches of one text, in text order, speak for and against each other."""

    def __init__(self, context: Context, gazetteer: Gazetteer, found: list[PlaceMatch]) -> None:
        self.context, self.gazetteer, self.found = context, gazetteer, found
        self.words, self.table = context.words, context.table
        self.lower, self.upper = context.lower, context.upper

    def settle(self) -> None:
        """Set containers, and raise or lower each match's support by the others."""
        self._containers()
        self._lists()
        self._persons()
        self._agree()

    def _containers(self) -> None:
        found, words = self.found, self.words
        for n in range(len(found) - 1):
            match, after = found[n], found[n + 1]
            gap = [w.lower() for w in words[match.last + 1 : after.first]]
            if gap in (
                [","],
                ["in"],
                ["in", "the"],
                ["of"],
                [",", "in"],
                ["("],
                ["in", "'s"],
            ) and self._holds(after, match):
                self._contain(
                    n,
                    n + 1,
                    gap == [","] or not (self.context.stopped(match) or (gap[0] == "of" and not match.noun)),
                )
            elif gap in (["'s"], ["’s"]) and self._holds(match, after):
                self._contain(n + 1, n, not self.context.stopped(after) or bool(after.noun))

    def _contain(self, inner: int, outer: int, said: bool) -> None:
        if not said:
            return
        self.found[inner].container = outer
        self.found[inner].support = Support.NAMED
        self.found[outer].support = max(self.found[outer].support, Support.PREPOSED)

    def _holds(self, outer: PlaceMatch, inner: PlaceMatch) -> bool:
        within, kind = self.gazetteer.within, self.gazetteer.kind
        if inner.candidates and kind[inner.candidates[0]] == COUNTRY:
            # "Georgia, USA" but not Russia, Ohio in "Russia, the United States and China".
            return any(kind[r] == ADMIN1 and within(r, outer.candidates[0]) for r in inner.candidates)
        outers = outer.candidates[:8]
        if not inner.candidates:
            return any(kind[r] <= ADMIN1 or kind[r] == REGION for r in outers)
        return any(
            within(r, o) and r != o for o in outers if kind[o] != CITY or inner.noun for r in inner.candidates[:60]
        )

    def _lists(self) -> None:
        """What holds for one holds for all: "the towns of A, B and C", "A and B provinces"."""
        found, words = self.found, self.words
        for n in range(1, len(found)):
            left, right = found[n - 1], found[n]
            gap = words[left.last + 1 : right.first]
            if 0 < len(gap) < 3 and all(w in JOINS for w in gap) and right.container != n - 1 and left.container != n:
                if left.noun and not right.noun and left.last == left.core_last:
                    right.noun, right.support = left.noun, max(right.support, left.support)
                elif left.support >= Support.PREPOSED > right.support and not self.context.stopped(right):
                    right.support = Support.PREPOSED
        for n in range(len(found) - 1, 0, -1):
            left, right = found[n - 1], found[n]
            gap = words[left.last + 1 : right.first]
            plural = right.last + 1 < len(words) and self.lower[right.last + 1] in self.table.plurals
            if right.noun and plural and 0 < len(gap) < 3 and all(w in JOINS for w in gap) and not left.noun:
                left.noun, left.support = right.noun, Support.NAMED

    def _persons(self) -> None:
        """A word that elsewhere ends a person's name ("Haider al-Abadi") is that person, said bare."""
        surnames = {
            self.lower[m.last]
            for m in self.found
            if m.support is Support.BARE and self.context.proper(m.first - 1, before=True) and m.first == m.core_first
        }
        for match in self.found:
            if (
                match.support in (Support.KNOWN, Support.PREPOSED)
                and match.first == match.last
                and self.lower[match.last] in surnames
            ):
                kind = self.gazetteer.kind[match.candidates[0]]
                if kind != COUNTRY:
                    match.support, match.doubt = Support.BARE, "a person's name in this text"

    def _agree(self) -> None:
        """A name that is shown to be a place once is one wherever it stands alone."""
        shown = {m.key for m in self.found if m.support >= Support.PREPOSED}
        for match in self.found:
            if match.support is Support.BARE and match.key in shown and not self.context.in_a_name(match):
                match.support = Support.KNOWN
