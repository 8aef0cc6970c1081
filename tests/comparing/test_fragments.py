"""How two mentions in one report lie to each other."""

from __future__ import annotations

from rashomon.comparing.fragments import Layout, fragment_levels
from rashomon.comparing.fusing import fragment, fragment_weights
from rashomon.documents import document
from rashomon.reading.claim import Claim, Number, Party, Span

ARMY = Party("army", "state_force", ref="cd:forces", country="CD")
REBELS = Party("Allied Democratic Forces", "armed_group", ref="allied-democratic-forces")
REPORT = document(
    "Rebels raided a village on Monday. Eleven people were killed. "
    "The mayor spoke of a massacre. The army shelled the rebels' camp. "
    "Meanwhile a bomb went off in a market. Four people died. The bombs were home-made."
)


def found(first: str, second: str, **slots: dict[str, object]) -> dict[str, str]:
    """The levels of two mentions that stand in these words."""
    layout = Layout(REPORT)
    made = []
    for quote in (first, second):
        at = REPORT.text.index(quote)
        given = {"type": "attack", **slots.get(quote.split()[0].lower(), {})}
        made.append(fragment(layout, [Claim("event", evidence=(Span(at, at + len(quote), quote),), **given)]))  # type: ignore[arg-type]
    forth, back = fragment_levels(layout, *made), fragment_levels(layout, *made[::-1])
    assert forth == back
    return dict(forth)


def test_who_raids_and_is_shelled_is_on_two_sides_of_two_acts() -> None:
    raid, answer = (
        {"agents": (REBELS,), "targets": (Party("village", "people"),)},
        {"agents": (ARMY,), "targets": (REBELS,)},
    )
    words = ("Rebels raided a village", "The army shelled the rebels' camp")
    assert found(*words, rebels=raid, the=answer)["crossed"] == "crossed"
    assert found(*words, rebels=raid, the={**answer, "type": "armed_clash"})["crossed"] == "none"
    assert found(*words, rebels=raid, the={**answer, "agents": (ARMY, REBELS)})["crossed"] == "none"


def test_a_bare_toll_is_about_what_was_told() -> None:
    bare = {"numbers": {"killed": Number(11)}, "targets": (Party("eleven people", "people"),)}
    words = ("Rebels raided a village", "Eleven people were killed")
    assert found(*words, eleven=bare)["slots"] == "a number"
    assert found(*words)["slots"] == "nothing"
    assert found(*words, eleven={**bare, "agents": (ARMY,)})["slots"] == "some"


def test_a_bomb_is_introduced_and_the_bombs_point_back() -> None:
    assert found("Rebels raided a village", "a bomb went off")["mention"] == "introduced"
    assert found("a bomb went off", "The bombs were home-made")["mention"] == "points back"


def test_a_turn_of_the_story_lies_before_what_follows_it() -> None:
    assert found("Rebels raided a village", "a bomb went off")["turn"] == "turned"
    assert found("Rebels raided a village", "Four people died")["turn"] == "turned between"
    assert found("a bomb went off", "Four people died")["turn"] == "none"


def test_a_person_dies_once() -> None:
    dead = {"targets": (Party("Omar Zia", "person"),), "numbers": {"killed": Number(1)}}
    words = ("Rebels raided a village", "The army shelled the rebels' camp")
    assert found(*words, rebels=dead, the=dead)["targets"] == "died"
    assert found(*words, rebels=dead, the={**dead, "numbers": {}})["targets"] == "same"


def test_a_pact_and_the_fighting_told_in_one_breath_are_two() -> None:
    words = ("Rebels raided a village", "The army shelled the rebels' camp")
    assert found(*words, rebels={"type": "agreement"}, the={"type": "shelling"})["kind"] == "pact and fight"
    assert found(*words, rebels={"type": "agreement"}, the={"type": "talks"})["kind"] != "pact and fight"
    assert fragment_weights()["kind"]["pact and fight"] <= -2.5
