"""Words of a text, folded and hashed, with their places."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from rashomon.comparing.datelines import dateline_end
from rashomon.comparing.wordrun import body_run, grams, word_run


@given(st.text(max_size=300))
def test_words_are_runs_of_letters_digits_and_inner_apostrophes(text: str) -> None:
    run = word_run(text)
    found = [match.span() for match in re.finditer(r"[^\W_]+(?:['’ʼ][^\W_]+)*", text)]
    assert list(zip(run.starts, run.ends, strict=True)) == found


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    text = "🙂 𐍈𐍈 fell"
    run = word_run(text)
    assert [text[a:b] for a, b in zip(run.starts, run.ends, strict=True)] == ["𐍈𐍈", "fell"]


def test_case_accents_and_curly_apostrophes_fold() -> None:
    one, other = word_run("L’Été à Kot"), word_run("l'ete A KOT")
    assert one.hashes.tolist() == other.hashes.tolist()


def test_word_hashes_stay_what_they_are() -> None:
    # Stored keys are made of them: another value makes every stored key worthless.
    assert word_run("Kot").hashes.tolist() == [15926717860985266732]
    assert grams(word_run("shells fell on Kot").hashes, 3).tolist() == [12491190824429362736, 1818044994206602412]


@given(st.lists(st.sampled_from(["shells", "fell", "on", "Kot"]), max_size=12), st.integers(1, 6))
def test_equal_words_give_equal_grams_and_others_do_not(words: list[str], size: int) -> None:
    found = grams(word_run(" ".join(words)).hashes, size).tolist()
    pieces = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
    assert len(found) == len(pieces)
    assert len(set(found)) == len(set(pieces))


def test_the_body_leaves_out_the_dateline() -> None:
    assert len(body_run("KABUL, Afghanistan (AP) — Shells fell on Kot.")) == 4
    assert len(body_run("Shells fell on Kot.")) == 4


def test_a_dash_within_a_sentence_ends_no_dateline() -> None:
    for text in (
        "The army -- which has tanks -- fell back.",
        "Officials in Kot (a town) said -- again -- that it fell.",
        "NATO forces — some 300 of them — left Kot.",
        "Shells fell on Kot - nobody was hurt.",
    ):
        assert dateline_end(text) == 0, text


def test_datelines_of_agencies_end_behind_their_dash() -> None:
    for head in (
        "KABUL (AFP) – ",
        "BEIRUT, Aug. 3 (Xinhua) -- ",
        "Kabul, 3 August (AIP): ",
        "KOT, Afghanistan — ",
        "WASHINGTON - ",
    ):
        assert dateline_end(head + "Shells fell.") == len(head), head
