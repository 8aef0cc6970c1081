"""Clauses of saying without "that", and what one charges beside whom one charges."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.contact_clauses import join_clauses
from rashomon.reading.pipeline import parse
from rashomon.reading.reader import Reader


@pytest.mark.parametrize(
    "text",
    [
        "The Danish envoy also charged more rebel groups are aligning themselves with smugglers.",
        "The envoy charged that the rebels are burning villages in Kot.",
    ],
)
def test_a_charge_in_a_clause_is_no_arrest(text: str) -> None:
    claims = Reader().read(document(text, id="d")).claims
    assert claims and all(c.type != "arrest" for c in claims)
    assert all("envoy" in c.sources[-1].name for c in claims)


def test_prosecutors_who_charge_somebody_act() -> None:
    (claim,) = Reader().read(document("Prosecutors charged four men with treason.", id="d")).claims
    assert (claim.type, [p.name for p in claim.targets]) == ("arrest", ["four men"])


def test_the_object_becomes_the_subject_of_the_clause_behind_it() -> None:
    parsed = parse(document("The general warned the militia have shelled two towns.", id="d"))
    join_clauses(parsed)
    assert parsed.words[parsed.head[parsed.words.index("militia")]] == "shelled"


@pytest.mark.parametrize(
    "text", ["The general warned the militia, which has shelled two towns.", "The general warned the militia and left."]
)
def test_other_clauses_stay_where_they_are(text: str) -> None:
    parsed = parse(document(text, id="d"))
    before = list(parsed.head)
    join_clauses(parsed)
    assert list(parsed.head) == before
