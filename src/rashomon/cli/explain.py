"""`rashomon explain`: why a claim reads as it does."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from rashomon.cli.options import about_the_report, every_topic_option
from rashomon.errors import DataError, UserError

if TYPE_CHECKING:
    from rashomon.documents import Document


@click.command(no_args_is_help=True)
@click.argument("path")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@about_the_report
@every_topic_option
@click.option("--document", "wanted", metavar="ID", help="Which report, where PATH holds several.")
def explain(path: str, number: int, published: date | None, publisher: str, title: str, wanted: str | None) -> None:
    """Show why claim N of a report reads as it does.

    N is the number that `rashomon code` shows. You see the evidence in its context, every slot with
    the words it comes from, what is missing and why, the rule, and the steps.
    """
    from rashomon.cli.output import terminal
    from rashomon.documents import Document, read_documents
    from rashomon.exchange.explanation import explanation
    from rashomon.exchange.table import printed
    from rashomon.reading.reader import Reader

    documents = []
    for item in read_documents([path], published=published, publisher=publisher, title=title):
        if not isinstance(item, Document):
            click.echo(f"rashomon: {' '.join(str(item).split())}", err=True)
        elif wanted is None or item.id == wanted:
            documents.append(item)
    document = _the_one(documents, path, wanted)
    reading = Reader().read(document)
    count = len(reading.claims)
    if number > count:
        note = f" ({reading.note})" if reading.note else ""
        raise UserError(f"there is no claim {number}: {path} holds {count}{note}")
    width, colour = terminal(sys.stdout)
    click.echo(printed(explanation(reading, number), width, colour=colour), nl=False, color=colour)


def _the_one(documents: list[Document], path: str, wanted: str | None) -> Document:
    """The one report that is meant.

    Raises:
        DataError: there is none that can be used.
        UserError: there are several.
    """
    if not documents:
        raise DataError(f"no report {wanted}" if wanted else "no report that can be used", file=path)
    if len(documents) > 1:
        first = ", ".join(document.id for document in documents[:3])
        raise UserError(f"{path} holds {len(documents)} reports; name one with --document ({first}, …)")
    return documents[0]
