"""Private persons in what leaves the record: names become a role and a pseudonym, wherever they stand.

Who is private is settled by `protecting_rules` and `protecting_roster`; here rows are gone through. It is no
anonymisation: who has the reports finds the names there.
"""

from __future__ import annotations

import hmac
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import Engine, func, select

from rashomon.exchange.protecting_lookup import Lookup
from rashomon.exchange.protecting_marks import article, at_word, between, capital, edge, edge_after
from rashomon.exchange.protecting_near import Ids, Near, Nearness
from rashomon.exchange.protecting_roster import Name, Roster, person
from rashomon.exchange.protecting_rules import patterns
from rashomon.exchange.protecting_running import named_in, people_of
from rashomon.exchange.protecting_spellings import spans
from rashomon.exchange.protecting_titles import nameless, stays
from rashomon.exchange.protecting_words import Word, cut, telling
from rashomon.record.dialects import name_of, reading
from rashomon.record.protection import protection_key
from rashomon.record.tables import LOG

DIGITS = 8
"""Hex digits of a pseudonym: among 3,000 people two are the same once in a thousand records."""
COARSE = 1
"""Decimals of coordinates that are made coarse: about 11 kilometres."""
PROTECTED = "protected"
"""The field that says of a row, or of a claim in it, that something in it was replaced."""
_SPECIFIC = ("document", "documents", "report", "claim", "claims", "id", "key", "a", "b", "of", "origin_document")
_WIDER = ("event", "events", "topic", "about")
_CODES = frozenset({
    "kind", "type", "modality", "change", "granularity", "basis", "precision", "country", "part", "vagueness", "hash",
    "speaker_kind", "stake", "origin_rule", "evidence_part", "status", "slot", "policy", "licence", "language", "rules",
})  # fmt: skip
"""Fields that hold words of ours alone."""
_ENDS = re.compile(r"; | > ")
_DIGITS = re.compile(r"(?:\+\d|(?<!\d)0\d)[\d ().\u2010-\u2015/-]{5,}")
_TOGETHER = 100
"""Rows whose reports are looked up together."""


class Shield:
    """What replaces private persons' names in rows of one record, as it stood when this was made.

    `names` are the pseudonyms that were used, `places` how often anything was replaced. With `coarse`, rows that
    name somebody protected lose the exact position.
    """

    def __init__(self, people: Roster, key: bytes, *, record: Engine | None = None, coarse: bool = False) -> None:
        self._people, self._key, self._record, self.coarse = people, key, record, coarse
        self.names: set[str] = set()
        self.places = 0
        self.pseudonym: Callable[[Name, str], str] = lru_cache(maxsize=20_000)(self._pseudonym)
        self._near = Nearness(people, self.pseudonym)
        # Rows of one report say the same many times.
        self._told: Callable[[str, Ids], tuple[str, frozenset[str], int]] = lru_cache(maxsize=20_000)(self._replaced)

    def _pseudonym(self, name: Name, role: str) -> str:
        """What stands for a name: the same in every export of the record, and in none of another record."""
        code = hmac.digest(self._key, " ".join(telling(name) or name).encode(), "sha256").hex()[:DIGITS]
        return f"{role} #{code}"

    @property
    def full(self) -> bool:
        """Whether more is kept for it than should be: what goes on for long had better ask for another shield."""
        return self._people.full

    def stays(self, text: str) -> bool:
        """Whether nobody can be named in a text (`protecting_titles`): nothing needs looking up for it."""
        return stays(text, self._people.places, self._people.outlets)

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """Each row protected, as `row` does."""
        given = iter(rows)
        while some := list(islice(given, _TOGETHER)):
            self._expect(some)
            yield from map(self._row, some)

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with names replaced, and in `protected` whether any was; so in each part of it that has words."""
        self._expect([row])
        return self._row(row)

    def table(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[tuple[Sequence[str], bool]]:
        """Rows of cells under these names, each with names of people replaced, and whether any was.

        Cells hold lists with "; " between the items.

        Example:
            >>> found = Shield(Roster(), b"key").table(["id", "words"], [["c1", "Write to ona@valley.example."]])
            >>> [(row[1][:16], changed) for row, changed in found]
            [('Write to [e-mail', True)]
        """
        columns = [dict.fromkeys(column) for column in zip(*rows, strict=True)]
        asked = {at for at, name in enumerate(names) if name not in _CODES and not all(map(self.stays, columns[at]))}
        of = [(at, name) for at, name in enumerate(names) if name in _SPECIFIC or name in _WIDER]
        ids = {id for at, _ in of for cell in columns[at] for id in cell.split("; ")}
        self._people.gather(self._record, ids, {text for at in asked for text in columns[at]})
        for row in rows:
            given = {name: row[at] for at, name in of}
            near = self._context(given, _SPECIFIC) or self._context(given, _WIDER)
            if not near:
                near = self._context({name: cell.split("; ") for name, cell in given.items()}, _SPECIFIC + _WIDER)
            told = [self._masked(cell, near) if at in asked else cell for at, cell in enumerate(row)]
            yield told, told != list(row)

    def value(self, value: Any) -> Any:
        """Plain values of any shape, protected; an object in which something was replaced says so."""
        self._expect(value)
        return self._walk(value, frozenset())[0]

    def text(self, text: str, reports: Iterable[str] = ()) -> str:
        """Words with names replaced; `reports` are the keys of those that they are from."""
        self._people.gather(self._record, near := frozenset(reports), [text])
        return self._masked(text, near)

    def _expect(self, value: Any) -> None:
        """Look up what values will need at once, rather than one by one."""
        ids, texts = set[str](), set[str]()
        _collected(value, ids, texts)
        self._people.gather(self._record, ids, texts)

    # -- rows

    def _row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        found, changed = self._walk(row, Ids())
        return {**found, PROTECTED: changed}

    def _walk(self, value: Any, near: Ids) -> tuple[Any, bool]:
        if isinstance(value, str):
            masked = self._masked(value, near)
            return masked, masked != value
        if isinstance(value, Mapping):
            return self._object(value, near)
        if isinstance(value, (list, tuple)):
            parts = [self._walk(item, near) for item in value]
            return [part for part, _ in parts], any(changed for _, changed in parts)
        return value, False

    def _object(self, row: Mapping[str, Any], near: Ids) -> tuple[dict[str, Any], bool]:
        near = self._context(row, _SPECIFIC) or self._context(row, _WIDER) or near
        found: dict[str, Any] = {}
        changed = False
        for name, value in row.items():
            if name in _CODES or value is None:
                found[str(name)] = value
            elif isinstance(value, str):
                found[str(name)] = told = self._masked(value, near)
                changed = changed or told != value
            else:
                found[str(name)], here = self._walk(value, near)
                changed = changed or here
        if changed and self.coarse:
            found = _coarsened(found)
        if changed and ("evidence" in found or "quote" in found or "words" in found or "title" in found):
            found[PROTECTED] = True
        return found, changed

    def _context(self, row: Mapping[str, Any], fields: Iterable[str]) -> Ids:
        reports = self._people.reports
        keys = set[str]()
        for field in fields:
            value = row.get(field)
            for id in (value,) if isinstance(value, str) else value if isinstance(value, (list, tuple)) else ():
                if isinstance(id, str) and id in reports:
                    keys.update(reports[id])
        return frozenset(keys)

    # -- words

    def _masked(self, text: str, near: Ids) -> str:
        if self.stays(text):
            return text
        masked, names, places = self._told(text, near)
        if places:
            self.names |= names
            self.places += places
        return masked

    def _replaced(self, text: str, near: Ids) -> tuple[str, frozenset[str], int]:
        """The text with names replaced, the pseudonyms of persons in it, how often anything was replaced."""
        if "%" in text and (plain := unquote(text)) != text:
            masked, names, places = self._replaced(plain, near)
            return (quote(masked, safe="/:?&=+#[]") if masked != plain else text), names, places
        masked, places = self._without_contacts(text)
        anywhere = self._people.may_stand(masked) and self._people.first_words.among(masked)
        if not (anywhere or self._people.may_name(masked)):
            return masked, frozenset(), places
        context, found = self._near(near, text), cut(masked)
        here = range(len(found)) if context.among(masked) else ()
        hits = [hit for at in here for hit in at_word(masked, found, at, context)]
        hits += self._anywhere(masked, found, context) if anywhere else []
        told, put = _put(masked, hits) if hits else (masked, [])
        return told, frozenset(put), places + len(put)

    def _anywhere(self, text: str, found: Sequence[Word], near: Near) -> Iterator[tuple[int, int, str]]:
        """Names of private people of any report; a single one where it is all there is, or all between the joints
        of a list: "Osso; Red Column".
        """
        people = self._people
        bounds = {0, len(text), *(end for between in _ENDS.finditer(text) for end in between.span())}
        for at, last, window in spans(text, found, people.first_words, people.next_words):
            stands = people.wide.get(window)
            if stands is None and (stands := people.alike.get(window)) and not capital(text, found[at : last + 1]):
                continue
            if stands is None or stands[0] in near.known or window in near.known:
                continue
            start, end = found[at].start, found[last].end
            alone = end in bounds and (start in bounds or text[:start].endswith("person:"))
            if len(window) > 1 or len(stands[0]) > 1 or (alone and window[0] not in near.spared):
                yield start, end, self.pseudonym(*stands)

    def _without_contacts(self, text: str) -> tuple[str, int]:
        places = 0
        if "@" in text or _DIGITS.search(text):
            for pattern, label in _contacts():
                put = lambda match: f"[{self.pseudonym((match[0].lower(),), label)}]"  # noqa: B023, E731 (called at once)
                text, many = pattern.subn(put, text)
                places += many
        return text, places


def _put(text: str, hits: Iterable[tuple[int, int, str]]) -> tuple[str, list[str]]:
    """The text with the hits replaced, the longest first where they overlap; one name in pieces as one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, who in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if kept and start < kept[-1][1]:
            continue
        if kept and kept[-1][2] == who and between(text[kept[-1][1] : start]):
            kept[-1] = (kept[-1][0], end, who)
        else:
            kept.append((article(text, start), end, who))
    pieces, at = [], 0
    for start, end, who in kept:
        alone = edge(text[:start], " > ", "; ") and edge_after(text[end:], " > ", "; ")
        pieces += [text[at:start], who if alone else f"[{who}]"]
        at = end
    return "".join([*pieces, text[at:]]), [who for _, _, who in kept]


@cache
def _contacts() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row.pattern), row.label) for row in patterns("contact"))


def contexts(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an object that say which reports its parts draw on, where they say nothing else.

    Example:
        >>> contexts({"event": "e1", "total": 2, "claims": [{"id": "c1"}]})
        {'event': 'e1'}
    """
    given = {name: row[name] for name in (*_SPECIFIC, *_WIDER) if name in row}
    return {name: value for name, value in given.items() if isinstance(value, str) or _of_text(value)}


def _of_text(value: Any) -> bool:
    return isinstance(value, (list, tuple)) and any(isinstance(item, str) for item in value)


def _collected(value: Any, ids: set[str], texts: set[str]) -> None:
    """Puts the ids and the words that values hold into the sets."""
    if isinstance(value, str):
        if not nameless(value):
            texts.add(value)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name in _SPECIFIC or name in _WIDER:
                ids.update(one for one in (item if isinstance(item, (list, tuple)) else [item]) if isinstance(one, str))
            if name not in _CODES:
                _collected(item, ids, texts)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _collected(item, ids, texts)


def _coarsened(value: Any) -> Any:
    """Plain values with every latitude and longitude rounded."""
    if isinstance(value, list):
        return [_coarsened(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: round(item, COARSE) if name in ("latitude", "longitude") and isinstance(item, float) else _coarsened(item)
        for name, item in value.items()
    }


MOST = 4
"""Records whose people are kept at the same time."""
_KNOWN: OrderedDict[tuple[bytes, str], Lookup] = OrderedDict()
_LOCK = threading.Lock()


def ready() -> None:
    """Load the lists that tell a person's name, which takes a while the first time."""
    person({"name": "Ona Bel", "kind": "name", "mentions": ["nurse Ona Bel"]})
    _contacts()
    named_in("Mrs Ona Bel fled")
    people_of("Nurse Ona Bel fled")


def shield(record: Engine, *, coarse: bool = False) -> Shield:
    """The shield of a record as it stands; what it has looked up is kept for the next one, until the log grows.

    Example:
        >>> import tempfile
        >>> from rashomon.record.opening import open_engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/r.db")
        ...     found = shield(engine).row({"evidence": "Write to ona@valley.example.", "killed": 3})
        ...     engine.dispose()
        >>> found["protected"], found["killed"], found["evidence"][:16]
        (True, 3, 'Write to [e-mail')
    """
    with reading(record) as connection, _LOCK:
        secret = protection_key(connection)
        last = connection.execute(select(func.coalesce(func.max(LOG.c.seq), 0))).scalar_one()
        known = _KNOWN.get(whose := (secret, name_of(record)))
        if known is None or known.seq != last or known.full:
            known = _KNOWN[whose] = Lookup(connection, last, known)
            while len(_KNOWN) > MOST:
                _KNOWN.popitem(last=False)
        _KNOWN.move_to_end(whose)
    return Shield(known, secret, record=record, coarse=coarse)
