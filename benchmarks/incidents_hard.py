"""A harder world: places that no register has, and reports that are vague about place, day and toll.

Real feeds name hamlets that no gazetteer holds, say "a village in the province", "this week" or "dozens". Turned on by
`--hard`; without it nothing here is asked, so that the worlds of earlier seeds stay as they were.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from incidents_world import Incident

INVENTED, LOOSE = 0.4, 0.5
"""The share of towns and villages with an invented name, and of incidents that are told loosely now and then."""
VAGUE_DAY, VAGUE_PLACE = 0.3, 0.3
"""The share of the reports of such an incident that give no day, and no town."""
EXACT = 0.2
"""How often a loose report gives a number as it knows it."""
_FIRST = ("Bar", "Dor", "Gal", "Hak", "Jor", "Kem", "Lun", "Mab", "Nar", "Ob", "Qas", "Rud", "Sab", "Tel", "Ush", "Zor")
_MIDDLE = ("a", "e", "i", "o", "u", "anga", "emi", "iri", "olo", "uda")
_LAST = ("bad", "dan", "fur", "ghar", "kal", "lit", "mo", "nis", "rak", "shan", "tal", "vo", "wara", "yeh")


def harden(found: Iterable[Incident], seed: int) -> None:
    """Give some places a name that no register has (one place, one name), and let some incidents be told loosely."""
    names: dict[tuple[str, str], str] = {}
    for incident in found:
        key = (str(incident.province["name"]), incident.place)
        rng = random.Random(f"hard {seed} {key}")
        if not incident.city and " village" not in incident.place and rng.random() < INVENTED:
            names.setdefault(key, _invented(rng))
        incident.place = names.get(key, incident.place)
        incident.loose = random.Random(f"loose {seed} {incident.id}").random() < LOOSE


def _invented(rng: random.Random) -> str:
    return rng.choice(_FIRST) + rng.choice(_MIDDLE) + rng.choice(_LAST)


def vague_day(happened: date, published: date, rng: random.Random) -> str:
    """When, for a report that gives no day.

    Example:
        >>> vague_day(date(2016, 7, 4), date(2016, 7, 6), random.Random(1)) in ("this week", "earlier this week")
        True
    """
    days = (published - happened).days
    if days < 3:
        return rng.choice(("this week", "earlier this week")) if published.weekday() >= days > 0 else "this week"
    return rng.choice(("in the past few days", "in recent days", "days ago"))


def vague_place(province: str, rng: random.Random) -> str:
    """Where, for a report that names no town.

    Example:
        >>> vague_place("Helmand province", random.Random(1)).endswith("Helmand province")
        True
    """
    what = ("a remote part of", "a rural area of", "a town in", "an area of", "the countryside of")
    return f"{rng.choice(what)} {province}"
