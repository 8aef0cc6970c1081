"""Who is protected in one report is protected in every download, and bodies, places and publishers never are."""

from __future__ import annotations

import json

import pytest
from told_people import party, witnessed

from rashomon.exchange.event_json import account_to_json, page_to_json
from rashomon.exchange.export_rows import claim_row, event_row
from rashomon.exchange.protecting import shield
from rashomon.exchange.protecting_running import people_of
from rashomon.exchange.protecting_things import nobody
from rashomon.exchange.protecting_titles import stays
from rashomon.record.record import Record

TEXT = "Mohammad Osso, who runs a bakery, said a bomb fell. Osso wept. General Ilo Mann denied that Fatima Bel was hit."


def test_no_protected_name_of_a_record_is_in_any_download(record_url: str) -> None:
    crowd = party("residents", kind="people")
    told = [
        witnessed("a", party("Rado Vink", "leader"), "Rado Vink, the leader, said a bomb fell."),
        witnessed("b", party("Rado Vink", "activist Rado Vink"), "Activist Rado Vink wept.", published="2033-01-01"),
        witnessed("c", crowd, TEXT, publisher="Ona Bel Wire", published="2035-01-01"),
    ]
    with Record(record_url) as record:
        record.add_readings(told)
        found = shield(record.engine)
        rows = [claim_row(one) for report in record.documents(limit=None) for one in record.claims(report.key)]
        rows += [account_to_json(one) for report in record.documents(limit=None) for one in record.claims(report.key)]
        events = list(record.events(limit=None))
        rows += [event_row(event) for event in events] + [page_to_json(record.event(event.id)) for event in events]
        given = [json.dumps(row, default=str) for row in found.rows(rows)]
        cells, changed = next(iter(found.table(["document", "words"], [["c", "Osso and Fatima Bel wept."]])))
    for name in ("Vink", "Osso", "Fatima"):
        assert not [row for row in given if name in row], name
    assert changed and "Osso" not in cells[1] and "Fatima" not in cells[1]
    assert any("Ilo Mann" in row for row in given) and any("Ona Bel Wire" in row for row in given)
    assert any("activist #" in row and '"a"' in row for row in given)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Activists Tarik Osso, Rado Vink and Sefa Ruud wept.", {"tarik osso", "rado vink", "sefa ruud"}),
        ("They killed Omar Bel near Ali Osso airport.", {"omar bel"}),
        ("MEN SAW RAMON VINTAR AND HECTOR KOSTIN IN THE TOWN WHEN IT FELL.", {"ramon vintar", "hector kostin"}),
        ("Police Killed Omar Osso in Eastern Valley Town", set()),
        ("The Frente Omar Osso said so.", set()),
    ],
)  # fmt: skip
def test_whom_running_words_name(text: str, names: set[str]) -> None:
    assert {" ".join(seen.name) for seen in people_of(text)} == names


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("The spokesman, Omar Osso, said so.", True),
        ("Omar Osso, director of a bakery, said so.", False),
        ("Omar Osso, director of the police, said so.", True),
        ("Omar Osso, a 40-year-old former police officer, said so.", False),
    ],
)
def test_which_posts_make_public(text: str, public: bool) -> None:
    assert [seen.public for seen in people_of(text)] == [public]


@pytest.mark.parametrize(
    "name", ["FRENTE PATRIOTICO DE BEL", "UN Board", "Osso S.A.", "UNDELIMITED BORDER AREAS", "LA RED OSSO"]
)
def test_bodies_are_nobody(name: str) -> None:
    assert nobody(tuple(name.split()), "person")


def test_a_publishers_id_and_name_stay() -> None:
    assert stays("outlet:la-ona-bel", set(), set()) and stays("La Ona Bel", set(), {("la", "ona", "bel")})
    assert not stays("Ona Bel", set(), {("la", "ona", "bel")})
