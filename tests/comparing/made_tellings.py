"""Tellings for tests: the values given, everything else sensible."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from rashomon.comparing.blocking import keys
from rashomon.comparing.telling import Telling, Where, Who

KOT = Where("gn:1", "Kot", ("nangarhar", "afghanistan"), "AF", 34.31, 70.51, "city")
KABUL = Where("gn:2", "Kabul", ("kabul", "afghanistan"), "AF", 34.53, 69.17, "city")
NANGARHAR = Where("gn:3", "Nangarhar", ("afghanistan",), "AF", 34.3, 70.4, "admin1")
MOSUL = Where("gn:4", "Mosul", ("ninawa", "iraq"), "IQ", 36.34, 43.13, "city")
GUNMEN = Who("~fighters", "unknown gunmen", "armed_group")
IS = Who("islamic-state", "Islamic State", "armed_group")
TALIBAN = Who("taliban", "Taliban", "armed_group", "AF")
DAY = date(2016, 7, 23)


def told(name: str = "t1", document: str = "", **given: Any) -> Telling:
    """A telling with these values: a suicide bombing in Kabul on one day, where nothing else is given."""
    values: dict[str, Any] = {
        "published": DAY,
        "types": ("suicide_bombing",),
        "places": (KABUL,),
        "start": DAY,
        "end": DAY,
        "numbers": (("killed", 80, 80),),
        "lead": True,
    }
    values.update(given)
    return Telling(name, document or f"d-{name}", "e1", **values)


WORDS = ("dehmazang", "hazara", "march", "kot", "checkpoint", "mosul", "bridge", "convoy")
DAYS = st.dates(date(2016, 1, 1), date(2016, 12, 31))
TELLINGS = st.builds(
    lambda name, document, types, agents, targets, places, days, published, killed, words, scene, flags: Telling(
        f"t{name}",
        f"d{document}",
        "e1",
        published,
        types,
        agents,
        targets,
        places,
        min(days) if days else None,
        max(days) if days else None,
        killed,
        ("asserted", "possible", "planned", "denied")[flags[0]],
        words,
        flags[1],
        scene,
        flags[2],
        flags[3],
    ),
    st.integers(0, 999),
    st.integers(0, 9),
    st.lists(
        st.sampled_from(("attack", "bombing", "offensive", "toll", "protest", "unheard_of")), min_size=1, unique=True
    ).map(tuple),
    st.lists(st.sampled_from((GUNMEN, IS, TALIBAN)), unique=True).map(tuple),
    st.lists(st.sampled_from((GUNMEN, IS, TALIBAN)), unique=True).map(tuple),
    st.lists(st.sampled_from((KOT, KABUL, NANGARHAR, MOSUL)), unique=True).map(tuple),
    st.none() | st.tuples(DAYS, DAYS),
    st.none() | DAYS,
    st.just(()) | st.tuples(st.tuples(st.just("killed"), st.integers(0, 20), st.integers(20, 90))),
    st.lists(st.sampled_from(WORDS), unique=True).map(tuple),
    st.lists(st.sampled_from(WORDS), unique=True).map(tuple),
    st.tuples(st.integers(0, 3), st.booleans(), st.booleans(), st.booleans()),
)


def meet(one: Telling, other: Telling) -> bool:
    """Whether two tellings are compared."""
    return not set(keys(one).held).isdisjoint(keys(other).sought)
