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
from itertools import islice, pairwise
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from sqlalchemy import Engine, func, select

from rashomon.exchange.protecting_lookup import Lookup
from rashomon.exchange.protecting_roster import Name, Roster, named_in, person
from rashomon.exchange.protecting_rules import no_name, patterns, plain_words
from rashomon.exchange.protecting_spellings import Beginning, sound
from rashomon.exchange.protecting_words import PARTICLES, Word, cut, folded, joint, spans, telling
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
Ids = frozenset[str]
_TOGETHER = 100
"""Rows whose reports are looked up together."""


class Near(NamedTuple):
    """What reports say: words that name private people there, also as they sound, their names, public ones, words of
    other names.
    """

    single: dict[str, str]
    sounds: dict[str, str]
    forms: dict[str, list[tuple[Name, str]]]
    known: frozenset[Name]
    spared: frozenset[str]


class Shield:
    """What replaces private persons' names in rows of one record, as it stood when this was made.

    `names` are the pseudonyms that were used, `places` how often anything was replaced. With `coarse`, rows that
    name somebody protected lose the exact position.
    """

    def __init__(self, people: Roster, key: bytes, *, record: Engine | None = None, coarse: bool = False) -> None:
        self._people, self._key, self._record, self.coarse = people, key, record, coarse
        self.names: set[str] = set()
        self.places = 0
        self._near: Callable[[Ids], Near] = lru_cache(maxsize=4096)(self._of_reports)

    def pseudonym(self, name: Name, role: str = "person") -> str:
        """What stands for a name: the same in every export of the record, and in none of another record."""
        code = hmac.digest(self._key, " ".join(telling(name) or name).encode(), "sha256").hex()[:DIGITS]
        return f"{role} #{code}"

    def rows(self, rows: Iterable[Mapping[str, Any]], *, joined: bool = False) -> Iterator[dict[str, Any]]:
        """Each row protected, as `row` does."""
        given = iter(rows)
        while some := list(islice(given, _TOGETHER)):
            self._expect(some, joined=joined)
            yield from (self._row(row, joined=joined) for row in some)

    def row(self, row: Mapping[str, Any], *, joined: bool = False) -> dict[str, Any]:
        """The row with names replaced, and in `protected` whether any was; so in each part of it that has words.

        Of a row that is `joined`, cells hold lists with "; " between the items.
        """
        self._expect([row], joined=joined)
        return self._row(row, joined=joined)

    def value(self, value: Any) -> Any:
        """Plain values of any shape, protected; an object in which something was replaced says so."""
        self._expect(value)
        return self._walk(value, frozenset())[0]

    def text(self, text: str, reports: Iterable[str] = ()) -> str:
        """Words with names replaced; `reports` are the keys of those that they are from."""
        self._people.gather(self._record, near := frozenset(reports), [text])
        return self._masked(text, near)

    def _expect(self, value: Any, *, joined: bool = False) -> None:
        """Look up what values will need at once, rather than one by one."""
        ids, texts = set[str](), set[str]()
        _collected(value, ids, texts, joined=joined)
        self._people.gather(self._record, ids, texts)

    # -- rows

    def _row(self, row: Mapping[str, Any], *, joined: bool = False) -> dict[str, Any]:
        near = self._context({k: v.split("; ") for k, v in row.items()}, _SPECIFIC + _WIDER) if joined else frozenset()
        found, changed = self._walk(row, near)
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
            found[str(name)], here = (value, False) if name in _CODES else self._walk(value, near)
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

    def _of_reports(self, near: Ids) -> Near:
        people, single, shared = self._people, dict[str, str](), set[str]()
        forms: dict[str, dict[Name, str]] = {}
        known = frozenset(name for key in near for name in people.known.get(key, ()))
        spared = {word for name in known for word in name}
        for key in sorted(near):
            spared |= people.others.get(key, frozenset())
            for full, (role, written) in sorted(people.hidden.get(key, {}).items()):
                stands = self.pseudonym(full, role)
                for form in _orders({full, *written}):
                    if len(telling(form)) > 1:
                        forms.setdefault(form[0], {}).setdefault(form, stands)
                for word in {word for form in (full, *written) for word in telling(form)}:
                    if single.setdefault(word, stands) != stands:
                        shared.add(word)
        for other in sorted({other for key in near for other in people.kin.get(key, ())} - near):
            spared |= {word for name in people.known.get(other, ()) for word in name}
            for full, (role, _) in sorted(people.hidden.get(other, {}).items()):
                if (word := telling(full)[-1]) not in single:
                    single[word] = self.pseudonym(full, role)
        for word in shared:  # two people of one family: it says only that
            single[word] = self.pseudonym((word,))
        hidden = {full for key in near for full in people.hidden.get(key, ())}
        single = {word: who for word, who in single.items() if word not in spared}
        return Near(
            single,
            {heard: who for word, who in single.items() if (heard := sound(word))},
            {first: sorted(some.items(), key=lambda one: (-len(one[0]), one[0])) for first, some in forms.items()},
            frozenset(map(telling, known - hidden)),
            frozenset(spared),
        )

    def _masked(self, text: str, near: Ids) -> str:
        if not text or text.isdigit():
            return text
        if "%" in text and (plain := unquote(text)) != text:
            masked = self._masked(plain, near)
            return text if masked == plain else quote(masked, safe="/:?&=+#[]")
        masked = self._contacts(text)
        context = self._near(near)
        if masked.isascii() and not self._any(_ASCII.findall(masked.lower()), context):
            return masked
        found = cut(masked)
        hits = [hit for at, word in enumerate(found) for hit in _at(masked, found, at, word, context)]
        return self._put(masked, [*hits, *self._anywhere(masked, found, context)])

    def _any(self, found: Iterable[str], near: Near) -> bool:
        """Whether one of these words begins a name: what most texts are asked, and no more."""
        beginning = Beginning(self._people.begins, self._people.first_bones)
        return any(
            word in beginning
            or word in near.single
            or word in near.forms
            or word.removesuffix("s") in near.single
            or sound(word) in near.sounds
            for word in found
        )

    def _anywhere(self, text: str, found: Sequence[Word], near: Near) -> Iterator[tuple[int, int, str]]:
        """Names of private people of any report; a single one where it is all there is, or all between the joints
        of a list: "Osso; Red Column".
        """
        people = self._people
        bounds = {0, len(text), *(end for between in _ENDS.finditer(text) for end in between.span())}
        for at, last, window in spans(text, found, Beginning(people.begins, people.first_bones)):
            stands = people.wide.get(window) or (
                people.alike.get(window) if _capital(text, found[at : last + 1]) else None
            )
            if stands is None or stands[0] in near.known or window in near.known:
                continue
            start, end = found[at].start, found[last].end
            alone = end in bounds and (start in bounds or text[:start].endswith("person:"))
            if len(window) > 1 or len(stands[0]) > 1 or (alone and window[0] not in near.spared):
                yield start, end, self.pseudonym(*stands)

    def _put(self, text: str, hits: list[tuple[int, int, str]]) -> str:
        """The text with the hits replaced, the longest first where they overlap; one name in pieces as one."""
        kept: list[tuple[int, int, str]] = []
        for start, end, who in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if kept and start < kept[-1][1]:
                continue
            if kept and kept[-1][2] == who and _between(text[kept[-1][1] : start]):
                kept[-1] = (kept[-1][0], end, who)
            else:
                kept.append((_article(text, start), end, who))
        pieces, at = [], 0
        for start, end, who in kept:
            alone = _edge(text[:start], " > ", "; ") and _edge_after(text[end:], " > ", "; ")
            pieces += [text[at:start], who if alone else f"[{who}]"]
            at = end
            self.names.add(who)
            self.places += 1
        return "".join([*pieces, text[at:]])

    def _contacts(self, text: str) -> str:
        if "@" not in text and not _DIGITS.search(text):
            return text
        for pattern, label in _contacts():
            text = pattern.sub(lambda match: self._contact(match[0], label), text)  # noqa: B023 (called at once)
        return text

    def _contact(self, words: str, label: str) -> str:
        self.places += 1
        return f"[{self.pseudonym((words.lower(),), label)}]"


_ASCII = re.compile(r"[a-z0-9]+")
_PLURAL = 4
"""Letters of a name with an s that it may be without."""
_DIGITS = re.compile(r"(?:\+\d|(?<!\d)0\d)[\d ().\u2010-\u2015/-]{5,}")


@cache
def _contacts() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row.pattern), row.label) for row in patterns("contact"))


def _orders(forms: Iterable[Name]) -> Iterator[Name]:
    """Each form; of two words the other way round as well ("OSSO Tarik"); of more, the first with the last."""
    for form in sorted(forms):
        yield form
        short = telling(form)
        if len(short) > 1:
            yield short
            yield (short[-1], *short[:-1])
        if len(short) > 2:
            yield (short[0], short[-1])


def _at(text: str, found: Sequence[Word], at: int, word: Word, near: Near) -> Iterator[tuple[int, int, str]]:
    """A private person of these reports at a word of a text: by a whole name, or by this word alone."""
    for form, who in near.forms.get(word.folded, ()):
        last = at + len(form) - 1
        if last < len(found) and telling(form) not in near.known and _stands(text, found[at : last + 1], form):
            yield word.start, found[last].end, who
            return
    alone = near.single.get(word.folded)
    if alone is not None and not (text[word.start].islower() and word.folded in plain_words("ordinary")):
        yield word.start, word.end, alone
    elif alone is None and (heard := _heard(text, word, near)) is not None:
        yield word.start, word.end, heard


def _heard(text: str, word: Word, near: Near) -> str | None:
    """A private person of these reports in another spelling, or several of one name: "the Haddads"."""
    if text[word.start].islower() or word.folded in near.spared:
        return None
    if word.folded.endswith("s") and len(word.folded) > _PLURAL and word.folded[:-1] in near.single:
        return near.single[word.folded[:-1]]
    found = near.sounds.get(sound(word.folded))
    return None if found is None or word.folded in plain_words("ordinary") or no_name(word.folded) else found


def _capital(text: str, found: Sequence[Word]) -> bool:
    return not any(text[word.start].islower() and telling((word.folded,)) for word in found)


def _stands(text: str, found: Sequence[Word], form: Name) -> bool:
    """Whether the words are this name, with nothing between them but what stands inside names."""
    return tuple(word.folded for word in found) == form and all(
        joint(text, one, other) for one, other in pairwise(found)
    )


def _collected(value: Any, ids: set[str], texts: set[str], *, joined: bool) -> None:
    """Puts the ids and the words that values hold into the sets."""
    if isinstance(value, str):
        texts.add(value)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name in _SPECIFIC or name in _WIDER:
                given = item.split("; ") if joined and isinstance(item, str) else [item]
                ids.update(one for one in (item if isinstance(item, (list, tuple)) else given) if isinstance(one, str))
            if name not in _CODES:
                _collected(item, ids, texts, joined=joined)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _collected(item, ids, texts, joined=joined)


def _between(words: str) -> bool:
    """Whether two pieces of one name belong together: nothing between them but spaces, hyphens, initials, particles."""
    plain = re.fullmatch(r"[\w\s.'’‐‑-]{0,12}", words)
    return bool(plain) and all(word in PARTICLES or len(word) == 1 for word in folded(words))


def _article(text: str, start: int) -> int:
    """Where the article before a name begins: "al-", "Al "."""
    found = re.search(r"(?<!\w)(?:[Aa][lsdrntz]|[Ee]l|[Aa]sh)[-‐‑ ]$", text[:start])
    return found.start() if found else start


def _edge(before: str, *joints: str) -> bool:
    return not before or before.endswith(joints)


def _edge_after(after: str, *joints: str) -> bool:
    return not after or after.startswith(joints)


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
    next(named_in("Mrs Ona Bel fled"), None)


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
