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


def recoded(path: Path, told: dict[str, object], **changed: object) -> dict[str, Coding]:
    """What is coded of a bombing whose row says something else."""
    with Record(path / "r.db") as record:
        record.add_readings([blast("a", **told)])  # type: ignore[arg-type]
        page = record.event(record.events()[0].id)
    row = replace(page.row, **changed)  # type: ignore[arg-type]
    return {coding.codebook: coding for coding in codings(replace(page, row=row))}


def test_an_air_strike_of_a_group_is_one_for_gtd(tmp_path: Path) -> None:
    found = recoded(tmp_path, {"agents": (TALIBAN,)}, type="air_strike", precision="admin2")
    assert found["GTD"].out == "" and field(found["GTD"], "attacktype1") == "3 Bombing/Explosion"
    assert field(found["GTD"], "weaptype1") == "6 Explosives" and field(found["GTD"], "specificity") == "3"
    assert field(found["PLOVER"], "quad_code") == "material conflict"
    assert field(found["PLOVER"], "actor / recipient sector") == "REB / –"


def test_acled_by_what_came_of_it(tmp_path: Path) -> None:
    kinds = {
        "abduction": ("Violence against civilians / Attack", "Political violence", "Civilians targeted"),
        "protest": (
            "Protests / Excessive force against protesters", "Political violence; Demonstrations", "Civilians targeted",
        ),
        "armed_clash": ("Battles / Armed clash", "Political violence", ""),
        "arrest": ("Strategic developments / Arrests", "Strategic developments", ""),
        "riot": ("Riots / Violent demonstration", "Demonstrations", ""),
    }  # fmt: skip
    for type, expected in kinds.items():
        coding = recoded(tmp_path, {"agents": (TALIBAN,)}, type=type)["ACLED"]
        names = ("event_type / sub_event_type", "disorder_type", "civilian_targeting")
        assert tuple(field(coding, name) for name in names) == expected
    (tmp_path / "nobody").mkdir()
    assert field(recoded(tmp_path / "nobody", {}, type="attack", agents="")["ACLED"], "actor1 / actor2") == (
        "Unidentified Armed Group (Afghanistan) / Civilians (Afghanistan)"
    )


@pytest.mark.parametrize(
    ("last", "gtd", "precision", "clear"),
    [
        ("2031-05-09", "2031 / 5 / 9", "date_prec 1", "1"), ("2031-05-12", "2031 / 5 / 0", "date_prec 2", "2"),
        ("2031-05-15", "2031 / 5 / 0", "date_prec 3", "2"), ("2031-06-08", "2031 / 0 / 0", "date_prec 4", "2"),
        ("2031-12-31", "2031 / 0 / 0", "date_prec 5", "2"), ("2033-01-01", "2031 / 0 / 0", "date_prec –", "2"),
    ],
)  # fmt: skip
def test_days_as_far_as_they_are_known(tmp_path: Path, last: str, gtd: str, precision: str, clear: str) -> None:
    found = recoded(tmp_path, {"agents": (TALIBAN,)}, end=date.fromisoformat(last))
    assert field(found["GTD"], "iyear / imonth / iday") == gtd
    assert precision in {each.rule for each in found["UCDP GED"].fields}
    assert field(found["UCDP GED"], "event_clarity") == clear
    assert ("more than a year" in found["UCDP GED"].out) == (precision == "date_prec –")


def test_deaths_add_up_to_the_best_estimate(tmp_path: Path) -> None:
    assert (
        field(coded(tmp_path, agents=(TALIBAN,))["UCDP GED"], "deaths_a / b / civilians / unknown") == "0 / 0 / 0 / 12"
    )


def test_the_crosswalk_is_checked() -> None:
    file = Path(__file__).parents[2] / "src" / "rashomon" / "exchange" / "data" / "crosswalk.yaml"
    rows = yaml.safe_load(file.read_text())
    assert len({row["type"] for row in rows}) == len(rows)


def test_a_place_or_day_that_is_only_planned_is_none_to_code(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.add_readings([blast("a", agents=(TALIBAN,))])
        page = record.event(record.events()[0].id)
    elsewhere = replace(page, row=replace(page.row, place_modality="planned"))
    found = {coding.codebook: coding for coding in codings(elsewhere)}
    assert field(found["ACLED"], "location") == "–" and "no place" in found["ACLED"].out
    assert field(found["GTD"], "specificity") == "5"
    assert found["ACLED"].lost.startswith("the place (Kabul), planned only")
    assert "planned" not in found["GDELT"].lost
    someday = {
        coding.codebook: coding for coding in codings(replace(page, row=replace(page.row, day_modality="possible")))
    }
    assert field(someday["UCDP GED"], "date_start – date_end") == "undated" and someday["UCDP GED"].out == "undated"
    # Of what nobody asserts all is planned alike, and its place says where it was meant to be.
    plan = replace(page, row=replace(page.row, modality="planned", place_modality="planned", day_modality="planned"))
    assert field({coding.codebook: coding for coding in codings(plan)}["ACLED"], "location") == "Kabul"
