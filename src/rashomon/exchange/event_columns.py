"""The columns of the side-by-side table: one for each independent origin, copies folded under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from string import ascii_uppercase

from rashomon.comparing.account import Account
from rashomon.comparing.voices import first_documents, in_order, origin_id
from rashomon.record.rows import DocumentRow, EventPage


@dataclass(frozen=True, slots=True)
class OriginColumn:
    """One origin: its letter on the page, its name, the day it was first heard, and the reports that carry it.

    `document` is the report that stands for it; `own` says that this is its own text and not one
    that quotes or credits it; `copies` are the other reports that only repeat it.
    """

    letter: str
    origin: str
    name: str
    day: date | None
    document: str
    own: bool
    copies: tuple[str, ...]


def origin_columns(page: EventPage) -> list[OriginColumn]:
    """The origins of an event from the first heard, lettered A, B, C …"""
    accounts = in_order(page.accounts)
    stands = first_documents(accounts)
    carried: dict[str, dict[str, None]] = {}
    days: dict[str, date | None] = {}
    names: dict[str, str] = {}
    owned: dict[str, bool] = {}
    for account in accounts:
        origin = origin_id(account)
        carried.setdefault(origin, {})[account.document] = None
        days.setdefault(origin, account.published)
        names.setdefault(origin, account.origin.name or account.publisher or account.said_as or account.document)
        owned[origin] = owned.get(origin, False) or _its_own(account)
    return [
        OriginColumn(
            letter,
            origin,
            names[origin],
            days[origin],
            stands[origin],
            owned[origin],
            tuple(document for document in carried[origin] if document != stands[origin]),
        )
        for letter, origin in zip(letters(len(carried)), carried, strict=True)
    ]


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
