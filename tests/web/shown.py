"""A record that pages are looked at with: three families, sixty bombings, ties and spells, learnt of on two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from told import HERAT, KABUL, TALIBAN, blast, holds, ties

from rashomon.reading.result import Reading
from rashomon.record.clock import ticking
from rashomon.record.record import Record

RECORDED = ("2035-01-02", "2035-01-05")
"""The days on which the record learnt of the families, and of all else."""
BOMBINGS = 60
"""More than a page of a list holds."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record, and where it is served."""

    record: str
    address: str


def invented() -> list[Reading]:
    """Bombings far enough apart to be events of their own; Taliban and IS, first allied and then hostile."""
    blasts = []
    for number in range(BOMBINGS):
        day = (date(2031, 1, 1) + timedelta(days=20 * number)).isoformat()
        at = (KABUL, HERAT)[number % 2]
        blasts.append(blast(f"x{number}", publisher="Kot Courier", published=day, day=day, place=at, killed=number + 1))
    return [
        *blasts,
        ties("t1", "allied", published="2030-03-01"),
        ties("t2", "hostile", published="2031-09-01"),
        ties("t3", "allied", published="2031-10-01", modality="denied"),
        holds("h1", TALIBAN, HERAT, "2031-02-03", published="2031-02-04"),
    ]


def fill(place: str, families: Sequence[Reading]) -> None:
    """Make the record."""
    for day, readings in zip(RECORDED, (families, invented()), strict=True):
        clock = ticking(datetime.fromisoformat(f"{day}T09:00:00+00:00"), timedelta(seconds=1))
        with Record(place, clock=clock) as record:
            record.add_readings(readings)
