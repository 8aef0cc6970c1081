"""Parties as the claims name them."""

from __future__ import annotations

from rashomon.documents import document
from rashomon.reading.parties import party
from rashomon.reading.pipeline import parse
from rashomon.reading.stage import build_scene


def test_a_capital_as_place_is_named_itself() -> None:
    scene = build_scene(parse(document("Kabul said it regretted the raid.", id="d", published="2016-08-13")))
    mention = scene.by_head[0]
    as_place, as_actor = party(scene, mention, place=True), party(scene, mention)
    assert (as_place.name, as_place.kind, as_place.mentions) == ("Kabul", "place", ("Kabul",))
    assert as_actor.name == "Afghanistan"


def test_a_place_brings_its_country_and_point() -> None:
    scene = build_scene(parse(document("Shells hit Homs, Syria, on Monday.", id="d", published="2016-08-13")))
    place = party(scene, next(m for m in scene.mentions if m.name == "Homs"), place=True)
    assert place.country == "SY"
    assert place.latitude is not None


def test_an_unknown_place_keeps_the_name_of_the_text() -> None:
    scene = build_scene(parse(document("The rebels fled from Kibumba.", id="d", published="2016-08-13")))
    place = party(scene, next(m for m in scene.mentions if m.name == "Kibumba"), place=True)
    assert (place.name, place.kind, place.latitude) == ("Kibumba", "place", None)
