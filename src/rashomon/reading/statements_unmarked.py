"""Quoted speech without its marks: lines in the first person, what a colon announces, interview labels."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation
from rashomon.reading.speakers import first_person
from rashomon.reading.statements_cue import CueFinder
from rashomon.reading.statements_draft import Draft

_NOTHING = Quotation(-1, -1)


class UnmarkedReader:
    """Finds what is quoted though no quotation mark says so."""

    def __init__(self, parsed: Parsed, finder: CueFinder) -> None:
        self.parsed = parsed
        self.finder = finder

    def continued(self, ends: dict[int, Draft | None]) -> list[Draft]:
        """A line in the first person behind a quotation that was never closed goes on with it.

        `ends` gives, by the sentence that a quotation ends in, whose it was; None for a closed one.
        """
        parsed = self.parsed
        made: list[Draft] = []
        current: Draft | None = None
        paragraph = -1
        for number, (low, high) in enumerate(parsed.sentences):
            if number in ends:
                current, paragraph = ends[number], parsed.paragraph[number]
                continue
            if current is None or low < self.finder.body or parsed.paragraph[number] == paragraph:
                continue
            if any(self.finder.inside(i) is not None for i in (low, high - 1)):
                current = None
                continue
            own = bisect_left(self.finder.cues, low)
            spoken = (
                own < len(self.finder.cues)
                and self.finder.cues[own] < high
                and not all(first_person(parsed, s) for s in self.finder.voiced[own].subjects)
            )
            if spoken or not any(first_person(parsed, i) for i in range(low, high)):
                current = None
                continue
            made.append(
                replace(
                    current,
                    spans=[(low, high - 1)],
                    direct=True,
                    basis="first person behind a quotation",
                    frame="quote",
                )
            )
        return made

    def announced(self) -> list[Draft]:
        """ "The minister said:" with the words below it, not in quotation marks."""
        parsed = self.parsed
        made: list[Draft] = []
        for number, (low, high) in enumerate(parsed.sentences):
            if parsed.words[high - 1] != ":" or number + 1 >= len(parsed.sentences):
                continue
            if parsed.paragraph[number + 1] == parsed.paragraph[number] or low < self.finder.body:
                continue
            after = parsed.sentences[number + 1][0]
            if parsed.words[after] in ("“", '"', "``"):
                continue
            draft = None
            for i in range(high - 1, low - 1, -1):
                if parsed.pos[i] == "VERB" and (found := self.finder.cue(i, _NOTHING)):
                    draft = found
                    break
            if draft is None:
                continue
            made_last = parsed.sentences[-1][1] - 1
            for later in range(number + 1, len(parsed.sentences)):
                a, b = parsed.sentences[later]
                if parsed.words[b - 1] == ":" and later + 1 < len(parsed.sentences):
                    made_last = a - 1
                    break
            made.append(
                replace(
                    draft,
                    spans=[(after, made_last)],
                    direct=True,
                    basis="introduced with a colon",
                    frame="quote",
                )
            )
        return made

    def labelled(self) -> list[Draft]:
        """Interviews: "Noor: We left at dawn." at the start of paragraphs."""
        parsed = self.parsed
        labels: list[tuple[int, int, int]] = []
        for number, (low, high) in enumerate(parsed.sentences):
            if low < self.finder.body or (number and parsed.paragraph[number] == parsed.paragraph[number - 1]):
                continue
            for i in range(low + 1, min(low + 6, high - 1)):
                if parsed.words[i] == ":":
                    if all(parsed.words[j][0].isupper() for j in range(low, i)):
                        labels.append((number, low, i))
                    break
        names = [parsed.lower[colon - 1] for _, _, colon in labels]
        if len(labels) < 2 or (len(set(names)) == len(names) and "q" not in names):
            return []
        made: list[Draft] = []
        for order, (_, low, colon) in enumerate(labels):
            end = labels[order + 1][1] - 1 if order + 1 < len(labels) else len(parsed.words) - 1
            if parsed.lower[colon - 1] in ("q", "voa"):
                continue
            draft = Draft(low, "asserted", "interview label", [(colon + 1, end)], "quote", direct=True)
            draft.subjects = [colon - 1]
            made.append(draft)
        return made
