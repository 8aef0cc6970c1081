"""`rashomon verify`: everything hashed again, every word of every claim proved."""

from __future__ import annotations

import sys
from collections import Counter

import click

from rashomon.cli.listing import note
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import DataError


@click.command()
@record_option
def verify(record: str) -> int:
    """Prove the record: hash everything again, find every claim's words in its report.

    Ends with 0 when all is well, with 2 when something is not as it was kept; each finding is a line.
    """
    from rashomon.exchange.safe import one_line
    from rashomon.record.dialects import ADVICE

    drawn = sys.stderr.isatty()
    proved: dict[str, int] = {}

    def progress(stage: str, done: int, of: int) -> None:
        proved[stage] = of
        if drawn:
            sys.stderr.write(f"\r\x1b[K{stage}: {done:,} of {of:,}")
            sys.stderr.flush()

    found: Counter[str] = Counter()
    with opened(record, read_only=True) as kept:
        try:
            for finding in kept.verify(progress):
                _clear(drawn)
                click.echo(one_line(str(finding)))
                found[finding.table] += 1
        finally:
            _clear(drawn)
    counts = ", ".join(f"{number:,} {stage}" if stage == "reports" else stage for stage, number in proved.items())
    if found:
        not_so = (
            "1 thing is not as it was kept"
            if found.total() == 1
            else f"{found.total():,} things are not as they were kept"
        )
        note(f"{not_so} (looked at: {counts})")
        if found["file"]:
            note(f"the file {record} is damaged; {ADVICE.replace('FILE', record, 1)}")
        return DataError.exit_code
    click.echo(f"all is as it was kept: {counts}")
    return 0


def _clear(drawn: bool) -> None:
    if drawn:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
