"""Strength: how many members or fighters a group is said to have."""

from __future__ import annotations

from rashomon.reading.claim import Number
from rashomon.reading.numbers import NumberExpression
from rashomon.reading.scene import Scene
from rashomon.reading.tolls import harm_at

# "The 3,000-member brigade": in a compound only these words make the number a size.
SIZED = frozenset({"member", "man", "strong", "fighter", "person", "soldier", "troop"})
# Kinds of phrase whose number is a group's size; a number of offices is none.
MANNED = frozenset({"armed_group", "state_force", "people", "person"})
# Words that give no size.
NO_SIZE = frozenset({"many", "several", "few", "some", "article", "none", "both", "named"})


def members(scene: Scene, i: int) -> dict[str, Number]:
    """The count that goes with a claim about the size of a group, headed by token `i`: the number of the
    head noun itself, or of a noun beside it.

    Example:
        >>> from rashomon.documents import document
        >>> from rashomon.reading.pipeline import parse
        >>> from rashomon.reading.stage import build_scene
        >>> scene = build_scene(parse(document("The militia has some 600 fighters.", id="d", published=None)))
        >>> members(scene, 2)["count"].value
        600
    """
    parsed = scene.parsed
    args = scene.args(i)
    beside = [
        i,
        args.object,
        args.subject,
        *(token for _, token in args.preps),
        *parsed.children[i],
        parsed.head[i],
    ]
    for token in beside:
        if token >= 0 and parsed.dep[token] in ("dobj", "nsubjpass") and harm_at(scene, parsed.head[token]):
            continue
        expression = scene.number_at(token) if token >= 0 else None
        if expression is not None and expression.vagueness not in NO_SIZE and _manned(scene, token):
            return {"count": scene.counted(_lower_end(scene, expression))}
    for number in scene.number_sentences.get(parsed.sentence[i], ()):
        behind = parsed.lower[number.last + 1 : number.last + 3]
        if number.kind == "compound" and len(behind) == 2 and behind[1] in SIZED and i - 4 <= number.first <= i + 4:
            return {"count": Number(number.value, number.low, number.high, span=parsed.span(number.first, number.last))}
    return {}


def _manned(scene: Scene, token: int) -> bool:
    """Whether the number at `token` counts those who make up a group; a bare number does ("put it at 600")."""
    parsed = scene.parsed
    up = parsed.head[token]
    of = [c for p in parsed.children[token] if parsed.lower[p] == "of" for c in parsed.children[p]]
    for noun in (token, *of, up):
        mention = scene.by_head.get(noun)
        if parsed.lemma[noun] in SIZED or (mention is not None and scene.kind(mention) in MANNED):
            return True
    return parsed.pos[token] == "NUM" and parsed.dep[token] != "nummod"


def _lower_end(scene: Scene, upper: NumberExpression) -> NumberExpression:
    """The lower number of "from 3,000 to 5,000", with both bounds."""
    parsed = scene.parsed
    for number in scene.number_sentences.get(parsed.sentence[upper.first], ()):
        joined = number.last + 2 == upper.first and parsed.lower[number.last + 1] == "to"
        if joined and number.first and parsed.lower[number.first - 1] == "from" and number.value < upper.value:
            return NumberExpression(
                number.first,
                upper.last,
                number.value,
                number.value,
                upper.value,
                "range",
                "count",
                number.begin,
            )
    return upper
