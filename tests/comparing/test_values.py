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


def test_the_words_of_a_number_go_before_who_is_said_to_suffer() -> None:
    assert groups(Party("two soldiers", "people")) == {"fighters"}
    assert groups(Party("two soldiers", "people"), said=Span(0, 25, "killed at least 40 people")) == {"soldiers"}
    # Those whom a claim says to suffer may be the wounded of the same sentence.
    policemen = Span(0, 62, "killed at least 40 policemen and wounded nine people in Kolvar")
    assert groups(Party("nine people", "people"), said=policemen) == {"police"}


def test_the_first_of_two_numbers_does_not_name_the_victims_of_their_sum() -> None:
    words = Span(0, 44, "killed a nurse and five patients in the ward")
    summed = Number(6, 6, 6, "exact", Span(7, 8, "a"))
    claim = Claim("event", "shelling", targets=(Party("nurse", "people"), Party("five patients", "people")),
                  numbers={"killed": summed}, evidence=(words,))  # fmt: skip
    assert values(Account("c1", claim, "d1"))["killed"].of == frozenset()


def test_an_armed_group_that_calls_itself_an_army_has_no_soldiers() -> None:
    behind = Span(0, 18, "killed at least 40")
    assert groups(Party("Army of the Eastern Hills", "armed_group"), said=behind) == {"fighters"}
    assert groups(Party("al-Shabab", "people", ref="al-shabab"), said=behind) == {"fighters"}
