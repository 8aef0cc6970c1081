"""Overlapping quotations."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rashomon.exchange.segments import Mark, paragraphs, segments

MARKS = st.lists(st.builds(Mark, st.integers(0, 40), st.integers(0, 40), st.integers(1, 5)), max_size=8)


@given(st.text(max_size=30), MARKS)
def test_pieces_make_the_text_and_are_covered_by_the_right_marks(text: str, marks: list[Mark]) -> None:
    pieces = segments(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        for here in range(at, at + len(piece.text)):
            assert piece.covered == tuple(i for i, m in enumerate(marks) if m.start <= here < m.end)
        at += len(piece.text)
    inside = [i for i, m in enumerate(marks) if m.start < m.end <= len(text)]
    assert sorted(i for piece in pieces for i in piece.ends) == inside
    began = [i for i, m in enumerate(marks) if m.start < min(m.end, len(text))]
    assert sorted(i for piece in pieces for i in piece.begins) == began


@given(st.text("ab \n", max_size=60))
def test_paragraphs_hold_all_that_is_not_blank(text: str) -> None:
    found = paragraphs(text)
    assert " ".join(text[a:b] for a, b in found).split() == text.split()
    assert all(a < b <= c for (a, b), (c, _) in pairwise(found))
    assert all(text[a:b].strip() for a, b in found)


def test_lines_of_a_wrapped_text_stay_together() -> None:
    assert len(paragraphs("A short line\nand another\n\nNext")) == 2
    assert len(paragraphs(f"{'word ' * 60}\n{'word ' * 60}")) == 2
