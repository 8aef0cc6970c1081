"""What a report is about, decided before its claims: the business of this field, or sport, an accident, a market.

A linear model over the words of the text, learned by `training/relevance.py` from annotated reports of conflict
beside general news. Nothing is thrown away for its topic alone: in a doubtful text a claim has to be plainer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from rashomon.reading.model import LinearModel, load_model
from rashomon.reading.parse import Parsed

CONTENT = frozenset({"NOUN", "VERB", "ADJ"})
# With fewer known words than these a text's score stays small, and with fewer than half of them nothing is decided.
FEW = 30
# Words to either side of a sentence that make its surroundings.
AROUND = 60
# Below these log-odds a report is doubted; all annotated reports are above when the model has not seen them, and
# 96 of 100 of the weakly labelled ones.
SURE = 0.0
# What the surroundings count beside the whole report, and how much each step of doubt takes from a claim's
# log-odds; both by trial on training reports and on general news.
LOCAL, STEP = 0.5, 2.0
# However doubtful, what is as plain as this stays.
PLAIN = 3.5
# Courts, visits and posts fill other news too, shells don't: how much of the doubt falls on a claim of such a type.
CIVIL = (
    "agreement",
    "allied",
    "arrest",
    "group_change",
    "leads",
    "other_event",
    "part_of",
    "supports",
    "talks",
    "withdrawal",
)
WARLIKE = ("air_strike", "armed_clash", "bombing", "chemical_attack", "shelling", "suicide_bombing")
_WEIGHT = dict.fromkeys(CIVIL, 1.5) | dict.fromkeys(WARLIKE, 0.7)


@dataclass(slots=True)
class Relevance:
    """How much a report reads like conflict news, in log-odds: `score` for the whole, `near` for each sentence.

    `signs` are the words that spoke loudest with what they added, `left_out` counts the claims that were too
    weak for so doubtful a text.
    """

    score: float = 1.0
    near: list[float] = field(default_factory=list)
    signs: tuple[tuple[str, float], ...] = ()
    left_out: int = 0

    @property
    def doubtful(self) -> bool:
        """Whether the report as a whole reads like something else."""
        return self.score < SURE

    def doubt(self, sentence: int) -> float:
        """What a claim in this sentence loses in log-odds; 0 where the report or the passage is about conflict."""
        if not self.doubtful:
            return 0.0
        return min(max(0.0, STEP * (SURE - self.score - LOCAL * self.near[sentence])), PLAIN)

    def least(self, usual: float, sentence: int, claim_type: str = "") -> float:
        """The probability that a claim needs here, where `usual` does elsewhere."""
        doubt = min(self.doubt(sentence) * _WEIGHT.get(claim_type, 1.0), PLAIN)
        return usual if doubt == 0 else 1 / (1 + math.exp(-(math.log(usual / (1 - usual)) + doubt)))

    def words(self) -> str:
        """The decision with its signs, in words; "" where there is no doubt."""
        if not self.doubtful:
            return ""
        against = ", ".join(word for word, weight in self.signs if weight < 0)
        speaking = ", ".join(word for word, weight in self.signs if weight > 0)
        signs = f"{against}; but {speaking}" if speaking else against
        return f"reads like other news than conflict ({self.score:+.1f}: {signs})"


def known_words(parsed: Parsed, first: int, last: int) -> set[str]:
    """The lemmas that tell the topic between two tokens (`last` exclusive): content words, no names."""
    return {
        parsed.lemma[i]
        for i in range(first, last)
        if parsed.pos[i] in CONTENT and parsed.words[i][:1].islower() and len(parsed.lemma[i]) > 2
    }


def scored(total: float, known: int, bias: float) -> float:
    """The log-odds of a text with so many known words, whose weights sum up to `total`.

    Example:
        >>> scored(6.0, 36, 0.5), scored(6.0, 4, 0.5) == scored(6.0, FEW, 0.5)
        (1.5, True)
    """
    return bias + total / math.sqrt(max(known, FEW))


def relevance_of(parsed: Parsed, most: int = 4) -> Relevance:
    """How much a report and each of its sentences read like conflict news; `most` signs either way.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> told = ("The home team won the final match of the season; a young player scored twice in the second half. "
        ...         "The coach, who had earned praise for a first win in March, said fans buy more tickets every week.")
        >>> relevance_of(parse(Document("d", told))).doubtful
        True
    """
    model = load_model("relevance")
    bias = float(model.bias[0])
    sentences = [_weights(model, parsed, first, last) for first, last in parsed.sentences]
    whole = {word: weight for sentence in sentences for word, weight in sentence.items()}
    score = scored(sum(whole.values()), len(whole), bias)
    if score >= SURE or len(whole) < FEW / 2:
        return Relevance(max(score, SURE))
    ranked = sorted(whole.items(), key=lambda item: (item[1], item[0]))
    signs = [sign for sign in ranked[:most] if sign[1] < 0] + [sign for sign in ranked[::-1][:most] if sign[1] > 0]
    return Relevance(score, _near(parsed, sentences, bias), tuple(signs))


def _weights(model: LinearModel, parsed: Parsed, first: int, last: int) -> dict[str, float]:
    get = model.index.get
    found = {word: n for word in known_words(parsed, first, last) if (n := get(word)) is not None}
    return {word: float(model.weights[n, 0]) for word, n in found.items()}


def _near(parsed: Parsed, sentences: list[dict[str, float]], bias: float) -> list[float]:
    """The score of each sentence with what stands around it."""
    out = []
    for first, last in parsed.sentences:
        a, b = max(first - AROUND, 0), min(last + AROUND, len(parsed.words)) - 1
        some = {w: x for s in range(parsed.sentence[a], parsed.sentence[b] + 1) for w, x in sentences[s].items()}
        out.append(scored(sum(some.values()), len(some), bias))
    return out
