"""Words by which a text says that it tells of another event, or of one that lies so far back."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.documents import document
from rashomon.reading.anew import opens_elsewhere
from rashomon.reading.claim import Claim, Number, Party
from rashomon.reading.happenings import number_events
from rashomon.reading.pipeline import parse
from rashomon.reading.reader import Reader
from rashomon.reading.stage import build_scene


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


@pytest.mark.parametrize(("opening", "number"), [("In the town of Bar, two", 2), ("Two", 1)])
def test_other_dead_where_the_text_turns_to_another_place_are_of_another_event(opening: str, number: int) -> None:
    one = Claim("event", "shelling", numbers={"killed": Number(12)}, targets=(Party("12 rebels", "armed_group"),))
    other = Claim("event", "shelling", numbers={"killed": Number(2)}, targets=(Party("two women", "people"),))
    other.places = (Party("Bar", "place"),)
    other.sources = (Party("police", "state_force"),)
    text = f"Shells killed 12 rebels. {opening} women were killed by shells, police said."
    parsed = build_scene(parse(document(text, id="d")))
    here = next(i for i, word in enumerate(parsed.parsed.words) if word == "killed" and i > 5)
    opens = frozenset({id(other)} if opens_elsewhere(parsed, here) else ())
    number_events([one, other], opening=opens)
    assert len({one.event, other.event}) == number
