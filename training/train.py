"""Learn the models of the reader from annotated reports, and say by cross-validation what they are worth.

python training/train.py ../shared/gold/train [--folds 5] [--only-cv]
"""

from __future__ import annotations

import argparse
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from align import Aligned, Annotated, aliases, align, annotated, fits
from fit import fit, save

from rashomon.documents import document
from rashomon.exchange.json_lines import claim_to_json
from rashomon.reading.assemble import SCALE, read_scene
from rashomon.reading.candidates import candidates
from rashomon.reading.features import ROLES, role_features, trigger_features
from rashomon.reading.model import LinearModel
from rashomon.reading.pipeline import parse_many
from rashomon.reading.posts import post_features, posts
from rashomon.reading.roles import around
from rashomon.reading.scene import Scene
from rashomon.reading.stage import build_scene
from rashomon.reading.timing import nearby, time_features
from rashomon.reading.verdict import Voice, modality_features
from rashomon.scoring.figures import score
from rashomon.vocabulary.triggers import trigger_table

# A made-up sentence teaches less than a report: 0.2 to 0.6 do alike in cross-validation.
EXAMPLE_WEIGHT = 0.4
HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "src" / "rashomon" / "reading" / "data"
REAL = HERE.parent.parent / "shared" / "gold" / "train"
OWN = HERE / "reports"
Report = tuple[Annotated, Scene, list[Aligned]]


def prepare(folder: Path) -> list[Report]:
    """Every annotated report of a folder with its scene and the tokens of its claims."""
    reports = list(annotated(folder))
    out = []
    for report, parsed in zip(reports, parse_many(r.document for r in reports), strict=True):
        scene = build_scene(parsed)
        out.append((report, scene, align(scene, report.gold)))
    return out


def learn(reports: list[Report]) -> dict[str, LinearModel]:
    """All models of the reader from these reports."""
    return {
        "claims": learn_claims(reports),
        "types": learn_types(reports),
        "roles": learn_roles(reports),
        "times": learn_times(reports),
        "modality": learn_modality(reports),
        "posts": learn_posts(reports),
    }


def tensor(scene: Scene, tokens: list[int]) -> np.ndarray:
    assert scene.parsed.tensor is not None
    return scene.parsed.tensor[tokens] * SCALE


def learn_claims(reports: list[Report]) -> LinearModel:
    rows, labels, dense = [], [], []
    for _, scene, aligned in reports:
        heads = {a.token for a in aligned if not by_title(scene, a)}
        tokens = candidates(scene)
        dense.append(tensor(scene, tokens))
        for i in tokens:
            rows.append(trigger_features(scene, i))
            labels.append("claim" if i in heads else "no")
    return fit(rows, labels, ["no", "claim"], dense=np.concatenate(dense), strength=0.05)


def learn_types(reports: list[Report]) -> LinearModel:
    rows, labels, dense = examples()
    weight = [EXAMPLE_WEIGHT] * len(rows)
    for _, scene, aligned in reports:
        pairs = sorted({(a.token, a.claim["type"]) for a in aligned if a.token >= 0 and not by_title(scene, a)})
        dense.append(tensor(scene, [i for i, _ in pairs]))
        for i, name in pairs:
            rows.append(trigger_features(scene, i))
            labels.append(name)
            weight.append(1.0)
    return fit(rows, labels, sorted(set(labels)), dense=np.concatenate(dense), weight=np.array(weight), strength=0.15)


@cache
def _examples() -> tuple[tuple[list[str], str, np.ndarray], ...]:
    found = []
    triggers = trigger_table().triggers
    parses = parse_many(document(t.example, id=str(n)) for n, t in enumerate(triggers))
    for trigger, parsed in zip(triggers, parses, strict=True):
        scene = build_scene(parsed)
        token = next((i for i, hits in scene.hits.items() if any(h.trigger is trigger for h in hits)), -1)
        if token >= 0:
            found.append((trigger_features(scene, token), trigger.type, tensor(scene, [token])))
    return tuple(found)


def examples() -> tuple[list[list[str]], list[str], list[np.ndarray]]:
    """The vocabulary's own example sentences as rows for the type model: words no annotated report has."""
    kept = _examples()
    return [row for row, _, _ in kept], [label for _, label, _ in kept], [dense for _, _, dense in kept]


def learn_roles(reports: list[Report]) -> LinearModel:
    rows: list[list[str]] = []
    labels: dict[str, list[str]] = {role: [] for role in ROLES}
    for report, scene, aligned in reports:
        for a in aligned:
            if a.token < 0:
                continue
            names = {role: aliases(report.gold, role + "s", a.claim) for role in ROLES}
            args = scene.args(a.token)
            for mention in around(scene, a.token):
                rows.append(role_features(scene, a.token, a.claim["type"], args, mention))
                for role in ROLES:
                    labels[role].append(role if any(fits(scene, mention, each) for each in names[role]) else "no")
    models = [fit(rows, labels[role], ["no", role], strength=0.1) for role in ROLES]
    first = models[0]
    return LinearModel(
        ROLES,
        first.index,
        np.hstack([m.weights for m in models]),
        np.concatenate([m.bias for m in models]),
        None,
    )


def learn_times(reports: list[Report]) -> LinearModel:
    rows, labels = [], []
    for _, scene, aligned in reports:
        for a in aligned:
            if a.token < 0:
                continue
            gold = a.claim["when"]
            for t in nearby(scene, a.token):
                rows.append(time_features(scene, a.token, a.claim["type"], t))
                labels.append("time" if gold and same_time(gold, t) else "no")
    return fit(rows, labels, ["no", "time"], strength=0.1)


def same_time(gold: dict[str, str], t: object) -> bool:
    start, end = np.datetime64(gold["start"][:10]), np.datetime64(gold["end"][:10])
    mine = (np.datetime64(t.start), np.datetime64(t.end))  # type: ignore[attr-defined]
    overlap = (min(end, mine[1]) - max(start, mine[0])).astype(int) + 1
    union = (max(end, mine[1]) - min(start, mine[0])).astype(int) + 1
    return bool(overlap > 0 and overlap / union >= 0.5)


def voice_of(scene: Scene, aligned: Aligned, gold: dict[str, Any]) -> Voice:
    """The voice over a claim's token that its gold source speaks with, the first where none fits."""
    voices = scene.voices(aligned.token)
    wanted = aliases(gold, "sources", aligned.claim)
    for voice in voices:
        speaker = scene.by_head.get(voice[0][-1].head) if voice[0] else None
        if speaker is not None and wanted and fits(scene, speaker, wanted[-1]):
            return voice
    return voices[0]


def learn_modality(reports: list[Report]) -> LinearModel:
    rows, labels = [], []
    for report, scene, aligned in reports:
        for a in aligned:
            if a.token >= 0:
                rows.append(modality_features(scene, a.token, a.claim["type"], voice_of(scene, a, report.gold)))
                labels.append(a.claim["modality"])
    return fit(rows, labels, ["asserted", "denied", "possible", "planned"], strength=0.25)


def learn_posts(reports: list[Report]) -> LinearModel:
    rows, labels = [], []
    for report, scene, _ in reports:
        leaders = [
            names
            for claim in report.gold["claims"]
            if claim["type"] == "leads"
            for names in aliases(report.gold, "agents", claim)
        ]
        for post in posts(scene):
            rows.append(post_features(scene, post))
            labels.append("post" if any(fits(scene, post.person, names) for names in leaders) else "no")
    return fit(rows, labels, ["no", "post"], strength=0.2)


def by_title(scene: Scene, aligned: Aligned) -> bool:
    """Whether a gold claim is a post that its title tells: the reader makes it by that rule."""
    if aligned.claim["type"] != "leads" or aligned.token < 0:
        return False
    return any(post.title in aligned.tokens for post in posts(scene))


def evaluate(models: dict[str, LinearModel], reports: list[Report]) -> dict[str, list]:  # type: ignore[type-arg]
    """Readings of these reports with these models in place of the package's."""
    with use(models):
        return {
            report.document.id: [claim_to_json(claim) for claim in read_scene(scene)] for report, scene, _ in reports
        }


def tell(figures: dict[str, Any]) -> None:
    """Print the figures that matter, a line each."""
    for name in ("claims", "slots", "events"):
        row = figures[name]
        print(f"{name:8} P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}")
    for group in ("by_kind", "by_slot"):
        print("  ".join(f"{name} {row['f1']:.2f}" for name, row in figures[group].items()))
    attribution, modality = figures["attribution"], figures["modality"]
    print(f"of aligned: exact chain {attribution['exact_chain']:.3f}, modality {modality['accuracy']:.3f}")


class use:
    """Put models in place of the package's while the block runs."""

    def __init__(self, models: dict[str, LinearModel]) -> None:
        self.models = models

    def __enter__(self) -> None:
        import rashomon.reading.assemble as a
        import rashomon.reading.posts as p
        import rashomon.reading.roles as r
        import rashomon.reading.timing as t
        import rashomon.reading.verdict as v

        self.places = [(m, m.load_model) for m in (a, p, r, t, v)]
        for m in (a, p, r, t, v):
            m.load_model = self.models.__getitem__  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        for module, function in self.places:
            module.load_model = function


def main() -> None:
    """Cross-validate on the real reports, then learn from everything and write the models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=REAL, help="annotated real reports")
    parser.add_argument("--folds", type=int, default=5, help="0: no cross-validation")
    parser.add_argument("--only-cv", action="store_true", help="write no models")
    parser.add_argument("--without-own", action="store_true", help="leave the reports of training/reports out")
    options = parser.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"{options.folder} is not there: name a folder of annotated reports")
    begun = time.time()
    real = prepare(options.folder)
    own = [] if options.without_own else prepare(OWN)
    found = sum(a.token >= 0 for _, _, aligned in real + own for a in aligned)
    total = sum(len(aligned) for _, _, aligned in real + own)
    print(f"{len(real)} real and {len(own)} own reports, {total} claims, {found} with a head word")
    if options.folds > 1:
        readings: dict[str, list[dict[str, Any]]] = {}
        for k in range(options.folds):
            models = learn([r for n, r in enumerate(real) if n % options.folds != k] + own)
            readings |= evaluate(models, [r for n, r in enumerate(real) if n % options.folds == k])
        print(f"cross-validated on the real reports, {options.folds} folds:")
        tell(score([report.gold for report, _, _ in real], readings).figures())
    if not options.only_cv:
        for name, model in learn(real + own).items():
            save(model, DATA / f"{name}.npz")
    print(f"{time.time() - begun:.0f} s")


if __name__ == "__main__":
    main()
