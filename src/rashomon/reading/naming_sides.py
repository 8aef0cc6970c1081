"""Words by which one side calls the other: "warplanes of the aggression" are those of whoever commits it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.parse import Parsed

if TYPE_CHECKING:
    from rashomon.reading.mention import Mention

AGGRESSORS = frozenset({"aggression", "occupation"})
FORCES = frozenset({
    "force", "troop", "soldier", "army", "mercenary", "warplane", "plane", "aircraft", "jet", "drone", "helicopter",
    "artillery", "navy",
})  # fmt: skip


def name_aggressors(parsed: Parsed, found: dict[int, Mention]) -> None:
    """Make a party of "the aggression" where forces or warplanes are said to be its own.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "Warplanes of the Sorland aggression bombed a school in Hajjah.")
        >>> [(c.type, [p.name for p in c.agents]) for c in Reader().read(told).claims]
        [('air_strike', ['Sorland aggression'])]
    """
    for head, mention in found.items():
        of = parsed.head[head]
        noun = parsed.head[of]
        # At the start of a sentence the tagger takes "Warplanes" for a name, which keeps its "s".
        forces = not FORCES.isdisjoint({parsed.lemma[noun], parsed.lower[noun].removesuffix("s")})
        owned = parsed.dep[head] == "pobj" and parsed.lower[of] == "of" and forces
        if parsed.lemma[head] in AGGRESSORS and owned:
            mention.kind, mention.proper = "state_force", True
