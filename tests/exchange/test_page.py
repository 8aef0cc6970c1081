"""The page: whole, linked, and safe from what reports say."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from sample_reading import sample_reading

from rashomon.documents import document
from rashomon.documents.document import Document
from rashomon.exchange.page import page
from rashomon.reading.claim import Claim, Party, Span
from rashomon.reading.result import Reading


@pytest.fixture
def reading() -> Reading:
    return sample_reading()


VOID = {"meta", "col", "br", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """What the tests need of a page: that it nests, its ids, links, headings and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.headings: list[int] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.paragraphs: list[str] = []
        self.skip = 0
        self.feed(html)
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += attrs
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given["href"]))
            self.skip += "ref" in str(given.get("class"))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "p":
            self.paragraphs.append("")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag
        if tag == "a":
            self.skip = 0

    def handle_data(self, data: str) -> None:
        if "p" in self.stack and not self.skip:
            self.paragraphs[-1] += data


def test_the_page_is_well_formed_and_its_links_lead_somewhere(reading: Reading) -> None:
    outline = Outline(page([reading]))
    assert len(outline.ids) == len(set(outline.ids))
    assert {link[1:] for link in outline.links if link.startswith("#")} <= set(outline.ids)
    assert outline.tags["main"] == outline.tags["h1"] == 1
    assert all(b - a <= 1 for a, b in pairwise(outline.headings))


def test_claims_and_words_point_at_each_other(reading: Reading) -> None:
    outline = Outline(page([reading]))
    for number in range(1, 6):
        assert f"r1-c{number}" in outline.ids
    quotes = sum(len(claim.evidence) for claim in reading.claims)
    anchors = {i for i in outline.ids if re.fullmatch(r"r1-[ht]\d+", i)}
    assert len(anchors) == quotes and {f"#{anchor}" for anchor in anchors} <= set(outline.links)


def test_the_text_is_there_to_the_letter(reading: Reading) -> None:
    outline = Outline(page([reading]))
    for paragraph in reading.document.text.split("\n\n"):
        assert paragraph in outline.paragraphs


def test_several_reports_have_anchors_of_their_own(reading: Reading) -> None:
    outline = Outline(page([reading, reading, Reading(Document("x", "Rain."), [], "no word of conflict")]))
    assert len(outline.ids) == len(set(outline.ids)) and outline.tags["h1"] == 1
    assert {"#r1", "#r2", "#r3"} <= set(outline.links)
    assert any("no word of conflict" in paragraph for paragraph in outline.paragraphs)


def test_nothing_is_fetched_and_only_our_script_may_run(reading: Reading) -> None:
    html = page([reading])
    assert not re.search(r"""(src|href)=["']?(https?:)?//|url\(|@import""", html)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src &#39;sha256-{digest}&#39;" in html or f"script-src 'sha256-{digest}'" in html
    assert "default-src 'none'" in html


SLY = "</p></script><script>alert(1)</script> {{ 7*7 }} \"onload='x' &amp; <img src=x onerror=alert(2)>"


def test_text_is_never_markup() -> None:
    party = Party(SLY, "person", inferred=True)
    claim = Claim(
        "event",
        "attack",
        (party,),
        (party,),
        (Party(SLY, "place", inside=SLY),),
        sources=(party,),
        role=SLY,
        rule=SLY,
        missing={SLY: SLY},
        evidence=(Span(0, len(SLY), SLY),),
    )
    report = document(SLY, title=SLY, publisher=SLY, url="javascript:alert(1)//x", id=SLY, licence=SLY)
    outline = Outline(page([Reading(report, [claim])]))
    assert outline.tags["script"] == 1 and outline.tags["img"] == 0
    assert not any(name.startswith("on") for name, _ in outline.attributes)
    assert SLY in outline.paragraphs
    assert not any(link.lower().startswith("javascript") for link in outline.links)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("data:text/html,x", False),
        ("http://[", False),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    outline = Outline(page([Reading(Document("a", "Rain.", url=url), [])]))
    assert (url in outline.links) == linked


def test_letters_are_not_turned_round() -> None:
    report = Document("a", "Troops \u202eshot\u202c nobody, \x00\x1b[31m said \ud800.")
    html = page([Reading(report, [])])
    assert "\u202e" not in html and "⟨RLO⟩" in html and "\x00" not in html
    html.encode()


def test_modalities_differ_without_colour(reading: Reading) -> None:
    html = page([reading])
    for sign, word in (("✓", "asserted"), ("✕", "denied"), ("?", "possible"), ("→", "planned")):
        assert re.search(rf'aria-hidden="true">{re.escape(sign)}</span> {word}', html)
