"""Words by which a text says that it tells of another event, or of one that lies so far back."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def read(text: str) -> list[Claim]:
    return Reader().read(document(text, id="d", published="2017-05-11")).claims


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("A bomb killed two men in Kot. Another bomb killed nine people in Kot.", True),
        ("A bomb killed two men in Kot. A second bomb killed nine people in Kot.", True),
        ("A bomb killed two men in Kot, police said. The bomb wounded nine people in Kot, doctors said.", False),
        ("A bomb killed two men in Kot, police said. It was the second bombing in Kot this week, doctors said.", False),
    ],
)
def test_another_is_another_event(text: str, apart: bool) -> None:
    events = {claim.event for claim in read(text) if claim.type == "bombing"}
    assert len(events) == (2 if apart else 1)


def test_counted_back_from_the_report() -> None:
    claims = read("Two weeks after the army recaptured the town of Sangin, it has two rulers.")
    when = next(claim.when for claim in claims if claim.type == "territory_taken")
    assert when is not None and (when.start, when.end) == (date(2017, 4, 23), date(2017, 4, 30))


def test_ever_since_is_no_single_day() -> None:
    claims = read("The army said that it had killed 62 men since the operation began on April 18.")
    when = next(claim.when for claim in claims if "killed" in claim.numbers)
    assert when is not None and (when.start, when.end) == (date(2017, 4, 18), date(2017, 5, 11))
