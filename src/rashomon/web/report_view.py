"""A report as its page needs it: the text cut at the edges of the evidence, the claims beside it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.comparing.account import Account
from rashomon.comparing.voices import speaker_id
from rashomon.exchange.event_voices import speaker_name
from rashomon.exchange.page import urlsplit_scheme
from rashomon.exchange.segments import Mark, paragraphs, segments
from rashomon.record.report_page import ReportPage

SHADES = 6
"""Shades by which speakers are told apart; their names stand beside each claim."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `claims` are those whose evidence covers it, `anchors` those whose evidence begins here."""

    text: str
    claims: tuple[str, ...]
    anchors: tuple[str, ...]
    shade: int


@dataclass(frozen=True, slots=True)
class Card:
    """One claim beside the text; `event` is the id of the event it tells of, or empty."""

    account: Account
    event: str
    shade: int
    voice: str
    located: bool
    status: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that the page draws; `link` is empty where the URL is none that a browser should follow."""

    page: ReportPage
    title: tuple[Piece, ...]
    body: tuple[tuple[Piece, ...], ...]
    cards: tuple[Card, ...]
    voices: tuple[tuple[int, str, int], ...]
    link: str


def report_view(page: ReportPage) -> ReportView:
    """The page of a report, laid out."""
    shades: dict[str, int] = {}
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for account in page.claims:
        who = speaker_id(account)
        shades.setdefault(who, len(shades) % SHADES)
        names.setdefault(who, speaker_name(account))
        counts[who] = counts.get(who, 0) + 1
    shade = [shades[speaker_id(account)] for account in page.claims]
    title, body = _pieces(page, "title", shade), _pieces(page, "text", shade)
    url = page.document.url
    return ReportView(
        page,
        title[0] if title else (Piece(page.document.title, (), (), 0),),
        tuple(body),
        tuple(
            Card(account, page.events.get(account.telling, ""), shade[at], names[speaker_id(account)],
                 any(place.latitude is not None for place in account.claim.places), page.statuses.get(account.id, ""))
            for at, account in enumerate(page.claims)
        ),
        tuple((shades[who], name, counts[who]) for who, name in names.items()),
        url if urlsplit_scheme(url) in ("http", "https") else "",
    )  # fmt: skip


def _pieces(page: ReportPage, part: str, shade: list[int]) -> list[tuple[Piece, ...]]:
    """The paragraphs of the text, or the title as one."""
    text = page.document.text if part == "text" else page.document.title
    marks: list[Mark] = []
    anchors: dict[int, str] = {}
    for at, account in enumerate(page.claims):
        spans = [span for span in account.claim.evidence if span.part == part]
        # The link to a claim's words leads to the first of them, to those in the title where there are no others.
        if spans and (part == "text" or len(spans) == len(account.claim.evidence)):
            anchors[len(marks)] = account.id
        marks += [Mark(span.start, span.end, at) for span in spans]
    found = []
    for start, end in paragraphs(text) if part == "text" else [(0, len(text))] * bool(text):
        pieces = []
        for segment in segments(text, marks, start, end):
            owners = tuple(dict.fromkeys(marks[mark].owner for mark in segment.covered))
            pieces.append(
                Piece(
                    segment.text,
                    tuple(page.claims[owner].id for owner in owners),
                    tuple(anchors[mark] for mark in segment.begins if mark in anchors),
                    shade[owners[-1]] if owners else 0,
                )
            )
        found.append(tuple(pieces))
    return found
