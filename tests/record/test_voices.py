"""Voices: what is added to their counts, report by report, is what counting them all again gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from told import HERAT, POLICE, TALIBAN, blast, holds, three

from rashomon.reading.result import Reading
from rashomon.record.bulk import chunks
from rashomon.record.dialects import alone
from rashomon.record.record import Record
from rashomon.record.views import VIEW_CLAIMS, VIEW_VOICES
from rashomon.record.voices import count_again, topics

SHARED = "the Vilmart bakery by the Dronic gate in the old Sarnic quarter of the town was torn apart at noon"


def readings() -> list[Reading]:
    """Two outlets, a copy of one, an undated report, and speakers that several of them cite."""
    undated = blast("u", publisher="Valley Wire", sources=(TALIBAN,))
    return [
        *three(),
        blast("w", publisher="Valley Wire", published="2031-05-09", sources=(POLICE,), words=SHARED),
        blast("x", publisher="Kot Courier", published="2031-05-11", sources=(POLICE,), words=SHARED),
        replace(undated, document=replace(undated.document, published=None)),
        holds("h", TALIBAN, HERAT, "2031-05-19", published="2031-05-20"),
    ]


@pytest.mark.parametrize("piece", [1, 3, 20])
def test_counts_grow_as_if_they_were_counted_again(record_url: str, piece: int) -> None:
    with Record(record_url) as record:
        for some in chunks(readings(), piece):
            record.add_readings(some)
        with alone(record.engine) as connection:
            every = select(VIEW_VOICES).order_by(VIEW_VOICES.c.side, VIEW_VOICES.c.id)
            grown = connection.execute(every).all()
            rows = connection.execute(select(VIEW_CLAIMS.c.origin, VIEW_CLAIMS.c.speaker)).mappings()
            count_again(connection, sorted(topics(dict(row) for row in rows)))
            assert connection.execute(every).all() == grown
    assert max(row.documents for row in grown) > 2
