"""Readings in bulk, as a reader would give them, without reading: for measuring the record.

Everything is a function of the seed and of a report's number, so any report can be made alone and
a stream of any length needs no memory. Reports come nine a day, however many: a longer stream covers
more years and not more a day, as a record grows in life.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from scale_world import stage

from rashomon.documents.document import Document, content_hash
from rashomon.reading.claim import Claim, Interval, Number, Party, Span
from rashomon.reading.result import Reading

FIRST = date(1991, 1, 1)
A_DAY = 9
CLAIMS = 20
MAIN, SIDE = 3, 12  # events of a day that several reports tell of
COPIES = 0.15
OUTLETS = [Party(name, "media", (name,)) for name in ("AFP", "Reuters", "AP", "dpa", "Xinhua")]
TOWNS = ("Harbour", "Valley", "Frontier", "Capital", "Lakeside", "Delta", "Northern", "Coastal")
PAPERS = [f"{town} {kind}" for town in TOWNS for kind in ("Post", "Courier", "Herald", "Daily")]
TYPES = {
    "bombing": ("bombed", "a bomb attack"),
    "suicide_bombing": ("attacked", "a suicide bombing"),
    "attack": ("raided", "a raid"),
    "armed_clash": ("fought troops at", "a clash"),
    "shelling": ("shelled", "shelling"),
    "air_strike": ("struck", "an air strike"),
    "abduction": ("took captives from", "a kidnapping"),
}
KINDS = list(TYPES)
SITES = [
    "a market",
    "a checkpoint",
    "a mosque",
    "a school",
    "a police post",
    "a village",
    "a convoy",
    "a bus",
    "a camp",
    "a bridge",
]
VICTIMS = [
    Party(words, "people", (words,))
    for words in ("civilians", "soldiers", "villagers", "policemen", "traders", "children")
]
STATES = ("controls", "contests", "present")
TIES = ("allied", "hostile", "supports", "split_from")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the invented world."""

    type: str
    place: Party
    group: Party
    victims: Party
    day: date
    site: str
    killed: int
    wounded: int


@lru_cache(maxsize=1 << 14)
def happening(seed: int, name: str, day: int) -> Happening:
    """An event by name: `day` counts from the first."""
    rng = random.Random(f"{seed} {name}")
    world = stage()
    while True:
        place = rng.choices(world.places, cum_weights=world.weights)[0]
        if groups := world.groups[place.country]:
            break
    killed = int(rng.paretovariate(1.1)) if rng.random() < 0.8 else 0
    return Happening(
        KINDS[int(rng.random() ** 1.5 * len(KINDS))],
        place,
        groups[(hash_of(place.ref) + (rng.random() < 0.25)) % len(groups)],  # most places have one group at work
        rng.choice(VICTIMS),
        FIRST + timedelta(day),
        rng.choice(SITES),
        min(killed, 400),
        min(int(killed * rng.random() * 3), 900),
    )


def readings(documents: int, seed: int = 0, start: int = 0) -> Iterator[Reading]:
    """So many readings of twenty claims each, from report number `start`, one after the other.

    Example:
        >>> first = next(readings(1))
        >>> len(first.claims), first.document.published
        (20, datetime.date(1991, 1, 1))
        >>> all(s.quote == first.document.text[s.start : s.end] for c in first.claims for s in c.evidence)
        True
    """
    for number in range(start, start + documents):
        yield reading(number, seed)


def reading(number: int, seed: int = 0) -> Reading:
    """One reading by its number: a report of its own, or some outlet's copy of one of the last two days."""
    rng = random.Random(f"{seed} report {number}")
    if rng.random() < COPIES and number > 2 * A_DAY:
        of = number - 1 - rng.randrange(2 * A_DAY)
        original = _own(of, seed)
        words = f"{original.document.text}\n\n({original.document.publisher})"
        day = FIRST + timedelta(number // A_DAY)
        return Reading(_document(number, words, original.document.title, rng.choice(PAPERS), day), original.claims)
    return _own(number, seed)


def _document(number: int, text: str, title: str, publisher: str, day: date) -> Document:
    return Document(
        id=f"n{number:07d}", text=text, title=title, publisher=publisher, published=day, hash=content_hash(title, text)
    )


class _Draft:
    """A report while it is written."""

    __slots__ = ("claims", "length", "parts", "rng", "words")

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.parts: list[str] = []
        self.claims: list[Claim] = []
        self.length = 0
        self.words = rng.choices(stage().words, cum_weights=stage().ranks, k=CLAIMS * 14)

    def sentence(self, words: str) -> tuple[Span, ...]:
        """Another sentence, with words of this report only behind it; the span of all but those."""
        tail = " ".join([self.words.pop() for _ in range(8)])
        start, end = self.length, self.length + len(words)
        said = f"{words}, {tail}. " if len(self.parts) % 3 else f"{words}, {tail}.\n\n"
        self.parts.append(said)
        self.length += len(said)
        return (Span(start, end, words),)


def _own(number: int, seed: int) -> Reading:
    rng = random.Random(f"{seed} own {number}")
    today = number // A_DAY
    day = FIRST + timedelta(today)
    draft = _Draft(rng)
    world = stage()
    back = int(rng.random() * 2.5)
    main = happening(seed, f"main {today - back} {rng.randrange(MAIN)}", today - back)
    speakers = world.officials[main.place.country]
    publisher = rng.choice(OUTLETS).name if rng.random() < 0.4 else rng.choice(PAPERS)
    agency = () if rng.random() < 0.6 else (rng.choice(OUTLETS),)
    grown = 0.5 + 0.25 * back
    _told(draft, main, "e1", (), grown)
    _told(draft, main, "e1", (*agency, speakers[-1 - int(rng.random() * 7)]), grown)
    _told(draft, main, "e1", (speakers[int(rng.random() * 25)],), grown + 0.1)
    claimed = rng.random()
    _told(draft, main, "e1", (main.group,), 1.5, "denied" if claimed < 0.3 else "asserted")
    side = rng.randrange(SIDE)
    for n, other in enumerate((side, (side + 1 + int(rng.random() * 10)) % SIDE), 2):
        told = happening(seed, f"side {today - back} {other}", today - back)
        _told(draft, told, f"e{n}", (), 0.9)
        _told(draft, told, f"e{n}", (world.officials[told.place.country][int(rng.random() * 25)],), 0.9)
    past = today - 4 - int(rng.expovariate(1 / 60))
    recalled = happening(seed, f"main {past} {rng.randrange(MAIN)}", past)
    _told(draft, recalled, "e4", (), 1.0)
    _told(draft, recalled, "e4", (rng.choice(world.officials[recalled.place.country]),), 1.0)
    for n, times in enumerate((2, 2, 1), 5):
        on = today - int(rng.random() * 3)
        alone = happening(seed, f"own {number} {n}", on)
        for _ in range(times):
            chain = () if rng.random() < 0.4 else (rng.choice(world.officials[alone.place.country]),)
            _told(draft, alone, f"e{n}", chain, 1.0)
    _states(draft, main, day)
    title = f"{TYPES[main.type][1].split(' ', 1)[-1].capitalize()} in {main.place.name} kills {main.killed}"
    for n, claim in enumerate(draft.claims, 1):
        claim.id = f"c{n}"
    return Reading(_document(number, "".join(draft.parts).rstrip(), title, publisher, day), draft.claims)


def _told(
    draft: _Draft, what: Happening, event: str, chain: tuple[Party, ...], share: float, modality: str = "asserted"
) -> None:
    """One claim about an event, in one sentence; a share above 1.2 is a party's boast."""
    rng, some = draft.rng, draft.words.pop
    killed = round(what.killed * min(share, 1.0)) if share < 1.2 else what.killed * 2
    wounded = what.wounded if rng.random() < 0.6 else 0
    when, victims, group, place = what.day, what.victims.name, what.group.name, what.place.name
    said = f"{' quoted '.join(p.name for p in chain)} said " if chain else ""
    verb, noun = TYPES[what.type]
    dice = rng.random()
    day = f"{when:%A}" if dice < 0.5 else f"{when.day} {when:%B} {when.year}"
    # Words of this report only every few words: six in a row that two texts share count as a passage.
    if modality == "denied":
        words = f"{said}it had {some()} no part in {some()} {noun} on {what.site} {some()} in {place} on {some()} {day}"
    elif dice < 0.35:
        words = f"{said}{some()} {group} {some()} {verb} {what.site} {some()} in {place} {some()} on {day}, {some()} "
        words += f"killing {killed} {victims}"
    elif dice < 0.7:
        words = (
            f"{said}{some()} {killed} {victims} were {some()} killed and {wounded} {some()} hurt in {noun} {some()} "
        )
        words += f"in {place} {some()} on {day}"
    else:
        words = f"{said}{some()} {noun} by {some()} {group} {some()} on {what.site} in {some()} {place} "
        words += f"left {some()} {killed} dead {some()} on {day}"
    numbers: dict[str, Number] = {}
    if killed and modality == "asserted":
        numbers["killed"] = Number(killed)
    if wounded and modality == "asserted":
        numbers["wounded"] = Number(wounded)
    draft.claims.append(
        Claim(
            "event",
            what.type,
            agents=(what.group,),
            targets=(what.victims,),
            places=(what.place,),
            when=Interval(when, when, "day", "published"),
            numbers=numbers,
            sources=chain,
            modality="denied" if modality == "denied" else "asserted",
            event=event,
            evidence=draft.sentence(words),
            rule="scale",
        )
    )


def _states(draft: _Draft, main: Happening, day: date) -> None:
    """Two relations, one claim on control, one on leadership, one on strength."""
    rng, world = draft.rng, stage()
    groups, force = world.groups[main.place.country], world.forces[main.place.country]
    speakers = world.officials[main.place.country]
    now = Interval(day, day, "day", "published")

    def add(words: str, claim: Claim) -> None:
        claim.evidence, claim.rule = draft.sentence(words), "scale"
        draft.claims.append(claim)

    group, place, some = main.group, main.place, draft.words.pop
    for other in (force, groups[int(rng.random() * len(groups))]):
        tie = TIES[int(rng.random() * 2 + 2 * (other is not force) * (rng.random() < 0.3))]
        denied = rng.random() < 0.1
        said = "denied that it was" if denied else "was"
        words = f"{group.name} {some()} {said} {some()} {tie.replace('_', ' ')} to {some()} {other.name}"
        claim = Claim("relation", tie, agents=(group,), targets=(other,), when=now)
        if denied:
            claim.sources, claim.modality = (group,), "denied"
        add(words, claim)
    state, spoken = STATES[int(rng.random() * 3)], rng.choice(speakers)
    holder = force if rng.random() < 0.4 else group
    claim = Claim("control", state, agents=(holder,), places=(place,), when=now, sources=(spoken,))
    claim.change = "starts" if rng.random() < 0.2 else None
    add(f"{spoken.name} said {some()} {holder.name} {some()} {state} {some()} {place.name}", claim)
    leader = speakers[hash_of(group.ref) % 25]
    claim = Claim("leadership", "leads", agents=(leader,), targets=(group,), role="commander")
    add(f"{leader.name}, {some()} commander of {group.name}, {some()} spoke to {some()} reporters", claim)
    size = 100 * (1 + int(rng.random() * 80))
    claim = Claim("strength", "members", agents=(group,), numbers={"count": Number(size, vagueness="about")})
    add(f"{group.name} was {some()} thought to have {some()} {size} fighters", claim)


def hash_of(words: str) -> int:
    """A number for a string, the same in every process."""
    return sum(n * ord(letter) for n, letter in enumerate(words, 1))
