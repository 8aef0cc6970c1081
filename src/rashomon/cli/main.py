"""The command `rashomon`: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from rashomon import __version__
from rashomon.cli.interrupt import INTERRUPTED, Minding, Told, minded, stopped
from rashomon.cli.verbs import Verbs
from rashomon.errors import RashomonError, UserError

# What a shell reports for a command that a closed pipe ended.
PIPE_CLOSED = 141


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="rashomon", message="%(prog)s %(version)s")
def app() -> None:
    """Read conflict news into claims, keep them, and lay the reports of one event side by side.

    Ends with 0 when all went well, 1 when the call makes no sense, 2 when some input could not be
    used (the rest is done all the same), 3 when something must be installed first.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return what it ends with; errors are one line on standard error.

    Example:
        >>> main(["--version"])
        rashomon 0.2.0
        0
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    with minded() as minding:
        try:
            return _run(given, minding)
        except Told:
            return INTERRUPTED
        except BaseException as error:
            # What failed after a Ctrl-C failed by it.
            if minding.came or isinstance(error, (KeyboardInterrupt, click.Abort)):
                minding.over = True
                return stopped(given, begun=minding.begun)
            return _ended(error)


def _run(given: list[str], minding: Minding) -> int:
    # Not app.main: it has ends of its own for Ctrl-C and for a closed pipe.
    with app.make_context("rashomon", given, obj=minding) as context:
        ended = app.invoke(context)
    sys.stdout.flush()
    return ended if isinstance(ended, int) else 0


def _ended(error: BaseException) -> int:
    """What the command ends with after an error, which is named on standard error; what is none of ours goes on."""
    try:
        raise error
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return UserError.exit_code
    except click.ClickException as error:
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "rashomon"
        said = error.format_message().rstrip(".")
        if isinstance(error, click.NoSuchOption) and (others := _with_option(error.option_name)):
            said = f"{command} has no option {error.option_name}; these have it: {others}"
        return _failed(f"{said}; see {command} --help", UserError.exit_code)
    except RashomonError as error:
        return _failed(str(error), error.exit_code)
    except BrokenPipeError:
        # Python flushes standard output once more at its end, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


FEW = 8
"""Commands that are named for having an option that another one lacks."""


def _with_option(name: str) -> str:
    """The few commands that take an option, in words; empty where none or most do.

    Example:
        >>> _with_option("--as-of"), _with_option("--nothing")
        ('events, event, why, export, relations and control', '')
    """
    context = click.Context(app)
    known = [(verb, app.get_command(context, verb)) for verb in app.list_commands(context)]
    found = [verb for verb, command in known if command and any(name in one.opts for one in command.params)]
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:]))) if len(found) <= FEW else ""


def _failed(reason: str, exit_code: int) -> int:
    click.echo(f"rashomon: {' '.join(reason.split())}", err=True)
    return exit_code
