"""Denials: a proposition that one speaker asserts and another denies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement, Side, best, row
from rashomon.comparing.families import alike
from rashomon.comparing.geography import bare
from rashomon.comparing.likeness import exclude, same_party
from rashomon.comparing.parties import named
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.telling import Who
from rashomon.comparing.values import Value, Values, party_of
from rashomon.comparing.voices import speaker_id

Told = tuple[Account, Values]
DENIED = "somebody else denies what this speaker says"
WITHDRAWN = "the same speaker takes it back later"


def denial_rows(topic: str, asserted: Sequence[Told], denied: Sequence[Told]) -> list[Disagreement]:
    """The denials among accounts of one event, which are in order.

    A party that denies its own deed denies the perpetrator (`who`), and so does anybody who denies a
    party's deed while others tell of the act without that party. A denied number that somebody states
    is denied as that number; every other denial is of the event as such (`happened`).
    """
    sides: dict[tuple[str, str], list[Told]] = {}
    for account, values in denied:
        slot = _slot(account, values, asserted)
        key = values[slot].key if slot != "happened" else "denied"
        sides.setdefault((slot, key), []).append((account, values))
    found: list[Disagreement] = []
    for (slot, _), told in sorted(sides.items()):
        found.extend(_rows(topic, slot, told, asserted))
    return found


def speaks_for(account: Account, party: Who) -> bool:
    """Whether the account's speaker is the party or speaks for it ("a Taliban spokesman").

    Example:
        >>> from rashomon.reading.claim import Claim, Party
        >>> said = Claim("event", "bombing", sources=(Party("Taliban spokesman", "person"),))
        >>> speaks_for(Account("c1", said, "d1"), Who("taliban", "Taliban", "armed_group"))
        True
    """
    own = account.speaker.id
    if own == party.key or (_state(own) and _state(own) == _state(party.key)):
        return True
    if not account.claim.sources:
        return False
    speaker = party_of(account.claim.sources[-1])
    if named(party) and named(speaker) and same_party(speaker, party):
        return True
    words = set(bare(party.name).split())
    return bool(words) and words <= set(bare(speaker.name).split())


def _state(key: str) -> str:
    """The country of a state's body by its register id (`af`, `af:forces`); empty for other parties."""
    country = key.partition(":")[0]
    return country if len(country) == 2 else ""


def _slot(account: Account, values: Values, asserted: Sequence[Told]) -> str:
    who = values["who"]
    if any(speaks_for(account, party) for party in who.parties):
        return "who"
    for slot in NUMBER_SLOTS:
        own = values.get(slot)
        if own is not None and own.number and any(_same_number(v.get(slot), own) for _, v in asserted):
            return slot
    acts = [v for a, v in asserted if alike(a.claim.type, account.claim.type)]
    if who.parties and any(not _names(v["who"], who) for v in acts):
        return "who"
    return "happened"


def _names(value: Value, party: Value) -> bool:
    """Whether one value names a party of the other, a part of it, or what it belongs to."""
    return any(named(a) and named(b) and same_party(a, b) for a in value.parties for b in party.parties)


def _same_number(value: Value | None, own: Value) -> bool:
    return value is not None and value.number == own.number and value.of == own.of


def _rows(topic: str, slot: str, told: Sequence[Told], asserted: Sequence[Told]) -> Iterator[Disagreement]:
    pairs: dict[bool, list[tuple[Account, Account]]] = {}
    for denier, denied in told:
        for account, values in asserted:
            if not _same_proposition(slot, account, values, denier, denied):
                continue
            same = speaker_id(account) == speaker_id(denier)
            if not same:
                pairs.setdefault(False, []).append((account, denier))
            elif account.published and denier.published and account.published < denier.published:
                pairs.setdefault(True, []).append((account, denier))
    for withdrawn, found in sorted(pairs.items()):
        value = told[0][1][slot]
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


def _same_proposition(slot: str, account: Account, values: Values, denier: Account, denied: Values) -> bool:
    """Whether an account asserts what the denial denies."""
    if not alike(account.claim.type, denier.claim.type):
        return False
    if slot == "who":
        return _names(values["who"], denied["who"])
    if slot != "happened":
        return _same_number(values.get(slot), denied[slot])
    return not any(
        other in values and other in denied and exclude(values[other], denied[other]) for other in ("who", "where")
    )
