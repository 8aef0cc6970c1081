"""Joins drawn at random from a record, for judging by eye: are these two tellings of one event?

python benchmarks/joins.py RECORD [--pairs 100] [--seed 0] [--judgements FILE.yaml] [--largest 10]

A join is a pair of tellings of different reports in one event; every such pair of the record is as
likely as any other (--each-event draws the event first, so that large ones don't crowd out the rest).
Copies are left out with --no-copies. The judgement file holds a row for each pair drawn: write `yes`,
`no` or `unsure` after `same:`, run the same command again, and precision is printed.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import comb
from pathlib import Path

from judged import judged

from rashomon.comparing.account import Account
from rashomon.comparing.telling import Telling
from rashomon.comparing.weighing import compare
from rashomon.record.record import Record
from rashomon.record.rows import DocumentRow, EventRow

PAGE = 200
WIDTH = 116


@dataclass(frozen=True, slots=True)
class Cluster:
    """An event and its tellings: (document key, telling id), of at least two documents."""

    row: EventRow
    tellings: tuple[tuple[str, str], ...]

    @property
    def pairs(self) -> int:
        """How many pairs of tellings of different documents there are."""
        within = sum(comb(n, 2) for n in Counter(document for document, _ in self.tellings).values())
        return comb(len(self.tellings), 2) - within


@dataclass(frozen=True, slots=True)
class Drawn:
    """One pair, named by its tellings."""

    event: str
    one: tuple[str, str]
    other: tuple[str, str]

    @property
    def name(self) -> str:
        """The two tellings' ids."""
        return f"{self.one[1]} {self.other[1]}"


def clusters(record: Record) -> list[Cluster]:
    """The events that several reports tell of, in the order of their ids."""
    found = []
    for rows in pages(record):
        told = record.accounts([row.id for row in rows if row.documents > 1])
        for row in rows:
            members = sorted({(a.document, a.telling) for a in told.get(row.id, ()) if a.telling})
            if len({document for document, _ in members}) > 1:
                found.append(Cluster(row, tuple(members)))
    return sorted(found, key=lambda cluster: cluster.row.id)


def pages(record: Record) -> Iterator[Sequence[EventRow]]:
    """The record's events, a page at a time."""
    offset = 0
    while rows := record.events(limit=PAGE, offset=offset):
        yield rows
        offset += len(rows)


def draw(
    found: Sequence[Cluster], number: int, seed: int, each_event: bool, copies: frozenset[tuple[str, str]]
) -> list[Drawn]:
    """So many different pairs (or all there are), in the order drawn; `copies` are pairs of documents left out."""
    rng = random.Random(f"joins {seed}")
    if not found:
        return []
    sums = list(accumulate(1 if each_event else cluster.pairs for cluster in found))
    drawn: dict[str, Drawn] = {}
    for _ in range(50 * number):
        cluster = found[bisect_right(sums, rng.randrange(sums[-1]))]
        one, other = sorted(rng.sample(cluster.tellings, 2))
        if one[0] != other[0] and (one[0], other[0]) not in copies:
            pair = Drawn(cluster.row.id, one, other)
            drawn.setdefault(pair.name, pair)
        if len(drawn) == number:
            break
    return list(drawn.values())


def copied(record: Record, found: Sequence[Cluster]) -> frozenset[tuple[str, str]]:
    """The pairs of documents of which one copies the other, or both the same third."""
    pairs: set[tuple[str, str]] = set()
    for cluster in found:
        family: dict[str, str] = {}
        for row in record.event(cluster.row.id).copies:
            if row.kind == "copy":
                family[row.document] = family.get(row.of, row.of)
        members = sorted({document for document, _ in cluster.tellings})
        for one, other in combinations(members, 2):
            if family.get(one, one) == family.get(other, other):
                pairs.add((one, other))
    return frozenset(pairs)


class Sheet:
    """Prints pairs; reports are asked for once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._known: dict[str, tuple[DocumentRow, list[Account], dict[str, Telling]]] = {}

    def pair(self, number: int, drawn: Drawn) -> str:
        """One pair: both sides, and what spoke for and against."""
        sides = [self._telling(document, telling) for document, telling in (drawn.one, drawn.other)]
        compared = compare(sides[0], sides[1])
        lines = [f"=== {number}. {drawn.name}  in {drawn.event}, {compared.score:+.1f}"]
        for document, telling in (drawn.one, drawn.other):
            lines += self.side(document, telling)
        lines += [f"    {part.weight:+5.1f}  {part.words}" for part in compared.parts]
        return "\n".join(lines)

    def side(self, document: str, telling: str) -> list[str]:
        """One telling: whose, of which day, what was read, and the words."""
        row, accounts, _ = self._report(document)
        told = self._telling(document, telling)
        places = ", ".join(place.name for place in told.places) or "no place"
        agents = ", ".join(agent.name for agent in told.agents) or "nobody named"
        numbers = ", ".join(f"{slot} {low if low == high else f'{low}-{high}'}" for slot, low, high in told.numbers)
        time = " to ".join(sorted({str(day) for day in (told.start, told.end) if day})) or "no time"
        lines = [f"  {row.publisher or 'no publisher'}, {row.published or 'no date'}: {row.title} [{row.id}]"]
        lines.append(f"    {' '.join(told.types)} | {places} | {time} | {agents} | {numbers or 'no numbers'}")
        spans = {(s.part, s.start): s.quote for a in accounts if a.telling == telling for s in a.claim.evidence}
        for _, quote in sorted(spans.items()):
            lines += textwrap.wrap(" ".join(quote.split()), WIDTH, initial_indent="    > ", subsequent_indent="      ")
        return lines

    def cluster(self, cluster: Cluster) -> str:
        """A whole event: every report's telling of it."""
        row = cluster.row
        lines = [f"=== {row.id}: {row.title} ({row.documents} reports, {row.copies} of them copies)"]
        for document, telling in cluster.tellings:
            lines += self.side(document, telling)
        return "\n".join(lines)

    def _telling(self, document: str, telling: str) -> Telling:
        return self._report(document)[2][telling]

    def _report(self, key: str) -> tuple[DocumentRow, list[Account], dict[str, Telling]]:
        if key not in self._known:
            row, accounts = self.record.document(key), self.record.claims(key)
            told = self.record.tellings({account.telling for account in accounts if account.telling})
            self._known[key] = row, accounts, told
        return self._known[key]


def main() -> None:
    """Draw, print, and read what was judged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record")
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--judgements", type=Path)
    parser.add_argument("--largest", type=int, default=0, help="print the so many largest events whole, first")
    parser.add_argument("--each-event", action="store_true")
    parser.add_argument("--no-copies", action="store_true")
    options = parser.parse_args()
    with Record(options.record, create=False) as record:
        found, sheet = clusters(record), Sheet(record)
        pairs = sum(cluster.pairs for cluster in found)
        print(f"{len(found)} events told by several reports, {pairs} joins")
        for cluster in sorted(found, key=lambda c: (-c.row.documents, c.row.id))[: options.largest]:
            print(sheet.cluster(cluster), end="\n\n")
        copies = copied(record, found) if options.no_copies else frozenset()
        drawn = draw(found, options.pairs, options.seed, options.each_event, copies)
        for number, pair in enumerate(drawn, 1):
            print(sheet.pair(number, pair), end="\n\n")
        if options.judgements:
            print(judged(options.judgements, "pair", "same", (pair.name for pair in drawn)))


if __name__ == "__main__":
    main()
