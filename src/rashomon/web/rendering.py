"""Templates to pages: everything from reports is text, never markup."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon import __version__
from rashomon.exchange import pieces, wording
from rashomon.exchange.safe import visible
from rashomon.record.map_points import RADIUS, UNKNOWN
from rashomon.web.assets import asset, built, stylesheet
from rashomon.web.list_view import single
from rashomon.web.titles import titled

NAVIGATION = (
    ("/events", "Events"),
    ("/map", "Map"),
    ("/disagreements", "Disagreements"),
    ("/actors", "Actors"),
    ("/places", "Places"),
    ("/sources", "Sources"),
    ("/reports", "Reports"),
    ("/claims", "Claims"),
    ("/changes", "Changes"),
    ("/review", "Review"),
    ("/add", "Add"),
)


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page made of a template; `context` are the names it uses beside those that every page has."""
    return HTMLResponse(environment().get_template(template).render(**in_common(request), **context), status)


def part(request: Request, template: str, block: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """One block of a template, for a page that replaces a part of itself."""
    made = environment().get_template(template)
    values = made.new_context(in_common(request) | context)
    return HTMLResponse("".join(made.blocks[block](values)), status)


def in_common(request: Request) -> dict[str, Any]:
    """The names that every page has."""
    return {
        "request": request,
        "path": request.url.path,
        "settings": request.app.state.settings,
        "person": getattr(request.state, "person", None),
        "csrf_field": csrf_field(getattr(request.state, "csrf", "")),
    }


def csrf_field(token: str) -> Markup:
    """The hidden field that proves that a form is from a page of ours."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(token)


@cache
def environment() -> Environment:
    """The templates with what they may call."""
    made = Environment(
        loader=PackageLoader("rashomon.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters |= {
        "visible": visible,
        "day": wording.day,
        "spoken": wording.spoken,
        "shortened": wording.shortened,
        "short": pieces.short,
        "titled": titled,
    }
    made.globals |= {
        "asset": asset,
        "built": built,
        "stylesheet": stylesheet,
        "navigation": NAVIGATION,
        "version": __version__,
        "counted": pieces.counted,
        "time": pieces.time,
        "place": pieces.place,
        "toll": pieces.toll,
        "label": pieces.label,
        "value": pieces.value,
        "modalities": wording.MODALITIES,
        "chain": wording.chain,
        "what": wording.what,
        "tolls": wording.tolls,
        "interval": wording.time,
        "figure": wording.figure,
        "single": single,
        "radius": lambda precision: RADIUS.get(precision, UNKNOWN),
    }
    return made
