"""Numbers in a text: what is counted, and what only looks like a count."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.reading.numbers_words import Amount, amount_at
from rashomon.reading.parse import Parsed
from rashomon.reading.subwords import Subwords, subwords
from rashomon.reading.times import TimeExpression, find_times
from rashomon.vocabulary.numbers import NumberWords, Phrases, number_words

Kind = Literal[
    "count",
    "date",
    "time",
    "clock",
    "age",
    "money",
    "share",
    "measure",
    "ordinal",
    "label",
    "rate",
    "compound",
    "pronoun",
]
_HYPHENS = frozenset({"-", "–", "—"})
_FRACTIONS = frozenset(
    {
        "third",
        "thirds",
        "quarter",
        "quarters",
        "fourth",
        "fourths",
        "fifth",
        "fifths",
        "sixth",
        "sixths",
        "tenth",
        "tenths",
    }
)
_NO_NOUN = frozenset(
    {
        "one",
        "longer",
        "more",
        "fewer",
        "less",
        "doubt",
        "matter",
        "way",
        "reason",
        "other",
        "such",
        "idea",
        "later",
        "sense",
    }
)
_NOT_MANY = frozenset({"how", "too", "so", "that", "as"})
# Behind these "scores" are people: "wounded scores".
_HARMING = frozenset({
    "kill", "kills", "killed", "killing", "wound", "wounds", "wounded", "wounding", "injure", "injures", "injured",
    "injuring", "hurt", "hurting",
})  # fmt: skip
_PRONOUN = frozenset({"no", "any", "every", "each", "which", "this", "that", "some"})
_STOPS = frozenset({
    "of", "in", "on", "at", "by", "for", "with", "and", "or", "to", "from", "who", "whose", "that",
    "which", ",", ".", ";", ":", "(", ")", "“", "”", "--", "—", "was", "were", "is", "has", "had",
})  # fmt: skip
_APART = frozenset({",", ".", ";", ")", "and", "", "of", "who", "from", "was", "were"})


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """Tokens `first` to `last` (inclusive) give a number; `begin` is the first token of "at least" in front.

    `value` follows the coding rule of the field: the lower end of a range, the least that a vague word
    can mean; `low` and `high` are the bounds as far as known. `vagueness`: exact, at_least, at_most,
    about, range, article ("a farmer"), both, none ("no casualties"), few, several, many, tens, dozens,
    scores, hundreds, thousands … Only numbers of the kind `count` count things.
    """

    first: int
    last: int
    value: int
    low: int | None
    high: int | None
    vagueness: str = "exact"
    kind: Kind = "count"
    begin: int = 0


def find_numbers(
    words: Sequence[str],
    lower: Sequence[str],
    times: Sequence[TimeExpression] | None = None,
    *,
    breaks: Collection[int] = (),
) -> list[NumberExpression]:
    """Finds the numbers in the tokens of a text, in order, none overlapping.

    `lower` is `words` in lower case; `times` are the expressions of time in it when they are at hand
    (they are looked for otherwise): numbers in them are dates. `breaks` are the
    tokens that begin a paragraph, for words that hold no line breaks.

    Example:
        >>> words = "At least 12 to 15 people died , among them dozens of boys aged 9 .".split()
        >>> [(n.value, n.high, n.vagueness, n.kind) for n in find_numbers(words, [w.lower() for w in words])]
        [(12, 15, 'at_least', 'count'), (12, None, 'dozens', 'count'), (9, 9, 'exact', 'age')]
    """
    if times is None:
        times = find_times(words, lower, None, breaks=breaks)
    dated = {token for time in times for token in range(time.first, time.last + 1)}
    vocabulary = number_words()
    text = subwords(words, lower, breaks)
    found: list[NumberExpression] = []
    starts = vocabulary.starts
    low = text.lower
    i = 0
    free = 0
    while i < text.size:
        word = low[i]
        if word in starts or word[:1].isdigit():
            number = _number(text, i, free, vocabulary, dated)
            if number is not None:
                expression, i = number
                found.append(expression)
                free = i + 1
        i += 1
    return found


def _number(
    text: Subwords, i: int, free: int, words: NumberWords, dated: set[int]
) -> tuple[NumberExpression, int] | None:
    low = text.lower
    word = low[i]
    if word[0].isdigit() and (word[-2:] in ("th", "st", "nd", "rd") or ":" in word):
        return _plain(text, i, words, dated)
    amount = amount_at(low, i, words)
    if amount is None:
        return _single(text, i, words)
    if low[i] in words.vague and not _is_vague_count(low, i):
        return None
    high = _upper_end(low, amount, words)
    vagueness = amount.vagueness if high is None else "range"
    value = int(amount.value)
    begin, modifier = _modifier(low, amount.first, free, words.modifier)
    last, behind = _behind(low, amount.last, words.after)
    vagueness = modifier or behind or vagueness
    top = high if high is not None else value if vagueness == "exact" else None
    bottom: int | None = value
    if vagueness == "at_most":
        bottom, top = None, high or value
    elif vagueness == "about":
        bottom = None
    kind = _kind(text, amount, words, dated)
    expression = NumberExpression(
        text.token[amount.first], text.token[last], value, bottom, top, vagueness, kind, text.token[begin]
    )
    return expression, last


def _plain(text: Subwords, i: int, words: NumberWords, dated: set[int]) -> tuple[NumberExpression, int] | None:
    """An ordinal in figures or a time of day: noted so that nobody counts them."""
    digits = text.lower[i].split(":")[0].rstrip("stndrh")
    if not digits.isascii() or not digits.isdigit():
        return None
    kind: Kind = "clock" if ":" in text.lower[i] else "date" if text.token[i] in dated else "ordinal"
    value, token = int(digits), text.token[i]
    return NumberExpression(token, token, value, value, value, "exact", kind, token), i


def _single(text: Subwords, i: int, words: NumberWords) -> tuple[NumberExpression, int] | None:
    """Both, no casualties, a farmer."""
    low, token = text.lower, text.token[i]
    word = low[i]
    if word in words.sets["both"]:
        return NumberExpression(token, token, 2, 2, 2, "both", "count", token), i
    if word in words.sets["no"]:
        behind = low[i + 1]
        if word == "no" and (not behind.isalpha() or behind in _NO_NOUN):
            return None
        return NumberExpression(token, token, 0, 0, 0, "none", "count", token), i
    if word in words.sets["article"] and _person_behind(low, i, words):
        return NumberExpression(token, token, 1, 1, 1, "article", "count", token), i
    return None


def _person_behind(low: list[str], i: int, words: NumberWords) -> bool:
    persons = words.sets["person"]
    for j in range(i + 1, min(i + 6, len(low))):
        if low[j] in persons:
            return low[j + 1] not in ("'s", "’s", "-")
        if low[j] in _STOPS or not low[j] or low[j][0].isdigit():
            return False
    return False


def _is_vague_count(low: list[str], i: int) -> bool:
    before = low[i - 1] if i else ""
    if low[i] in ("many", "few"):
        return before not in _NOT_MANY and low[i + 1] != "as"
    if low[i] == "scores":
        return before in _HARMING or low[i + 1] in (
            "of",
            "more",
            "were",
            "have",
            "dead",
            "killed",
            "injured",
            "wounded",
            "others",
        )
    return True


def _upper_end(low: list[str], amount: Amount, words: NumberWords) -> int | None:
    """The upper end of a range, which it takes in; a unit said once ("two to three hundred") is for both."""
    j = amount.last + 1
    before = low[amount.first - 1] if amount.first else ""
    joined = low[j] in _HYPHENS or low[j] in ("to", "or") or (low[j] == "and" and before == "between")
    if not joined or (before == "from" and low[j] == "to") or amount.vagueness != "exact":
        return None
    upper = amount_at(low, j + 1, words)
    if upper is None or upper.vagueness != "exact" or upper.first != j + 1:
        return None
    value = amount.value
    if amount.scale == 1 and upper.scale > 1 and value < upper.value / upper.scale:
        value *= upper.scale
    if value >= upper.value or (low[j] in _HYPHENS and amount.digits != upper.digits):
        return None
    amount.value, amount.last, amount.scale = value, upper.last, upper.scale
    return int(upper.value)


def _modifier(low: list[str], first: int, free: int, phrases: Phrases) -> tuple[int, str]:
    k = first - 1
    if k >= free and low[k] in ("another", "the", "a", "total", "between"):
        k -= 1
    begin, vagueness = first, ""
    if k >= free:
        for phrase, meaning in phrases.get(low[k], ()):
            if k - len(phrase) + 1 >= free and tuple(low[k - len(phrase) + 1 : k + 1]) == phrase:
                return k - len(phrase) + 1, meaning
    return begin, vagueness


def _behind(low: list[str], last: int, phrases: Phrases) -> tuple[int, str]:
    for phrase, meaning in phrases.get(low[last + 1], ()):
        if tuple(low[last + 1 : last + 1 + len(phrase)]) == phrase:
            return last + len(phrase), meaning
    return last, ""


def _kind(text: Subwords, amount: Amount, words: NumberWords, dated: set[int]) -> Kind:
    low, sets = text.lower, words.sets
    first, last = amount.first, amount.last
    before = low[first - 1] if first else ""
    after, next_after = low[last + 1], low[last + 2]
    if before in sets["money"] or (after in sets["money"] and after not in ("pound", "pounds")):
        return "money"
    if next_after in sets["money"] and after in ("us", "u.s.", "m", "bn", "million", "of"):
        return "money"
    hyphen = after in _HYPHENS
    unit = next_after if hyphen else after
    if unit in sets["time"]:
        old = low[last + 3 :][:2] if hyphen else low[last + 2 :][:2]
        return "age" if "old" in old or "olds" in old else "time"
    if text.token[first] in dated and text.token[last] in dated:
        return "date"
    if before in sets["age"] or _age_in_passing(text, amount):
        return "age"
    if (
        unit in sets["share"]
        or (unit == "per" and low[last + (3 if hyphen else 2)] == "cent")
        or _fraction(low, last, words)
    ):
        return "share"
    if unit in sets["measure"] or (amount.value != int(amount.value)):
        return "measure"
    if unit in sets["rate"]:
        return "rate"
    if amount.digits and _labelled(text, amount, words):
        return "label"
    if before == "at" and amount.digits and len(low[first]) == 4 and low[first].isdigit():
        return "clock"
    if after in ("-", "–") and unit.isalpha() and unit not in ("strong", "plus"):
        return "compound"
    if low[first] == "one" and first == last and (before in _PRONOUN or after in ("another", "-")):
        return "pronoun"
    return "count"


def _fraction(low: list[str], last: int, words: NumberWords) -> bool:
    j = last + 2 if low[last + 1] in _HYPHENS else last + 1
    if low[j] in _FRACTIONS:
        return True
    if low[last] not in words.simple:
        return False
    behind = low[last + 1] == "in" and low[last + 2] in words.simple
    return behind or (last > 1 and low[last - 1] == "in" and low[last - 2] in words.simple)


def _age_in_passing(text: Subwords, amount: Amount) -> bool:
    """Tells "Amal Haddad, 45, said": a name in front, the number set apart."""
    first, last = amount.first, amount.last
    if first != last or not amount.digits or not 0 < amount.value < 111 or first < 2:
        return False
    name = text.words[first - 2]
    before, after = text.lower[first - 1], text.lower[last + 1]
    if not name[:1].isupper() or not name.isalpha():
        return False
    return (before == "," and after in _APART) or (before == "(" and after == ")")


def _labelled(text: Subwords, amount: Amount, words: NumberWords) -> bool:
    low, first, last = text.lower, amount.first, amount.last
    before = low[first - 1] if first else ""
    if before in words.sets["label"] or (before == "." and first > 1 and low[first - 2] == "no"):
        return True
    if before.endswith("-") and len(before) > 1:
        return True
    if low[last + 1] in (".", ")") and (not before or "\n" in before):
        return True
    if before in words.sets["titled"] and text.words[first - 1].istitle():
        return True
    return low[last + 1] in words.sets["troop"] and text.words[last + 1][:1].isupper()


def included_parts(parsed: Parsed, i: int) -> bool:
    """True when the number at token `i` is part of a number said before it, not one to add to it.

    "12, including three soldiers"; "12 people, three of them soldiers"; "among the dead were two boys".
    """
    words = number_words()
    low = parsed.lower
    first = parsed.sentences[parsed.sentence[i]][0]
    for phrase, _ in words.including.get("of", ()):
        if tuple(low[i + 1 : i + 1 + len(phrase)]) == phrase:
            return True
    k = i
    for _ in range(12):
        k = parsed.head[k]
        if _opens_part(low, k, words):
            return k < i
        if parsed.head[k] == k or parsed.pos[k] in ("VERB", "AUX"):
            break
    for k in range(i - 1, max(first, i - 8) - 1, -1):
        if low[k] in (";", ".") or (parsed.pos[k] == "VERB" and low[k] not in words.including):
            return False
        if _opens_part(low, k, words):
            return True
    return False


def _opens_part(low: list[str], k: int, words: NumberWords) -> bool:
    return any(tuple(low[k : k + len(phrase)]) == phrase for phrase, _ in words.including.get(low[k], ()))
