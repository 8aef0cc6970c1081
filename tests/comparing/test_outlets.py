"""Outlets: one house, one id."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.comparing import outlets
from rashomon.comparing.outlets import collects, is_platform, known_outlet, medium, outlet, outlet_of, voice_of
from rashomon.errors import DataError


@pytest.mark.parametrize(
    ("publisher", "id"),
    [
        ("AFP", "agence-france-presse"),
        ("afp", "agence-france-presse"),
        ("The Associated Press", "associated-press"),
        ("Reuters news agency", "reuters"),
        ("https://www.reuters.com/world/x", "reuters"),
        ("VOA News", "voice-of-america"),
        ("VOA Deewa", "voice-of-america"),
        ("Radio Farda", "radio-free-europe-radio-liberty"),
        ("RFE/RL", "radio-free-europe-radio-liberty"),
        ("ACAN-EFE", "efe"),
        ("RIA Novosti", "rossiya-segodnya"),
        ("The Kot  Courier", "kot-courier"),
        ("Kot Courier", "kot-courier"),
        ("Kot Courier Online", "kot-courier-online"),
        ("kotcourier.example", "kotcourier.example"),
        ("Agencia Zañartu", "agencia-zanartu"),
    ],
)
def test_names_and_sites_fold_to_one_id(publisher: str, id: str) -> None:
    assert outlet(publisher).id == f"outlet:{id}"


def test_names_that_only_look_alike_stay_apart() -> None:
    names = [
        "Associated Press",
        "Associated Press of Pakistan",
        "Press Trust of India",
        "Kot Times",
        "Zar Times",
        "The Times",
    ]
    assert len({outlet(name).id for name in names}) == len(names)


def test_no_publisher_is_no_outlet() -> None:
    assert outlet("") == outlet("  ") == ("", "")


def test_running_text_names_media_as_names_are_written() -> None:
    assert medium("Pentagon") is None and medium("ap") is None and medium("dawn") is None
    assert medium("AP") == known_outlet("ap")


def test_a_generic_medium_is_no_outlet() -> None:
    assert outlet_of("sy:media") is None and outlet_of(":media") is None and outlet_of("") is None


def test_platforms_collectors_and_organs() -> None:
    assert is_platform("outlet:facebook") and not is_platform("outlet:facebook-news")
    assert collects(outlet("FBIS").id) and not collects(outlet("AP").id)
    assert voice_of("outlet:as-sahab") == "al-qaida" and voice_of("document:1") == ""


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ("- {id: a, name: A}\n- {id: a, name: B}", "id"),
        ("- {id: a, name: A, family: b}", "family"),
        ("- {id: a, name: A, voice_of: nobody-at-all}", "voice_of"),
        ("- {id: a, name: A, colour: red}", "colour"),
    ],
)
def test_bad_rows_are_named(rows: str, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "outlets.yaml"
    file.write_text(rows, encoding="utf-8")
    monkeypatch.setattr(outlets, "_FILE", file)
    outlets._rows.cache_clear()
    try:
        with pytest.raises(DataError, match=field) as raised:
            outlets._rows()
        assert raised.value.field == field and raised.value.row is not None
    finally:
        outlets._rows.cache_clear()
