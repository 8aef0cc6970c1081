"""What is looked up of people has a bound: the reports of the last answers stay, and no name gets out for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from told import days
from told_people import party, witnessed

from rashomon.exchange import protecting_lookup, protecting_roster
from rashomon.exchange.protecting import Shield, shield
from rashomon.exchange.protecting_lookup import Lookup
from rashomon.reading.result import Reading
from rashomon.record.record import Record

GIVEN = ("Ona", "Tarik", "Mila", "Sef", "Zemra", "Dorkel", "Yal", "Nuosh", "Vikra", "Bamitu")
NAMES = [f"{name} {family}" for name, family in zip(GIVEN, reversed([f"{one}adosh" for one in GIVEN]), strict=True)]
SAID = "Nurse {} said a bomb killed three."


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    """Reports of different years, each of an event of its own: what is looked up of one draws on no other."""
    with Record(record_url) as opened:
        told = [witnessed(f"r{at}", party(name, f"nurse {name}"), SAID.format(name)) for at, name in enumerate(NAMES)]
        opened.add_readings(
            Reading(one.document, [replace(one.claims[0], when=days(f"20{10 + at}-05-09"))])
            for at, one in enumerate(told)
        )
        yield opened


def protected(found: Shield, at: int) -> str:
    return str(found.row({"document": f"r{at}", "evidence": SAID.format(NAMES[at])})["evidence"])


def test_names_never_get_out_for_the_bound(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protecting_lookup, "MOST", 20)
    early = shield(record.engine)
    first, held = protected(early, 0), set()
    for _ in range(2):
        for at, name in enumerate(NAMES):
            found = shield(record.engine)
            held.add(id(found._people))
            told = protected(found, at)
            assert "#" in told and not any(word in told for word in name.split())
    assert len(held) > 1
    assert protected(early, 0) == protected(shield(record.engine), 0) == first


def test_what_was_used_last_is_kept(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protecting_lookup, "MOST", 20)
    found, used = shield(record.engine), 0
    people = found._people
    assert isinstance(people, Lookup)
    while not people.full:
        protected(found, used)
        used += 1
    protected(found, 0)
    after = shield(record.engine)._people
    assert isinstance(after, Lookup) and after is not people
    keys = [people.reports[f"r{at}"][0] for at in (0, *range(used - 1, 0, -1))]
    sizes = [protecting_roster.size(people._raw[key]) for key in keys]
    most = max(many for many in range(used + 1) if sum(sizes[:many]) <= 10)
    assert list(after._raw) == keys[:most] and 0 < most < used
    assert after.names == sum(sizes[:most])
    assert shield(record.engine)._people is after
