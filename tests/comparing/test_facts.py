"""Accounts side by side: rows are slots, columns are origins."""

from __future__ import annotations

from made_accounts import CHILDREN, GUNMEN, KABUL, STATE, account, july

from rashomon.comparing.facts import Fact, facts
from rashomon.reading.claim import Number, Party


def row(found: list[Fact], slot: str) -> Fact:
    return next(fact for fact in found if fact.slot == slot)


def test_each_slot_is_a_row_and_each_origin_a_column_from_the_earliest_published() -> None:
    late = account("a", killed=80, places=(KABUL,), when=july(23), day=26)
    early = account("b", killed=64, agents=(STATE,), day=24)
    found = facts([late, early])
    assert [fact.slot for fact in found] == ["what", "who", "where", "when", "killed", "happened"]
    killed = row(found, "killed")
    assert [(c.value.plain, c.origin.id, c.accounts) for c in killed.cells] == [
        (64, "doc-b", ("b",)),
        (80, "doc-a", ("a",)),
    ]
    assert list(killed.by_origin()) == ["doc-b", "doc-a"]


def test_the_unknown_perpetrator_is_a_value() -> None:
    who = row(facts([account("a"), account("b", agents=(GUNMEN,))]), "who")
    assert [(c.value.key, c.value.words) for c in who.cells] == [
        ("unknown", "not named"),
        ("~fighters", "unknown gunmen"),
    ]


def test_a_place_is_never_a_perpetrator() -> None:
    town = Party("Kabul", "place")
    assert row(facts([account("a", agents=(town,))]), "who").cells[0].value.key == "unknown"


def test_copies_of_one_origin_and_speaker_share_a_cell_and_speakers_do_not() -> None:
    told = [
        account("a", killed=5, origin="wire", said_by="police"),
        account("b", killed=5, origin="wire", said_by="police"),
        account("c", killed=5, origin="wire", said_by="a doctor"),
    ]
    assert [c.accounts for c in row(facts(told), "killed").cells] == [("c",), ("a", "b")]


def test_a_denial_keeps_its_modality_in_every_cell() -> None:
    found = facts([account("a", agents=(STATE,), modality="denied")])
    assert {cell.modality for fact in found for cell in fact.cells} == {"denied"}
    assert row(found, "happened").cells[0].value.words == "it did not happen"


def test_part_of_the_victims_is_said_with_the_number() -> None:
    part = account("a", killed=Number(3, 3, None, "at_least"), targets=(CHILDREN,))
    assert row(facts([part]), "killed").cells[0].value.words == "at least 3 (children)"
