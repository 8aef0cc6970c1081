"""Linking: putting together only what a new report touches gives what putting together everything would."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from sqlalchemy import select

from rashomon.comparing.blocking import keys
from rashomon.comparing.clustering import clusters
from rashomon.comparing.telling import Telling, Where, Who
from rashomon.comparing.weighing import score
from rashomon.record.decisions import Decisions
from rashomon.record.linking import Linking
from rashomon.record.opening import open_engine
from rashomon.record.preparing import told as prepared
from rashomon.record.sketches import Sketches
from rashomon.record.views import VIEW_TELLINGS
from rashomon.record.writing import writing

TOWNS = [Where(f"gn:{n}", name, ("nangarhar", "afghanistan"), "AF") for n, name in enumerate(("Kot", "Achin", "Zar"))]
GUARDS = Who("valley-guards", "Valley Guards", "armed_group")


def made(seed: int, reports: int = 40) -> list[list[Telling]]:
    """Reports of two tellings each, of a few towns and days: chains of likeness run through all of them."""
    rng = random.Random(seed)
    found = []
    for n in range(reports):
        told = []
        for m in range(2):
            day = date(2016, 7, 1) + timedelta(rng.randrange(9))
            killed = rng.choice((2, 3, 30, 31))
            told.append(
                Telling(
                    f"t{n:02}{m}", f"d{n:02}", f"e{m}", date(2016, 7, 10), ("bombing",), agents=(GUARDS,),
                    places=(rng.choice(TOWNS),), start=day, end=day, numbers=(("killed", killed, killed),),
                    words=tuple(rng.sample(("market", "mosque", "qwertz", "bridge", "zuiop"), 3)), lead=m == 0,
                )
            )  # fmt: skip
        found.append(told)
    return found


def kept(path: Path, reports: list[list[Telling]], rng: random.Random) -> set[frozenset[str]]:
    """The events of a record to which these were added in some order, some of them twice, with little at hand."""
    engine = open_engine(path)
    sketches = Sketches()
    for told in rng.sample(reports, len(reports)) + rng.sample(reports, 5):
        with writing(engine, "reading") as tx:
            if rng.random() < 0.3:
                sketches.forget()
            Linking(tx.connection, tx.seq, sketches, Decisions(tx.connection)).replace(told[0].document, prepared(told))
    groups = defaultdict(set)
    with engine.connect() as connection:
        for telling, event in connection.execute(select(VIEW_TELLINGS.c.telling, VIEW_TELLINGS.c.event)):
            groups[event].add(telling)
    engine.dispose()
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_order_the_events_are_those_of_all_tellings_together(tmp_path: Path, seed: int) -> None:
    reports = made(seed)
    tellings = {telling.id: telling for told in reports for telling in told}
    pairs = combinations(tellings.values(), 2)
    scores = {(a.id, b.id): score(a, b) for a, b in pairs if set(keys(a).held) & set(keys(b).sought)}
    wanted = {frozenset(group) for group in clusters(tellings, scores)}
    assert 3 < len(wanted) < len(tellings)
    for order in range(2):
        assert kept(tmp_path / f"{order}.db", reports, random.Random(order)) == wanted
