"""The joins shown are those that hold an event together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import POLICE, blast, three

from rashomon.comparing.clustering import clusters
from rashomon.record.joins import spanning
from rashomon.record.record import Record

NAMES = "abcdefg"
PAIRS = list(combinations(NAMES, 2))


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url) as opened:
        yield opened


def reached(links: list[tuple[str, str]], start: str) -> set[str]:
    """What can be reached along links."""
    found, waiting = {start}, [start]
    while waiting:
        one = waiting.pop()
        new = {b if a == one else a for a, b in links if one in (a, b)} - found
        found |= new
        waiting += new
    return found


@given(st.dictionaries(st.sampled_from(PAIRS), st.integers(-3, 9).map(float)))
def test_no_way_from_one_telling_to_another_has_a_stronger_weakest_link(links: dict[tuple[str, str], float]) -> None:
    for event in clusters(NAMES, links):
        within = {two: score for two, score in links.items() if set(two) <= set(event)}
        tree = spanning(event, within, {})
        assert len(tree) == len(event) - 1 and {by for _, by in tree} <= {""}
        shown = [two for two, _ in tree]
        assert reached(shown, event[0]) == set(event)
        assert set(shown) <= within.keys()
        for two in shown:
            rest = [other for other in shown if other != two]
            side = reached(rest, two[0])
            crossing = [score for (a, b), score in within.items() if (a in side) != (b in side)]
            assert within[two] == max(crossing)


def test_a_chain_is_shown_link_by_link_and_not_from_the_first_telling() -> None:
    tree = spanning(["a", "b", "c"], {("a", "b"): 5.0, ("b", "c"): 4.0, ("a", "c"): 0.5}, {})
    assert [two for two, _ in tree] == [("a", "b"), ("b", "c")]


def test_a_person_is_named_only_for_what_nothing_else_holds() -> None:
    links = {("a", "b"): 5.0, ("c", "d"): 4.0, ("b", "c"): -1.0}
    merged = dict.fromkeys(combinations("abcd", 2), "Lena")
    assert spanning("abcd", links, merged) == [(("a", "b"), ""), (("c", "d"), ""), (("b", "c"), "Lena")]


def test_tellings_whose_links_are_out_of_sight_hang_on_the_first() -> None:
    assert spanning(["b", "c", "a"], {}, {}) == [(("b", "c"), ""), (("a", "b"), "")]


def test_a_page_names_who_put_two_events_together(record: Record) -> None:
    record.add_readings(three())
    record.review("event", [row.id for row in record.events()], "merge", by="Lena", because="one campaign")
    page = record.event(record.events()[0].id)
    name = {account.telling: account.said_as for account in page.accounts}
    joins = {(name[join.a] + name[join.b], join.by) for join in page.joins}
    assert joins in ({("ab", ""), ("bc", "Lena")}, {("ab", ""), ("ac", "Lena")})


def test_words_in_common_are_written_as_the_texts_have_them(record: Record) -> None:
    words = "Grenades were hurled at worshippers leaving prayers"
    record.add_readings([blast(name, words=f"{words} ({name})", sources=(POLICE,)) for name in "ab"])
    [join] = record.event(record.events()[0].id).joins
    told = " ".join(part.words for part in join.comparison.parts if part.feature in ("words", "wording", "scene"))
    assert "worshippers" in told and "worshipper," not in told.replace("worshippers", "")
