"""Gists: what they pass over has nothing in common that counts, and what has is never passed over."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.comparing.copies import FRESH, Text, copy_of
from rashomon.comparing.gist import gist, may_share

DAY = date(2031, 5, 4)
SENTENCES = (
    "Mortar shells struck the grain market of Zar shortly after dawn, and nine traders were killed, a doctor said.",
    "“We have no quarrel with people who sell wheat and rice to the villages,” Omar Zia said by telephone.",
    "Lawmakers in the capital put off a vote on the new budget after a quarrel over the price of fuel.",
    "The road to the coast has been closed for a week, and flour is running out in the camps along the river.",
    "A union leader said that drivers could not live on what they earn, and that buses would stay in their yards.",
    "Residents told how the second shell hit as neighbours were carrying the wounded to the bakery by the bridge.",
    'The governor told them: "Nobody will be left behind in these hills tonight, whatever it may cost us all."',
    "It was the third attack on a market in the province this month, after those of Kot and of Darwaz.",
)
WIRE = " ".join(SENTENCES)
WORDS = sorted({word for sentence in SENTENCES for word in sentence.lower().split()})


def text(seed: int, key: str) -> Text:
    """Some of the sentences, with words put in for others here and there, of some outlet and day."""
    pick = random.Random(seed)
    changed = pick.choice((0.0, 0.02, 0.1, 0.3))
    words = " ".join(pick.sample(SENTENCES, pick.randrange(1, 6))).split()
    said = " ".join(pick.choice(WORDS) if pick.random() < changed else word for word in words)
    day = pick.choice((None, DAY, DAY + timedelta(2), DAY + timedelta(FRESH + 5)))
    outlet, credits = pick.choice(("", "zar", "reuters")), pick.choice(((), (), ("reuters",)))
    publisher = "Reuters" if outlet == "reuters" else "Zar Post"
    return Text(key, said, publisher=publisher, published=day, outlet=outlet, credits=credits)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@settings(max_examples=300, deadline=None)
def test_what_is_passed_over_is_no_copy(one: int, other: int) -> None:
    ours, theirs = text(one, "d1"), text(other, "d2")
    assert may_share(gist(ours), gist(theirs)) or copy_of(ours, theirs) is None


def test_copies_are_found_and_most_others_passed_over() -> None:
    found = [(text(2 * seed, "d1"), text(2 * seed + 1, "d2")) for seed in range(400)]
    passed = [not may_share(gist(ours), gist(theirs)) for ours, theirs in found]
    shared = [copy_of(ours, theirs) is not None for ours, theirs in found]
    assert sum(shared) > 50
    assert sum(passed) > (len(found) - sum(shared)) / 3


@pytest.mark.parametrize("published", [None, DAY, DAY + timedelta(400)])
def test_it_is_the_same_from_either_side(published: date | None) -> None:
    one, other = gist(Text("d1", WIRE, published=DAY)), gist(Text("d2", WIRE[:300], published=published))
    assert may_share(one, other) is may_share(other, one) is True


def test_paragraphs_of_one_outlet_or_of_months_ago_are_background() -> None:
    ours = Text("d1", f"{SENTENCES[0]} {' '.join(WORDS)}", published=DAY, outlet="zar")
    for theirs, may in (
        (Text("d2", f"{SENTENCES[0]} {' '.join(WORDS[::-1])}", published=DAY, outlet="kot"), True),
        (Text("d2", f"{SENTENCES[0]} {' '.join(WORDS[::-1])}", published=DAY, outlet="zar"), False),
        (Text("d2", f"{SENTENCES[0]} {' '.join(WORDS[::-1])}", published=DAY + timedelta(400)), False),
    ):
        assert may_share(gist(ours), gist(theirs)) is may
        assert (copy_of(ours, theirs) is not None) is may


def test_a_quotation_is_enough() -> None:
    ours = Text("d1", f"{SENTENCES[1]} {SENTENCES[2]}", published=DAY)
    theirs = Text("d2", f"{SENTENCES[4]} {SENTENCES[1]}", published=DAY + timedelta(400))
    assert may_share(gist(ours), gist(theirs))
    found = copy_of(ours, theirs)
    assert found is not None
    assert found.kind == "quotation"


def test_texts_of_a_word_or_none_share_nothing() -> None:
    empty, short = gist(Text("d1", "")), gist(Text("d2", "No."))
    assert not may_share(empty, short)
    assert not may_share(empty, empty)
