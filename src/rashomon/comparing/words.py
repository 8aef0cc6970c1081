"""Words that tell one happening from another: stems, and how rare each is in the news of conflicts.

Rarity is ln(reports / reports with the word), from the reports that `training/word_rarity.py` counts;
`data/words.yaml` keeps it in whole bands, and a word that is not there is as rare as can be.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from rashomon.vocabulary.load import checked, read_yaml

DATA = Path(__file__).parent / "data"
UNSEEN = 7.0
"""The rarity of a word that the table does not hold: in fewer than three of some 1,800 reports."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = ("ings", "ing", "ed", "es", "s")


class Band(BaseModel):
    """Words of one rarity."""

    model_config = ConfigDict(extra="forbid")

    rarity: float = Field(ge=0)
    words: str


class _Rarities(dict[str, float]):
    def __missing__(self, _: str) -> float:
        return UNSEEN


@cache
def _rarities() -> _Rarities:
    file = DATA / "words.yaml"
    bands = checked(read_yaml(file), Band, file.name)
    return _Rarities((word, band.rarity) for band in bands for word in band.words.split())


def rarity(stem_: str) -> float:
    """How rare a stem is: 0 for what every report has, `UNSEEN` for what the table lacks.

    Example:
        >>> rarity("the") < rarity(stem("soldiers")) < rarity(stem("Dehmazang"))
        True
    """
    return _rarities()[stem_]


def worth(stems_: Iterable[str]) -> float:
    """How rare these stems are together.

    Example:
        >>> worth(["the", "dehmazang"]) == rarity("the") + rarity("dehmazang")
        True
    """
    return sum(map(_rarities().__getitem__, stems_))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word in lower case without accents and English endings, so that "bombings" meets "bombed".

    Example:
        >>> [stem(w) for w in ("Bombings", "bombed", "Usulután", "army's", "gas", "killed")]
        ['bomb', 'bomb', 'usulutan', 'army', 'gas', 'kill']
    """
    text = word.lower().replace("’", "'")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = text.removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if text.endswith(ending) and len(text) - len(ending) >= 4 and not text.endswith(("ss", "us", "is")):
            text = text[: -len(ending)]
            break
    if len(text) > 4 and text[-1] in "ey":
        text = text[:-1] + ("i" if text[-1] == "y" else "")
    return text


def stems(text: str) -> list[str]:
    """The stems of a text, in order, with repetitions.

    Example:
        >>> stems("Shells hit Kot's market.")
        ['shell', 'hit', 'kot', 'market']
    """
    return [stem(word) for word in _WORD.findall(text)]


def runs(words: Sequence[str], most: int) -> set[str]:
    """The words, and up to `most` of them one after the other, joined by spaces.

    Example:
        >>> sorted(runs(["state", "news", "agency"], 2))
        ['agency', 'news', 'news agency', 'state', 'state news']
    """
    return {" ".join(words[at : at + size]) for size in range(1, most + 1) for at in range(len(words) + 1 - size)}


def spelling(texts: Iterable[str]) -> dict[str, str]:
    """For each stem the word that these texts have for it: the one they have most, the earliest of these.

    Example:
        >>> spelling(["A bombing in Kot.", "The bombing hit Kot market."])["bomb"]
        'bombing'
    """
    counts = Counter[str]()
    for text in texts:
        counts.update(_WORD.findall(text))
    found: dict[str, str] = {}
    for word, number in counts.items():
        one = stem(word)
        if one not in found or number > counts[found[one]]:
            found[one] = word
    return found


def telling_words(stems_: Iterable[str], at_least: float, at_most: int) -> tuple[str, ...]:
    """The different stems of a rarity, the rarest first, those of one rarity in the order of the alphabet.

    Example:
        >>> telling_words(stems("The bomb in Dehmazang hit a Hazara march in Kabul."), 3.0, 2)
        ('dehmazang', 'hazara')
    """
    known = {word: rarity(word) for word in stems_ if len(word) > 2}
    kept = [word for word, value in known.items() if value >= at_least]
    return tuple(sorted(kept, key=lambda word: (-known[word], word))[:at_most])
