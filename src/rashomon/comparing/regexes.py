"""Regular expressions out of the data of this floor, refused by file, row and field where they are none."""

from __future__ import annotations

import re

from rashomon.errors import DataError


def compiled(words: str, file: str, row: int, field: str = "words", flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """The pattern that an entry of a data file gives.

    Raises:
        DataError: it is no regular expression.

    Example:
        >>> compiled("gas leaks?", "means.yaml", 4).search("two gas leaks")[0]
        'gas leaks'
    """
    try:
        return re.compile(words, flags)
    except re.error as problem:
        raise DataError(f"no pattern: {problem}", file=file, row=row, field=field) from problem
