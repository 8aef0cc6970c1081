"""The gazetteer: folding, the file, and what is in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import DataError
from rashomon.registers import gazetteer as module
from rashomon.registers.gazetteer import gazetteer
from rashomon.registers.gazetteer_build import CITY, COUNTRY, Draft
from rashomon.registers.gazetteer_file import packed, sections
from rashomon.registers.gazetteer_names import fold, loose
from rashomon.registers.places_data import Alias, aliases, place_words


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hodeida", "Al Ḩudaydah"), ("Deir al-Zour", "Dayr az Zawr"), ("Tel Rifaat", "Tall Rif‘at")],
)
def test_loose_spellings_meet(one: str, other: str) -> None:
    assert loose(fold(one)) == loose(fold(other))


def test_loose_spelling_keeps_different_towns_apart() -> None:
    assert loose("aleppo") != loose("idlib")


def small() -> Draft:
    draft = Draft()
    draft.add("Norland", COUNTRY, 0, 0xFFFFFFFF, 1)
    draft.code.append("NL")
    draft.add("Port Ash", CITY, 0, 0, 2, 500, 1.5, 2.5)
    draft.call(0, "norland")
    draft.call(1, "port ash")
    return draft


def test_file_gives_back_what_was_put_in() -> None:
    places = module.Gazetteer(sections(packed(small(), bytes(32)), bytes(32)))
    assert places.named("port ash") == (1,)
    assert places.begins("port") and not places.begins("port ash")
    assert places.named("nowhere") == ()
    assert places.within(1, 0) and not places.within(0, 1)
    record = places.record(1)
    assert (record.name, record.kind, record.country, record.latitude) == ("Port Ash", "city", "NL", 1.5)
    assert places.record(0).latitude is None


@pytest.mark.parametrize("damage", [lambda d: d[:100], lambda d: d[:-8], lambda d: b"x" + d[1:], lambda d: b""])
def test_damaged_file_is_refused(damage) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DataError):
        sections(damage(packed(small(), bytes(32))), bytes(32))


def test_file_of_another_make_is_refused() -> None:
    with pytest.raises(DataError):
        sections(packed(small(), bytes(32)), b"1" * 32)


def test_unwritable_cache_is_no_failure(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    module._write(blocked / "places.bin", b"data")
    module._write(tmp_path / "new" / "places.bin", b"data")
    assert (tmp_path / "new" / "places.bin").read_bytes() == b"data"


def test_every_alias_leads_to_its_country() -> None:
    places = gazetteer()
    for entry in aliases():
        if entry.country:
            found = {places.country_code(r) for name in (entry.name, *entry.aliases) for r in places.named(fold(name))}
            assert entry.country in found, entry.name


def test_alias_entry_is_checked() -> None:
    with pytest.raises(ValueError):
        Alias.model_validate({"name": "Somewhere", "kind": "planet"})


def test_words_cover_their_plurals() -> None:
    table = place_words()
    assert set(table.plurals.values()) <= set(table.nouns) | table.facilities
