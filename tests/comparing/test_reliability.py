"""The information digit: computed by documented rules, 6 where none fits."""

from __future__ import annotations

from typing import Any

import pytest
from made_accounts import GUNMEN, STATE, TALIBAN, account

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.reliability import grade, information
from rashomon.errors import UserError


def digit(*accounts: Account) -> str:
    return information(accounts, disagreements("e1", accounts)).digit


def test_two_independent_origins_and_speakers_confirm() -> None:
    assert digit(account("a", killed=80), account("b", killed=80)) == "1"


def test_copies_do_not_confirm() -> None:
    assert digit(account("a", origin="wire"), account("b", origin="wire")) == "6"


def test_two_outlets_that_cite_one_speaker_do_not_confirm() -> None:
    assert digit(account("a", said_by="police"), account("b", said_by="police")) == "2"


def test_a_party_to_the_matter_does_not_confirm() -> None:
    assert digit(account("a"), account("b", said_by="spokesman", stake=True)) == "2"


def test_a_disputed_detail_leaves_it_probable_and_a_disputed_doer_possible() -> None:
    assert digit(account("a", killed=8), account("b", killed=80)) == "2"
    assert digit(account("a", agents=(STATE,)), account("b", agents=(TALIBAN,))) == "3"


def test_an_update_is_no_dispute() -> None:
    told = [account("a", killed=8, said_by="police", day=23), account("b", killed=9, said_by="police", day=25)]
    assert digit(*told, account("c", killed=9, day=25)) == "1"


def test_one_origin_is_possible_where_it_cites_somebody_without_a_stake() -> None:
    assert digit(account("a", said_by="a doctor")) == "3"
    assert digit(account("a")) == "6"
    assert digit(account("a", said_by="spokesman", stake=True)) == "6"


@pytest.mark.parametrize(
    ("asserting", "denying", "wanted"),
    [(1, 1, "4"), (2, 1, "4"), (1, 2, "5"), (2, 2, "4"), (1, 3, "5")],
)
def test_impartial_denials_make_it_doubtful_or_improbable(asserting: int, denying: int, wanted: str) -> None:
    told = [account(f"a{n}", agents=(STATE,), said_by=f"resident {n}") for n in range(asserting)]
    against = [account(f"b{n}", agents=(STATE,), modality="denied", said_by=f"envoy {n}") for n in range(denying)]
    assert digit(*told, *against) == wanted


def test_a_denial_by_a_party_leaves_two_origins_probable() -> None:
    told = [account("a", agents=(STATE,)), account("b", agents=(STATE,))]
    denied = account("c", agents=(STATE,), modality="denied", said_by="IS outlet", stake=True)
    assert digit(*told, denied) == "2"


@pytest.mark.parametrize("modality", ["possible", "planned", "denied"])
def test_what_nobody_asserts_cannot_be_judged(modality: Any) -> None:
    assert digit(account("a", modality=modality), account("b", modality=modality)) == "6"


def test_the_digit_comes_with_its_rule_and_figures() -> None:
    found = information([account("a", agents=(GUNMEN,)), account("b")])
    assert found.name == "Confirmed by other sources" and found.rule and found.because
    assert len(found.support.origins) == 2


def test_the_scales_are_complete_and_tagged() -> None:
    assert [grade("source-reliability", letter).code for letter in "abcdefg"] == list("ABCDEFG")
    assert grade("information-credibility", "3").tag == 'admiralty-scale:information-credibility="3"'
    with pytest.raises(UserError, match="no grade '7'"):
        grade("information-credibility", "7")
