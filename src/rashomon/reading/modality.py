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

NOTHING = "nothing that denies, doubts or plans it"


@dataclass(frozen=True, slots=True)
class Finding:
    """How real a proposition is, and the words that say so.

    `reason` names the sort of word that settled it and its effect ("governing verb: planned"), one of
    a few dozen strings; `cue_tokens` are the words themselves.
    With `cessation` the proposition was so and is over ("stopped fighting", "no longer"); the
    modality is then that of its end ("vowed to stop fighting" is planned).
    """

    modality: Modality
    cue_tokens: tuple[int, ...]
    reason: str
    cessation: bool = False


def modality_of(parsed: Parsed, i: int, claim_type: str = "") -> Finding:
    """The modality of the proposition that token `i` (a verb, noun or adjective) heads.

    With `claim_type` the proposition is read as a claim of that type: a relation stands though its
    end is only aimed at ("efforts to defeat X": hostile), and what is foiled has been `disrupted`.
    Takes time in proportion to the depth of the sentence, at most a dozen steps.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Rebels plan to attack Kot."))
        >>> modality_of(parsed, 3).modality
        'planned'
    """
    walk = Walk(parsed, modal_table(), claim_type)
    walk.climb(i)
    return Finding(walk.state, tuple(sorted(set(walk.cues))), walk.reason or NOTHING, walk.ceased)
