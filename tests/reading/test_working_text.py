"""The string that is parsed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.reading.working_text import GAP, working_text

LETTERS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def test_running_text_without_title_is_left_alone() -> None:
    assert working_text(Document("d", "The FMLN left San Miguel.")) == ("The FMLN left San Miguel.", 0)


def test_the_title_stands_before_a_blank_line() -> None:
    work, body = working_text(Document("d", "They fled.", title="Rebels flee"))
    assert (work, body) == ("Rebels flee\n\nThey fled.", len("Rebels flee") + len(GAP))


def test_headlines_and_wires_in_capitals_are_put_in_running_case() -> None:
    work, body = working_text(Document("d", "SIX SOLDIERS DIED IN SYRIA.", title="Army Attacks Rebel Camp"))
    assert work[:body] == "Army attacks rebel camp\n\n"
    assert work[body:] == "Six soldiers died in Syria."


@settings(deadline=None, max_examples=60)
@given(text=LETTERS, title=LETTERS, upper=st.booleans())
def test_it_has_the_length_and_the_letters_of_the_original(text: str, title: str, upper: bool) -> None:
    if upper:
        text, title = text.upper(), title.upper()
    work, body = working_text(Document("d", text, title=title))
    assert work[body:].casefold() == text.casefold()
    assert len(work) - body == len(text)
    assert body == (len(title) + len(GAP) if title else 0)
    assert work[: len(title)].casefold() == title.casefold()
