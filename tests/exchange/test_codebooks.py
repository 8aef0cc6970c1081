"""What each codebook would say: codes by who did what to whom, and why an event is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from told import IS, POLICE, TALIBAN, blast

from rashomon.comparing.slots import event_types
from rashomon.exchange.codebooks import Coding, codings, crossings
from rashomon.record.record import Record


def coded(path: Path, **told: object) -> dict[str, Coding]:
    with Record(path / "r.db") as record:
        record.add_readings([blast("a", **told)])  # type: ignore[arg-type]
        return {coding.codebook: coding for coding in codings(record.event(record.events()[0].id))}


def field(coding: Coding, name: str) -> str:
    return next(field.value for field in coding.fields if field.name == name)


def test_every_type_of_event_has_its_row() -> None:
    assert set(event_types()) <= set(crossings())


def test_a_bombing_by_a_group(tmp_path: Path) -> None:
    found = coded(tmp_path, agents=(TALIBAN,))
    assert field(found["ACLED"], "event_type / sub_event_type").endswith("Remote explosive/landmine/IED")
    assert field(found["ACLED"], "event_date") == "2031-05-09"
    assert field(found["ACLED"], "fatalities") == "12"
    assert field(found["UCDP GED"], "best / low / high") == "12 / 12 / 12"
    assert field(found["GTD"], "attacktype1") == "3 Bombing/Explosion"
    assert field(found["GTD"], "gname") == "Taliban"
    assert field(found["PLOVER"], "event") == "ASSAULT"
    assert field(found["GDELT"], "QuadClass") == "4 material conflict"
    assert [coding.out for coding in found.values()] == ["", "", "", "", ""]


def test_what_nobody_says_happened_is_in_no_codebook_of_deeds(tmp_path: Path) -> None:
    found = coded(tmp_path, agents=(IS,), modality="denied")
    assert all("nobody says" in found[name].out for name in ("ACLED", "UCDP GED", "GTD"))
    assert field(found["PLOVER"], "auxiliary mode") == "negation"


def test_the_act_of_a_state_is_none_for_gtd(tmp_path: Path) -> None:
    assert "state" in coded(tmp_path, agents=(POLICE,))["GTD"].out


def test_without_deaths_or_organised_actor_ged_has_none(tmp_path: Path) -> None:
    assert "organised actor" in coded(tmp_path)["UCDP GED"].out


@pytest.mark.parametrize(
    ("first", "last", "day", "precision"),
    [("09", "09", "2031-05-09", "1"), ("05", "11", "2031-05-08", "2"), ("01", "31", "2031-05-16", "3")],
)
def test_the_middle_of_a_longer_time_is_its_day(
    tmp_path: Path, first: str, last: str, day: str, precision: str
) -> None:
    with Record(tmp_path / "r.db") as record:
        record.add_readings([blast("a")])
        page = record.event(record.events()[0].id)
    row = replace(page.row, start=date.fromisoformat(f"2031-05-{first}"), end=date.fromisoformat(f"2031-05-{last}"))
    found = codings(replace(page, row=row))[0]
    assert field(found, "event_date") == day
    assert f"time_precision {precision}" in {each.rule for each in found.fields}


def test_the_crosswalk_is_checked() -> None:
    file = Path(__file__).parents[2] / "src" / "rashomon" / "exchange" / "data" / "crosswalk.yaml"
    rows = yaml.safe_load(file.read_text())
    assert len({row["type"] for row in rows}) == len(rows)
