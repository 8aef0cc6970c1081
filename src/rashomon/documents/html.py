"""Web pages: the article in them, with its title, date and site."""

from __future__ import annotations

import re
from typing import TypedDict

from rashomon.errors import DataError

_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|article|div|p|h1|meta|title)\b)",
    re.IGNORECASE | re.DOTALL,
)


class Page(TypedDict):
    """What a page says of itself; a field is empty where it says nothing."""

    text: str
    title: str
    published: str
    publisher: str
    url: str


def looks_like_page(data: bytes) -> bool:
    """Whether `data` begins as a web page does.

    Example:
        >>> looks_like_page(b"<!DOCTYPE html><html>"), looks_like_page(b"<3 from Kot")
        (True, False)
    """
    return bool(_OPENING.match(data.removeprefix(b"\xef\xbb\xbf")[:4000]))


def article(data: bytes) -> Page:
    """The article of a page as trafilatura finds it; its text is kept to the letter from here on.

    A first line that repeats the title is left out, since the title is kept apart. Only a date that
    the markup states counts: the wider search takes a copyright year for a day. Raises DataError
    when there is no article.

    Example:
        >>> page = b"<html><title>Kot shelled</title><p>Shells fell on Kot.</p></html>"
        >>> article(page)["text"], article(page)["title"]
        ('Shells fell on Kot.', 'Kot shelled')
    """
    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise DataError("not text: a NUL character")
    import trafilatura  # takes a third of a second

    found = trafilatura.bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict) or not (text := found.text or ""):
        raise DataError("no text: no article found in the page", field="text")
    title = found.title or ""
    first, _, rest = text.partition("\n")
    return {
        "text": rest if rest and first.strip() == title else text,
        "title": title,
        "published": found.date or "",
        "publisher": found.sitename or "",
        "url": found.url or "",
    }
