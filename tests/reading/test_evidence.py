"""Evidence: what is shown of a sentence for the word that carries a claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.reading.evidence import evidence
from rashomon.reading.parse import Parsed
from rashomon.reading.pipeline import parse

CASES = [
    # the clause alone, without who says so and without its neighbours
    (
        "Police said that rebels shelled the town of Kot, and the mayor fled to Sar.",
        "shelled",
        "rebels shelled the town of Kot",
    ),
    ("Rebels shelled the town of Kot, police said.", "shelled", "Rebels shelled the town of Kot"),
    # what only describes the last noun
    (
        "Soldiers arrested the mayor of Kot, who had been in hiding since the spring.",
        "arrested",
        "Soldiers arrested the mayor of Kot",
    ),
    # a clause with a number belongs to the claim
    (
        "A bomb exploded near the market in Kot, killing 12 people.",
        "exploded",
        "A bomb exploded near the market in Kot, killing 12 people.",
    ),
    # a clause without a subject is shown with its noun or with the clause it hangs on
    ("The town that the rebels took in May is quiet.", "took", "The town that the rebels took in May"),
    ("The rebels plan to attack the port.", "attack", "The rebels plan to attack the port."),
    # no dateline
    ("KOT - Rebels shelled the town on Monday.", "shelled", "Rebels shelled the town on Monday."),
    # quotation marks in pairs
    (
        '"The rebels have shelled the town," the mayor said.',
        "shelled",
        "The rebels have shelled the town",
    ),
    ('The mayor said they were "bandits and killers" who fired at him.', "fired", None),
    # never beyond the sentence
    ("They fled. Rebels shelled the town of Kot.", "fled", "They fled."),
]


@pytest.mark.parametrize(("text", "word", "quote"), CASES)
def test_the_clause_that_carries_a_claim(text: str, word: str, quote: str | None) -> None:
    parsed = parse(Document("d", text))
    found = evidence(parsed, parsed.words.index(word)).quote
    if quote is not None:
        assert found == quote
    assert found.count('"') % 2 == 0


CLAUSES = st.sampled_from(
    [
        "rebels shelled Kot",
        'the army "never fired"',
        "12 people (two of them children) were killed",
        "the mayor, who had fled, denied it",
        "the truce between the two sides held",
        "after the attack on the bus in Sar",
        "KOT -",
        "“we hold the hill”",
        "\n\n",
    ]
)
JOINTS = st.sampled_from([", and ", ". ", " said that ", ", killing six, ", " -- ", "; ", ', "', " "])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CLAUSES, JOINTS), min_size=1, max_size=6), st.sampled_from(["", "Kot falls again"]))
def test_it_is_verbatim_holds_its_word_and_stays_in_the_sentence(pieces: list[tuple[str, str]], title: str) -> None:
    text = "".join(clause + joint for clause, joint in pieces)
    parsed = parse(Document("d", text, title))
    for i, pos in enumerate(parsed.pos):
        if pos in ("VERB", "NOUN", "ADJ"):
            check(parsed, i, title, text)


def check(parsed: Parsed, i: int, title: str, text: str) -> None:
    span = evidence(parsed, i)
    whole = title if span.part == "title" else text
    assert whole[span.start : span.end] == span.quote
    shift = 0 if span.part == "title" else parsed.body
    assert span.start + shift <= parsed.start[i] and parsed.end[i] <= span.end + shift
    first, end = parsed.sentences[parsed.sentence[i]]
    assert parsed.start[first] <= span.start + shift and span.end + shift <= parsed.end[end - 1]


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        (
            "The army denied that civilians had been hit in Kot, a spokesman said.",
            "hit",
            "The army denied that civilians had been hit in Kot",
        ),
        (
            "The rebels rejected the claim that they had attacked the school.",
            "attacked",
            "The rebels rejected the claim that they had attacked the school.",
        ),
        (
            "The fighters of the Northern Emirate were not involved in this morning's explosion in Kot and"
            " condemn the killing of the ordinary people who live there, the spokesman added.",
            "explosion",
            "The fighters of the Northern Emirate were not involved in this morning's explosion in Kot",
        ),
        # the denial is in the clause already
        ("No civilians were hit in Kot, the army said.", "hit", "No civilians were hit in Kot"),
    ],
)
def test_what_is_denied_is_shown_with_the_denial(text: str, word: str, shown: str) -> None:
    parsed = parse(Document("a", text))
    assert evidence(parsed, parsed.words.index(word), denied=True).quote == shown
