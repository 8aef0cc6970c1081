"""The sweep of first calls asks every filter that a route describes, of pages of one thing too."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rashomon.web.app import create_app
from rashomon.web.settings import Settings

FOLDER = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.skipif(not (FOLDER / "pages_first.py").exists(), reason="the benchmarks are not here")
VALUES = {"as_of": ["2100-01-01"], "published_until": ["2016-08-13"], "place": ["Kot"], "on": ["2016-08-13"]}


@pytest.fixture
def sweep(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("pages_first")


@pytest.fixture
def spec(tmp_path: Path) -> dict[str, Any]:
    return create_app(Settings(str(tmp_path / "r.db"))).openapi()


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/event/e1", ["as_of=2100-01-01", "published_until=2016-08-13"]),
        ("/event/e1/why/what", ["as_of=2100-01-01"]),
        ("/actor/al-hijra", ["on=2016-08-13", "as_of=2100-01-01"]),
        ("/place/%C3%96merli", ["on=2016-08-13", "as_of=2100-01-01"]),
        ("/nothing", []),
    ],
)
def test_filters_of_pages_of_one_thing(sweep: ModuleType, spec: dict[str, Any], path: str, asked: list[str]) -> None:
    assert list(sweep._parameters(spec, path, VALUES)) == [f"{path}?{one}" for one in asked]


def test_every_list_is_asked_with_every_word_of_its_vocabularies(sweep: ModuleType, spec: dict[str, Any]) -> None:
    found = list(sweep._parameters(spec, "/map.json", VALUES))
    assert {"/map.json?policy=lowest", "/map.json?located=true", "/map.json?located=false", "/map.json?place=Kot",
            "/map.json?as_of=2100-01-01"} <= set(found)  # fmt: skip
    assert not any("limit=" in one for one in sweep._parameters(spec, "/events", VALUES))
