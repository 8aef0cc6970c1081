"""Readings of invented reports, so that a record can be built without reading: three outlets on one shelling."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from rashomon.documents import document
from rashomon.reading.claim import Claim, Interval, Number, Party, Span
from rashomon.reading.result import Reading
from rashomon.record.record import Record

GREY, RED = Party("Grey Guard", "armed_group"), Party("Red Column", "armed_group")
SARBAND = Party("Sarband", "place", country="AF", inside="Kot", latitude=34.5, longitude=70.25, precision="city")
FRIDAY = Interval(date(2031, 5, 9), date(2031, 5, 9), "day")
DOCTOR = Party("a doctor of the Sarband clinic", "person")


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def shelling(
    text: str, words: str, killed: int | None, *, modality: str = "asserted", by: tuple[Party, ...] = ()
) -> Claim:
    return Claim(
        "event",
        "shelling",
        (GREY,),
        (Party("villagers", "people"),),
        (SARBAND,),
        FRIDAY,
        {"killed": Number(killed, killed, killed)} if killed is not None else {},
        by,
        modality,  # type: ignore[arg-type]
        event="e1",
        evidence=(span(text, words),),
        rule="events: mortar fire",
    )


def readings() -> list[Reading]:
    """Three reports that tell of one shelling, one of which denies it, and one that tells of nothing."""
    post = (
        "Mortar fire of the Grey Guard killed 12 villagers in Sarband on Friday, a doctor of the Sarband clinic said. "
        "The Grey Guard controls Sarband and is hostile to the Red Column."
    )
    agency = "Fifteen villagers died when mortar fire of the Grey Guard fell on the market of Sarband on Friday."
    guard = "The Grey Guard denies that its mortar fire killed villagers in Sarband on Friday."
    quiet = "It rained on the hills of Sarband for the whole of the week, and the river rose by a metre."
    held = Claim("control", "controls", (GREY,), (), (SARBAND,), evidence=(span(post, "controls Sarband"),), rule="r")
    hostile = Claim(
        "relation", "hostile", (GREY,), (RED,), evidence=(span(post, "hostile to the Red Column"),), rule="r"
    )
    claims = {
        "post-1": (post, [shelling(post, post[:75], 12, by=(DOCTOR,)), held, hostile]),
        "herald-1": (agency, [shelling(agency, agency, 15)]),
        "guard-1": (guard, [shelling(guard, guard, None, modality="denied", by=(GREY,))]),
        "quiet-1": (quiet, []),
    }
    outlets = {
        "post-1": "Valley Post",
        "herald-1": "Herald Agency",
        "guard-1": "Hill Courier",
        "quiet-1": "Valley Post",
    }
    return [
        Reading(
            document(
                text,
                id=id,
                title=f"Report {id}",
                publisher=outlets.get(id, "Valley Post"),
                published=f"2031-05-{10 + at}",
            ),
            found,
            "" if found else "no word of conflict",
        )
        for at, (id, (text, found)) in enumerate(claims.items())
    ]


def sample_record(path: Path) -> Path:
    """A record of these readings."""
    with Record(path) as record:
        record.add_readings(readings())
    return path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record, which no test changes."""
    return sample_record(tmp_path_factory.mktemp("record") / "r.db")


@pytest.fixture
def record(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which the commands find by themselves."""
    path = Path(shutil.copy(built, tmp_path / "r.db"))
    monkeypatch.setenv("RASHOMON_RECORD", str(path))
    monkeypatch.setenv("COLUMNS", "100")
    return path
