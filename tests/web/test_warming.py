"""A server reads what its pages are answered from when it starts, beside the first requests."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator

import pytest
from told import IS, KABUL, holds, three, ties
from told_pages import opened

from rashomon.errors import UserError
from rashomon.record.catalogue import Catalogue, catalogue
from rashomon.record.dialects import reading
from rashomon.record.record import Record
from rashomon.web.shelf import Shelf

PARTS = {"actors", "places", "sources", "summary", "columns of claims", "columns of reports",
         "columns of disagreements", "weights of claims"}  # fmt: skip


@pytest.fixture
def collecting() -> Iterator[None]:
    """Leave the collector of cycles as it was."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def whole(shelf: Shelf) -> Catalogue:
    with shelf.lent() as record, reading(record.engine) as connection:
        return catalogue(connection)


@pytest.mark.usefixtures("collecting")
def test_what_pages_need_is_there_before_anybody_asks(record_url: str) -> None:
    told = [
        *three(),
        holds("h", IS, KABUL, "2031-05-01", published="2031-05-02"),
        ties("t", "hostile", published="2031-03-01"),
    ]
    with opened(record_url, told, warm=True) as client:
        assert client.get("/claims").status_code == 200
        until = time.monotonic() + 60
        while any(thread.name == "warming" for thread in threading.enumerate()):
            assert time.monotonic() < until
            time.sleep(0.02)
        assert gc.get_freeze_count() > 0
        known = whole(client.app.state.shelf)  # type: ignore[attr-defined]
        assert set(known.parts) >= PARTS
        made = len(known.parts)
        for path in (
            "/",
            "/events",
            "/claims",
            "/reports",
            "/actors",
            "/places",
            "/sources",
            "/disagreements",
            "/review",
        ):
            assert client.get(path).status_code == 200
        assert len(known.parts) == made


@pytest.mark.usefixtures("collecting")
def test_who_can_not_be_read_ahead_is_waited_for_by_nobody(record_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(record: Record) -> None:
        raise UserError("another process is writing")

    monkeypatch.setattr(Record, "warm", locked)
    with opened(record_url, three(), warm=True) as client:
        until = time.monotonic() + 60
        while any(thread.name == "warming" for thread in threading.enumerate()):
            assert time.monotonic() < until
            time.sleep(0.02)
        assert "still counting" not in client.get("/claims").text


def test_nothing_is_read_ahead_where_nobody_said_so(record_url: str) -> None:
    with opened(record_url, three()) as client:
        assert not any(thread.name == "warming" for thread in threading.enumerate())
        assert not whole(client.app.state.shelf).parts  # type: ignore[attr-defined]
