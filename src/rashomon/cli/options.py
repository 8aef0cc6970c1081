"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import click

from rashomon.errors import UserError


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """An ISO date given on the command line.

    Raises:
        UserError: anything else.

    Example:
        >>> day(click.Context(click.Command("x")), click.Option(["--published"]), "2016-08-13")
        datetime.date(2016, 8, 13)
    """
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UserError(f"--published: {value!r} is not a date like 2016-08-13") from None


def about_the_report(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for what is known of a report beside its text.

    Example:
        >>> command = click.command()(about_the_report(lambda published, publisher, title: None))
        >>> [parameter.name for parameter in command.params]
        ['published', 'publisher', 'title']
    """
    given = (
        click.option("--title", default="", help="Headline of reports that have none of their own."),
        click.option("--publisher", default="", help="Who published it (never listed as a source)."),
        click.option(
            "--published",
            callback=day,
            metavar="DATE",
            help="Day of publication, as 2016-08-13; relative dates are resolved against it.",
        ),
    )
    for option in given:
        command = option(command)
    return command


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option for the number of processes.

    Example:
        >>> click.command()(jobs_option(lambda jobs: None)).params[0].opts
        ['--jobs', '-j']
    """
    return click.option(
        "--jobs",
        "-j",
        default=1,
        show_default=True,
        type=click.IntRange(1, 256),
        help="Processes to read with.",
    )(command)


def no_progress_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that keeps the terminal still.

    Example:
        >>> click.command()(no_progress_option(lambda no_progress: None)).params[0].opts
        ['--no-progress']
    """
    return click.option("--no-progress", is_flag=True, help="Draw no progress bar.")(command)


def every_topic_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option that reads every report alike, whatever it is about.

    Example:
        >>> click.command()(every_topic_option(lambda: None)).params[0].opts
        ['--every-topic']
    """
    return click.option(
        "--every-topic",
        is_flag=True,
        expose_value=False,
        callback=_every_topic,
        help="Read reports on sport, accidents, markets and the like as if they were about conflict.",
    )(command)


def _every_topic(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """Set it for this process and those it starts, until the command has ended."""
    if not value:
        return
    from rashomon.reading.every_topic import EVERY_TOPIC

    before = os.environ.get(EVERY_TOPIC, "")
    os.environ[EVERY_TOPIC] = "1"
    context.call_on_close(lambda: os.environ.__setitem__(EVERY_TOPIC, before))
