"""Which word of a report carries each annotated claim, and which phrases fill its slots."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.documents import document
from rashomon.documents.document import Document
from rashomon.reading.candidates import candidates
from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene
from rashomon.scoring.names import same_name


@dataclass(slots=True)
class Annotated:
    """One annotated report."""

    document: Document
    gold: dict[str, Any]


@dataclass(slots=True)
class Aligned:
    """A gold claim and the token that was taken for its head (-1: no word found)."""

    claim: dict[str, Any]
    token: int
    tokens: list[int] = field(default_factory=list)


def annotated(folder: Path) -> Iterator[Annotated]:
    """The annotated reports of a folder, in order of file name."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield Annotated(
            document(
                gold["text"],
                id=gold["id"],
                title=gold.get("title") or "",
                publisher=gold.get("publisher") or "",
                published=gold["published"],
            ),
            gold,
        )


def aliases(gold: dict[str, Any], slot: str, claim: dict[str, Any]) -> list[list[str]]:
    """The names of each party in a slot of a claim."""
    table = gold["places"] if slot == "places" else gold["entities"]
    return [[table[key]["name"], *table[key]["aliases"]] for key in claim.get(slot) or []]


def fits(scene: Scene, mention: Mention, names: list[str]) -> bool:
    """Whether a mention, or the entity a pronoun stands for, has one of the names."""
    forms = mention.variants or tuple(scene.entities.of(mention).forms)
    return any(same_name(form, name) for form in forms for name in names)


def evidence_tokens(scene: Scene, claim: dict[str, Any]) -> list[int]:
    """Tokens inside the evidence quotes of a claim, in order of the quotes."""
    parsed, document_ = scene.parsed, scene.parsed.document
    tokens: list[int] = []
    for quote in claim["evidence"]:
        at = document_.text.find(quote)
        start = at + parsed.body if at >= 0 else document_.title.find(quote)
        if start < 0:
            continue
        end = start + len(quote)
        tokens.extend(i for i in range(len(parsed.words)) if parsed.start[i] >= start and parsed.end[i] <= end)
    return tokens


def align(scene: Scene, gold: dict[str, Any]) -> list[Aligned]:
    """For each gold claim the candidate token in its evidence that fits best.

    A word whose vocabulary type is the claim's comes first, then a word whose arguments are the claim's
    parties, then the highest word of the evidence.
    """
    usable = set(candidates(scene))
    out = []
    for claim in gold["claims"]:
        tokens = evidence_tokens(scene, claim)
        parties = aliases(gold, "agents", claim) + aliases(gold, "targets", claim) + aliases(gold, "places", claim)
        best, best_score = -1, -1.0
        for order, i in enumerate(tokens):
            if i not in usable:
                continue
            score = _score(scene, i, claim, parties) - 0.01 * order
            if score > best_score:
                best, best_score = i, score
        out.append(Aligned(claim, best, tokens))
    return out


def _score(scene: Scene, i: int, claim: dict[str, Any], parties: list[list[str]]) -> float:
    parsed = scene.parsed
    score = 0.0
    hits = scene.hits.get(i, ())
    if any(hit.trigger.type == claim["type"] for hit in hits):
        score += 3.0
    elif any(hit.trigger.kind == claim["kind"] for hit in hits):
        score += 1.0
    elif hits:
        score += 0.5
    args = scene.args(i)
    tokens = {args.subject, args.object, *(token for _, token in args.preps), *parsed.children[i]}
    seen = 0.0
    for token in tokens:
        mention = scene.by_head.get(token)
        if mention is not None and any(fits(scene, mention, names) for names in parties):
            seen += 0.8
    score += min(seen, 2.4)
    depth, at = 0, i
    while parsed.head[at] != at and depth < 8:
        at = parsed.head[at]
        depth += 1
    return score - 0.05 * depth + (0.3 if parsed.pos[i] in ("VERB", "NOUN") else 0.0)
