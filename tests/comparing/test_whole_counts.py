"""Tolls that stand against each other, and those that only seem to."""

from __future__ import annotations

from dataclasses import replace

from made_accounts import account

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.values import values
from rashomon.comparing.voices import words_of
from rashomon.reading.claim import Claim, Number, Party, Span

REBELS = Party("17 rebels", "armed_group")
CIVILIANS = Party("civilians", "people")
NAMED = Number(1, 1, 1, "named")


def rows(*accounts: Account) -> list[tuple[str, str, str]]:
    return [(r.type, r.value_a, r.value_b) for r in disagreements("e1", accounts) if r.slot == "killed"]


def official(one: Account) -> Account:
    return replace(one, speaker=replace(one.speaker, stake="official"))


def test_who_says_that_no_civilian_was_hurt_gives_a_whole_toll_of_rebels() -> None:
    army = account("a", type="attack", killed=17, targets=(REBELS,), said_by="army")
    people = account("b", type="attack", killed=24, targets=(Party("24 people", "people"),), said_by="villagers")
    assert rows(army, people) == []
    spared = account("c", type="attack", targets=(CIVILIANS,), modality="denied", said_by="army", document="doc-a")
    assert [row[0] for row in rows(army, people, spared)] == ["contradiction"]


def test_one_who_is_named_is_no_toll_of_all() -> None:
    dead = account("a", killed=NAMED, targets=(Party("Abu Zar", "name"),))
    assert rows(dead, account("b", killed=20, targets=(Party("20 people", "people"),))) == []
    assert values(dead)["killed"].of == {"“Abu Zar”"}


def test_no_civilian_dead_is_not_nobody_dead() -> None:
    none = account("a", killed=Number(0, 0, 0, "none"), targets=(CIVILIANS,))
    assert rows(none, account("b", killed=NAMED, targets=(Party("Abu Zar", "person"),))) == []


def test_a_report_stands_against_a_side_that_it_cites_but_not_against_a_witness() -> None:
    own = account("a", killed=13, document="d1")
    army = Party("army", "state_force", ref="af:forces")
    cited = account("b", killed=9, document="d1", said_by=army)
    cited = replace(cited, speaker=replace(cited.speaker, kind="state_force"))
    assert [row[0] for row in rows(own, cited)] == ["contradiction"]
    assert rows(own, account("b", killed=9, document="d1", said_by="witness")) == []


def test_two_officials_of_one_agency_and_day_carry_on_the_count() -> None:
    early = official(account("a", killed=12, said_by="ministry", origin="wire"))
    late = official(account("b", killed=19, said_by="mayor", origin="wire"))
    assert rows(late, early) == [("update", "12", "19")]
    assert [row[0] for row in rows(early, official(account("b", killed=19, said_by="mayor")))] == ["contradiction"]


def test_two_sides_do_not_carry_on_each_other_s_count() -> None:
    police = account("a", killed=3, said_by="police", stake=True, day=20)
    rebels = account("b", killed=5, said_by="rebels", stake=True, day=22)
    assert rows(police, rebels) == [("contradiction", "3", "5")]


def test_six_farmers_hold_no_fighters_and_six_people_may() -> None:
    rebels = account("b", type="attack", killed=62, targets=(Party("62 rebels", "armed_group"),))
    assert rows(account("a", type="attack", killed=6, targets=(Party("Six farmers", "people"),)), rebels) == []
    people = account("a", type="attack", killed=6, targets=(Party("Six people", "people"),))
    assert [row[0] for row in rows(people, rebels)] == ["contradiction"]


def test_the_words_of_a_side_hold_its_number_or_its_party() -> None:
    quotes = ("in the raid on the mill", "soldiers burnt the mill", "Nine people died")
    spans = tuple(Span(at, at + len(quote), quote) for at, quote in zip((0, 40, 80), quotes, strict=True))
    claim = Claim(
        "event", "attack", (Party("soldiers", "state_force", span=Span(40, 48, "soldiers")),),
        numbers={"killed": Number(9, 9, 9, span=Span(80, 84, "Nine"))}, evidence=spans,
    )  # fmt: skip
    told = Account("c1", claim, "d1")
    assert [words_of(told, slot) for slot in ("killed", "who", "where")] == [quotes[2], quotes[1], quotes[0]]
    other = account("b", type="attack", killed=4)
    (row,) = [r for r in disagreements("e1", [told, other]) if r.slot == "killed"]
    assert quotes[2] in (row.words_a, row.words_b)
