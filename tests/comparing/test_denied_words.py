"""Who may be taken to deny what a report tells: words of denial, one's own part, or another report."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.comparing import denied_words
from rashomon.comparing.account import Account
from rashomon.comparing.denied_words import Sign, can_deny, says
from rashomon.errors import DataError
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
        "The council repudiates the charge",
        "The cell disclaimed responsibility for the raid",
        "Claims of a raid are groundless",
    ],
)
def test_words_of_denial(quote: str) -> None:
    assert says(no(quote), "denial") and can_deny(no(quote), TOLD)


@pytest.mark.parametrize(
    "quote",
    [
        "He did not die in vain",
        "Not all attacks are alike",
        "The lieutenant has not come",
        "no doubt in our mind",
        "The premier has ruled out a raid",
        "Captain Denys Noor fired no shot",
    ],
)
def test_a_no_in_the_same_report_denies_nothing(quote: str) -> None:
    assert not says(no(quote), "denial") and not can_deny(no(quote), TOLD)


def test_somebody_cited_in_another_report_may_deny_with_a_bare_no() -> None:
    quote = "the shells had not come from Kot"
    assert can_deny(no(quote, "d2"), TOLD)
    assert not can_deny(no(quote, "d2", cited=False), TOLD)


def test_who_has_not_done_it_himself_denies_it_and_who_will_not_do_it_does_not() -> None:
    assert can_deny(no("it had not attacked Kot"), TOLD, own=True)
    for quote in ("it will not attack Kot", "it won't attack Kot", "it couldn’t attack Kot", "it cannot attack Kot"):
        assert not can_deny(no(quote), TOLD, own=True)
    # A month and a name are no auxiliaries.
    assert can_deny(no("In May it had not attacked Kot, Will Noor said"), TOLD, own=True)


@pytest.mark.parametrize(
    ("quote", "sign"),
    [
        ("The army denies it.", "taken up"),
        ("The army rejects these latest allegations", "taken up"),
        ("The front denied any involvement, but not the raid", "taken up"),
        ("The militia had no hand in the raid", "no part"),
        ("They were not involved", "no part"),
        ("The junta denied any role in the assault", "no part"),
        ("He has denied being behind the coup", "no part"),
        ("The front rejects any involvement in the raid", "no part"),
        ("The front denies that it was responsible", "no part"),
    ],
)
def test_what_else_words_of_denial_show(quote: str, sign: Sign) -> None:
    assert says(no(quote), sign)


@pytest.mark.parametrize(
    ("quote", "sign"),
    [
        ("The army denies that it shelled Kot", "taken up"),
        ("The army rejects the report of its own staff on the shelling", "taken up"),
        ("No part of the town was hit", "no part"),
    ],
)
def test_what_words_of_denial_do_not_show(quote: str, sign: Sign) -> None:
    assert not says(no(quote), sign)


def test_a_pattern_that_is_none_names_file_row_and_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "denial_words.yaml").write_text("- {why: x, words: ['(']}", encoding="utf-8")
    monkeypatch.setattr(denied_words, "FILE", tmp_path / "denial_words.yaml")
    denied_words._rows.cache_clear()
    with pytest.raises(DataError, match=r"denial_words.yaml.*1.*words"):
        denied_words._rows()
    monkeypatch.undo()
    denied_words._rows.cache_clear()
