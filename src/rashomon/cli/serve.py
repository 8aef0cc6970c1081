"""`rashomon serve`: the record in the browser."""

from __future__ import annotations

import click

from rashomon.cli.listing import note
from rashomon.cli.record_option import opened, record_option
from rashomon.errors import UserError

LOCAL = "127.0.0.1"
LOOPBACK = (LOCAL, "localhost", "::1")


@click.command()
@record_option
@click.option("--host", default="", metavar="ADDRESS", help=f"Listen there instead of on {LOCAL}; log-in is required.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--allowed-host", "hosts", multiple=True, metavar="NAME", help="A name in the address bar; repeatable.")
@click.option("--login", is_flag=True, help=f"Require log-in on {LOCAL} too.")
@click.option("--secure-cookies", is_flag=True, help="The server stands behind TLS.")
@click.option("--name", default="me", show_default=True, help="Whose decisions these are where nobody logs in.")
@click.option("--read-only", is_flag=True, help="Nothing can be added or decided.")
@click.option("--tiles", default="", metavar="URL", help="A tile server for the map: https://…/{z}/{x}/{y}.png.")
@click.option("--allow-private", is_flag=True, help="Reports may be fetched from private and loopback addresses.")
@click.option(
    "--fetch-port", "ports", multiple=True, type=click.IntRange(1, 65535), help="And from this port; repeatable."
)
def serve(
    record: str,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    login: bool,
    secure_cookies: bool,
    name: str,
    read_only: bool,
    tiles: str,
    allow_private: bool,
    ports: tuple[int, ...],
) -> int:
    """Open the record in the browser.

    Without --host only this machine reaches it, and whoever does may do everything. With --host people
    log in; the first of them is made with rashomon users add NAME --role admin.
    """
    from rashomon.documents.addresses import PORTS
    from rashomon.record.people import people
    from rashomon.web.serving import run
    from rashomon.web.settings import LOCAL_HOSTS, Settings

    # What is wrong with the record is said before the server starts.
    with opened(record, create=not read_only, read_only=read_only) as kept:
        if (login or host) and not any(one.active and one.password for one in people(kept.engine)):
            raise UserError("nobody can log in yet: make the first account with rashomon users add NAME --role admin")
    settings = Settings(
        record=record,
        read_only=read_only,
        login=login or bool(host),
        name=name,
        hosts=(*LOCAL_HOSTS, *((host,) if host else ()), *hosts),
        secure_cookies=secure_cookies,
        tiles=tiles,
        allow_private=allow_private,
        ports=(*PORTS, *ports),
    )

    if host and host not in LOOPBACK and not secure_cookies:
        note("passwords travel in the clear: put a server that speaks TLS in front, and give --secure-cookies")

    def ready(address: str) -> None:
        click.echo(f"Rashomon: {record} at {address} (Ctrl-C stops it)")

    return run(settings, host or LOCAL, port, ready)
