"""Words of denial: whether an account says in so many words that something is not so.

Verbs and nouns of denying and words for what is told are those of the vocabulary (`cues.yaml`, `modality.yaml`), words
of what is yet to come its auxiliaries; `data/denial_words.yaml` adds phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rashomon.comparing.account import Account
from rashomon.comparing.regexes import compiled
from rashomon.comparing.slots import DATA
from rashomon.vocabulary.cues import Cue
from rashomon.vocabulary.load import checked, entries, read_yaml
from rashomon.vocabulary.modality import modal_table
from rashomon.vocabulary.nouns import plural_of
from rashomon.vocabulary.triggers import forms

FILE = DATA / "denial_words.yaml"
Sign = Literal["denial", "no part", "taken up", "ahead"]
"""What words show: that something is denied; the denier's part in it; that what is denied stands in the words before
("The army denies it"); and that they are of what somebody will not or can't do, and not of what he has done."""
_POINTS_BACK = r"(?:it|this|that|so|them|these|those|(?:the|any|all|this|that|these|those|such) (?:\w+ )?{nouns})"


class DenialRow(BaseModel):
    """Words that deny, what is `denied` behind a cue of the vocabulary, or `cues` of it that deny nothing, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str
    words: tuple[str, ...] = ()
    part: bool = False
    denied: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()


@cache
def _rows() -> tuple[DenialRow, ...]:
    rows = tuple(checked(read_yaml(FILE), DenialRow, FILE.name))
    for number, row in enumerate(rows, 1):
        for words in (*row.words, *row.denied):
            compiled(words, FILE.name, number)
    return rows


@cache
def _pattern(sign: Sign) -> re.Pattern[str]:
    """Each is made when it is first asked for: to show one event takes no vocabulary."""
    if sign == "ahead":
        return _ahead()
    left = {cue for row in _rows() for cue in row.cues}
    cues = [cue for cue in entries("cues", Cue) if cue.effect == "denied" and not cue.act and cue.cue not in left]
    verbs = [cue for cue in cues if cue.pos == "verb"]
    denies = _any(form for cue in verbs if "np" in cue.frames for form in _forms(cue))
    if sign == "no part":
        parts = [row for row in _rows() if row.part]
        own = [rf"{denies} (?:{what})" for row in parts for what in row.denied]
        return _whole([*own, *(words for row in parts for words in row.words)])
    if sign == "taken up":
        said = [*modal_table().told, *(cue.words[-1] for cue in verbs if cue.own_deed and len(cue.words) > 1)]
        back = _POINTS_BACK.format(nouns=_any(form for noun in said for form in (noun, plural_of(noun))))
        return re.compile(rf"\b{denies} {back}(?: too)?(?:$|[.,;])", re.IGNORECASE)
    denials = [form for cue in cues if cue.pos in ("verb", "noun") for form in _forms(cue)]
    verdicts = [word for word, cue in modal_table().verdicts.items() if cue.effect == "denied"]
    return _whole([*denials, *verdicts, *(words for row in _rows() for words in row.words)])


def _forms(cue: Cue) -> list[str]:
    head, _, rest = cue.cue.partition(" ")
    inflected = forms(head) if cue.pos == "verb" else (plural_of(head),)
    return [f"{form} {rest}".rstrip() for form in (head, *inflected)]


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(set(words), key=lambda word: (-len(word), word)))})"


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{_any(words)}\b", re.IGNORECASE)


def _ahead() -> re.Pattern[str]:
    """Auxiliaries that stand whole ("will", "cannot") or before "n't" alone ("won't"); May is a month as well."""
    whole = [word for word in modal_table().auxiliaries if len(word) > 2 and word.isalpha()]
    stump = [word for word in modal_table().auxiliaries if len(word) == 2 and word.isalpha()]
    return re.compile(rf"\b(?:{_any(whole)}(?:n?['’]t|not)?|{_any(stump)}n['’]t)\b")


@lru_cache(maxsize=1 << 14)
def _shows(sign: Sign, words: str) -> bool:
    return _pattern(sign).search(words) is not None


def says(account: Account, sign: Sign) -> bool:
    """Whether any of the words that carry an account's claim have a sign.

    Example:
        >>> from rashomon.reading.claim import Claim, Span
        >>> def told(quote):
        ...     return Account("c1", Claim("event", "attack", modality="denied", evidence=(Span(0, 9, quote),)), "d1")
        >>> says(told("The army denied it."), "denial"), says(told("He did not die in vain"), "denial")
        (True, False)
    """
    return any(_shows(sign, span.quote) for span in account.claim.evidence)


def can_deny(denier: Account, account: Account, own: bool = False) -> bool:
    """Whether a denied claim may stand against what an account asserts.

    A report that says itself what it also denies says "no" of something else in nine of ten cases (read by eye: 60
    rows of 519 real reports, docs/benchmarks.md): there it takes a word of denial, or somebody who says that he has
    not done what is his `own` part; else somebody who is cited.

    Example:
        >>> from rashomon.reading.claim import Claim, Party, Span
        >>> mother = (Party("mother", "person"),)
        >>> vain = Claim("event", "attack", sources=mother, modality="denied", evidence=(Span(0, 9, "not in vain"),))
        >>> told = Account("c2", Claim("event", "attack"), "d1")
        >>> can_deny(Account("c1", vain, "d1"), told), can_deny(Account("c1", vain, "d2"), told)
        (False, True)
    """
    if own and not says(denier, "ahead"):
        return True
    return says(denier, "denial") or (denier.document != account.document and bool(denier.claim.sources))
