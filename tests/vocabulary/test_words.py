"""Party nouns, titles and hyphenated words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.reading.pipeline import parse_many
from rashomon.vocabulary.compounds import Compound, compound_at, compound_table
from rashomon.vocabulary.load import entries
from rashomon.vocabulary.nouns import PartyNoun, noun_class, noun_table, plural_of, speaks
from rashomon.vocabulary.titles import Title, is_title, title_at, title_table


def test_each_example_holds_its_noun() -> None:
    for entry in entries("nouns", PartyNoun):
        text = entry.example.lower()
        assert any(form in text for form in entry.forms), entry.noun


def test_nouns_are_found_by_the_parsers_lemma() -> None:
    single = [entry for entry in entries("nouns", PartyNoun) if " " not in entry.noun]
    missed = []
    for entry, parsed in zip(single, parse_many(Document("d", e.example) for e in single), strict=True):
        found = [
            noun_class(lemma) or noun_class(lower) for lemma, lower in zip(parsed.lemma, parsed.lower, strict=True)
        ]
        if not any(f is not None and f.cls == entry.cls for f in found):
            missed.append(entry.noun)
    assert not missed


def test_lists_are_large_and_have_every_class() -> None:
    nouns = entries("nouns", PartyNoun)
    assert len(nouns) >= 500
    assert {n.cls for n in nouns} == {
        "armed",
        "state_force",
        "government",
        "organisation",
        "media",
        "people",
        "person",
        "object_target",
        "weapon",
    }


@pytest.mark.parametrize(
    ("word", "cls"),
    [
        ("militants", "armed"),
        ("troops", "state_force"),
        ("police", "state_force"),
        ("ministry", "government"),
        ("villagers", "people"),
        ("women", "people"),
        ("cleric", "person"),
        ("embassy", "object_target"),
        ("churches", "object_target"),
        ("rocket", "weapon"),
        ("newspaper", "media"),
        ("charity", "organisation"),
    ],
)
def test_class(word: str, cls: str) -> None:
    entry = noun_class(word)
    assert entry is not None
    assert entry.cls == cls


def test_other_words_have_no_class() -> None:
    assert noun_class("theory") is None
    assert not speaks("theory")
    assert not speaks("bridge")


@given(st.sampled_from(sorted(noun_table())))
def test_every_form_leads_to_its_entry(form: str) -> None:
    entry = noun_table()[form]
    assert form in entry.forms


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=9))
def test_a_plural_differs(noun: str) -> None:
    assert plural_of(noun) != noun


def test_each_title_is_found_in_its_example() -> None:
    titles = entries("titles", Title)
    missed = []
    for title, parsed in zip(titles, parse_many(Document("d", t.example) for t in titles), strict=True):
        found = [title_at(parsed.lower, parsed.lemma, i) for i in range(len(parsed.words))]
        if not any(hit is not None and hit[0] == title for hit in found):
            missed.append(title.title)
    assert not missed


def test_who_leads() -> None:
    by_title = {entry.title: entry for found in title_table().values() for entry in found}
    assert len(by_title) >= 150
    assert all(by_title[t].leads for t in ("president", "defence minister", "commander", "spokesman", "warlord"))
    assert not any(by_title[t].leads for t in ("ambassador", "general", "col.", "mr.", "professor"))


def test_longest_title_wins_and_spelling_has_one_role() -> None:
    words = ["the", "deputy", "defense", "minister"]
    found = title_at(words, words, 3)
    assert found is not None
    assert (found[0].role_name, found[1]) == ("deputy defence minister", 1)


def test_words_before_names() -> None:
    assert all(is_title(word) for word in ("president", "gen.", "sheikh", "mr.", "spokesman"))
    assert not any(is_title(word) for word in ("of", "village", "staff", "his", "command"))


def test_compounds() -> None:
    for entry in entries("compounds", Compound):
        words = entry.example.lower().replace("-", " - ").rstrip(".").split()
        found = compound_at(words, words.index(entry.part))
        assert found is not None
        assert found[0] == entry
    assert compound_at(["they", "held", "it"], 1) is None
    assert compound_table()["led"].kind == "leadership"


@given(st.lists(st.sampled_from(["iran", "-", "backed", "pro", "x"]), min_size=1, max_size=5))
def test_a_compound_names_a_token_of_the_text(words: list[str]) -> None:
    for i in range(len(words)):
        found = compound_at(words, i)
        if found is not None:
            assert abs(found[1] - i) == 2
            assert 0 <= found[1] < len(words)
