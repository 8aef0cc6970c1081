"""How well tellings of one event are put together: the figures of docs/benchmarks.md.

    python benchmarks/same_event.py --gold ../shared/gold

Rows: annotated claims and our own reading of the same articles, by part; the example families; simulated
incidents. Beside each the same tellings put together by TF-IDF alone (words and pairs of words of
evidence and title, average linkage, at the threshold that is best on the very data: a generous
baseline). Pairwise figures count pairs of tellings; B³ (Bagga and Baldwin 1998) counts every telling.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from incidents_scores import any_event
from same_event_data import Told, candidates, families_told, gold_told, incidents_told

from rashomon.comparing.clustering import clusters
from rashomon.comparing.weighing import score


@dataclass(slots=True)
class Figures:
    """Pairwise and B³ precision, recall and F1, and the share of look-alikes joined."""

    pairwise: tuple[float, float, float]
    b_cubed: tuple[float, float, float]
    joined: int
    look_alikes: int
    tellings: int
    pairs: int


def f1(precision: float, recall: float) -> float:
    """The harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(told: Told, groups: Sequence[Sequence[str]]) -> Figures:
    """The figures of a clustering of all tellings of a set; pairs that nobody can judge are passed over."""
    groups = [[name for name in group if not told.judged or name in told.judged] for group in groups]
    of = {name: number for number, group in enumerate(groups) for name in group}
    truly = told.positives() - told.unclear
    found = {two for group in groups for two in combinations(sorted(group), 2)} - told.unclear
    hits = len(truly & found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(truly))
    beside: dict[str, set[str]] = defaultdict(set)
    for a, b in truly:
        beside[a].add(b)
        beside[b].add(a)
    right, whole = 0.0, 0.0
    for group in groups:
        for name in group:
            mates = {other for other in group if (min(name, other), max(name, other)) not in told.unclear}
            real = beside[name] | {name}
            right += len(real & mates) / len(mates)
            whole += len(real & mates) / len(real)
    number = max(1, len(of))
    b = right / number, whole / number
    return Figures(
        (precision, recall, f1(precision, recall)),
        (*b, f1(*b)),
        sum(of[x] == of[y] for x, y in told.look_alikes),
        len(told.look_alikes),
        len(of),
        len(truly),
    )


def joined(told: Told) -> list[tuple[str, ...]]:
    """The tellings put together as the record does: candidates, scores, clusters."""
    tellings = told.tellings
    found = {two: score(tellings[two[0]], tellings[two[1]]) for two in sorted(candidates(tellings))}
    return clusters(tellings, found)


def by_words(told: Told, texts: Mapping[str, str]) -> tuple[float, list[tuple[str, ...]]]:
    """The tellings put together by TF-IDF alone, at the threshold with the best pairwise F1."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    names = sorted(told.judged or told.tellings)
    matrix = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform([texts[name] for name in names])
    near = (matrix @ matrix.T).tocoo()
    alike = {
        (names[i], names[j]): float(value)
        for i, j, value in zip(near.row, near.col, near.data, strict=True)
        if i < j and value > 0.1
    }
    best: tuple[float, float, list[tuple[str, ...]]] = (-1.0, 0.0, [])
    for step in range(3, 17):
        threshold = step * 0.05
        groups = clusters(names, {two: value - threshold for two, value in alike.items() if value > threshold - 0.2})
        best = max(best, (figures(told, groups).pairwise[2], threshold, groups), key=lambda found: found[0])
    return best[1], best[2]


def by_report(told: Told, groups: Sequence[Sequence[str]]) -> str:
    """Pairs of reports that share any event, against those that do in truth."""
    events: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for name in group:
            events[told.tellings[name].document].add(number)
    return str(any_event(told.reports, events))


def row(name: str, found: Figures) -> str:
    """One line of the table."""
    p, b = found.pairwise, found.b_cubed
    share = f"{found.joined}/{found.look_alikes}" if found.look_alikes else "–"
    return (
        f"| {name} | {found.tellings} | {found.pairs} | {p[0]:.3f} | {p[1]:.3f} | {p[2]:.3f} "
        f"| {b[0]:.3f} | {b[1]:.3f} | {b[2]:.3f} | {share} |"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True)
    options.add_argument("--readings", type=Path, help="folder that keeps our readings between runs")
    options.add_argument("--part", action="append", help="only this part of the gold; all three tables without it")
    options.add_argument("--seed", type=int, default=8, help="of the simulated incidents; 7 was fitted on")
    options.add_argument("--hard", action="store_true", help="harder simulated incidents (incidents_hard)")
    options.add_argument("--incidents", type=int, default=150, help="so many simulated incidents")
    options.add_argument("--words", action="store_true", help="with the TF-IDF baseline (slow)")
    chosen = options.parse_args()
    sets: list[tuple[str, Told]] = []
    for parts in [chosen.part] if chosen.part else (["train"], ["dev"], ["train", "dev"]):
        sets += [(f"{told.name}, {'+'.join(parts)}", told) for told in gold_told(chosen.gold, parts, chosen.readings)]
    sets += [
        (told.name, told)
        for told in (
            *families_told(chosen.readings),
            *incidents_told(chosen.readings, chosen.incidents, chosen.seed, hard=chosen.hard),
        )
    ]
    print("| what | tellings | pairs | P | R | F1 | B³ P | B³ R | B³ F1 | look-alikes joined |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name, told in sets:
        groups = joined(told)
        print(row(name, figures(told, groups)))
        if told.reports:
            print(f"reports that share any event: {by_report(told, groups)}")
        if chosen.words:
            threshold, groups = by_words(told, told.texts)
            print(row(f"TF-IDF at {threshold:.2f}: {name}", figures(told, groups)))


if __name__ == "__main__":
    main()
