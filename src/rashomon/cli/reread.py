"""`rashomon reread`: the record's reports, read again by this reader."""

from __future__ import annotations

import sys

import click

from rashomon.cli.add import Tally
from rashomon.cli.options import every_topic_option, jobs_option
from rashomon.cli.record_option import opened, record_option


@click.command()
@record_option
@click.option("--by", default="", metavar="NAME", help="Who asks for it, for the record's log.")
@every_topic_option
@jobs_option
def reread(record: str, by: str, jobs: int) -> int:
    """Read every report of the record again with this reader.

    What older readers found stays; rashomon runs lists them, rashomon diff shows what changed.
    Reports that this reader has read already are passed over.
    """
    from rashomon.cli.progress import NoProgress, Progress

    with opened(record) as kept:
        progress = Progress() if sys.stderr.isatty() else NoProgress()
        tally = Tally(progress)
        with tally:
            kept.reread(jobs=jobs, who=by, progress=tally.one)
        return tally.ended(kept)
