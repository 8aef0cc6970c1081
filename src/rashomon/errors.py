"""The one tree of errors: what the user asked, what the data hold, what the machine lacks.

Each is printed as one line, without a traceback; `exit_code` is what the command ends with.
"""

from __future__ import annotations


class RashomonError(Exception):
    """Anything Rashomon can explain in a sentence.

    Example:
        >>> str(DataError("no text", file="a.jsonl", row=3, field="text"))
        'a.jsonl, row 3, field text: no text'
    """

    exit_code = 1


class UserError(RashomonError):
    """The command or call can't be carried out as asked."""


class BusyError(RashomonError):
    """The record is locked or out of reach for now: nothing is wrong with what was asked, try again in a moment."""


class DataError(RashomonError):
    """Input that can't be used; names the file, the row (from 1) and the field where known."""

    exit_code = 2

    def __init__(self, reason: str, *, file: str = "", row: int | None = None, field: str = "") -> None:
        self.reason, self.file, self.row, self.field = reason, file, row, field
        where = [file] if file else []
        if row is not None:
            where.append(f"row {row}")
        if field:
            where.append(f"field {field}")
        super().__init__(f"{', '.join(where)}: {reason}" if where else reason)


class PrerequisiteError(RashomonError):
    """Something that must be installed first; `install` is the line that does it."""

    exit_code = 3

    def __init__(self, reason: str, install: str) -> None:
        self.install = install
        super().__init__(f"{reason}; install it with: {install}")
