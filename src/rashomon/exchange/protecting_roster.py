"""The people that a record's reports name, each public or private, report by report."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, func, select

from rashomon.exchange.protecting_rules import Mention, mention, nobody, patterns, registered, rules, standing
from rashomon.exchange.protecting_words import folded, telling
from rashomon.record.tables import CLAIMS, DOCUMENTS, LOG, PARTICIPANTS
from rashomon.record.views import VIEW_EDITS, VIEW_TELLINGS

Name = tuple[str, ...]
PERSONAL = ("person", "name")
"""Kinds of parties that may be people."""
BODIES = frozenset({"armed_group", "state_force", "government", "organisation", "media"})
"""Kinds of parties that are none."""
SLOTS = ("agents", "targets", "sources")
HARMS = (("killed", "victim"), ("wounded", "victim"), ("abducted", "detainee"), ("arrested", "detainee"))
"""What befalls those against whom an event goes, and what they are called by it where nothing else is known."""
_UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u017d\u0400-\u042f\u0590-\u05ff\u0600-\u06ff"
_NAMED = (
    rf"(?P<name>[{_UPPER}][\w’'-]*"
    rf"(?:\s+(?:(?:al|el|bin|ibn|de|del|la|van|von|ben|abu)[\s-])?[{_UPPER}][\w’'-]*){{0,3}})"
)


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
class Roster:
    """Everybody whom the reports name, and which report, event and claim belong together.

    `hidden` has, for a report, the private people's names with what stands for them and the forms that it writes;
    `known` its public ones. `reports` leads from an id of a claim, of an event or of a report to the reports.
    """

    hidden: Mapping[str, Mapping[Name, tuple[str, frozenset[Name]]]]
    known: Mapping[str, frozenset[Name]]
    others: Mapping[str, frozenset[str]]
    reports: Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class Rolls:
    """What has been read of a record's reports up to a transaction, so that the next time only the new is read."""

    seq: int = 0
    reports: dict[str, Report] = field(default_factory=lambda: defaultdict(Report))
    report_of: dict[str, str] = field(default_factory=dict)
    others: set[Name] = field(default_factory=set)


def roster(connection: Connection, rolls: Rolls | None = None) -> Roster:
    """The people of a record; `rolls` are brought up to date. All claims count, those too that a newer reading gave up.

    What people edited is read each time: a name that an edit brought stays one of its report's.
    """
    rolls = rolls or Rolls()
    last = connection.execute(select(func.coalesce(func.max(LOG.c.seq), 0))).scalar_one()
    if last > rolls.seq:
        outlets = {folded(name) for name in connection.scalars(select(DOCUMENTS.c.publisher).distinct()) if name}
        _claims(connection, rolls, outlets)
        _in_words(connection, rolls)
        _beside(connection, rolls)
        rolls.seq = last
    found = {key: _copied(report) for key, report in rolls.reports.items()}
    hidden, known = _settled(found, rolls.others)
    reports: dict[str, tuple[str, ...]] = {id: (key,) for id, key in rolls.report_of.items() if key in hidden}
    told: dict[str, set[str]] = defaultdict(set)
    for event, key in connection.execute(select(VIEW_TELLINGS.c.event, VIEW_TELLINGS.c.document)):
        told[event].add(key)
    reports |= {event: tuple(sorted(keys)) for event, keys in told.items()}
    for key, id in connection.execute(select(DOCUMENTS.c.key, DOCUMENTS.c.id)):
        reports[key] = (key,)
        reports[id] = (*reports.get(id, ()), key) if id != key and id not in told else (key,)
    others = {
        key: frozenset(word for name in report.others for word in name)
        for key, report in found.items()
        if key in hidden
    }
    return Roster(hidden, known, others, reports)


def _claims(connection: Connection, rolls: Rolls, outlets: set[Name]) -> None:
    """Lays down the people of new claims, and of edits."""
    c, p = CLAIMS.c, PARTICIPANTS.c
    named = select(p.claim).where(p.kind.in_(PERSONAL))
    edits = select(VIEW_EDITS.c.claim, VIEW_EDITS.c.body)
    for id, key in connection.execute(select(c.id, c.document).where(c.seq > rolls.seq)):
        rolls.report_of[id] = key
    new = select(c.id, c.body).where(c.seq > rolls.seq, c.id.in_(named))
    for query in (new.order_by(c.id), edits.order_by(VIEW_EDITS.c.claim)):
        for id, body in connection.execute(query):
            _of_claim(rolls.reports[rolls.report_of[id]], json.loads(body), outlets)


def _of_claim(report: Report, claim: Mapping[str, Any], outlets: set[Name]) -> None:
    for slot in SLOTS:
        for party in claim.get(slot, ()):
            if party["kind"] not in PERSONAL:
                continue
            named = person(party, outlets)
            if named is None:
                continue
            full, someone = named
            if slot == "agents" and claim["kind"] == "leadership" and someone.role is None:
                post, role = standing(str(claim.get("role", "")).lower().split(), whole=True)
                someone.public, someone.role = someone.public or post or role is None, role
            if slot == "targets" and claim["kind"] == "event":
                someone.fate = next((fate for number, fate in HARMS if claim.get(number)), "")
            _laid(report, full, someone)


def person(party: Mapping[str, Any], outlets: Collection[Name] = ()) -> tuple[Name, Person] | None:
    """The full name of a party and what its mentions say of it; None where it is nobody's name.

    Example:
        >>> name, found = person({"name": "Ona Bel", "kind": "person", "mentions": ["nurse Ona Bel", "Bel"]})
        >>> name, found.public, sorted(found.forms)
        (('ona', 'bel'), False, [('bel',), ('ona', 'bel')])
        >>> person({"name": "shopkeeper", "kind": "person", "mentions": ["shopkeeper"]}) is None
        True
    """
    said = [mention(words) for words in _whole(dict.fromkeys((party["name"], *party.get("mentions", ()))))]
    names = {one.name for one in said if one.name}
    if not names:
        return None
    own = mention(party["name"]).name or max(names, key=lambda name: (len(name), name))
    roles = [one.role for one in said if one.role is not None]
    someone = Person({folded(" ".join(name)) for name in names}, role=min(roles, default=None))
    someone.cued = bool(roles) or any(one.public for one in said)
    someone.public = any(one.public for one in said) or bool(party.get("ref")) or any(map(registered, names))
    lower = {words.strip() for words in party.get("mentions", ()) if words[:1].islower()}
    plain = " ".join(own).lower() in {word.lower() for word in lower}
    if not someone.cued and (plain or nobody(own, party["kind"], outlets)):
        return None
    full = folded(" ".join(own))
    someone.forms.add(full)
    return (full, someone) if telling(full) else None


def _whole(mentions: Iterable[str]) -> list[str]:
    """The mentions without those that are only the head of a longer one: "leader" of "leader of a rights group"."""
    given = [words for words in mentions if words.strip()]
    lower = [f" {words.lower()} " for words in given]
    return [
        words
        for words, plain in zip(given, lower, strict=True)
        if not any(plain != other and plain in other for other in lower) or mention(words).name
    ]


def _laid(report: Report, full: Name, someone: Person) -> None:
    known = report.people.setdefault(full, Person())
    known.forms |= someone.forms
    known.public, known.cued = known.public or someone.public, known.cued or someone.cued
    known.role = (
        someone.role if known.role is None else known.role if someone.role is None else min(known.role, someone.role)
    )
    known.fate = known.fate or someone.fate


@cache
def _named() -> tuple[tuple[re.Pattern[str], re.Pattern[str], int | None], ...]:
    """Each pattern, after what stands beside the name in it: that is not there in most texts, and soon looked for."""
    roles = [rule.role for rule in rules()]
    return tuple(
        (
            re.compile("".join(row.pattern.split("{name}"))),
            re.compile(row.pattern.replace("{name}", _NAMED)),
            roles.index(row.role) if row.role in roles else None,
        )
        for row in patterns("named")
    )


def named_in(text: str) -> Iterator[tuple[Name, int | None]]:
    """The people whom running words name as somebody's relative, by their age, with "Mrs", as a resident …

    Example:
        >>> [name for name, role in named_in("Among the dead are Sefa Ruud, 34, and his sister Ona Bel.")]
        [('sefa', 'ruud'), ('ona', 'bel')]
    """
    for beside, pattern, role in _named():
        for match in pattern.finditer(text) if beside.search(text) else ():
            found: Mention = mention(match["name"].removesuffix("'s").removesuffix("’s"))
            if found.name and not found.public and not nobody(found.name, "person") and not registered(found.name):
                yield folded(" ".join(found.name)), role


def _in_words(connection: Connection, rolls: Rolls) -> None:
    """Lays down people whom only the words of claims and titles name: those leave the record too."""
    said = select(CLAIMS.c.document, CLAIMS.c.evidence).where(CLAIMS.c.seq > rolls.seq).distinct()
    titles = select(DOCUMENTS.c.key, DOCUMENTS.c.title).where(DOCUMENTS.c.seq > rolls.seq, DOCUMENTS.c.title != "")
    for query in (said, titles):
        for key, text in connection.execute(query):
            for full, role in named_in(text):
                report = rolls.reports[key]
                whole = next((name for name in report.people if _part(full, name)), full)
                if whole not in report.people and telling(full):
                    _laid(report, whole, Person({full}, role=role))


def _beside(connection: Connection, rolls: Rolls) -> None:
    """Lays down what else new claims name: in a report that has people, no word of it is masked as part of a name."""
    p, c = PARTICIPANTS.c, CLAIMS.c
    query = (
        select(c.document, p.name)
        .join(CLAIMS, c.id == p.claim)
        .where(c.seq > rolls.seq, p.kind.in_(("place", *sorted(BODIES))))
        .distinct()
    )
    for key, words in connection.execute(query):
        rolls.others.add(name := folded(words))
        if key in rolls.reports:
            rolls.reports[key].others.add(name)


def _part(some: Name, whole: Name) -> bool:
    """Whether one name is a part of another one, in its order: a family name, a name without its middle."""
    rest = iter(telling(whole))
    short = telling(some)
    return bool(short) and len(short) < len(telling(whole)) and all(word in rest for word in short)


def _settled(
    found: Mapping[str, Report], others: set[Name]
) -> tuple[dict[str, dict[Name, tuple[str, frozenset[Name]]]], dict[str, frozenset[Name]]]:
    """Who is hidden and who is known in each report.

    A name that nothing says to be a person's, and that is a place's or a body's in any report, is nobody's.
    Somebody of whom a report says nothing is public where another report gives the same full name a post, and
    none a private role.
    """
    public, private = set[Name](), dict[Name, int]()
    for report in found.values():
        _joined(report)
        for full in [full for full, one in report.people.items() if not one.cued and full in others]:
            del report.people[full]
        for full, someone in report.people.items():
            if someone.public:
                public.add(full)
            elif someone.role is not None:
                private[full] = min(someone.role, private.get(full, someone.role))
    fates: dict[Name, str] = {}
    for report in found.values():
        for full, someone in report.people.items():
            if someone.fate:
                fates[full] = min(someone.fate, fates.get(full, someone.fate))
    hidden: dict[str, dict[Name, tuple[str, frozenset[Name]]]] = {}
    known: dict[str, frozenset[Name]] = {}
    for key, report in found.items():
        open_ = set[Name]()
        for full, someone in report.people.items():
            elsewhere = someone.role is None and len(telling(full)) > 1 and full in public and full not in private
            if someone.public or elsewhere:
                open_ |= {full, *someone.forms}
            else:
                role = rules()[private[full]].role if full in private else fates.get(full, "person")
                hidden.setdefault(key, {})[full] = (role, frozenset(someone.forms))
        known[key] = frozenset(open_)
    return hidden, known


def _copied(report: Report) -> Report:
    people = {full: replace(one, forms=set(one.forms)) for full, one in report.people.items()}
    return Report(people, report.others)


def _joined(report: Report) -> None:
    """Gives what is said of a part of a name to the one person of the report who bears the whole."""
    for short in sorted(report.people, key=lambda name: (len(name), name)):
        whole = [name for name in report.people if name != short and _part(short, name)]
        if len(whole) == 1:
            someone = report.people.pop(short)
            _laid(report, whole[0], someone)
