"""Reads one amount off a row of words: "3.5 million", "two hundred and five", "tens of thousands"."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.vocabulary.numbers import NumberWords

_HYPHENS = frozenset({"-", "–"})


@dataclass(slots=True)
class Amount:
    """Words `first` to `last` (inclusive): a value, the last scale word's size, and how vague it is."""

    first: int
    last: int
    value: float
    scale: int = 1
    vagueness: str = "exact"
    digits: bool = False


def figures(word: str) -> float | None:
    """The value of "12", "1,250" or "3.5"; None for anything else, wrong commas included.

    Example:
        >>> figures("1,250"), figures("3.5"), figures("12th"), figures("1,25")
        (1250.0, 3.5, None, None)
    """
    if not word.isascii() or len(word) > 18:
        return None
    whole, dot, part = word.partition(".")
    groups = whole.split(",")
    if not all(group.isdigit() for group in groups) or (dot and not part.isdigit()):
        return None
    if len(groups) > 1 and not (0 < len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:])):
        return None
    return float(word.replace(",", ""))


def amount_at(low: list[str], i: int, words: NumberWords) -> Amount | None:
    """The amount that begins at word `i`, as long as it can be read."""
    word = low[i]
    if not word:
        return None
    if word[0].isdigit():
        value = figures(word)
        return None if value is None else _scaled(Amount(i, i, value, digits=True), low, words)
    if word in words.simple or word in words.scale:
        return _cardinal(low, i, words)
    if word in words.vague:
        return _vague(low, i, i, words)
    if word in words.sets["article"]:
        return _with_article(low, i, words)
    if word == "half" and low[i + 1] in ("a", "-", "of"):
        inner = low[i + 2] if low[i + 1] != "of" else low[i + 3]
        size = words.scale.get(inner) or words.dozen.get(inner)
        return Amount(i, i + 2, size / 2, size) if size and low[i + 1] != "of" else None
    if word in words.dozen and word == "dozen":
        return Amount(i, i, words.dozen[word], words.dozen[word])
    return None


def _scaled(amount: Amount, low: list[str], words: NumberWords) -> Amount:
    """Takes in "million", "hundred thousand", "dozen" and "and a half million" behind figures or a word."""
    j = amount.last + 1
    if low[j] == "and" and low[j + 1] in ("a", "one") and low[j + 2] == "half" and low[j + 3] in words.scale:
        amount.value, amount.last, j = amount.value + 0.5, j + 2, j + 3
    while low[j] in words.scale or low[j] == "dozen":
        size = words.scale.get(low[j], 12)
        amount.value, amount.scale, amount.last = amount.value * size, amount.scale * size, j
        j += 1
    return amount


def _cardinal(low: list[str], i: int, words: NumberWords) -> Amount | None:
    total = 0.0
    current = 0.0
    scale = 1
    ceiling = 10**18
    j, last = i, i - 1
    room = ceiling
    while True:
        word = low[j]
        if word in words.tens and current % 100 == 0 and room > 99:
            current, room, last = current + words.tens[word], 9, j
        elif word in words.cardinal and (current % 100 == 0 or (room == 9 and words.cardinal[word] < 10)):
            if room == 9 and words.cardinal[word] == 0:
                break
            current, room, last = current + words.cardinal[word], 0, j
        elif word == "hundred" and current < 100:
            current, room, scale, last = (current or 1) * 100, 100, 100, j
        elif word in words.scale and words.scale[word] > 100 and current and words.scale[word] < ceiling:
            total, current, last = total + current * words.scale[word], 0, j
            scale = ceiling = words.scale[word]
            room = 10**18
        elif word in words.scale and j == i and words.scale[word] > 100:
            return None
        elif word == "dozen" and j > i and total == 0 and current < 10:
            return Amount(i, j, current * 12, 12)
        elif not _joins(low, j, room, words) or j == i:
            break
        if word == "zero":
            break
        j += 1
    if last < i:
        return None
    amount = Amount(i, last, total + current, scale if current == 0 or scale == 100 else 1)
    if low[last + 1] == "and" and low[last + 2] in ("a", "one") and low[last + 3] == "half":
        return _scaled(amount, low, words)
    return amount


def _joins(low: list[str], j: int, room: int, words: NumberWords) -> bool:
    """True for the hyphen of "twenty-five" and the "and" of "two hundred and five"."""
    if low[j] in _HYPHENS:
        return room == 9 and 0 < words.cardinal.get(low[j + 1], 0) < 10
    return low[j] == "and" and room in (100, 10**18) and low[j + 1] in words.simple


def _vague(low: list[str], first: int, i: int, words: NumberWords) -> Amount | None:
    """Dozens, a few hundred, tens of thousands."""
    value, vagueness = words.vague[low[i]]
    amount = Amount(first, i, value, value if value > 9 else 1, vagueness)
    j = i + 1
    if low[j] in words.scale or low[j] == "dozen":
        size = words.scale.get(low[j], 12)
        amount.value, amount.scale, amount.last = value * size, size, j
        return amount
    while low[j] == "of" and low[j + 1] in words.vague and words.vague[low[j + 1]][0] > 9:
        amount.value, amount.last = amount.value * words.vague[low[j + 1]][0], j + 1
        j += 2
    if amount.last > i:
        amount.scale, amount.vagueness = int(amount.value), f"{vagueness} of {low[amount.last]}"
    return amount


def _with_article(low: list[str], i: int, words: NumberWords) -> Amount | None:
    """A hundred, a dozen, a few, a couple of, a score of."""
    j = i + 1
    word = low[j]
    if word in words.scale:
        inner = _cardinal(low, j, words) if word == "hundred" else None
        if inner is not None:
            inner.first = i
            return inner
        return Amount(i, j, words.scale[word], words.scale[word])
    if word in words.dozen:
        value = words.dozen[word]
        of = low[j + 1] == "of"
        if low[j + 1] in words.scale or low[j + 1] == "dozen":
            return _scaled(Amount(i, j, value), low, words)
        if word != "dozen" and not of:
            return None
        return Amount(i, j, value, value)
    if word in words.vague and word in ("few", "handful"):
        return _vague(low, i, j, words)
    return None
