"""Numbers: values, bounds, and the numbers that count nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.reading.numbers import NumberExpression, find_numbers, included_parts
from rashomon.reading.parse import Parsed
from rashomon.reading.pipeline import parse
from rashomon.reading.subwords import paragraph_starts
from rashomon.vocabulary.load import entries
from rashomon.vocabulary.numbers import NumberWord, number_words

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def tokens(text: str) -> list[str]:
    for mark in (",", ";", "(", ")", "–", "%", "$", "€", "+"):
        text = text.replace(mark, f" {mark} ") if mark != "," else text.replace(", ", " , ")
    text = text.replace("-", " - ")
    return (text[:-1] + " ." if text.endswith(".") else text).split()


def read(text: str) -> list[NumberExpression]:
    words = tokens(text)
    return find_numbers(words, [w.lower() for w in words])


@pytest.mark.parametrize(
    ("text", "value", "low", "high", "vagueness"),
    [
        ("They found 12 men.", 12, 12, 12, "exact"),
        ("They found 1,380 men.", 1380, 1380, 1380, "exact"),
        ("They found twenty-five men.", 25, 25, 25, "exact"),
        ("They found forty one men.", 41, 41, 41, "exact"),
        ("They found two dozen men.", 24, 24, 24, "exact"),
        ("They found a dozen men.", 12, 12, 12, "exact"),
        ("They found half a dozen men.", 6, 6, 6, "exact"),
        ("They found half a million men.", 500_000, 500_000, 500_000, "exact"),
        ("They found 3.5 million men.", 3_500_000, 3_500_000, 3_500_000, "exact"),
        ("They found one and a half million men.", 1_500_000, 1_500_000, 1_500_000, "exact"),
        ("They found two million five hundred thousand men.", 2_500_000, 2_500_000, 2_500_000, "exact"),
        ("They found a hundred and five men.", 105, 105, 105, "exact"),
        ("They found a couple of men.", 2, 2, 2, "exact"),
        ("They found a pair of men.", 2, 2, 2, "exact"),
        ("They found another couple thousand men.", 2000, 2000, 2000, "exact"),
        ("They found both men.", 2, 2, 2, "both"),
        ("They found at least 80 men.", 80, 80, None, "at_least"),
        ("They found more than 80 men.", 80, 80, None, "at_least"),
        ("They found no fewer than eight men.", 8, 8, None, "at_least"),
        ("They found 40 or more men.", 40, 40, None, "at_least"),
        ("They found up to 50 men.", 50, None, 50, "at_most"),
        ("They found as many as 50 men.", 50, None, 50, "at_most"),
        ("They found fewer than ten men.", 10, None, 10, "at_most"),
        ("They found some 80 men.", 80, None, None, "about"),
        ("They found nearly 3,000 men.", 3000, None, None, "about"),
        ("They found a total of 815 men.", 815, 815, 815, "exact"),
        ("They found 10 to 15 men.", 10, 10, 15, "range"),
        ("They found between 10 and 15 men.", 10, 10, 15, "range"),
        ("They found 12–15 men.", 12, 12, 15, "range"),
        ("They found three or four men.", 3, 3, 4, "range"),
        ("They found two to three hundred men.", 200, 200, 300, "range"),
        ("They found at least 10 to 15 men.", 10, 10, 15, "at_least"),
        ("They found a few men.", 3, 3, None, "few"),
        ("They found several men.", 3, 3, None, "several"),
        ("They found many men.", 3, 3, None, "many"),
        ("They found tens of men.", 10, 10, None, "tens"),
        ("They found dozens of men.", 12, 12, None, "dozens"),
        ("They found scores of men.", 20, 20, None, "scores"),
        ("They found hundreds of men.", 100, 100, None, "hundreds"),
        ("They found thousands of men.", 1000, 1000, None, "thousands"),
        ("They found tens of thousands of men.", 10_000, 10_000, None, "tens of thousands"),
        ("They found hundreds of thousands of men.", 100_000, 100_000, None, "hundreds of thousands"),
        ("They found several hundred men.", 300, 300, None, "several"),
        ("There were no casualties.", 0, 0, 0, "none"),
        ("They shot a farmer there.", 1, 1, 1, "article"),
        ("They shot an unarmed young farmer there.", 1, 1, 1, "article"),
        ("They sent a 100-strong force.", 100, 100, 100, "exact"),
    ],
)
def test_count(text: str, value: int, low: int | None, high: int | None, vagueness: str) -> None:
    (found,) = [n for n in read(text) if n.kind == "count"]
    assert (found.value, found.low, found.high, found.vagueness) == (value, low, high, vagueness)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nadia Karimi, 45, spoke.", "age"),
        ("Nadia Karimi (45) spoke.", "age"),
        ("The 12-year-old boy spoke.", "age"),
        ("She was six years old.", "age"),
        ("Boys aged 12 spoke.", "age"),
        ("They spoke on May 5 again.", "date"),
        ("They spoke in 2014 again.", "date"),
        ("They spoke for three hours.", "time"),
        ("They spoke at 2100 there.", "clock"),
        ("They spoke at 10:30 there.", "clock"),
        ("They paid $5 million there.", "money"),
        ("They paid 5 million dollars there.", "money"),
        ("They paid 20,000 U.S. dollars there.", "money"),
        ("They hold 12 percent of it.", "share"),
        ("They hold 12% of it.", "share"),
        ("They hold two-thirds of it.", "share"),
        ("They hold one in five villages.", "share"),
        ("They walked 20 kilometers there.", "measure"),
        ("They fired a 7.62-mm gun.", "measure"),
        ("They fired 500 kg of it.", "measure"),
        ("They are the 101st there.", "ordinal"),
        ("They passed Resolution 2328 there.", "label"),
        ("They took Highway 1 there.", "label"),
        ("They took Checkpoint 12 there.", "label"),
        ("They fought 27 Brigade there.", "label"),
        ("They struck three times there.", "rate"),
        ("They chose a 12-member council.", "compound"),
        ("There was no one there.", "pronoun"),
    ],
)
def test_not_a_count(text: str, kind: str) -> None:
    assert {n.kind for n in read(text)} == {kind}


@pytest.mark.parametrize(
    "text", ["They fired an M-16 there.", "A Su-24 fell.", "How many came?", "It happened so many as that."]
)
def test_no_number(text: str) -> None:
    words = [w for w in text.removesuffix(".").removesuffix("?").split()]
    assert find_numbers(words, [w.lower() for w in words]) == []


def test_rise_is_no_range() -> None:
    assert [n.value for n in read("The toll rose from 12 to 15.")] == [12, 15]


def test_begin_is_the_modifier() -> None:
    (found,) = read("They found at least 80 men.")
    assert (found.begin, found.first, found.last) == (2, 4, 4)


def numbered(text: str) -> tuple[Parsed, dict[int, int]]:
    parsed = parse(Document("d", text))
    found = find_numbers(parsed.words, parsed.lower, [], breaks=paragraph_starts(parsed))
    return parsed, {n.value: n.first for n in found if n.kind == "count" and n.vagueness != "article"}


@pytest.mark.parametrize(
    ("text", "parts", "wholes"),
    [
        ("The blast killed 12 people, including three soldiers.", [3], [12]),
        ("The blast killed 12 people, including three soldiers and two guards.", [3, 2], [12]),
        ("The blast killed 12 people, among them two children.", [2], [12]),
        ("The blast killed 12 people, four of them children.", [4], [12]),
        ("The blast killed 12 soldiers and three guards.", [], [12, 3]),
        ("The blast killed 12 people, including three soldiers, and wounded 20.", [3], [12, 20]),
        ("Twelve people died. Three soldiers were hurt.", [], [12, 3]),
    ],
)
def test_included_parts(text: str, parts: list[int], wholes: list[int]) -> None:
    parsed, at = numbered(text)
    assert [included_parts(parsed, at[n]) for n in parts] == [True] * len(parts)
    assert [included_parts(parsed, at[n]) for n in wholes] == [False] * len(wholes)


@pytest.mark.parametrize("entry", entries("numbers", NumberWord), ids=lambda e: e.key)
def test_examples_of_the_word_list(entry: NumberWord) -> None:
    """Every entry's example holds one of its words, and gives a number of the right kind."""
    words = tokens(entry.example.lower())
    text = f" {' '.join(words)} "
    assert any(f" {word} " in text for word in entry.words)
    found = read(entry.example)
    assert found
    if entry.value is not None and entry.kind not in ("scale", "dozen"):
        assert entry.value in [n.value for n in found if n.kind == "count"]
    if entry.vagueness:
        assert entry.vagueness in [n.vagueness for n in found]
    wanted = {"label": "label", "titled": "label", "troop": "label"}.get(entry.kind, entry.kind)
    if wanted in ("money", "share", "measure", "time", "rate", "age", "label"):
        assert [n.kind for n in found if n.kind != "count"] == [wanted]


def in_words(number: int) -> str:
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (f" - {SMALL[rest]}" if rest else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    many, rest = divmod(number, size)
    joint = " and " if rest and size == 100 else " "
    return f"{in_words(many)} {name}" + (joint + in_words(rest) if rest else "")


@given(st.integers(0, 999_999))
def test_words_round_trip(number: int) -> None:
    words = f"They saw {in_words(number)} men".split()
    (found,) = find_numbers(words, words, [])
    assert (found.value, found.low, found.high, found.kind) == (number, number, number, "count")
    assert (found.first, found.last) == (2, len(words) - 2)


@given(st.integers(0, 10**9))
def test_figures_round_trip(number: int) -> None:
    words = ["They", "saw", f"{number:,}", "men"]
    (found,) = find_numbers(words, [w.lower() for w in words], [])
    assert found.value == number


LIST = sorted({word for entry in entries("numbers", NumberWord) for phrase in entry.words for word in phrase.split()})


@given(
    st.lists(
        st.sampled_from(
            [
                *LIST,
                *LIST[:60],
                "12",
                "3,000",
                "1.5",
                "12–15",
                "-",
                "of",
                "and",
                "to",
                "men",
                "5th",
                "10:30",
                "9,99",
            ]
        ),
        max_size=25,
    )
)
def test_never_fails_and_stays_in_bounds(words: list[str]) -> None:
    found = find_numbers(words, [w.lower() for w in words])
    for one in found:
        assert 0 <= one.begin <= one.first <= one.last < len(words)
        assert one.value >= 0
        if one.low is not None and one.high is not None:
            assert one.low <= one.high
    for one, other in pairwise(found):
        assert one.last <= other.first


@given(st.lists(st.text(max_size=8), max_size=15))
def test_any_words(words: list[str]) -> None:
    find_numbers(words, [w.lower() for w in words])


def test_word_list_is_indexed() -> None:
    assert number_words().scale["million"] == 1_000_000
