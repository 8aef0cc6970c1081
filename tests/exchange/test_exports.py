"""Tables and maps for other programs: safe cells, unlocated events, the same bytes again."""

from __future__ import annotations

import builtins
import csv
import json
from collections.abc import Mapping
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_record import accounts, event_page, event_row

from rashomon.errors import PrerequisiteError
from rashomon.exchange.csv_text import cell, csv_lines
from rashomon.exchange.event_json import event_to_json, page_to_json
from rashomon.exchange.export_rows import CLAIM_COLUMNS, EVENT_COLUMNS, claim_row
from rashomon.exchange.export_rows import event_row as flat
from rashomon.exchange.geojson import geojson_lines
from rashomon.exchange.json_back import from_json
from rashomon.exchange.parquet import parquet_bytes
from rashomon.exchange.plain import json_array, json_line, plain


@given(st.text())
def test_no_cell_is_a_formula_and_each_comes_back(words: str) -> None:
    shown = cell(words)
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
    (row,) = list(csv.reader(StringIO("".join(csv_lines([{"x": words, "y": 1}], ["x", "y"]))), strict=True))[1:]
    assert row == [shown, "1"]


def test_events_as_a_spreadsheet() -> None:
    text = "".join(csv_lines([flat(event_row(place="=cmd()", latitude=-34.5))], list(EVENT_COLUMNS)))
    (row,) = csv.DictReader(StringIO(text))
    assert row["place"] == "'=cmd()" and row["latitude"] == "-34.5" and row["wounded_best"] == ""


def test_claims_as_a_spreadsheet() -> None:
    text = "".join(csv_lines([claim_row(a, "e1") for a in accounts()], list(CLAIM_COLUMNS)))
    rows = list(csv.DictReader(StringIO(text)))
    assert [row["killed"] for row in rows] == ["12", "12", "", "3", "15"]
    assert rows[1]["document"] == "hill-10" and rows[1]["origin_name"] == "Valley Post" and rows[1]["event"] == "e1"
    assert rows[2]["modality"] == "denied" and rows[2]["self_interested"] == "true"


def test_a_map_with_the_unlocated_in_it() -> None:
    rows = [flat(event_row()), flat(event_row(id="e2", latitude=None, longitude=None, precision=""))]
    found = json.loads("".join(geojson_lines(rows)))
    points = [feature["geometry"] for feature in found["features"]]
    assert points == [{"type": "Point", "coordinates": [70.25, 34.5]}, None]
    assert [feature["properties"]["precision"] for feature in found["features"]] == ["city", ""]
    assert [feature["properties"]["located"] for feature in found["features"]] == [True, False]
    assert json.loads("".join(geojson_lines([]))) == {"type": "FeatureCollection", "features": []}


def test_parquet_has_days_as_days_and_the_same_bytes() -> None:
    polars = pytest.importorskip("polars", reason="Polars is an optional extra")
    rows = [flat(event_row()), flat(event_row(id="e2", start=None, latitude=None))]
    once = parquet_bytes(rows, EVENT_COLUMNS)
    frame = polars.read_parquet(BytesIO(once))
    assert frame["start"].to_list()[1] is None and frame["start"].dtype == polars.Date
    assert frame.columns == list(EVENT_COLUMNS) and once == parquet_bytes(rows, EVENT_COLUMNS)
    assert polars.read_parquet(BytesIO(parquet_bytes([], CLAIM_COLUMNS))).columns == list(CLAIM_COLUMNS)


def test_parquet_without_polars_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *more: Any) -> Any:
        if name == "polars":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(PrerequisiteError, match=r"rashomon\[tables\]"):
        parquet_bytes([], EVENT_COLUMNS)


def test_an_event_with_its_claims() -> None:
    row = event_to_json(event_row(), accounts())
    assert row["documents"] == ["grey-10", "herald-11", "hill-10", "valley-9"]
    claim = row["claims"][1]
    assert claim["claim"] == accounts()[1].id and claim["document"] == "hill-10"
    assert claim["origin"]["name"] == "Valley Post" and claim["speaker"]["stake"] == "medical"
    assert claim["published"] == "2031-05-10" and claim["killed"] == 12
    own = ("claim", "document", "publisher", "published", "origin", "speaker")
    reading = {"id": "x", "claims": [{k: v for k, v in c.items() if k not in own} for c in row["claims"]]}
    assert len(from_json(reading).claims) == 5


def test_no_recorded_time_is_exported() -> None:
    told = {*event_to_json(event_row(), accounts()), *EVENT_COLUMNS, *CLAIM_COLUMNS}
    assert not [name for name in told if "record" in name or name in ("at", "seq")]


def test_a_page_as_plain_values() -> None:
    row: Mapping[str, Any] = json.loads(json.dumps(page_to_json(event_page())))
    assert row["disagreements"][1]["value_b"] == "3" and row["estimates"]["killed"][1]["value"] == 3
    assert row["corroboration"]["origins"] and row["joins"][0]["comparison"]["score"] == 2.25
    assert {fact["slot"] for fact in row["facts"]} >= {"what", "who", "killed", "happened"}


def test_lines_and_arrays() -> None:
    rows = [{"a": "\u2028"}, {"a": frozenset({"y", "x"})}]
    assert json_line(rows[0]) == '{"a": "\\u2028"}\n'
    assert json.loads("".join(json_array(map(plain, rows)))) == [{"a": "\u2028"}, {"a": ["x", "y"]}]
    assert json.loads("".join(json_array([]))) == []
