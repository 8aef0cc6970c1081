"""Spots named in words: only where a place can stand, and never what the report has for something else."""

from __future__ import annotations

import pytest

from rashomon.comparing.spots import Ground
from rashomon.comparing.tellings import tellings
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Party, Span

KOT = Party("Kot", "place", ("Kot",), ref="gn:1", country="AF", inside="Nangarhar, Afghanistan", precision="city")
AFGHANISTAN = Party("Afghanistan", "place", ref="gn:2", country="AF", precision="country")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Rebels took the town of Leego on Monday.", ["Leego"]),
        ("A blast in Ghanzi district killed two.", ["Ghanzi"]),
        ("Shells fell near Deir al-Hatab, residents said.", ["Deir al-Hatab"]),
        ("It was the third attack in May, police said.", []),
        ("He spoke in Parliament on Friday.", []),
        ("Talks with Leego were broken off.", []),
    ],
)
def test_a_name_counts_where_only_a_place_can_stand(said: str, found: list[str]) -> None:
    assert [spot.name for spot in Ground([]).named([said])] == found


def test_what_the_report_knows_goes_first_and_parties_and_countries_never() -> None:
    claims = [
        Claim("event", "attack", agents=(Party("Ansar", "armed_group"),), places=(KOT, AFGHANISTAN)),
    ]
    ground = Ground(claims)
    assert [spot.key for spot in ground.named(["The blast shook Kot, near Leego, on Friday."])] == ["gn:1"]
    assert ground.named(["Fighting in Afghanistan, and in Ansar, goes on."]) == ()


def test_a_telling_without_a_place_takes_the_one_of_its_words() -> None:
    text = "Rebels took the town of Leego on Monday. Troops left Kot."
    first, second = text.index("."), text.index("Troops")
    claims = [
        Claim("event", "territory_taken", event="e1", evidence=(Span(0, first, text[:first]),), score=0.8),
        Claim("event", "withdrawal", event="e2", places=(KOT,), evidence=(Span(second, len(text), text[second:]),)),
    ]
    taken, left = tellings("d1", Document("a", text), claims)
    assert [place.name for place in taken.places] == ["Leego"]
    assert [place.name for place in left.places] == ["Kot"]
