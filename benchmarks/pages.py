"""How the pages bear size and visitors: first byte and whole of every page, then twenty clients at once.

python benchmarks/pages.py --record RECORD [--clients 20] [--seconds 20] [--times 7] [--read-only]
python benchmarks/pages.py --record RECORD --first [--at-once] [--read-only]

RECORD is best the one that `benchmarks/scale.py --folder FOLDER` leaves: 10,000 reports, 200,000 claims.
The server is a process of its own on 127.0.0.1; clients are threads of this one, without a cache and with
compressed answers, as browsers ask for them. With `--first` nothing is asked twice: every page, every filter of every
list, every list as JSON and CSV with private persons protected, each of a server that has not been asked for it;
with `--at-once` from the moment at which it says where it listens, without it when it has nothing more to prepare.
What the server's processor worked for an answer stands beside the clock, since other work on the machine stretches
only that one (Linux).
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import sys
import threading
import time

from pages_asking import FIRST_BYTE, WHOLE, Served, ask, pages, served
from pages_first import collected, first_calls


def one_by_one(server: Served, found: dict[str, list[str]], times: int) -> bool:
    """Each kind of page alone: median and worst; whether all keep to what is asked."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
    print(f"{'page':18} {'first byte':>11} {'worst':>7} {'whole':>8} {'worst':>7} {'CPU':>6} {'kB sent':>8}")
    kept = True
    for name, paths in found.items():
        if not paths:
            print(f"{name:18} the record has none")
            continue
        ask(connection, paths[0])
        begun = server.worked()
        told = [ask(connection, paths[at % len(paths)]) for at in range(max(times, min(len(paths), 12)))]
        worked = (server.worked() - begun) / len(told)
        first, whole = [t.first for t in told], [t.whole for t in told]
        wrong = [t.status for t in told if t.status != 200]
        over = statistics.median(first) > FIRST_BYTE or statistics.median(whole) > WHOLE or bool(wrong)
        kept &= not over
        print(
            f"{name:18} {statistics.median(first):8.0f} ms {max(first):7.0f} {statistics.median(whole):8.0f} "
            f"{max(whole):7.0f} {worked:6.0f} {statistics.median(t.size for t in told) / 1000:8.1f}"
            f"{'  over' if over else ''}{f'  status {wrong[0]}' if wrong else ''}",
            flush=True,
        )
    return kept


def together(server: Served, found: dict[str, list[str]], clients: int, seconds: float) -> None:
    """So many clients at once, each asking for one page after another, the map's data left out."""
    paths = [path for name, of in found.items() if name not in ("map.json, all", "methodology", "add") for path in of]
    until = time.perf_counter() + seconds
    lock = threading.Lock()
    taken: list[float] = []
    failed: list[float] = []

    def client(number: int) -> None:
        rng, connection = random.Random(number), http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)
        while time.perf_counter() < until:
            answer = ask(connection, rng.choice(paths))
            with lock:
                (taken if answer.status == 200 else failed).append(answer.whole)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - begun
    cuts = statistics.quantiles(taken, n=100) if len(taken) > 1 else [0.0] * 99
    print(
        f"\n{clients} clients for {spent:.0f} s: {len(taken) / spent:.1f} requests/s, median {cuts[49]:.0f} ms, "
        f"95th percentile {cuts[94]:.0f} ms, {len(failed)} failed"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", required=True)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--read-only", action="store_true", help="leave a record made by other rules as it is")
    parser.add_argument("--first", action="store_true", help="ask everything once, of a server just started")
    parser.add_argument("--at-once", action="store_true", help="with --first: while it still prepares its lists")
    chosen = parser.parse_args()
    options = ["--read-only"] if chosen.read_only else []
    if chosen.first:
        with served(chosen.record, *options) as server:
            asked = collected(server.port, pages(server.port, random.Random(0)))
        with served(chosen.record, *options) as server:
            return 0 if first_calls(server, asked, at_once=chosen.at_once) else 1
    with served(chosen.record, *options) as server:
        found = pages(server.port, random.Random(0))
        kept = one_by_one(server, found, chosen.times)
        together(server, found, chosen.clients, chosen.seconds)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
