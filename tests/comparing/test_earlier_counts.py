"""Numbers that were given before, by their own words."""

from __future__ import annotations

import pytest
from made_accounts import account

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement import disagreements
from rashomon.comparing.earlier_counts import overtaken
from rashomon.reading.claim import Number, Span


def says(id: str, number: int, words: str, **more: object) -> Account:
    told = account(id, killed=number, **more)  # type: ignore[arg-type]
    at = words.index(str(number))
    told.claim.numbers["killed"] = Number(number, number, number, span=Span(at, at + len(str(number)), str(number)))
    told.claim.evidence = (Span(0, len(words), words),)
    return told


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("Officials had earlier put the toll at 12.", True),
        ("Police first reported 12 dead.", True),
        ("The dead were now 19, up from 12 in the morning.", True),
        ("An initial count gave 12 killed.", True),
        ("12 people were killed, the mayor said.", False),
        ("12 people died on Monday, while an earlier blast had hurt nobody.", False),
    ],
)
def test_which_words_say_that_a_number_was_given_before(words: str, before: bool) -> None:
    assert overtaken(says("a", 12, words), "killed") is before
    assert not overtaken(says("a", 12, words), "wounded")


def test_a_number_given_before_contradicts_nobody_and_is_brought_up_to_date() -> None:
    before = says("a", 12, "Officials had earlier put the toll at 12.", said_by="officials")
    doctor = says("b", 16, "16 bodies were brought in, the doctor said", said_by="doctor")
    later = says("c", 19, "The ministry said 19 had died", said_by="officials", day=26, origin="doc-a")
    found = [(r.type, r.value_a, r.value_b) for r in disagreements("e1", [before, doctor, later])]
    assert ("contradiction", "12", "16") not in found and ("contradiction", "16", "12") not in found
    assert ("update", "12", "19") in found
    plain = says("a", 12, "Officials put the toll at 12.", said_by="officials")
    assert ("contradiction", "12", "16") in [
        (r.type, r.value_a, r.value_b) for r in disagreements("e1", [plain, doctor])
    ]
