"""The network of ties: which way a tie runs, and how many claims assert it."""

from __future__ import annotations

from told import IS, TALIBAN, ties

from rashomon.documents.factory import document
from rashomon.reading.claim import Claim, Party, Span
from rashomon.reading.result import Reading
from rashomon.record.record import Record


def support(id: str, one: Party, other: Party) -> Reading:
    text = f"Report {id}: {one.name} supports {other.name}, {id}{id} says."
    claim = Claim("relation", "supports", (one,), (other,), evidence=(Span(0, len(text), text),), id="1")
    return Reading(document(text, id=id, publisher=f"Paper {id}", published="2031-05-10"), [claim])


def test_a_tie_runs_as_most_of_its_claims_say(record_url: str) -> None:
    with Record(record_url) as record:
        record.add_readings([support("a", TALIBAN, IS), support("b", TALIBAN, IS), support("c", IS, TALIBAN)])
        (edge,) = record.network("taliban").edges
    assert (edge.a, edge.relation, edge.b, edge.claims) == ("taliban", "supports", "islamic-state", 3)


def test_a_plan_asserts_no_tie_and_denies_none(record_url: str) -> None:
    told = [ties(modality, "allied", published="2031-03-01", modality=modality) for modality in ("planned", "possible")]
    with Record(record_url) as record:
        record.add_readings(told)
        (edge,) = record.network("taliban").edges
        assert (edge.claims, edge.denials) == (0, 0)
        record.add_readings([ties("said", "allied", published="2031-03-02")])
        record.add_readings([ties("not", "allied", published="2031-03-03", modality="denied")])
        (edge,) = record.network("taliban").edges
        assert (edge.claims, edge.denials) == (1, 1)
