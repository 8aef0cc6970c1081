"""One voice: the same unnamed speaker of one origin under one id, however much each claim lets one know of him.

A report says once where "the army" is, and goes on with "the army said". By its own words alone a claim that names no
place can't tell whose army that is; beside the others of its event it can.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.comparing.account import Account
from rashomon.comparing.speakers import described_as
from rashomon.comparing.voices import origin_id

# The ids of `speakers`: a body of a country, or of one that isn't known (":forces", "sd:forces") …
_BODY = re.compile(r"([a-z]{2})?(:[^:]+)")
# … and people or bodies by their words ("people:resident@SD/outlet:reuters").
_DESCRIBED = re.compile(r"(\w+:[^@/]+)(?:@([A-Z]{2}))?(/.+)?")
_ELSEWHERE = ("document:", "outlet:")


@dataclass(frozen=True, slots=True)
class _Id:
    """An id of a speaker: what it says without the country, and the country, empty where it isn't known."""

    id: str
    whom: str
    country: str
    by_words: bool


def one_voice_each(accounts: Sequence[Account]) -> list[Account]:
    """The accounts of one event, with each unnamed speaker of an origin under one id.

    Speakers whom one origin calls by the same words are one, unless it is known of them that they are of two countries
    or two bodies. An id by words alone gives way to that of a body, one without a country to one with it. Whether they
    speak of their own losses says nothing about who they are.

    Example:
        >>> from rashomon.comparing.account import Origin, Speaker
        >>> from rashomon.reading.claim import Claim
        >>> wire, raid = Origin("outlet:wire", "Wire"), Claim("event", "attack")
        >>> told = [Account(id, raid, "d1", origin=wire, speaker=Speaker(id, "army"))
        ...         for id in (":forces", "sd:forces")]
        >>> [account.speaker.id for account in one_voice_each(told)]
        ['sd:forces', 'sd:forces']
    """
    called: dict[tuple[str, str], set[str]] = {}
    for account in accounts:
        if account.speaker.id and not account.speaker.id.startswith(_ELSEWHERE):
            called.setdefault((origin_id(account), described_as(account.speaker.name)), set()).add(account.speaker.id)
    known = {
        (origin, id): one
        for (origin, _), ids in sorted(called.items())
        if len(ids) > 1
        for id, one in _ones(sorted(ids)).items()
    }
    return [
        replace(account, speaker=replace(account.speaker, id=one))
        if (one := known.get((origin_id(account), account.speaker.id)))
        else account
        for account in accounts
    ]


def _ones(ids: Sequence[str]) -> dict[str, str]:
    """For each of these ids, all of the same words and origin, which it gives way to."""
    found = [_parsed(id) for id in ids]
    return {one.id: better.id for one in found if (better := _better(one, found))}


def _better(one: _Id, among: Sequence[_Id]) -> _Id | None:
    """The only id that says more of the same speaker; None where there is none, or several."""
    if one.country and not one.by_words:
        return None
    more = [
        other
        for other in among
        if other != one
        and (other.whom == one.whom or (one.by_words and not other.by_words))
        and not (one.country and other.country and one.country != other.country)
        and (other.by_words, not other.country) < (one.by_words, not one.country)
    ]
    firm = [other for other in more if not other.by_words] or more
    placed = [other for other in firm if other.country] or firm
    return placed[0] if len(placed) == 1 and len({other.whom for other in firm}) == 1 else None


def _parsed(id: str) -> _Id:
    if body := _BODY.fullmatch(id):
        return _Id(id, body[2], (body[1] or "").upper(), by_words=False)
    if words := _DESCRIBED.fullmatch(id):
        return _Id(id, words[1], words[2] or "", by_words=True)
    # A register's id: this one and no other, wherever he is.
    return _Id(id, id, "", by_words=False)
