"""Strength: how many members or fighters a group is said to have."""

from __future__ import annotations

from rashomon.reading.claim import Number
from rashomon.reading.scene import Scene


def members(scene: Scene, i: int) -> dict[str, Number]:
    """The count that goes with a claim about the size of a group, headed by token `i`: the number of the
    head noun itself, or of a noun beside it.
    """
    parsed = scene.parsed
    args = scene.args(i)
    beside = [i, args.object, args.subject, *(token for _, token in args.preps), *parsed.children[i], parsed.head[i]]
    for token in beside:
        expression = scene.number_at(token) if token >= 0 else None
        if expression is not None:
            span = parsed.span(expression.first, expression.last)
            return {"count": Number(expression.value, expression.low, expression.high, expression.vagueness, span)}
    return {}
