"""The small grammar of the simulated reports: `[a|b]` chooses, `{slot}` is filled; a slot without a value voids it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent / "data"
Slots = Callable[[str], "str | None"]
UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
TENS = ["-", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CLOSE = "\x01"
"""Stands after an apposition: a comma, unless the sentence ends there."""
_TOKEN = re.compile(r"\{(\w+)\}|[\[\]|]")
_TRIES = 12


class Untold(Exception):
    """A slot that this report knows nothing of."""


@cache
def data(name: str) -> Any:
    """One of the YAML files beside this module."""
    return yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def _parsed(pattern: str) -> list[Any]:
    """A pattern as a list of strings, ("slot", name) and ("any", alternatives)."""
    stack: list[list[list[Any]]] = [[[]]]
    at = 0
    for found in _TOKEN.finditer(pattern):
        stack[-1][-1].append(pattern[at : found.start()])
        at = found.end()
        sign = found.group()
        if found.group(1):
            stack[-1][-1].append(("slot", found.group(1)))
        elif sign == "[":
            stack.append([[]])
        elif sign == "]":
            stack[-2][-1].append(("any", stack.pop()))
        elif len(stack) > 1:
            stack[-1].append([])
    stack[-1][-1].append(pattern[at:])
    return stack[0][0]


def _told(parts: list[Any], slots: Slots, rng: random.Random) -> str:
    said = []
    for part in parts:
        if isinstance(part, str):
            said.append(part)
        elif part[0] == "any":
            said.append(_told(rng.choice(part[1]), slots, rng))
        else:
            name, form = part[1], ""
            for ending in ("_Start", "_low"):
                if name.endswith(ending):
                    name, form = name.removesuffix(ending), ending
            value = slots(name)
            if value is None:
                raise Untold(name)
            if form == "_Start":
                value = capital(value)
            elif form == "_low":
                value = value[:1].lower() + value[1:]
            said.append(value)
    return "".join(said)


def expand(pattern: str, slots: Slots, rng: random.Random) -> str | None:
    """A pattern in words, or None where every try asks for a slot without a value.

    Example:
        >>> expand("[Rebels|Gunmen] shelled {town}", {"town": "Kot"}.get, random.Random(1))
        'Rebels shelled Kot'
    """
    for _ in range(_TRIES):
        try:
            return re.sub(r" {2,}", " ", _told(_parsed(pattern), slots, rng)).strip()
        except Untold:
            continue
    return None


def tidy(words: str) -> str:
    """Single blanks, and CLOSE as a comma where the sentence goes on; for whole sentences and headlines.

    Example:
        >>> tidy(f"Ana Pinzonel, a farmer{CLOSE} said so  near Tame, Arauca{CLOSE}.")
        'Ana Pinzonel, a farmer, said so near Tame, Arauca.'
    """
    words = re.sub(r" {2,}", " ", words).strip()
    words = re.sub(r"\b([Aa]) (?=[aeio])(?!one)", r"\1n ", words)
    words = re.sub(rf"{CLOSE}+(?=[ ]*(?:$|[,.;:\"{CLOSE}]))", "", words)
    return re.sub(r"\s+([,.])", r"\1", words.replace(CLOSE, ","))


def spelled(words: str) -> str:
    """A sentence that begins with digits below a hundred, with the number in words.

    Example:
        >>> spelled("26 travellers were abducted")
        'Twenty-six travellers were abducted'
    """
    found = re.match(r"(\d\d)(?= )", words)
    if not found:
        return words
    tens, unit = divmod(int(found.group()), 10)
    teens = ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    number = TENS[tens] if not unit else teens[unit - 1] if tens == 1 else f"{TENS[tens]}-{UNITS[unit]}"
    return number.capitalize() + words[2:]


def plain(pattern: str, rng: random.Random) -> str:
    """A pattern that has choices but no slots."""
    return expand(pattern, lambda _: None, rng) or ""


def capital(words: str) -> str:
    """The same with a capital first letter."""
    return words[:1].upper() + words[1:]


def in_words(number: int) -> str:
    """Newswire numbers: words up to ten, digits with commas above."""
    return UNITS[number] if number <= 10 else f"{number:,}"


def vague(number: int, rng: random.Random, exact: float = 0.55) -> str:
    """A number as a report gives it, now and then with less than it knows.

    Example:
        >>> sorted({vague(27, random.Random(n)) for n in range(40)})[:2]
        ['27', 'at least 27']
    """
    dice = rng.random()
    if dice < exact or number < 3:
        return in_words(number)
    if dice < exact + 0.22:
        return f"at least {in_words(number)}"
    if dice < exact + 0.32 and number > 11:
        lower = number // 10 * 10 if number > 20 else number - 1
        return f"more than {in_words(max(lower, 10))}"
    if dice < exact + 0.37 and number > 11:
        return f"{rng.choice(['about', 'some', 'nearly'])} {in_words(-(-number // 5) * 5)}"
    if number >= 40 and dice < exact + 0.40:
        return "scores of"
    if number >= 24:
        return "dozens of" if dice > 0.95 else in_words(number)
    if 13 <= number <= 23:
        return "more than a dozen" if dice > 0.93 else in_words(number)
    return "several" if 4 <= number <= 9 and dice > 0.95 else in_words(number)
