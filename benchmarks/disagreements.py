"""Disagreements drawn at random from a record, for judging by eye: do these two sides really differ, as typed?

python benchmarks/disagreements.py RECORD [--rows 100] [--seed 0] [--first N] [--judgements FILE.yaml]

Every row of the record is as likely as any other; --first N takes the N weightiest instead, which is what a reader sees
first. Each side is shown with the words around it. A row is right if both sides are read right, are of one event or
subject, and stand to each other as the type says. The judgement file holds a row for each one drawn: write `yes`, `no`
or `unsure` after `right:`, run the same command again, and precision is printed.
"""

from __future__ import annotations

import argparse
import random
import textwrap
from collections.abc import Mapping
from pathlib import Path

from judged import judged

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.record.dispute_facets import DisputeFilter
from rashomon.record.record import Record

AROUND = 220
WIDTH = 116


def shown(record: Record, told: Mapping[str, Account], number: int, found: Disagreement, title: str) -> str:
    """One row: what it is about, and each side's value, speaker and words with what stands around them."""
    lines = [f"=== {number}. {found.id}  {found.type} · {found.slot}  {title}", f"  {found.rule}"]
    for value, claim in ((found.value_a, found.a), (found.value_b, found.b)):
        account = told[claim]
        text = record.document(account.document).text
        lines.append(
            f"  [{value}] {account.speaker.name}, {account.publisher}, {account.published} [{account.said_as}]"
        )
        for span in account.claim.evidence:
            words = span.quote if span.part == "title" else text[max(0, span.start - AROUND) : span.end + AROUND]
            lines += textwrap.wrap(" ".join(words.split()), WIDTH, initial_indent="    > ", subsequent_indent="      ")
    return "\n".join(lines)


def main() -> None:
    """Draw, print, and read what was judged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record")
    parser.add_argument("--rows", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--judgements", type=Path)
    options = parser.parse_args()
    with Record(options.record, create=False) as record:
        every = list(record.every_disagreement(DisputeFilter()))
        number = min(options.rows, len(every))
        drawn = every[: options.first] or random.Random(f"disagreements {options.seed}").sample(every, number)
        told = record.accounts_of(sorted({claim for found, _ in drawn for claim in (found.a, found.b)}))
        print(f"{len(every)} disagreements, {len(drawn)} drawn")
        for at, (found, title) in enumerate(drawn, 1):
            print(shown(record, told, at, found, title), end="\n\n")
        if options.judgements:
            print(judged(options.judgements, "row", "right", (found.id for found, _ in drawn)))


if __name__ == "__main__":
    main()
