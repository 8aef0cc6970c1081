from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.plain import decode
from rashomon.errors import DataError

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"))


@settings(deadline=None)
@given(texts.map(lambda tail: "K" + tail))
def test_text_comes_back_to_the_letter(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(text.encode("utf-16")) == text


def test_nothing_is_normalised() -> None:
    text = "  Kot\r\nfell\u2028 cafe\u0301 \ufb01re\xa0\r\n\n"
    assert decode(text.encode()) == text


def test_windows_quotes_are_read() -> None:
    text = "“We heard it for an hour,” said Renée, who fled from Kidal — twice."
    assert decode(text.encode("cp1252")) == text


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except DataError as error:
        assert error.reason.startswith("not text")
    else:
        assert "\0" not in text
        assert text.encode().decode() == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 words", "not text: a PDF"),
        (b"PK\x03\x04words", "not text: a ZIP or Office file"),
        (b"Kot\0fell", "not text: a NUL character at 3"),
        (b"Kot fell\x9d", "not text: byte 8 is not UTF-8"),
        (b"Kot \x01\x02\xff", "not text: byte 6 is not UTF-8"),
        # Damaged UTF-8 must not turn into "â€œWe heard".
        ("“We heard”".encode() + b"\xe2\x80", "not text: byte 14 is not UTF-8"),
        ("Взрыв на рынке".encode("cp1251"), "not text: byte 0 is not UTF-8"),
        (b"\xff\xfeK\x00o", "not text: byte 4 is not UTF-16"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DataError) as caught:
        decode(data)
    assert caught.value.reason.startswith(reason)
