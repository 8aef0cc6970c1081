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
from rashomon.reading import stage
from rashomon.reading.assemble import read_scene
from rashomon.reading.pipeline import BATCH, parse_many, pipeline, tokenised
from rashomon.reading.reader import Reader

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "corpus" / "voa.jsonl"


def timed(work: Callable[[], object]) -> float:
    """Seconds that `work` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=DEFAULT)
    parser.add_argument("--reports", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus} is not there: name a file of reports")
    reports = [d for d in read_documents([options.corpus]) if isinstance(d, Document)][: options.reports]
    words = sum(len(d.text.split()) for d in reports)
    reader = Reader()
    reader.read(reports[0])
    bare = timed(lambda: list(pipeline().pipe((tokenised(d)[0] for d in reports), batch_size=BATCH)))
    parsed = list(parse_many(reports))
    scenes: list[stage.Scene] = []
    staging = timed(lambda: scenes.extend(map(stage.build_scene, parsed)))
    claiming = timed(lambda: [read_scene(scene) for scene in scenes])
    del scenes, parsed
    whole = timed(lambda: list(reader.read_many(reports)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    half = timed(lambda: list(reader.read_many(reports[: len(reports) // 2])))
    shared = timed(lambda: list(reader.read_many(reports, jobs=options.jobs)))
    again = timed(lambda: list(reader.read_many(reports * 3, jobs=options.jobs)))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {len(reports)} reports, {words} words"
    )
    print(f"bare parse          {bare:7.2f} s  {words / bare:8.0f} words/s")
    print(f"scene               {staging:7.2f} s  {staging / whole:8.0%} of the whole")
    print(f"claims              {claiming:7.2f} s  {claiming / whole:8.0%} of the whole")
    print(
        f"whole, one process  {whole:7.2f} s  {words / whole:8.0f} words/s  {whole / bare:.2f} times the bare parse"
    )
    print(f"half the reports    {half:7.2f} s  {whole / half:8.2f} times as long for twice as many")
    steady = 2 * len(reports) / (again - shared)
    print(
        f"{options.jobs} processes         {shared:7.2f} s  start included; after it {steady:.1f} reports/s, "
        f"{steady * words / len(reports) / 450:.1f} of 450 words"
    )
    print(f"memory              {peak:7.0f} MB in one process, {child:.0f} MB in a worker")


if __name__ == "__main__":
    main()
