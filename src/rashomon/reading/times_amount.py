"""The amount in front of a unit of time: "three", "two to four", "four and a half", "a few"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.vocabulary.numbers import number_words
from rashomon.vocabulary.times import TimeWords

FEW = 3  # the coding rule of the field for "a few", "several" and a bare plural
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(slots=True)
class Amount:
    """From `low` to `high` units, from word `first` on; `article`: said by "a" alone; `vague`: "a few"."""

    first: int
    low: float
    high: float
    article: bool = False
    vague: bool = False


def amount_before(low: list[str], unit: int, free: int) -> Amount | None:
    """The amount that ends in front of word `unit`, not reaching back beyond word `free`."""
    k = unit - 1
    if k > free and low[k] in ("-", "–"):
        k -= 1
    found = _amount(low, k, free)
    if found is None:
        return None
    k = found.first - 1
    if not found.article and k > free and low[k] in ("to", "or", "-", "–"):
        lower = _amount(low, k - 1, free)
        if lower is not None and lower.low < found.high:
            found.first, found.low = lower.first, lower.low
    return found


def _amount(low: list[str], k: int, free: int) -> Amount | None:
    if k < free:
        return None
    word = low[k]
    words = number_words()
    if word == "half" and k - 2 >= free and low[k - 1] in ("-", "a", "and"):
        return _and_a_half(low, k, free)
    if word in ("a", "an"):
        if k > free and low[k - 1] == "half":
            return Amount(k - 1, 0.5, 0.5)
        return Amount(k, 1, 1, article=True)
    if word in words.simple:
        value, first = words.simple[word], k
        if value < 10 and k > free:
            tens = k - 2 if low[k - 1] == "-" else k - 1
            if tens >= free and low[tens] in words.tens:
                value, first = value + words.tens[low[tens]], tens
        return Amount(first, value, value)
    if word == "of" and k > free and low[k - 1] in words.dozen:
        return _times(low, k - 1, free, words.dozen[low[k - 1]])
    if word in words.dozen:
        return _times(low, k, free, words.dozen[word])
    if word == "hundred":
        return _times(low, k, free, 100)
    if word in ("few", "several", "many", "numerous"):
        first = k - 1 if k > free and low[k - 1] == "a" else k
        return Amount(first, FEW, FEW, vague=True)
    value_ = figure(word)
    return None if value_ is None else Amount(k, value_, value_)


def _times(low: list[str], k: int, free: int, size: int) -> Amount:
    inner = _amount(low, k - 1, free) if k > free else None
    if inner is None or inner.low > 9:
        return Amount(k, size, size)
    return Amount(inner.first, inner.low * size, inner.high * size)


def _and_a_half(low: list[str], k: int, free: int) -> Amount | None:
    while k > free and low[k - 1] in ("-", "a", "and"):
        k -= 1
    inner = _amount(low, k - 1, free) if k > free else None
    return None if inner is None else Amount(inner.first, inner.low + 0.5, inner.high + 0.5)


def figure(word: str) -> float | None:
    """A small amount written in figures, "4½" and "2.5" included.

    Example:
        >>> figure("4½"), figure("12"), figure("2.5"), figure("9,000"), figure("x")
        (4.5, 12.0, 2.5, None, None)
    """
    extra = _FRACTIONS.get(word[-1:], 0.0)
    digits = word[:-1] if extra else word
    if not digits and extra:
        return extra
    if len(digits) > 5 or not digits.isascii() or not digits.replace(".", "", 1).isdigit():
        return None
    value = float(digits) + extra
    return value if value <= 1000 else None


def skip_approx(low: list[str], k: int, free: int, vocabulary: TimeWords) -> int:
    """Steps back over "about", "more than", "a little over" that end at word `k`."""
    approx = vocabulary.sets["approx"]
    for _ in range(3):
        if k > free and f"{low[k - 1]} {low[k]}" in approx:
            k -= 2
        elif k >= free and low[k] in approx:
            k -= 1
        elif k > free and low[k] == "little" and low[k - 1] == "a":
            k -= 2
        else:
            break
    return k
