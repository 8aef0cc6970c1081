"""The socket that a server listens on."""

from __future__ import annotations

import socket

import pytest

from rashomon.errors import UserError
from rashomon.web.serving import run
from rashomon.web.settings import Settings


def test_answers_are_sent_without_delay(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the second packet of an answer waits 40 ms for the first to be acknowledged."""
    seen: list[int] = []

    def stop_at_once(server: object, sockets: list[socket.socket]) -> None:
        seen.extend(one.proto for one in sockets)

    monkeypatch.setattr("uvicorn.Server.run", stop_at_once)
    said: list[str] = []
    assert run(Settings(f"{tmp_path}/r.db"), "127.0.0.1", 0, said.append) == 0
    assert seen == [socket.IPPROTO_TCP]
    assert said[0].startswith("http://127.0.0.1:")


def test_a_port_that_is_taken_is_said_so(tmp_path: object) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UserError, match=r"can.t listen on 127\.0\.0\.1"):
            run(Settings(f"{tmp_path}/r.db"), "127.0.0.1", taken.getsockname()[1], lambda _: None)
