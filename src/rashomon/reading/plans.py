"""Plots to do something: the deed hangs on the plot, not on whoever foils it or is arrested over it."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.rehang import hang, reach
from rashomon.vocabulary.modality import modal_table

_LOOSE = frozenset({"xcomp", "advcl"})


def join_plans(parsed: Parsed) -> None:
    """Hang "to bomb" on the "plot" right before it, where the parser hung it on the verb above.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Police foiled a plot to bomb a stadium in Kunduz."))
        >>> join_plans(parsed)
        >>> parsed.words[parsed.head[parsed.words.index("bomb")]]
        'plot'
    """
    nouns = modal_table().nouns
    for noun in range(len(parsed.words) - 2):
        if parsed.lower[noun + 1] != "to" or parsed.pos[noun] != "NOUN":
            continue
        verb = parsed.head[noun + 1]
        governs = any("infinitive" in cue.via for cue in nouns.get(parsed.lemma[noun], ()))
        if governs and verb > noun and parsed.dep[verb] in _LOOSE and parsed.sentence[verb] == parsed.sentence[noun]:
            hang(parsed, verb, "acl", noun)
            for token in range(*parsed.sentences[parsed.sentence[noun]]):
                reach(parsed, token)
