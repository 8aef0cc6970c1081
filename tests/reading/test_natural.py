"""Deaths of age and illness are no attacks, wherever the report comes back to them."""

from __future__ import annotations

import pytest

from rashomon.documents import document
from rashomon.reading.reader import Reader


def types(text: str, title: str = "") -> list[str]:
    return [c.type for c in Reader().read(document(text, id="d", title=title)).claims]


@pytest.mark.parametrize(
    "text",
    [
        "Sultan Omar bin Noor died aged 79. By the time of his death, Omar's reign was the longest in the gulf.",
        "And the envoy's sudden death at the age of 69 brought the talks with the rebels to a halt.",
        "The general died peacefully on Friday. His death was told to the troops.",
    ],
)
def test_a_natural_death_is_no_attack(text: str) -> None:
    assert "attack" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The general, aged 50, died in a bomb blast in Kot.",
        "Ten soldiers died in Kot on Friday. Their commander had died at the age of 79.",
    ],
)
def test_others_died_of_violence(text: str) -> None:
    assert {"attack", "bombing", "toll"} & {*types(text)}
