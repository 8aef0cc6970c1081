"""The methodology says what the program does: from its data and constants, and nothing that they don't say."""

from __future__ import annotations

import html
from collections import Counter
from pathlib import Path

import pytest
from told import three
from told_pages import opened

from rashomon.comparing import clustering, copies
from rashomon.comparing.policies import policies
from rashomon.comparing.reliability import grades
from rashomon.exchange.protecting_rules import rules
from rashomon.exchange.type_words import type_rows
from rashomon.record.runs import rules_version
from rashomon.vocabulary.load import DATA, read_yaml
from rashomon.vocabulary.schema import TYPES
from rashomon.vocabulary.triggers import trigger_table
from rashomon.web.methodology_view import methodology, prose, thresholds


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    with opened(str(tmp_path_factory.mktemp("methodology") / "r.db"), three()) as client:
        return html.unescape(client.get("/methodology").text)


def test_every_type_has_one_meaning() -> None:
    assert Counter((row.kind, row.type) for row in type_rows()) == Counter(
        (kind, type) for kind, types in TYPES.items() for type in types
    )


def test_words_are_counted_as_the_loader_reads_them() -> None:
    found = methodology()
    read = Counter(trigger.type for trigger in trigger_table().triggers)
    assert {one.row.type: one.triggers for one in found.types} == {row.type: read[row.type] for row in type_rows()}
    for name, number in found.lists.items():
        assert number == sum(len(read_yaml(file)) for file in DATA.glob(f"{name}*.yaml")), name


def test_every_policy_scale_and_threshold_is_there(page: str) -> None:
    for policy in policies().values():
        assert policy.name in page and policy.rule in page and policy.source in page
    for grade in grades().values():
        assert grade.name in page and grade.rule in page
    assert (
        f'<td class="number">{copies.PASSAGE}</td>' in page and f'<td class="number">{clustering.UNKNOWN}</td>' in page
    )
    assert rules_version() in page


def test_every_threshold_says_what_it_decides() -> None:
    found = methodology()
    rows = (*found.language, *found.copy_thresholds, *found.join_thresholds, *found.disagreement_thresholds)
    assert [row.name for row in rows if len(row.words) < 20] == []


def test_every_rule_of_protection_is_there(page: str, tmp_path: Path) -> None:
    assert 'id="protection"' in page and "namesakes have one pseudonym" in page
    for rule in rules():
        assert rule.because in page and ", ".join(rule.words) in page
    with opened(str(tmp_path / "r.db")) as client:
        values = client.get("/methodology.json").json()["protection"]
    assert [row["because"] for row in values] == [rule.because for rule in rules()]


def test_the_value_is_the_one_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "PASSAGE", 77)
    assert [one.value for one in thresholds(copies, "PASSAGE")] == ["77"]


def test_lists_in_what_a_module_says_stay_lists() -> None:
    parts = methodology().origins
    (items,) = [part.items for part in parts if part.items]
    assert len(items) == 5 and items[0].startswith("copy, passage")
    assert all("`" not in part.words for part in prose(copies))


def test_the_five_areas_and_the_record_itself_are_there(page: str) -> None:
    for heading in (
        "Source types",
        "Collection",
        "Source and information evaluation",
        "Corroboration",
        "Quality control",
    ):
        assert f"{heading}</h2>" in page
    assert "3 reports, 3 claims, 2 events" in page


def test_it_is_there_as_values_too(tmp_path: Path) -> None:
    with opened(str(tmp_path / "r.db")) as client:
        values = client.get("/methodology.json").json()
    assert {row["name"] for row in values["policies"]["toll"]} == {
        name for group, name in policies() if group == "toll"
    }
    assert values["copies"] and values["types"][0]["means"]
