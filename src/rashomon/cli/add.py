"""`rashomon add`: reports into the record."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import click

from rashomon.cli.ahead import with_progress
from rashomon.cli.interrupt import INTERRUPTED, Minding, Told
from rashomon.cli.listing import note
from rashomon.cli.options import about_the_report, every_topic_option, jobs_option, no_progress_option
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import DataError

if TYPE_CHECKING:
    from rashomon.cli.progress import Progress
    from rashomon.documents import Document, Problem
    from rashomon.record.feeding import AddedOne
    from rashomon.record.record import Record


@click.command(no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True)
@about_the_report
@record_option
@click.option("--by", default="", metavar="NAME", help="Who adds them, for the record's log.")
@every_topic_option
@jobs_option
@no_progress_option
def add(
    paths: tuple[str, ...],
    published: date | None,
    publisher: str,
    title: str,
    record: str,
    by: str,
    jobs: int,
    no_progress: bool,
) -> int:
    """Read reports and keep them.

    PATHS are text, HTML, JSON or JSON-lines files, folders of these, or "-" for standard input.
    What the record holds is not read again. Each report is kept as a whole or not at all, so
    that adding can be broken off, and taken up by the same command.
    """
    from rashomon.documents import read_documents

    found = _from_the_first(read_documents(paths, published=published, publisher=publisher, title=title))
    if found is None:
        raise DataError("no report found that can be used", file=", ".join(paths))
    drawn = not no_progress and sys.stderr.isatty() and "-" not in paths
    with opened(record, create=True) as kept:
        items, progress = with_progress(found, drawn=drawn)
        tally = Tally(progress)
        with tally:
            kept.add(items, jobs=jobs, who=by, progress=tally.one)
        return tally.ended(kept)


def _from_the_first(found: Iterable[Document | Problem]) -> Iterable[Document | Problem] | None:
    """The same items; None where no report is among them: its problems are named then, and no record is made."""
    from rashomon.documents import Document

    rest, ahead = iter(found), []
    for item in rest:
        ahead.append(item)
        if isinstance(item, Document):
            return chain(ahead, rest)
    for item in ahead:
        note(str(item))
    return None


class Tally:
    """Counts what becomes of each report, and names on standard error those that can't be used.

    Work done within it may be broken off by Ctrl-C; `ended` says then what is kept.

    Example:
        >>> from rashomon.cli.progress import NoProgress
        >>> Tally(NoProgress()).words()
        'no report read'
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.read = self.known = self.empty = self.claims = self.problems = 0
        self.stopped = False

    @property
    def seen(self) -> int:
        """Reports that could be used."""
        return self.read + self.known

    def one(self, added: AddedOne) -> None:
        """One more report is done."""
        if added.problem:
            self.problems += 1
            self._progress.clear()
            note(added.problem)
            return
        self._progress.step()
        if not added.new:
            self.known += 1
            return
        self.read += 1
        self.claims += added.claims
        self.empty += added.empty

    def __enter__(self) -> Tally:
        context = click.get_current_context(silent=True)
        if context and (minding := context.find_object(Minding)):
            minding.begun = True
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        self._progress.clear()
        self.stopped = kind is not None and issubclass(kind, KeyboardInterrupt)
        return self.stopped

    def ended(self, kept: Record) -> int:
        """Say what was done, and what the command ends with."""
        if self.stopped:
            note(f"stopped; {self.so_far()}; the same command goes on from there")
            return INTERRUPTED
        try:
            click.echo(f"{self.words()}; {holds(kept)}")
        except KeyboardInterrupt:
            note(f"stopped; {self.so_far()}")
            raise Told from None
        return DataError.exit_code if self.problems else 0

    def words(self) -> str:
        """The counts in words."""
        from rashomon.exchange.pieces import counted

        if not self.seen:
            return "no report read"
        aside = [f"{self.known:,} known before"] if self.known else []
        aside += [f"{self.empty:,} without a claim"] if self.empty else []
        more = f" ({', '.join(aside)})" if aside else ""
        return f"{counted(self.seen, 'report')}{more}, {counted(self.claims, 'new claim')}"

    def so_far(self) -> str:
        """What is kept when the work is broken off."""
        return f"{self.words()}, all kept" if self.seen else "nothing was added yet"


def holds(record: Record) -> str:
    """What the record holds now, in words."""
    from rashomon.exchange.pieces import counted

    events = record.events(limit=1).total
    several = record.events(min_origins=2, limit=1).total
    return f"the record now holds {counted(events, 'event')}, {several:,} told by several origins"
