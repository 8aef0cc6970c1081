"""Annotated reports as documents with claims, so that comparing can be measured apart from reading.

The annotators name parties and places; the registers tell here who and where these are, as the
reader would.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import tellings
from rashomon.documents import document
from rashomon.documents.document import Document
from rashomon.reading.claim import NUMBERS, Claim, Interval, Number, Party, Span
from rashomon.registers.actors import actor_matches
from rashomon.registers.places import place_register


@dataclass(slots=True)
class Annotated:
    """One annotated report: the document, the claims as annotated, and the part of the gold it is in."""

    document: Document
    claims: list[Claim]
    part: str


@dataclass(slots=True)
class Truth:
    """Which tellings (`article#event`) are one event, and which pairs only look so."""

    same: list[tuple[str, ...]]
    look_alikes: list[tuple[str, str]]


def annotated(folder: Path) -> Iterator[Annotated]:
    """The reports of a gold folder (one JSON file each), in order of file name."""
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        report = document(
            gold["text"],
            id=gold["id"],
            title=gold.get("title") or "",
            publisher=gold.get("publisher") or "",
            published=gold["published"],
        )
        yield Annotated(report, list(_claims(report, gold)), folder.name)


def truth(file: Path) -> Truth:
    """The events of several articles, from events.json."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return Truth([tuple(row["members"]) for row in rows["same"]], [(row["a"], row["b"]) for row in rows["look_alikes"]])


def told(reports: Sequence[Annotated]) -> dict[str, Telling]:
    """The tellings of annotated claims by `article#event`."""
    return {
        f"{report.document.id}#{telling.event}": telling
        for report in reports
        for telling in tellings(report.document.id, report.document, report.claims)
    }


def _claims(report: Document, gold: Mapping[str, Any]) -> Iterator[Claim]:
    actors = {key: _actor(key, row) for key, row in gold["entities"].items()}
    spots = _places(gold["places"])
    for row in gold["claims"]:
        yield Claim(
            kind=row["kind"],
            type=row["type"],
            agents=tuple(actors[key] for key in row["agents"]),
            targets=tuple(actors[key] for key in row["targets"]),
            places=tuple(spots[key] for key in row["places"]),
            when=_when(row["when"]),
            numbers={slot: Number(row[slot]) for slot in NUMBERS if row.get(slot) is not None},
            sources=tuple(actors[key] for key in row["sources"]),
            modality=row["modality"],
            change=row.get("change"),
            role=row.get("role") or "",
            event=row.get("event") or "",
            id=row["id"],
            evidence=tuple(_span(report, quote) for quote in row["evidence"]),
        )


def _when(row: Mapping[str, str] | None) -> Interval | None:
    if row is None:
        return None
    return Interval(date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), "annotated")


def _span(report: Document, quote: str) -> Span:
    if (at := report.text.find(quote)) >= 0:
        return Span(at, at + len(quote), quote)
    at = max(report.title.find(quote), 0)
    return Span(at, at + len(quote), quote, "title")


def _actor(key: str, row: Mapping[str, Any]) -> Party:
    """The annotated party, with the register's id where one of its names is wholly an actor's."""
    for name in (row["name"], *row["aliases"]):
        words = name.split()
        if words and words[0].lower() == "the":
            words = words[1:]
        for match in actor_matches(words):
            if match.first == 0 and match.last == len(words) - 1 and match.origin in ("register", "built", "country"):
                actor = match.actor
                return Party(row["name"], row["kind"], tuple(row["aliases"]), actor.id, actor.country)
    return Party(row["name"], row["kind"], tuple(row["aliases"]))


def _places(rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Party]:
    """The annotated places, resolved each beside what contains it; unknown ones keep their containers."""
    return {key: _place(key, rows) for key in rows}


def _place(key: str, rows: Mapping[str, Mapping[str, Any]]) -> Party:
    row = rows[key]
    containers = list(_containers(key, rows))
    words = row["name"].split() + [word for name in containers for word in (",", *name.split())]
    register = place_register()
    matches = register.find(["in", *words])
    found = register.resolve(matches, words, [row["country"]] if row["country"] else []) if matches else []
    first = found[0] if found and matches[0].first <= 2 else None
    wrong = first is not None and row["country"] and first.country not in ("", row["country"])
    if first is None or wrong or matches[0].last < len(row["name"].split()):
        ref = f"text:{row['name'].lower().replace(' ', '-')}"
        return Party(row["name"], "place", tuple(row["aliases"]), ref, row["country"] or "", ", ".join(containers))
    return Party(
        row["name"],
        "place",
        tuple(row["aliases"]),
        first.id,
        first.country,
        ", ".join(first.inside),
        first.latitude,
        first.longitude,
        first.precision,
    )


def _containers(key: str, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    seen = {key}
    at = rows[key]["inside"]
    while at and at not in seen and at in rows:
        seen.add(at)
        yield rows[at]["name"]
        at = rows[at]["inside"]
