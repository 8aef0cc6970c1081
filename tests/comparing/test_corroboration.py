"""Two numbers, never one: independent origins and primary speakers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_accounts import account

from rashomon.comparing.account import Origin
from rashomon.comparing.corroboration import corroboration


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
