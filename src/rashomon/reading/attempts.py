"""Attempts: who is trying to take a town fights for it, and has not taken it."""

from __future__ import annotations

from rashomon.reading.claim import Modality
from rashomon.reading.scene import Scene

_TRIES = frozenset({"try", "attempt", "battle", "fight", "struggle", "strive", "push", "press", "advance", "endeavour"})
_TRIALS = frozenset({
    "attempt", "bid", "effort", "endeavour", "push", "drive", "advance", "offensive", "counteroffensive",
    "counter-offensive", "operation", "campaign", "battle", "fight", "fighting", "assault", "attack", "struggle",
})  # fmt: skip
# Nouns that say no more than that it was tried: what came of it is told by their verb.
_BARE = frozenset({"attempt", "bid", "effort", "endeavour", "push", "drive"})
_FAILS = frozenset({"fail", "fall", "collapse", "fizzle", "falter"})
_BEATEN = frozenset({"repel", "repulse", "foil", "thwart", "beat", "defeat", "fend", "ward", "frustrate"})
_ONE = frozenset({"xcomp", "advcl", "acl", "relcl", "ccomp"})


def attempted(scene: Scene, i: int, name: str) -> tuple[str, int, Modality | None]:
    """The type of what token `i` tells, the word by which to ask how sure it is, and the answer where it is known.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> told = Document("d", "The army was trying to retake Kunduz from the Taliban on Friday.")
        >>> [(c.type, c.modality, [p.name for p in c.places]) for c in Reader().read(told).claims]
        [('offensive', 'asserted', ['Kunduz'])]
    """
    at = _tried(scene, i) if name == "territory_taken" else -1
    if at < 0:
        return name, i, None
    return (name, i, "denied") if _beaten(scene, at) else ("offensive", at, None)


def _tried(scene: Scene, i: int) -> int:
    """The word that says that what token `i` tells was tried ("trying to retake", "a bid to retake"); -1 for none."""
    parsed = scene.parsed
    above = parsed.head[i]
    if parsed.pos[i] != "VERB" or above == i:
        return -1
    if parsed.dep[i] == "pcomp":  # "an operation aimed at retaking", "a battle for retaking"
        above = parsed.head[above]
        if parsed.lemma[above] == "aim" and parsed.dep[above] in ("acl", "relcl"):
            above = parsed.head[above]
        return above if parsed.lemma[above] in _TRIALS else -1
    if parsed.dep[i] not in _ONE or not any(parsed.lower[c] == "to" for c in parsed.children[i] if c < i):
        return -1
    if parsed.lemma[above] in (_TRIES if parsed.pos[above] == "VERB" else _TRIALS):
        return above
    return _beside(scene, i)


def _beside(scene: Scene, i: int) -> int:
    """The noun of trying right before "to", where the parse hung the verb elsewhere ("launched a bid to take")."""
    parsed = scene.parsed
    to = next((c for c in parsed.children[i] if parsed.lower[c] == "to" and c < i), -1)
    before = to - 1
    if before >= 0 and parsed.pos[before] == "NOUN" and parsed.lemma[before] in _TRIALS:
        return before
    return -1


def _beaten(scene: Scene, at: int) -> bool:
    """Whether an attempt by token `at` came to nothing: it "failed", "was repelled"; "a failed attempt"."""
    parsed = scene.parsed
    verb = parsed.head[at]
    if parsed.lemma[at] not in _BARE:
        return False
    if any(parsed.lower[c] in ("failed", "unsuccessful", "abortive", "foiled") for c in parsed.children[at]):
        return True
    if parsed.dep[at] == "nsubj":
        return parsed.lemma[verb] in _FAILS
    return parsed.dep[at] in ("nsubjpass", "dobj") and parsed.lemma[verb] in _BEATEN
