"""Updates and contradictions among the accounts of one event, slot by slot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from rashomon.comparing.account import Account
from rashomon.comparing.dips import dips
from rashomon.comparing.disagreement_row import Disagreement, Side, Type, best, row
from rashomon.comparing.earlier_counts import overtaken
from rashomon.comparing.likeness import exclude
from rashomon.comparing.other_counts import other_counts
from rashomon.comparing.parties import LEVELS, agreement
from rashomon.comparing.rivals import rival_parties
from rashomon.comparing.slots import NUMBER_SLOTS, event_type
from rashomon.comparing.standing import sums_up
from rashomon.comparing.telling import Who
from rashomon.comparing.values import UNKNOWN, Value, Values, party_of
from rashomon.comparing.victims import at_large
from rashomon.comparing.voices import as_of, has_stake, judge, order, origin_id, said_here, speaker_id
from rashomon.comparing.whole_counts import of_all, others, sparing
from rashomon.reading.claim import Claim

Told = tuple[Account, Values]
_Parties = tuple[list[Who], list[Who]]
"""Who acts and who suffers in a claim."""
FOILED = "disrupted"
_FITS = LEVELS.index("fits")
OWN = "own voice"
UPDATES = ("update", "same day", "handed on")

RULES = {
    "update": "another value, later down the same chain",
    "same day": "another number down the same chain, in an order that isn't known: taken to have grown",
    "same time": "another origin, as of the same time",
    "handed on": "a later, higher number from another speaker of the same origin",
    "two speakers": "two speakers whom one origin cites",
    OWN: "what a side says, against the report that cites it",
    "lower": "another origin, later and lower: a toll doesn't shrink by itself",
    "party": "another origin, later: a side's own count, which carries on nobody else's",
    "other": "another origin, a value that excludes this one",
}


def event_rows(topic: str, asserted: Sequence[Told], denied: Sequence[Told] = ()) -> list[Disagreement]:
    """The updates and contradictions among asserted accounts of one event, which are in order.

    What is denied of it tells whose numbers are whole ones.
    """
    found: list[Disagreement] = []
    if any(not sums_up(account.claim) for account, _ in asserted):
        # What is told of weeks is a sum of many acts; it says nothing against the day, the doer or the dead of one.
        asserted = [told for told in asserted if not sums_up(told[0].claim)]
    # Whom one account shows to be a side is one in all: some of them don't say whom he speaks for.
    sides = frozenset(speaker_id(account) for account, _ in asserted if has_stake(account))
    spared = sparing([*asserted, *denied])
    for slot in NUMBER_SLOTS:
        counted = _of_this(slot, [t for t in asserted if slot in t[1]])
        found.extend(_rows(topic, slot, counted, sides, spared))
    for slot in ("who", "where", "when"):
        found.extend(_rows(topic, slot, [t for t in asserted if slot in t[1] and _firm(slot, t[0])], sides, spared))
    found.extend(_foiled(topic, asserted))
    return found


def _of_this(slot: str, counted: Sequence[Told]) -> Sequence[Told]:
    """The accounts without numbers that are of something else by their own words, where others count other victims.

    "More than 100 militants at 57 targets" says nothing against six dead in a clinic; "nine bodies of rebels in all
    those weeks" does against 62 dead rebels, wherever they are told.
    """
    aside = other_counts(slot, counted)
    here = {v[slot].of for a, v in counted if a.id not in aside}
    return [(a, v) for a, v in counted if a.id not in aside or (v[slot].of and v[slot].of in here)]


def _firm(slot: str, account: Account) -> bool:
    """Whether an account's own words give the slot of one act: nothing carried over, nothing spread out."""
    claim = account.claim
    if event_type(claim.type).spread:
        return False
    if slot == "when":
        return claim.when is not None and not claim.when.inferred
    if slot == "where":
        return not any(place.inferred for place in claim.places)
    return all(said_here(agent, claim) for agent in claim.agents)


def _rows(
    topic: str, slot: str, accounts: Sequence[Told], partial: frozenset[str], spared: frozenset[str]
) -> Iterator[Disagreement]:
    """One row for each pair of values and type."""
    sides: dict[str, tuple[Value, list[Account]]] = {}
    for account, values in accounts:
        value = values[slot]
        if value.key != UNKNOWN:
            sides.setdefault(_side_key(value), (value, []))[1].append(account)
    if len(sides) < 2:
        return
    days: dict[str, date | None] = {}
    for _, tellers in sides.values():
        days.update(as_of(tellers))
    whole: dict[str, Value] = {}
    if slot in NUMBER_SLOTS:
        sides = _without_dips(sides, days)
        whole = of_all(sides, spared)
    for key, other in combinations(sorted(sides), 2):
        (value, ours), (second, theirs) = sides[key], sides[other]
        # "Five officers", who are all its dead, stand against "nine people"; against "three officers" as told.
        told, as_whole = (value, second), (whole.get(key, value), whole.get(other, second))
        for one, two in (told,) if as_whole == told else (as_whole, told):
            excluded = exclude(one, two) or stated_apart(one, two)
            excluded = excluded or (slot == "who" and rival_parties(one, two))
            if excluded or (one.number is not None and one.number != two.number and one.of == two.of):
                yield from _pair_rows(topic, slot, (one, ours), (two, theirs), excluded, days, partial)
                break


def _without_dips(
    sides: dict[str, tuple[Value, list[Account]]], days: dict[str, date | None]
) -> dict[str, tuple[Value, list[Account]]]:
    """The sides without numbers that count only some of the victims, by what their own chain tells before and after."""
    found = dips([(account, value) for value, accounts in sides.values() for account in accounts], days)
    if not found:
        return sides
    kept = {key: (value, [a for a in accounts if a.id not in found]) for key, (value, accounts) in sides.items()}
    return {key: side for key, side in kept.items() if side[1]}


def _side_key(value: Value) -> str:
    """What makes two values one side: "nine civilians" and "nine civilians, some of them children" are one."""
    if "civilians" in value.of and not others(value.of):
        return value.key.removesuffix(", ".join(sorted(value.of))) + "civilians"
    return value.key


def _pair_rows(
    topic: str,
    slot: str,
    one: tuple[Value, list[Account]],
    other: tuple[Value, list[Account]],
    excluded: bool,
    days: dict[str, date | None],
    partial: frozenset[str],
) -> Iterator[Disagreement]:
    pairs: dict[tuple[Type, bool], list[tuple[Account, Account, str]]] = {}
    (value, ours), (second, theirs) = one, other
    of_one = value.of == second.of
    if not of_one:
        ours, theirs = ([a for a in told if _may_hold(v, a.claim)] for v, told in (one, other))
    parties: dict[str, _Parties] = {}
    if slot == "who":
        ours, theirs = ([a for a in told if not _half_told(a.claim)] for told in (ours, theirs))
        parties = {a.id: _parties(a.claim) for a in (*ours, *theirs)}
    left_open = slot in NUMBER_SLOTS and _left_open(value, second)
    low = ours if (value.number or 0) < (second.number or 0) else theirs
    before = {a.id for a in low if slot in NUMBER_SLOTS and overtaken(a, slot)}
    for a in ours:
        day = days[a.id]
        for b in theirs:
            judged = judge(a, b, day, days[b.id])
            if judged is None or not _same_count(slot, a.claim, b.claim):
                continue
            if slot not in NUMBER_SLOTS:
                if parties and _crossed(parties[a.id], parties[b.id]):
                    continue
                if not _one_matter(slot, a, b, judged[0]):
                    continue
                kind, backwards = _others(*judged)
            else:
                if judged[0] == OWN and not of_one:
                    continue
                party = _party_count(a, b, partial)
                kind, backwards = _numbers(*judged, value, second, party)
                if kind not in UPDATES and ((left_open and not party) or {a.id, b.id} & before):
                    continue
            if kind in UPDATES:
                pairs.setdefault(("update", backwards), []).append((a, b, RULES[kind]))
            elif excluded and kind:
                pairs.setdefault(("contradiction", False), []).append((a, b, RULES[kind]))
    for (type_, backwards), found in sorted(pairs.items()):
        rules = Counter(rule for _, _, rule in found)
        rule = min(rules, key=lambda r: (-rules[r], r))
        first = Side(value, best(a for a, _, _ in found))
        then = Side(second, best(b for _, b, _ in found))
        if backwards or (type_ == "contradiction" and _second(first, then)):
            first, then = then, first
        yield row(topic, type_, slot, first, then, rule)


def _one_matter(slot: str, a: Account, b: Account, kind: str) -> bool:
    """Whether two accounts' days, places or doers are of one and the same act.

    Two of one report hardly ever are where it has days or places of several acts, or victims of one side alone, nor is
    it a word taken back where only the outlet writes of the matter again, and nobody who is cited.
    """
    if kind == OWN:
        return False
    if a.document == b.document and (slot != "who" or not _same_victims(a.claim, b.claim)):
        return False
    return kind != "update" or bool(a.claim.sources and b.claim.sources)


def _same_victims(one: Claim, other: Claim) -> bool:
    """Whether two claims of one report name the same victims, or neither any: else it tells of two acts."""
    ours, theirs = _parties(one)[1], _parties(other)[1]
    return not (ours or theirs) or (bool(ours and theirs) and agreement(ours, theirs)[0] >= _FITS)


def stated_apart(one: Value, other: Value) -> bool:
    """Whether two numbers of the same victims differ as stated, "at least" put aside.

    "At least 11" leaves 17 open, but who then knows of 17 says something else: two figures stand side by
    side for one time. Numbers in vague words ("dozens", "up to 20") don't: they fit many.

    Example:
        >>> at_least, exact = Value("killed", "11..", "at least 11", 11, 11), Value("killed", "17", "17", 17, 17, 17)
        >>> stated_apart(at_least, exact)
        True
    """
    if one.of != other.of or one.number == other.number:
        return False
    return one.stated and other.stated


def _may_hold(value: Value, claim: Claim) -> bool:
    """Whether a number of everybody can take in some group: "six farmers" hold no fighters, "six people" may."""
    if value.of or not claim.targets:
        return True
    return any(at_large(party.name) for party in claim.targets)


def _left_open(one: Value, other: Value) -> bool:
    """Whether one number is "at least" so many, and the other no fewer: nobody but a side counts against it."""
    low, high = sorted((one, other), key=lambda value: value.number or 0)
    return low.high is None and low.number == low.low and (low.number or 0) <= (high.low or 0)


def _party_count(a: Account, b: Account, partial: frozenset[str]) -> bool:
    """Whether one of two accounts is a side's own count, which carries on no count of others or of another side.

    `partial` are the ids of the speakers who are a side.
    """
    ours, theirs = speaker_id(a), speaker_id(b)
    return ours != theirs and (ours in partial or theirs in partial)


def _numbers(kind: str, backwards: bool, one: Value, other: Value, party: bool) -> tuple[str, bool]:
    """The rule for two numbers: growth is none (empty), and a chain whose order isn't known has grown."""
    ours, theirs = one.number or 0, other.number or 0
    if kind == "same day":
        return kind, ours > theirs
    if kind not in ("other", "handed on") or one.of != other.of:
        return kind, backwards
    shrank = (ours < theirs) if backwards else (theirs < ours)
    if kind == "handed on":
        return ("two speakers" if shrank else kind), backwards
    if party:
        return "party", backwards
    return ("lower" if shrank else ""), backwards


def _others(kind: str, backwards: bool) -> tuple[str, bool]:
    """The rule for two parties, places or days, which do not grow."""
    if kind == "same day":
        return "", backwards
    return ("two speakers" if kind == "handed on" else kind), backwards


def _second(ours: Side, theirs: Side) -> bool:
    """Whether the second side goes first: it has more origins, or as many and was heard of earlier."""
    a, b = (
        (-len({origin_id(account) for account in side.accounts}), min(order(account) for account in side.accounts))
        for side in (ours, theirs)
    )
    return b < a


def _same_count(slot: str, one: Claim, other: Claim) -> bool:
    """Whether two claims fill a slot of one and the same act.

    Of what goes on over days, only counts of the same days are of one thing. Days, places and
    perpetrators of different acts ("the raid", "the abduction") need not agree.
    """
    if slot not in NUMBER_SLOTS:
        return _one_act(one.type, other.type)
    if one.when is None or other.when is None or not (event_type(one.type).spread or event_type(other.type).spread):
        return True
    return (one.when.start, one.when.end) == (other.when.start, other.when.end)


def _half_told(claim: Claim) -> bool:
    """Whether it is open who fought: of a clash a claim names one side only ("the post beat off the attack")."""
    return event_type(claim.type).mutual and not (claim.agents and claim.targets)


def _parties(claim: Claim) -> _Parties:
    agents, targets = ([party_of(p) for p in side if p.kind != "place"] for side in (claim.agents, claim.targets))
    return agents, targets


def _crossed(one: _Parties, other: _Parties) -> bool:
    """Whether who acts in one claim may be who suffers in the other: what two sides did to each other are two acts."""
    return any(agreement(agents, targets)[0] >= _FITS for agents, targets in ((one[0], other[1]), (other[0], one[1])))


@cache
def _one_act(type_: str, other: str) -> bool:
    return type_ == other or (event_type(type_).violent and event_type(other).violent)


def _foiled(topic: str, asserted: Sequence[Told]) -> Iterator[Disagreement]:
    """An attack that one origin reports and another calls foiled."""
    foiled = [t for t in asserted if t[0].claim.type == FOILED]
    done = [t for t in asserted if event_type(t[0].claim.type).violent and t[0].claim.numbers]
    pairs = [(a, b) for a, _ in done for b, _ in foiled if origin_id(a) != origin_id(b)]
    if pairs:
        yield row(
            topic,
            "contradiction",
            "happened",
            Side(done[0][1]["happened"], best(a for a, _ in pairs)),
            Side(Value("happened", "foiled", "it was foiled"), best(b for _, b in pairs)),
            "one origin reports harm, another that it was foiled",
        )
