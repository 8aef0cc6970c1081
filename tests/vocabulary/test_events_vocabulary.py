"""The event triggers: every entry is found in its own example, and the look-up in texts of other words."""

from __future__ import annotations

from collections import Counter

import pytest

from rashomon.documents.document import Document
from rashomon.reading.parse import Parsed
from rashomon.reading.pipeline import parse, parse_many
from rashomon.vocabulary.load import entries
from rashomon.vocabulary.schema import TYPES, Trigger
from rashomon.vocabulary.triggers import TriggerTable


@pytest.fixture(scope="module")
def events() -> tuple[Trigger, ...]:
    return entries("events", Trigger)


@pytest.fixture(scope="module")
def table(events: tuple[Trigger, ...]) -> TriggerTable:
    return TriggerTable(events)


def types(table: TriggerTable, parsed: Parsed) -> set[str]:
    return {hit.trigger.type for hit in table.scan(parsed)}


def names(table: TriggerTable, text: str) -> set[str]:
    return {hit.trigger.trigger for hit in table.scan(parse(Document("d", text)))}


def test_every_entry_is_found_in_its_example(events: tuple[Trigger, ...], table: TriggerTable) -> None:
    documents = (Document(str(number), trigger.example) for number, trigger in enumerate(events))
    missed = [
        trigger.key
        for trigger, parsed in zip(events, parse_many(documents), strict=True)
        if not any(hit.trigger is trigger for i in range(len(parsed.words)) for hit in table.hits(parsed, i))
    ]
    assert not missed, f"{len(missed)} of {len(events)} not found in their example: {missed[:20]}"


def test_there_are_enough_entries_for_every_type(events: tuple[Trigger, ...]) -> None:
    count = Counter(trigger.type for trigger in events)
    assert len(events) >= 900
    assert {of_type for of_type in TYPES["event"] if count[of_type] < 15} == set()


def test_examples_are_sentences_of_their_own(events: tuple[Trigger, ...]) -> None:
    twice = [text for text, n in Counter(t.example for t in events).items() if n > 1]
    assert not twice
    assert [t.key for t in events if not t.example[0].isupper() or not t.example.endswith(".")] == []


def test_an_entry_says_how_many_only_where_people_are_harmed(events: tuple[Trigger, ...]) -> None:
    for trigger in events:
        if trigger.harm == "arrested":
            assert trigger.type == "arrest", trigger.key
        if trigger.harm == "displaced":
            assert trigger.type == "displacement", trigger.key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid that the gunmen carried out shocked the town.", "carry out raid"),
        ("Two bombings and several attacks were carried out by the group.", "carry out attack"),
        ("The group carried out a series of attacks on banks.", "carry out attack"),
        ("The rebels blew a bridge up.", "blow up"),
        ("The troops drove the rebels back.", "drive back"),
        ("The soldiers opened heavy fire on a crowd.", "open fire"),
        ("A clinic was hit by two rockets.", "rocket hit"),
        ("Air and artillery strikes on the port continued.", "air strike"),
        ("The ceasefire was violated by both armies.", "violate ceasefire"),
        ("Militants staged an ambush near the pass.", "stage ambush"),
        ("Sanctions were imposed on two generals.", "impose sanction"),
        ("Washington suspended 40 million dollars in aid to the army.", "suspend aid"),
        ("The militants forced hundreds of villagers to flee.", "force to flee"),
        ("A cease-fire between the armies held.", "cease-fire"),
    ],
)
def test_words_are_found_apart_and_in_other_orders(table: TriggerTable, text: str, expected: str) -> None:
    assert expected in names(table, text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The rebels carried out an attack on a bank.", "attack"),
        ("A car bomb exploded near the court.", "explode"),
        ("The minister spoke on March 26.", "march"),
        ("Rockets were hit by the defenders' guns.", "rocket hit"),
        ("They prayed in the church for peace.", "fire"),
    ],
)
def test_the_longer_trigger_wins_and_names_are_left_alone(table: TriggerTable, text: str, unwanted: str) -> None:
    assert unwanted not in names(table, text)


def test_a_light_verb_covers_verb_particle_and_noun(table: TriggerTable) -> None:
    parsed = parse(Document("d", "Gunmen carried a deadly attack out in Gao."))
    hit = next(h for h in table.scan(parsed) if h.trigger.trigger == "carry out attack")
    assert [parsed.words[i] for i in hit.tokens] == ["carried", "out", "attack"]


def test_triggers_of_different_kinds_do_not_hide_each_other() -> None:
    row = {"pos": "verb", "example": "The clans fought the army for years."}
    table = TriggerTable(
        [
            Trigger.model_validate({**row, "trigger": "fight", "type": "armed_clash"}),
            Trigger.model_validate({**row, "trigger": "fight", "kind": "relation", "type": "hostile"}),
        ]
    )
    parsed = parse(Document("d", "The clans fought the army for years."))
    assert types(table, parsed) == {"armed_clash", "hostile"}


def test_match_gives_the_longest_first(table: TriggerTable) -> None:
    parsed = parse(Document("d", "A roadside bomb killed two men in the valley."))
    at = parsed.words.index("bomb")
    assert [t.trigger for t in table.match(parsed, at)][:2] == ["roadside bomb", "bomb"]


def test_the_work_grows_with_the_text_only(table: TriggerTable) -> None:
    text = "Rebels attacked the town, the port, the mill, the farm and the camp, and fled. "
    short, long = parse(Document("s", text)), parse(Document("l", text * 40))
    looked = []

    class Counting(list[str]):
        def __getitem__(self, item):  # type: ignore[no-untyped-def]
            looked[-1] += 1
            return super().__getitem__(item)

    for parsed in (short, long):
        looked.append(0)
        parsed.lower = Counting(parsed.lower)
        table.scan(parsed)
    assert looked[1] <= 60 * looked[0]
