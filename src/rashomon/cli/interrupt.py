"""Ctrl-C: one line and an end, whatever was going on; between lines of output, never inside one."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

INTERRUPTED = 130
"""What a shell reports for a command that Ctrl-C ended."""
_SHORTLY = 0.01
"""Seconds."""
_KEEPING = ("add", "reread")


@dataclass(slots=True)
class Minding:
    """Whether Ctrl-C came, whether the command had begun to keep things by then, and whether it is `over`: one more
    Ctrl-C changes nothing then."""

    came: bool = False
    begun: bool = False
    over: bool = False


class Told(KeyboardInterrupt):
    """A Ctrl-C of which its reader has been told already."""


@contextmanager
def minded() -> Iterator[Minding]:
    """Note every Ctrl-C that falls into the block, before it takes effect as always.

    What is being imported may make another error of it (a schema that can't be built), so that what is raised does not
    say any more what it was; what the block is given does.

    Example:
        >>> with minded() as minding:
        ...     minding.came
        False
    """
    found, main, sending = Minding(), threading.get_ident(), threading.Lock()
    before = signal.getsignal(signal.SIGINT)
    # Where it is another one, whoever started us wants Ctrl-C ignored, or minds it himself.
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield found
        return

    def note(number: int, frame: FrameType | None) -> None:
        if found.over:
            return
        found.came = True
        if frame is not None and frame.f_code is again.__code__:
            # Raised there it would be dropped as well, and written about.
            _thread.start_new_thread(soon, ())
            return
        raise KeyboardInterrupt

    def soon() -> None:
        time.sleep(_SHORTLY)
        with sending:
            # Where a Ctrl-C took effect before, one more would kill Python on its way out.
            if not found.over:
                # Not `interrupt_main`: it would not wake a thread that sleeps or waits for the disk.
                signal.pthread_kill(main, signal.SIGINT)

    ignored = sys.unraisablehook

    def again(lost: sys.UnraisableHookArgs) -> None:
        if not issubclass(lost.exc_type, KeyboardInterrupt):
            ignored(lost)
            return
        # It fell into the clearing away of some object, where Python drops what is raised: let it come once more.
        # Not `threading`: it waits for its thread, which may be done by then.
        _thread.start_new_thread(soon, ())

    signal.signal(signal.SIGINT, note)
    sys.unraisablehook = again
    try:
        yield found
    finally:
        with sending:
            found.over = True
        sys.unraisablehook = ignored
        signal.signal(signal.SIGINT, before)


def stopped(arguments: Sequence[str], *, begun: bool = False) -> int:
    """Say on standard error that the command was broken off, and before what; what it ends with.

    Example:
        >>> import contextlib
        >>> with contextlib.redirect_stderr(sys.stdout):
        ...     stopped(["add", "reports"])
        rashomon: stopped; nothing was added yet
        130
    """
    nothing = "; nothing was added yet" if not begun and arguments and arguments[0] in _KEEPING else ""
    print(f"rashomon: stopped{nothing}", file=sys.stderr)
    return INTERRUPTED


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let a Ctrl-C that falls into the block take effect after it.

    Example:
        >>> with uninterrupted():
        ...     print("a whole line")
        a whole line
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
