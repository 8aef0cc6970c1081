"""Outlets: the many names and sites under which one house publishes, folded to one id.

The register of media knows names of agencies, broadcasters and papers; `data/outlets.yaml` adds sites, services and
houses. A name that neither knows is an outlet of its own: independence is never assumed away by likeness of names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from rashomon.comparing.organ_names import named
from rashomon.errors import DataError
from rashomon.reading.claim import Party
from rashomon.registers.actors import actor_register
from rashomon.registers.actors_data import ActorRow, rows
from rashomon.vocabulary.load import checked, read_yaml

_FILE = Path(__file__).parent / "data" / "outlets.yaml"
_SITE = re.compile(r"(?:https?://)?(?:www\d?\.)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?].*)?", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LATER = re.compile(r"(?:\s+(?:news|online|english|international|website|newspaper|newswire|wire|agency|"
                    r"news agency|press agency|news service|television|tv|radio))+$", re.IGNORECASE)  # fmt: skip


# A country's body: "gb:government".
_OF_COUNTRY = re.compile(r"[a-z]{2}:[a-z-]+")
# What a reader that does not know an outlet takes its name for.
_MAY_BE_OUTLET = ("person", "name", "organisation")
_ENDING = re.compile(
    r" (?:News|Newswire|Newsfeed|Newsline|Wire|Press|Times|Herald|Gazette|Tribune|Courier|Chronicle|Bulletin|Telegraph"
    r"|Radio|Television|TV|(?:News|Press|Information|Broadcasting) (?:Agency|Service|Network|Corporation))$"
)


BODIES = ("state_force", "government", "armed_group", "organisation")
"""Kinds of actor that publish for themselves, under the id that they have where they are cited."""


class Outlet(NamedTuple):
    """`id` compares: `outlet:` and a register's id or the folded name; of a body that is no medium the id alone.

    Both are empty where nobody is named.
    """

    id: str
    name: str


class OutletRow(BaseModel):
    """What `data/outlets.yaml` says of one outlet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    names: tuple[str, ...] = ()
    family: str = ""
    agency: bool = False
    platform: bool = False
    collects: bool = False
    voice_of: str = ""


@cache
def _rows() -> dict[str, OutletRow]:
    found: dict[str, OutletRow] = {}
    given = checked(read_yaml(_FILE), OutletRow, _FILE.name)
    for number, row in enumerate(given, start=1):
        if row.id in found:
            raise DataError(f"{row.id!r} is there twice", file=_FILE.name, row=number, field="id")
        found[row.id] = row
    for number, row in enumerate(given, start=1):
        if row.family and (row.family not in found or found[row.family].family):
            raise DataError(f"no house {row.family!r}", file=_FILE.name, row=number, field="family")
        if row.voice_of and actor_register().get(row.voice_of) is None:
            raise DataError(f"no actor {row.voice_of!r}", file=_FILE.name, row=number, field="voice_of")
    return found


@cache
def _names() -> dict[str, str]:
    """All names, whatever their letter case: who is asked for is known to be an outlet."""
    found = {_key(name): row.id for row in reversed(rows("media", ActorRow)) for name in (row.name, *row.aliases)}
    return found | {_key(name): row.id for row in _rows().values() for name in (row.name, *row.names)}


@lru_cache(maxsize=1 << 14)
def outlet(publisher: str) -> Outlet:
    """The outlet that goes by this name or site, or the house it belongs to.

    Example:
        >>> outlet("AFP")
        Outlet(id='outlet:agence-france-presse', name='Agence France-Presse')
        >>> outlet("https://www.voanews.com/a/1.html").name, outlet("The Kot Courier").id
        ('Voice of America', 'outlet:kot-courier')
        >>> outlet("UK Government").id, outlet(" ").id
        ('gb:government', '')
    """
    known = known_outlet(publisher)
    if known is not None:
        return known
    name = " ".join(publisher.split())
    key = _key(name)
    body = named(name)
    if body and body.party and body.party.ref:
        return Outlet(body.party.ref, name)
    return Outlet(f"outlet:{key}", name) if key else Outlet("", "")


@lru_cache(maxsize=1 << 14)
def known_outlet(name: str) -> Outlet | None:
    """The same, but None for a name that neither the register nor the data know.

    Example:
        >>> known_outlet("Sputnik").name, known_outlet("the Kot Courier")
        ('Rossiya Segodnya', None)
    """
    plain = " ".join(name.split()).strip(" .,:;*")
    for tried in dict.fromkeys((plain, _LATER.sub("", plain))):
        found = _names().get(_key(tried)) or _registered(tried)
        if found:
            return _house(found)
    return None


@lru_cache(maxsize=1 << 14)
def medium(name: str) -> Outlet | None:
    """The outlet that running text calls by this name: a medium, written as names are.

    Example:
        >>> medium("the Associated Press").name, medium("Pentagon"), medium("Aa"), known_outlet("Aa").name
        ('Associated Press', None, None, 'Anadolu Agency')
    """
    plain = " ".join(name.split()).strip(" .,:;*")
    for tried in dict.fromkeys((plain, _LATER.sub("", plain))):
        actor = actor_register().lookup(tried) if tried else None
        if actor and actor.kind == "media":
            return _house(actor.id)
        if tried in _written():
            return _house(_written()[tried])
    return None


@cache
def _written() -> dict[str, str]:
    pairs = [(name, row.id) for row in _rows().values() for name in (row.name, *row.names)]
    return {form: id for name, id in pairs for form in (name, name.upper(), name.removeprefix("The "))}


def names_medium(text: str, start: int, end: int) -> bool:
    """Whether a name of a medium stands in `text` between code points `start` and `end`, as names are written.

    Example:
        >>> names_medium("Omar Noor of AFP said", 0, 21), names_medium("The New mayor", 0, 13)
        (True, False)
    """
    known = _beginnings()
    return any(
        text.startswith(name, word.start())
        for word in _WORD.finditer(text, start, end)
        for name in known.get(word[0], ())
    )


@cache
def _beginnings() -> dict[str, tuple[str, ...]]:
    names = [name for row in rows("media", ActorRow) for name in (row.name, *row.aliases)]
    names = [name.removeprefix("The ") for name in (*names, *_written())]
    found: dict[str, set[str]] = {}
    for name in (*names, *map(str.upper, names)):
        if word := _WORD.search(name):
            found.setdefault(word[0], set()).add(name[word.start() :])
    return {word: tuple(sorted(forms)) for word, forms in found.items()}


def outlet_of(ref: str) -> Outlet | None:
    """The outlet behind a register's id; None for who is no medium, or no one outlet ("state media").

    Example:
        >>> outlet_of("ria-novosti").id, outlet_of("taliban"), outlet_of("sy:media")
        ('outlet:rossiya-segodnya', None, None)
    """
    if ref in _rows():
        return _house(ref)
    actor = actor_register().get(ref) if ref and ":" not in ref else None
    return _house(actor.id) if actor and actor.kind == "media" else None


def cited_outlet(party: Party, *here: str) -> Outlet | None:
    """The outlet that a source is: by the register, by what its name ends in, or as one of those `here` (ids).

    "Local media" and "a newspaper" are none: nobody can tell which.

    Example:
        >>> cited_outlet(Party("Sahel Newswire", "person")).id, cited_outlet(Party("Omar Post", "people"))
        ('outlet:sahel-newswire', None)
        >>> horn = Party("Horn Monitor", "name")
        >>> cited_outlet(horn), cited_outlet(horn, "outlet:horn-monitor").id
        (None, 'outlet:horn-monitor')
    """
    if party.ref:
        return outlet_of(party.ref)
    known = known_outlet(party.name) if party.name[:1].isupper() else None
    if known and (party.kind == "media" or outlet_of(known.id.removeprefix("outlet:"))):
        return known
    words = party.name.removeprefix("the ").split()
    proper = len(words) > 1 and all(word[:1].isupper() or word in ("of", "the", "al", "de") for word in words)
    found = outlet(party.name) if proper else None
    if found and (party.kind == "media" or found.id in here):
        return found
    return found if party.kind in _MAY_BE_OUTLET and _ENDING.search(party.name) else None


def _registered(name: str) -> str:
    actor = actor_register().lookup(name) if name else None
    return actor.id if actor and actor.kind != "person" and actor.kind != "people" else ""


def _house(id: str) -> Outlet:
    row = _rows().get(id)
    if row and row.family:
        row = _rows()[row.family]
    if row:
        return Outlet(f"outlet:{row.id}", row.name)
    actor = actor_register().get(id)
    prefix = "" if actor and actor.kind in BODIES else "outlet:"
    return Outlet(f"{prefix}{id}", actor.name if actor else id)


def is_id(given: str) -> bool:
    """Whether this is an outlet's id, and no name.

    Example:
        >>> is_id("outlet:kot-courier"), is_id("us-central-command"), is_id("US Central Command"), is_id("Reuters")
        (True, True, False, False)
    """
    if given.startswith("outlet:") or _OF_COUNTRY.fullmatch(given):
        return True
    actor = actor_register().get(given)
    return actor is not None and actor.kind in BODIES


def is_platform(outlet_id: str) -> bool:
    """Whether others speak there, so that it is nobody's origin: Facebook, Telegram.

    Example:
        >>> is_platform("outlet:telegram"), is_platform("outlet:reuters")
        (True, False)
    """
    row = _rows().get(outlet_id.removeprefix("outlet:"))
    return bool(row and row.platform)


def is_agency(outlet_id: str) -> bool:
    """Whether it is a news agency, whose reports others print.

    Example:
        >>> is_agency(outlet("AFP").id), is_agency(outlet("BBC").id)
        (True, False)
    """
    row = _rows().get(outlet_id.removeprefix("outlet:"))
    return bool(row and row.agency)


def collects(outlet_id: str) -> bool:
    """Whether it prints or translates others' words, so that two of its reports need not have one hand.

    Example:
        >>> collects(outlet("BBC Monitoring").id), collects(outlet("BBC").id)
        (True, False)
    """
    row = _rows().get(outlet_id.removeprefix("outlet:"))
    return bool(row and row.collects)


def voice_of(outlet_id: str) -> str:
    """The party (a register's id, or a country's code) whose organ an outlet is, or nothing.

    Example:
        >>> voice_of("outlet:amaq"), voice_of("outlet:sana"), voice_of("outlet:reuters")
        ('islamic-state', 'sy', '')
    """
    row = _rows().get(outlet_id.removeprefix("outlet:"))
    return row.voice_of if row else ""


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> str:
    """A name as lower-case words without article and accents, joined by hyphens; a site as its host."""
    site = _SITE.fullmatch(name.strip())
    if site:
        return site[1].lower()
    plain = unicodedata.normalize("NFKD", name.replace("’", "'")).replace("'", "").casefold()
    words = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return "-".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
