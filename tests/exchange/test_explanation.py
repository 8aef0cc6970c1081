"""Why a claim reads as it does."""

from __future__ import annotations

import pytest
from sample_reading import sample_reading

from rashomon.exchange.explanation import explanation
from rashomon.exchange.table import printed
from rashomon.reading.result import Reading


@pytest.fixture
def reading() -> Reading:
    return sample_reading()


def test_everything_that_is_known_is_shown(reading: Reading) -> None:
    words = " ".join(printed(explanation(reading, 3), 200).split())
    for part in (
        "Claim 3 of 5",
        "✓ asserted: shelling",
        "Herald Agency › a doctor says so",
        "pact. ⟦On Friday mortar fire killed at least 12 people in Sarband⟧, the Herald",
        "register geo:1",
        "34.500, 70.250",
        "“On Friday” at",
        "at least 12 “at least 12” at",
        "nobody is named",
        "events: mortar fire",
        "0.75",
    ):
        assert part in words, part


def test_steps_and_title_evidence(reading: Reading) -> None:
    words = " ".join(printed(explanation(reading, 1), 100).split())
    assert "1. trigger “joined hands”" in words and "⟦Pact⟧ and fire" in words and "title 0–4" in words


@pytest.mark.parametrize("number", [0, 6])
def test_there_is_no_such_claim(reading: Reading, number: int) -> None:
    with pytest.raises(IndexError):
        explanation(reading, number)
