"""That nobody takes today's answer for that of another day: who asks for then is refused where a page knows only now.

A parameter that a route does not have is passed over in silence; for these two, that would be a wrong answer.
"""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import HTTPException, Request

THEN = {"as_of": "as the record stood then", "published_until": "as the reports published by a day tell it"}
"""Parameters that ask for another state of the record, with what they ask for."""
_OF_THEN = {
    "as_of": ("as they stood then", "that were disputed then"),
    "published_until": ("as the reports published by then tell them", "that the reports published by then dispute"),
}
"""What the list of events shows of that state; of events that are disputed in it."""
KEPT = ("actor", "place", "type", "country", "since", "until")
"""Filters that the list of events has as well, and takes over."""


class OnlyToday(HTTPException):
    """A page of today was asked for another day; `href` leads to what can be shown of that day, `words` say what."""

    def __init__(self, detail: str, href: str, words: str) -> None:
        super().__init__(422, detail)
        self.href, self.words = href, words


async def heeded(request: Request) -> None:
    """For every route: no parameter of `THEN` that it does not describe."""
    asked = [name for name in THEN if request.query_params.get(name, "").strip()]
    if not asked:
        return
    known = _described(request)
    for name in asked:
        if name not in known:
            raise _refused(request, name)


def _refused(request: Request, name: str) -> OnlyToday:
    disputed = request.url.path.startswith("/disagreements")
    words = f"the events {_OF_THEN[name][disputed]}"
    kept = [(one, value) for one, value in request.query_params.multi_items() if one in (*KEPT, *THEN)]
    # The kinds of disagreements are others than those of events.
    kept = [pair for pair in kept if not (disputed and pair[0] == "type")]
    beside = "; histories of /actor/… and /place/… too" if name == "as_of" else ""
    return OnlyToday(
        f"{name}: this can't be shown {THEN[name]}; /events, /map and the pages of events can, with {name}=…{beside}",
        f"/events?{urlencode([*kept, *([('disagreeing', 'true')] if disputed else [])])}",
        words,
    )


def _described(request: Request) -> set[str]:
    """The parameters of the route that answers a request."""
    paths = request.app.openapi()["paths"]
    methods = paths.get(request.scope["route"].path_format, {})
    return {one["name"] for told in methods.values() for one in told.get("parameters", ())}
