"""Simulated reports of simulated incidents, with the truth of which report tells of which; and the scores for it.

python benchmarks/incidents.py OUT.jsonl [--incidents 400] [--seed 0] [--hard]   # writes OUT.jsonl and OUT.truth.json

Every sentence is made from patterns of our own (data/incident_*.yaml). Places and armed groups are
real, so that the reader's registers know them; persons, outlets and all that happens are invented.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from incidents_scores import Score, any_event, b_cubed, main_event, pairwise
from incidents_story import Story
from incidents_wire import coverage
from incidents_world import Incident, LookAlike, world

from rashomon.documents import Document, document

__all__ = ["Corpus", "Score", "any_event", "b_cubed", "corpus", "incidents", "main", "main_event", "pairwise"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The reports in the order of publication and what is true of them.

    `truth` gives the incident each report is about, `also` those it recalls or tells beside,
    `copies` the report that a report copies, `look_alikes` the incidents that only look the same,
    `asides` the sentences that tell of another incident, or of none ("").
    """

    documents: list[Document]
    truth: dict[str, str]
    also: dict[str, list[str]]
    copies: dict[str, str]
    look_alikes: list[LookAlike]
    forms: dict[str, str]
    asides: dict[str, dict[str, str]]


def corpus(n_incidents: int = 400, seed: int = 0, hard: bool = False) -> Corpus:
    """So many incidents and all reports of them, the same for the same numbers; `hard` as `incidents_hard` has it.

    Example:
        >>> made = corpus(20, seed=1)
        >>> len(set(made.truth.values())), made.documents[0].id
        (20, 'r00001')
    """
    happened, look_alikes = world(n_incidents, seed, hard)
    by_country: dict[str, list[Incident]] = {}
    for incident in sorted(happened, key=lambda i: (i.day, i.id)):
        by_country.setdefault(incident.country["country"], []).append(incident)

    def past(incident: Incident, rng: random.Random) -> Incident | None:
        """An earlier incident, rather of the same place and kind."""
        own = by_country[incident.country["country"]]
        before = [i for i in own if (incident.day - i.day).days > 4]
        near = [i for i in before if i.place == incident.place] or [
            i for i in before if i.province is incident.province
        ]
        return rng.choice(near[-3:] or before[-3:]) if before else None

    def beside(incident: Incident, rng: random.Random) -> Incident | None:
        """Another incident of the same days in the same country."""
        own = by_country[incident.country["country"]]
        near = [i for i in own if i is not incident and 0 <= (incident.day - i.day).days <= 1]
        return rng.choice(near) if near else None

    told: list[tuple[date, str, int, Story]] = []
    for incident in happened:
        told += [(s.published, incident.id, n, s) for n, s in enumerate(coverage(incident, past, beside, seed))]
    shuffled = random.Random(f"order {seed}")
    order = sorted(told, key=lambda row: (row[0], shuffled.random()))
    ids = {(incident, n): f"r{number:05d}" for number, (_, incident, n, _) in enumerate(order, 1)}
    made = Corpus([], {}, {}, {}, look_alikes, {}, {})
    for _, incident_id, n, story in order:
        key = ids[incident_id, n]
        made.documents.append(
            document(story.text(), title=story.title, published=story.published, publisher=story.publisher, id=key)
        )
        made.truth[key] = incident_id
        made.forms[key] = story.kind
        made.asides[key] = story.asides
        if story.also:
            made.also[key] = story.also
        if story.copy_of >= 0:
            made.copies[key] = ids[incident_id, story.copy_of]
    return made


def incidents(n_incidents: int = 400, seed: int = 0) -> tuple[list[Document], dict[str, str]]:
    """The reports and the incident each is about.

    Example:
        >>> documents, truth = incidents(5)
        >>> set(truth) == {d.id for d in documents}
        True
    """
    made = corpus(n_incidents, seed)
    return made.documents, made.truth


def as_lines(documents: Iterable[Document]) -> Iterable[str]:
    """Each report as a line of JSON, as `rashomon add` takes it."""
    for d in documents:
        kept = {"id": d.id, "title": d.title, "text": d.text, "publisher": d.publisher}
        yield json.dumps({**kept, "published": d.published.isoformat() if d.published else None}, ensure_ascii=False)


def main() -> None:
    """Write the reports and their truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--incidents", type=int, default=400)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--hard", action="store_true", help="unregistered places, reports vague about place, day, toll")
    options = parser.parse_args()
    made = corpus(options.incidents, options.seed, options.hard)
    options.out.write_text("".join(f"{line}\n" for line in as_lines(made.documents)), encoding="utf-8")
    rest = {"truth": made.truth, "also": made.also, "copies": made.copies, "forms": made.forms}
    truth = options.out.with_suffix(".truth.json")
    look_alikes = [asdict(pair) for pair in made.look_alikes]
    truth.write_text(json.dumps({**rest, "look_alikes": look_alikes}, indent=1), encoding="utf-8")
    print(f"{len(made.documents)} reports of {len(set(made.truth.values()))} incidents: {options.out}, {truth}")


if __name__ == "__main__":
    main()
