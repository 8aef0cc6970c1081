"""Two numbers, never one: independent origins and primary speakers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_accounts import account

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.comparing.corroboration import corroboration
from rashomon.comparing.one_voice import one_voice_each


def test_ten_outlets_that_print_one_wire_are_one_origin_and_one_speaker() -> None:
    told = [account(f"c{n}", origin="wire", said_by="police", document=f"d{n}") for n in range(10)]
    found = corroboration(told)
    assert (found.origins, found.speakers) == (("wire",), ("police",))
    assert found.copies == tuple(f"c{n}" for n in range(1, 10))
    assert found.single


def test_one_wire_with_two_speakers_is_one_origin_and_two_speakers_without_copies() -> None:
    told = [account(who, origin="wire", document="d", said_by=who) for who in ("police", "a doctor")]
    found = corroboration(told)
    assert (len(found.origins), len(found.speakers), found.copies) == (1, 2, ())


def test_the_origins_own_text_is_no_copy_even_where_it_is_published_later() -> None:
    wire = Origin("o", "Agency", document="d2")
    told = [
        replace(account("a", document="d1", day=23, said_by="police"), origin=wire),
        replace(account("b", document="d2", day=24, said_by="police"), origin=wire),
    ]
    assert corroboration(told).copies == ("a",)


def test_an_outlets_own_second_report_is_no_copy_and_no_second_origin() -> None:
    told = [
        replace(account(i, killed=5, document=f"d{n}", day=23 + n), origin=Origin("outlet:x", "X", document=f"d{n}"))
        for n, i in enumerate("ab")
    ]
    found = corroboration(told)
    assert (found.origins, found.copies) == (("outlet:x",), ())


def test_another_number_from_the_same_origin_is_no_copy() -> None:
    told = [
        account("a", killed=5, origin="wire", said_by="police"),
        account("b", killed=9, origin="wire", said_by="police"),
    ]
    assert corroboration(told).copies == ()


@pytest.mark.parametrize("modality", ["denied", "possible", "planned"])
def test_only_who_asserts_supports(modality: str) -> None:
    found = corroboration([account("a"), account("b", modality=modality)])  # type: ignore[arg-type]
    assert found.accounts == ("a",)


def test_a_party_that_speaks_of_losses_is_marked_and_still_counted() -> None:
    found = corroboration([account("a", said_by="spokesman", stake=True), account("b")])
    assert found.self_interested == ("a",)
    assert len(found.origins) == 2


def cited(id: str, speaker: str, name: str, origin: str = "outlet:wire", stake: bool = False) -> Account:
    said = Speaker(speaker, name, "state_force", "party" if stake else "official", stake)
    return replace(account(id, document=f"d{id}"), origin=Origin(origin, "Wire"), speaker=said)


def ids(*told: Account) -> list[str]:
    return [one.speaker.id for one in one_voice_each(told)]


def test_an_army_whose_country_only_one_claim_names_is_one_speaker_with_or_without_a_stake() -> None:
    told = one_voice_each([cited("a", "sd:forces", "army", stake=True), cited("b", ":forces", "the army")])
    assert corroboration(told).speakers == ("sd:forces",)
    assert [one.speaker.self_interested for one in told] == [True, False]


def test_residents_of_one_outlet_are_one_speaker_and_those_of_another_outlet_others() -> None:
    here, there = "people:resident@SD/outlet:wire", "people:resident/outlet:wire"
    other = "people:resident/outlet:radio"
    told = (cited("a", here, "residents"), cited("b", there, "some residents"))
    assert ids(*told, cited("c", other, "residents", "outlet:radio")) == [here, here, other]


def test_words_give_way_to_the_body_that_they_stand_for_in_another_claim() -> None:
    assert ids(cited("a", "state_force:army@YE", "army"), cited("b", "ye:forces", "army")) == ["ye:forces"] * 2


@pytest.mark.parametrize(
    "apart",
    [
        ("people:resident@SD/outlet:wire", "people:resident@SS/outlet:wire", "people:resident/outlet:wire"),
        ("sd:forces", "ss:forces", ":forces"),
        ("state_force:army@YE", "sd:forces"),
        ("taliban", "af:police", "person:spokesman@AF/outlet:wire", "haqqani-network"),
        ("document:1:they", "document:2:they"),
    ],
)
def test_speakers_of_two_countries_bodies_or_reports_stay_apart(apart: tuple[str, ...]) -> None:
    told = [cited(str(n), id, "the spokesman") for n, id in enumerate(apart)]
    assert ids(*told) == list(apart)


def test_one_name_for_two_ids_is_not_enough_where_the_words_differ() -> None:
    told = (cited("a", "person:doctor@SD/outlet:wire", "doctor"), cited("b", "person:medic/outlet:wire", "medic"))
    assert ids(*told) == [one.speaker.id for one in told]
