"""Denials that only point back to what was told before."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def denied(text: str) -> list[Claim]:
    claims = Reader().read(document(text, id="d", published="2016-08-13")).claims
    return [claim for claim in claims if claim.modality == "denied"]


@pytest.mark.parametrize(
    "words",
    ["The army denied the allegation.", "The army denies it.", "The army denies that, too.", "The army rejects this."],
)
def test_what_was_told_before_is_denied_by_the_one_who_is_said_to_have_done_it(words: str) -> None:
    found = denied(f"Villagers said that the army had shelled the town of Kot on Friday. {words}")
    assert [(c.type, c.agents[0].name, c.sources[-1].name) for c in found] == [("shelling", "army", "army")]
    assert "Kot" in found[0].places[0].name


def test_a_denial_shares_the_event_of_what_it_denies_and_takes_no_number_from_it() -> None:
    text = "Rebels shot dead nine farmers in Kot on Friday, villagers said. The rebels denied the accusation."
    claims = Reader().read(document(text, id="d", published="2016-08-13")).claims
    told, denial = (next(c for c in claims if c.modality == m and c.numbers) if m == "asserted" else
                    next(c for c in claims if c.modality == m) for m in ("asserted", "denied"))  # fmt: skip
    assert denial.event == told.event and not denial.numbers and told.numbers["killed"].value == 9


def test_of_several_deeds_an_accusation_is_of_the_worst() -> None:
    text = (
        "Soldiers shot dead nine farmers near Kot on Friday, a rights group said. Witnesses said that soldiers had "
        "arrested two others. The army denied the accusations."
    )
    assert [claim.type for claim in denied(text)] == ["attack"]


def test_a_denial_in_its_own_words_points_back_to_nothing() -> None:
    text = "Rebels shelled the town of Kot on Friday. The army denied the report that it had lost the town of Bar."
    assert all(claim.rule != "pointing denial" for claim in denied(text))
