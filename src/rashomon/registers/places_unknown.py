"""Names of places that no gazetteer knows but their context shows: "Haska Meyna district"."""

from __future__ import annotations

from rashomon.registers.gazetteer import Gazetteer
from rashomon.registers.gazetteer_names import ARTICLES, fold, without_article
from rashomon.registers.places_context import HYPHENS, JOINS, Context
from rashomon.registers.places_match import LONGEST, PlaceMatch, Support


class UnknownNames:
    """Adds to the matches of one text the names that only their context shows to be places."""

    def __init__(self, context: Context, gazetteer: Gazetteer, found: list[PlaceMatch]) -> None:
        self.context, self.gazetteer, self.found = context, gazetteer, found
        self.words, self.table = context.words, context.table
        self.lower, self.upper = context.lower, context.upper
        self.at = {i: n for n, match in enumerate(found) for i in range(match.first, match.last + 1)}

    def add(self) -> None:
        """Names that no gazetteer knows: "the village of Oddname", "in Oddname, Idlib"."""
        i, size = 0, len(self.words)
        while i < size:
            if not self.upper[i] or i in self.at:
                i += 1
                continue
            end = self._run(i)
            first = i - 2 if i > 1 and self.words[i - 1] in HYPHENS and self.lower[i - 2] in ARTICLES else i
            match = self._shown(first, end) or self._listed(first, end)
            if match is not None:
                number = len(self.found)
                self.found.append(match)
                for token in range(match.first, match.last + 1):
                    self.at.setdefault(token, number)
                end = max(end, match.last)
            i = end + 1

    def _run(self, i: int) -> int:
        """The last token of the capitalised name that begins here."""
        last, size = i, len(self.words)
        at = i + 1
        while at < size and at not in self.at and at - i < 2 * LONGEST:
            if self.upper[at] and self.lower[at] not in self.table.calendar:
                last = at
            elif not (self.words[at] in HYPHENS or self.lower[at] in self.table.inner):
                break
            at += 1
        return last

    def _listed(self, first: int, last: int) -> PlaceMatch | None:
        """An unknown name among places: "the towns of A, Unknown and B", "in A, Unknown and B"."""
        left = self.at.get(first - 2, -1)
        if left < 0 or self.words[first - 1] not in JOINS or self.found[left].support < Support.PREPOSED:
            return None
        before, after = self.found[left], self.at.get(last + 2, -1)
        inner = last + 1 < len(self.words) and self.words[last + 1] in JOINS
        if not before.noun and not (inner and after >= 0 and self.words[first - 1] == ","):
            return None
        if (
            before.last != before.core_last
            or self.context.common(first)
            or self.lower[first] in self.table.peoples
            or self.context.acronym(self.words[first])
        ):
            return None
        text = self.context.text(first, last)
        return PlaceMatch(first, last, first, last, text, fold(text), (), before.support, before.noun)

    def _shown(self, first: int, last: int) -> PlaceMatch | None:
        table = self.table
        noun = ""
        core_last, end = last, last
        if self.lower[last] in table.nouns or self.lower[last] in table.facilities:
            if last == first:
                return None
            noun, core_last = self.lower[last], last - 1
        elif last + 1 < len(self.words) and last + 1 not in self.at:
            following = self.lower[last + 1]
            adjective = following in table.facility_adjectives and last + 2 < len(self.words)
            if following in table.nouns or following in table.facilities:
                noun, end = following, last + 1
            elif adjective and self.lower[last + 2] in table.facilities:
                noun, end = self.lower[last + 2], last + 2
        of = ""
        if first > 1 and self.lower[first - 1] == "of" and self.context.holds_names(first - 2):
            of = self.context.place_noun(first - 2)
        core_first = first
        if self.context.starts(first) and not of and not self.context.preposed(first):
            if core_last == core_first:
                return None
            if self.lower[core_first] in table.openers:
                core_first += 1
        while core_last > core_first and self.lower[core_last] in table.facility_adjectives:
            core_last -= 1
        single = self.lower[core_first]
        if self.context.common(core_first):
            return None
        if self.context.acronym(self.words[core_first]) or len(single) < 3 or not single[0].isalpha():
            return None
        preposed = self.context.preposed(core_first)
        if noun in table.offices and not of:
            return None
        support = Support.PREPOSED if preposed else Support.BARE
        if of or (noun and (preposed or noun not in table.vague)):
            support = Support.NAMED
        if support is Support.BARE or (support is Support.PREPOSED and core_last - core_first > 2):
            return None
        text = self.context.text(core_first, core_last)
        key = fold(text)
        candidates = self.gazetteer.named(key) or self.gazetteer.named(without_article(key))
        return PlaceMatch(core_first, end, core_first, core_last, text, key, candidates, support, noun or of or "")
