"""Running case for upper-case wires and headlines."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.reading.truecase import needs_truecase, truecase, truecase_headline


@settings(deadline=None)
@given(st.text(max_size=80))
def test_length_and_letters_are_kept(text: str) -> None:
    for made in (truecase(text), truecase_headline(text)):
        assert len(made) == len(text)
        assert made.casefold() == text.casefold()


@settings(deadline=None)
@given(st.text(alphabet="abcdefg ,.'", max_size=60))
def test_lower_case_is_left_alone(text: str) -> None:
    assert truecase(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Rebels of the Popular Dawn Front [PDF] entered San Vicente.",
        "Col Ana Torres said two soldiers died. Nobody else was hurt.",
        "Peruvian police found an M-16 rifle near Ayacucho on 3 March.",
        "The fighting reached Usulutan and Chalatenango departments in May.",
        "Troops from the United States left Panama last January.",
        "He may resign, and they will march on Bogota.",
        "U.S. troops helped us.",
        "[Text] The government of El Salvador denied it.",
        "They fled to San Luis de la Cruz.",
    ],
)
def test_upper_case_comes_back(text: str) -> None:
    assert truecase(text.upper()) == text


@pytest.mark.parametrize(
    ("title", "running"),
    [
        ("Gunmen Kill Ten in Northern Mali", "Gunmen kill ten in northern Mali"),
        ("UN Envoy: Talks on Yemen Near Collapse", "UN envoy: talks on Yemen near collapse"),
        ("Militants attack a base in Mali", "Militants attack a base in Mali"),
        ("TROOPS LEAVE MALI", "Troops leave Mali"),
    ],
)
def test_headlines(title: str, running: str) -> None:
    assert truecase_headline(title) == running


def test_what_needs_it() -> None:
    assert needs_truecase("SAN SALVADOR, 3 JAN 90 -- THE ARMY ATTACKED")
    assert not needs_truecase("The FMLN, the ERP and the FAL attacked")
    assert not needs_truecase("")


WIRES = Path(__file__).parents[3] / "shared/corpus/muc3-dev.jsonl"


@pytest.mark.skipif(not WIRES.exists(), reason="the wires are not here")
def test_wires_keep_their_offsets() -> None:
    with WIRES.open(encoding="utf-8") as lines:
        for _, line in zip(range(40), lines, strict=False):
            text = json.loads(line)["text"]
            made = truecase(text)
            assert needs_truecase(text) and not needs_truecase(made)
            assert len(made) == len(text) and made.casefold() == text.casefold()
