"""What is suggested for names that the record does not know, and which rows a value is asked for by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told import HERAT, IS, KABUL, TALIBAN, blast, holds, ties

from rashomon.comparing.policies import GROUP_OF
from rashomon.comparing.slots import slots
from rashomon.errors import UserError
from rashomon.reading.claim import Party
from rashomon.record.finding import named
from rashomon.record.record import Record
from rashomon.record.slot_names import FIELDS, slot_named

GUARD = Party("Northern Valley Guard", "armed_group")
GUNMEN = Party("Three unknown gunmen", "armed_group")


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with Record(record_url, create=True) as made:
        made.add_readings(
            [
                blast("a", publisher="Valley Wire", agents=(TALIBAN,)),
                blast("b", publisher="Kot Courier", place=HERAT, agents=(GUARD,), killed=30),
                blast("c", publisher="Kot Courier", day="2031-06-10", agents=(GUNMEN,)),
                ties("f", "allied", published="2031-05-01"),
                holds("h", IS, HERAT, "2031-05-03", published="2031-05-04"),
            ]
        )
        yield made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Talban", ["Taliban"]),
        ("TALIBANN", ["Taliban"]),
        ("islmic state", ["Islamic State"]),
        ("Nothern Valley Gaurd", ["Northern Valley Guard"]),
        ("islamic state", ["Islamic State"]),
        ("Taliban", []),
        ("ISIS", []),
        ("northern valley guard", []),
        ("Boko Haram", []),
        ("Three unknown gunman", []),
        ("Zorgblatt", []),
    ],
)
def test_an_actor_that_is_spelt_alike(record: Record, typed: str, meant: list[str]) -> None:
    assert record.like(actors=[typed]) == meant
    if meant and typed != "islamic state":
        with pytest.raises(UserError, match=f"'{typed}'; did you mean {meant[0]}\\?$"):
            record.actor(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kabull", ["Kabul"]),
        ("Heraat, Afghanistan", ["Herat, Afghanistan"]),
        ("Kabul", []),
        ("AF", []),
        ("Kabull, Afganistan", []),
        ("Nowhere", []),
    ],
)
def test_a_place_that_is_spelt_alike(record: Record, typed: str, meant: list[str]) -> None:
    assert record.like(place=typed) == meant
    if meant:
        with pytest.raises(UserError, match=f"no claim names it; did you mean {meant[0]}\\?$"):
            record.place(typed)
        assert record.events(place=typed).note.endswith(f"; did you mean {meant[0]}?")


def test_a_name_that_is_known_is_never_said_to_be_misspelt(record: Record) -> None:
    found = record.events(place=KABUL.name, actor="Taliban", type="riot")
    assert found.note and "did you mean" not in found.note


@pytest.mark.parametrize("name", ["", "  ", "–", "?!"])
def test_a_name_without_a_letter_is_refused(record: Record, name: str) -> None:
    for ask in (record.actor, record.relations, record.leaders, record.strength):
        with pytest.raises(UserError, match=r"^name an? (actor|group): "):
            ask(name)
    with pytest.raises(UserError, match=r"^name a place: "):
        record.place(name)
    if name:
        for ask in (lambda n: record.events(place=n), lambda n: record.control(n), lambda n: record.control(actor=n)):
            with pytest.raises(UserError, match=r"^name an? (place|actor): "):
                ask(name)


@given(st.text(max_size=8))
def test_a_name_is_refused_only_where_it_has_no_letter(name: str) -> None:
    if any(map(str.isalnum, name)):
        named("actor", name)
    else:
        with pytest.raises(UserError):
            named("actor", name)


def test_the_other_names_of_an_actor_are_others(record: Record) -> None:
    assert record.actor("IS").aliases == () and record.actor("IS").name == "Islamic State"
    record.add_readings(
        [holds("k", Party("Daesh", "armed_group", ref="islamic-state"), KABUL, "2031-05-03", published="2031-05-09")]
    )
    assert record.actor("Islamic State").aliases == ("Daesh",)


def test_rows_go_by_all_their_names() -> None:
    for slot in GROUP_OF:
        (label,) = (row.label for row in slots() if row.slot == slot)
        assert {slot_named(one) for one in (slot, slot.upper(), label, label.title(), label.replace(" ", "_"))} == {
            slot
        }
    assert [slot_named(field) for field, slot in FIELDS.items() if slot in GROUP_OF] == ["what", "who", "where"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("targets", "no policy makes one value of 'to whom'; ask for one of: killed"),
        ("To Whom", "no policy makes one value of 'to whom'"),
        ("kiled", "no row is called 'kiled'; did you mean killed?"),
        ("weather", "no row is called 'weather'; ask for one of: killed"),
        ("", "no row is called ''"),
    ],
)
def test_another_row_is_refused_in_words(name: str, said: str) -> None:
    with pytest.raises(UserError) as told:
        slot_named(name)
    assert str(told.value).startswith(said)


def test_the_way_down_is_asked_for_by_the_name_of_the_row(record: Record) -> None:
    (event,) = record.events(actor="Taliban")
    assert record.why(event.id, "By whom") == record.why(event.id, "agents") == record.why(event.id, "who")
    assert record.way(event.id, "By whom") == record.way(event.id, "who")
