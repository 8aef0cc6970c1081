"""From the claims of one report to its tellings, and tellings to plain rows and back."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log
from typing import Any

from rashomon.comparing.days import days_named
from rashomon.comparing.fragments import Layout
from rashomon.comparing.fusing import fused
from rashomon.comparing.geography import where
from rashomon.comparing.marks import marks
from rashomon.comparing.parties import who
from rashomon.comparing.sentences import divided, passages
from rashomon.comparing.side_counts import side_counts
from rashomon.comparing.spots import Ground, narrow
from rashomon.comparing.telling import Telling, Where, Who
from rashomon.comparing.words import rarity, stem, stems, telling_words
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Interval, Party, Span

WORDS, SCENE = 32, 24
"""At most so many words are kept of a telling's evidence, and of its report."""
TIMES = 3
"""So many other times are kept."""
TOLLS = 3
"""So many different numbers of a slot are kept."""
NEARLY = 0.8
"""Numbers of one report that are so near its main one are that number told again; others count other people."""
LEAD = 200
"""A telling whose evidence begins within so many code points of the text is what the report is about."""

_STRENGTH = {"asserted": 0, "possible": 1, "planned": 2, "denied": 3}
_ATTACKERS = re.compile(r"\b(?:attackers?|assailants?|(?:suicide )?bombers?|raiders?)$")
_CAPITAL = re.compile(r"(?<![.!?:”\"] )(?<!^)(?<!\n)\b[^\W\d_a-z][^\W\d_]+")


def tellings(
    document_key: str, document: Document, claims: Sequence[Claim], edited: Sequence[Claim] | None = None
) -> list[Telling]:
    """The tellings of a report: its event claims, put together by the reader's event key and by `fusing`.

    They come in the order of their first evidence. An id depends on the document's key and on what is
    told where, not on the order of the claims, their ids, or the reader's numbering. `edited` are the same claims as
    people put them right: which of them belong together, and the ids, go by what was read, everything else by the
    edits, which go before what other claims of the happening say in the same field.

    Example:
        >>> report = Document("a", "Shells fell on Kot on Friday, killing 3.")
        >>> span = Span(0, 39, "Shells fell on Kot on Friday, killing 3")
        >>> claim = Claim("event", "shelling", event="e1", evidence=(span,))
        >>> [(t.id, t.types, t.lead) for t in tellings("d01", report, [claim])]
        [('td31b926df2b4e3c5', ('shelling',), True)]
    """
    groups: dict[str, list[Claim]] = {}
    for number, claim in enumerate(claims):
        if claim.kind == "event":
            groups.setdefault(claim.event or f"\0{number}", []).append(claim)
    ordered = sorted((sorted(group, key=_order) for group in groups.values()), key=lambda g: [_order(c) for c in g])
    if not ordered:
        return []
    scene, layout = _scene(document), Layout(document)
    ground = Ground(edited or claims)
    now = {id(claim): after for claim, after in zip(claims, edited or claims, strict=True)}
    seen: Counter[str] = Counter()
    found = []
    parts = [sorted(part, key=_order) for part in fused(document, ordered)]
    for group, shared in zip(parts, divided(layout, parts), strict=True):
        mark = _mark(document_key, group)
        told = [now[id(claim)] for claim in group]
        said = passages(document, layout, (span for claim in group for span in claim.evidence), shared)
        found.append(_telling(mark, seen[mark], document_key, document, group, told, scene, ground, said))
        seen[mark] += 1
    return found


def _order(claim: Claim) -> tuple[object, ...]:
    """What the claim says, in a form that sorts: first evidence first."""
    spans = sorted((span.part != "title", span.start, span.end) for span in claim.evidence)
    parties = [[p.ref or p.name for p in side] for side in (claim.agents, claim.targets, claim.places, claim.sources)]
    numbers = sorted((slot, number.value) for slot, number in claim.numbers.items())
    return spans, claim.type, claim.modality, parties, numbers


def _mark(document_key: str, group: Sequence[Claim]) -> str:
    first = min(((s.part != "title", s.start, s.end) for claim in group for s in claim.evidence), default=())
    types = sorted({claim.type for claim in group})
    return f"{document_key}|{' '.join(types)}|{first}"


def _telling(
    mark: str,
    ordinal: int,
    document_key: str,
    document: Document,
    group: Sequence[Claim],
    edited: Sequence[Claim],
    scene: tuple[str, ...],
    ground: Ground,
    said: Sequence[str],
) -> Telling:
    def of(field: str) -> Sequence[Claim]:
        # What a person put right goes before what was read of the same happening elsewhere in the report.
        changed = [b for a, b in zip(group, edited, strict=True) if getattr(a, field) != getattr(b, field)]
        return changed or edited

    types = Counter(claim.type for claim in of("type"))
    timed = of("when")
    told = _time([claim.when for claim in timed if claim.when is not None])
    spans = {(span.part, span.start, span.end): span for claim in group for span in claim.evidence}
    named = days_named(said, document.published)
    # A report often names one day only, and the reader may have tied it to the saying.
    time = (told.start, told.end) if told else (named[0], named[0]) if named and timed is edited else None
    places = _places([p for claim in of("places") for p in claim.places])
    if not any(map(narrow, places)) and of("places") is edited:
        places = (*ground.named(said), *places)
    lead = any(span.part == "title" or span.start < LEAD for span in spans.values())
    return Telling(
        id="t" + hashlib.sha256(f"{mark}|{ordinal}".encode()).hexdigest()[:16],
        document=document_key,
        event=group[0].event,
        published=document.published,
        types=tuple(sorted(types, key=lambda type_: (-types[type_], type_))),
        agents=_parties([p for claim in of("agents") for p in claim.agents]),
        targets=_parties([p for claim in of("targets") for p in claim.targets]),
        places=places,
        start=time[0] if time else None,
        end=time[1] if time else None,
        numbers=_numbers(group, edited),
        modality=min((claim.modality for claim in edited), key=_STRENGTH.__getitem__),
        words=telling_words(_evidence_stems(spans.values()), 2.0, WORDS),
        sure=told is not None and not told.inferred,
        scene=scene,
        lead=lead,
        settled=all(claim.score >= 1.0 for claim in group),
        events=tuple(dict.fromkeys(claim.event for claim in group)),
        marks=marks(said),
        times=_other_times(timed, time, named),
        sided=side_counts(document, edited),
    )


def _other_times(
    group: Sequence[Claim], chosen: tuple[date, date] | None, named: Sequence[date]
) -> tuple[tuple[date, date], ...]:
    """The other times that its claims give in their own words, and the days its sentences name, the narrowest first."""
    found = {(c.when.start, c.when.end) for c in group if c.when is not None and not c.when.inferred}
    found |= {(day, day) for day in named}
    found.discard(chosen or (date.min, date.min))
    return tuple(sorted(found, key=lambda t: ((t[1] - t[0]).days, t))[:TIMES])


def _evidence_stems(spans: Iterable[Span]) -> list[str]:
    return [word for span in spans for word in stems(span.quote)]


def _time(times: Sequence[Interval]) -> Interval | None:
    """The time most claims give: what the words say before what was inferred, then the narrowest."""
    if not times:
        return None
    sure = [t for t in times if not t.inferred] or list(times)
    count = Counter((t.start, t.end) for t in sure)
    best = min(count, key=lambda key: (-min(count[key], 2), (key[1] - key[0]).days, key))
    return next(t for t in sure if (t.start, t.end) == best)


def _parties(parties: Sequence[Party]) -> tuple[Who, ...]:
    """Different parties by key, the most frequent first."""
    found = [who(party) for party in parties]
    count = Counter(one.key for one in found)
    first: dict[str, Who] = {}
    for one in sorted(found, key=lambda w: (w.name, w.kind, w.country)):
        first.setdefault(one.key, one)
    return tuple(first[key] for key in sorted(first, key=lambda key: (-count[key], key)))


def _places(places: Sequence[Party]) -> tuple[Where, ...]:
    """Different places by key, the narrowest first."""
    found: dict[str, Where] = {}
    known = [spot for place in places if (spot := where(place)) is not None]
    for one in sorted(known, key=lambda w: (w.name, w.inside)):
        found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda w: (-len(w.inside), w.key)))


def _numbers(group: Sequence[Claim], edited: Sequence[Claim]) -> tuple[tuple[str, int, int], ...]:
    """For each slot the number most claims give (the first of equals), then others, each widened by what is near it.

    "Eight soldiers were killed", "40 rebels were killed": which of them is the toll, another report decides.
    Attackers who fell are no toll of their attack where it has another.
    """
    given: dict[str, list[int]] = {}
    fallen: dict[str, list[int]] = {}
    mended = {
        slot
        for read, claim in zip(group, edited, strict=True)
        for slot in read.numbers.keys() | claim.numbers.keys()
        if read.numbers.get(slot) != claim.numbers.get(slot)
    }
    for read, claim in zip(group, edited, strict=True):
        for slot, number in claim.numbers.items():
            as_read = slot in mended and read.numbers.get(slot) == number
            if claim.modality in ("asserted", "possible") and not as_read:
                (fallen if _of_attackers(claim) else given).setdefault(slot, []).append(number.value)
    found = []
    for slot, values in sorted((fallen | given).items()):
        count = Counter(values)
        left = sorted(count, key=lambda value: (-count[value], values.index(value)))
        for _ in range(TOLLS):
            if not left:
                break
            near = [value for value in left if NEARLY * max(value, left[0]) <= min(value, left[0])]
            found.append((slot, min(near), max(near)))
            left = [value for value in left if value not in near]
    return tuple(found)


def _of_attackers(claim: Claim) -> bool:
    """Whether those whom a claim counts are attackers."""
    return bool(claim.targets) and all(_ATTACKERS.search(party.name) for party in claim.targets)


def _scene(document: Document) -> tuple[str, ...]:
    """The words that a report is recognised by: rare, recurring, and names before others."""
    text = f"{document.title}\n{document.text}"
    count = Counter(stems(text))
    shouted = sum(map(str.isupper, document.text)) * 2 > sum(map(str.isalpha, document.text))
    names = set() if shouted else {stem(word) for word in _CAPITAL.findall(text)}
    worth = {
        word: rare + 2.0 * log(number) + (4.0 if word in names else 0.0)
        for word, number in count.items()
        if len(word) > 2 and (rare := rarity(word)) >= 2.5
    }
    return tuple(sorted(worth, key=lambda word: (-worth[word], word))[:SCENE])


def to_row(telling: Telling) -> dict[str, Any]:
    """A telling as plain values for JSON; what is empty is left out.

    Example:
        >>> to_row(Telling("t1", "d1", "e1", date(2016, 7, 24), ("attack",)))
        {'id': 't1', 'document': 'd1', 'event': 'e1', 'types': ['attack'], 'published': '2016-07-24'}
    """
    row: dict[str, Any] = {
        "id": telling.id, "document": telling.document, "event": telling.event, "types": list(telling.types),
    }  # fmt: skip
    for name in ("published", "start", "end"):
        if (day := getattr(telling, name)) is not None:
            row[name] = day.isoformat()
    for side in ("agents", "targets"):
        if parties := getattr(telling, side):
            row[side] = [[p.key, p.name, p.kind, p.country, list(p.above)] for p in parties]
    if telling.places:
        row["places"] = [
            [p.key, p.name, list(p.inside), p.country, p.latitude, p.longitude, p.precision] for p in telling.places
        ]
    if telling.numbers:
        row["numbers"] = [list(number) for number in telling.numbers]
    if telling.modality != "asserted":
        row["modality"] = telling.modality
    if telling.words:
        row["words"] = " ".join(telling.words)
    if telling.scene:
        row["scene"] = " ".join(telling.scene)
    if not telling.sure:
        row["sure"] = False
    for name in ("lead", "settled"):
        if getattr(telling, name):
            row[name] = True
    if len(telling.events) > 1:
        row["events"] = list(telling.events)
    if telling.marks:
        row["marks"] = list(telling.marks)
    if telling.times:
        row["times"] = [[start.isoformat(), end.isoformat()] for start, end in telling.times]
    if telling.sided:
        row["sided"] = list(telling.sided)
    return row


def from_row(row: Mapping[str, Any]) -> Telling:
    """The telling that `to_row` wrote.

    Example:
        >>> one = Telling("t1", "d1", "e1", None, ("attack",), places=(Where("gn:1", "Kot", ("nangarhar",), "AF"),))
        >>> from_row(to_row(one)) == one
        True
    """
    return Telling(
        id=row["id"],
        document=row["document"],
        event=row["event"],
        published=_day(row.get("published")),
        types=tuple(row["types"]),
        agents=tuple(Who(k, n, d, c, tuple(above)) for k, n, d, c, above in row.get("agents", ())),
        targets=tuple(Who(k, n, d, c, tuple(above)) for k, n, d, c, above in row.get("targets", ())),
        places=tuple(Where(k, n, tuple(inside), *rest) for k, n, inside, *rest in row.get("places", ())),
        start=_day(row.get("start")),
        end=_day(row.get("end")),
        numbers=tuple((slot, low, high) for slot, low, high in row.get("numbers", ())),
        modality=row.get("modality", "asserted"),
        words=tuple(row.get("words", "").split()),
        sure=row.get("sure", True),
        scene=tuple(row.get("scene", "").split()),
        lead=row.get("lead", False),
        settled=row.get("settled", False),
        events=tuple(row.get("events", ())),
        marks=tuple(row.get("marks", ())),
        times=tuple((date.fromisoformat(start), date.fromisoformat(end)) for start, end in row.get("times", ())),
        sided=tuple(row.get("sided", ())),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
