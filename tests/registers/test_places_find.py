"""Finding places among words: names, what stands around them, and what is no place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.registers.places import PlaceMatch, Support, place_register


def find(sentence: str) -> list[PlaceMatch]:
    return place_register().find(sentence.split())


def seen(sentence: str) -> list[str]:
    return [m.surface for m in find(sentence) if m.support > Support.BARE]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Rebels left Mosul for Tal Afar .", ["Mosul", "Tal Afar"]),
        ("The shelling of Deir el - Zour went on .", ["Deir el-Zour"]),
        ("Nobody lives in Port - au - Prince now .", ["Port-au-Prince"]),
        ("Guards at Kabul 's international airport fired .", ["Kabul's international airport"]),
        ("Trucks queued at the Bab al - Salameh border crossing .", ["Bab al-Salameh border crossing"]),
        ("The towns of Sarmin , Oddname and Binnish burned .", ["Sarmin", "Oddname", "Binnish"]),
        ("Clashes in Usulutan and Morazan departments .", ["Usulutan", "Morazan"]),
        ("They met near Haska Meyna district .", ["Haska Meyna district"]),
        ("The village of Qarvand is empty .", ["Qarvand"]),
        ("Troops of the US and the U.K. left Bosnia .", ["US", "U.K.", "Bosnia"]),
        ("A mine went off in Mobile , Alabama .", ["Mobile", "Alabama"]),
        ("Soldiers hold the Syria - Turkey border .", ["Syria", "Turkey border"]),
        ("A patrol near St. Petersburg stopped .", ["St. Petersburg"]),
    ],
)
def test_names_and_patterns(sentence: str, names: list[str]) -> None:
    found = seen(sentence)
    assert [name for name in names if name not in found] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Mobile phones were cut on Friday .",
        "In March the talks failed .",
        "Mr. Kerry spoke , and Kerry left .",
        "Michael Jordan came .",
        "The Secretary of Defense resigned .",
        "Colonel Hassan Idlib gave the order .",
        "The Defense Department paid .",
        "Us and them .",
        "Arab leaders met .",
    ],
)
def test_no_places(sentence: str) -> None:
    assert seen(sentence) == []


def test_direction_is_a_part_of_a_country_but_belongs_to_a_province() -> None:
    north, province = find("They fled northern Syria for eastern Nangarhar province .")
    assert (north.direction, north.surface) == ("northern", "Syria")
    assert (province.direction, province.noun) == ("", "province")


def test_container_is_said_behind_a_comma_in_or_before_possessive() -> None:
    for sentence in ("Kot , Nangarhar", "Kot district in Nangarhar", "Nangarhar 's Kot district"):
        matches = find(f"Fighters entered {sentence} .")
        inner = next(m for m in matches if m.name == "Kot")
        assert matches[inner.container].name == "Nangarhar", sentence


def test_little_place_needs_support() -> None:
    bare = [m for m in find("Sarmin said nothing .") if m.key == "sarmin"]
    there = [m for m in find("Nobody died in Sarmin .") if m.key == "sarmin"]
    assert [m.support for m in bare] == [Support.BARE]
    assert [m.support for m in there] == [Support.PREPOSED]


def test_a_name_shown_once_counts_everywhere() -> None:
    matches = find("Shells fell in Sarmin . Sarmin burned .")
    assert [m.support for m in matches] == [Support.PREPOSED, Support.KNOWN]


TOKENS = st.lists(
    st.sampled_from(
        [
            "Kot",
            "district",
            "Nangarhar",
            ",",
            ".",
            "in",
            "of",
            "the",
            "Al",
            "-",
            "al",
            "Mosul",
            "northern",
            "'s",
            "Hassan",
            "US",
            "province",
            "and",
            "Oddname",
        ]
    ),
    max_size=30,
)


@settings(deadline=None)
@given(TOKENS)
def test_matches_are_ordered_within_bounds_and_apart(words: list[str]) -> None:
    matches = place_register().find(words)
    last = -1
    for match in matches:
        assert last < match.first <= match.core_first <= match.core_last <= match.last < len(words)
        assert match.container < len(matches)
        last = match.last
    assert len(place_register().resolve(matches, words)) == len(matches)
