"""A nationality before an office: "Japanese" in "Japanese Prime Minister" names the state that is served."""

from __future__ import annotations

from functools import cache

from rashomon.registers.actors_words import Atoms
from rashomon.vocabulary.nouns import noun_table
from rashomon.vocabulary.titles import title_table

# "Pakistani foreign policy adviser", "US deputy assistant secretary": so many words may stand between.
_FARTHEST = 5
# Nouns for persons that hold no office, and words that end the phrase before an office is reached.
_PRIVATE = frozenset({
    "man", "witness", "eyewitness", "source", "informant", "defendant", "accused", "perpetrator", "fugitive",
    "hero", "martyr", "traitor", "outlaw", "heir", "historian", "blogger", "writer", "author", "mastermind",
    "kingpin", "journalist", "reporter", "correspondent", "photographer", "cameraman",
})  # fmt: skip
_ENDS = frozenset({
    "of", "in", "on", "at", "by", "for", "with", "to", "from", "who", "that", "which", "was", "were", "is",
    "are", "has", "had", "said", "says", "the", "a", "an", "'s", "and", "or", "as", "but",
})  # fmt: skip


def before_office(run: Atoms, after: int) -> bool:
    """Whether a title or a noun for an office holder ends the phrase that begins at atom `after`.

    Example:
        >>> from rashomon.registers.actors_words import split
        >>> before_office(split("Pakistani foreign policy adviser"), 1), before_office(split("Thai rice"), 1)
        (True, False)
    """
    for at in range(after, min(after + _FARTHEST, len(run.norm))):
        norm = run.norm[at]
        if norm in _ENDS or not norm[:1].isalpha():
            return False
        if norm in _offices():
            return True
    return False


@cache
def _offices() -> frozenset[str]:
    """The last words of posts that lead, and nouns for office holders, in both numbers; "capital" too."""
    found = {"capital"}
    for titles in title_table().values():
        found.update(title.words[-1] for title in titles if title.sort == "post" and title.leads)
    for form, noun in noun_table().items():
        if noun.cls == "person" and " " not in form and noun.noun not in _PRIVATE:
            found.add(form)
    return frozenset(found - _PRIVATE)
