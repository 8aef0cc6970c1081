"""Who leads what, by the titles beside names."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.documents import document
from rashomon.reading import posts as module
from rashomon.reading.model import LinearModel
from rashomon.reading.pipeline import parse
from rashomon.reading.posts import leadership, post_features, posts
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene


def scene_of(text: str) -> Scene:
    return build_scene(parse(document(text, id="d", published="2016-08-13")))


@pytest.mark.parametrize(
    ("text", "form", "basis"),
    [
        ("Afghan President Ona Rell spoke.", "before", "modifier"),
        ("Mullah Samar Rell, commander of the Taliban, fled.", "name, title", "of"),
        ("Samar Rell is the commander of the Taliban.", "name is title", "of"),
        ("President Ona Rell spoke.", "before", "none"),
    ],
)
def test_a_title_beside_a_name_is_a_post(text: str, form: str, basis: str) -> None:
    (post,) = posts(scene_of(text))
    assert post.person.name.endswith("Rell")
    assert (post.form, post.basis) == (form, basis)


@pytest.mark.parametrize(
    "text", ["Teacher Ona Rell spoke.", "The president spoke.", "Ona Rell met villagers.", "Mr. Rell spoke."]
)
def test_without_a_leading_title_or_a_name_there_is_none(text: str) -> None:
    assert posts(scene_of(text)) == []


def test_features_name_role_form_and_what_is_led() -> None:
    scene = scene_of("Afghan President Ona Rell spoke.")
    features = post_features(scene, posts(scene)[0])
    assert {"role=president", "last=president", "form=before", "basis=modifier", "quoted=0"} <= set(features)
    assert not any("\n" in feature for feature in features)


def always(monkeypatch: pytest.MonkeyPatch, bias: float) -> None:
    """A model that takes every post, or none."""
    model = LinearModel(("post",), {}, np.zeros((0, 1)), np.array([bias]), None)
    monkeypatch.setattr(module, "load_model", lambda name: model)


def test_a_post_taken_is_a_claim_with_role_and_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    always(monkeypatch, 5.0)
    (draft,) = leadership(scene_of("Mullah Samar Rell, commander of the Taliban, fled."))
    claim = draft.claim
    assert (claim.kind, claim.type, claim.role, claim.change) == ("leadership", "leads", "commander", None)
    assert [party.name for party in claim.agents] == ["Samar Rell"]
    assert [party.name for party in claim.targets] == ["Taliban"]
    assert claim.sources == ()
    assert claim.evidence[0].quote == "Mullah Samar Rell, commander of the Taliban"
    assert claim.score > 0.9


def test_a_former_post_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    always(monkeypatch, 5.0)
    (draft,) = leadership(scene_of("Former Afghan President Ona Rell spoke."))
    assert draft.claim.change == "ends"


def test_a_title_in_a_quotation_is_the_speakers(monkeypatch: pytest.MonkeyPatch) -> None:
    always(monkeypatch, 5.0)
    (draft,) = leadership(scene_of('"Afghan President Ona Rell must go home now," police said.'))
    assert [party.name for party in draft.claim.sources] == ["police"]


def test_an_unlikely_post_is_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    always(monkeypatch, -5.0)
    assert leadership(scene_of("Afghan President Ona Rell spoke.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "FIFA President Ona Rell spoke. Peru is far. Peru is large.",
        "UEFA President Ona Rell spoke in Peru. Peru is large.",
        "Ona Rell, president of the football body, spoke. Peru is far. Peru is large.",
        "Ona Rell, director of the Delta Institute, spoke.",
        "Ona Rell, president of the International Chess Association, spoke.",
    ],
)
def test_who_heads_an_unknown_or_a_civil_body_leads_no_party(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    always(monkeypatch, 5.0)
    assert all(post.led is None for post in posts(scene_of(text)))
    assert leadership(scene_of(text)) == []


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Rebels fled. Peru is far. Peru is large. President Ona Rell agreed.", "Peru"),
        ("NATO Secretary-General Ona Rell spoke.", "NATO"),
        ("Civil Aviation Minister Ona Rell spoke. Peru is far. Peru is large.", "Peru"),
    ],
)
def test_posts_of_states_and_their_bodies_stay(text: str, led: str) -> None:
    (post,) = posts(scene_of(text))
    assert post.led is not None and post.led.name == led


def test_where_another_state_is_named_beside_it_a_post_is_not_given_to_the_countrys_own() -> None:
    text = "Peru is large. Peru is far. Rebels attacked Peru. Officials from Chile spoke. President Ona Rell agreed."
    (post,) = posts(scene_of(text))
    assert (post.led, post.basis) == (None, "none")
