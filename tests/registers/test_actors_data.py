"""The files of the actor register, and what a faulty one is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import DataError
from rashomon.registers.actors_data import (
    ACTOR_FILES,
    ActorRow,
    CountryRow,
    ForceRow,
    countries,
    read,
    rows,
    rule_rows,
)
from rashomon.registers.actors_index import load_actors
from rashomon.registers.actors_words import atoms, fold, pieces
from rashomon.registers.countries import country
from rashomon.vocabulary.load import checked


def test_every_row_of_every_file_is_sound() -> None:
    codes = {row.code for row in countries()}
    for name in ACTOR_FILES:
        for row in rows(name, ActorRow):
            assert not row.country or row.country in codes, row.id
            assert row.start is None or row.end is None or row.start <= row.end, row.id
            assert len(set(row.aliases)) == len(row.aliases), row.id


def test_every_parent_and_led_actor_is_there() -> None:
    known = load_actors()
    for actor in known.values():
        assert not actor.parent or actor.parent in known
        assert not actor.leads or actor.leads in known or country(actor.leads)


def test_every_force_row_has_its_bare_phrases_in_lower_case_or_capitals() -> None:
    units = [row.unit for row in rows("actors_forces", ForceRow)]
    assert len(set(units)) == len(units)


def test_no_spelling_stands_for_two_words() -> None:
    variants = [word for row in rule_rows("variants") for word in row]
    assert len(set(variants)) == len(variants)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"id": "a", "name": "A", "sort": "x"}, "sort"),
        ({"id": "A b", "name": "A"}, "id"),
        ({"id": "a"}, "name"),
        ({"id": "a", "name": "A", "country": "Mali"}, "country"),
        ({"id": "a", "name": "A", "kind": "club"}, "kind"),
    ],
)
def test_a_faulty_row_is_named(row: dict[str, str], field: str) -> None:
    with pytest.raises(DataError) as error:
        checked([{"id": "ok", "name": "Ok"}, row], ActorRow, "own.yaml")
    assert (error.value.file, error.value.row, error.value.field) == ("own.yaml", 2, field)


def test_what_is_no_list_is_said(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("name: x", encoding="utf-8")
    with pytest.raises(DataError, match="not a list"):
        checked(read(file), CountryRow, file.name)
    file.write_text("a: [", encoding="utf-8")
    with pytest.raises(DataError, match="not YAML"):
        read(file)


@given(st.text(max_size=20))
def test_the_atoms_of_a_word_are_never_empty(word: str) -> None:
    for norm, surface in pieces(word):
        assert norm
        assert surface


@given(st.lists(st.text(max_size=6), max_size=12))
def test_atoms_keep_the_order_of_the_words(words: list[str]) -> None:
    run = atoms(words)
    assert run.token == sorted(run.token)
    assert len(run.norm) == len(run.surface) == len(run.token)
    assert all(0 < at < len(run.norm) for at in run.glued)
    assert all(0 <= token < len(words) for token in run.token)


def test_fold_keeps_the_case() -> None:
    assert fold("Ñuñoa ÉL") == "Nunoa EL"
