"""A line on the terminal that says how far the reading is."""

from __future__ import annotations

import sys
import time
from typing import TextIO

BAR = 24
EVERY = 0.1
"""Seconds between two drawings."""


class Progress:
    """Reports, or what else is counted, done, of how many where that is known, and how fast; drawn on a terminal.

    Example:
        >>> from io import StringIO
        >>> page = StringIO()
        >>> bar = Progress(2, page)
        >>> bar.step(); bar.clear()
        >>> "1 of 2 reports" in page.getvalue()
        True
    """

    def __init__(self, total: int | None = None, stream: TextIO | None = None, counted: str = "reports") -> None:
        self.total, self.done, self.counted = total, 0, counted
        self._stream = sys.stderr if stream is None else stream
        self._began, self._drawn, self._shown = time.monotonic(), 0.0, False

    def step(self) -> None:
        """One more report is done."""
        self.done += 1
        if time.monotonic() - self._drawn >= EVERY:
            self.draw()

    def reach(self, done: int, total: int) -> None:
        """So many are done, of so many."""
        self.done, self.total = done, total
        if time.monotonic() - self._drawn >= EVERY:
            self.draw()

    def draw(self) -> None:
        """Draw the line."""
        self._drawn = time.monotonic()
        self._stream.write(f"\r\x1b[K{self.line(self._drawn - self._began)}")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, so that other output can be written in its place."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    def line(self, seconds: float) -> str:
        """The words of the line after so many seconds.

        Example:
            >>> Progress(4).line(0.0)
            '────────────────────────  0 of 4 reports'
        """
        of = f" of {self.total}" if self.total is not None else ""
        words = f"{self.done}{of} {self.counted}"
        if self.done and seconds > 0:
            words += f", {self.done / seconds:.1f} a second"
        if self.total is None:
            return words
        full = BAR * min(self.done, self.total) // max(self.total, 1)
        return f"{'━' * full}{'─' * (BAR - full)}  {words}"


class NoProgress(Progress):
    """The same, drawing nothing: for pipes and files."""

    def draw(self) -> None:
        """Draw nothing."""
