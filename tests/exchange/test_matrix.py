"""Who says what."""

from __future__ import annotations

import pytest
from sample_reading import sample_reading

from rashomon.exchange.matrix import matrix
from rashomon.reading.claim import Claim, Party
from rashomon.reading.result import Reading


@pytest.fixture
def reading() -> Reading:
    return sample_reading()


RED, GREY, UN = (Party(name, "armed_group") for name in ("Red", "Grey", "UN"))


def test_assertion_and_denial_share_the_first_row(reading: Reading) -> None:
    first = matrix(reading.claims).rows[0]
    assert first.contested and first.cells == {"Elders in Sarband": [1], "Grey Guard": [2]}


def test_sources_follow_the_rows_after_the_reports_own_voice(reading: Reading) -> None:
    sources = matrix(reading.claims).sources
    assert sources == ["The report itself", "Elders in Sarband", "Grey Guard", "Herald Agency › a doctor"]


def test_every_claim_has_one_place(reading: Reading) -> None:
    cells = [n for row in matrix(reading.claims).rows for numbers in row.cells.values() for n in numbers]
    assert sorted(cells) == [1, 2, 3, 4, 5]


def test_direction_matters_where_it_does() -> None:
    backs = Claim("relation", "supports", (RED,), (GREY,))
    backed = Claim("relation", "supports", (GREY,), (RED,))
    assert len(matrix([backs, backed]).rows) == 2


def test_an_end_is_not_the_same_as_the_tie() -> None:
    at_war = Claim("relation", "hostile", (RED,), (GREY,))
    over = Claim("relation", "hostile", (RED,), (GREY,), change="ends")
    begun = Claim("relation", "hostile", (RED,), (GREY,), change="starts")
    assert [list(row.cells.values()) for row in matrix([at_war, over, begun]).rows] == [[[1, 3]], [[2]]]


def test_the_fullest_claim_names_the_row() -> None:
    bare = Claim("event", "attack", event="e1", sources=(UN,))
    full = Claim("event", "attack", (RED,), (GREY,), event="e1")
    assert matrix([bare, full]).rows[0].best is full
