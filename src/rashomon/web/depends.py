"""What routes ask for: a record for the time of the request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request

from rashomon.record.record import Record
from rashomon.web.csrf import SAFE
from rashomon.web.shelf import Shelf


async def kept(request: Request) -> AsyncIterator[Record]:
    """A record from the shelf; it goes back before the answer is sent."""
    shelf: Shelf = request.app.state.shelf
    async with shelf.in_turn(writing=request.method not in SAFE) as record:
        yield record


Kept = Annotated[Record, Depends(kept, scope="function")]
