"""Carried over: where and when the arrests were that a report of a protest tells without saying so."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.claim import Claim
from rashomon.reading.echoes import inferred
from rashomon.reading.happenings import STREET, VIOLENT
from rashomon.reading.joining import Draft


def carry(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with arrests of no place and no day put where the report's protest or riot was, as inferred.

    Only where the report tells of a protest or riot, and of violence on one day alone.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "Police fired on a protest in Bago on 4 May 2021. Soldiers arrested about 60 protesters."
        >>> arrest = Reader().read(Document("d", text)).claims[-1]
        >>> [(p.name, p.inferred) for p in arrest.places], str(arrest.when.start)
        ([('Bago', True)], '2021-05-04')
    """
    told = [d.claim for d in drafts if d.claim.type in VIOLENT | STREET and d.claim.modality == "asserted"]
    days = {c.when.start for c in told if c.when is not None and not c.when.inferred and c.when.start == c.when.end}
    lead = next((c for c in told if c.when is not None and not c.when.inferred and c.places), None)
    if lead is None or len(days) != 1 or not any(c.type in STREET for c in told):
        return drafts
    for draft in drafts:
        claim = draft.claim
        if claim.type == "arrest" and claim.modality == "asserted" and not claim.places:
            _put(claim, lead)
    return drafts


def _put(arrest: Claim, lead: Claim) -> None:
    """Give an arrest the place of the lead, and its day unless it has one of its own."""
    if lead.when is None or (arrest.when is not None and arrest.when.start != lead.when.start):
        return
    arrest.places = inferred(lead.places)
    if arrest.when is None:
        arrest.when = replace(lead.when, inferred=True)
        arrest.missing.pop("when", None)
