"""By which place an event is called, and where its point is."""

from __future__ import annotations

import pytest

from rashomon.comparing.placing import called, inexact, located
from rashomon.comparing.telling import Where
from rashomon.comparing.values import Value

VILLAGE = Where("text:kafr-tell", "Kafr Tell", ("barsha",), "SY", None, None, "country")
TOWN = Where("gn:1", "Barsha", ("idlib", "syria"), "SY", 35.9, 36.6, "city")
PROVINCE = Where("gn:2", "Idlib province", ("syria",), "SY", 35.9, 36.7, "admin1")
COUNTRY = Where("gn:3", "Syria", (), "SY", 35.0, 38.0, "country")
ABROAD = Where("gn:4", "Moscow", ("russia",), "RU", 55.7, 37.6, "city")
MARKET = Where("text:syrian-market", "Syrian village market", (), "SY")


def value(*places: Where) -> Value:
    return Value("where", " + ".join(p.key for p in places), "", places=places)


def test_of_a_village_its_province_and_its_country_the_village_is_the_most_exact() -> None:
    assert sorted((COUNTRY, MARKET, PROVINCE, VILLAGE), key=inexact)[:2] == [VILLAGE, PROVINCE]
    found = called(value(COUNTRY, PROVINCE, VILLAGE), [value(COUNTRY, PROVINCE, VILLAGE)])
    assert found == VILLAGE


def test_a_description_gives_way_to_a_name_of_the_same_place() -> None:
    capital = Where("gn:5", "Syrian capital", ("damascus", "syria"), "SY", 33.5, 36.3, "city")
    damascus = Where("gn:5", "Damascus", ("damascus", "syria"), "SY", 33.5, 36.3, "city")
    found = called(value(capital), [value(capital), value(damascus)])
    assert found is not None and found.name == "Damascus"
    assert called(value(capital), [value(capital)]) == capital
    assert called(Value("where", "", ""), []) is None


@pytest.mark.parametrize(
    ("beside", "point", "precision"),
    [((TOWN, COUNTRY), 35.9, "admin1"), ((PROVINCE, COUNTRY), 35.9, "admin1"), ((COUNTRY, ABROAD), 35.0, "country")],
)
def test_an_unknown_village_lies_where_the_best_place_of_its_country_does(
    beside: tuple[Where, ...], point: float, precision: str
) -> None:
    found = located(VILLAGE, [value(VILLAGE), *(value(one) for one in beside)])
    assert (found.latitude, found.precision) == (point, precision)


def test_a_known_town_has_its_own_point_and_a_village_alone_has_none() -> None:
    assert located(TOWN, [value(TOWN), value(PROVINCE)]) is TOWN
    assert located(VILLAGE, [value(VILLAGE), value(ABROAD)]).latitude is None
