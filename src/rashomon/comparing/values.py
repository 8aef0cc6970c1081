"""Values: what one claim puts into one slot, in a form that compares and in words that show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rashomon.comparing.account import Account
from rashomon.comparing.geography import proper_name, where
from rashomon.comparing.parties import who
from rashomon.comparing.sides import OF_MANY, country_told
from rashomon.comparing.slots import NUMBER_SLOTS, bounds, event_type
from rashomon.comparing.telling import Where, Who
from rashomon.comparing.victims import Names, groups_of
from rashomon.comparing.voices import holding
from rashomon.reading.claim import Claim, Modality, Number, Party
from rashomon.reading.numbers import find_numbers
from rashomon.registers.actors import actor_register

UNKNOWN = "unknown"
"""The key of the perpetrator that an account does not name: a value like another, which nothing contradicts."""
MODALITY_WORDS: dict[Modality, str] = {
    "asserted": "it happened",
    "denied": "it did not happen",
    "possible": "it may have happened",
    "planned": "it is planned",
}
_NUMBER_WORDS = {"at_least": "at least {}", "at_most": "up to {}", "about": "about {}", "none": "none"}
_EXACT = frozenset({"exact", "named", "article", "both"})


@dataclass(frozen=True, slots=True)
class Value:
    """What a claim says in a slot: `key` compares, `words` are for people.

    `number` is a count by the coding rule, `low` and `high` its bounds (None: open); for days the
    bounds are ordinals (`date.toordinal`). `of` names the victims counted, empty for all of them.

    Example:
        >>> number_value("killed", Number(12, 12, None, "dozens"))
        Value(slot='killed', key='12..99', words='dozens', number=12, low=12, high=99, ...)
    """

    slot: str
    key: str
    words: str
    number: int | None = None
    low: int | None = None
    high: int | None = None
    of: frozenset[str] = frozenset()
    parties: tuple[Who, ...] = ()
    places: tuple[Where, ...] = ()
    mutual: tuple[Who, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether a number is given as such, exactly or as the least; vague words ("dozens") leave it open.

        Example:
            >>> told = Number(40, 40, None, "at_least"), Number(12, 12, None, "dozens")
            >>> [number_value("killed", number).stated for number in told]
            [True, False]
        """
        return self.number is not None and self.low == self.number and self.high in (None, self.number)

    @property
    def plain(self) -> str | int:
        """The value for a machine: the number as coded, the days as ISO 8601, else the key.

        Example:
            >>> number_value("killed", Number(12, 12, None, "dozens")).plain
            12
        """
        return self.key if self.number is None else self.number


Values = dict[str, Value]


# What makes a party or a place compare, without its span: few strings, so that each is read once.
_PartyKey = tuple[str, str, str, str]
_PlaceKey = tuple[str, str, str, str, float | None, float | None, str]


@lru_cache(maxsize=1 << 14)
def _who(key: _PartyKey) -> Who:
    name, kind, ref, country = key
    return who(Party(name, kind, ref=ref, country=country))


def party_of(party: Party) -> Who:
    """A party in the form that is compared, read once for each name."""
    return _who((party.name, party.kind, party.ref, party.country))


@lru_cache(maxsize=1 << 14)
def _where(key: _PlaceKey) -> Where | None:
    name, ref, country, inside, latitude, longitude, precision = key
    return where(Party(name, "place", (), ref, country, inside, latitude, longitude, precision))


def place_of(place: Party) -> Where | None:
    """A place in the form that is compared, read once for each name and point; None for one without a name."""
    return _where(_place_key(place))


def _place_key(p: Party) -> _PlaceKey:
    return (proper_name(p), p.ref, p.country, p.inside, p.latitude, p.longitude, p.precision)


def _said(place: Party) -> bool:
    """Whether the words name the place; "the village", for which the reader took a name from elsewhere, do not."""
    return not place.inferred or any(map(str.isupper, place.name))


_BEHIND = re.compile(r"(?:\s+[^\W\d_]+){1,2}(?![\w'’-])")
"""A noun, with one word before it."""


def values(account: Account) -> Values:
    """The values of an event claim by slot; places are never perpetrators.

    A claim that names no perpetrator has the value `UNKNOWN` for `who`; other empty slots are left out.

    Example:
        >>> from rashomon.reading.claim import Claim
        >>> blast = Claim("event", "bombing", numbers={"killed": Number(80, 80, 80)})
        >>> [(v.slot, v.words) for v in values(Account("c1", blast, "d1")).values()]
        [('what', 'bombing'), ('who', 'not named'), ('killed', '80'), ('happened', 'it happened')]
    """
    claim = account.claim
    home = country_told(claim)
    agents, targets = (
        tuple([(p.name, p.kind, p.ref, p.country or _home(p, home)) for p in side if p.kind != "place"])
        for side in (claim.agents, claim.targets)
    )
    found = {"what": _word("what", claim.type, claim.type.replace("_", " "))}
    found["who"] = _parties("who", agents, targets if event_type(claim.type).mutual else ())
    if targets:
        found["whom"] = _parties("whom", targets, ())
    if claim.places and (where_ := _places(tuple([_place_key(p) for p in claim.places if _said(p)]))) is not None:
        found["where"] = where_
    if claim.when is not None:
        found["when"] = _days(claim.when.start, claim.when.end)
    for slot, n in claim.numbers.items():
        if slot in NUMBER_SLOTS:
            # Whom a number counts by name is a person, though the reader may not know what the name is of.
            by_name = n.vagueness == "named"
            victims = tuple(
                [
                    (name, "person" if by_name and kind == "name" else party_kind(kind, ref))
                    for name, kind, ref, _ in targets
                ]
            )
            found[slot] = _number(slot, n.value, n.low, n.high, n.vagueness, _victims(claim, n, victims))
    found["happened"] = _word("happened", claim.modality, MODALITY_WORDS[claim.modality])
    return found


def _home(party: Party, country: str) -> str:
    """The country of "the army" or "the police" that a claim doesn't tell: that of the place of which it tells."""
    return country if party.ref.startswith(":") and party.ref not in OF_MANY else ""


def _victims(claim: Claim, number: Number, targets: Names) -> Names:
    """Whom a number counts: its own words go before the targets ("killing three police and wounding nine people")."""
    behind = counted(claim, number)
    if not targets or not behind:
        return targets or behind
    if number.span is None or _says(number.span.quote) != number.value:
        return targets
    whose, whom = groups_of(behind), groups_of(targets)
    return behind if whose and (whose < whom or not whose & whom) else targets


@lru_cache(maxsize=1 << 12)
def party_kind(kind: str, ref: str) -> str:
    """The kind of a party; people who are called by an armed group's name ("13 al-Shabab members") are the group's.

    Example:
        >>> party_kind("people", "al-shabab"), party_kind("people", "")
        ('armed_group', 'people')
    """
    known = actor_register().get(ref) if kind == "people" and ref else None
    return known.kind if known is not None and known.kind == "armed_group" else kind


@lru_cache(maxsize=1 << 12)
def _says(words: str) -> int | None:
    """The number that some words say; a sum ("a nurse and five patients") is not said by the first of them."""
    tokens = words.split()
    found = find_numbers(tokens, [token.lower() for token in tokens])
    return found[0].value if len(found) == 1 else None


def counted(claim: Claim, number: Number) -> Names:
    """Whom a number counts by the words right behind it.

    Example:
        >>> from rashomon.reading.claim import Claim, Span
        >>> told = Span(0, 31, "They killed at least 40 rebels.")
        >>> counted(Claim("event", "attack", evidence=(told,)), Number(40, span=Span(21, 23, "40")))
        (('rebels', 'people'),)
    """
    words = holding(claim, number.span)
    if words is None or number.span is None:
        return ()
    behind = _BEHIND.match(words.quote, number.span.end - words.start)
    return ((behind[0].strip(), "people"),) if behind else ()


@lru_cache(maxsize=1 << 10)
def _word(slot: str, key: str, words: str) -> Value:
    return Value(slot, key, words)


@lru_cache(maxsize=1 << 14)
def _parties(slot: str, parties: tuple[_PartyKey, ...], mutual: tuple[_PartyKey, ...]) -> Value:
    """The value of parties, in the order of their keys; of no parties that the perpetrator is unknown."""
    others = tuple(map(_who, mutual))
    if not parties:
        return Value(slot, UNKNOWN, "not named", mutual=others)
    found = {w.key: w for w in map(_who, parties)}
    order = tuple(found[key] for key in sorted(found))
    key, words = " + ".join(p.key for p in order), ", ".join(p.name for p in order)
    return Value(slot, key, words, parties=order, mutual=others)


@lru_cache(maxsize=1 << 14)
def _places(places: tuple[_PlaceKey, ...]) -> Value | None:
    """The value of places, in the order of their keys; None where none of them has a name."""
    found = {w.key: w for w in map(_where, places) if w is not None}
    if not found:
        return None
    order = tuple(found[key] for key in sorted(found))
    return Value("where", " + ".join(p.key for p in order), ", ".join(p.name for p in order), places=order)


@lru_cache(maxsize=1 << 14)
def _days(start: date, end: date) -> Value:
    """The value of days; a single day has one ISO date as its key."""
    first, last = start.isoformat(), end.isoformat()
    key, words = (first, first) if start == end else (f"{first}/{last}", f"{first} to {last}")
    return Value("when", key, words, low=start.toordinal(), high=end.toordinal())


def number_value(slot: str, number: Number, victims: Names = ()) -> Value:
    """The value of a count, with its bounds and with whose it is; `victims` are names and kinds.

    Example:
        >>> number_value("killed", Number(3, 3, 3), (("three children", "people"),)).words
        '3 (children)'
    """
    return _number(slot, number.value, number.low, number.high, number.vagueness, victims)


@lru_cache(maxsize=1 << 14)
def _number(slot: str, value: int, least: int | None, most: int | None, vagueness: str, victims: Names) -> Value:
    low, high = bounds(Number(value, least, most, vagueness))
    of = frozenset[str]() if slot == "displaced" else groups_of(victims)
    key = str(low) if low == high else f"{low}..{'' if high is None else high}"
    if vagueness in _EXACT:
        words = str(value)
    elif vagueness == "range":
        words = f"{low} to {high}" if high is not None else f"{low} or more"
    else:
        words = _NUMBER_WORDS.get(vagueness, vagueness).format(value)
    if of:
        named = ", ".join(sorted(of))
        key, words = f"{key} {named}", f"{words} ({named})"
    return Value(slot, key, words, number=value, low=low, high=high, of=of)
