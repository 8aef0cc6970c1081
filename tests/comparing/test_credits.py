"""Credit lines: found with names and words, and not where a report only cites an agency."""

from __future__ import annotations

import pytest

from rashomon.comparing.credits import credit, credit_rows
from rashomon.documents.document import Document

BODY = "Shells fell on the market of Kot on Friday. Nobody knows who fired them. "


def _credit(text: str, publisher: str = "The Kot Courier", title: str = "") -> tuple[list[str], bool, str] | None:
    found = credit(Document("d", text, title, publisher))
    return found and ([agency.name for agency in found.agencies], found.whole, found.span.quote)


@pytest.mark.parametrize("row", credit_rows(), ids=lambda row: row.example[:32])
def test_every_shape_finds_its_example(row: object) -> None:
    example = row.example  # type: ignore[attr-defined]
    found = _credit(BODY, title=example) if row.where == "title" else _credit(example)  # type: ignore[attr-defined]
    assert found is not None and found[1] == row.whole  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        ("KABUL (AFP) – " + BODY, ["Agence France-Presse"], True),
        ("BEIRUT, Aug. 3 (Xinhua) -- " + BODY, ["Xinhua"], True),
        ("Kabul, 3 August (AIP): " + BODY, ["Afghan Islamic Press"], True),
        ("DARWAZ (Radio Kot) — " + BODY, ["Radio Kot"], True),
        (
            "BOGOTA, 9 JAN 90 (INRAVISION TELEVISION CADENA 1) -- [TEXT] " + BODY.upper(),
            ["INRAVISION TELEVISION CADENA 1"],
            True,
        ),
        ("SAN SALVADOR, 9 JAN 90 (ACAN - EFE) -- [TEXT] " + BODY.upper(), ["EFE"], True),
        (BODY + "\n(AP)", ["Associated Press"], True),
        (BODY + "— Reuters", ["Reuters"], True),
        (BODY + "\nAP/Reuters", ["Associated Press", "Reuters"], True),
        (
            BODY + "\nWith reporting by Reuters, AP, and AFP",
            ["Reuters", "Associated Press", "Agence France-Presse"],
            False,
        ),
        (
            BODY + "\nVOA's Deewa service and AFP contributed to this report.",
            ["Voice of America", "Agence France-Presse"],
            False,
        ),
        (BODY + "\n(With agency reports from Darwaz Wire)", ["Darwaz Wire"], False),
    ],
)
def test_credits(text: str, names: list[str], whole: bool) -> None:
    found = _credit(text)
    assert found is not None
    assert found[:2] == (names, whole)
    assert found[2] in text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "The mayor told AFP that it was over.",
        BODY + "He said so in an interview with the AFP news agency on Friday.",
        "The army fell back, the Associated Press reported on Friday. " + BODY,
        "WHITE HOUSE — " + BODY,
        "PESHAWAR (Pakistan) — " + BODY,
        "SANTIAGO, 14 MAR 89 (DOMESTIC SERVICE) -- [TEXT] " + BODY.upper(),
        BODY + "\nOmar Noor and Ana Ruiz contributed to this report from Darwaz.",
        BODY + "\n(AP Photo/Omar Noor)",
        BODY + "\nFollow us on Twitter",
        BODY + "\nThe video was posted on Facebook",
    ],
)
def test_no_credit(text: str) -> None:
    assert _credit(text) is None


def test_what_credits_the_whole_goes_before_what_credits_a_part() -> None:
    found = _credit("KABUL (AFP) – " + BODY + "\nWith reporting by Reuters")
    assert found == (["Agence France-Presse"], True, "KABUL (AFP) –")


def test_an_outlets_own_name_in_a_list_is_no_credit() -> None:
    found = _credit(BODY + "\nVOA and AFP contributed to this report.", publisher="VOA News")
    assert found is not None and found[0] == ["Agence France-Presse"]
    assert _credit(BODY + "\nVOA's Persian News service contributed to this report.", publisher="VOA News") is None


def test_the_span_counts_code_points_of_its_part() -> None:
    report = Document("d", "🙂 " + BODY + "\nSome material for this report came from AP.", publisher="VOA")
    found = credit(report)
    assert found is not None
    assert (
        report.text[found.span.start : found.span.end]
        == found.span.quote
        == "Some material for this report came from AP."
    )
    titled = credit(Document("d", BODY, "Shells fall on Kot - Reuters"))
    assert titled is not None and titled.span.part == "title"
