"""The parse of one report as flat lists: fast to walk, and free of the parser that made it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.documents.document import Document
from rashomon.reading.claim import Span

if TYPE_CHECKING:
    import numpy as np


@dataclass(slots=True)
class Parsed:
    """Tokens of title and text as parallel lists; token `i` is `words[i]`, its head `head[i]`.

    `work` is the string that was parsed: the title, a blank line, the text; it has the length of
    the original, so that offsets carry over, but may differ in letter case (headlines, upper-case
    wires). `body` is where the text begins in it. `left` and `right` are the first and the last
    token of the subtree of `i` (both inclusive). A root's head is itself.
    """

    document: Document
    work: str
    body: int
    words: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    paragraph: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    tensor: np.ndarray | None = field(default=None, repr=False)

    def span(self, first: int, last: int) -> Span:
        """The words from token `first` to token `last` (inclusive), verbatim from the original."""
        return self.chars(self.start[first], self.end[last])

    def chars(self, start: int, end: int) -> Span:
        """Code points `start` to `end` of `work` as a span of the title or of the text."""
        document = self.document
        if start < self.body:
            end = min(end, len(document.title))
            return Span(start, end, document.title[start:end], "title")
        start, end = start - self.body, end - self.body
        return Span(start, end, document.text[start:end], "text")
