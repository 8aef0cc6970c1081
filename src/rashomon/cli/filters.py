"""The options by which events are chosen, the same wherever events are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from click.core import ParameterSource

from rashomon.cli.days import first_day, in_order, last_day, moment
from rashomon.errors import UserError

POLICIES = ("best-low-high", "lowest", "highest", "latest")
STATUSES = ("machine", "accepted", "rejected", "unverifiable", "all")
ORDERS = ("start", "killed", "origins", "recent")


def event_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose events, under the names of `Record.events`.

    Example:
        >>> command = click.command()(event_filters(lambda **chosen: None))
        >>> [parameter.name for parameter in command.params][:4]
        ['place', 'actor', 'type', 'since']
    """
    given = (
        click.option("--place", default="", metavar="NAME", callback=filled, help="In this place, or anywhere in it."),
        click.option(
            "--actor", default="", metavar="NAME", callback=filled, help="By it or against it, or a part of it."
        ),
        click.option("--type", "type", default="", metavar="TYPE", callback=event_type, help="Of this kind."),
        click.option("--since", callback=first_day, metavar="DATE", help="On this day or later (2016-07 works too)."),
        click.option("--until", callback=last_day, metavar="DATE", help="On this day or earlier."),
        click.option("--min-killed", type=click.IntRange(min=0), metavar="N", help="At least so many killed …"),
        click.option(
            "--policy",
            type=click.Choice(POLICIES),
            default=POLICIES[0],
            show_default=True,
            help="… by this estimate of the toll.",
        ),
        click.option(
            "--words", default="", metavar="WORDS", callback=filled, help="With these words in the reports' evidence."
        ),
        click.option(
            "--status",
            type=click.Choice(STATUSES),
            default=None,
            help="What people made of it; without it all but the rejected.",
        ),
        click.option("--min-origins", type=click.IntRange(min=0), metavar="N", help="By so many independent origins."),
        click.option(
            "--published-until", callback=last_day, metavar="DATE", help="As the reports published until then tell it."
        ),
    )
    for option in reversed(given):
        command = option(command)
    return command


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--as-of`: what the record knew at a moment.

    Example:
        >>> click.command()(as_of_option(lambda as_of: None)).params[0].opts
        ['--as-of']
    """
    return click.option(
        "--as-of",
        callback=moment,
        metavar="DATE",
        help="As the record stood then: a day (its end) or a moment in UTC.",
    )(command)


def on_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command on histories the option `--on`: what held on a day.

    Example:
        >>> click.command()(on_option(lambda on: None)).params[0].opts
        ['--on']
    """
    return click.option("--on", callback=last_day, metavar="DATE", help="What held on this day.")(command)


def published_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--published-until`: what had been published by a day.

    Example:
        >>> click.command()(published_option(lambda published_until: None)).params[0].opts
        ['--published-until']
    """
    return click.option(
        "--published-until", callback=last_day, metavar="DATE", help="As the reports published until then tell it."
    )(command)


def filled(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A name or words; what was given and is empty, as by an unset variable of a shell, is not taken for no filter.

    Raises:
        UserError: it is given, and has no letter or digit.

    Example:
        >>> filled(click.Context(click.Command("x")), click.Option(["--place"]), "Kot")
        'Kot'
    """
    given = parameter.name is not None and context.get_parameter_source(parameter.name) is ParameterSource.COMMANDLINE
    if given and not any(map(str.isalnum, value)):
        called = (
            parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name.strip("[]")
        )
        raise UserError(f"{called} has nothing in it to look for: {value!r}; fill it in, or leave it out")
    return value


def event_type(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A type of event in the vocabulary's spelling.

    Raises:
        UserError: there is no such type; the nearest ones are named.

    Example:
        >>> event_type(click.Context(click.Command("x")), click.Option(["--type"]), "Armed clash")
        'armed_clash'
    """
    if not value:
        return value
    from rashomon.vocabulary.schema import KIND_OF

    known = sorted(name for name, kind in KIND_OF.items() if kind == "event")
    wanted = "_".join(value.lower().replace("-", " ").split())
    if wanted in known:
        return wanted
    from difflib import get_close_matches

    near = get_close_matches(wanted, known) or known
    raise UserError(f"{parameter.opts[0]}: there is no event type {value!r}; did you mean {' or '.join(near)}?")


def chosen(filters: dict[str, Any]) -> dict[str, Any]:
    """The options as `Record.events` takes them.

    Raises:
        UserError: they begin after they end.

    Example:
        >>> chosen({"status": None, "place": "Kot"})
        {'status': '', 'place': 'Kot'}
    """
    in_order(filters.get("since"), filters.get("until"))
    return {**filters, "status": filters["status"] or ""}
