"""Arguments and paths, on trees built by hand so that no parser stands between rule and test."""

from __future__ import annotations

import pytest

from rashomon.documents.document import Document
from rashomon.reading.grammar import CLIMB, ancestors, arguments, path
from rashomon.reading.parse import Parsed


def tree(rows: str) -> Parsed:
    """A one-sentence parse from "word/POS/TAG/dep/head" items; the lemma is the word unless given as word|lemma."""
    items = [row.split("/") for row in rows.split()]
    words = [item[0].partition("|")[0] for item in items]
    lemma = [(item[0].partition("|")[2] or item[0]).lower() for item in items]
    head = [int(item[4]) for item in items]
    work = " ".join(words)
    start, at = [], 0
    for word in words:
        start.append(at)
        at += len(word) + 1
    size = len(words)
    children: list[list[int]] = [[i for i in range(size) if head[i] == up and i != up] for up in range(size)]

    def below(i: int) -> list[int]:
        return [i, *(t for child in children[i] for t in below(child))]

    return Parsed(
        document=Document("d", work),
        work=work,
        body=0,
        words=words,
        lower=[word.lower() for word in words],
        lemma=lemma,
        tag=[item[2] for item in items],
        pos=[item[1] for item in items],
        dep=[item[3] for item in items],
        head=head,
        start=start,
        end=[a + len(w) for a, w in zip(start, words, strict=True)],
        sentence=[0] * size,
        sentences=[(0, size)],
        paragraph=[0],
        children=children,
        left=[min(below(i)) for i in range(size)],
        right=[max(below(i)) for i in range(size)],
    )


ACTIVE = (
    "Rebels/NOUN/NNS/nsubj/1 shelled|shell/VERB/VBD/ROOT/1 towns/NOUN/NNS/dobj/1 "
    "near/ADP/IN/prep/1 Kot/PROPN/NNP/pobj/3"
)
PASSIVE = (
    "Towns/NOUN/NNS/nsubjpass/2 were/AUX/VBD/auxpass/2 shelled|shell/VERB/VBN/ROOT/2 "
    "by/ADP/IN/agent/2 rebels/NOUN/NNS/pobj/3"
)


def test_an_active_verb_has_its_subject_object_and_prepositions() -> None:
    found = arguments(tree(ACTIVE), 1)
    assert (found.subject, found.object, found.preps) == (0, 2, [("near", 4)])
    assert not found.passive and not found.inherited


def test_a_passive_turns_subject_and_object_round() -> None:
    found = arguments(tree(PASSIVE), 2)
    assert (found.subject, found.object, found.passive) == (4, 0, True)


def test_a_passive_without_by_has_no_doer() -> None:
    found = arguments(tree("Kot/PROPN/NNP/nsubjpass/2 was/AUX/VBD/auxpass/2 hit/VERB/VBN/ROOT/2"), 2)
    assert (found.subject, found.object) == (-1, 0)


def test_a_coordinated_verb_takes_the_subject_of_the_first() -> None:
    parsed = tree(
        "Gunmen/NOUN/NNS/nsubj/1 came/VERB/VBD/ROOT/1 and/CCONJ/CC/cc/1 killed/VERB/VBD/conj/1 guards/NOUN/NNS/dobj/3"
    )
    found = arguments(parsed, 3)
    assert (found.subject, found.object, found.inherited) == (0, 4, True)


def test_an_open_complement_takes_the_object_above_before_the_subject() -> None:
    parsed = tree(
        "Elders/NOUN/NNS/nsubj/1 urged/VERB/VBD/ROOT/1 rebels/NOUN/NNS/dobj/1 to/PART/TO/aux/4 leave/VERB/VB/xcomp/1"
    )
    assert arguments(parsed, 4).subject == 2


def test_a_complement_clause_does_not_take_the_subject_above() -> None:
    parsed = tree("Officials/NOUN/NNS/nsubj/1 said/VERB/VBD/ROOT/1 fleeing/VERB/VBG/ccomp/1 families/NOUN/NNS/dobj/2")
    assert arguments(parsed, 2).subject == -1


def test_a_past_participle_has_its_noun_as_object_and_a_present_one_as_subject() -> None:
    past = tree("men/NOUN/NNS/ROOT/0 killed/VERB/VBN/acl/0 there/ADV/RB/advmod/1")
    present = tree("men/NOUN/NNS/ROOT/0 guarding/VERB/VBG/acl/0 it/PRON/PRP/dobj/1")
    assert (arguments(past, 1).subject, arguments(past, 1).object) == (-1, 0)
    assert (arguments(present, 1).subject, arguments(present, 1).object) == (0, 2)


def test_a_noun_takes_its_possessor_or_by_phrase_as_doer() -> None:
    owned = tree("army/NOUN/NN/poss/1 attack/NOUN/NN/ROOT/1 on/ADP/IN/prep/1 Kot/PROPN/NNP/pobj/2")
    by = tree("attack/NOUN/NN/ROOT/0 by/ADP/IN/prep/0 rebels/NOUN/NNS/pobj/1")
    assert (arguments(owned, 1).subject, arguments(owned, 1).preps) == (0, [("on", 3)])
    assert arguments(by, 0).subject == 2


def test_of_after_a_noun_is_its_object_and_after_a_verb_a_preposition() -> None:
    noun = tree("shelling/NOUN/NN/ROOT/0 of/ADP/IN/prep/0 Kot/PROPN/NNP/pobj/1")
    verb = tree("accuse/VERB/VB/ROOT/0 of/ADP/IN/prep/0 murder/NOUN/NN/pobj/1")
    assert (arguments(noun, 0).object, arguments(noun, 0).preps) == (2, [])
    assert (arguments(verb, 0).object, arguments(verb, 0).preps) == (-1, [("of", 2)])


def test_the_noun_of_a_light_verb_has_the_verbs_subject_but_that_of_a_full_verb_has_not() -> None:
    light = "army/NOUN/NN/nsubj/1 launched|launch/VERB/VBD/ROOT/1 raid/NOUN/NN/dobj/1"
    full = "army/NOUN/NN/nsubj/1 feared|fear/VERB/VBD/ROOT/1 raid/NOUN/NN/dobj/1"
    assert (arguments(tree(light), 2).subject, arguments(tree(light), 2).inherited) == (0, True)
    assert arguments(tree(full), 2).subject == -1


def test_a_dative_is_a_to() -> None:
    parsed = tree("They/PRON/PRP/nsubj/1 gave/VERB/VBD/ROOT/1 rebels/NOUN/NNS/dative/1 guns/NOUN/NNS/dobj/1")
    found = arguments(parsed, 1)
    assert (found.object, found.preps) == (3, [("to", 2)])


def test_nested_prepositions_count_by_the_inner_word() -> None:
    parsed = tree("fled/VERB/VBD/ROOT/0 from/ADP/IN/prep/0 near/ADP/IN/prep/1 Kot/PROPN/NNP/pobj/2")
    assert arguments(parsed, 0).preps == [("near", 3)]


def test_ancestors_end_at_the_root() -> None:
    assert ancestors(tree(ACTIVE), 4) == [4, 3, 1]
    assert ancestors(tree(ACTIVE), 1) == [1]


@pytest.mark.parametrize(
    ("start", "goal", "way"),
    [(1, 1, "="), (1, 0, "/nsubj"), (0, 1, "^nsubj"), (0, 2, "^nsubj/dobj"), (1, 4, "/prep:near/pobj")],
)
def test_a_path_names_each_step(start: int, goal: int, way: str) -> None:
    assert path(tree(ACTIVE), start, goal) == way


def test_a_path_is_empty_where_it_is_too_long_or_there_is_none() -> None:
    size = CLIMB + 3
    chain = tree(" ".join(f"w{i}/NOUN/NN/{'conj' if i else 'ROOT'}/{max(i - 1, 0)}" for i in range(size)))
    assert path(chain, CLIMB, 0) == "^conj" * CLIMB
    assert path(chain, size - 1, 0) == ""
    apart = tree("a/NOUN/NN/ROOT/0 b/NOUN/NN/ROOT/1")
    assert path(apart, 0, 1) == ""
