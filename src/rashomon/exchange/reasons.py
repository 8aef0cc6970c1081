"""The steps behind a claim in words: what the models' features stand for."""

from __future__ import annotations

import re

# "vw=attack/strong +0.62": the feature, its value, and what it added to the choice.
_FEATURE = re.compile(r"(?P<name>[A-Za-z]+)(?:=(?P<value>.*))? (?P<weight>[+-]\d+\.\d+)$")

# "VERBplace": part of speech and kind in one value.
_PART = re.compile("^(VERB|NOUN|PROPN|ADJ|ADV|AUX)(?=.)")

# {0} is the value before the slash, {1} what follows it. A pair is for the values 0 and 1 (or more).
_WORDS: dict[str, str | tuple[str, str]] = {
    "l": "the word “{0}”",
    "lp": "the word “{0}” as {1}",
    "d": "its place in the sentence ({0})",
    "pd": "{0} in the place {1}",
    "h": "it hangs on “{0}” ({1})",
    "S": "subject: {0}",
    "O": "object: {0}",
    "SO": "subject: {0}, object: {1}",
    "pS": "word and subject together: {0}",
    "pO": "word and object together: {0}",
    "tag": "form of the word: {0}",
    "v": "the vocabulary has it under {0}",
    "vw": "a {1} word for {0}",
    "vp": "a word for {0}, as {1}",
    "vS": "a word for {0}; subject: {1}",
    "vO": "a word for {0}; object: {1}",
    "vd": "a word for {0} in the place {1}",
    "vk": "the vocabulary has it among words of {0}",
    "vn": "the entry needs: {0}",
    "vt": "the entry “{0}”",
    "vh": "the entry counts the {0}",
    "p": "“{0}” follows",
    "pk": "“{0}” follows, with: {1}",
    "vpk": "a word for {0}; behind it: {1}",
    "c": "beside it “{1}” ({0})",
    "ck": "beside it: {1} ({0})",
    "a": "it stands under a word for {0}",
    "va": "a word for {0} under: {1}",
    "u": "under it: {0}, {1}",
    "vu": "a word for {0}; under it: {1}",
    "n": "words of conflict in the sentence: {0}",
    "q": ("not in a quotation", "in a quotation"),
    "src": ("in the report's own voice", "under a source"),
    "vsrc": ("a word for {0} in the report's own voice", "a word for {0} under a source"),
    "topic": ("a report with little conflict in it", "a report on conflict"),
    "vtopic": ("a word for {0} in a report with little conflict", "a word for {0} in a report on conflict"),
    "cue": ("no word of saying", "a word of saying"),
    "vcue": ("a word for {0}, not one of saying", "a word for {0} that is also one of saying"),
    "mod": "what the words around make of it: {0}",
    "title": ("not in the headline", "in the headline"),
    "lead": ("not in the first sentences", "in the first sentences"),
    "time": "the sentence names a time",
    "party": "the sentence names a party",
    "place": "the sentence names a place",
    "intitle": "the headline has the word too",
}


def in_words(step: str) -> str:
    """A step of a claim's trace in words; one that is in words already comes back as it is.

    Example:
        >>> in_words("vw=attack/strong +0.62"), in_words("q=0 -0.10")
        ('+0.62  a strong word for attack', '-0.10  not in a quotation')
        >>> in_words("head word: attack")
        'head word: attack'
    """
    found = _FEATURE.match(step)
    said = _WORDS.get(found["name"]) if found else None
    if found is None or said is None:
        return step
    first, _, rest = (found["value"] or "").partition("/")
    if isinstance(said, tuple):
        said = said[(rest or first) not in ("0", "")]
    words = said.format(_plain(first), _plain(rest))
    return f"{found['weight']}  {words}"


def _plain(value: str) -> str:
    """A value as it can be shown: `-` is nothing, `_noun` an unnamed noun."""
    if value in ("-", ""):
        return "none"
    value = _PART.sub(lambda part: f"{part[1].lower()} + ", value)
    return value.removeprefix("_").replace("_", " ").replace("/", ", ")
