"""The people that a record's reports name, each public or private, report by report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine

from rashomon.exchange.protecting_rules import (
    CUT,
    PERSON,
    mention,
    of_a_people,
    role_named,
    standing,
    weighty,
)
from rashomon.exchange.protecting_running import named_in, people_of
from rashomon.exchange.protecting_spellings import SERVANTS, Spelt, bone
from rashomon.exchange.protecting_things import nobody, registered
from rashomon.exchange.protecting_words import folded, telling

Name = tuple[str, ...]
PERSONAL = ("person", "name")
"""Kinds of parties that may be people."""
BODIES = frozenset({"armed_group", "state_force", "government", "organisation", "media"})
"""Kinds of parties that are none."""
RULED = frozenset({"armed_group", "state_force", "government"})
"""Kinds of parties whose leaders are public."""
SLOTS = ("agents", "targets", "sources")
HARMS = (("killed", "victim"), ("wounded", "victim"), ("abducted", "detainee"), ("arrested", "detainee"))
"""What befalls those against whom an event goes, and what they are called by it where nothing else is known."""


@dataclass(slots=True)
class Person:
    """Somebody of one report: the ways in which it writes the name, what it says of them."""

    forms: set[Name] = field(default_factory=set)
    public: bool = False
    role: int | None = None
    fate: str = ""
    cued: bool = False


@dataclass(slots=True)
class Report:
    """What is known of one report: its people by full name, and names of places and bodies, which are no person's."""

    people: dict[Name, Person] = field(default_factory=dict)
    others: set[Name] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the parties of a name are in all reports together: has any a post, what private person the others are."""

    posts: bool = False
    role: int | None = None
    fate: str = ""
    cued: bool = False
    thing: bool = False
    seen: bool = True

    @property
    def private(self) -> bool:
        """Whether the name is to go where nothing else is known of its bearer."""
        return self.seen and (self.cued or not self.thing) and (self.role is not None or not self.posts)

    @property
    def known(self) -> bool:
        """Whether a report has the name for somebody's or something's."""
        return self.seen or self.thing

    @property
    def word(self) -> str:
        """What takes the name's place."""
        return role_named(self.role) if self.role is not None else self.fate or PERSON


NOBODY = Standing(seen=False)
"""What a name is that no report has for a person's."""


@dataclass(slots=True)
class Roster:
    """Everybody whom some reports name, and which report, event and claim belong together.

    `hidden` has, for a report, the private people's names with what stands for them and the forms that it writes;
    `known` its public ones. `reports` leads from an id of a claim, of an event or of a report to the reports.
    `wide` are names of two words and more, and single ones, of people of any report, with what stands for them;
    `begins` the words that they begin with, `goes_on` all others. `alike` has other spellings of such names,
    `first_bones` and `other_bones` what these begin and go on with. `kin` leads from a report to those that tell of
    the same events. `places` are names of places, `outlets` those of publishers.
    """

    hidden: dict[str, dict[Name, tuple[str, frozenset[Name]]]] = field(default_factory=dict)
    known: dict[str, frozenset[Name]] = field(default_factory=dict)
    others: dict[str, frozenset[str]] = field(default_factory=dict)
    reports: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wide: dict[Name, tuple[Name, str]] = field(default_factory=dict)
    begins: set[str] = field(default_factory=set)
    alike: dict[Name, tuple[Name, str]] = field(default_factory=dict)
    first_bones: set[str] = field(default_factory=set)
    goes_on: set[str] = field(default_factory=set)
    other_bones: set[str] = field(default_factory=lambda: set(map(bone, SERVANTS)))
    kin: dict[str, tuple[str, ...]] = field(default_factory=dict)
    places: set[Name] = field(default_factory=set)
    outlets: set[Name] = field(default_factory=set)

    @property
    def first_words(self) -> Spelt:
        """What names begin with."""
        return Spelt(self.begins, self.first_bones)

    @property
    def next_words(self) -> Spelt:
        """What names go on with."""
        return Spelt(self.goes_on, self.other_bones)

    @property
    def full(self) -> bool:
        """Whether it holds more than is to be kept."""
        return False

    def gather(self, record: Engine | None, ids: Collection[str], texts: Collection[str]) -> None:
        """Learn what is needed for these words, with these ids beside them; here all is known."""

    def may_name(self, text: str) -> bool:
        """Whether a text has a word that is, or sounds like, a part of a private person's name in any report."""
        return True

    def may_stand(self, text: str) -> bool:
        """Whether a text has a word with which something in `wide` or `alike` begins."""
        return True

    def beside(self, near: frozenset[str], texts: Iterable[str]) -> frozenset[str]:
        """The reports that tell of the same events as these and may name somebody by one of the words of the texts."""
        return frozenset(other for key in near for other in self.kin.get(key, ())) - near


def people_in(claim: Mapping[str, Any], outlets: Collection[Name]) -> Iterator[tuple[Name, Person]]:
    """The people among the parties of a claim, and what it says of each."""
    for slot in SLOTS:
        for party in claim.get(slot, ()):
            if party["kind"] not in PERSONAL:
                continue
            named = person(party, outlets)
            if named is None:
                continue
            full, someone = named
            if slot == "agents" and claim["kind"] == "leadership" and someone.role is None:
                words = str(claim.get("role", "")).lower().split()
                post, role = standing(words, whole=True)
                leads = role is None and any(map(_ruled, claim.get("targets", ())))
                someone.public, someone.role = someone.public or leads or (post and weighty(words)), role
            if slot == "targets" and claim["kind"] == "event":
                someone.fate = next((fate for number, fate in HARMS if claim.get(number)), "")
            yield full, someone


def _ruled(party: Mapping[str, Any]) -> bool:
    """Whether who leads a party is public: a force's, a state's, an armed group's that has a name."""
    return party["kind"] in RULED and (bool(party.get("ref")) or not party["name"].islower())


def person(party: Mapping[str, Any], outlets: Collection[Name] = ()) -> tuple[Name, Person] | None:
    """The full name of a party and what its mentions say of it; None where it is nobody's name.

    Example:
        >>> name, found = person({"name": "Ona Bel", "kind": "person", "mentions": ["nurse Ona Bel", "Bel"]})
        >>> name, found.public, sorted(found.forms)
        (('ona', 'bel'), False, [('bel',), ('ona', 'bel')])
        >>> person({"name": "shopkeeper", "kind": "person", "mentions": ["shopkeeper"]}) is None
        True
    """
    found = _person(party["name"], party["kind"], bool(party.get("ref")), tuple(party.get("mentions", ())))
    if found is None:
        return None
    full, someone = found
    if not someone.cued and full in outlets:
        return None
    return full, replace(someone, forms=set(someone.forms))


@lru_cache(maxsize=50_000)
def _person(name: str, kind: str, known: bool, mentions: tuple[str, ...]) -> tuple[Name, Person] | None:
    """The same of a party's parts: reports say one thing many times."""
    whole = _whole(dict.fromkeys((name, *mentions)))
    said = [mention(words) for words in whole]
    names = {one.name for one in said if one.name}
    if not names:
        return None
    names = {one for one in names if not of_a_people(one)} or names
    own = mention(name).name or max(names, key=lambda name: (len(name), name))
    roles = [one.role for one in said if one.role is not None]
    someone = Person({folded(" ".join(name)) for name in names}, role=min(roles, default=None))
    someone.cued = bool(roles) or any(one.public for one in said)
    someone.public = known or any(map(registered, names))
    for words, one in zip(whole, said, strict=True):
        someone.public = someone.public or (one.public and weighty(words.split()[: -len(one.name) or None]))
    plain = " ".join(own).lower() in {words.strip().lower() for words in mentions if words[:1].islower()}
    if not someone.cued and (plain or _compound(name, kind, mentions, own) or nobody(own, kind)):
        return None
    full = folded(" ".join(own))
    someone.forms.add(full)
    return (full, someone) if telling(full) else None


def _compound(name: str, kind: str, mentions: Iterable[str], own: Name) -> bool:
    """Whether the name is a part of a name of something: "Syrian Revolution", "Honest Rule of Justice"."""
    parts = name.split()
    alone = any(len(words.split()) == 1 for words in mentions)
    if len(own) == 1 and len(parts) > 1 and not alone and "’s" not in name and "'s" not in name:
        return True
    return kind != PERSON and any(part.lower() in ("of", "for") for part in parts[1:])


def _whole(mentions: Iterable[str]) -> list[str]:
    """The mentions without those that are only the head of a longer one: "leader" of "leader of a rights group"."""
    given = [words for words in mentions if words.strip()]
    lower = [f" {words.lower()} " for words in given]
    return [
        words
        for words, plain in zip(given, lower, strict=True)
        if not any(plain != other and plain in other for other in lower) or mention(words).name
    ]


def laid(report: Report, full: Name, someone: Person) -> None:
    """Adds what is said of somebody to what the report says of them."""
    known = report.people.setdefault(full, Person())
    known.forms |= someone.forms
    known.public, known.cued = known.public or someone.public, known.cued or someone.cued
    known.role = (
        someone.role if known.role is None else known.role if someone.role is None else min(known.role, someone.role)
    )
    known.fate = known.fate or someone.fate


def in_words(report: Report, texts: Iterable[str]) -> None:
    """Lays down people whom only the report's running words name: those leave the record too.

    One word alone is a name where the report has it in capitals only, and no place or body of that name. A post that
    stands beside a name in running words makes nobody public of whom the report says that they are private.
    """
    posts = list[tuple[Name, Person]]()
    for text in texts:
        told = [(Person({full}, role=role), full) for full, role in named_in(text)]
        for seen in people_of(text):
            someone = Person({seen.name}, public=seen.public, role=seen.role, cued=seen.cued)
            if seen.public:
                posts.append((seen.name, someone))
            else:
                told.append((someone, seen.name))
        for someone, full in told:
            if len(full) == 1 and (re.search(rf"\b{re.escape(full[0])}\b", text) or full in report.others):
                continue
            _laid_in(report, full, someone)
    for full, someone in posts:
        whole = next((name for name in report.people if _part(full, name)), full)
        if (known := report.people.get(whole)) is None or known.role is None:
            _laid_in(report, full, someone)


def _laid_in(report: Report, full: Name, someone: Person) -> None:
    """Lays somebody of the running words down, as the one who bears the whole of the name where that is known."""
    whole = next((name for name in report.people if telling(name) == telling(full) or _part(full, name)), full)
    if telling(full):
        laid(report, whole, someone)


_AFTER = CUT | {
    "or", "but", "that", "which", "is", "was", "has", "had", "as", "said", "says", "were", "will", "when", "where",
    "after", "before",
}  # fmt: skip


def doubtful(report: Report) -> list[Name]:
    """The names of several words of which the report says nothing that only people are."""
    return [full for full, one in report.people.items() if not (one.cued or one.public) and len(telling(full)) > 1]


def without_things(report: Report, text: str) -> None:
    """Leaves out names that the report always writes with "the" before them, and of which nothing says a person's.

    Nobody is called "the Ona Bel"; what is, is a garden, a ship or a law. "The Ona Bel case" says nothing of the sort.

    Example:
        >>> report = Report({("rose", "garden"): Person(), ("ona", "bel"): Person()})
        >>> without_things(report, "In the Rose Garden, Ona Bel met the Ona Bel trust.")
        >>> sorted(report.people)
        [('ona', 'bel')]
    """
    for full in doubtful(report):
        written = re.compile(rf"(?i:(\bthe\s+)?\b{'[ -]'.join(map(re.escape, full))}\b)(?:['’]s\b|(?:\s+([a-z]+))?)")
        found = list(written.finditer(text))
        if found and all(match[1] and match[2] in (None, *_AFTER) for match in found):
            del report.people[full]


def _part(some: Name, whole: Name) -> bool:
    """Whether one name is a part of another one, in its order: a family name, a name without its middle."""
    rest = iter(telling(whole))
    short = telling(some)
    return bool(short) and len(short) < len(telling(whole)) and all(word in rest for word in short)


def settled(
    report: Report, standings: Mapping[Name, Standing]
) -> tuple[dict[Name, tuple[str, frozenset[Name]]], frozenset[Name]]:
    """Who is hidden and who is known in a report; `standings` are those of its people in all reports.

    A name that nothing says to be a person's, and that is a place's or a body's in any report, is nobody's.
    Somebody of whom the report says nothing is public where another one gives the same full name a post, and
    none a private role.

    Example:
        >>> report = Report({("ona", "bel"): Person({("ona", "bel")}), ("rado", "vink"): Person(public=True)})
        >>> settled(report, {}), settled(report, {("ona", "bel"): Standing(posts=True)})[0]
        (({('ona', 'bel'): ('person', frozenset({('ona', 'bel')}))}, frozenset({('rado', 'vink')})), {})
    """
    hidden: dict[Name, tuple[str, frozenset[Name]]] = {}
    known = set[Name]()
    for full, someone in report.people.items():
        there = standings.get(telling(full), NOBODY)
        if not someone.cued and there.thing:
            continue
        elsewhere = someone.role is None and len(telling(full)) > 1 and there.posts and there.role is None
        if someone.public or elsewhere:
            known |= {full, *someone.forms}
        else:
            roles = [role for role in (someone.role, there.role) if role is not None]
            word = role_named(min(roles)) if roles else there.fate or someone.fate or PERSON
            hidden[full] = (word, frozenset(someone.forms))
    return hidden, frozenset(known)


def joined(report: Report) -> None:
    """Gives what is said of a part of a name to the one person of the report who bears the whole."""
    for short in sorted(report.people, key=lambda name: (len(name), name)):
        whole = [name for name in report.people if name != short and _part(short, name)]
        if len(whole) == 1:
            someone = report.people.pop(short)
            laid(report, whole[0], someone)


def size(report: Report) -> int:
    """What a report that is laid out takes up, in names."""
    return 1 + len(report.others) + sum(1 + len(one.forms) for one in report.people.values())


def summed(found: Mapping[str, Report], *, thing: bool) -> Standing:
    """What a name is in all reports together, `found` in each of some, from what their claims say of its bearers."""
    people: list[Person] = []
    for report in filter(lambda report: report.people, found.values()):
        whole = Person()
        for one in report.people.values():
            laid(Report({(): whole}), (), one)
        people.append(whole)
    return Standing(
        any(one.public for one in people),
        min((one.role for one in people if one.role is not None and not one.public), default=None),
        min((one.fate for one in people if one.fate), default=""),
        any(one.cued for one in people),
        thing,
        bool(people),
    )
