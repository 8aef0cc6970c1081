"""Closed vocabularies: filters that take one of a few words, and what is said to another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import get_args

from rashomon.comparing.account import Stake
from rashomon.comparing.disagreement_subjects import SLOTS
from rashomon.comparing.reliability import grades
from rashomon.comparing.slots import slots
from rashomon.errors import UserError
from rashomon.reading.claim import Modality
from rashomon.record.several import Several, normal, several
from rashomon.vocabulary.schema import KIND_OF, TYPES

EVENT_TYPES = tuple(sorted(TYPES["event"]))
CLAIM_TYPES = tuple(sorted(KIND_OF))
CLAIM_KINDS = tuple(TYPES)
MODALITIES: tuple[str, ...] = get_args(Modality)
STAKES: tuple[str, ...] = get_args(Stake)
EVENT_STATUSES = ("machine", "accepted", "rejected", "unverifiable", "all")
STATUSES = ("machine", "accepted", "edited", "rejected", "unverifiable", "all")
LETTERS = tuple(sorted(code for scale, code in grades() if scale == "source-reliability"))
ACTOR_KINDS = ("armed_group", "state_force", "government", "organisation", "media", "person", "people", "name")
SPEAKER_KINDS = (*ACTOR_KINDS, "pronoun", "thing", "object")
SOURCE_KINDS = ("outlet", "agency", "state_media", "party_media", "ngo", *SPEAKER_KINDS)
PRECISIONS = ("exact", "near", "city", "admin2", "admin1", "country")
DISPUTED = (*(slot.slot for slot in slots()), *SLOTS.values())
"""What a disagreement may be about."""
MANY, MOST = 12, 100
"""So few words are all named; of more those that are like the one that was asked for, if any are; of yet more none."""


def known(what: str, name: str, names: Iterable[str]) -> None:
    """Refuse a name that is none of these.

    Raises:
        UserError: it is none of them; the nearest are named, or all.

    Example:
        >>> known("order", "chance", ["start", "killed"])
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: no order 'chance'; there are: start, killed
        >>> known("type", "air strik", EVENT_TYPES)
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: no type 'air strik'; did you mean air_strike?
    """
    among = list(names)
    if name in among:
        return
    near = get_close_matches(normal(name), list(map(normal, among))) if MANY < len(among) <= MOST else []
    others = f"; there are: {', '.join(among)}" if len(among) <= MOST else " in this record"
    raise UserError(f"no {what.replace('_', ' ')} {name!r}{did_you_mean(near) or others}")


def did_you_mean(names: Iterable[str]) -> str:
    """The end of a sentence that says what was not found.

    Example:
        >>> did_you_mean(["Kot", "Kota"]), did_you_mean([])
        ('; did you mean Kot or Kota?', '')
    """
    told = " or ".join(names)
    return f"; did you mean {told}?" if told else ""


def all_known(what: str, names: Several, *vocabularies: Sequence[str]) -> None:
    """Refuse names of which one is in none of these vocabularies; neither capitals nor how words are joined matter.

    Raises:
        UserError: as `known`.

    Example:
        >>> all_known("type", ("Air strike", "riot"), EVENT_TYPES)
    """
    if not several(names):
        return
    words = {normal(word): word for some in vocabularies for word in some if word}
    for name in several(names):
        if normal(name) not in words:
            known(what, name, words.values())
