"""Modality of a proposition within its clause: denied, possible, planned, or plainly asserted.

What a source does to it ("denied that …", "fears that …") is not read here: the climb stops at a
verb of saying whose clause is the proposition.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.reading.claim import Modality
from rashomon.reading.modality_walk import Walk
from rashomon.reading.parse import Parsed
from rashomon.vocabulary.modality import modal_table


@dataclass(frozen=True, slots=True)
class Finding:
    """How real a proposition is, and the words that say so.

    With `cessation` the proposition was so and is over ("stopped fighting", "no longer"); the
    modality is then that of its end ("vowed to stop fighting" is planned).
    """

    modality: Modality
    cue_tokens: tuple[int, ...]
    reason: str
    cessation: bool = False


def modality_of(parsed: Parsed, i: int) -> Finding:
    """The modality of the proposition that token `i` (a verb, noun or adjective) heads.

    Takes time in proportion to the depth of the sentence, at most a dozen steps.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Rebels plan to attack Kot."))
        >>> modality_of(parsed, 3).modality
        'planned'
    """
    walk = Walk(parsed, modal_table())
    walk.climb(i)
    reason = ", ".join(walk.reasons) or "nothing that denies, doubts or plans it"
    return Finding(walk.state, tuple(sorted(set(walk.cues))), reason, walk.ceased)
