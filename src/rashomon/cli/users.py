"""`rashomon users`: who may log in to a record, and what they may do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from getpass import getuser
from typing import TYPE_CHECKING

import click

from rashomon.cli.listing import format_option, note, nothing_found, put_rows, show
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy import Engine

ACTS = ("list", "add", "role", "password", "off", "on", "token", "revoke")


@click.command(no_args_is_help=True)
@click.argument("act", type=click.Choice(ACTS))
@click.argument("name", default="")
@click.option("--role", default="", metavar="ROLE", help="viewer, coder, reviewer or admin.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of asking.")
@click.option("--for", "label", default="", metavar="WORDS", help="Token: what it is for.")
@click.option("--days", type=int, metavar="N", help="Token: days until it expires.  [default: 90]")
@click.option("--by", default="", metavar="NAME", help="Who does this.  [default: your name on this machine]")
@format_option()
@record_option
def users(
    act: str,
    name: str,
    role: str,
    password_stdin: bool,
    label: str,
    days: int | None,
    by: str,
    form: str,
    record: str,
) -> None:
    """Say who may log in where the record is served with --host, and what they may do.

    \b
    rashomon users list
    rashomon users add NAME --role ROLE          asks for the password twice
    rashomon users role NAME --role ROLE
    rashomon users password NAME
    rashomon users off NAME                      logs them out; what they decided stays
    rashomon users on NAME
    rashomon users token NAME --for WORDS        prints an API token, once
    rashomon users revoke TOKEN-ID

    Each role may do all that the ones before it may: a viewer looks, a coder decides and adds reports,
    a reviewer settles what coders decided, an admin looks after people.
    """
    if act != "list" and not name:
        raise UserError(f"users {act}: {'which token?' if act == 'revoke' else 'whom? name the person'}")
    _check_options(act, role, label, password_stdin, days)
    by = by or _own_name()
    # The first admin may be made before the first report is added.
    with opened(record, create=act == "add", read_only=act == "list") as kept:
        if act == "list":
            _list(kept.engine, form)
        elif act == "token":
            _token(kept.engine, name, label, role, days, by)
        elif act == "revoke":
            from rashomon.record.tokens import revoke_token

            found = revoke_token(kept.engine, name, by=by)
            click.echo(f"revoked: {found.id}, for {found.label}, of {found.person}")
        else:
            _change(kept.engine, act, name, role, _password(act, kept.engine, name, password_stdin), by)


_TAKES = {
    "role": ("add", "role", "token"),
    "for": ("token",),
    "password-stdin": ("add", "password"),
    "days": ("token",),
}
_NEEDS = {"role": ("add", "role"), "for": ("token",)}


def _check_options(act: str, role: str, label: str, password_stdin: bool, days: int | None) -> None:
    given = {"role": bool(role), "for": bool(label), "password-stdin": password_stdin, "days": days is not None}
    for option, there in given.items():
        if there and act not in _TAKES[option]:
            raise UserError(f"users {act} takes no --{option}")
        if not there and act in _NEEDS.get(option, ()):
            raise UserError(f"users {act} needs --{option}")


def _change(engine: Engine, act: str, name: str, role: str, password: Callable[[], str], by: str) -> None:
    from rashomon.record.people_changes import add_person, change_person
    from rashomon.record.roles import checked_role

    if act == "add":
        role = checked_role(role)  # before anybody types a password
        found = add_person(engine, name, role, password(), by=by)
        click.echo(f"added: {found.name}, {found.role}")
    elif act == "role":
        found = change_person(engine, name, role=role, by=by)
        click.echo(f"{found.name} is {found.role} now")
    elif act == "password":
        found = change_person(engine, name, password=password(), by=by)
        click.echo(f"{found.name} has a new password; every session of theirs has ended")
    else:
        found = change_person(engine, name, active=act == "on", by=by)
        click.echo(f"{found.name} is switched {act}")


def _password(act: str, engine: Engine, name: str, password_stdin: bool) -> Callable[[], str]:
    """Asks for the password, and gives its hash, when it is called."""

    def ask() -> str:
        from rashomon.record.people import person
        from rashomon.web.passwords import SHORTEST, hashed

        there = person(engine, name)
        if act == "password" and there is None:
            raise UserError(f"nobody of the name {name}")
        if act == "add" and there is not None:
            raise UserError(f"there is a person of the name {there.name} already")
        if password_stdin:
            return hashed(sys.stdin.readline().rstrip("\r\n"))
        if not sys.stdin.isatty():
            raise UserError("no terminal to ask for the password on: give it with --password-stdin")
        prompt = f"Password of {name}, {SHORTEST} characters or more"
        return hashed(click.prompt(prompt, hide_input=True, confirmation_prompt=True, err=True))

    return ask


def _token(engine: Engine, name: str, label: str, role: str, days: int | None, by: str) -> None:
    from rashomon.record.tokens import DAYS, make_token

    secret, made = make_token(engine, name, label, role, days=DAYS if days is None else days, by=by)
    note(f"token {made.id} of {made.person}, {made.role}, until {made.expires:%Y-%m-%d}; it is not shown again")
    click.echo(secret)


def _list(engine: Engine, form: str) -> None:
    from rashomon.exchange.record_lists import people_list
    from rashomon.record.people import people

    found = people(engine)
    if not found:
        nothing_found("nobody may log in yet", form, "add somebody with rashomon users add NAME --role admin")
    elif form == "table":
        show(lambda width: people_list(found))
    else:
        names = ("name", "role", "active", "by")
        rows = ({name: getattr(one, name) for name in names} | {"at": one.at.isoformat()} for one in found)
        put_rows(rows, form)


def _own_name() -> str:
    try:
        return getuser()
    except (KeyError, OSError):
        raise UserError("this machine has no name for you: give one with --by") from None
