"""The words of modality: which turn a proposition into a denial, a possibility or a plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.vocabulary.load import entries

Effect = Literal["asserted", "denied", "possible", "planned", "ceases", "open"]


class ModalCue(BaseModel):
    """One word of modality and what it does to a proposition.

    `via` says how the proposition hangs on a governing word: `infinitive`, `gerund`, `clause`,
    `whether`, `object`, `subject`, `compound`, or a preposition. `negated` is the effect when the
    cue itself is negated ("not rule out"), `perfect` that of an auxiliary before "have" ("must have").
    A `told` noun is one for what somebody tells ("report"), a `verdict` what is said of that and so of
    the deed itself ("false", "unconfirmed").
    `binds`: who says it binds himself, whomever he says it to ("promised the rebels to withdraw").
    `struggle`: who is in it is already an enemy of those it is against ("the campaign to defeat X").
    `open` lets the certainty of what stands above pass through ("no role in the attack").
    In `example` the word between asterisks heads the proposition.

    Example:
        >>> cue = ModalCue(cue="call off", pos="verb", effect="denied", via=("object",),
        ...                example="The general called off the *offensive*.")
        >>> cue.word, cue.particle
        ('call', 'off')
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    cue: str = Field(min_length=2)
    pos: Literal[
        "auxiliary",
        "adverb",
        "marker",
        "determiner",
        "preposition",
        "modifier",
        "verb",
        "adjective",
        "noun",
        "light",
        "achieved",
        "told",
        "verdict",
    ]
    effect: Effect
    via: tuple[str, ...] = ()
    negated: Effect | None = None
    perfect: Effect | None = None
    voice: Literal["passive"] | None = None
    when: Literal["future"] | None = None
    needs: Literal["progressive", "present", "finite", "used to", "singular"] | None = None
    binds: bool = False
    struggle: bool = False
    sense: str = ""
    example: str = Field(pattern=r"\*[^*]+\*")

    @property
    def word(self) -> str:
        """The first word, by which the cue is looked up."""
        return self.cue.split()[0]

    @property
    def particle(self) -> str:
        """The second word of a particle verb ("call off"), or nothing."""
        return self.cue.partition(" ")[2]

    @property
    def key(self) -> str:
        """What a user's own entry must share to replace this one."""
        return f"{self.cue} ({self.pos}, {self.sense or self.effect})"


@dataclass(frozen=True, slots=True)
class ModalTable:
    """The cues by kind of word, ready for one look-up a token."""

    auxiliaries: dict[str, ModalCue]
    adverbs: dict[str, ModalCue]
    markers: dict[str, ModalCue]
    determiners: dict[str, ModalCue]
    prepositions: dict[str, ModalCue]
    modifiers: dict[str, ModalCue]
    verbs: dict[str, tuple[ModalCue, ...]]
    adjectives: dict[str, tuple[ModalCue, ...]]
    nouns: dict[str, tuple[ModalCue, ...]]
    light: dict[str, tuple[ModalCue, ...]]
    achieved: dict[str, tuple[ModalCue, ...]]
    told: dict[str, ModalCue]
    verdicts: dict[str, ModalCue]


@cache
def modal_table(own: Path | None = None) -> ModalTable:
    """All cues of modality, with a user's own on top.

    Raises:
        DataError: an entry of the list doesn't fit.

    Example:
        >>> modal_table().auxiliaries["might"].effect
        'possible'
    """
    cues = entries("modality", ModalCue, own)
    return ModalTable(
        auxiliaries=_single(cues, "auxiliary"),
        adverbs=_single(cues, "adverb"),
        markers=_single(cues, "marker"),
        determiners=_single(cues, "determiner"),
        prepositions=_single(cues, "preposition"),
        modifiers=_single(cues, "modifier"),
        verbs=_several(cues, "verb"),
        adjectives=_several(cues, "adjective"),
        nouns=_several(cues, "noun"),
        light=_several(cues, "light"),
        achieved=_several(cues, "achieved"),
        told=_single(cues, "told"),
        verdicts=_single(cues, "verdict"),
    )


def _single(cues: Iterable[ModalCue], pos: str) -> dict[str, ModalCue]:
    return {cue.cue: cue for cue in cues if cue.pos == pos}


def _several(cues: Iterable[ModalCue], pos: str) -> dict[str, tuple[ModalCue, ...]]:
    """By first word; entries with a particle first, so that "call off" is tried before "call"."""
    grouped: dict[str, list[ModalCue]] = defaultdict(list)
    for cue in cues:
        if cue.pos == pos:
            grouped[cue.word].append(cue)
    return {word: tuple(sorted(found, key=lambda c: not c.particle)) for word, found in grouped.items()}
