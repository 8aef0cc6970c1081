"""Copies: the whole, passages and quotations; boilerplate makes none."""

from __future__ import annotations

import random
import re
import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.comparing.alignment import at_most, blocks
from rashomon.comparing.copies import Text, boilerplate_rows, copy_of
from rashomon.comparing.credits import credit
from rashomon.comparing.passages import passage_keys
from rashomon.comparing.wordrun import word_run
from rashomon.documents.document import Document

WIRE = (
    "Mortar shells struck the grain market of Darwaz shortly after dawn on Tuesday, killing at least nine traders "
    "and wounding two dozen others, the head of the town's only hospital said. The rounds came from the hills to the "
    "north, which fighters loyal to the deposed governor have held since the spring, according to an officer in the "
    "valley. A spokesman for the governor denied that his men had fired. “We have no quarrel with people who sell "
    "wheat and rice,” Omar Zia said by telephone. Residents described how the second shell hit as neighbours were "
    "carrying the wounded to a bakery. It was the third attack on a market in the province this month. The road to the "
    "capital has been closed for a week, and aid groups say that flour is running out in the camps along the river."
)
OTHER = (
    "Lawmakers in the capital put off a vote on the new budget on Wednesday after a quarrel over fuel prices. The "
    "finance minister said that talks would go on through the weekend. Shopkeepers in the old town kept their shutters "
    "down in protest, and buses stayed in their yards. A union leader said drivers could not live on what they earn."
)
DAY = date(2016, 5, 4)
WORDS = sorted(set(re.findall(r"[a-z]+", OTHER)))


def _text(key: str, text: str, outlet: str = "", day: date | None = DAY) -> Text:
    return Text(key, text, published=day, outlet=outlet)


def _changed(text: str, share: float, seed: int) -> str:
    pick = random.Random(seed)
    return " ".join(pick.choice(WORDS) if pick.random() < share else word for word in text.split())


def test_another_headline_and_dateline_leave_a_copy() -> None:
    found = copy_of(_text("d1", WIRE), _text("d2", "DARWAZ (XYZ) -- " + WIRE))
    assert found is not None
    assert (found.kind, found.share) == ("copy", 1.0)
    assert found.words == WIRE


def test_new_paragraphs_and_marks_leave_a_copy() -> None:
    other = WIRE.replace(". ", ".\n\n").replace("“", '"').replace("”", '"').replace("’", "'")
    found = copy_of(_text("d1", WIRE), _text("d2", other))
    assert found is not None and found.kind == "copy" and found.share == 1.0


def test_a_trimmed_text_is_a_copy() -> None:
    found = copy_of(_text("d1", WIRE), _text("d2", WIRE[: WIRE.index("A spokesman")]))
    assert found is not None and found.kind == "copy" and found.share == 1.0


def test_a_brief_inside_a_longer_report_is_a_copy() -> None:
    brief = WIRE[: WIRE.index("A spokesman")]
    found = copy_of(_text("d1", brief), _text("d2", f"{OTHER} {brief} {OTHER[:80]}"))
    assert found is not None and found.kind == "copy"


@pytest.mark.parametrize("seed", range(8))
def test_a_tenth_of_the_words_changed_is_a_copy_or_a_light_rewrite(seed: int) -> None:
    found = copy_of(_text("d1", WIRE), _text("d2", _changed(WIRE, 0.1, seed)))
    assert found is not None and found.kind in ("copy", "rewrite")


def test_a_sentence_taken_over_is_a_passage() -> None:
    sentence = "Residents described how the second shell hit as neighbours were carrying the wounded to a bakery."
    other = OTHER + " " + sentence
    found = copy_of(_text("d1", WIRE), _text("d2", other))
    assert found is not None and found.kind == "passage"
    assert found.words == sentence
    (span,) = found.spans
    assert other[span.other_start : span.other_end] + "." == sentence


def test_a_quotation_told_again_is_a_quotation() -> None:
    other = OTHER + " Asked about it, he said: “We have no quarrel with people who sell wheat and rice.”"
    found = copy_of(_text("d1", WIRE), _text("d2", other))
    assert found is not None and found.kind == "quotation"
    assert found.words == "We have no quarrel with people who sell wheat and rice"


def test_texts_about_other_things_share_nothing() -> None:
    assert copy_of(_text("d1", WIRE), _text("d2", OTHER)) is None


def test_a_long_name_in_common_is_no_passage() -> None:
    name = "the Joint Commission of the Northern and Eastern Provinces for the Return of Displaced Families"
    one = f"{OTHER} The chairman of {name} resigned on Monday after a quarrel with the ministry over tents and money."
    other = f"A truck of {name} was found burnt out on the road to the port, and two men are missing."
    assert copy_of(_text("d1", one), _text("d2", other)) is None


BACKGROUND = (
    " Fighters loyal to the deposed governor have held the hills since the spring, and the army has tried twice to "
    "take them back."
)


def test_background_that_an_outlet_repeats_is_no_copy() -> None:
    one, other = WIRE + BACKGROUND, OTHER + BACKGROUND
    assert copy_of(_text("d1", one, "outlet:kot"), _text("d2", other, "outlet:kot")) is None
    assert copy_of(_text("d1", one, "outlet:kot"), _text("d2", other, "outlet:zar")) is not None


def test_background_from_long_ago_is_no_copy() -> None:
    one, other = WIRE + BACKGROUND, OTHER + BACKGROUND
    assert copy_of(_text("d1", one), _text("d2", other, day=date(2016, 7, 4))) is None
    assert copy_of(_text("d1", one), _text("d2", other, day=None)) is not None


def test_a_report_of_ones_own_sent_again_is_a_copy() -> None:
    found = copy_of(_text("d1", WIRE, "outlet:kot"), _text("d2", WIRE + " (Adds detail.)", "outlet:kot"))
    assert found is not None and found.kind == "copy"


def test_a_rights_notice_is_no_passage() -> None:
    notice = " This material may not be published, broadcast, rewritten or redistributed without written consent of us."
    assert copy_of(_text("d1", WIRE + notice), _text("d2", OTHER + notice)) is None


@pytest.mark.parametrize("row", boilerplate_rows(), ids=lambda row: row.pattern[:30])
def test_boilerplate_finds_its_example(row: object) -> None:
    assert re.search(row.pattern, row.example, re.IGNORECASE)  # type: ignore[attr-defined]
    assert not re.search(row.pattern, WIRE + OTHER, re.IGNORECASE)  # type: ignore[attr-defined]


pieces = st.lists(st.sampled_from(re.split(r"(?<=\.) ", WIRE + " " + OTHER)), min_size=1, max_size=8)


@given(pieces, pieces, st.floats(0, 0.3), st.integers(0, 50))
@settings(deadline=None, max_examples=80)
def test_the_order_of_the_two_does_not_matter_and_spans_are_verbatim(
    first: list[str], second: list[str], share: float, seed: int
) -> None:
    one, other = _text("d1", " ".join(first)), _text("d2", _changed(" ".join(second), share, seed))
    found, back = copy_of(one, other), copy_of(other, one)
    assert (found and found.turned()) == back
    if found is None:
        return
    assert 0 < found.share <= 1 or found.kind == "quotation"
    assert found.words in one.text
    for span in found.spans:
        a, b = word_run(one.text[span.start : span.end]), word_run(other.text[span.other_start : span.other_end])
        assert set(a.hashes.tolist()) & set(b.hashes.tolist())
        assert 0 <= span.start < span.end <= len(one.text)
        assert 0 <= span.other_start < span.other_end <= len(other.text)


@given(pieces, pieces)
@settings(deadline=None, max_examples=60)
def test_blocks_do_not_overlap_and_their_longest_runs_are_the_same_words(first: list[str], second: list[str]) -> None:
    a, b = word_run(" ".join(first)), word_run(" ".join(second))
    found = blocks(a, b)
    assert all(one.a_last < other.a for one, other in pairwise(found))
    assert sum(block.matched for block in found) <= at_most(a, b) <= len(a)
    for block in found:
        start, size = block.longest
        run = a.hashes[start : start + size].tolist()
        theirs = b.hashes.tolist()
        assert any(theirs[at : at + size] == run for at in range(block.b, block.b_last + 1))
        assert block.matched <= min(block.a_last - block.a, block.b_last - block.b) + 1


@pytest.mark.parametrize(
    "text", ["AP/" * 4000, "A " * 8000, '"' * 9000, "(" * 9000, "\n" * 9000, "fell on Kot " * 4000, "A. " * 6000]
)
def test_strange_texts_cost_no_more_than_others(text: str) -> None:
    started = time.process_time()
    one, other = _text("d1", f"{text} {WIRE}"), _text("d2", f"{WIRE} {text}")
    copy_of(one, other)
    passage_keys(one.text)
    credit(Document("d", one.text))
    credit(Document("d", other.text))
    assert time.process_time() - started < 2
