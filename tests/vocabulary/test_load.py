"""Word lists: what is wrong with an entry is said by file, entry and field; a user's own list goes on top."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from rashomon.errors import DataError, UserError
from rashomon.vocabulary import load
from rashomon.vocabulary.load import entries
from rashomon.vocabulary.schema import TYPES, Trigger

GOOD = {"trigger": "ambush", "pos": "verb", "type": "attack", "example": "Rebels ambushed a convoy near Gao."}


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands for the packaged one."""
    monkeypatch.setattr(load, "DATA", tmp_path)
    monkeypatch.delenv(load.OWN_VARIABLE, raising=False)
    load._entries.cache_clear()
    yield tmp_path
    load._entries.cache_clear()


def write(folder: Path, name: str, content: object) -> Path:
    file = folder / name
    file.write_text(yaml.safe_dump(content), encoding="utf-8")
    return file


def error(folder: Path, *rows: dict[str, object]) -> DataError:
    write(folder, "events.yaml", list(rows))
    with pytest.raises(DataError) as caught:
        entries("events", Trigger)
    return caught.value


def test_an_unknown_field_is_named(lists: Path) -> None:
    found = error(lists, GOOD, {**GOOD, "trigger": "raid", "agnet": "subject"})
    assert (found.file, found.row, found.field) == ("events.yaml", 2, "agnet")


def test_a_missing_field_is_named(lists: Path) -> None:
    found = error(lists, {key: value for key, value in GOOD.items() if key != "example"})
    assert (found.row, found.field) == (1, "example")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "siege"),
        ("pos", "adverb"),
        ("kind", "rumour"),
        ("agent", "nowhere"),
        ("target", ["object", "nowhere"]),
        ("harm", "scared"),
        ("needs", "armd"),
        ("weight", "feeble"),
        ("head", "convoy"),
        ("trigger", "Ambush"),
        ("example", "Short."),
    ],
)
def test_a_bad_value_is_named_by_its_field(lists: Path, field: str, value: object) -> None:
    found = error(lists, {**GOOD, field: value})
    assert (found.row, found.field) == (1, field)
    assert str(found).startswith(f"events.yaml, row 1, field {field}: ")


def test_a_type_must_be_of_its_kind(lists: Path) -> None:
    assert error(lists, {**GOOD, "kind": "relation"}).field == "type"


def test_a_light_verb_needs_a_noun(lists: Path) -> None:
    assert error(lists, {**GOOD, "pos": "light"}).field == "trigger"


def test_the_same_entry_twice_is_an_error(lists: Path) -> None:
    assert error(lists, GOOD, GOOD).row == 2


def test_a_word_may_have_two_types(lists: Path) -> None:
    write(lists, "events.yaml", [GOOD, {**GOOD, "type": "armed_clash"}])
    assert [t.type for t in entries("events", Trigger)] == ["attack", "armed_clash"]


def test_a_list_may_be_split_over_files(lists: Path) -> None:
    write(lists, "events_b.yaml", [{**GOOD, "trigger": "raid"}])
    write(lists, "events_a.yaml", [GOOD])
    assert [t.trigger for t in entries("events", Trigger)] == ["ambush", "raid"]


def test_errors_name_the_part_of_a_split_list(lists: Path) -> None:
    write(lists, "events_a.yaml", [GOOD])
    write(lists, "events_b.yaml", [{**GOOD, "trigger": "raid", "pos": "?"}])
    with pytest.raises(DataError, match=r"events_b\.yaml, row 1, field pos"):
        entries("events", Trigger)


def test_what_is_no_yaml_is_said_with_its_line(lists: Path) -> None:
    (lists / "events.yaml").write_text("- trigger: ambush\n  pos: [verb\n", encoding="utf-8")
    with pytest.raises(DataError, match="line"):
        entries("events", Trigger)


def test_what_is_no_list_or_no_utf8_is_an_error(lists: Path) -> None:
    write(lists, "events.yaml", {"trigger": "ambush"})
    with pytest.raises(DataError, match="not a list"):
        entries("events", Trigger)
    (lists / "cues.yaml").write_bytes(b"- \xff\xfe")
    with pytest.raises(DataError, match="UTF-8"):
        entries("cues", Trigger)


def test_an_unknown_list_is_an_error(lists: Path) -> None:
    with pytest.raises(DataError, match="no such word list"):
        entries("evnets", Trigger)


def test_own_entries_are_added_and_replace(lists: Path, tmp_path: Path) -> None:
    write(lists, "events.yaml", [GOOD, {**GOOD, "trigger": "raid"}])
    mine = [{**GOOD, "needs": "armed"}, {**GOOD, "trigger": "waylay"}]
    own = write(lists, "mine.yml", {"events": mine})
    found = {t.trigger: t for t in entries("events", Trigger, own)}
    assert list(found) == ["ambush", "raid", "waylay"]
    assert (found["ambush"].needs, found["raid"].needs) == ("armed", "party")
    assert [t.needs for t in entries("events", Trigger)] == ["party", "party"]


def test_the_environment_names_an_own_file(lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(lists, "events.yaml", [GOOD])
    own = write(lists, "mine.yml", {"events": [{**GOOD, "trigger": "waylay"}]})
    monkeypatch.setenv(load.OWN_VARIABLE, str(own))
    assert [t.trigger for t in entries("events", Trigger)] == ["ambush", "waylay"]


def test_faults_of_an_own_file_are_named(lists: Path) -> None:
    write(lists, "events.yaml", [GOOD])
    bad = write(lists, "bad.yml", {"events": [{**GOOD, "type": "siege"}]})
    with pytest.raises(DataError, match=r"bad\.yml, row 1, field type"):
        entries("events", Trigger, bad)
    with pytest.raises(DataError, match=r"field evnets: no such word list"):
        entries("events", Trigger, write(lists, "typo.yml", {"evnets": []}))
    with pytest.raises(DataError, match="not a mapping"):
        entries("events", Trigger, write(lists, "list.yml", [GOOD]))
    with pytest.raises(UserError, match="cannot read"):
        entries("events", Trigger, lists / "absent.yml")


def test_a_model_without_key_tells_entries_apart_by_content(lists: Path) -> None:
    class Word(BaseModel):
        word: str

    write(lists, "plain.yaml", [{"word": "a"}, {"word": "b"}])
    assert [w.word for w in entries("plain", Word)] == ["a", "b"]


@pytest.mark.parametrize(
    ("trigger", "pos", "head"),
    [
        ("air strike", "noun", "strike"),
        ("exchange of fire", "noun", "exchange"),
        ("ceasefire", "noun", "ceasefire"),
        ("blow up", "verb", "blow"),
        ("carry out attack", "light", "carry"),
        ("mopping-up operation", "noun", "operation"),
    ],
)
def test_the_head_is_found_by_part_of_speech(trigger: str, pos: str, head: str) -> None:
    assert Trigger.model_validate({**GOOD, "trigger": trigger, "pos": pos}).head == head


@given(st.sampled_from([(kind, kind_type) for kind, types in TYPES.items() for kind_type in sorted(types)]))
def test_every_type_of_every_kind_is_accepted(pair: tuple[str, str]) -> None:
    kind, of_type = pair
    trigger = Trigger.model_validate({**GOOD, "kind": kind, "type": of_type})
    assert trigger.key == f"ambush (verb, {of_type})"
