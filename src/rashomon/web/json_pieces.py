"""JSON on its way out with names of private persons replaced, sent piece by piece: what stands in a long list is looked
up for some of its rows at a time, and its reader has the first of them while the others are looked up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.exchange.protecting import PROTECTED, Shield, contexts

TOGETHER = 100
"""Rows of a list that are protected before they are sent on."""
WITH_WORDS = ("evidence", "quote", "words", "title")
"""An object that has one of these says of itself that something in it was replaced."""


def protected(body: bytes, shield: Shield) -> Iterator[bytes]:
    """An answer in pieces, together what `Shield.value` makes of it.

    Example:
        >>> from rashomon.exchange.protecting_roster import Roster
        >>> told = b'{"total":1,"rows":[{"words":"write to ona@valley.example"}]}'
        >>> pieces = list(protected(told, Shield(Roster(), b"key")))
        >>> pieces[0], json.loads(b"".join(pieces))["rows"][0]["protected"]
        (b'{"total":1', True)
    """
    value = json.loads(body)
    if not isinstance(value, Mapping):
        yield _written(shield.value(value))
        return
    # What the whole answer is about counts for each of its parts.
    about = contexts(value)
    changed, begin = False, b"{"
    for name, item in value.items():
        head = begin + _written(name) + b":"
        begin = b","
        if not isinstance(item, list) or name in about:
            told = shield.value({**about, name: item})[name]
            changed = changed or told != item
            yield head + _written(told)
            continue
        yield head + b"["
        for at in range(0, len(item), TOGETHER):
            some = item[at : at + TOGETHER]
            told = shield.value({**about, name: some})[name]
            changed = changed or told != some
            yield b"," * bool(at) + _written(told)[1:-1]
        yield b"]"
    if changed and any(name in value for name in WITH_WORDS):
        yield begin + _written(PROTECTED) + b":true"
    yield b"}" if value else b"{}"


def _written(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
