"""Some of those harmed are harmed, and are the least of them."""

from __future__ import annotations

from rashomon.documents import document
from rashomon.reading.reader import Reader


def test_some_of_the_wounded_are_a_least_number() -> None:
    text = "A bomb went off at a station in Kot. Four nurses were among those wounded, a doctor said."
    told = [c for c in Reader().read(document(text, id="d")).claims if "wounded" in c.numbers]
    assert [p.name for p in told[0].targets] == ["Four nurses"]
    number = told[0].numbers["wounded"]
    assert (number.value, number.high, number.vagueness) == (4, None, "at_least")


def test_the_toll_of_all_stays_with_all() -> None:
    text = "Two nurses were among the nine people killed in the shelling of Kot."
    told = [c.numbers["killed"] for c in Reader().read(document(text, id="d")).claims if "killed" in c.numbers]
    assert [(n.value, n.vagueness) for n in told] == [(9, "exact")]
