"""Who a word stands for by whose it is, by its first name, and by what was written before it."""

from __future__ import annotations

from rashomon.documents import document
from rashomon.reading.claim import Claim
from rashomon.reading.reader import Reader


def read(text: str, title: str = "") -> list[Claim]:
    return Reader().read(document(text, id="d", title=title)).claims


def test_its_supporters_are_not_those_of_another() -> None:
    claims = read("Supporters of the rebels marched in Kot. The junta and its supporters attacked Sar.")
    assert [p.name for c in claims if c.type == "attack" for p in c.agents] == ["junta", "its supporters"]


def test_a_name_is_called_before_a_post() -> None:
    (claim,) = read("Gareth Noor, the Danish Special Representative for Sudan said: rebels shelled Kot.")
    assert [p.name for p in claim.sources] == ["Gareth Noor"]


def test_some_go_by_their_first_name() -> None:
    claims = read("Sultan Omar bin Noor came to power. Omar attacked Kot with his army in 1970.")
    assert "Omar bin Noor" in {p.name for c in claims if c.type == "attack" for p in c.agents}


def test_two_of_one_first_name_are_not_told_apart_by_it() -> None:
    claims = read("Omar Zia met Omar Sahl in Kot. Omar attacked a village with his men.")
    assert "Omar" in {p.name for c in claims if c.type == "attack" for p in c.agents}


def test_it_takes_up_the_report_and_not_the_state_it_is_on() -> None:
    claims = read("The report on Mali makes grim reading: it details attacks against civilians.")
    assert claims and all("Mali" not in {p.name for p in (*c.sources, *c.agents)} for c in claims)
