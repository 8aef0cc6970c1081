"""Denials: a proposition that one speaker asserts and another denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.comparing.account import Account
from rashomon.comparing.denied import about, as_said, own_losses, own_part, spared, speaks_for
from rashomon.comparing.denied_words import can_deny
from rashomon.comparing.disagreement_row import Disagreement, Side, best, row
from rashomon.comparing.families import alike
from rashomon.comparing.likeness import exclude, same_party
from rashomon.comparing.parties import LEVELS, fit, named
from rashomon.comparing.rivals import has_side, rival_parties
from rashomon.comparing.sides import STATE
from rashomon.comparing.slots import NUMBER_SLOTS, event_type
from rashomon.comparing.telling import Who
from rashomon.comparing.values import Value, Values, party_of
from rashomon.comparing.victims import part_of
from rashomon.comparing.voices import speaker_id

Told = tuple[Account, Values]
DENIED = "somebody else denies what this speaker says"
_FITS = LEVELS.index("fits")
_OTHER = "other_event"
"""A kind that is near every other: what is asserted of one thing is not denied by a denial of just anything."""
_LEAVING = frozenset({"withdrawal"})
WITHDRAWN = "the same speaker takes it back later"


class _Denial(NamedTuple):
    """A denial in its own words (`as_said`), with what decides against every account whether it denies that one."""

    account: Account
    values: Values
    own_part: bool
    own_losses: bool


def denial_rows(topic: str, asserted: Sequence[Told], denied: Sequence[Told]) -> list[Disagreement]:
    """The denials among accounts of one event, which are in order.

    A party that denies its own deed denies the perpetrator (`who`), and so does anybody who denies a
    party's deed while others tell of the act without that party. A denied number that somebody states
    is denied as that number, and who denies losses of his own denies every number of them; that civilians were
    hit is denied as that (`whom`). Every other denial is of the event as such (`happened`).
    """
    sides: dict[tuple[str, str], list[_Denial]] = {}
    for account, given in denied:
        values = as_said(account, given)
        denial = _Denial(account, values, own_part(account, values), own_losses(account, values))
        slot = _slot(denial, asserted)
        if not slot:
            continue
        key = values[slot].key if slot != "happened" else "denied"
        sides.setdefault((slot, key), []).append(denial)
    found: list[Disagreement] = []
    at_all = sides.pop(("happened", "denied"), [])
    for (slot, _), told in sorted(sides.items()):
        rows = list(_rows(topic, slot, told, asserted))
        found.extend(rows)
        if not rows and slot == "who":
            found.extend(_ascribed(topic, told, asserted))
    found.extend(_rows(topic, "happened", at_all, asserted))
    return found


def _ascribed(topic: str, told: Sequence[_Denial], asserted: Sequence[Told]) -> Iterator[Disagreement]:
    """The row of a party that denies a deed which nobody lays to it by name, but to somebody who may be it."""
    pairs: list[tuple[Account, Account]] = []
    doers: dict[str, Value] = {}
    for denial in told:
        for account, values in asserted:
            doer = values["who"]
            if not _may_be(doer, denial.values["who"]) or not _same_proposition("happened", account, values, denial):
                continue
            if speaker_id(account) != speaker_id(denial.account):
                pairs.append((account, denial.account))
                doers[account.id] = doer
    if not pairs:
        return
    ours = best(account for account, _ in pairs)
    value = told[0].values["who"]
    theirs = Side(Value("who", f"not {value.key}", f"not {value.words}"), best(denier for _, denier in pairs))
    yield row(topic, "denial", "who", Side(doers[ours[0].id], ours), theirs, DENIED)


def _may_be(doer: Value, denier: Value) -> bool:
    """Whether those who are called the doers may be the party that denies it: a state's forces are nobody else's."""
    pairs = [(one, other) for one in (*doer.parties, *doer.mutual) for other in denier.parties]
    return any(_means(one, other) or one.kind not in STATE or other.kind in STATE for one, other in pairs)


def _slot(denial: _Denial, asserted: Sequence[Told]) -> str:
    """The slot that a denial is about; empty where it denies nothing that anybody states."""
    account, values = denial.account, denial.values
    who = values["who"]
    if denial.own_losses and (slot := _number(denial, asserted)):
        return slot
    if denial.own_part:
        return "who" if who.parties else ""
    if slot := _number(denial, asserted):
        return slot
    matter = about(account, values)
    if matter != "happened":
        return "whom" if matter == "whom" else ""
    acts = [v for a, v in asserted if alike(a.claim.type, account.claim.type)]
    if any(map(named, who.parties)) and any(not _names(v["who"], who) for v in acts):
        return "who"
    return "happened"


def _number(denial: _Denial, asserted: Sequence[Told]) -> str:
    """The slot of a denied number that somebody states; one person's death is no number. Empty for none."""
    for slot in NUMBER_SLOTS:
        own = denial.values.get(slot)
        if own is None or own.number == 1:
            continue
        if any(_same_proposition(slot, account, values, denial) for account, values in asserted):
            return slot
    return ""


def _names(value: Value, party: Value) -> bool:
    """Whether one value names a party of the other, a part of it, what it belongs to, or its side."""
    return any(_means(a, b) for a in value.parties for b in party.parties)


def _means(one: Who, other: Who) -> bool:
    if named(one) and named(other):
        return same_party(one, other)
    return all(named(party) or has_side(party) for party in (one, other)) and fit(one, other) >= _FITS


def _same_number(value: Value | None, own: Value) -> bool:
    """Whether a number is the one that is denied; "no soldier was killed" denies every number of soldiers."""
    if value is None or not value.number:
        return False
    if own.number == 0:
        return value.of == own.of or not own.of
    return value.number == own.number and (value.of == own.of or not value.of or not own.of)


def _rows(topic: str, slot: str, told: Sequence[_Denial], asserted: Sequence[Told]) -> Iterator[Disagreement]:
    pairs: dict[bool, list[tuple[Account, Account]]] = {}
    for denial in told:
        denier = denial.account
        for account, values in asserted:
            if not _same_proposition(slot, account, values, denial):
                continue
            same = speaker_id(account) == speaker_id(denier)
            if not same:
                pairs.setdefault(False, []).append((account, denier))
            elif account.published and denier.published and account.published < denier.published:
                pairs.setdefault(True, []).append((account, denier))
    for withdrawn, found in sorted(pairs.items()):
        value = _denied_value(slot, told, found, asserted)
        if slot == "happened":
            ours, theirs = Value(slot, "asserted", "it happened"), Value(slot, "denied", "it did not happen")
        else:
            ours, theirs = value, Value(slot, f"not {value.key}", f"not {value.words}")
        yield row(
            topic,
            "update" if withdrawn else "denial",
            slot,
            Side(ours, best(a for a, _ in found)),
            Side(theirs, best(b for _, b in found)),
            WITHDRAWN if withdrawn else DENIED,
        )


def _others_leave(leaving: Value, denier: Account, denied: Value) -> bool:
    """Whether somebody else is told to have left than a side that denies leaving, which speaks of its own people."""
    if denied.parties or not leaving.parties or not denier.claim.sources:
        return False
    own = party_of(denier.claim.sources[-1])
    return not any(speaks_for(denier, party) or fit(party, own) >= _FITS for party in leaving.parties)


def _denied_value(
    slot: str, told: Sequence[_Denial], found: Sequence[tuple[Account, Account]], asserted: Sequence[Told]
) -> Value:
    """What is denied, in the words of the denial; where it says "none", the number that somebody gives."""
    value = told[0].values[slot]
    if value.number != 0:
        return value
    first = best(account for account, _ in found)[0].id
    return next(values[slot] for account, values in asserted if account.id == first)


def _harms(values: Values, victims: frozenset[str]) -> bool:
    """Whether an account tells of harm to these victims, or to people whom it doesn't name more exactly."""
    harmed = [values[slot] for slot in ("killed", "wounded") if slot in values and values[slot].number]
    if not harmed:
        return False
    return any(not v.of or v.of & victims or part_of(v.of, victims) or part_of(victims, v.of) for v in harmed)


def _same_proposition(slot: str, account: Account, values: Values, denial: _Denial) -> bool:
    """Whether an account asserts what the denial denies."""
    denier, denied = denial.account, denial.values
    if not can_deny(denier, account, slot != "happened" and denial.own_part):
        return False
    kinds = (account.claim.type, denier.claim.type)
    if not alike(*kinds) or (_OTHER in kinds and kinds != (_OTHER, _OTHER)):
        return False
    if slot == "happened" and event_type(kinds[0]).violent != event_type(kinds[1]).violent:
        # That a camp was given up is denied, and not that it was attacked.
        return False
    if slot == "happened" and kinds[1] in _LEAVING and _others_leave(values["who"], denier, denied["who"]):
        return False
    if slot in NUMBER_SLOTS and denied[slot].number == 0 and denial.own_losses:
        # Whose men they are the words leave open; those that his own report counts are others'.
        theirs = values.get(slot)
        return account.document != denier.document and theirs is not None and bool(theirs.number)
    if slot == "who":
        return _names(values["who"], denied["who"])
    if slot in NUMBER_SLOTS:
        return _same_number(values.get(slot), denied[slot])
    if slot == "whom":
        return _harms(values, spared(denied))
    if rival_parties(values["who"], denied["who"]):
        return False
    return not any(
        other in values and other in denied and exclude(values[other], denied[other]) for other in ("who", "where")
    )
