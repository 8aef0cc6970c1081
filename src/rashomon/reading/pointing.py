"""Pointing: words by which a text says itself that it goes on with the event told last ("they did that attack")."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.reading.anew import weapon
from rashomon.reading.claim import Claim
from rashomon.reading.happenings import LEAVING, STREET, VIOLENT, apart, contained, forms
from rashomon.reading.scene import Scene

THAT = "that"
"""Not "this": "this strike" may be what the whole report is about."""
NEAR = 1
"""What is pointed to is told in the same sentence or so many before."""
_KINDS = (VIOLENT, STREET, LEAVING)
_OWN = frozenset({"the", "this", "that", "its", "their", "his"})
_SHOT = frozenset({"relcl", "acl"})


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


def shot_with(scene: Scene, token: int, told: Sequence[tuple[int, Claim]]) -> Claim | None:
    """The event whose weapon the clause of `token` tells of: "killed by rockets that rebels fired at Kot" is one deed.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "Two boys were killed in Bar on Monday by rockets that rebels fired at the Kot district."
        >>> {claim.event for claim in Reader().read(Document("d", text)).claims if claim.kind == "event"}
        {'e1'}
    """
    parsed = scene.parsed
    noun = parsed.head[token]
    if parsed.dep[token] not in _SHOT or not weapon(parsed.lemma[noun]):
        return None
    # "by rockets": the deed is one step above the preposition.
    deed = parsed.head[parsed.head[noun]]
    for before, other in reversed(told):
        if before == deed and other.kind == "event" and other.modality != "planned" and other.type in VIOLENT:
            return other
    return None


def campaign_told(scene: Scene, token: int, claim: Claim, told: Sequence[tuple[int, Claim]]) -> Claim | None:
    """The offensive of that side told before, where a text goes on with it ("the army began its operation").

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "The army's offensive in Kot goes on. In May the army began its operation, and that is slow."
        >>> {claim.event for claim in Reader().read(Document("d", text)).claims if claim.kind == "event"}
        {'e1'}
    """
    if claim.type != "offensive" or claim.modality == "planned":
        return None
    parsed = scene.parsed
    own = {t for hit in scene.hits.get(token, ()) for t in hit.tokens} | {token, scene.args(token).object}
    nouns = {t for t in own if t >= 0 and parsed.tag[t] == "NN"}
    if not any(parsed.lower[c] in _OWN for noun in nouns for c in parsed.children[noun]):
        return None
    for _, other in reversed(told):
        if other.type == "offensive" and other.modality not in ("planned", "denied"):
            return other if _one_side(claim, other) else None
    return None


def _one_side(claim: Claim, other: Claim) -> bool:
    """Whether the same attack in both, and neither whom nor where speaks against it."""
    if apart(claim, other) or not forms(claim.agents) & forms(other.agents):
        return False
    sides = ((claim.targets, other.targets), (claim.places, other.places))
    return all(not a or not b or forms(a) & forms(b) or contained(a, b) for a, b in sides)
