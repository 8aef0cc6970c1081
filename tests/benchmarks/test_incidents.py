"""The simulated reports: the same for the same seed, of the length of news, and true to what they say they are."""

from __future__ import annotations

import hashlib
import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
pytestmark = pytest.mark.skipif(not (FOLDER / "incidents.py").exists(), reason="the benchmarks folder is not here")


@pytest.fixture
def incidents(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("incidents")


def digest(made: object) -> str:
    documents = getattr(made, "documents")  # noqa: B009
    lines = [f"{d.id}|{d.title}|{d.publisher}|{d.published}|{d.text}" for d in documents]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_the_same_seed_gives_the_same_reports(incidents: ModuleType) -> None:
    one, other = incidents.corpus(40, seed=7), incidents.corpus(40, seed=7)
    assert digest(one) == digest(other)
    assert (one.truth, one.also, one.copies) == (other.truth, other.also, other.copies)
    assert digest(one) != digest(incidents.corpus(40, seed=8))


def test_the_command_writes_the_same_whatever_the_hash_seed(tmp_path: Path) -> None:
    written = []
    for hash_seed in ("1", "2"):
        out = tmp_path / f"reports-{hash_seed}.jsonl"
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(FOLDER.parent / "src")}
        command = [sys.executable, str(FOLDER / "incidents.py"), str(out), "--incidents", "15"]
        subprocess.run(command, check=True, env=environment, capture_output=True)
        written.append((out.read_bytes(), out.with_suffix(".truth.json").read_bytes()))
    assert written[0] == written[1]


def test_reports_have_the_length_of_short_news(incidents: ModuleType) -> None:
    made = incidents.corpus(150, seed=1)
    words = [len(d.text.split()) for d in made.documents]
    assert min(words) >= 50
    assert max(words) <= 230
    assert len(made.documents) > 5 * 150


def test_no_pattern_is_left_in_a_report(incidents: ModuleType) -> None:
    made = incidents.corpus(400, seed=0)
    for report in made.documents:
        for words in (report.title, report.text):
            assert not set("{}[]|\x01") & set(words), words
            assert ", ," not in words and " ." not in words and "  " not in words, words
            assert " a a" not in words and " the the " not in words, words


def test_copies_repeat_what_they_copy(incidents: ModuleType) -> None:
    made = incidents.corpus(60, seed=2)
    texts = {d.id: d.text for d in made.documents}
    assert made.copies
    for copy, of in made.copies.items():
        assert made.truth[copy] == made.truth[of]
        ours, theirs = set(texts[copy].split()), set(texts[of].split())
        assert len(ours & theirs) > 0.6 * len(ours)


def test_look_alikes_are_two_incidents_with_reports_of_their_own(incidents: ModuleType) -> None:
    made = incidents.corpus(200, seed=4)
    told = set(made.truth.values())
    assert len(made.look_alikes) > 50
    assert all(pair.one != pair.other and {pair.one, pair.other} <= told for pair in made.look_alikes)


def test_recalled_incidents_are_older_and_others(incidents: ModuleType) -> None:
    made = incidents.corpus(200, seed=4)
    assert made.also
    assert all(made.truth[report] not in recalled for report, recalled in made.also.items())


def test_a_harder_world_names_other_places_and_stays_the_same_for_its_seed(incidents: ModuleType) -> None:
    plain, hard = incidents.corpus(60, seed=3), incidents.corpus(60, seed=3, hard=True)
    assert digest(hard) == digest(incidents.corpus(60, seed=3, hard=True)) != digest(plain)
    assert len(set(hard.truth.values())) == len(set(plain.truth.values()))
    vague = ("this week", "in recent days", "in the past few days", "days ago")
    assert sum(any(words in d.text for words in vague) for d in hard.documents) > 10
