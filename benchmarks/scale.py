"""How the record bears size: adding, queries, a new report; and what ten times as much costs.

python benchmarks/scale.py [--documents 10000] [--jobs 2] [--tenfold] [--times 40] [--folder FOLDER]
python benchmarks/scale.py --record RECORD [--times 40] [--grow]

The readings are synthetic (scale_readings.py): twenty claims a report, nine reports a day. The time
that their making takes is not counted as adding. Adding is told by the clock and by the processor's time, of the
process that writes and of the one that goes ahead, which other work on the machine stretches less; `--tenfold` needs
15 GB and tells on standard error how far it is. *Keeping alone* is what adding costs without comparing; a new report
is told by its parts (scale_parts.py). With `--record` the queries are asked of a record that an earlier run left in its
folder, opened for reading only, with its columns in memory, as a server has it; with `--grow` as well it gets new
reports instead.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import platform
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from scale_parts import keep_alone, new_reports
from scale_readings import reading, readings
from scale_world import stage

from rashomon.reading.result import Reading
from rashomon.record.record import Record

ADDING, QUERY, NEW = 2000.0, 50.0, 100.0
"""What issue 3 asks for: claims a second at least, milliseconds a query and clustering of a new report at most."""
BUILD_RATIO, QUERY_RATIO = 12.0, 2.0
"""What a record of ten times the size may cost, beside one of the size itself."""


@dataclass(slots=True)
class Timed:
    """A stream of readings that keeps the time its making took, by the clock and by the processor."""

    source: Iterable[Reading]
    spent: float = 0.0
    worked: float = 0.0
    claims: int = 0
    tick: Callable[[int], None] = field(default=lambda _: None)

    def __iter__(self) -> Iterator[Reading]:
        source = iter(self.source)
        while True:
            begun, idle = time.perf_counter(), time.process_time()
            made = next(source, None)
            self.spent += time.perf_counter() - begun
            self.worked += time.process_time() - idle
            if made is None:
                return
            self.claims += len(made.claims)
            self.tick(self.claims)
            yield made


@dataclass(frozen=True, slots=True)
class Build:
    """What adding took, in seconds by the clock and of the processor, without the making of the readings.

    `second` is what the process that goes ahead took, its start included.
    """

    documents: int
    claims: int
    seconds: float
    processor: float
    second: float
    megabytes: float

    @property
    def worked(self) -> float:
        """Seconds of the processor, of both processes."""
        return self.processor + self.second

    @property
    def rate(self) -> float:
        """Claims a second, by the clock."""
        return self.claims / self.seconds


def build(path: Path, documents: int, seed: int, jobs: int) -> Build:
    """A record of so many reports, added in one go."""
    stage()
    gc.collect()
    with Record(path) as record:
        stream = Timed(readings(documents, seed), tick=_ticker(documents))
        begun, idle, before = time.perf_counter(), time.process_time(), _of_children()
        record.add_readings(stream, jobs=jobs)
        seconds = time.perf_counter() - begun - stream.spent
        processor = time.process_time() - idle - stream.worked
    size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
    return Build(documents, stream.claims, seconds, processor, _of_children() - before, size / 1e6)


def _of_children() -> float:
    """Seconds of the processor of other processes that have come to their end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _ticker(documents: int) -> Callable[[int], None]:
    begun, step = time.perf_counter(), max(1, documents // 10) * 20

    def tick(claims: int) -> None:
        if claims % step == 0:
            print(f"  {claims:,} claims, {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)

    return tick


def queries(record: Record, documents: int, rng: random.Random) -> dict[str, Callable[[], object]]:
    """Page-sized queries by name; each call asks with other parameters."""
    count = record.events(limit=1).total
    told = [reading(rng.randrange(documents)).claims[0] for _ in range(300)]
    spots, groups = [claim.places[0] for claim in told], [claim.agents[0].name for claim in told]
    days = [claim.when.start for claim in told if claim.when]

    def day() -> date:
        return rng.choice(days)

    def place() -> str:
        return rng.choice(spots).name

    def region() -> str:
        return rng.choice(spots).inside.split(", ")[0]

    def country() -> str:
        return rng.choice(spots).inside.split(", ")[-1]

    def group() -> str:
        return rng.choice(groups)

    def event() -> str:
        return record.events(limit=1, offset=rng.randrange(count))[0].id

    def toll() -> int:
        return rng.randrange(2, 50)

    def sixty_days() -> object:
        since = day()
        return record.events(type=rng.choice(kinds), since=since, until=since + timedelta(60))

    some = [event() for _ in range(60)]
    largest = [row.id for row in record.events(order="origins", limit=40)]
    reports = [row.key for row in record.documents(limit=200, offset=documents // 2)]
    words = [" ".join(rng.sample(stage().words[:1000], 2)) for _ in range(60)]
    kinds = ("bombing", "attack", "air_strike", "shelling")
    return {
        "events, latest": lambda: record.events(),
        "events, page far down": lambda: record.events(offset=rng.randrange(count)),
        "events by place": lambda: record.events(place=place()),
        "events by region": lambda: record.events(place=region()),
        "events by country": lambda: record.events(place=country()),
        "events by actor": lambda: record.events(actor=group()),
        "events by type and days": sixty_days,
        "events by place, day, toll": lambda: record.events(place=region(), since=day(), min_killed=toll()),
        "events by toll, deadliest": lambda: record.events(min_killed=toll(), order="killed"),
        "events by origins": lambda: record.events(min_origins=2, order="origins", offset=rng.randrange(500)),
        "events, most recent": lambda: record.events(order="recent", place=country()),
        "events by words": lambda: record.events(words=rng.choice(words)),
        "event page": lambda: record.event(rng.choice(some)),
        "event page, largest": lambda: record.event(rng.choice(largest)),
        "why": lambda: record.why(rng.choice(largest), "killed"),
        "history of an event": lambda: record.history(rng.choice(largest)),
        "control of a place": lambda: record.control(place()),
        "control by an actor": lambda: record.control(actor=group()),
        "relations of two": lambda: record.relations(group(), group()),
        "relations of one": lambda: record.relations(group()),
        "leaders": lambda: record.leaders(group()),
        "strength": lambda: record.strength(group()),
        "actor": lambda: record.actor(group()),
        "sources": lambda: record.sources(),
        "disagreements": lambda: record.disagreements(offset=rng.randrange(200)),
        "disagreements by place": lambda: record.disagreements(place=region()),
        "documents": lambda: record.documents(offset=rng.randrange(documents)),
        "claims of a report": lambda: record.claims(rng.choice(reports)),
        "changes": lambda: record.changes(),
    }  # fmt: skip


def latencies(record: Record, documents: int, times: int) -> dict[str, list[float]]:
    """Milliseconds of each query, `times` of each, in mixed order; what fails says so and is left out."""
    rng = random.Random("queries")
    asked = queries(record, documents, rng)
    found: dict[str, list[float]] = {name: [] for name in asked}
    order = [name for name in asked for _ in range(times + 1)]
    rng.shuffle(order)
    warm: set[str] = set()
    for name in order:
        begun = time.perf_counter()
        asked[name]()
        taken = 1000 * (time.perf_counter() - begun)
        if name in warm:
            found[name].append(taken)
        warm.add(name)  # the first of each fills caches of SQL and registers, once in a process
    return found


def measure(folder: Path, documents: int, seed: int, times: int, jobs: int) -> tuple[Build, dict[str, list[float]]]:
    """Build, ask, and print."""
    path = folder / f"scale-{documents}.db"
    for old in folder.glob(f"{path.name}*"):
        old.unlink()
    built = build(path, documents, seed, jobs)
    made = f"{documents:,} documents, {built.claims:,} claims, {built.megabytes:,.0f} MB"
    print(f"\n{made}: {built.seconds:.0f} s, {built.rate:,.0f} claims a second{verdict(built.rate >= ADDING)}")
    print(
        f"{built.processor:.0f} s of the processor, {built.claims / built.processor:,.0f} claims a second of it", end=""
    )
    print(f"; and {built.second:.0f} s by the process that goes ahead" if built.second else "")
    with Record(path) as record:
        print(f"{record.events(limit=1).total:,} events")
        asked = asked_of(record, documents, times)
        grow(record, documents, seed, times)
    print(f"keeping alone: {keeping(folder, documents, seed)}")
    return built, asked


def keeping(folder: Path, documents: int, seed: int) -> str:
    """How many claims a second are laid down where nothing is compared, of a tenth of the reports."""
    some = list(readings(max(200, documents // 10), seed))
    claims = sum(len(one.claims) for one in some)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        seconds, processor = keep_alone(Path(scratch) / "kept.db", some)
    rate = claims / seconds
    told = f"{claims / processor:,.0f} claims a second of the processor"
    return f"{claims:,} claims, {rate:,.0f} claims a second, {told}{verdict(rate >= ADDING)}"


def grow(record: Record, documents: int, seed: int, times: int) -> None:
    """Add new reports one by one, and print what they take."""
    print(f"{'ms':32}{'median':>9}{'95 %':>9}{'max':>9}{'CPU, median':>13}")
    for name, taken in new_reports(record, documents, seed, times).items():
        told = line(name, [clock for clock, _ in taken])
        worked = statistics.median(worked for _, worked in taken)
        over = name == "event clustering" and statistics.median(clock for clock, _ in taken) > NEW
        print(f"{told}{worked:13.1f}{verdict(not over)}")


def asked_of(record: Record, documents: int, times: int) -> dict[str, list[float]]:
    """Ask, and print."""
    found = latencies(record, documents, times)
    print(f"{'query, ms':32}{'median':>9}{'95 %':>9}{'max':>9}")
    for name, taken in found.items():
        print(line(name, taken, QUERY))
    return found


def ask(place: str, times: int) -> None:
    """Ask a record that is there, without a change to it."""
    with Record(place, read_only=True) as record:
        record.warm()
        documents = record.summary().reports
        print(f"{place}: {documents:,} documents, {record.events(limit=1).total:,} events")
        asked_of(record, documents, times)


def line(name: str, taken: list[float], most: float = math.inf) -> str:
    """A row of the table: median, 95th percentile and the slowest, against what it may take."""
    high = sorted(taken)[min(len(taken) - 1, round(0.95 * len(taken)))]
    return f"{name:32}{statistics.median(taken):9.1f}{high:9.1f}{max(taken):9.1f}{verdict(max(taken) <= most)}"


def verdict(good: bool) -> str:
    """Nothing where the aim is reached."""
    return "" if good else "  (over the aim)"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--tenfold", action="store_true", help="build one of ten times the size as well")
    parser.add_argument("--times", type=int, default=40, help="how often each query is asked")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2, help="1: nothing goes ahead of the process that writes")
    parser.add_argument("--folder", type=Path, help="where to build and keep the records (a temporary one otherwise)")
    parser.add_argument("--record", help="ask this one, and build none")
    parser.add_argument(
        "--grow", action="store_true", help="add new reports to the one of --record instead of asking it"
    )
    options = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    if options.record and options.grow:
        with Record(options.record, create=False) as record:
            record.settle()
            grow(record, record.summary().reports, options.seed, options.times)
        return
    if options.record:
        ask(options.record, options.times)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        small, asked = measure(folder, options.documents, options.seed, options.times, options.jobs)
        if not options.tenfold:
            return
        large, again = measure(folder, 10 * options.documents, options.seed, options.times, options.jobs)
    ratio, worked = large.seconds / small.seconds, large.worked / small.worked
    print(
        f"\ntenfold: {worked:.1f} times the CPU time to build{verdict(worked <= BUILD_RATIO)}, {ratio:.1f} by the clock"
    )
    for name, taken in again.items():
        ratio = statistics.median(taken) / statistics.median(asked[name])
        print(f"{name:32}{ratio:9.2f} times{verdict(ratio < QUERY_RATIO)}")


if __name__ == "__main__":
    main()
