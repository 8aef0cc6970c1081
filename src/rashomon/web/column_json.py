"""Columns of many rows as JSON, sent one after another while the next is made.

    {"total": 2, "columns": {"id": ["e1", "e2"], "title": ["attack in Kot", "riot in Goma"]}}

Made by hand: to check a million values against a model would take longer than all else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from fastapi.responses import StreamingResponse

from rashomon.exchange.protecting import PROTECTED, Shield

HEADER = "Rashomon-Columns"
"""A header that such answers have: their pieces are those of `pieces`."""
TOGETHER = 500
"""Rows that are protected before they are sent on."""
ID = "id"
"""The column that says what each row is of; the first."""
OURS = frozenset({ID, "start", "end", "type", "precision", "status", "modality"})
"""Columns of ids, days and words of closed vocabularies; all others may hold words of reports."""


def as_columns(total: int, columns: Iterable[tuple[str, list[Any]]]) -> StreamingResponse:
    """The answer; `id` is the first of the columns."""
    return StreamingResponse(pieces(total, columns), media_type="application/json", headers={HEADER: "yes"})


def pieces(total: int, columns: Iterable[tuple[str, list[Any]]]) -> Iterator[bytes]:
    """The beginning, a piece for each column, the end.

    Example:
        >>> list(pieces(1, [("id", ["e1"]), ("killed", [None])]))
        [b'{"total":1,"columns":{', b'"id":["e1"]', b',"killed":[null]', b'}}']
    """
    yield f'{{"total":{total},"columns":{{'.encode()
    for at, (name, values) in enumerate(columns):
        yield _column(name, values, "," if at else "").encode("utf-8", "surrogatepass")
    yield b"}}"


def _column(name: str, values: list[Any], before: str) -> str:
    return f"{before}{_written(name)}:{_written(values)}"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Columns:
    """The same on its way with names of private persons replaced: row by row, since each row is of other reports.

    Example:
        >>> from rashomon.exchange.protecting_roster import Roster
        >>> passing = Columns(Shield(Roster(), b"key"))
        >>> told = pieces(1, [("id", ["e1"]), ("title", ["write to ona@valley.example"]), ("killed", [3])])
        >>> found = json.loads(b"".join(piece for one in told for piece in passing.pass_on(one)))
        >>> found["columns"]["title"][0][:15], found["columns"]["killed"], found["columns"]["protected"]
        ('write to [e-mai', [3], True)
    """

    def __init__(self, shield: Shield) -> None:
        self._shield = shield
        self._ids: list[Any] = []
        self._changed = False

    def pass_on(self, piece: bytes) -> Iterator[bytes]:
        """What becomes of a piece, as far as it is protected already."""
        text = piece.decode("utf-8", "surrogatepass")
        if text.startswith("{"):
            yield piece
        elif text == "}}":
            yield f',"{PROTECTED}":true}}}}'.encode() if self._changed else piece
        elif text:
            yield from self._of_column(text.removeprefix(","), "," * text.startswith(","))

    def _of_column(self, text: str, before: str) -> Iterator[bytes]:
        ((name, values),) = json.loads(f"{{{text}}}").items()
        if name == ID:
            self._ids = values
        if name in OURS or not any(isinstance(value, str) for value in values):
            yield _column(name, values, before).encode("utf-8", "surrogatepass")
            return
        yield f"{before}{_written(name)}:[".encode()
        for at in range(0, len(values), TOGETHER):
            some = values[at : at + TOGETHER]
            told = list(some)
            asked = [n for n, value in enumerate(some) if isinstance(value, str) and not self._shield.stays(value)]
            rows = self._shield.rows({ID: self._ids[at + n], name: some[n]} for n in asked)
            for n, row in zip(asked, rows, strict=True):
                told[n] = row[name]
            self._changed = self._changed or told != some
            yield (("," if at else "") + _written(told)[1:-1]).encode("utf-8", "surrogatepass")
        yield b"]"
