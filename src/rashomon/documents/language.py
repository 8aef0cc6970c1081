"""Which language a text is in, and whether Rashomon can read it."""

from __future__ import annotations

from math import sqrt

from rashomon.errors import DataError

SAMPLE = 2000
"""Characters looked at: more change nothing and cost a millisecond per thousand."""

FEWEST_LETTERS = 40
"""Below this, names decide: "Myanmar Fashion" counts as Hausa. Such texts pass as English."""

MARGIN = 5.0
"""How far another language must lead English: log-likelihood over the root of the bytes.

Set on 5,982 English sentences of 40 to 400 letters from four news collections (the highest lead of
a wrong language was 4.3, two quotations in Persian apart) and on one sentence in each of 17 other
languages (7.9 and more, but Nigerian Pidgin, which passes as English).
"""


def language(text: str) -> str:
    """The ISO 639 code of the text's language; "en" unless another one clearly leads.

    Example:
        >>> language("Al menos doce personas murieron el viernes cuando estalló una bomba.")
        'es'
        >>> language("AT LEAST 12 PEOPLE DIED ON FRIDAY WHEN A BOMB WENT OFF IN THE MARKET.")
        'en'
    """
    if too_short(text):
        return "en"
    import py3langid  # with its model, half a second to load

    # Upper-case wires look like no language at all to a model of lower-case letters.
    sample = text[:SAMPLE].lower()
    ranking = py3langid.rank(sample)
    best, lead = ranking[0]
    lead -= next(score for code, score in ranking if code == "en")
    return str(best) if lead > MARGIN * sqrt(len(sample.encode())) else "en"


def english(text: str, said: str = "") -> str:
    """The code "en" of an English text; raises DataError with the language of any other.

    `said` is the language its record gives, believed only where the text is too short to tell.

    Example:
        >>> english("Mindestens zwölf Menschen wurden am Freitag bei der Explosion getötet.")
        Traceback (most recent call last):
        rashomon.errors.DataError: field text: not English: looks like 'de'
    """
    if said and not said.lower().startswith("en") and too_short(text):
        raise DataError(f"not English: the record says '{said}'", field="language")
    if (code := language(text)) != "en":
        raise DataError(f"not English: looks like '{code}'", field="text")
    return code


def too_short(text: str) -> bool:
    """Whether the text has too few letters to tell its language.

    Example:
        >>> too_short("Myanmar Fashion")
        True
    """
    return sum(map(str.isalpha, text[:SAMPLE])) < FEWEST_LETTERS
