"""What several folders of tests share: an empty record on each engine, PostgreSQL started for real."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

USER = "rashomon"
_NAMES = count(1)


def pytest_configure() -> None:
    """What the tests are started from is not to show in them.

    A shell starts what runs in its background with Ctrl-C ignored, and children would inherit that; who runs
    the tests side by side tells each of a terminal of 80 columns.
    """
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
    # How long an example takes is nothing that a busy machine should decide by.
    settings.register_profile("house", deadline=None)
    settings.load_profile("house")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _server_programs() -> Path | None:
    """The folder of initdb and postgres: on the path, or where Debian puts them, the newest first."""
    folders = [Path(found).parent for name in ("postgres", "initdb") if (found := shutil.which(name))]
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: one.parent.name, reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


def _unprivileged() -> dict[str, object]:
    """As whom the server runs: it refuses to run as root."""
    if os.getuid() != 0:
        return {}
    import pwd

    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    pytest.skip("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, on a socket in a folder of its own; gone at the end."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    programs = _server_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    as_user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="rashomon-pg-"))
    if as_user:
        os.chown(folder, as_user["user"], as_user["group"])  # type: ignore[arg-type]
    data = folder / "data"
    try:
        made = subprocess.run(
            [programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            **as_user,  # type: ignore[call-overload]
        )
        assert made.returncode == 0, made.stderr
        quick = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]
        options = [word for setting in quick for word in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, *options],
                cwd=folder,
                stdout=log,
                stderr=log,
                **as_user,  # type: ignore[call-overload]
            )
        try:
            url = f"postgresql://{USER}@/postgres?host={folder}"
            _wait(url, server, folder / "log")
            yield url
        finally:
            # The fast way down: the slow one would wait for every connection that a test left to the collector.
            server.send_signal(signal.SIGINT)
            server.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"PostgreSQL does not answer: {log.read_text()}")


@pytest.fixture
def postgresql_url(postgresql: str) -> Iterator[str]:
    """The URL of an empty schema of its own."""
    import psycopg

    schema = f"test_{next(_NAMES)}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{postgresql}&options=-csearch_path%3D{schema}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def record_url(request: pytest.FixtureRequest) -> str:
    """Where an empty record can be made: the same test runs on a file and on PostgreSQL."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    return str(request.getfixturevalue("tmp_path") / "rashomon.db")
