"""An open record's engine for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from rashomon.record.opening import open_engine


@pytest.fixture
def engine(record_url: str) -> Iterator[Engine]:
    """An empty record, on each of the engines."""
    opened = open_engine(record_url)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite(tmp_path: object) -> Iterator[Engine]:
    """An empty record in a file."""
    opened = open_engine(f"{tmp_path}/rashomon.db")
    yield opened
    opened.dispose()
