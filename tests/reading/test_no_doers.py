"""A place is never a perpetrator, and neither is a deadline; a surname that is also a town's is the person."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def claims(text: str) -> list[Claim]:
    return Reader().read(document(text, id="d", published="2021-03-07")).claims


@pytest.mark.parametrize(
    "text",
    [
        "Aleppo has been attacked again, and it fired rockets at the villages around it, residents said.",
        "Mosul deployed fighters to the border on Friday, and shelled the village of Bartella.",
        "The deadline killed four people in Herat on Monday.",
        "Two air strikes destroyed a bridge near Raqqa on Monday, and wounded three civilians.",
    ],
)
def test_neither_a_place_nor_an_act_does_anything(text: str) -> None:
    found = claims(text)
    assert found
    told = {(p.name, p.kind) for c in found if c.kind in ("event", "relation") for p in c.agents}
    assert not {name for name, kind in told if kind in ("place", "thing")}


def test_a_capital_stands_for_its_government() -> None:
    found = claims("The group received weapons from Tehran and Damascus, and Tehran fired missiles at a base in Erbil.")
    parties = {(p.kind, p.ref) for c in found for p in c.agents}
    assert "place" not in {kind for kind, _ in parties}
    assert ("government", "ir") in parties


def test_persons_are_people() -> None:
    (found, *_) = claims("Unidentified individuals attacked a police post in Herat on Monday, killing two officers.")
    assert [(p.name, p.kind) for p in found.agents] == [("Unidentified individuals", "people")]


def test_a_surname_that_is_also_a_towns_is_the_person() -> None:
    found = claims(
        "Police detained Pastor Ian Boston in the city of Izmir on Friday. Boston was accused of spying. "
        "Boston has denied that he supported the Kurdish fighters."
    )
    assert not [
        p for c in found for p in (*c.agents, *c.targets, *c.places) if p.name == "Boston" and p.kind == "place"
    ]


def test_a_town_of_the_same_name_stays_a_town() -> None:
    found = claims("Gunmen shot dead Omar Nablus in Nablus on Friday, police said.")
    assert "Nablus" in [p.name for c in found for p in c.places]
