"""First calls: every page, every filter of every list, every list taken out, each asked once of a fresh server."""

from __future__ import annotations

import html
import http.client
import json
import re
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote

from pages_asking import FIRST_BYTE, WHOLE, Served, ask

LISTS = ("/events", "/claims", "/reports", "/actors", "/places", "/sources", "/disagreements", "/map", "/network",
         "/review", "/changes", "/search")  # fmt: skip
NO_FILTER = ("limit", "offset", "before", "at", "protected", "because")
"""Parameters that leave no row out."""
THEN = ("/events", "/events.json", "/map", "/map.json")
"""Pages of another state of the record than today's."""
OF_ONE = ("event", "report", "actor", "place", "source")
"""Pages of one thing that are taken out as well."""
_LINK = r'<a href="({path}\?[^"]+)"'


def collected(port: int, found: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What is asked for the first time later on, by group."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    spec = json.loads(ask(connection, "/openapi.json", plain=True).body)
    values = _values(connection, found)
    asked: dict[str, list[str]] = {name: list(dict.fromkeys(paths)) for name, paths in found.items()}
    for path in LISTS:
        filters = {**dict.fromkeys(_facets(connection, path)), **dict.fromkeys(_parameters(spec, path, values))}
        asked[f"filters of {path[1:]}"] = list(filters)
        asked[f"filters of {path[1:]}.json"] = list(_parameters(spec, f"{path}.json", values))
    for path in THEN:
        asked[f"another state of {path[1:]}"] = [f"{path}?{query}" for query in values["both"]]
    for name in (*OF_ONE, "why"):
        for path in found[name][:1]:
            asked[f"filters of {name}"] = list(_parameters(spec, path, values))
    wanted = "" if "words" not in values else f"?q={values['words'][0]}"
    forms = ("json", "csv")
    asked["lists, taken out"] = [f"{path}.{form}{wanted * (path == '/search')}" for path in LISTS for form in forms]
    asked["one of each, taken out"] = [f"{found[name][0]}.{form}" for name in OF_ONE if found[name] for form in forms]
    return asked


def _facets(connection: http.client.HTTPConnection, path: str) -> Iterator[str]:
    """For each facet the value of the most rows and the last that is shown."""
    text = ask(connection, path, plain=True).body.decode().partition('class="facets"')[2]
    by_name: dict[str, list[str]] = {}
    for link in re.findall(_LINK.format(path=re.escape(path)), text):
        plain = html.unescape(link)
        for name, _ in parse_qsl(plain.partition("?")[2]):
            by_name.setdefault(name, []).append(plain)
    for links in by_name.values():
        yield from (links[0], links[-1])


def _parameters(spec: Mapping[str, Any], path: str, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """For each filter that the route names: every word of a closed vocabulary, else values that the record has."""
    for one in _route(spec, path).get("get", {}).get("parameters", ()):
        name, schema = one["name"], one["schema"]
        if one["in"] != "query" or name in NO_FILTER:
            continue
        kinds = [schema, *schema.get("anyOf", ()), schema.get("items", {})]
        closed = [value for kind in kinds for value in kind.get("enum", ())]
        if any(kind.get("type") == "boolean" for kind in kinds):
            closed = ["true", "false"]
        yield from (f"{path}?{name}={value}" for value in closed or values.get(name, ()))


def _route(spec: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    """The route that answers a path, the first that fits as in the server."""
    for template, found in spec["paths"].items():
        if re.fullmatch(re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(template)), path):
            return dict(found)
    return {}


def _values(connection: http.client.HTTPConnection, found: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Values for filters without a vocabulary."""
    words = [path.partition("=")[2] for path in found["search"][:4]]
    events = json.loads(ask(connection, "/events.json?limit=40&order=origins", plain=True).body)["rows"]
    days = sorted(row["start"] for row in events if row["start"])
    claim = json.loads(ask(connection, "/claims.json?limit=1", plain=True).body)["rows"][0]
    names = [path.rpartition("/")[2] for path in found["actor"]]
    changes = json.loads(ask(connection, "/changes.json?limit=1000", plain=True).body)
    places = [path.rpartition("/")[2].partition("?")[0] for path in found["place"][:3]]
    moment = quote(changes["changes"][len(changes["changes"]) // 2]["at"])
    by_then = f"{changes['recorded_days'][0][0]}T23:59:59Z"
    return {
        "words": [*words, quote('"was killed"')], "q": words,
        "place": places,
        "actor": names[:4], "held_by": names[:2], "since": days[:1], "until": days[-1:], "on": days[:1],
        "published_until": [days[-1], days[len(days) // 2]], "as_of": ["2100-01-01", moment, by_then],
        "both": [f"as_of={moment}&published_until={days[len(days) // 3]}", f"as_of={moment}&place={places[0]}"],
        "other": names[1:2], "subject": [quote(f"ties: {' | '.join(sorted(names[:2]))}")],
        "min_killed": ["1", "20"], "min_origins": ["2", "5"],
        "year": [days[0][:4]], "month": [days[0][:7]], "event": [events[0]["id"]], "topic": [events[0]["id"]],
        "report": [found["report"][0].rpartition("/")[2]], "outlet": [claim["origin"]],
        "origin": [claim["origin"]], "speaker": [claim["speaker"]], "by": ["nobody"], "page": [],
    }  # fmt: skip


def first_calls(server: Served, asked: Mapping[str, Sequence[str]], *, at_once: bool) -> bool:
    """Ask everything once and print the slowest of each group; whether all keep to what is asked."""
    if not at_once:
        print(f"at rest after {at_rest(server):.1f} s")
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
    print(f"{'first calls':24} {'calls':>5} {'median':>7} {'worst':>6} {'its CPU':>8} {'most CPU':>9} {'whole':>6}")
    kept = True
    for name, paths in asked.items():
        told = []
        for path in paths:
            begun = server.worked()
            answer = ask(connection, path, script=not name.endswith("taken out"))
            if answer.cut:
                # The rest of the table is still read when its reader has gone.
                at_rest(server)
                connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
            told.append((answer, server.worked() - begun, path))
        if not told:
            continue
        answer, worked, path = max(told, key=lambda one: one[0].first)
        # What came to be known later was not there then.
        gone = {404} if any("as_of=" in one[2] for one in told) else set()
        wrong = sorted({one[0].status for one in told} - {200, 303} - gone)
        over = answer.first > FIRST_BYTE or max(one[0].whole for one in told) > WHOLE or bool(wrong)
        kept &= not over
        print(
            f"{name:24} {len(told):5} {statistics.median(one[0].first for one in told):7.0f} {answer.first:6.0f} "
            f"{worked:8.0f} {max(one[1] for one in told):9.0f} {max(one[0].whole for one in told):6.0f}  "
            f"{path[:60]}{'  over' if over else ''}{f'  status {wrong}' if wrong else ''}",
            flush=True,
        )
        if over:
            for one, spent, where in sorted(told, key=lambda one: -one[0].first)[1:6]:
                print(f"{'':24} {'':5} {'':7} {one.first:6.0f} {spent:8.0f} {'':9} {one.whole:6.0f}  {where[:60]}")
    return kept


def at_rest(server: Served, patience: float = 300.0) -> float:
    """Wait until the server has nothing left to prepare; seconds since it said where it listens."""
    begun, before, still = time.perf_counter(), server.worked(), 0
    while still < 4 and time.perf_counter() - begun < patience:
        time.sleep(0.25)
        now = server.worked()
        still = still + 1 if now - before < 10 else 0
        before = now
    return time.perf_counter() - begun - 1.0
