"""What "it" did: "A bomb went off in the market. It killed four": the four died of the bomb, and in the market."""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.claim import Claim
from rashomon.reading.echoes import inferred
from rashomon.reading.happenings import GENERAL, SPECIFIC, names
from rashomon.reading.joining import Draft
from rashomon.reading.scene import Scene

_IT = frozenset({"it", "this", "that"})
_BLASTS = SPECIFIC - GENERAL


def what_it_did(scene: Scene, drafts: list[Draft]) -> None:
    """Give harm done by an "it" the type, place and time of the happening told in the sentence before.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "A bomb went off in a market in Kunduz. It killed four people.")
        >>> [(c.type, [p.name for p in c.places]) for c in Reader().read(told).claims if "killed" in c.numbers]
        [('bombing', ['market', 'Kunduz'])]
    """
    parsed = scene.parsed
    for draft in drafts:
        claim, subject = draft.claim, scene.args(draft.token).subject
        if claim.type not in GENERAL or not claim.numbers or claim.agents or subject < 0:
            continue
        if parsed.lower[subject] not in _IT or parsed.dep[subject] != "nsubj":
            continue
        cause = _before(scene, draft, drafts)
        if cause is not None:
            claim.type, claim.agents = cause.type, inferred(cause.agents)
            claim.places = claim.places or inferred(cause.places)
            claim.when = claim.when or (replace(cause.when, inferred=True) if cause.when else None)
            claim.trace = (*claim.trace, f"“{parsed.words[subject]}” is what was told before")


def _before(scene: Scene, draft: Draft, drafts: list[Draft]) -> Claim | None:
    """The last happening of the sentence before, told by the same source."""
    here = scene.parsed.sentence[draft.token]
    told = [
        other
        for other in drafts
        if scene.parsed.sentence[other.token] == here - 1
        and other.claim.type in _BLASTS
        and other.claim.modality == draft.claim.modality
        and names(other.claim.sources) == names(draft.claim.sources)
    ]
    return max(told, key=lambda other: other.token).claim if told else None
