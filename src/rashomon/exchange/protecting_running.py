"""People whom the running words of a report name, whether a claim has them or not, with what stands beside the name.

A run of words in capitals is somebody's name where it begins with a given name, or where an age, a trade, a relative,
a post or "who" stands beside it. Somebody with a post there is public; everybody else is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from rashomon.errors import PrerequisiteError
from rashomon.exchange.protecting_rules import (
    CUT,
    Mention,
    heads,
    honorific,
    mention,
    no_name,
    patterns,
    plain_words,
    rules,
    standing,
    weighty,
)
from rashomon.exchange.protecting_things import nobody, registered, thing, thing_after
from rashomon.exchange.protecting_words import LITTLE, PARTICLES, folded, telling
from rashomon.reading.naming import TIME_WORDS
from rashomon.reading.truecase import TITLE_SHARE, needs_truecase, truecase
from rashomon.registers.gazetteer import gazetteer
from rashomon.registers.gazetteer_names import fold
from rashomon.vocabulary.load import checked, read_yaml

FILE = Path(__file__).parent / "data" / "given_names.yaml"
_UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u017d\u0400-\u042f\u0590-\u05ff\u0600-\u06ff"
_CAPITAL = rf"(?:(?:[aeAE][lsdrntz]|[Aa]sh)[-‐‑])?[{_UPPER}](?:[\w’'‐‑-]*\w|\.)?"
_SMALL = "al|el|ul|bin|ibn|bint|ben|de|del|la|las|los|da|dos|di|du|van|von|der|den|ould|ag|y"
_JOINT = rf"[ \t\u00a0](?:(?:{_SMALL})[ \u00a0-]){{0,2}}"
_RUN = re.compile(rf"(?<![\w@#/]){_CAPITAL}(?:{_JOINT}{_CAPITAL}){{1,7}}")
_OWNED = re.compile(r"(?<=\w)['’]s?[ \u00a0]")
_WORD = re.compile(r"[^\s\u00a0]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_LAST = re.compile(r"([\w’'.-]+)(,?)[\s\u00a0]+$")
_ARTICLE = r"(?:an?|the|its|his|her|their|another|one\s+of\s+the|[\w’]+['’]s)"
_APPOSED = re.compile(rf"\b{_ARTICLE}\s+((?:[\w’'-]+\s+){{0,9}}[\w’'-]+),\s+$", re.I)
_AFTER = re.compile(
    rf",\s+(?P<article>{_ARTICLE}\s+|who\s+(?:is|was)\s+{_ARTICLE}\s+)?(?P<said>[^.,;:()\"“”\n]{{3,90}})"
)
_AGE = re.compile(r",?\s+\(?(?:aged?\s+)?\d{1,2}(?:\)|,|\s+and\b|\s*$|\.|\s+years\b)")
_WHO = re.compile(r",?\s+(?:who|whose|whom)\b")
_COMMANDS = re.compile(r",?\s+who\s+(?:commands?|commanded|governs?|governed)\b")
_LINK = CUT | {"as", "that"}
_AT = frozenset({"in", "at", "from", "near", "to", "towards", "toward", "outside", "around", "of", "on"})
_LIST = re.compile(r"[,;]?\s+(?:and|&|y)\s+|[,;]\s+")
_STOPS = '.;:!?\n()"“”,[]'
_LONGEST = 6
"""Words of a name."""
_BESIDE = 90
"""Letters before and after a name that may say whose it is."""
_TITLE = 250
"""Letters of the longest headline."""


class Given(BaseModel):
    """Given names that are usual somewhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    where: str
    names: tuple[str, ...] = Field(min_length=10)


class Seen(NamedTuple):
    """Somebody in running words: the folded name, whether a post stands beside it, the number of the rule that makes a
    private person of the bearer, and whether anything but a given name says that it is a person.
    """

    name: tuple[str, ...]
    public: bool
    role: int | None
    cued: bool


class _Run(NamedTuple):
    """Words in capitals, one after the other, from code point `start` to `end`."""

    words: tuple[str, ...]
    start: int
    end: int


@cache
def given_names() -> frozenset[str]:
    """Given names, folded.

    Example:
        >>> "mohammad" in given_names(), "jordan" in given_names()
        (True, False)
    """
    return frozenset(name for row in checked(read_yaml(FILE), Given, FILE.name) for name in row.names)


@lru_cache(maxsize=2000)
def people_of(text: str) -> tuple[Seen, ...]:
    """Whom running words name by two words and more.

    Example:
        >>> [seen.name for seen in people_of("Mohammad Osso, who runs a bakery, said he saw Omar Bel in Kot.")]
        [('mohammad', 'osso'), ('omar', 'bel')]
        >>> people_of("The spokesman, Ilo Mann, said so.")[0].public
        True
    """
    if _headline(text):
        return ()
    if needs_truecase(text):
        try:
            text = truecase(text)
        except PrerequisiteError:  # without a model there are only the names that claims have
            return ()
    return tuple(_sought(text))


def private_in(text: str) -> tuple[tuple[tuple[str, ...], int | None], ...]:
    """Whom running words name without a post, with the number of the rule that makes a private person of them."""
    return (*named_in(text), *((seen.name, seen.role) for seen in people_of(text) if not seen.public))


def _headline(text: str) -> bool:
    """Whether words stand in capitals as in a Headline Like This One: the text below it has the names."""
    if len(text) > _TITLE or "\n" in text or text.isupper() or text.endswith("."):
        return False
    longer = [word for word in text.split()[1:] if len(word) > 3]
    return bool(longer) and sum(word[0].isupper() for word in longer) > TITLE_SHARE * len(longer)


def _sought(text: str) -> Iterator[Seen]:
    left: list[_Run] = []
    ends: dict[int, Seen] = {}
    starts: dict[int, Seen] = {}
    for match in _RUN.finditer(text):
        for run in _parts(match):
            found = _named(text, run)
            if found is None:
                left.append(run)
            else:
                name, seen = found
                starts[name.start] = ends[name.end] = seen
                yield seen
    for run in left if starts else ():
        if (listed := _listed(text, run, starts, ends)) is not None:
            starts[run.start] = ends[run.end] = listed
            yield listed


def _parts(match: re.Match[str]) -> Iterator[_Run]:
    """The run, cut where something belongs to somebody: "Kot's Ona Bel"."""
    at = match.start()
    for piece in _OWNED.split(match[0]):
        at = match.string.index(piece, at)
        words = list(_WORD.finditer(piece))
        while words and _cut_off(words[-1][0].lower()):
            words.pop()
        if len(words) > 1:
            last = _POSSESSIVE.sub("", words[-1][0])
            end = at + words[-1].start() + len(last)
            yield _Run((*(word[0] for word in words[:-1]), last), at, end)
        at += len(piece)


def _cut_off(word: str) -> bool:
    plain = word.strip(".")
    return plain in TIME_WORDS or plain in plain_words("caption") or word in PARTICLES


def _listed(text: str, run: _Run, starts: dict[int, Seen], ends: dict[int, Seen]) -> Seen | None:
    """A name in a list with those of people: "Ona Bel, Rado Vink and Sefa Ruud"."""
    near = range(1, 7)
    before = (
        ends[run.start - n] for n in near if run.start - n in ends and _LIST.fullmatch(text, run.start - n, run.start)
    )
    after = (starts[run.end + n] for n in near if run.end + n in starts and _LIST.fullmatch(text, run.end, run.end + n))
    beside = next(before, None) or next(after, None)
    if beside is None or beside.public or any(no_name(word.lower()) or word.lower() in LITTLE for word in run.words):
        return None
    full = folded(" ".join(run.words))
    if len(run.words) > _LONGEST or len(telling(full)) < 2 or _body(text, run, (), cued=False):
        return None
    return Seen(full, False, beside.role, False)


def _named(text: str, run: _Run) -> tuple[_Run, Seen] | None:
    """The name in a run, and what stands beside it; None where nothing says that it is a person's."""
    given = next((at for at, word in enumerate(run.words) if _given(word)), None)
    if given is None and not _beside_something(text, run):
        return None
    begin = _begin(run.words) if given is None else _wider(run.words, given, first=_opens(text, run.start))
    if not 1 < len(run.words) - begin <= _LONGEST:
        return None
    titles = run.words[:begin]
    at = text.index(run.words[begin], _after(text, run, begin))
    name = _Run(run.words[begin:], at, run.end)
    public, role, cued = _told(text, name, titles)
    full = folded(" ".join(name.words))
    if (given is None and not cued) or len(telling(full)) < 2:
        return None
    if _body(text, name, titles, cued=cued) or registered(name.words):
        return None
    return name, Seen(full, public, role, cued)


def _after(text: str, run: _Run, begin: int) -> int:
    """Where the words of a run before the name end."""
    at = run.start
    for word in run.words[:begin]:
        at = text.index(word, at) + len(word)
    return at


@lru_cache(maxsize=100_000)
def _given(word: str) -> bool:
    parts = folded(word)
    return bool(parts) and (parts[0] in given_names() or "".join(parts) in given_names())


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins here, whose first word has a capital whatever it is."""
    before = text[max(0, at - 4) : at].rstrip(" \u00a0\"“‘'")
    return not before or before[-1] in ".!?:\n-–—"


def _wider(words: Sequence[str], given: int, *, first: bool) -> int:
    """Where a name begins that has a given name in it: "Abu Karam", "Jo Anne", not behind a post."""
    begin = given
    while begin > 0 and begin > given - 2 and _may_begin(words[begin - 1]):
        if begin == 1 and first and words[0].lower() not in _KUNYA:
            break
        begin -= 1
    return begin


_KUNYA = frozenset({"abu", "umm", "um", "abou", "oum"})


@lru_cache(maxsize=100_000)
def _may_begin(word: str) -> bool:
    lower = word.lower()
    if lower in _KUNYA or re.fullmatch(r"[A-Z]\.", word):
        return True
    if lower in LITTLE or lower in _LINK or no_name(lower) or honorific(lower) or not word.isalpha() or word.isupper():
        return False
    return len(word) > 1 and not thing((word,)) and not gazetteer().named(fold(word)) and lower not in TIME_WORDS


def _begin(words: Sequence[str]) -> int:
    """Where a name may begin that no given name begins: behind posts, small words and peoples."""
    at = 0
    while at < len(words) and (words[at].lower() in LITTLE or words[at].lower() in _LINK or no_name(words[at].lower())):
        at += 1
    return at


def _beside_something(text: str, run: _Run) -> bool:
    """Whether anything stands beside a run that may say it is a person: looked at before all else, since mostly not."""
    if any(word.lower() in heads() for word in run.words[:3]) or honorific(run.words[0]):
        return True
    before = _LAST.search(text, max(0, run.start - 25), run.start)
    if before is not None and before[1].lower() in heads():
        return True
    if before is not None and before[1].lower() in _AT:
        return False
    return (
        _WHO.match(text, run.end) is not None
        or _AGE.match(text, run.end) is not None
        or text[run.end : run.end + 2] == ", "
    )


def _body(text: str, name: _Run, before: Sequence[str], *, cued: bool) -> bool:
    """Whether a name is a place's or a body's by its words, the register, or the noun beside it."""
    if thing(name.words) if cued else nobody(name.words, "person"):
        return True
    if thing_after(text[name.end : name.end + 30]) or (before and thing_after(before[-1])):
        return True
    return not cued and bool(gazetteer().named(fold(" ".join(name.words))))


def _told(text: str, name: _Run, titles: Sequence[str]) -> tuple[bool, int | None, bool]:
    """What the words beside a name say: a public post, the rule that makes private, whether it is a person at all."""
    said = list(_before(text[max(0, name.start - _BESIDE) : name.start], titles))
    after = text[name.end : name.end + _BESIDE]
    if after[:1] == "," and (told := _AFTER.match(after)) is not None:
        words = told["said"].split()
        if told["article"] or words[0].lower() in heads():
            said += _weighed(words)
    public = "public" in said or _COMMANDS.match(after) is not None
    roles = [role for role in said if isinstance(role, int)]
    shown = "post" in said or _WHO.match(after) or _AGE.match(after) or any(map(honorific, titles))
    return public, min(roles, default=None), bool(public or roles or shown)


def _before(before: str, titles: Sequence[str]) -> Iterator[int | str]:
    last = _LAST.search(before, max(0, len(before) - 30))
    if last is not None and last[2] and not titles:
        if (apposed := _APPOSED.search(before)) is not None:
            yield from _weighed(apposed[1].split())
        return
    words = before[max(map(before.rfind, _STOPS)) + 1 :].split()
    cut = max((at + 1 for at, word in enumerate(words) if word.lower() in _LINK), default=0)
    yield from _weighed([*words[cut:], *titles])
    if titles:
        yield from _weighed(titles, whole=True)


def _weighed(words: Sequence[str], *, whole: bool = False) -> Iterator[int | str]:
    """What a description says: the number of the rule that makes private, that it is a post, or a public one."""
    post, role = standing([word.lower() for word in words], whole=whole)
    if role is not None:
        yield role
    if post:
        yield "public" if weighty(words) else "post"


_NAMED = (
    rf"(?P<name>[{_UPPER}][\w’'-]*"
    rf"(?:\s+(?:(?:al|el|bin|ibn|de|del|la|van|von|ben|abu)[\s-])?[{_UPPER}][\w’'-]*){{0,3}})"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str], int | None], ...]:
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


@lru_cache(maxsize=2000)
def named_in(text: str) -> tuple[tuple[tuple[str, ...], int | None], ...]:
    """The people whom running words name as somebody's relative, by their age, with "Mrs", as a resident …

    It is kept: a report is gone through for its own people and for names that others have of it.

    Example:
        >>> [name for name, role in named_in("Among the dead are Sefa Ruud, 34, and his sister Ona Bel.")]
        [('sefa', 'ruud'), ('ona', 'bel')]
    """
    return tuple(_told_by(text))


def _told_by(text: str) -> Iterator[tuple[tuple[str, ...], int | None]]:
    for beside, pattern, role in _patterns():
        for match in pattern.finditer(text) if beside.search(text) else ():
            found: Mention = mention(_begun(match["name"].removesuffix("'s").removesuffix("’s")))
            if found.name and not found.public and not nobody(found.name, "person") and not registered(found.name):
                yield folded(" ".join(found.name)), role


def _begun(name: str) -> str:
    """A name without the small words that a sentence begins with: "But Hassan"."""
    parts = name.split()
    while len(parts) > 1 and parts[0].lower() in LITTLE:
        parts = parts[1:]
    return " ".join(parts)
