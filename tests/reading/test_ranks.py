"""Shortened ranks: one word with their stop, part of the name behind them, and no end of a sentence."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.reader import Reader


@pytest.mark.parametrize("rank", ["Capt.", "Col.", "Lt.", "Sgt.", "Cmdr.", "Brig. Gen.", "Lt. Col.", "Maj.", "Adm."])
def test_no_sentence_ends_at_a_rank(rank: str) -> None:
    parsed = parse(document(f"Rebels took Kot, army spokesman {rank} Omar Faruk said on Friday. He left.", id="d"))
    assert len(parsed.sentences) == 2
    assert all(word in parsed.words for word in rank.split())


def test_what_an_officer_said_is_his() -> None:
    told = document(
        "In the past 24 hours, Iraqi forces held three sides of Mosul, "
        "Pentagon press operations director Navy Capt. Omar Faruk said today.",
        id="d",
        published="2016-12-13",
    )
    claims = Reader().read(told).claims
    (held,) = [c for c in claims if c.type == "controls"]
    assert [p.name for p in held.sources] == ["Omar Faruk"]
    assert "Navy Capt." not in {p.name for c in claims for p in (*c.agents, *c.targets)}
