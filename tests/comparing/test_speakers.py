"""Speakers: the same person, body or outlet is the same speaker across reports."""

from __future__ import annotations

from rashomon.comparing.account import Origin
from rashomon.comparing.speakers import speaker
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Number, Party

REPORT = Document("7", "Shells fell on Kot.", publisher="The Kot Courier")
OTHER = Document("8", "Shells fell on Kot.", publisher="Zar Post")
KOT = Party("Kot", "place", country="AF")


def _said(*sources: Party, report: Document = REPORT, origin: Origin | None = None) -> str:
    return speaker(report, Claim("event", "shelling", sources=sources, places=(KOT,)), origin).id


def test_the_end_of_the_chain_speaks() -> None:
    afp = Party("AFP", "media", ref="agence-france-presse")
    assert _said(afp, Party("Omar Zia", "person")) == "person:omar zia"
    assert _said(afp) == "outlet:agence-france-presse"


def test_without_a_chain_the_origin_speaks() -> None:
    afp = Origin("outlet:agence-france-presse", "Agence France-Presse", "credit")
    assert _said(origin=afp) == _said(Party("AFP", "media", ref="agence-france-presse"), report=OTHER)
    assert _said() == "outlet:kot-courier"
    assert _said(report=Document("9", "Shells fell.")) == "document:9"


def test_the_named_are_the_same_in_every_report() -> None:
    for party in (
        Party("Omar Zia", "person"),
        Party("Taliban", "armed_group", ref="taliban"),
        Party("Kot Aid", "organisation"),
    ):
        ids = {_said(party, report=report, origin=Origin(f"outlet:{report.id}", "x")) for report in (REPORT, OTHER)}
        assert len(ids) == 1


def test_unnamed_people_are_the_same_by_words_country_and_origin() -> None:
    reuters, afp = Origin("outlet:reuters", "Reuters"), Origin("outlet:afp", "AFP")
    residents = Party("several residents", "people")
    assert _said(residents, origin=reuters) == _said(Party("Residents", "people"), report=OTHER, origin=reuters)
    assert _said(residents, origin=reuters) != _said(residents, origin=afp)
    assert _said(residents) != _said(Party("police officials", "people"))


def test_a_states_force_without_its_state_is_that_of_the_place() -> None:
    assert _said(Party("police", "state_force", ref=":police")) == _said(
        Party("Afghan police", "state_force", ref="af:police")
    )
    assert _said(Party("coalition", "state_force", ref=":coalition")) == ":coalition"


def test_a_spokesman_without_a_name_is_the_groups_voice() -> None:
    assert _said(Party("Taliban spokesman", "person")) == "taliban"
    assert _said(Party("spokesman", "person")) == "person:spokesman@AF"


def test_a_family_name_keeps_its_last_letter() -> None:
    assert _said(Party("Jane Roberts", "person")) == "person:jane roberts"


def test_a_pronoun_gives_way_to_who_is_named_before_it() -> None:
    assert _said(Party("Omar Zia", "person"), Party("he", "pronoun")) == "person:omar zia"
    assert _said(Party("he", "pronoun")) == "document:7:he"


def test_the_organ_of_a_side_is_a_party() -> None:
    attack = Claim(
        "event",
        "attack",
        agents=(Party("Islamic State", "armed_group", ref="islamic-state"),),
        sources=(Party("Amaq", "media", ref="amaq"),),
        numbers={"killed": Number(9)},
    )
    found = speaker(REPORT, attack)
    assert (found.id, found.kind, found.stake, found.self_interested) == ("outlet:amaq", "media", "party", True)


def test_an_outlet_that_is_cited_is_the_outlet_that_publishes() -> None:
    for kind in ("person", "name", "organisation", "media"):
        assert _said(Party("Sahel Newswire", kind)) == "outlet:sahel-newswire"  # type: ignore[arg-type]
    own = Document("9", "Shells fell on Kot.", publisher="Horn Monitor")
    assert _said(Party("Horn Monitor", "person"), report=own) == "outlet:horn-monitor"
    assert _said(Party("Horn Monitor", "person"), origin=Origin("outlet:horn-monitor", "Horn Monitor")) == (
        "outlet:horn-monitor"
    )
    assert _said(Party("Horn Monitor", "person")) == "person:horn monitor"
    for name, kind in (("Omar Zia", "person"), ("Border Agency", "organisation"), ("local radio", "media")):
        assert not _said(Party(name, kind)).startswith("outlet:")  # type: ignore[arg-type]
