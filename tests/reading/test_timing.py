"""Which time of the text goes with a proposition."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from rashomon.documents import document
from rashomon.reading import timing as module
from rashomon.reading.model import LinearModel
from rashomon.reading.pipeline import parse
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene
from rashomon.reading.timing import nearby, time_features, time_head, when

TWO = "Police said on Friday that rebels attacked Homs on Monday."


def scene_of(text: str, published: str | None = "2016-08-13") -> Scene:
    return build_scene(parse(document(text, id="d", published=published)))


def own_time(monkeypatch: pytest.MonkeyPatch, **weights: float) -> None:
    """A model of a few weights in place of the learned one."""
    names = {name.replace("_", "="): n for n, name in enumerate(weights)}
    table = np.array([[w] for w in weights.values()]) if weights else np.zeros((0, 1))
    model = LinearModel(("time",), names, table, np.array([-3.0]), None)
    monkeypatch.setattr(module, "load_model", lambda name: model)


def at(scene: Scene, word: str) -> int:
    return scene.parsed.words.index(word)


def test_times_are_looked_for_in_the_sentence_and_two_before() -> None:
    scene = scene_of("On Monday it rained. On Tuesday it hailed. On Friday it snowed. Rebels attacked on Saturday.")
    words = [scene.parsed.words[t.last] for t in nearby(scene, at(scene, "attacked"))]
    assert words == ["Saturday", "Friday", "Tuesday"]
    assert [scene.parsed.words[t.last] for t in nearby(scene, at(scene, "rained"))] == ["Monday"]


def test_times_that_could_not_be_resolved_are_passed_over() -> None:
    scene = scene_of("Rebels attacked Homs on Friday.", published=None)
    assert nearby(scene, at(scene, "attacked")) == []


def test_the_head_of_a_time_is_the_word_that_hangs_outside() -> None:
    scene = scene_of("Rebels attacked Homs last week.")
    (time,) = scene.times
    assert scene.parsed.words[time_head(scene, time)] == "week"


def test_the_time_of_saying_is_not_looked_at() -> None:
    scene = scene_of(TWO)
    head = at(scene, "attacked")
    rows = {scene.parsed.words[t.last]: time_features(scene, head, "attack", t) for t in nearby(scene, head)}
    assert "Friday" not in rows
    assert "said=0" in rows["Monday"] and "own=1" in rows["Monday"]
    assert "prep=on" in rows["Monday"] and "under" in rows["Monday"]


def test_the_likeliest_time_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    own_time(monkeypatch, own_1=8.0)
    scene = scene_of(TWO)
    found, reason = when(scene, at(scene, "attacked"), "attack", 0.9)
    assert found is not None and reason == ""
    assert (found.start, found.end, found.granularity) == (date(2016, 8, 8), date(2016, 8, 8), "day")
    assert found.span is not None and found.span.quote.endswith("Monday")
    assert not found.inferred


def test_a_time_of_the_sentence_before_is_inferred(monkeypatch: pytest.MonkeyPatch) -> None:
    own_time(monkeypatch, back_1=8.0)
    scene = scene_of("It was quiet on Friday. Then rebels attacked Homs.")
    found, _ = when(scene, at(scene, "attacked"), "attack", 0.9)
    assert found is not None and found.inferred and found.start == date(2016, 8, 12)


def test_no_time_comes_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    own_time(monkeypatch)
    near, bare = scene_of(TWO), scene_of("Rebels attacked Homs.")
    assert when(near, at(near, "attacked"), "attack", 0.9) == (None, "no time of the text goes with it")
    assert when(bare, at(bare, "attacked"), "attack", 0.9) == (None, "the text around gives no time")


def test_a_doubtful_claim_needs_a_surer_time(monkeypatch: pytest.MonkeyPatch) -> None:
    own_time(monkeypatch, own_1=2.5)
    scene = scene_of(TWO)
    assert when(scene, at(scene, "attacked"), "attack", 1.0)[0] is not None
    assert when(scene, at(scene, "attacked"), "attack", 0.1)[0] is None


def test_with_the_models_of_the_package_a_plain_date_is_found() -> None:
    scene = scene_of("Rebels attacked Homs on Monday.")
    found, _ = when(scene, at(scene, "attacked"), "attack", 0.9)
    assert found is not None and found.start == found.end == date(2016, 8, 8)
