"""Who may be taken to deny what a report tells: words of denial, one's own part, or another report."""

from __future__ import annotations

import pytest

from rashomon.comparing.account import Account
from rashomon.comparing.denied_words import can_deny, in_words
from rashomon.reading.claim import Claim, Party, Span

TOLD = Account("c1", Claim("event", "attack"), "d1")


def no(quote: str, document: str = "d1", cited: bool = True) -> Account:
    sources = (Party("officer", "person"),) if cited else ()
    return Account(
        "c2", Claim("event", "attack", sources=sources, modality="denied", evidence=(Span(0, 9, quote),)), document
    )


@pytest.mark.parametrize(
    "quote",
    [
        "The army denied it.",
        "false reports of an attack",
        "We had nothing to do with the blast",
        "The ministry dismissed the claim",
        "Nobody fired a shot",
    ],
)
def test_words_of_denial(quote: str) -> None:
    assert in_words(no(quote)) and can_deny(no(quote), TOLD)


@pytest.mark.parametrize(
    "quote",
    [
        "He did not die in vain",
        "Not all attacks are alike",
        "The lieutenant has not come",
        "no doubt in our mind",
    ],
)
def test_a_no_in_the_same_report_denies_nothing(quote: str) -> None:
    assert not in_words(no(quote)) and not can_deny(no(quote), TOLD)


def test_somebody_cited_in_another_report_may_deny_with_a_bare_no() -> None:
    quote = "the shells had not come from Kot"
    assert can_deny(no(quote, "d2"), TOLD)
    assert not can_deny(no(quote, "d2", cited=False), TOLD)


def test_who_has_not_done_it_himself_denies_it_and_who_will_not_do_it_does_not() -> None:
    assert can_deny(no("it had not attacked Kot"), TOLD, own=True)
    assert not can_deny(no("it will not attack Kot"), TOLD, own=True)
