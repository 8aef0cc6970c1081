"""Mended parses stay trees: a loop among the words would never be walked to its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.documents import document
from rashomon.reading.pipeline import parse
from rashomon.reading.rehang import hang, hangs_on, reach

WORDS = ["Police", "in", "Kot", "foiled", "a", "plot", "to", "bomb", "a", "stadium", "."]


def test_nothing_is_hung_on_what_hangs_on_it() -> None:
    parsed = parse(document("Rebels shelled Kot.", id="d"))
    hang(parsed, 1, "acl", 0)
    assert list(parsed.head) == [1, 1, 1, 1]
    reach(parsed, 1)
    assert (parsed.left[1], parsed.right[1]) == (0, 3)


@given(st.lists(st.tuples(st.integers(0, len(WORDS) - 1), st.integers(0, len(WORDS) - 1)), max_size=12))
def test_words_stay_a_tree_whatever_is_hung_where(moves: list[tuple[int, int]]) -> None:
    parsed = parse(document("Police in Kot foiled a plot to bomb a stadium.", id="d"))
    for token, head in moves:
        if token != head:
            hang(parsed, token, "dep", head)
    for token in range(len(parsed.words)):
        above = {token}
        while parsed.head[token] != token:
            token = parsed.head[token]
            assert token not in above
            above.add(token)
    assert all(
        token in parsed.children[parsed.head[token]] for token in range(len(WORDS)) if parsed.head[token] != token
    )


@pytest.mark.parametrize(("token", "above", "found"), [(2, 1, True), (1, 2, False), (1, 1, False)])
def test_what_hangs_on_what(token: int, above: int, found: bool) -> None:
    assert hangs_on(parse(document("Rebels shelled Kot.", id="d")), token, above) is found
