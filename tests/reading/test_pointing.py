"""Words by which a text says that it goes on with the event it told last."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.reader import Reader

BURIAL = (
    "Shells killed six people in Bar on Friday. The victims of Monday's minibus bombing in Kot were buried on Tuesday. "
)


def events(text: str) -> dict[str, str]:
    claims = Reader().read(document(text, id="d", published="2017-05-11")).claims
    return {claim.evidence[0].quote: claim.event for claim in claims if claim.kind == "event"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (BURIAL + "The rebels have said that they carried out that attack.", "that attack"),
        (BURIAL + "The rebels said they were behind that attack.", "that attack"),
        ("Rebels shelled Kot on Monday. Three people died in that blast, police said.", "that blast"),
    ],
)
def test_that_attack_is_the_one_told_last(text: str, end: str) -> None:
    found = events(text)
    pointing = next(event for quote, event in found.items() if quote.endswith(end))
    before = [event for quote, event in found.items() if not quote.endswith(end)]
    assert pointing == before[-1] != (before[0] if len(before) > 1 else "")


@pytest.mark.parametrize(
    "text",
    [
        "A bomb hit a bus in Kot on Monday. Police said that attacks on buses were common there in 2014.",
        "A bomb hit a bus in Kot on Monday. Rain fell. The market was closed. Rebels seized that town on Friday.",
    ],
)
def test_no_other_that_points_back(text: str) -> None:
    assert len(set(events(text).values())) > 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Two nurses were killed in Bar on Monday by rockets that rebels fired at the Kot district.", 1),
        ("The rebels' offensive near Kot goes on. A mayor flew to Bar. In May the rebels began their offensive.", 1),
        ("The rebels' offensive near Kot goes on. A mayor flew to Bar. In May the army began its offensive.", 2),
    ],
)
def test_what_was_fired_and_the_sides_own_offensive_go_on_with_what_was_told(text: str, number: int) -> None:
    claims = Reader().read(document(text, id="d", published="2017-06-11")).claims
    assert len({claim.event for claim in claims if claim.type in ("offensive", "shelling", "attack")}) == number
