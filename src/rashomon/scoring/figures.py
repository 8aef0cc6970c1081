"""The figures: precision, recall and F1 of claims and slots, and what is read beside them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rashomon.scoring.agreement import hits, same_chain, same_last_source, weight
from rashomon.scoring.assignment import assign
from rashomon.scoring.sides import ENTITIES, SLOTS, Side, annotated, predicted

MODALITIES = ("asserted", "denied", "possible", "planned")


@dataclass(slots=True)
class Count:
    """Right values, predicted ones and annotated ones."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, other: Count) -> None:
        """Sum another count into this one.

        Example:
            >>> one = Count(1, 2, 3)
            >>> one.add(Count(1, 1, 1))
            >>> one
            Count(hit=2, predicted=3, gold=4)
        """
        self.hit, self.predicted, self.gold = (
            self.hit + other.hit,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )

    def figures(self) -> dict[str, Any]:
        """Precision, recall and F1, rounded to four places, with the counts.

        Example:
            >>> Count(1, 2, 2).figures()
            {'p': 0.5, 'r': 0.5, 'f1': 0.5, 'hit': 1, 'predicted': 2, 'gold': 2}
        """
        p = self.hit / self.predicted if self.predicted else 0.0
        r = self.hit / self.gold if self.gold else 0.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        counts = {"hit": self.hit, "predicted": self.predicted, "gold": self.gold}
        return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), **counts}


@dataclass(slots=True)
class Misses:
    """Annotated claims of one report that nothing was aligned to, and predicted ones left over."""

    id: str
    missed: list[Mapping[str, Any]]
    extra: list[Mapping[str, Any]]


@dataclass(slots=True)
class Score:
    """The sums over all reports; `figures` makes the published form of them."""

    documents: int = 0
    slots: dict[str, Count] = field(default_factory=dict)
    kinds: dict[str, Count] = field(default_factory=dict)
    events: Count = field(default_factory=Count)
    aligned: int = 0
    chains: int = 0
    last_sources: int = 0
    whole: int = 0
    modalities: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    quotes: int = 0
    located: int = 0
    per_document: dict[str, Count] = field(default_factory=dict)
    misses: list[Misses] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """All figures as plain values; shares are rounded to four places.

        Example:
            >>> Score().figures()["claims"]["f1"]
            0.0
        """
        claims, slots = Count(), Count()
        for count in self.kinds.values():
            claims.add(count)
        for count in self.slots.values():
            slots.add(count)
        right = sum(n for (gold, ours), n in self.modalities.items() if gold == ours)
        return {
            "documents": self.documents,
            "claims": claims.figures(),
            "slots": slots.figures(),
            "whole": _share(self.whole, claims.gold),
            "attribution": {
                "aligned": self.aligned,
                "exact_chain": _share(self.chains, self.aligned),
                "last_source": _share(self.last_sources, self.aligned),
            },
            "modality": {"accuracy": _share(right, self.aligned), "macro_f1": self._macro()},
            "events": self.events.figures(),
            "evidence_located": _share(self.located, self.quotes),
            "by_kind": {kind: self.kinds[kind].figures() for kind in sorted(self.kinds)},
            "by_slot": {slot: count.figures() for slot, count in self.slots.items()},
        }

    def _macro(self) -> float:
        """The mean F1 of the modalities that the annotation uses."""
        found = []
        for label in MODALITIES:
            gold = sum(n for (theirs, _), n in self.modalities.items() if theirs == label)
            ours = sum(n for (_, mine), n in self.modalities.items() if mine == label)
            if gold:
                found.append(Count(self.modalities[label, label], ours, gold).figures()["f1"])
        return round(sum(found) / len(found), 4) if found else 0.0


def score(documents: Iterable[Mapping[str, Any]], predictions: Mapping[str, Sequence[Mapping[str, Any]]]) -> Score:
    """Score predicted claims (by document id) against annotated documents.

    Predicted documents that nobody annotated are passed over; an annotated one without predictions
    counts as one in which nothing was found.

    Example:
        >>> claim = {"kind": "event", "type": "riot", "modality": "asserted", "places": ["p"]}
        >>> places = {"p": {"name": "Kot", "aliases": []}}
        >>> gold = {"id": "d", "text": "a", "entities": {}, "places": places, "claims": [claim]}
        >>> score([gold], {"d": [{**claim, "places": ["Kot"]}]}).figures()["slots"]["f1"]
        1.0
    """
    total = Score()
    for document in documents:
        _add(total, document, predictions.get(document["id"], ()))
    return total


def _add(total: Score, document: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> None:
    text, title = document["text"], document.get("title") or ""
    gold = [annotated(claim, document) for claim in document["claims"]]
    ours = [predicted(claim, text) for claim in claims]
    quotes = [quote for claim in claims for quote in claim.get("evidence") or ()]
    total.documents += 1
    total.quotes += len(quotes)
    total.located += sum(quote in text or quote in title for quote in quotes)
    pairs = assign([[weight(p, g) for g in gold] for p in ours]) if gold else []
    slots = {slot: Count() for slot in SLOTS}
    for side in ours:
        total.kinds.setdefault(str(side.claim.get("kind")), Count()).predicted += 1
        for slot in SLOTS:
            slots[slot].predicted += side.size(slot)
    for side in gold:
        total.kinds.setdefault(str(side.claim.get("kind")), Count()).gold += 1
        for slot in SLOTS:
            slots[slot].gold += side.size(slot)
    for i, j in pairs:
        _add_pair(total, slots, ours[i], gold[j])
    _add_events(total, [(ours[i], gold[j]) for i, j in pairs if gold[j].claim["kind"] == "event"])
    whole = Count()
    for slot, count in slots.items():
        total.slots.setdefault(slot, Count()).add(count)
        whole.add(count)
    total.per_document[document["id"]] = whole
    found, used = {j for _, j in pairs}, {i for i, _ in pairs}
    missed = [side.claim for j, side in enumerate(gold) if j not in found]
    extra = [side.claim for i, side in enumerate(ours) if i not in used]
    total.misses.append(Misses(document["id"], missed, extra))


def _add_pair(total: Score, slots: dict[str, Count], ours: Side, gold: Side) -> None:
    found = hits(ours, gold)
    for slot, number in found.items():
        slots[slot].hit += number
    chain = same_chain(ours, gold)
    total.aligned += 1
    total.kinds[gold.claim["kind"]].hit += 1
    total.chains += chain
    total.last_sources += same_last_source(ours, gold)
    total.modalities[gold.claim["modality"], ours.claim.get("modality")] += 1
    people = ENTITIES[:2]
    sizes = [sum(len(side.items[slot]) for slot in people) for side in (ours, gold)]
    all_people = sum(found[slot] for slot in people) == sizes[0] == sizes[1]
    total.whole += bool(found["type"] and found["modality"] and chain and all_people)


def _add_events(total: Score, pairs: Sequence[tuple[Side, Side]]) -> None:
    """Of any two aligned claims: are they about one event on both sides, or on one?"""
    for (ours, gold), (ours_2, gold_2) in itertools.combinations(pairs, 2):
        mine = ours.claim.get("event")
        joined = mine is not None and mine == ours_2.claim.get("event")
        together = gold.claim.get("event") == gold_2.claim.get("event")
        total.events.add(Count(joined and together, joined, together))


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
