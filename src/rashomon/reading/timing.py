"""When: which of the times in a text is the time of a proposition, and not of its being said."""

from __future__ import annotations

from rashomon.reading.claim import Interval
from rashomon.reading.doers import DOCUMENTS
from rashomon.reading.grammar import path
from rashomon.reading.model import load_model
from rashomon.reading.roles import doubt
from rashomon.reading.scene import Scene
from rashomon.reading.times import TimeExpression
from rashomon.reading.timing_back import counted_back
from rashomon.vocabulary.schema import KIND_OF

# As for roles: chance of the time times trust in the claim.
JOINT = 0.24
BACK = 2


def nearby(scene: Scene, i: int) -> list[TimeExpression]:
    """Resolved times of the sentence of token `i` and of the two before it, but for those of an act of saying:
    what was said on Friday is not what happened on Friday.
    """
    s = scene.parsed.sentence[i]
    return [
        t
        for back in range(BACK + 1)
        for t in scene.time_sentences.get(s - back, ())
        if t.start is not None and t.end is not None and not _of_saying(scene, t)
    ]


def _of_saying(scene: Scene, t: TimeExpression) -> bool:
    parsed = scene.parsed
    head = time_head(scene, t)
    governor = parsed.head[head]
    if parsed.dep[head] == "pobj":
        governor = parsed.head[governor]
    if parsed.lemma[governor] in DOCUMENTS and parsed.dep[governor] == "pobj":
        # "Said in a communique on Sunday": the parse hangs the day on the communique.
        governor = parsed.head[parsed.head[governor]]
    return governor in scene.attribution.mere_cues


def time_head(scene: Scene, t: TimeExpression) -> int:
    """The token of a time expression that the rest hangs on."""
    parsed = scene.parsed
    for i in range(t.first, t.last + 1):
        if not t.first <= parsed.head[i] <= t.last or parsed.head[i] == i:
            return i
    return t.last


def time_features(scene: Scene, i: int, claim_type: str, t: TimeExpression) -> list[str]:
    """Features of a time as that of the claim headed by token `i`."""
    parsed = scene.parsed
    head = time_head(scene, t)
    back = parsed.sentence[i] - parsed.sentence[head]
    here = scene.time_sentences.get(parsed.sentence[i], [])
    out = [
        "b",
        f"back={back}",
        f"g={t.granularity}",
        f"k={t.kind}",
        f"gb={t.granularity}/{back}",
        f"n={min(len(here), 3)}/{back}",
    ]
    governor = parsed.head[head]
    if parsed.dep[head] == "pobj":
        out.append(f"prep={parsed.lower[governor]}")
        governor = parsed.head[governor]
    elif parsed.dep[head] == "compound" or parsed.dep[head] == "poss":
        out.append("inside")
    said = governor in scene.cues
    first = parsed.lower[t.first]
    start = parsed.sentences[parsed.sentence[head]][0]
    out += [
        f"bound={t.bound}/{back}",
        f"anchor={t.anchor}/{back}",
        f"first={first}/{back}",
        f"open={int(t.first - start < 3)}/{back}",
        f"gl={parsed.lemma[governor]}/{int(governor == i)}",
        f"gp={parsed.pos[governor]}/{int(governor in scene.ancestors(i))}/{back}",
        f"chain={int(scene.chain(i) != scene.chain(head))}/{back}",
        f"kind={KIND_OF[claim_type]}/{back}/{t.granularity}",
        f"tense={scene.tense(i)}/{scene.tense(head)}/{back}",
    ]
    out += [f"said={int(said)}", f"said={int(said)}/{int(governor == i)}", f"own={int(governor == i)}"]
    if governor in scene.hits and governor != i:
        out.append("other")
    if back == 0:
        way = path(parsed, i, head)
        out += [
            f"w={way}",
            f"pw={parsed.pos[i][0]}{way}",
            f"gw={t.granularity}/{way}",
            f"dist={min(abs(i - head), 20) // 4}",
            f"order={int(head < i)}",
        ]
        if parsed.left[i] <= head <= parsed.right[i]:
            out.append("under")
    out += [
        f"t={claim_type}/{back}",
        f"mod={scene.modality(i, claim_type).modality}/{back}",
        f"tense={scene.tense(i)}/{t.granularity}",
    ]
    return out


def when(scene: Scene, i: int, claim_type: str, score: float) -> tuple[Interval | None, str]:
    """The time of the claim headed by token `i`, or None with the reason."""
    if (back := counted_back(scene, i)) is not None:
        return back, ""
    times = nearby(scene, i)
    if not times:
        return None, "the text around gives no time"
    model = load_model("times")
    scores = model.sigmoid([time_features(scene, i, claim_type, t) for t in times])[:, 0]
    best = int(scores.argmax())
    if scores[best] * doubt(score) < JOINT:
        return None, "no time of the text goes with it"
    t = times[best]
    assert t.start is not None and t.end is not None
    span = scene.parsed.span(t.first, t.last)
    inferred = scene.parsed.sentence[t.first] != scene.parsed.sentence[i]
    if inferred and _lasted(scene, i):
        return None, "it went on for longer than the day that is told before"
    published = scene.parsed.document.published
    if published is not None and t.start <= published and _ever_since(scene, i, t):
        return Interval(t.start, published, "since", t.basis, span, inferred), ""
    return Interval(t.start, t.end, t.granularity, t.basis, span, inferred), ""


def _lasted(scene: Scene, i: int) -> bool:
    """Whether the words give the deed a length and no day: "those who bombed us for thirteen years"."""
    parsed = scene.parsed
    for t in scene.time_sentences.get(parsed.sentence[i], ()):
        head = time_head(scene, t)
        over = parsed.head[parsed.head[head]] if parsed.dep[head] == "pobj" else parsed.head[head]
        if t.kind == "duration" and t.granularity == "duration" and i in (over, head, parsed.head[head]):
            return True
    return False


def _ever_since(scene: Scene, i: int, t: TimeExpression) -> bool:
    """Whether a time only says since when: "killed 62 men since the operation began on August 18"."""
    parsed = scene.parsed
    if _behind_since(scene, i, t):
        return True
    if t.bound != "since clause" or parsed.sentence[t.first] != parsed.sentence[i]:
        return False
    clause = time_head(scene, t)
    while parsed.pos[clause] != "VERB" and parsed.head[clause] != clause:
        clause = parsed.head[clause]
    return clause not in scene.ancestors(i)


def _behind_since(scene: Scene, i: int, t: TimeExpression) -> bool:
    """Whether it is the day of what the words count from: "have died since the killing of a leader on July 8"."""
    parsed, at = scene.parsed, time_head(scene, t)
    while parsed.head[at] != at and parsed.pos[at] != "VERB":
        if parsed.lower[at] == "since":
            return not parsed.left[at] <= i <= parsed.right[at]
        at = parsed.head[at]
    return False
