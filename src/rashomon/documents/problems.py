"""The Problem: one report, or one field of it, that could not be used as it is."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.errors import DataError


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: the file as the caller named it, the row (from 1), the field.

    Example:
        >>> print(Problem("no text", file="a.jsonl", row=3, field="text"))
        a.jsonl, row 3, field text: no text
    """

    reason: str
    file: str = ""
    row: int | None = None
    field: str = ""

    def __str__(self) -> str:
        return str(DataError(self.reason, file=self.file, row=self.row, field=self.field))

    @classmethod
    def of(cls, error: DataError, file: str, row: int | None = None) -> Problem:
        """The problem that `error` tells of; `file` and `row` fill in what it does not know.

        Example:
            >>> print(Problem.of(DataError("no text", field="text"), "a.jsonl", 3))
            a.jsonl, row 3, field text: no text
        """
        return cls(error.reason, error.file or file, row if error.row is None else error.row, error.field)
