"""Names as atoms: what is left of words when case, accents, dots, hyphens and spelling don't count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.registers.actors_data import rule, rule_rows

_JOINTS = re.compile(r"[-‐‑/]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'"})


@dataclass(slots=True)
class Atoms:
    """A run of words as parallel lists: folded form, form in the text's case, token.

    `glued` holds the atoms with a hyphen or stroke before them, in the same token or as its own.
    """

    norm: list[str]
    surface: list[str]
    token: list[int]
    glued: set[int]

    def starts(self, at: int) -> bool:
        """Whether a name may begin at atom `at`: with its token, or behind a hyphen."""
        return at == 0 or self.token[at] != self.token[at - 1] or at in self.glued

    def ends(self, at: int) -> bool:
        """Whether a name may end at atom `at`: with its token, before a hyphen or before `'s`."""
        after = at + 1
        return (
            after == len(self.token)
            or self.token[after] != self.token[at]
            or after in self.glued
            or self.norm[after] == "'s"
        )


def fold(text: str) -> str:
    """`text` without accents, in the same letter case.

    Example:
        >>> fold("Médecins")
        'Medecins'
    """
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[tuple[str, str], ...]:
    """The atoms of one word, each folded and in its own case; none for a hyphen or a stroke.

    Example:
        >>> pieces("U.S.-led"), pieces("Qa’ida"), pieces("-")
        ((('us', 'US'), ('led', 'led')), (('qaida', 'Qaida'),), ())
    """
    if word.isascii() and word.isalpha():
        return ((_variant(word.lower()), word),)
    plain = fold(word.translate(_APOSTROPHES))
    tail: tuple[tuple[str, str], ...] = ()
    if plain.lower().endswith("'s"):
        plain, tail = plain[:-2], (("'s", "'s"),)
    found = []
    for part in _JOINTS.split(plain):
        bare = part.replace("'", "")
        if any(c.isalpha() for c in bare):
            bare = bare.replace(".", "")
        if bare:
            found.append((_variant(bare.lower()), bare))
    if not found and not tail and _JOINTS.sub("", plain) != "":
        found.append((plain, plain))
    return (*found, *tail)


def _variant(word: str) -> str:
    return _variants().get(word, word)


@lru_cache(maxsize=1)
def _variants() -> dict[str, str]:
    return {word: row[0] for row in rule_rows("variants") for word in row[1:]}


def atoms(words: Sequence[str]) -> Atoms:
    """`words` as atoms; an Arabic article before a hyphen is `al` however it is spelt.

    Example:
        >>> atoms(["Ahrar", "ash", "-", "Sham"]).norm
        ['ahrar', 'al', 'sham']
    """
    norm: list[str] = []
    surface: list[str] = []
    token: list[int] = []
    glued: set[int] = set()
    articles = rule("articles")
    joined = False
    for index, word in enumerate(words):
        parts = pieces(word)
        if not parts:
            joined = bool(norm) and word != ""
            continue
        if joined:
            glued.add(len(norm))
            joined = False
            if norm[-1] in articles:
                norm[-1] = "al"
        folded, written = parts[0]
        norm.append(folded)
        surface.append(written)
        token.append(index)
        for folded, written in parts[1:]:
            if folded != "'s":
                glued.add(len(norm))
                if norm[-1] in articles:
                    norm[-1] = "al"
            norm.append(folded)
            surface.append(written)
            token.append(index)
    return Atoms(norm, surface, token, glued)


def split(name: str) -> Atoms:
    """A name of the data as atoms: cut at blanks, with brackets and commas as atoms of their own.

    Example:
        >>> split("CPI (Maoist)").norm
        ['cpi', '(', 'maoist', ')']
    """
    return atoms(re.sub(r"([(),\"])", r" \1 ", name).split())
