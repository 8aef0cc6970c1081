"""Keys of passages and quotations: what is shared is found."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.comparing.passages import GRAM, QUOTE, WINDOW, passage_keys, quotations
from rashomon.comparing.wordrun import word_run

WORDS = [f"word{n}" for n in range(3000)]


@given(st.integers(0, 10_000), st.integers(0, 80), st.integers(0, 80), st.integers(1, 30))
@settings(deadline=None, max_examples=60)
def test_a_long_shared_run_always_shares_a_key(seed: int, before: int, after: int, more: int) -> None:
    pick = random.Random(seed)
    shared = pick.choices(WORDS, k=GRAM + WINDOW - 2 + more)
    one = " ".join([*pick.choices(WORDS, k=before), *shared, *pick.choices(WORDS, k=after)])
    other = " ".join([*pick.choices(WORDS, k=after), *shared, *pick.choices(WORDS, k=before)])
    assert {key for key, _, _ in passage_keys(one)} & {key for key, _, _ in passage_keys(other)}


@given(st.lists(st.sampled_from(WORDS[:50]), max_size=120).map(" ".join))
@settings(deadline=None)
def test_spans_are_whole_words_of_the_text_and_keys_are_not_repeated(text: str) -> None:
    found = passage_keys(text)
    run = word_run(text)
    assert len({key for key, _, _ in found}) == len(found)
    assert all(start in run.starts and end in run.ends and start < end for _, start, end in found)


def test_a_quotation_shares_its_key_whatever_its_marks_and_breaks() -> None:
    one = 'The mayor said: "We shall not give up a single street."'
    other = "“We shall not give up\u00a0a single street,” Zia told them. Nobody answered him that day."
    quoted = [{key for key, _, _ in passage_keys(text) if key[0] == "q"} for text in (one, other)]
    assert quoted[0] == quoted[1] != set()


def test_short_quotations_are_not_keys() -> None:
    assert quotations('He called it "a very bad day for us".') == [(3, 8)]
    assert quotations('He called it "a very bad day".') == []
    assert QUOTE == 6


def test_straight_marks_pair_within_their_paragraph() -> None:
    text = 'He said: "It is over for all of us now.\nThe town is calm and the roads are open again.'
    assert [text[word_run(text).starts[a] :][:2] for a, _ in quotations(text)] == ["It"]
