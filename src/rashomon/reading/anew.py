"""Anew: words by which a text says itself that it now tells of another event ("earlier truces", "a second blast")."""

from __future__ import annotations

from rashomon.reading.scene import Scene
from rashomon.vocabulary.nouns import noun_class

# With any article; the others only behind "a": "the second attack this week" may be the one just told.
OTHER = frozenset({"earlier", "previous", "prior", "past", "separate", "another", "other", "unrelated"})
NEXT = frozenset({"second", "third", "further", "new", "similar", "later"})
INDEFINITE = frozenset({"a", "an"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
BESIDE = frozenset({"after", "before"})


def told_anew(scene: Scene, i: int) -> bool:
    """Whether what token `i` heads is by its words another event than those told before.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "A bomb killed two men in Kot. A second bomb killed nine people in Kot."
        >>> [c.event for c in Reader().read(Document("d", text)).claims]
        ['e1', 'e2']
    """
    return _other(scene, i) or _other(scene, scene.args(i).subject) or _dated_by(scene, i)


def _other(scene: Scene, noun: int) -> bool:
    """Whether the noun of a deed or a weapon is called another one."""
    parsed = scene.parsed
    if noun < 0 or (noun not in scene.hits and not weapon(parsed.lemma[noun])):
        return False
    words = {parsed.lower[c] for c in parsed.children[noun] if c < noun}
    # A headline has no articles: "second bomb hits minibus" is a second one.
    indefinite = not words & DEFINITE if parsed.start[noun] < parsed.body else words & INDEFINITE
    return bool(words & OTHER) or bool(words & NEXT and indefinite)


def weapon(lemma: str) -> bool:
    """Whether a word names what people are killed with.

    Example:
        >>> weapon("rocket"), weapon("attack")
        (True, False)
    """
    noun = noun_class(lemma)
    return noun is not None and noun.cls == "weapon"


def _dated_by(scene: Scene, i: int) -> bool:
    """Whether the deed only dates another ("…, eight days after the militants seized it")."""
    parsed = scene.parsed
    if parsed.dep[i] != "advcl":
        return False
    mark = next((c for c in parsed.children[i] if parsed.dep[c] == "mark" and parsed.lower[c] in BESIDE), -1)
    return mark > 0 and any(
        t.last == mark or t.last == mark - 1 for t in scene.time_sentences.get(parsed.sentence[i], ())
    )


def opens_elsewhere(scene: Scene, i: int) -> bool:
    """Whether the sentence of token `i` opens with a place, as a text does that turns to another ("In Kot, two died").

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> from rashomon.reading.stage import build_scene
        >>> scene = build_scene(parse(Document("d", "In the city of Aleppo, two men died. Two men died in Aleppo.")))
        >>> opens_elsewhere(scene, 8), opens_elsewhere(scene, 12)
        (True, False)
    """
    parsed = scene.parsed
    number = parsed.sentence[i]
    first = parsed.sentences[number][0]
    last = parsed.right[first]
    if parsed.pos[first] != "ADP" or last >= i:
        return False
    return any(mention.kind == "place" and first < mention.head <= last for mention in scene.by_sentence[number])
