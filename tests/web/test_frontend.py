"""The scripts of the pages: what they must share with the package, and how they are pinned."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rashomon.comparing.families import families
from rashomon.web.assets import BUILT, MANIFEST

FRONTEND = Path(__file__).parents[2] / "frontend"


def test_every_event_type_has_one_sign_on_the_map() -> None:
    rows = json.loads((FRONTEND / "src" / "families.json").read_text(encoding="utf-8"))
    types = [type_ for row in rows for type_ in row["types"]]
    assert sorted(types) == sorted(families())


def test_every_relation_between_actors_has_a_side() -> None:
    script = (FRONTEND / "src" / "ties.ts").read_text(encoding="utf-8")
    sides = set(re.findall(r'"(\w+)"', "".join(re.findall(r"const (?:WITH|AGAINST) = .*", script))))
    assert sides == {"allied", "supports", "part_of", "hostile", "split_from"}


def test_packages_are_pinned_and_name_no_registry() -> None:
    manifest = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    for name, version in (manifest["dependencies"] | manifest["devDependencies"]).items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), f"{name} is not pinned: {version}"
    lock = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: row for name, row in lock["packages"].items() if name}
    assert all("integrity" in row for row in packages.values())
    assert not any("resolved" in row for row in packages.values())


@pytest.mark.skipif(not MANIFEST.exists(), reason="the scripts have not been built: make web")
def test_what_the_manifest_names_is_there_and_comes_from_here() -> None:
    rows = json.loads(MANIFEST.read_text(encoding="utf-8"))
    assert {"src/base.ts", "src/theme.ts"} <= rows.keys()
    for row in rows.values():
        for file in (row["file"], *row.get("css", ()), *row.get("assets", ())):
            assert (BUILT / file).is_file()
    # It is loaded before the page is painted, as a plain script: those can't import.
    assert not rows["src/theme.ts"].get("imports")
    for sheet in (BUILT / "assets").glob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), (
            f"{sheet.name} fetches from outside"
        )
