"""What dealt a hit: rows of the slot `what`."""

from __future__ import annotations

import pytest
from made_accounts import ARMY, account

from rashomon.comparing import disagreement_means
from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.disagreement_means import MEANS, MENDED, means_of
from rashomon.errors import DataError
from rashomon.reading.claim import Claim, Span


def rows(*accounts: Account) -> list[tuple[str, str, str]]:
    return [(r.type, *sorted((r.value_a, r.value_b))) for r in disagreements("e1", accounts) if r.slot == "what"]


def test_a_school_that_jets_hit_by_one_and_guns_by_another_is_a_contradiction() -> None:
    planes = account("a", type="air_strike", said_by="teacher", words="two jets hit the school")
    guns = account("b", type="shelling", said_by="governor", words="shells fell on the school")
    (row,) = [r for r in disagreements("e1", [planes, guns]) if r.slot == "what"]
    assert (row.type, row.rule, row.value_a, row.value_b) == ("contradiction", MEANS, "air strike", "shelling")
    assert row.words_a == "two jets hit the school"
    assert row.ranked_by[0].sign == "what"


@pytest.mark.parametrize(
    ("type", "words", "means"),
    [
        ("bombing", "a store of shells went off through a short circuit", "accident"),
        ("attack", "the blast was an accident, the mayor said", "accident"),
        ("bombing", "it was no accident that the depot blew up", ""),
        ("bombing", "a car bomb went off", "planted bomb"),
        ("suicide_bombing", "a man blew himself up", "planted bomb"),
        ("bombing", "an explosion killed nine", ""),
        ("attack", "gunmen attacked", ""),
        ("air_strike", "planes hit the depot by accident", "air strike"),
    ],
)
def test_what_a_claim_says_of_the_means(type: str, words: str, means: str) -> None:
    assert means_of(Claim("event", type, evidence=(Span(0, len(words), words),))) == means


def test_a_blast_of_which_nobody_says_what_it_was_stands_against_nothing() -> None:
    assert rows(account("a", type="air_strike"), account("b", type="bombing")) == []
    assert rows(account("a", type="air_strike"), account("b", type="attack")) == []


def test_shells_and_an_accident_exclude_each_other() -> None:
    shells = account("a", type="shelling", words="rockets fell on the town", said_by=ARMY)
    careless = account("b", type="bombing", words="a depot exploded because of careless handling", said_by="rebels")
    assert rows(shells, careless) == [("contradiction", "accident", "shelling")]


def test_where_one_voice_tells_of_both_both_were_used() -> None:
    both = [
        account(f"a{n}", type=type, said_by="doctor", document="d1")
        for n, type in enumerate(("air_strike", "shelling"))
    ]
    assert rows(*both, account("b", type="shelling", said_by="governor")) == []


def test_in_a_battle_planes_and_guns_are_both_likely() -> None:
    told = account("a", type="air_strike", said_by="doctor"), account("b", type="shelling", said_by="governor")
    assert rows(*told) != []
    assert rows(*told, account("c", type="armed_clash")) == []


def test_a_market_and_a_mosque_are_two_hits() -> None:
    market = account("a", type="air_strike", words="planes hit the market", said_by="doctor")
    assert rows(market, account("b", type="shelling", words="shells hit the mosque", said_by="governor")) == []
    assert rows(market, account("b", type="shelling", words="shells hit the market", said_by="governor")) != []


def test_an_outlet_that_mends_itself_is_an_update_of_the_earlier_by_the_later() -> None:
    first = account("a", type="shelling", day=20, origin="wire")
    later = account("b", type="air_strike", day=22, origin="wire")
    (row,) = [r for r in disagreements("e1", [later, first]) if r.slot == "what"]
    assert (row.type, row.rule, row.value_a, row.value_b) == ("update", MENDED, "shelling", "air strike")


def test_what_is_denied_or_only_possible_is_no_side() -> None:
    planes = account("a", type="air_strike", said_by="doctor")
    for modality in ("denied", "possible", "planned"):
        assert rows(planes, account("b", type="shelling", said_by="governor", modality=modality)) == []  # type: ignore[arg-type]


def test_a_pattern_that_is_none_names_file_row_and_field(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path
    (folder / "means.yaml").write_text("- {means: x, of: [attack], words: ['(']}", encoding="utf-8")  # type: ignore[operator]
    monkeypatch.setattr(disagreement_means, "DATA", folder)
    disagreement_means._means.cache_clear()
    with pytest.raises(DataError, match=r"means.yaml.*1.*words"):
        disagreement_means._means()
    monkeypatch.undo()
    disagreement_means._means.cache_clear()
