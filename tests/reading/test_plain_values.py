"""Claims to plain values and back."""

from __future__ import annotations

import json
from datetime import date

import pytest

from rashomon.reading.claim import Claim, Interval, Number, Party, Span
from rashomon.reading.plain_values import claim_from_plain, claim_to_plain

WORDS = Span(4, 9, "كوت 🔥", "title")
FULL = Claim(
    "event",
    "shelling",
    agents=(Party("the army", "state_force", ("army", "it"), "army-x", "AF", inferred=True, span=WORDS),),
    targets=(Party("miners", "people"),),
    places=(Party("Kot", "place", (), "gn:1", "AF", "Nangarhar", 0.0, -70.5, "town"),),
    when=Interval(date(2031, 5, 9), date(2031, 5, 11), "weekend", "published", WORDS, True),
    numbers={"wounded": Number(0, 0, None, "about", WORDS), "killed": Number(12)},
    sources=(Party("a doctor", "person"),),
    modality="denied",
    change="ends",
    role="gunner",
    event="e1",
    id="c1",
    evidence=(WORDS, Span(0, 3, "Kot")),
    rule="shell (verb)",
    score=0.875,
    missing={"targets": "nobody"},
    trace=("head word: fell",),
)


@pytest.mark.parametrize("claim", [FULL, Claim("event", "riot"), Claim("", "")])
def test_a_claim_comes_back_as_it_was(claim: Claim) -> None:
    assert claim_from_plain(json.loads(json.dumps(claim_to_plain(claim)))) == claim


def test_what_is_not_said_has_its_usual_value() -> None:
    assert claim_from_plain({"kind": "event", "type": "riot"}) == Claim("event", "riot")
    assert claim_from_plain({"kind": "event", "type": "riot", "killed": 3}).numbers == {"killed": Number(3)}


def test_a_claim_without_numbers_shares_nothing_with_the_next() -> None:
    one = claim_to_plain(Claim("event", "riot"))
    one["killed"] = 5
    assert claim_to_plain(Claim("event", "riot"))["killed"] is None


def test_evidence_and_spans_belong_together() -> None:
    with pytest.raises(ValueError):
        claim_from_plain({"kind": "event", "type": "riot", "evidence": ["x"], "spans": []})
