"""The tellings that comparing is fitted and measured on, with what is true of them."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from annotated import Annotated, annotated, told, truth
from incidents import corpus, main_event

from rashomon.comparing.blocking import keys
from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import tellings
from rashomon.documents import document
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader

FAMILIES = Path(__file__).parents[1] / "examples" / "families"
SHARED = 0.3
"""A telling is an annotated one when they share more than this part of the shorter one's evidence."""


@dataclass(slots=True)
class Mentions:
    """The groups of claims of one report by the reader's event key, and what those that are known of tell."""

    document: Document
    groups: dict[str, list[Claim]]
    of: dict[str, frozenset[str]]
    weight: float


@dataclass(slots=True)
class Told:
    """Tellings by name, and their events: names that no event holds stand alone.

    `unclear` are pairs nobody can judge; `families` says which pairs must not be divided between
    fitting and checking. `judged` are the names of which something is known, all where it is empty;
    `reports` the events that each report tells of, where only that is known of the rest.
    """

    name: str
    tellings: dict[str, Telling]
    event: dict[str, frozenset[str]]
    look_alikes: list[tuple[str, str]] = field(default_factory=list)
    unclear: set[tuple[str, str]] = field(default_factory=set)
    families: dict[str, str] = field(default_factory=dict)
    weight: float = 1.0
    texts: dict[str, str] = field(default_factory=dict)
    reports: dict[str, frozenset[str]] = field(default_factory=dict)
    judged: set[str] = field(default_factory=set)
    far: int = 0
    """Only of reports published more days apart than this, and of tellings without a common day, is anything known."""

    def judgeable(self, one: str, other: str) -> bool:
        """Whether it is known of a pair if it is one event."""
        known = not self.judged or (one in self.judged and other in self.judged)
        return known and (one, other) not in self.unclear and (not self.far or self._far_apart(one, other))

    def _far_apart(self, one: str, other: str) -> bool:
        a, b = self.tellings[one], self.tellings[other]
        if a.published is None or b.published is None or abs((a.published - b.published).days) <= self.far:
            return False
        return not (a.start and b.start and a.end and b.end and a.start <= b.end and b.start <= a.end)

    def same(self, one: str, other: str) -> bool:
        """Whether two names are of one event."""
        return bool(self.event.get(one, frozenset()) & self.event.get(other, frozenset()))

    def group(self, one: str, other: str) -> str:
        """What a pair must not be divided from between fitting and checking: its event, or else its reports."""
        shared = sorted(self.event.get(one, frozenset()) & self.event.get(other, frozenset()))
        events = sorted(self.event.get(one, frozenset()) | self.event.get(other, frozenset()))
        return f"{self.name}: {(shared or events or [self.families.get(one, one)])[0]}"

    def positives(self) -> set[tuple[str, str]]:
        """All pairs of names that are of one event."""
        members: dict[str, list[str]] = {}
        for name in sorted(self.tellings):
            for event in self.event.get(name, ()):
                members.setdefault(event, []).append(name)
        return {(a, b) for names in members.values() for a, b in combinations(names, 2)}


def candidates(tellings: Mapping[str, Telling]) -> set[tuple[str, str]]:
    """Pairs of names whose tellings meet under a blocking key: those that the record would compare."""
    index: dict[str, list[str]] = {}
    found = set[tuple[str, str]]()
    for name in sorted(tellings):
        held, sought = keys(tellings[name])
        found |= {(other, name) for key in sought for other in index.get(key, ())}
        for key in held:
            index.setdefault(key, []).append(name)
    return found


def gold_told(folder: Path, parts: Sequence[str], kept: Path | None, own: bool = True) -> list[Told]:
    """The annotated articles twice: with the annotated claims, and with our reading of them."""
    reports = [report for part in parts for report in annotated(folder / part)]
    known = truth(folder / "events.json")
    given = told(reports)
    event: dict[str, set[str]] = {}
    for number, members in enumerate(known.same):
        for name in members:
            event.setdefault(name, set()).add(str(number))
    look_alikes = [(a, b) for a, b in known.look_alikes if a in given and b in given]
    families = {name: name.split("#")[0] for name in given}
    first = Told(
        "annotated claims",
        given,
        {name: frozenset(found) for name, found in event.items() if name in given},
        look_alikes,
        set(),
        families,
        weight=2.0,
        texts=_texts([(report.document, report.claims) for report in reports], given),
    )
    return [first, *([_own(reports, first, kept)] if own else [])]


def _own(reports: Sequence[Annotated], given: Told, kept: Path | None) -> Told:
    """Our reading, each telling taken for the annotated one with which it shares most evidence."""
    readings = read([report.document for report in reports], kept)
    found: dict[str, Telling] = {}
    event: dict[str, frozenset[str]] = {}
    stands_for: dict[str, list[str]] = {}
    for report in reports:
        chars = _characters(report.claims)
        claims = readings[report.document.id]
        mine = _characters(claims)
        for telling in tellings(report.document.id, report.document, claims):
            name = f"{report.document.id}#own-{telling.id}"
            covered = _covered(telling, mine)
            best = max(chars, key=lambda key: (_shared(covered, chars[key]), key), default="")
            found[name] = telling
            if best and _shared(covered, chars[best]) > SHARED:
                gold = f"{report.document.id}#{best}"
                stands_for.setdefault(gold, []).append(name)
                event[name] = given.event.get(gold, frozenset()) | {gold}
    look_alikes = [(a, b) for x, y in given.look_alikes for a in stands_for.get(x, []) for b in stands_for.get(y, [])]
    families = {name: name.split("#")[0] for name in found}
    texts = _texts([(report.document, readings[report.document.id]) for report in reports], found)
    return Told("our reading", found, event, look_alikes, set(), families, texts=texts)


def _texts(reports: Iterable[tuple[Document, Sequence[Claim]]], tellings_: Mapping[str, Telling]) -> dict[str, str]:
    """Title and evidence of each telling, for comparing by words alone."""
    quotes: dict[tuple[str, str], list[str]] = {}
    titles = {}
    for report, claims in reports:
        titles[report.id] = report.title
        for claim in claims:
            if claim.kind == "event":
                quotes.setdefault((report.id, claim.event), []).extend(span.quote for span in claim.evidence)
    return {
        name: " ".join([titles[one.document], *dict.fromkeys(q for e in one.events for q in quotes[one.document, e])])
        for name, one in tellings_.items()
    }


def _characters(claims: Iterable[Claim]) -> dict[str, set[tuple[str, int]]]:
    out: dict[str, set[tuple[str, int]]] = {}
    for claim in claims:
        if claim.kind == "event":
            covered = out.setdefault(claim.event, set())
            for span in claim.evidence:
                covered.update((span.part, i) for i in range(span.start, span.end))
    return out


def _covered(telling: Telling, chars: Mapping[str, set[tuple[str, int]]]) -> set[tuple[str, int]]:
    return set().union(*(chars[event] for event in telling.events))


def _shared(one: set[tuple[str, int]], other: set[tuple[str, int]]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def read(documents: Sequence[Document], kept: Path | None) -> dict[str, list[Claim]]:
    """Our readings by id of the document; a folder keeps them between runs."""
    file = kept / "readings.pickle" if kept else None
    known: dict[str, list[Claim]] = pickle.loads(file.read_bytes()) if file and file.exists() else {}
    missing = [d for d in documents if d.hash not in known]
    if missing:
        for reading in Reader().read_many(missing):
            known[reading.document.hash] = reading.claims
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(pickle.dumps(known))
    return {d.id: known[d.hash] for d in documents}


def families_told(kept: Path | None) -> list[Told]:
    """The example families in our reading; what they tell is in expected.yaml."""
    file = FAMILIES / "expected.yaml"
    if not file.exists():
        return []
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))["families"]
    out = []
    for row in rows:
        source = FAMILIES / f"{row['family']}.jsonl"
        if source.exists():
            out.append(_family(row, source, kept))
    return [_joined("families", out)] if out else []


def _family(row: Mapping[str, Any], source: Path, kept: Path | None) -> Told:
    reports = [_document(json.loads(line)) for line in source.read_text(encoding="utf-8").splitlines() if line.strip()]
    readings = read(reports, kept)
    quotes: dict[str, list[tuple[str, str]]] = {}
    for event in row["events"]:
        for told_in in event["documents"]:
            quotes.setdefault(told_in["document"], []).append((event["name"], told_in["words"]))
    found: dict[str, Telling] = {}
    events: dict[str, frozenset[str]] = {}
    for report in reports:
        mine = _characters(readings[report.id])
        for telling in tellings(report.id, report, readings[report.id]):
            name = f"{report.id}#{telling.id}"
            found[name] = telling
            of = frozenset(
                f"{row['family']}/{event}"
                for event, quote in quotes.get(report.id, [])
                if (at := report.text.find(quote)) >= 0
                and len(_covered(telling, mine) & {("text", i) for i in range(at, at + len(quote))})
                > SHARED * min(len(_covered(telling, mine)), len(quote))
            )
            if len(of) == 1:
                events[name] = of
    unclear = {(a, b) for a, b in combinations(sorted(found), 2) if not (a in events and b in events)}
    texts = _texts([(report, readings[report.id]) for report in reports], found)
    return Told(row["family"], found, events, [], unclear, dict.fromkeys(found, row["family"]), texts=texts)


def _document(row: Mapping[str, Any]) -> Document:
    fields = ("title", "published", "publisher", "url", "id", "licence")
    return document(row["text"], **{name: row[name] for name in fields if row.get(name)})


def _joined(name: str, sets: Sequence[Told]) -> Told:
    out = Told(name, {}, {}, weight=5.0)
    for one in sets:
        out.tellings |= one.tellings
        out.event |= one.event
        out.look_alikes += one.look_alikes
        out.unclear |= one.unclear
        out.families |= one.families
        out.texts |= one.texts
    return out


def incidents_told(
    kept: Path | None, number: int = 150, seed: int = 7, every: bool = False, hard: bool = False
) -> list[Told]:
    """Simulated incidents in our reading: what each report is about, and all it tells beside.

    Figures are taken of the main telling of each report, and of reports as a whole (`Told.reports`). For fitting
    `every` telling counts that stands in sentences of one incident; background is of no other report's incident.
    """
    made = corpus(number, seed, hard)
    readings = read(made.documents, kept)
    found: dict[str, Telling] = {}
    events: dict[str, frozenset[str]] = {}
    for report in made.documents:
        claims = readings[report.id]
        main = main_event(claims)
        of = _simulated(report, claims, made.truth[report.id], made.asides[report.id]).of if every else {}
        for telling in tellings(report.id, report, claims):
            name = f"{report.id}#{telling.id}"
            found[name] = telling
            if main in telling.events:
                events[name] = frozenset({made.truth[report.id]})
            elif every:
                told_of = {incident for event in telling.events for incident in of.get(event, ())}
                if len(told_of) < 2:
                    events[name] = frozenset(told_of or {f"background of {made.truth[report.id]}"})
    texts = _texts([(report, readings[report.id]) for report in made.documents], found)
    reports = {
        report.id: frozenset({made.truth[report.id], *made.also.get(report.id, ())}) for report in made.documents
    }
    out = Told(f"{'hard ' if hard else ''}incidents {seed}", found, events, texts=texts, reports=reports, weight=0.15)
    main_of: dict[str, list[str]] = {}
    for name, of in events.items():
        main_of.setdefault(min(of), []).append(name)
    out.look_alikes = [
        (a, b) for pair in made.look_alikes for a in main_of.get(pair.one, []) for b in main_of.get(pair.other, [])
    ]
    out.judged = set(events)
    return [out]


def mentions(gold: Path, parts: Sequence[str], kept: Path | None, seeds: Sequence[int] = (7,)) -> list[Mentions]:
    """What the mentions of a report tell: in annotated articles, families and simulated incidents."""
    out = []
    if parts:
        reports = [report for part in parts for report in annotated(gold / part)]
        readings = read([report.document for report in reports], kept)
        for report in reports:
            chars, groups = _characters(report.claims), _groups(readings[report.document.id])
            mine = _characters(readings[report.document.id])
            of = {}
            for key in groups:
                best = max(chars, key=lambda one: (_shared(mine[key], chars[one]), one), default="")
                if best and _shared(mine[key], chars[best]) > SHARED:
                    of[key] = frozenset({best})
            out.append(Mentions(report.document, groups, of, 1.0))
    if parts and (FAMILIES / "expected.yaml").exists():
        for row in yaml.safe_load((FAMILIES / "expected.yaml").read_text(encoding="utf-8"))["families"]:
            out += _family_mentions(row, kept)
    for seed in seeds:
        made = corpus(150, seed)
        readings = read(made.documents, kept)
        for document_ in made.documents:
            out.append(
                _simulated(document_, readings[document_.id], made.truth[document_.id], made.asides[document_.id])
            )
    return out


def _family_mentions(row: Mapping[str, Any], kept: Path | None) -> list[Mentions]:
    """What the mentions of a family's reports tell, where they stand in the words that are expected of an event."""
    lines = (FAMILIES / f"{row['family']}.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [_document(json.loads(line)) for line in lines if line.strip()]
    readings = read(reports, kept)
    words: dict[str, list[tuple[str, str]]] = {}
    for event in row["events"]:
        for told_in in event["documents"]:
            words.setdefault(told_in["document"], []).append((event["name"], told_in["words"]))
    for pair in row.get("apart", ()):
        for side in (pair["first"], pair["second"]):
            words.setdefault(side["document"], []).append((side["event"], side["words"]))
    out = []
    for report in reports:
        groups, mine, of = _groups(readings[report.id]), _characters(readings[report.id]), {}
        for key in groups:
            told_of = {
                name
                for name, quote in words.get(report.id, [])
                if (at := report.text.find(quote)) >= 0
                and _shared(mine[key], {("text", i) for i in range(at, at + len(quote))}) > SHARED
            }
            if len(told_of) == 1:
                of[key] = frozenset(told_of)
        out.append(Mentions(report, groups, of, 5.0))
    return out


def _groups(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    out: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "event":
            out.setdefault(claim.event, []).append(claim)
    return out


def _simulated(document_: Document, claims: Sequence[Claim], main: str, asides: Mapping[str, str]) -> Mentions:
    """A mention is of the incident whose sentence it stands in; in the background it is of none that we know."""
    other: list[tuple[int, int, str]] = []
    for told_so, incident in asides.items():
        if (at := document_.text.find(told_so)) >= 0:
            other.append((at, at + len(told_so), incident))
    groups, of = _groups(claims), {}
    for key, group in groups.items():
        found = {
            next((i for a, b, i in other if span.part == "text" and a <= span.start < b), main)
            for claim in group
            for span in claim.evidence
        }
        if "" not in found and found:
            of[key] = frozenset({main}) if main in found else frozenset(found)
    return Mentions(document_, groups, of, 0.1)


FAR = 45
"""Reports published so many days apart seldom tell of one thing without saying when it was."""


def far_told(folder: Path, kept: Path | None, names: Sequence[str] = ("voa", "wikinews")) -> list[Told]:
    """Articles that nobody annotated, as pairs that are not one event: published far apart, with no day in common."""
    documents = [
        _document(json.loads(line))
        for name in names
        if (file := folder / f"{name}.jsonl").exists()
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    readings = read(documents, kept)
    found = {t.id: t for report in documents for t in tellings(report.id, report, readings[report.id])}
    return [Told("far apart", found, {}, weight=0.03, far=FAR)] if found else []
