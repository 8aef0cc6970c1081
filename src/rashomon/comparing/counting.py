"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "report"), counted(1204, "claim"), counted(2, "copy", "copies")
        ('1 report', '1,204 claims', '2 copies')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
