"""Telling on the terminal that everything derived is made again, which takes minutes in a large record."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rashomon.cli.interrupt import Told
from rashomon.cli.listing import note
from rashomon.cli.progress import NoProgress, Progress

if TYPE_CHECKING:
    from rashomon.record.record import Record


def make_again(record: Record) -> None:
    """Make what is derived in a record again by the rules of this program, and say how far it is.

    Ctrl-C stops it between two steps or undoes the one at hand; whoever opens the record next goes on from there.
    """
    note("this program compares reports by other rules than this record was made by: what follows from its reports is")
    note("made again, once; nothing that was read or decided is touched. Ctrl-C stops it, the next command goes on.")
    kind = Progress if sys.stderr.isatty() else NoProgress
    reports, lists = kind(), kind(counted="lists brought up to date")
    try:
        record.make_again(progress=reports.reach)
        reports.clear()
        record.settle(progress=lists.reach)
        lists.clear()
    except KeyboardInterrupt:
        reports.clear()
        lists.clear()
        note(f"stopped after {reports.done:,} of {reports.total or 0:,} reports; the next command goes on from there")
        raise Told from None
    note(f"made again: {reports.done:,} reports")
