"""Where files wait to be read: a folder for each server, gone when it ends or the next one starts."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from threading import Lock

PREFIX = "rashomon-jobs-"
_LOCK = "server"


class Folders:
    """The folders of one server's jobs, within one of its own that is locked for as long as the server runs.

    The system takes the lock away from a server that crashes: so the next one sees what may go.

    Example:
        >>> folders = Folders()
        >>> one = folders.new()
        >>> one.is_dir(), (folders.close(), one.exists())[1]
        (True, False)
    """

    def __init__(self) -> None:
        self._root: Path | None = None
        self._held = -1
        self._making = Lock()

    def new(self) -> Path:
        """A new, empty folder."""
        with self._making:
            if self._root is None:
                self._root = self._locked()
            return Path(mkdtemp(dir=self._root))

    def _locked(self) -> Path:
        made = Path(mkdtemp(prefix="rashomon-new-"))
        self._held = os.open(made / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(self._held, fcntl.LOCK_EX)
        # Under the name by which others look for it only now that it is locked.
        return made.rename(made.with_name(made.name.replace("rashomon-new-", PREFIX)))

    def close(self) -> None:
        """Remove all of them."""
        with self._making:
            if self._root is not None:
                shutil.rmtree(self._root, ignore_errors=True)
                os.close(self._held)
                self._root = None


def clear() -> None:
    """Remove the folders of servers that are no more."""
    for found in Path(gettempdir()).glob(f"{PREFIX}*"):
        if _left_behind(found):
            shutil.rmtree(found, ignore_errors=True)


def _left_behind(folder: Path) -> bool:
    """Whether a folder is of ours and nobody holds its lock; anybody may put things where temporary files lie."""
    try:
        about = folder.lstat()
        if about.st_uid != os.getuid() or folder.is_symlink():
            return False
        held = os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(held)
    return True
