"""The trigger list of relations, control, leadership and strength."""

from __future__ import annotations

from collections import Counter

from rashomon.documents.document import Document
from rashomon.reading.pipeline import parse_many
from rashomon.vocabulary.load import entries
from rashomon.vocabulary.schema import TYPES, Trigger
from rashomon.vocabulary.triggers import TriggerTable

TRIGGERS = entries("relations", Trigger)


def test_every_type_has_triggers() -> None:
    by_type = Counter(trigger.type for trigger in TRIGGERS)
    wanted = {name for kind, names in TYPES.items() if kind != "event" for name in names}
    assert set(by_type) == wanted
    assert by_type["contests"] >= 8
    assert all(by_type[name] >= 15 for name in wanted - {"contests"})
    assert len(TRIGGERS) >= 250


def test_no_events_here() -> None:
    assert not [trigger.trigger for trigger in TRIGGERS if trigger.kind == "event"]


def test_each_example_is_found_as_its_type() -> None:
    table = TriggerTable(TRIGGERS)
    missed = []
    for trigger, parsed in zip(TRIGGERS, parse_many(Document("d", t.example) for t in TRIGGERS), strict=True):
        found = {(t.kind, t.type) for i in range(len(parsed.words)) for t in table.match(parsed, i)}
        if (trigger.kind, trigger.type) not in found:
            missed.append(trigger.key)
    assert not missed


def test_plain_sentences_have_no_relation() -> None:
    table = TriggerTable([trigger for trigger in TRIGGERS if trigger.weight == "strong"])
    quiet = [
        "Rain fell on the hills all night.",
        "A shell hit the bakery.",
        "Nine shoppers were killed at dawn.",
    ]
    for parsed in parse_many(Document("d", text) for text in quiet):
        assert not [table.match(parsed, i) for i in range(len(parsed.words)) if table.match(parsed, i)]


def test_change_is_stated_where_the_word_says_so() -> None:
    change = {trigger.key: trigger.change for trigger in TRIGGERS}
    assert change["split from (verb, split_from)"] == "starts"
    assert change["oust (verb, leads)"] == "ends"
    assert change["ally with (verb, allied)"] is None
