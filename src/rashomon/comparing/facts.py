"""Facts: the accounts of one event laid side by side, a row for each slot, a column for each origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.comparing.denied import about
from rashomon.comparing.slots import slots
from rashomon.comparing.values import UNKNOWN, Value, Values, values
from rashomon.comparing.voices import in_order, origin_id, speaker_id
from rashomon.reading.claim import Modality

_MATTER = frozenset({"what", "happened"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in the words of one speaker, down one origin; `accounts` are the ids that say so."""

    value: Value
    origin: Origin
    speaker: Speaker
    modality: Modality
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the table: a slot with what each origin puts there, the earliest published first."""

    slot: str
    label: str
    cells: tuple[Cell, ...]

    def by_origin(self) -> dict[str, tuple[Cell, ...]]:
        """The cells of each column, by origin id (`voices.origin_id`), in their order."""
        columns: dict[str, list[Cell]] = {}
        for cell in self.cells:
            columns.setdefault(cell.origin.id, []).append(cell)
        return {origin: tuple(cells) for origin, cells in columns.items()}


def facts(accounts: Sequence[Account]) -> list[Fact]:
    """The accounts of one event by slot, in the order of the table; slots that nobody fills are left out.

    A cell holds the accounts of one origin and speaker with the same value and modality. The modality
    counts for the whole claim: the perpetrator of a denied attack is a denied perpetrator. Who denies his own part, a
    number or that civilians were hit says nothing against what happened.

    Example:
        >>> from rashomon.reading.claim import Claim, Number
        >>> blast = Claim("event", "bombing", numbers={"killed": Number(80, 80, 80)})
        >>> for fact in facts([Account("c1", blast, "d1"), Account("c2", blast, "d2")]):
        ...     print(fact.slot, [(c.value.words, c.origin.id, c.accounts) for c in fact.cells])
        what [('bombing', 'd1', ('c1',)), ('bombing', 'd2', ('c2',))]
        who [('not named', 'd1', ('c1',)), ('not named', 'd2', ('c2',))]
        killed [('80', 'd1', ('c1',)), ('80', 'd2', ('c2',))]
        happened [('it happened', 'd1', ('c1',)), ('it happened', 'd2', ('c2',))]
    """
    known = in_order(accounts)
    return lay_out(known, [values(account) for account in known])


def lay_out(accounts: Sequence[Account], laid: Sequence[Values]) -> list[Fact]:
    """`facts` for accounts in order whose values are at hand."""
    columns: dict[str, int] = {}
    matter = [about(a, row) if a.claim.modality == "denied" else "" for a, row in zip(accounts, laid, strict=True)]
    voices = [(columns.setdefault(origin_id(a), len(columns)), speaker_id(a)) for a in accounts]
    found = []
    for slot in slots():
        name = slot.slot
        grouped: dict[tuple[int, str, str, Modality], list[tuple[Account, Value]]] = {}
        for account, row, (column, speaker), denied in zip(accounts, laid, voices, matter, strict=True):
            value = row.get(name)
            if value is not None and not (denied and _untouched(name, value, denied)):
                key = (column, speaker, value.key, account.claim.modality)
                if key in grouped:
                    grouped[key].append((account, value))
                else:
                    grouped[key] = [(account, value)]
        if grouped:
            cells = tuple([_cell(grouped[key]) for key in sorted(grouped)])
            found.append(Fact(name, slot.label, cells))
    return found


def _untouched(slot: str, value: Value, denied: str) -> bool:
    """Whether a denial leaves a slot as it is: a doer whom it doesn't name; what happened, if a detail is denied."""
    return value.key == UNKNOWN or (slot in _MATTER and denied != "happened")


def _cell(told: Sequence[tuple[Account, Value]]) -> Cell:
    account, value = told[0]
    if account.origin.id and account.speaker.id:
        ids = tuple([a.id for a, _ in told])
        return Cell(value, account.origin, account.speaker, account.claim.modality, ids)
    name = account.publisher or account.said_as or account.document
    origin = account.origin if account.origin.id else Origin(origin_id(account), name, document=account.document)
    speaker = account.speaker if account.speaker.id else Speaker(speaker_id(account), name)
    return Cell(value, origin, speaker, account.claim.modality, tuple([a.id for a, _ in told]))
