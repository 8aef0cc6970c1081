"""Expressions of time in a text, each with its interval of days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.reading.subwords import subwords
from rashomon.reading.times_grammar import find_mentions
from rashomon.reading.times_link import link
from rashomon.reading.times_mention import Mention
from rashomon.reading.times_resolve import Anchor, Resolver
from rashomon.vocabulary.times import TimeWords, time_words

Kind = Literal["date", "duration", "frequency", "relative_to_event", "recurrent"]
_SENTENCE_ENDS = frozenset({".", "\n", "\n\n", "“", "”", '"'})
_CLAUSE_ENDS = frozenset({".", ";", ",", "\n", "\n\n", "(", ")"})
_CLAUSE = 9  # words on either side in which "will" or "expected" makes a weekday one to come


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Tokens `first` to `last` (inclusive) name the days `start` to `end`, both inclusive.

    `start` and `end` are None together, when nothing places the expression. `granularity`: day, week,
    weekend, month, part of month, season, year, part of year, decade, century, range, since, duration,
    holiday, now …; `anchor`: what it was counted from; `basis` says so in words; `bound`: since, until,
    by, before, after or from when one of these stands in front ("before", "by" and "after" leave the
    interval as named), and "since clause" in "since the war ended in 1994": the interval is the clause's,
    and what the main clause says reaches from it to the day of publication.
    """

    first: int
    last: int
    kind: Kind
    start: date | None
    end: date | None
    granularity: str
    basis: str
    anchor: Anchor
    bound: str = ""


def find_times(
    words: Sequence[str],
    lower: Sequence[str],
    published: date | None,
    *,
    future: Callable[[int], bool] | None = None,
    breaks: Collection[int] = (),
) -> list[TimeExpression]:
    """Finds the expressions of time in the tokens of a text, in order, none overlapping.

    `lower` is `words` in lower case; `breaks` are the tokens that begin a paragraph, for words that
    hold no line breaks (`subwords.paragraph_starts`): nothing is read across them. `future(token)` tells
    whether the clause at a token speaks of the future, which makes "on Friday" the next one; without it,
    words such as "will" nearby tell. A date that lacks its year takes the nearest to `published`, the past
    preferred; without `published`, relative expressions have no interval.

    Example:
        >>> words = "The base was shelled last week and again on Tuesday .".split()
        >>> for t in find_times(words, [w.lower() for w in words], date(2016, 8, 13)):
        ...     print(t.first, t.last, t.start, t.end, t.granularity)
        4 5 2016-07-31 2016-08-06 week
        9 9 2016-08-09 2016-08-09 day
    """
    vocabulary = time_words()
    text = subwords(words, lower, breaks)
    mentions = link(find_mentions(text, vocabulary), text.lower, vocabulary)

    def looks_ahead(word: int) -> bool:
        if future is not None:
            return future(text.token[word])
        return _near(text.lower, word, vocabulary)

    resolver = Resolver(published, looks_ahead)
    found = []
    seen = 0
    for mention in mentions:
        if resolver.year_named >= 0 and _breaks(text.lower, seen, mention.first, published is not None):
            resolver.drop_year()
        seen = mention.last + 1
        placed = resolver.place(mention)
        start, end = placed.days or (None, None)
        found.append(
            TimeExpression(
                text.token[mention.first],
                text.token[mention.last],
                _kind(mention),
                start,
                end,
                placed.granularity,
                placed.basis,
                placed.anchor,
                mention.bound,
            )
        )
    return found


def _breaks(lower: list[str], first: int, last: int, sentences: bool) -> bool:
    """True when a paragraph (or, when a publication date gives the year, a sentence) ends in between."""
    return any(lower[i] in _SENTENCE_ENDS if sentences else "\n" in lower[i] for i in range(first, last))


def _near(lower: list[str], word: int, vocabulary: TimeWords) -> bool:
    """True when a sign of the future stands in the clause, and no verb of saying right before the word."""
    signs, said = vocabulary.sets["ahead"], vocabulary.sets["said"]
    if any(lower[i] in said for i in range(max(0, word - 3), word)):
        return False
    opens = word < 2 or lower[word - 2] in _SENTENCE_ENDS
    for step in (-1, 1):
        i = word + step
        for _ in range(_CLAUSE):
            if not 0 <= i < len(lower) or (lower[i] in _CLAUSE_ENDS and not (opens and lower[i] == "," and i > word)):
                break
            if lower[i] in signs:
                return True
            i += step
    return False


def _kind(mention: Mention) -> Kind:
    if mention.shape == "frequency":
        return "recurrent" if mention.which == "each" else "frequency"
    if mention.shape in ("lasting", "length") or (
        mention.shape == "unit" and mention.which in ("past", "coming", "recent")
    ):
        return "duration"
    if mention.shape in ("shift", "then", "eve", "same") or mention.which in (
        "same",
        "previous",
        "following",
    ):
        return "relative_to_event"
    return "date"
