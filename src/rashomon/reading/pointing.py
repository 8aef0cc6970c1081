"""Pointing: words by which a text says itself that it goes on with the event told last ("they did that attack")."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.claim import Claim
from rashomon.reading.happenings import LEAVING, STREET, VIOLENT
from rashomon.reading.scene import Scene

THAT = "that"
"""Not "this": "this strike" may be what the whole report is about."""
NEAR = 1
"""What is pointed to is told in the same sentence or so many before."""
_KINDS = (VIOLENT, STREET, LEAVING)


def pointed(scene: Scene, i: int) -> bool:
    """Whether what token `i` heads is called that deed: "that attack", also as what was done or where somebody died.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "A bomb hit a bus in Kot on Monday. The rebels said that they had carried out that attack."
        >>> [claim.event for claim in Reader().read(Document("d", text)).claims if claim.kind == "event"]
        ['e1', 'e1']
    """
    # The noun of a light verb ("carried out that attack") is one of the words of its trigger.
    own = {token for hit in scene.hits.get(i, ()) for token in hit.tokens}
    beside = {token for _, token in scene.args(i).preps if token in scene.hits}
    return any(_that(scene, noun) for noun in own | beside)


def _that(scene: Scene, noun: int) -> bool:
    parsed = scene.parsed
    if parsed.tag[noun] != "NN":
        return False
    return any(parsed.dep[c] == "det" and parsed.lower[c] == THAT for c in parsed.children[noun])


def told_last(scene: Scene, token: int, claim: Claim, told: Sequence[tuple[int, Claim]]) -> Claim | None:
    """The event that a claim headed by `token` points to: of a kindred type, the last one told close before it.

    `told` has the claims before it with the tokens that head them, in the order of the text.
    """
    here = scene.parsed.sentence[token]
    for before, other in reversed(told):
        if here - scene.parsed.sentence[before] > NEAR:
            return None
        kindred = other.type == claim.type or any({other.type, claim.type} <= kinds for kinds in _KINDS)
        if other.kind == "event" and other.modality != "planned" and kindred:
            return other
    return None
