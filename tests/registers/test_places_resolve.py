"""Telling namesakes apart by the other places of the text."""

from pathlib import Path

import pytest

from rashomon.registers.places import ATTRIBUTION, Place, place_register


def places(sentence: str, *countries: str) -> dict[str, Place]:
    register, words = place_register(), sentence.split()
    found = register.resolve(register.find(words), words, countries)
    return {place.name: place for place in found if place}


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("A car bomb went off in Tripoli , Lebanon .", "Tripoli", "LB"),
        ("Militias from Libya shelled Tripoli .", "Tripoli", "LY"),
        ("In Tripoli the Lebanese army set up posts .", "Tripoli", "LB"),
        ("The meeting was held in Paris .", "Paris", "FR"),
        ("The court in Paris , Texas ruled .", "Paris", "US"),
        ("Storms hit Alabama and Georgia , U.S. officials said .", "Georgia", "US"),
        ("Russia moved troops into Georgia .", "Georgia", "GE"),
        ("Police in Mexico found the car .", "Mexico", "MX"),
        ("Rebels took Berlin in Usulutan department , El Salvador .", "Berlin", "SV"),
        ("Salvadoran police found a bomb in Roma and one in Santa Ana .", "Roma", "SV"),
        ("Salvadoran police found a bomb in Roma and one in Santa Ana .", "Santa Ana", "SV"),
        ("MEXICO CITY -- Gunmen fired in the Roma neighborhood .", "Roma neighborhood", "MX"),
        ("SAN SALVADOR -- Envoys met in Moscow .", "Moscow", "RU"),
        ("American and Russian envoys met in Geneva .", "Geneva", "CH"),
        ("Police in Italy held a man in Roma .", "Roma", "IT"),
        ("Kidnappers struck in Cordoba and Sucre , Colombia .", "Cordoba", "CO"),
    ],
)
def test_country_of_namesakes(sentence: str, name: str, country: str) -> None:
    assert places(sentence)[name].country == country


def test_a_list_of_quarters_shares_its_noun() -> None:
    found = places("BOGOTA -- Bombs went off in the Roma and Venecia neighborhoods .")
    assert {name: place.country for name, place in found.items() if "Roma" in name} == {"Roma": "CO"}


def test_hint_of_the_caller_decides() -> None:
    sentence = "Gunmen opened fire in Tripoli ."
    assert places(sentence, "LB", "LB")["Tripoli"].country == "LB"
    assert places(sentence, "LY", "LY")["Tripoli"].country == "LY"


def test_division_has_a_point_and_says_which() -> None:
    place = places("Fighting went on in Nangarhar province , Afghanistan .")["Nangarhar province"]
    assert (place.kind, place.precision, place.inside) == ("admin1", "admin1", ("Afghanistan",))
    assert place.latitude == pytest.approx(34.3, abs=0.5)
    assert place.longitude == pytest.approx(70.5, abs=0.6)
    assert "middle of its cities" in place.basis


def test_part_of_a_country_lies_in_it() -> None:
    place = places("Jets struck northern Syria .")["northern Syria"]
    assert (place.id, place.kind, place.precision) == ("gn:163843/northern", "region", "country")


def test_facility_has_the_precision_of_its_city() -> None:
    place = places("Rockets hit Kabul airport in Afghanistan .")["Kabul airport"]
    assert (place.kind, place.precision, place.country) == ("facility", "city", "AF")


def test_unknown_place_keeps_its_container() -> None:
    place = places("Men from the village of Qarvand in Herat , Afghanistan , fled .")["Qarvand"]
    assert place.id == "text:qarvand"
    assert (place.kind, place.country) == ("locality", "AF")
    assert place.inside[-1] == "Afghanistan"
    assert "text only" in place.basis


@pytest.mark.parametrize(
    ("form", "other", "country"),
    [("Raqqa", "Rakka", "SY"), ("Hodeida", "Hudaydah", "YE"), ("Kyiv", "Kiev", "UA"),
     ("Kobani", "Kobane", "SY"),
     ("Sanaa", "Sana'a", "YE"), ("Luhansk", "Lugansk", "UA"), ("Sirte", "Surt", "LY")],
)  # fmt: skip
def test_spellings_are_one_place(form: str, other: str, country: str) -> None:
    one, two = places(f"They fought in {form} .")[form], places(f"They fought in {other} .")[other]
    assert one.id == two.id
    assert one.country == country


def test_loose_spelling_counts_within_a_named_country_only() -> None:
    assert places("Shells fell in Menbidj , Syria .").get("Menbidj") is not None
    known = places("In Syria shells fell near Jarabullus .")
    assert known["Jarabullus"].country == "SY"
    assert "Jarabullus" not in places("Shells fell near Jarabullus .")


def test_attribution_names_source_and_licence() -> None:
    assert "GeoNames" in ATTRIBUTION
    assert "Creative Commons Attribution 4.0" in ATTRIBUTION


GEOVIRUS = Path(__file__).parents[3] / "shared/data/geovirus/GeoVirus.xml"


@pytest.mark.skipif(not GEOVIRUS.exists(), reason="the GeoVirus texts are not here")
def test_names_in_geovirus_are_found() -> None:
    import re
    from xml.etree import ElementTree

    found = total = 0
    for article in list(ElementTree.parse(GEOVIRUS).getroot())[:40]:
        text = article.findtext("text") or ""
        words = re.findall(r"\w+(?:['’]\w+)*|[^\w\s]", text)
        names = {m.name for m in place_register().find(words)}
        for location in article.iter("location"):
            total += 1
            found += (location.findtext("name") or "") in names
    assert found / total > 0.85
