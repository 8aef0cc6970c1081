"""Text from anywhere, made safe to show: no control codes, no letters turned round."""

from __future__ import annotations

import re
import unicodedata

# Overrides show letters in another order than they are stored, and so can make a name read as
# another; embeddings and isolates, which honest right-to-left text uses, are left alone.
_OVERRIDES = {0x202D: "⟨LRO⟩", 0x202E: "⟨RLO⟩"}
_CONTROLS = {c: chr(0x2400 + c) for c in range(32) if c not in (9, 10)} | {0x7F: "␡"}
_C1 = dict.fromkeys(range(0x80, 0xA0), "�")
_VISIBLE = _OVERRIDES | _CONTROLS | _C1
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE_IN_TERMINAL = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


def visible(text: str) -> str:
    """The text with every code that steers a screen turned into a sign that can be seen.

    Tabs and line breaks stay. What was replaced is one sign (or one name in ⟨⟩) a character.

    Example:
        >>> visible("a\\x1b[31mb\\u202ec")
        'a␛[31mb⟨RLO⟩c'
    """
    # What can be printed is none of them; to look each letter up costs twenty times as much as to ask for that.
    return text if text.isprintable() else _SURROGATE.sub("�", text.translate(_VISIBLE))


def one_line(text: str) -> str:
    """The text for a cell of a terminal: one line, nothing that steers, marks of direction dropped.

    Right-to-left text is wrapped in an isolate, so that it does not reorder the cells beside it.

    Example:
        >>> one_line("Deir\\n ez-Zor\\x07")
        'Deir ez-Zor␇'
    """
    line = visible(" ".join(text.split())).translate(_INVISIBLE_IN_TERMINAL)
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in line):
        return f"\u2068{line}\u2069"
    return line
