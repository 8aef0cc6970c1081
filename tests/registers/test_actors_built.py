"""State actors that are built by rule, and what must not become one."""

from __future__ import annotations

import pytest

from rashomon.registers.actors import actor_matches, built
from rashomon.registers.actors_index import load_actors


def found(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return [(" ".join(words[m.first : m.last + 1]), m.actor.id) for m in built(words)]


@pytest.mark.parametrize(
    ("text", "id", "kind", "country"),
    [
        ("Afghan forces", "af:forces", "state_force", "AF"),
        ("Afghan security forces", "af:security-forces", "state_force", "AF"),
        ("U.S. military", "us:forces", "state_force", "US"),
        ("American troops", "us:forces", "state_force", "US"),
        ("UK soldiers", "gb:forces", "state_force", "GB"),
        ("Turkish warplanes", "tr:air-force", "state_force", "TR"),
        ("Iraq 's army", "iq:forces", "state_force", "IQ"),
        ("Iraq ’s army", "iq:forces", "state_force", "IQ"),
        ("Syrian pro - government forces", "sy:forces", "state_force", "SY"),
        ("Syrian government forces", "sy:forces", "state_force", "SY"),
        ("Pakistani border guards", "pk:border-guards", "state_force", "PK"),
        ("Nigerian military intelligence officials", "ng:intelligence", "state_force", "NG"),
        ("Egyptian authorities", "eg:government", "government", "EG"),
        ("Saudi officials", "sa:officials", "government", "SA"),
        ("Colombian National Police", "co:police", "state_force", "CO"),
        ("South Korean navy", "kr:navy", "state_force", "KR"),
        ("Turkey 's Foreign Ministry", "tr:foreign-ministry", "government", "TR"),
        ("Ministry of Defense of Ukraine", "ua:defence-ministry", "government", "UA"),
        ("government of Iraq", "iq:government", "government", "IQ"),
        ("Armed Forces of the Philippines", "armed-forces-of-the-philippines", "state_force", "PH"),
        ("Kabul government", "af:government", "government", "AF"),
        ("Assad regime", "sy:government", "government", "SY"),
        ("Assad 's forces", "sy:forces", "state_force", "SY"),
        ("US - led coalition", "us:led-coalition", "state_force", "US"),
        ("U.S.-led coalition", "us:led-coalition", "state_force", "US"),
        ("Saudi - led military coalition", "sa:led-coalition", "state_force", "SA"),
        ("U.S.-led anti - Islamic State coalition", "us:led-coalition", "state_force", "US"),
        ("NATO - led forces", "nato:led-coalition", "state_force", ""),
        ("Western powers", "west:powers", "government", ""),
        ("Gulf states", "persian-gulf:powers", "government", ""),
        ("African troops", "africa:forces", "state_force", ""),
        ("police", ":police", "state_force", ""),
        ("security forces", ":security-forces", "state_force", ""),
        ("government forces", ":forces", "state_force", ""),
        ("army", ":forces", "state_force", ""),
        ("military", ":forces", "state_force", ""),
        ("government", ":government", "government", ""),
        ("authorities", ":government", "government", ""),
    ],
)
def test_a_state_actor_is_built(text: str, id: str, kind: str, country: str) -> None:
    words = f"On Monday the {text} left .".split()
    (match,) = actor_matches(words)
    assert " ".join(words[match.first : match.last + 1]) == text
    assert (match.actor.id, match.actor.kind, match.actor.country) == (id, kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "Afghan villagers fled",
        "Syrian anti - government fighters",
        "anti - government forces left",
        "a government building",
        "military equipment was sold",
        "troops of dancers",
        "Afghan - born doctors",
        "Kunduz residents",
        "the US and its allies",
    ],
)
def test_nothing_is_built_here(text: str) -> None:
    assert [f for f in found(text) if f[1] != ":government"] == []


def test_several_states_share_a_force() -> None:
    assert found("US , Afghan and Pakistani troops met") == [
        ("US", "us:forces"),
        ("Afghan", "af:forces"),
        ("Pakistani troops", "pk:forces"),
    ]
    assert found("Afghan and NATO soldiers met") == [("Afghan", "af:forces")]
    assert found("Turkish and Arab states met") == [("Arab states", "arab-world:powers")]


def test_a_backed_group_is_not_its_backer() -> None:
    matches = actor_matches(["U.S.-backed", "forces", "and", "Iranian", "-", "backed", "militias"])
    assert [(m.actor.id, m.origin) for m in matches] == [("us", "country"), ("ir", "country")]


def test_a_place_inside_a_state_builds_nothing() -> None:
    for text in ("Darfur forces", "Gaza police", "Kunduz police", "Kashmir troops"):
        assert all(not m.actor.country or m.origin == "country" for m in actor_matches(text.split()))
        assert all(m.actor.kind == "place" or m.actor.id == ":police" for m in actor_matches(text.split()))


def test_the_name_is_as_in_the_text() -> None:
    (match,) = built(["the", "Saudi", "-", "led", "coalition"])
    assert match.actor.name == "Saudi-led coalition"


def test_built_ids_never_meet_the_register() -> None:
    assert not any(":" in id for id in load_actors())
