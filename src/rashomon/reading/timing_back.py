"""Counting back: "…, eight days after the militants seized it" says when they did, by when the report came out.

News tells what has just happened. What that came so many days or weeks after lies as long before it; the
interval is as wide as the words are loose.
"""

from __future__ import annotations

from datetime import timedelta

from rashomon.reading.claim import Interval
from rashomon.reading.scene import Scene
from rashomon.reading.times import TimeExpression
from rashomon.reading.times_amount import amount_before

DAYS = {"day": 1, "week": 7, "month": 30}
# Between the happening told and the report lies a day at most; a week or a month is seldom counted to the day.
EARLIER = {"day": 1, "week": 4, "month": 15}
LATER = {"day": 0, "week": 3, "month": 15}
CLAUSES = frozenset({"ccomp", "xcomp"})


def counted_back(scene: Scene, i: int) -> Interval | None:
    """The time of the deed at token `i`, where the sentence only counts from it; None where it doesn't.

    Example:
        >>> from rashomon.documents import document
        >>> from rashomon.reading.reader import Reader
        >>> text = "Soldiers have recaptured the town of Kot, eight days after the militants seized it."
        >>> claims = Reader().read(document(text, id="d", published="2017-05-11")).claims
        >>> [str(c.when.start) for c in claims if c.when]
        ['2017-05-02']
    """
    parsed, published = scene.parsed, scene.parsed.document.published
    clause = i
    while parsed.dep[clause] in CLAUSES and parsed.head[clause] != clause:
        clause = parsed.head[clause]
    if published is None or parsed.dep[clause] != "advcl":
        return None
    mark = next((c for c in parsed.children[clause] if parsed.dep[c] == "mark" and parsed.lower[c] == "after"), -1)
    told = next(
        (t for t in scene.time_sentences.get(parsed.sentence[i], ()) if t.start is None and t.last == mark), None
    )
    found = _amount(scene, told, mark) if told is not None else None
    if told is None or found is None:
        return None
    count, unit = found
    day = published - timedelta(days=count * DAYS[unit])
    return Interval(
        day - timedelta(days=EARLIER[unit]), day + timedelta(days=LATER[unit]), unit,
        f"counted back from publication, {published}", parsed.span(told.first, told.last),
    )  # fmt: skip


def _amount(scene: Scene, told: TimeExpression, mark: int) -> tuple[int, str] | None:
    """How many of which unit stand before "after"."""
    parsed = scene.parsed
    unit = parsed.lemma[mark - 1]
    amount = amount_before(parsed.lower, mark - 1, told.first) if unit in DAYS else None
    return (int(amount.low), unit) if amount is not None and not amount.vague else None
