"""How fast reports are read: end to end, by step, beside the bare parse of the same texts; and memory.

python benchmarks/speed.py [../shared/corpus/voa.jsonl] [--reports 100] [--jobs 2]
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from rashomon.documents import Document, read_documents
from rashomon.reading.assemble import read_scene
from rashomon.reading.parser import pipeline
from rashomon.reading.pipeline import BATCH, parse_many, tokenised
from rashomon.reading.reader import Reader
from rashomon.reading.stage import build_scene

CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "corpus" / "voa.jsonl"
REPORT = 450  # words: the length that figures per report are put in


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall time that `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def bare_parse(reports: list[Document]) -> None:
    """The parser alone on the same tokens."""
    for _ in pipeline().pipe((tokenised(report)[0] for report in reports), batch_size=BATCH):
        pass


def read_all(reports: list[Document], jobs: int = 1) -> None:
    """Raw text to claims."""
    for _ in Reader().read_many(reports, jobs=jobs):
        pass


def steps(reports: list[Document]) -> tuple[float, float, float]:
    """Seconds of parsing, of setting the scene, and of making the claims."""
    times = [0.0, 0.0, 0.0]
    clock = time.perf_counter()
    for parsed in parse_many(reports):
        now = time.perf_counter()
        times[0] += now - clock
        scene = build_scene(parsed)
        clock = time.perf_counter()
        times[1] += clock - now
        read_scene(scene)
        now, clock = clock, time.perf_counter()
        times[2] += clock - now
    return times[0], times[1], times[2]


def memory(who: int) -> float:
    """Peak resident memory in MB."""
    return resource.getrusage(who).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus} is not there: name a file of reports")
    reports = [d for d in read_documents([options.corpus]) if isinstance(d, Document)][: options.reports]
    words = sum(len(report.text.split()) for report in reports)
    read_all(reports[:2])  # loads the parser, the registers and the models
    bare = timed(lambda: bare_parse(reports))
    whole = timed(lambda: read_all(reports))
    half = timed(lambda: read_all(reports[: len(reports) // 2]))
    half_words = sum(len(report.text.split()) for report in reports[: len(reports) // 2])
    parsing, staging, claiming = steps(reports)
    alone = memory(resource.RUSAGE_SELF)
    once = timed(lambda: read_all(reports, options.jobs))
    thrice = timed(lambda: read_all(reports * 3, options.jobs))
    rate = 2 * words / (thrice - once)
    total = parsing + staging + claiming
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    print(f"{len(reports)} reports, {words} words of {options.corpus.name}")
    print(f"bare parse           {bare:6.2f} s   {words / bare:6.0f} words/s")
    print(
        f"text to claims       {whole:6.2f} s   {words / whole:6.0f} words/s   {whole / bare:.2f} times the bare parse"
    )
    print(f"of it: parse {parsing / total:.0%}, scene {staging / total:.0%}, claims {claiming / total:.0%}")
    print(f"first half           {half:6.2f} s   {half_words / half:6.0f} words/s")
    print(f"{options.jobs} processes          {once:6.2f} s   with their start; then {rate:.0f} words/s,")
    print(f"                     {rate / REPORT:.1f} reports of {REPORT} words a second")
    print(f"peak memory          {alone:6.0f} MB alone, {memory(resource.RUSAGE_CHILDREN):.0f} MB in a worker")


if __name__ == "__main__":
    main()
