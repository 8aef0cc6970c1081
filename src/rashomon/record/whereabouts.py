"""That a record's file is still the one that was opened.

SQLite goes on working on a file that was moved away, deleted or replaced: what is written then is lost with it.
"""

from __future__ import annotations

import os

from sqlalchemy import Engine

from rashomon.errors import BusyError
from rashomon.record.dialects import name_of


class Whereabouts:
    """Remembers which file an engine opened; nothing for a server's database.

    Example:
        >>> import tempfile
        >>> from rashomon.record.opening import open_engine
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     engine = open_engine(f"{folder}/r.db")
        ...     whereabouts = Whereabouts(engine)
        ...     whereabouts.check()
        ...     engine.dispose()
        ...     os.remove(f"{folder}/r.db")
        ...     try:
        ...         whereabouts.check()
        ...     except BusyError as error:
        ...         print(str(error).rpartition("r.db: ")[2])
        gone, or out of reach, though it is open here; put it back, or start again with another one
    """

    def __init__(self, engine: Engine) -> None:
        self._file = name_of(engine) if engine.dialect.name == "sqlite" else ""
        self._found = self._look()

    def _look(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self._file)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def check(self) -> None:
        """Let the file be the same.

        Raises:
            BusyError: it is gone, or another one stands in its place.
        """
        if not self._file or (there := self._look()) == self._found:
            return
        if there is None:
            raise BusyError(
                f"{self._file}: gone, or out of reach, though it is open here; put it back, or start again with"
                " another one"
            )
        raise BusyError(
            f"{self._file}: another file stands in its place; stop the server and start it again to open that one"
        )
