"""Happenings: which claims of one report tell of one event, and what a denial is about."""

from __future__ import annotations

from collections.abc import Mapping, Set
from types import MappingProxyType

from rashomon.reading.claim import ARMED, Claim, Party

VIOLENT = frozenset(
    [
        "armed_clash",
        "offensive",
        "air_strike",
        "shelling",
        "suicide_bombing",
        "bombing",
        "chemical_attack",
        "attack",
        "toll",
        "territory_taken",
    ]
)
ACTS = VIOLENT - {"armed_clash", "offensive", "toll", "territory_taken"}
"""Violence of one moment."""
# Victims and targets described, not named: two voices seldom describe them in the same words.
UNNAMED = frozenset({"people", "object"})
STREET = frozenset({"protest", "riot"})
# A party that leaves another has defected or withdrawn, as one sees it.
LEAVING = frozenset({"withdrawal", "group_change"})
# Killing and wounding as such; what is more specific ("air strike") takes them in.
GENERAL = frozenset({"attack", "toll"})
HARM = frozenset({"killed", "wounded"})
SEASON = 60
"""From so many days on a count is a sum of many happenings."""
WEEK = 7
SPECIFIC = VIOLENT | STREET | {"abduction", "sexual_violence"}

Group = list[tuple[int, Claim]]
"""Claims of one event, each with its number in the order of the text."""


def number_events(
    claims: list[Claim],
    anew: Set[int] = frozenset(),
    back: Mapping[int, Claim] = MappingProxyType({}),
    opening: Set[int] = frozenset(),
) -> None:
    """Give the event claims their event numbers: one number for what can be one happening.

    Those whose `id` is in `anew` are by the text's own words none of the happenings told before; for others it says
    in its own words which (`back`). The sentences of those in `opening` open with a place.
    Denials come last: what is denied is what somebody else in the report says.
    """
    told = [(place, claim) for place, claim in enumerate(claims) if claim.kind == "event"]
    groups: list[Group] = []
    order = {id(claim): place for place, claim in told}
    # A headline points ahead, and waits for what it points to.
    ahead = {one for one, other in back.items() if order.get(id(other), -1) > order.get(one, -1)}
    for place, claim in sorted(told, key=lambda one: id(one[1]) in ahead):
        if claim.modality != "denied":
            last = back.get(id(claim))
            pointed = next((group for group in groups if any(other is last for _, other in group)), None)
            here = [g for g in groups if id(claim) not in opening or not any(moved(other, claim) for _, other in g)]
            _into(groups, pointed or (None if id(claim) in anew else _home(claim, here)), place, claim)
    for place, claim in told:
        if claim.modality == "denied":
            _into(groups, what_is_denied(place, claim, groups), place, claim)
    groups.sort(key=lambda group: min(place for place, _ in group))
    for number, group in enumerate(groups, 1):
        for _, claim in group:
            claim.event = f"e{number}"


def _into(groups: list[Group], group: Group | None, place: int, claim: Claim) -> None:
    if group is None:
        groups.append([(place, claim)])
    else:
        group.append((place, claim))


def _home(claim: Claim, groups: list[Group]) -> Group | None:
    """The group of what a claim tells; None where it is something new. The dead alone go with what was told last."""
    latest = sorted(groups, key=lambda group: -group[-1][0])
    alone = harm_alone(claim)
    violent = (group for group in latest if any(other.type in VIOLENT | STREET for _, other in group))
    # What killed one person alone is passed over.
    several = (group for group in violent if not any(_other_death(claim, other) for _, other in group))
    last = next(several, None) if alone else None
    taken = last is not None and all(takes_harm(claim, other) for _, other in last)
    if taken and claim.type in GENERAL and not any(HARM & other.numbers.keys() for _, other in last or ()):
        # "It killed four": of the blast just told, whose dead nobody has told yet.
        return last
    for group in latest if alone else groups:
        if all(same_event(claim, other) for _, other in group):
            return group
    return last if taken else None


def same_event(one: Claim, other: Claim) -> bool:
    """Whether two claims may tell of one event: a fitting type, and nothing against it.

    What one voice says twice with the same modality is two events, or it would be one claim. Other
    types need two slots in common; the numbers of one voice, the days and the named parties must agree.
    """
    same_type = one.type == other.type
    if not same_type and not ({one.type, other.type} <= VIOLENT or {one.type, other.type} <= STREET):
        return False
    if (one.modality == "planned") != (other.modality == "planned"):
        return False
    one_voice = names(one.sources) == names(other.sources)
    if same_type and one_voice and one.modality == other.modality:
        return False
    shared = 0
    for slot in ("agents", "targets", "places"):
        ours, theirs = getattr(one, slot), getattr(other, slot)
        if not ours or not theirs:
            continue
        if _shared(slot, ours, theirs):
            shared += 1
        elif slot == "agents" and trade_blame(one, other):
            continue
        elif (
            slot != "targets"
            or not any(p.kind in UNNAMED for p in (*ours, *theirs))
            or _thing_and_fighters(ours, theirs)
        ):
            return False
    if _told_apart(one, other) or _other_death(one, other) or _other_death(other, one) or sums_up(one, other):
        return False
    for name, number in one.numbers.items():
        if one_voice and name in other.numbers and other.numbers[name].value != number.value:
            return False
    return same_type or shared >= 2


def moved(before: Claim, claim: Claim) -> bool:
    """Whether a claim whose sentence opens with its place tells of other dead, and elsewhere, than one before it.

    Example:
        >>> from rashomon.reading.claim import Number
        >>> kot, men, girls = Party("Kot", "place"), Party("two men", "people"), Party("three girls", "people")
        >>> here = Claim("event", "attack", targets=(men,), numbers={"killed": Number(2)})
        >>> there = Claim("event", "attack", targets=(girls,), places=(kot,), numbers={"killed": Number(3)})
        >>> moved(here, there), moved(there, there)
        (True, False)
    """
    places = tuple(place for place in claim.places if not place.inferred)
    if not places or forms(before.places) & forms(places) or contained(before.places, places):
        return False
    shared = HARM & before.numbers.keys() & claim.numbers.keys()
    return any(before.numbers[n].value != claim.numbers[n].value for n in shared) and _other_people(before, claim)


def _thing_and_fighters(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether one names a thing that was hit, and the other armed men: "a clinic", "more than 100 militants"."""
    kinds = [{p.kind for p in side} for side in (ours, theirs)]
    return {"object"} in kinds and any(kind and kind <= ARMED for kind in kinds)


def _other_death(one: Claim, other: Claim) -> bool:
    """Whether one tells how many died, and the other of one person's death alone."""
    single = other.numbers.get("killed")
    several = one.numbers.get("killed")
    if single is None or several is None or single.value != 1 or several.value < 2:
        return False
    return any(p.kind == "person" for p in other.targets) and not any(p.kind == "person" for p in one.targets)


def _shared(slot: str, ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether two claims have a party or place of one slot in common, by any of its names."""
    if forms(ours) & forms(theirs):
        return True
    return contained(ours, theirs) if slot == "places" else slot == "targets" and bool(proper(ours) & proper(theirs))


def trade_blame(one: Claim, other: Claim) -> bool:
    """Whether two voices lay the same at each other's door ("each side said that the other had fired first")."""
    return bool(one.sources and other.sources) and all(
        forms(a) & forms(b) or {p.kind for p in a} & {p.kind for p in b} == {"state_force"}
        for a, b in ((one.agents, other.sources), (other.agents, one.sources))
    )


def apart(one: Claim, other: Claim) -> bool:
    """Whether both have a time and the two have no day in common."""
    if one.when is None or other.when is None:
        return False
    return one.when.end < other.when.start or other.when.end < one.when.start


def _told_apart(one: Claim, other: Claim) -> bool:
    """Whether the words themselves give the two other days; a time carried over from elsewhere parts nothing."""
    inferred = any(claim.when is not None and claim.when.inferred for claim in (one, other))
    return not inferred and apart(one, other)


def sums_up(one: Claim, other: Claim) -> bool:
    """Whether one counts people over months by its own words, and the other tells of some days: a sum of many
    happenings ("the army has lost dozens of men since last year") is none of them. Since weeks ago is enough beside
    another count of what is told as one act."""
    for long, short in ((one, other), (other, one)):
        if not long.numbers or long.when is None or long.when.inferred:
            continue
        if _days(long) >= SEASON and _days(short) <= WEEK:
            return True
        other_count = any(n in short.numbers and short.numbers[n].value != v.value for n, v in long.numbers.items())
        if other_count and _since_weeks(long) and short.type in ACTS and not _since_weeks(short):
            return True
    return False


def _since_weeks(claim: Claim) -> bool:
    return claim.when is not None and claim.when.granularity == "since" and _days(claim) > WEEK


def _days(claim: Claim) -> int:
    return (claim.when.end - claim.when.start).days + 1 if claim.when is not None else SEASON


def forms(parties: tuple[Party, ...]) -> frozenset[str]:
    """Every way the text names these parties, with their register ids."""
    return frozenset(form.lower() for p in parties for form in (p.ref, p.name, *p.mentions) if form)


def proper(parties: tuple[Party, ...]) -> frozenset[str]:
    """The words with capitals of how parties are named: "the Vietnamese" and "six Vietnamese sailors" share one."""
    words = (word for p in parties if p.kind != "person" for word in p.name.split())
    return frozenset(word for word in words if word[:1].isupper() and len(word) > 3)


def contained(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether a place of one lies in a place of the other."""
    return any(_within(a, b) or _within(b, a) for a in ours for b in theirs)


def _within(place: Party, outer: Party) -> bool:
    """Whether a place lies in another, which may be a country under another of its names."""
    state = outer.precision == "country" and not outer.ref.startswith("text:")
    return outer.name in place.inside.split(", ") or (
        state and place.ref != outer.ref and place.country == outer.country
    )


def _bare(claim: Claim) -> bool:
    """Whether a claim names neither its time nor its place itself: it goes on with what was told last."""
    own_time = claim.when is not None and not claim.when.inferred
    return not own_time and all(place.inferred for place in claim.places)


def harm_alone(claim: Claim) -> bool:
    """Whether a claim tells of dead and wounded only: no word of who did it, when, or where, and of nobody by name."""
    harm = HARM & claim.numbers.keys()
    person = any(p.kind == "person" for p in claim.targets)
    return bool(harm) and claim.type in VIOLENT and _bare(claim) and not claim.agents and not person


def takes_harm(harm: Claim, other: Claim) -> bool:
    """Whether dead and wounded can be those of what `other` tells: violence, and no other number of the same people."""
    if other.type not in VIOLENT | STREET or other.modality != harm.modality:
        return False
    if names(harm.sources) != names(other.sources):
        return True
    for slot, number in harm.numbers.items():
        if slot in other.numbers and other.numbers[slot].value != number.value and not _other_people(harm, other):
            return False
    return True


def _other_people(one: Claim, other: Claim) -> bool:
    return bool(one.targets and other.targets) and not (nouns(one.targets) & nouns(other.targets))


def nouns(parties: tuple[Party, ...]) -> frozenset[str]:
    """The last word of each name: "six Vietnamese sailors" and "the sailor" are sailors."""
    return frozenset(p.name.lower().split()[-1].removesuffix("s") for p in parties)


def what_is_denied(place: int, denial: Claim, groups: list[Group]) -> Group | None:
    """The group that a denial is about: of a fitting type, with the most in common, told last before it."""
    best: tuple[int, int, int] | None = None
    found = None
    for group in groups:
        if any(_elsewhere(denial, other) for _, other in group):
            continue
        shares = [share for _, other in group if (share := denies(denial, other)) is not None]
        if not shares or len(shares) * 2 < len(group):
            continue
        before = [place - at for at, _ in group if at < place]
        rank = (max(shares), int(bool(before)), -min(before) if before else -min(abs(at - place) for at, _ in group))
        if best is None or rank > best:
            best, found = rank, group
    return found


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Whether both name their places, and none of them is, holds or lies in one of the other's."""
    ours, theirs = one.places, other.places
    if not ours or not theirs or any(place.inferred for place in (*ours, *theirs)):
        return False
    return not forms(ours) & forms(theirs) and not contained(ours, theirs)


def denies(denial: Claim, other: Claim) -> int | None:
    """How much what is denied has in common with a claim; None where the two can't be of one matter."""
    if denial.type != other.type and not any({denial.type, other.type} <= kin for kin in (VIOLENT | STREET, LEAVING)):
        return None
    if other.modality == "planned" or _told_apart(denial, other):
        return None
    if _elsewhere(denial, other):
        return None
    shared = _ground(denial.places, other.places) + int(denial.type == other.type)
    # Who did "the attack" is what is denied: it doesn't say which attack.
    slots = ("targets",) if _bare(denial) and not denial.targets else ("agents", "targets")
    for slot in slots:
        shared += 2 * bool(forms(getattr(denial, slot)) & forms(getattr(other, slot)))
    shared += 3 * any(n in other.numbers and other.numbers[n].value == v.value for n, v in denial.numbers.items())
    return shared


def _ground(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> int:
    """How much two claims have in common by their places: that one is the country of the other says little."""
    if forms(ours) & forms(theirs):
        return 2
    narrow = [tuple(p for p in side if p.precision != "country" or p.inside) for side in (ours, theirs)]
    return 2 if contained(*narrow) else int(contained(ours, theirs))


def names(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(p.ref or p.name.lower() for p in parties)
