"""Histories on the screen: a subject, its spells from the earliest, each with its days and its voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from rashomon.comparing.account import Account
from rashomon.comparing.spells import Bounds, Certainty, Spell
from rashomon.comparing.voices import origin_id, speaker_id, words_of
from rashomon.exchange import wording
from rashomon.exchange.pieces import QUIET, UNDATED, counted, quoted, said
from rashomon.exchange.safe import one_line
from rashomon.exchange.table import STYLES
from rashomon.reading.claim import Modality
from rashomon.record.accounts import Said

VOICES = 3
"""Voices of a spell that are quoted before the rest is only counted."""
_CERTAINTY = {
    "held": "green", "last known": "yellow", "may have held": "yellow", "possible": STYLES["possible"],
    "planned": STYLES["planned"], "denied": STYLES["denied"],
}  # fmt: skip
_BY = {"denied": "denied by", "planned": "planned according to", "possible": "held possible by"}

Accounts = Mapping[str, Account]
"""The claims that spells rest on, by id."""


def histories(spells: Sequence[Spell], accounts: Accounts, width: int, on: date | None = None) -> Group:
    """Spells by subject; `on` is the day for which each says whether it held.

    Example:
        >>> from rashomon.comparing.account import Speaker
        >>> from rashomon.comparing.corroboration import Corroboration
        >>> from rashomon.comparing.subjects import Subject
        >>> from rashomon.exchange.table import printed
        >>> from rashomon.reading.claim import Claim
        >>> said = Account("c1", Claim("control", "controls"), "d1", publisher="Kot Radio", published=date(2016, 3, 2),
        ...                speaker=Speaker("s1", "a villager"))
        >>> spell = Spell(Subject("control: kot", "control", "who holds Kot"), "controls", (), "IS: controls Kot",
        ...               start=Bounds(None, date(2016, 1, 31)), last_held=date(2016, 3, 1),
        ...               last_confirmed=date(2016, 3, 2),
        ...               confirmed_by=Corroboration(("o1",), ("s1",), accounts=("c1",)))
        >>> print(printed(histories([spell], {"c1": said}, 80), 80))
        Who holds Kot
          IS: controls Kot
            31 Jan 2016 or before – 1 Mar 2016 or later
            1 independent origin, 1 primary speaker, last on 2 Mar 2016
            a villager, Kot Radio, 2 Mar 2016
    """
    parts: list[RenderableType] = []
    subject = ""
    for spell in spells:
        if spell.subject.key != subject:
            subject = spell.subject.key
            words = one_line(spell.subject.words)
            parts += [*([Text()] if parts else []), Text(words[:1].upper() + words[1:], "bold")]
        parts.append(Padding(_spell(spell, accounts, width - 4, on), (0, 0, 0, 2)))
    return Group(*parts)


def _spell(spell: Spell, accounts: Accounts, width: int, on: date | None) -> Group:
    modality = told_as(spell, accounts)
    asserted = modality == "asserted"
    head = said(_state(spell), "cyan" if asserted else QUIET)
    if not asserted:
        head = Text(f"{wording.MODALITIES[modality].sign} ", STYLES[modality]).append_text(head)
    if on is not None and (certainty := certainty_on(spell, on, accounts)) is not None:
        head.append(f"  {certainty} on {wording.day(on)}", _CERTAINTY[certainty])
    lines: list[Text] = [Text(span(spell))]
    if spell.assumed:
        lines[0].append(", as of publication where the text gives no day", QUIET)
    if asserted:
        lines += [_counts(spell), *_told(spell.confirmed_by.accounts, accounts, width)]
    planned = plans(spell, accounts)
    possible = [id for id in spell.possible_by if id not in planned]
    others: tuple[tuple[Modality, Sequence[str]], ...] = (
        ("denied", spell.denied_by),
        ("planned", planned),
        ("possible", possible),
    )
    for how, ids in others:
        if ids:
            lines += [Text(f"{_BY[how]} {counted(len(ids), 'claim')}", STYLES[how]), *_told(ids, accounts, width)]
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in lines))


def plans(spell: Spell, accounts: Mapping[str, Account | Said]) -> tuple[str, ...]:
    """Those of the claims in `possible_by` of a spell that tell of a plan."""
    return tuple(id for id in spell.possible_by if id in accounts and _modality(accounts[id]) == "planned")


def told_as(spell: Spell, accounts: Mapping[str, Account | Said]) -> Modality:
    """How a spell is told of at the firmest: what is only planned is not held possible by anybody.

    Example:
        >>> from rashomon.comparing.subjects import Subject
        >>> from rashomon.reading.claim import Claim
        >>> plan = Account("c1", Claim("relation", "allied", modality="planned"), "d1")
        >>> told_as(Spell(Subject("k", "ties", ""), "allied", (), "", possible_by=("c1",)), {"c1": plan})
        'planned'
    """
    if spell.confirmed_by.accounts:
        return "asserted"
    if spell.denied_by:
        return "denied"
    told = [id for id in spell.possible_by if id in accounts]
    return "planned" if told and len(plans(spell, accounts)) == len(told) else "possible"


def certainty_on(
    spell: Spell, day: date, accounts: Mapping[str, Account | Said]
) -> Certainty | Literal["planned"] | None:
    """Whether a spell held on a day (`Spell.at`), and of one that is only planned that it is."""
    return "planned" if told_as(spell, accounts) == "planned" else spell.at(day)


def _modality(account: Account | Said) -> Modality:
    return account.modality if isinstance(account, Said) else account.claim.modality


def _state(spell: Spell) -> str:
    words = spell.words.removeprefix(f"{spell.subject.words}: ")
    if spell.low is None:
        return words
    return f"{words} " + (f"{spell.low:,}" if spell.high in (None, spell.low) else f"{spell.low:,}–{spell.high:,}")


def span(spell: Spell) -> str:
    """The days of a spell with what is open about them.

    Example:
        >>> from rashomon.comparing.subjects import Subject
        >>> spell = Spell(Subject("k", "ties", "A and B"), "allied", (), "A and B: allied",
        ...               start=Bounds(date(2016, 1, 1), date(2016, 1, 31)), starts_known=True,
        ...               end=Bounds(date(2016, 8, 13), date(2016, 8, 13)), ends_known=True)
        >>> span(spell)
        'between 1 and 31 Jan 2016 – 13 Aug 2016'
    """
    start = _bound(spell.start, open_before=not spell.starts_known)
    if spell.ends_known:
        end = _bound(spell.end, open_before=False)
    elif spell.last_held is not None:
        end = f"{wording.day(spell.last_held)} or later"
    else:
        end = "end unknown"
    return f"{start} – {end}"


def _bound(bounds: Bounds, *, open_before: bool) -> str:
    first, last = bounds.earliest, bounds.latest
    if first is not None and first == last:
        return wording.day(first)
    if first is not None and last is not None:
        if (first.year, first.month) == (last.year, last.month):
            return f"between {first.day} and {wording.day(last)}"
        return f"between {wording.day(first)} and {wording.day(last)}"
    if last is not None:
        return f"{wording.day(last)} or before" if open_before else f"by {wording.day(last)}"
    return f"{wording.day(first)} or later" if first is not None else UNDATED


def _counts(spell: Spell) -> Text:
    found = spell.confirmed_by
    text = Text(
        f"{counted(len(found.origins), 'independent origin')}, {counted(len(found.speakers), 'primary speaker')}"
    )
    if spell.last_confirmed is not None:
        text.append(f", last on {wording.day(spell.last_confirmed)}")
    return text


def _told(ids: Sequence[str], accounts: Accounts, width: int) -> list[Text]:
    """Who says so and in which words, each voice once; the rest is only counted."""
    found: dict[tuple[str, str], Account] = {}
    for id in ids:
        if account := accounts.get(id):
            found.setdefault((origin_id(account), speaker_id(account)), account)
    lines = []
    for account in list(found.values())[:VOICES]:
        words = words_of(account)
        line = quoted(words, width, QUIET).append("\n") if words else Text()
        lines.append(line.append(_voice(account), QUIET))
    if len(found) > VOICES:
        lines.append(Text(f"and {counted(len(found) - VOICES, 'more voice')}", QUIET))
    return lines


def _voice(account: Account) -> str:
    speaker = account.speaker.name
    parts = [speaker if speaker != account.publisher else "", account.publisher or account.said_as]
    day = wording.day(account.published) if account.published else UNDATED
    return one_line(", ".join(part for part in (*parts, day) if part))
