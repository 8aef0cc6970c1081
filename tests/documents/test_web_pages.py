from __future__ import annotations

import pytest

from rashomon.documents.html import article, looks_like_page
from rashomon.errors import DataError

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Shells fall on Kot - Valley Wire</title>
<meta property="og:site_name" content="Valley Wire">
<meta property="og:title" content="Shells fall on Kot">
<meta property="article:published_time" content="2016-08-12T22:10:00+04:30">
<link rel="canonical" href="https://valleywire.example/kot"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Shells fall on Kot</h1>
<p>Shells fell on the bazaar of Kot district on Friday, killing four people, the police said.</p>
<p>“We heard it for an hour,” said Rahim, a baker who fled with his sons to the next valley.</p></article>
<footer>Copyright 2020 Valley Wire. All rights reserved.</footer></body></html>"""
DATE = '<meta property="article:published_time" content="2016-08-12T22:10:00+04:30">'


def test_the_article_and_what_the_page_says_of_it() -> None:
    assert article(PAGE.encode()) == {
        "text": "Shells fell on the bazaar of Kot district on Friday, killing four people, the police said.\n"
        "“We heard it for an hour,” said Rahim, a baker who fled with his sons to the next valley.",
        "title": "Shells fall on Kot",
        "published": "2016-08-12",
        "publisher": "Valley Wire",
        "url": "https://valleywire.example/kot",
    }


def test_a_copyright_year_is_no_date() -> None:
    assert article(PAGE.replace(DATE, "").encode())["published"] == ""


def test_the_charset_of_the_page_is_heeded() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Rahim", "Renée")
    assert "said Renée, a baker" in article(page.encode("cp1252"))["text"]


def test_a_headline_that_is_the_whole_text_stays() -> None:
    page = "<html><title>Kot shelled again</title><body><h1>Kot shelled again</h1></body></html>"
    try:
        text = article(page.encode())["text"]
    except DataError as error:
        assert error.field == "text"
    else:
        assert text.strip() == "Kot shelled again"


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<html><body></body></html>", b"<html>\0"])
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(DataError, match=r"no text|not text"):
        article(data)


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html>",
        b"\xef\xbb\xbf\n <HTML>",
        b'<?xml version="1.0"?>\n<!-- saved -->\n<!DOCTYPE html PUBLIC "x">',
        b"<p>Kot fell.</p>",
    ],
)
def test_pages_are_known_by_their_beginning(data: bytes) -> None:
    assert looks_like_page(data)


@pytest.mark.parametrize("data", [b"", b"Kot fell.", b"<<quote>>", b"<Kot> fell", b"<pre-war> report"])
def test_other_texts_are_no_pages(data: bytes) -> None:
    assert not looks_like_page(data)
