"""The table at several widths."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from sample_reading import sample_reading

from rashomon.documents.document import Document
from rashomon.exchange.table import as_text, legend, printed
from rashomon.reading.claim import Claim, Party, Span
from rashomon.reading.result import Reading


@pytest.fixture
def reading() -> Reading:
    return sample_reading()


WIDTHS = [220, 160, 140, 139, 100, 80, 79, 60, 40, 30]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_claim_is_there_and_fits(reading: Reading, width: int) -> None:
    text = as_text(reading, width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    for said in ("✕ denied:", "→ planned:", "? possible: attack", "Herald Agency › a doctor", "shelling"):
        assert said in text, said
    words = " ".join(text.split())
    assert "12" in words and "killed" in words and "2031" in words
    for number in range(1, 6):
        assert any(line.lstrip().startswith(f"{number} ") for line in text.splitlines())


def test_the_reports_own_voice_comes_first(reading: Reading) -> None:
    text = as_text(reading, 160)
    assert text.index("The report itself") < text.index("Elders in Sarband") < text.index("a doctor")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_codes_without_colour(reading: Reading, width: int) -> None:
    assert "\x1b" not in as_text(reading, width) + printed(legend(width), width)
    assert "\x1b[" in as_text(reading, width, colour=True)


def test_what_was_taken_from_elsewhere_is_marked(reading: Reading) -> None:
    assert "Red Column°" in as_text(reading, 160)


def test_text_is_never_markup_nor_code() -> None:
    sly = Party("[bold red]x[/] \x1b[31m", "person")
    claim = Claim("event", "attack", (sly,), evidence=(Span(0, 6, "[/] :)"),), sources=(sly,))
    text = as_text(Reading(Document("[i]d", "[/] :)", title="[link=x]T"), [claim]), 160)
    assert "[bold red]x[/] ␛[31m" in text and "\x1b" not in text and "[link=x]T" in text


def test_a_report_without_claims_says_why() -> None:
    assert "No claims: no word of conflict" in as_text(Reading(Document("a", "Rain."), [], "no word of conflict"), 80)


def test_very_long_names_do_not_break_it() -> None:
    name = "Movement" * 20
    claim = Claim("event", "attack", (Party(name, "armed_group"),) * 3, (Party("名" * 90, "people"),))
    for width in WIDTHS:
        text = as_text(Reading(Document("a", "x"), [claim]), width)
        assert all(cell_len(line) <= width for line in text.splitlines())
