"""The one way to make a Document: checks what is given, fills in hash and id."""

from __future__ import annotations

from datetime import date, datetime

from rashomon.documents.document import Document, content_hash
from rashomon.errors import DataError

ID_DIGITS = 16
"""Hex digits of the hash that make an id: among 10 million reports, two share one in 1 of 370,000 cases."""


def document(
    text: str,
    *,
    title: str = "",
    published: date | str | None = None,
    publisher: str = "",
    url: str = "",
    id: str = "",
    language: str = "en",
    licence: str = "",
    raw: bytes = b"",
) -> Document:
    """A Document of these words; the id is the one given, or else made from the words.

    Text and title are kept to the letter; `raw` is what they were read from. Raises DataError, with the
    field, for a text without a letter in it, for characters that no file can hold, and for a bad date.

    Example:
        >>> report = document("Shells fell on Kot.", published="2016-08-13T09:30:00Z")
        >>> report.published, report.id
        (datetime.date(2016, 8, 13), 'dfcf4200aa684444')
    """
    day = day_of(published)
    if not any(map(str.isalpha, text)):
        raise DataError("no letters in the text" if text.strip() else "no text", field="text")
    given = {"text": text, "title": title, "publisher": publisher, "url": url, "id": id, "licence": licence}
    for field, words in given.items():
        check_characters(words, field)
    digest = content_hash(title, text)
    return Document(
        id=id or digest[:ID_DIGITS],
        text=text,
        title=title,
        publisher=publisher,
        published=day,
        url=url,
        language=language,
        licence=licence,
        hash=digest,
        raw=raw,
    )


def day_of(published: date | str | None) -> date | None:
    """The day of publication from a date, a datetime or an ISO 8601 string; None when nobody said.

    The day is the one written: a time zone in the string does not move it. Raises DataError.

    Example:
        >>> day_of("2016-08-13 23:50:00+04:30")
        datetime.date(2016, 8, 13)
    """
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    if not isinstance(published, str):
        raise _no_date(published)
    if not published.strip():
        return None
    try:
        return datetime.fromisoformat(published.strip()).date()
    except ValueError:
        raise _no_date(published) from None


def _no_date(found: object) -> DataError:
    return DataError(f"not a date: {found!r:.60}; write it as YYYY-MM-DD", field="published")


def check_characters(words: str, field: str) -> None:
    """Raises DataError for half characters (lone surrogates) and NUL, which no text file can hold.

    Example:
        >>> check_characters("Kot\\0", "title")
        Traceback (most recent call last):
        rashomon.errors.DataError: field title: not text: a NUL character at 3
    """
    if (at := words.find("\0")) >= 0:
        raise DataError(f"not text: a NUL character at {at}", field=field)
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise DataError(f"not text: half a character at {error.start}", field=field) from None
