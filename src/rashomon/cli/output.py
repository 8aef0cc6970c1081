"""Readings to a stream, one whole piece at a time."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from rashomon.cli.interrupt import uninterrupted
from rashomon.errors import UserError

if TYPE_CHECKING:
    from rashomon.reading.result import Reading

# Cells of a table that goes into a file or a pipe.
PIPE_WIDTH = 100


class Writer:
    """Writes each reading in a format (`table`, `jsonl`, `json`); used as a context manager.

    Each reading is written whole and flushed; a JSON array is closed even when the work is broken
    off, so that what is there can be read. `width` and `colour`
    are for the table.

    Example:
        >>> from io import StringIO
        >>> with Writer(StringIO(), "json") as writer:
        ...     pass
        >>> writer.stream.getvalue()
        '[]\\n'
    """

    def __init__(self, stream: TextIO, form: str, width: int = 80, colour: bool = False) -> None:
        self.stream, self.form, self.width, self.colour = stream, form, width, colour
        self.count = 0
        self._claims = False

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and issubclass(kind, BrokenPipeError):
            return
        if self.form == "json":
            self._put("\n]\n" if self.count else "[]\n")
        elif self.form == "table" and self._claims and kind is None:
            self._put(self._legend())

    def write(self, reading: Reading) -> None:
        """Write one reading."""
        if self.form == "table":
            from rashomon.exchange.table import as_text

            piece = as_text(reading, self.width, colour=self.colour)
        else:
            from rashomon.exchange.json_lines import to_block, to_line

            piece = to_line(reading) + "\n" if self.form == "jsonl" else to_block(reading)
        if self.form == "json":
            piece = (",\n" if self.count else "[\n") + piece
        self.count += 1
        self._claims = self._claims or bool(reading.claims)
        self._put(piece)

    def _legend(self) -> str:
        from rashomon.exchange.table import legend, printed

        return printed(legend(self.width), self.width, colour=self.colour)

    def _put(self, piece: str) -> None:
        with uninterrupted():
            write_whole(self.stream, piece)


def write_whole(stream: TextIO, piece: str) -> None:
    """Write all of a piece and flush it, even where the stream has no buffer (PYTHONUNBUFFERED).

    Such a stream takes what a signal left of a blocked write for all of it, and drops the rest.

    Raises:
        UserError: it can't be written, as on a full disk.

    Example:
        >>> import sys
        >>> write_whole(sys.stdout, "a line\\n")
        a line
    """
    try:
        _write(stream, piece)
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go(stream)
        raise UserError(f"can't write the output: {error.strerror or error}") from None


def _write(stream: TextIO, piece: str) -> None:
    raw = getattr(stream, "buffer", None)
    stream.flush()
    if not isinstance(raw, io.RawIOBase):
        stream.write(piece)
        stream.flush()
        return
    rest = memoryview(piece.encode(stream.encoding, stream.errors or "strict"))
    while rest:
        rest = rest[raw.write(rest) or 0 :]


def let_go(stream: TextIO) -> None:
    """Let what could not be written go where it can: Python writes it once more at its end, and would complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def terminal(stream: TextIO) -> tuple[int, bool]:
    """Width in cells and whether to use colour: the terminal's, or 100 and none for anything else.

    COLUMNS overrides the width; NO_COLOR (not empty) and TERM=dumb turn colour off.

    Example:
        >>> from io import StringIO
        >>> terminal(StringIO())[1]
        False
    """
    is_terminal = stream.isatty()
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdigit() and int(wanted) > 0:
        cells = int(wanted)
    elif is_terminal:
        try:
            cells = os.get_terminal_size(stream.fileno()).columns or PIPE_WIDTH
        except OSError:
            cells = PIPE_WIDTH
    else:
        cells = PIPE_WIDTH
    return max(cells, 30), is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
