"""The columns of the side-by-side table: one for each independent origin, copies folded under it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from string import ascii_uppercase

from rashomon.comparing.account import Account
from rashomon.comparing.voices import in_order, origin_id
from rashomon.record.rows import DocumentRow, EventPage


@dataclass(frozen=True, slots=True)
class OriginColumn:
    """One origin: its letter on the page, its name, the day it was first heard, and the reports that carry it.

    `document` is the report that stands for it; `own` says that this is its own text and not one
    that quotes or credits it. `copies` are the other reports that only repeat it, `more` those that
    add to it: a later number, another speaker.
    """

    letter: str
    origin: str
    name: str
    day: date | None
    document: str
    own: bool
    copies: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


def origin_columns(page: EventPage) -> list[OriginColumn]:
    """The origins of an event from the first heard, lettered A, B, C …"""
    copied = set(page.corroboration.copies)
    by_origin: dict[str, list[Account]] = {}
    for account in in_order(page.accounts):
        by_origin.setdefault(origin_id(account), []).append(account)
    return [
        _column(letter, origin, told, copied)
        for letter, (origin, told) in zip(letters(len(by_origin)), by_origin.items(), strict=True)
    ]


def _column(letter: str, origin: str, told: Sequence[Account], copied: Collection[str]) -> OriginColumn:
    """The column of one origin, from its accounts in order."""
    first = next((account for account in told if account.document == account.origin.document), told[0])
    name = first.origin.name or first.publisher or first.said_as or first.document
    others = [d for d in dict.fromkeys(account.document for account in told) if d != first.document]
    news = {account.document for account in told if account.id not in copied}
    return OriginColumn(
        letter,
        origin,
        name,
        told[0].published,
        first.document,
        any(_its_own(account) for account in told),
        tuple(document for document in others if document not in news),
        tuple(document for document in others if document in news),
    )


def _its_own(account: Account) -> bool:
    """Whether an account stands in a text of its origin, and not in one that quotes or credits it."""
    origin = account.origin
    return origin.document == account.document or origin.rule == "own" or account.publisher == origin.name


def letters(number: int) -> list[str]:
    """So many letters: A to Z, then AA, AB …

    Example:
        >>> letters(3), letters(28)[-2:]
        (['A', 'B', 'C'], ['AA', 'AB'])
    """
    found = list(ascii_uppercase)
    if number > len(found):
        found += ["".join(two) for two in product(ascii_uppercase, repeat=2)]
    return found[:number]


def report_name(documents: Mapping[str, DocumentRow], key: str) -> str:
    """What a report is called in a line: its outlet, else its id as it came in."""
    row = documents.get(key)
    return (row.publisher or row.id) if row else key


def report_names(documents: Mapping[str, DocumentRow], keys: Sequence[str]) -> str:
    """Several of them."""
    return ", ".join(report_name(documents, key) for key in keys)
