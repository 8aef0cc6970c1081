"""How the pages bear size and visitors: first byte and whole of every page, then twenty clients at once.

python benchmarks/pages.py --record RECORD [--clients 20] [--seconds 20] [--times 7] [--read-only]

RECORD is best the one that `benchmarks/scale.py --folder FOLDER` leaves: 10,000 reports, 200,000 claims.
The server is a process of its own on 127.0.0.1; clients are threads of this one, without a cache and with
compressed answers, as browsers ask for them.
"""

from __future__ import annotations

import argparse
import http.client
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

FIRST_BYTE, WHOLE = 150.0, 1000.0
"""What issue 4 asks for, in milliseconds."""
SCRIPT = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "empty"}
"""What a browser says of a fetch by a script of our page; without it names of private persons are replaced."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its status, when its first byte and its last one were there (ms), and its size as sent."""

    status: int
    first: float
    whole: float
    size: int
    body: bytes = b""


def ask(connection: http.client.HTTPConnection, path: str, *, plain: bool = False) -> Answer:
    """The answer to one request; `plain` asks for it uncompressed, to be read."""
    begun = time.perf_counter()
    headers = {} if plain else {"Accept-Encoding": "gzip"}
    if path.endswith(".json"):
        headers |= SCRIPT
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    head = response.read(1)
    first = time.perf_counter() - begun
    body = head + response.read()
    return Answer(
        response.status, 1000 * first, 1000 * (time.perf_counter() - begun), len(body), body if plain else b""
    )


@contextmanager
def served(record: str, *options: str) -> Iterator[int]:
    """The port of a server of this record."""
    process = subprocess.Popen(
        [sys.executable, "-m", "rashomon", "serve", "--record", record, "--port", "0", *options],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, line
        port = int(found[1])
        for _ in range(600):
            try:
                ask(http.client.HTTPConnection("127.0.0.1", port), "/static/base.css")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def pages(port: int, rng: random.Random) -> dict[str, list[str]]:
    """The paths of each kind of page; where a page is of something, of some that the lists name."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def linked(path: str, pattern: str) -> list[str]:
        text = ask(connection, path, plain=True).body.decode()
        return sorted(set(re.findall(rf'href="({pattern}[^"#?]+)["?]', text)))

    events = linked("/events", "/event/e") + linked("/events?order=origins", "/event/e")
    reports, actors, places = (
        linked("/reports", "/report/d"),
        linked("/actors", "/actor/"),
        linked("/places", "/place/"),
    )
    sources = linked("/sources", "/source/")
    words = re.findall(r"[a-z]{5,}", ask(connection, reports[0], plain=True).body.decode().partition("reading")[2])
    some = [quote(word) for word in rng.sample(words, min(12, len(words)))]
    return {
        "start": ["/"],
        "events": ["/events", "/events?order=killed", "/events?min_killed=5", "/events?order=origins"],
        "events by place": [f"/events?place={path.removeprefix('/place/')}" for path in places[:12]],
        "events, words": [f"/events?words={word}" for word in some],
        "event": events[:40],
        "why": [f"{path}/why/what" for path in events[:20]],
        "reports": ["/reports"],
        "report": reports[:30],
        "claims": ["/claims", *(f"/claims?words={word}" for word in some)],
        "search": [f"/search?q={word}" for word in some],
        "actors": ["/actors"],
        "actor": actors[:12],
        "places": ["/places"],
        "place": places[:12],
        "sources": ["/sources"],
        "source": sources[:12],
        "disagreements": ["/disagreements"],
        "map": ["/map"],
        "map.json, all": ["/map.json"],
        "changes": ["/changes"],
        "review": ["/review"],
        "methodology": ["/methodology"],
        "add": ["/add"],
    }


def one_by_one(port: int, found: dict[str, list[str]], times: int) -> bool:
    """Each kind of page alone: median and worst; whether all keep to what is asked."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    print(f"{'page':18} {'first byte':>11} {'worst':>7} {'whole':>8} {'worst':>7} {'kB sent':>8}")
    kept = True
    for name, paths in found.items():
        if not paths:
            print(f"{name:18} the record has none")
            continue
        ask(connection, paths[0])
        told = [ask(connection, paths[at % len(paths)]) for at in range(max(times, min(len(paths), 12)))]
        first, whole = [t.first for t in told], [t.whole for t in told]
        wrong = [t.status for t in told if t.status != 200]
        over = statistics.median(first) > FIRST_BYTE or statistics.median(whole) > WHOLE or bool(wrong)
        kept &= not over
        print(
            f"{name:18} {statistics.median(first):8.0f} ms {max(first):7.0f} {statistics.median(whole):8.0f} "
            f"{max(whole):7.0f} {statistics.median(t.size for t in told) / 1000:8.1f}"
            f"{'  over' if over else ''}{f'  status {wrong[0]}' if wrong else ''}",
            flush=True,
        )
    return kept


def together(port: int, found: dict[str, list[str]], clients: int, seconds: float) -> None:
    """So many clients at once, each asking for one page after another, the map's data left out."""
    paths = [path for name, of in found.items() if name not in ("map.json, all", "methodology", "add") for path in of]
    until = time.perf_counter() + seconds
    lock, taken, failed = threading.Lock(), [], []

    def client(number: int) -> None:
        rng, connection = random.Random(number), http.client.HTTPConnection("127.0.0.1", port, timeout=120)
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
    chosen = parser.parse_args()
    with served(chosen.record, *(["--read-only"] if chosen.read_only else [])) as port:
        found = pages(port, random.Random(0))
        kept = one_by_one(port, found, chosen.times)
        together(port, found, chosen.clients, chosen.seconds)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
