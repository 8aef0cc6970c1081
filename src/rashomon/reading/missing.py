"""Why a field is empty: a reader of the record would ask."""

from __future__ import annotations

from rashomon.reading.claim import Claim

TARGETED = frozenset(
    [
        "armed_clash",
        "air_strike",
        "shelling",
        "suicide_bombing",
        "bombing",
        "chemical_attack",
        "attack",
        "abduction",
        "sexual_violence",
        "arrest",
        "sanction",
        "destruction",
        "disrupted",
    ]
)


def missing(claim: Claim) -> dict[str, str]:
    """A reason for each empty field that belongs to a claim of this kind.

    Example:
        >>> missing(Claim("event", "bombing"))["agents"]
        'perpetrator not named here'
    """
    out = dict(claim.missing)
    if not claim.agents:
        out["agents"] = "perpetrator not named here" if claim.type in TARGETED else "nobody named as doing it here"
    if not claim.targets and (claim.type in TARGETED or claim.kind == "relation"):
        out["targets"] = "nobody named as suffering it here" if claim.kind == "event" else "second party not named here"
    if not claim.places and claim.kind in ("event", "control"):
        out["places"] = "the words give no place for it"
    if claim.when is None:
        out.setdefault("when", "the text around gives no time")
    if claim.type == "members" and "count" not in claim.numbers:
        out["count"] = "no number stands with it"
    if not claim.sources:
        out["sources"] = "the report says so in its own voice"
    return out
