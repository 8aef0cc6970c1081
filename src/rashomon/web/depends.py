"""What routes ask for: a record for the time of the request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request

from rashomon.record.record import Record
from rashomon.web.shelf import Shelf


def kept(request: Request) -> Iterator[Record]:
    """A record from the shelf; it goes back before the answer is sent."""
    shelf: Shelf = request.app.state.shelf
    with shelf.lent() as record:
        yield record


Kept = Annotated[Record, Depends(kept, scope="function")]
