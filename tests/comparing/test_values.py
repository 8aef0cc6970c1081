"""Whose number a number is, by the words of its claim."""

from __future__ import annotations

from rashomon.comparing.account import Account
from rashomon.comparing.values import values
from rashomon.reading.claim import Claim, Number, Party, Span

SAID = Span(0, 58, "killed at least 40 terrorists and destroyed 30 motorcycles")
FORTY = {"killed": Number(40, 40, None, "at_least", Span(16, 18, "40"))}


def groups(*targets: Party, said: Span = SAID) -> frozenset[str]:
    claim = Claim("event", "destruction", targets=targets, numbers=dict(FORTY), evidence=(said,))
    return values(Account("c1", claim, "d1"))["killed"].of


def test_the_words_behind_a_number_name_its_victims_where_nobody_is_said_to_suffer() -> None:
    assert groups() == {"fighters"}
    assert groups(said=Span(0, 25, "killed at least 40 people")) == frozenset()


def test_who_is_said_to_suffer_goes_first() -> None:
    assert groups(Party("two soldiers", "people")) == {"soldiers"}
