"""That nobody takes today's answer for that of another day: who asks for then is refused where a page knows only now.

A parameter that a route does not have is passed over in silence; for these two, that would be a wrong answer.
"""

from __future__ import annotations

from fastapi import HTTPException, Request

THEN = {"as_of": "as the record stood then", "published_until": "as the reports published by a day tell it"}
"""Parameters that ask for another state of the record, with what they ask for."""


async def heeded(request: Request) -> None:
    """For every route: no parameter of `THEN` that it does not describe."""
    asked = [name for name in THEN if request.query_params.get(name, "").strip()]
    if not asked:
        return
    known = _described(request)
    for name in asked:
        if name not in known:
            raise HTTPException(
                422, f"{name}: this can't be shown {THEN[name]}; /events and the pages of events can, with {name}=…"
            )


def _described(request: Request) -> set[str]:
    """The parameters of the route that answers a request."""
    paths = request.app.openapi()["paths"]
    methods = paths.get(request.scope["route"].path_format, {})
    return {one["name"] for told in methods.values() for one in told.get("parameters", ())}
