"""Learn which claims of one report tell of one event, and say by cross-validation how often that is right.

python training/events.py ../shared/gold/train [--only-cv]

Pairs of event claims in our own reading of annotated reports, of which alignment says what they tell. To be run
after `train.py`: what the reader takes for a claim, and whom it finds in it, is what this model sees. Cross-validation
leaves out reports of this model alone; the others have seen all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from align import annotated
from fit import fit, save
from train import DATA, OWN, REAL

from rashomon.exchange.json_lines import claim_to_json
from rashomon.reading import gathering, joining
from rashomon.reading.assemble import read_scene
from rashomon.reading.claim import Claim
from rashomon.reading.gathering import gather, two
from rashomon.reading.model import LinearModel
from rashomon.reading.pairing import Spot, pair_features
from rashomon.reading.pipeline import parse_many
from rashomon.reading.stage import build_scene
from rashomon.scoring.agreement import weight
from rashomon.scoring.assignment import assign
from rashomon.scoring.figures import score
from rashomon.scoring.sides import annotated as gold_side
from rashomon.scoring.sides import predicted

FOLDS = 5
STRENGTH, RARE = 0.1, 3


@dataclass(slots=True)
class Read:
    """A report as the reader had it before the model was asked: claims, their events by the rules,
    their spots, and which of them the text itself points back to."""

    gold: Mapping[str, Any]
    claims: Sequence[Claim]
    by_rule: list[str]
    spots: Mapping[int, Spot]
    back: Mapping[int, Claim]


def read(folder: Path) -> list[Read]:
    """The annotated reports of a folder, read."""
    out = []
    reports = list(annotated(folder))
    for report, parsed in zip(reports, parse_many(r.document for r in reports), strict=True):
        kept: list[tuple[Mapping[int, Spot], Mapping[int, Claim]]] = []
        joining.gather = lambda _, *found, kept=kept: kept.append(found)  # type: ignore[attr-defined, misc]
        claims = read_scene(build_scene(parsed))
        out.append(Read(report.gold, claims, [claim.event for claim in claims], *kept[0]))
    joining.gather = gather  # type: ignore[attr-defined]
    return out


def aligned(report: Read) -> dict[int, str]:
    """The annotated event of each event claim that alignment found a partner for, by the claim's number."""
    gold = [gold_side(claim, report.gold) for claim in report.gold["claims"]]
    ours = [predicted(claim_to_json(claim), report.gold["text"]) for claim in report.claims]
    if not gold or not ours:
        return {}
    pairs = assign([[weight(mine, theirs) for theirs in gold] for mine in ours])
    return {i: gold[j].claim["event"] for i, j in pairs if gold[j].claim["kind"] == "event"}


def pairs_of(reports: Iterable[Read]) -> Iterator[tuple[list[str], str]]:
    """Features and label of each pair of aligned claims of a report that the model may be asked about."""
    for report in reports:
        events = aligned(report)
        for a, b in combinations(sorted(events.keys() & report.spots.keys()), 2):
            if two(report.claims[a], report.claims[b], report.spots[b]):
                continue
            row = pair_features(report.claims[a], report.claims[b], report.spots[a], report.spots[b], report.claims)
            yield row, "same" if events[a] == events[b] else "no"


def learn(reports: Iterable[Read]) -> LinearModel:
    rows, labels = zip(*pairs_of(reports), strict=True)
    return fit(rows, labels, ["no", "same"], strength=STRENGTH, rare=RARE)


def gathered(model: LinearModel, reports: Iterable[Read]) -> dict[str, list[dict[str, Any]]]:
    """The claims of these reports with the events that the model gives them."""
    gathering.load_model = {"events": model}.__getitem__  # type: ignore[attr-defined, assignment]
    out = {}
    for report in reports:
        for claim, event in zip(report.claims, report.by_rule, strict=True):
            claim.event = event
        gather(report.claims, report.spots, report.back)
        out[report.gold["id"]] = [claim_to_json(claim) for claim in report.claims]
    return out


def main() -> None:
    """Cross-validate on the real reports, then learn from everything and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=REAL, help="annotated real reports")
    parser.add_argument("--only-cv", action="store_true", help="write no model")
    options = parser.parse_args()
    real, own = read(options.folder), read(OWN)
    found: dict[str, list[dict[str, Any]]] = {}
    for k in range(FOLDS):
        left_out = real[k::FOLDS]
        model = learn([report for n, report in enumerate(real) if n % FOLDS != k] + own)
        found |= gathered(model, left_out)
    row = score([report.gold for report in real], found).figures()["events"]
    print(f"{FOLDS} folds: P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}")
    if not options.only_cv:
        save(learn(real + own), DATA / "events.npz")


if __name__ == "__main__":
    main()
