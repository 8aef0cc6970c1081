"""`rashomon reread`: the record's reports, read again by this reader."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from rashomon.cli.add import Tally
from rashomon.cli.options import every_topic_option, jobs_option, no_progress_option
from rashomon.cli.record_option import opened, record_option

if TYPE_CHECKING:
    from rashomon.record.record import Record

NAMED = 10
"""Claims that are named whose decisions found no claim."""


@click.command()
@record_option
@click.option("--by", default="", metavar="NAME", help="Who asks for it, for the record's log.")
@every_topic_option
@jobs_option
@no_progress_option
def reread(record: str, by: str, jobs: int, no_progress: bool) -> int:
    """Read every report of the record again with this reader.

    What older readers found stays; rashomon runs lists them, rashomon diff shows what changed.
    Reports that this reader has read already are passed over.
    """
    from rashomon.cli.progress import NoProgress, Progress

    with opened(record) as kept:
        progress = Progress() if sys.stderr.isatty() and not no_progress else NoProgress()
        tally = Tally(progress)
        with tally:
            kept.reread(jobs=jobs, who=by, progress=tally.one)
        code = tally.ended(kept)
        if words := _decisions(kept):
            click.echo(words)
        return code


def _decisions(kept: Record) -> str:
    """What became of the decisions about claims of older readings; empty where there are none."""
    from rashomon.exchange.pieces import counted

    carried, lost = kept.carried(), kept.orphans()
    said = [f"{counted(carried, 'decision')} carried to the claims that stand there now"] if carried else []
    if lost:
        subjects = ", ".join(dict.fromkeys(one.about for one in lost[:NAMED]))
        more = ", …" if len(lost) > NAMED else ""
        are = "is" if len(lost) == 1 else "are"
        said.append(
            f"{counted(len(lost), 'decision')} {are} about claims that this reader no longer reads, or reads otherwise "
            f"than they were accepted ({subjects}{more}; see rashomon history CLAIM)"
        )
    return "; ".join(said)
