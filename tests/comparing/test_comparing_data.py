"""The lists of this floor: complete, and refused with file, row and field where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.comparing import denied_words
from rashomon.comparing import marks as marks_module
from rashomon.comparing import policies as policies_module
from rashomon.comparing import slots as slots_module
from rashomon.comparing import victims as victims_module
from rashomon.comparing.disagreement_means import _means
from rashomon.comparing.disagreement_subjects import SLOTS
from rashomon.comparing.estimate_choices import RULES as CHOICES
from rashomon.comparing.estimate_tolls import RULES as TOLLS
from rashomon.comparing.families import families
from rashomon.comparing.policies import GROUP_OF, policies
from rashomon.comparing.ranking import weights
from rashomon.comparing.slots import NUMBER_SLOTS, event_types, slots
from rashomon.errors import DataError
from rashomon.reading.claim import NUMBERS
from rashomon.vocabulary.cues import Cue
from rashomon.vocabulary.load import checked, entries, read_yaml
from rashomon.vocabulary.schema import TYPES


def test_every_policy_has_its_rule_and_every_rule_its_policy() -> None:
    named = {(slot, name) for slot, group in GROUP_OF.items() for of, name in policies() if of == group}
    assert named == {*CHOICES, *((slot, name) for slot in NUMBER_SLOTS for name in TOLLS)}


def test_every_slot_that_can_disagree_has_a_weight() -> None:
    assert {"happened", "what", "who", "where", "when", *NUMBER_SLOTS, *SLOTS.values()} <= set(weights())


def test_the_numbers_of_claims_are_the_number_slots() -> None:
    assert (*NUMBER_SLOTS, "count") == NUMBERS
    assert {slot.slot for slot in slots() if slot.kind == "number"} == set(NUMBER_SLOTS)


def test_the_event_types_are_known_ones() -> None:
    assert set(event_types()) <= set(families())


def test_the_means_are_of_known_types_and_marks() -> None:
    types = {type_ for means, _ in _means() for type_ in (*means.types, *means.of)}
    assert types <= TYPES["event"]
    known = {f"{row.kind}:{row.mark}" for row in checked(read_yaml(marks_module.FILE), marks_module.Mark, "marks.yaml")}
    assert {mark for means, _ in _means() for mark in means.marks} <= known


def test_what_is_taken_for_no_denial_is_a_cue_that_denies() -> None:
    denying = {cue.cue for cue in entries("cues", Cue) if cue.effect == "denied"}
    assert {cue for row in denied_words._rows() for cue in row.cues} <= denying


@pytest.mark.parametrize(
    ("module", "file", "text", "wanted"),
    [
        (policies_module, "policies.yaml", "- {group: toll, name: x, version: 0, source: here}", "version"),
        (
            policies_module,
            "policies.yaml",
            "- &a {group: toll, name: x, version: 1, source: here, rule: some rule of twenty letters}\n- *a",
            "x' is there twice",
        ),
        (victims_module, "victims.yaml", "- {group: a, within: [b], words: [c]}", "no such group: 'b'"),
        (victims_module, "victims.yaml", "- {group: a, words: [c]}\n- {group: b, words: [c]}", "in two groups"),
        (slots_module, "slots.yaml", "- {slot: a, kind: mood, label: a}", "kind"),
    ],
)
def test_a_bad_entry_names_file_and_row(
    module: object, file: str, text: str, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(module, "DATA", tmp_path)
    reader = {"policies.yaml": policies, "victims.yaml": victims_module.victims, "slots.yaml": slots}[file]
    reader.cache_clear()
    try:
        with pytest.raises(DataError, match=wanted) as caught:
            reader()
        assert caught.value.file == file and caught.value.row
    finally:
        reader.cache_clear()
