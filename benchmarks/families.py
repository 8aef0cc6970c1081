"""The example families read by the project's own reader, beside what a careful reader finds in them.

    python benchmarks/families.py [--misses]

Counts, over `examples/families/expected.yaml`: copies found, tellings of the main events that are in one event,
pairs that look alike and were kept apart, disagreements found with their type.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.comparing.outlets import outlet
from rashomon.documents import read_documents
from rashomon.record.record import Record
from rashomon.record.rows import DocumentRow
from rashomon.vocabulary.load import read_yaml

FAMILIES = Path(__file__).parent.parent / "examples" / "families"
SLOTS = {"agents": "who", "places": "where", "type": "what", "leader": "leads", "relation": "ties"}
"""What the expectations call a slot, where the record has another name."""


@dataclass
class Tally:
    """How many of what is expected were found, and in words what was not."""

    found: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, what: str, good: bool, miss: str) -> None:
        """Count one expectation."""
        self.expected[what] += 1
        self.found[what] += good
        if not good:
            self.misses.append(f"{what}: {miss}")


class Families:
    """A record of all families, and where its events stand in the texts."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.documents: dict[str, DocumentRow] = {d.id: record.document(d.key) for d in record.documents(limit=None)}
        rows = record.events(limit=None)
        self.accounts = {id_: told for id_, told in record.accounts([row.id for row in rows]).items()}
        self.rows = record.disagreements(limit=None)
        self.place: dict[str, list[tuple[int, int, str, str]]] = {}
        self.document_of: dict[str, str] = {}
        for event, told in self.accounts.items():
            for account in told:
                self.document_of[account.id] = account.said_as
                for span in account.claim.evidence:
                    if span.part == "text":
                        self.place.setdefault(account.said_as, []).append((span.start, span.end, event, account.id))

    def events_at(self, document: str, words: str) -> list[str]:
        """The events told in these words, the one that covers most of them first."""
        start = self.documents[document].text.index(words)
        end = start + len(words)
        common: Counter[str] = Counter()
        for first, last, event, _ in self.place.get(document, ()):
            common[event] = max(common[event], min(last, end) - max(first, start))
        return [event for event, size in common.most_common() if size > 0]


def judge(families: Families) -> Tally:
    """Everything that is expected, counted."""
    tally = Tally()
    for family in read_yaml(FAMILIES / "expected.yaml")["families"]:
        for copy in family.get("copies", ()):
            tally.count("copies", _copied(families, copy), str(copy))
        main: dict[str, str] = {}
        for event in family["events"]:
            if event["main"]:
                main[event["name"]] = _main(families, event, tally)
        for pair in family.get("apart", ()):
            first = families.events_at(pair["first"]["document"], pair["first"]["words"])[:1]
            second = families.events_at(pair["second"]["document"], pair["second"]["words"])[:1]
            tally.count("look-alikes kept apart", not first or first != second, f"{pair['first']} {pair['second']}")
        for one in family.get("disagreements", ()):
            tally.count("disagreements", _differs(families, one), f"{family['family']} {one}")
    return tally


def _copied(families: Families, copy: dict[str, str]) -> bool:
    key = families.documents[copy["document"]].key
    accounts = families.record.claims(key)
    if copy["of"] in families.documents:
        of = families.documents[copy["of"]]
        return any(a.origin.document == of.key or a.origin.id == outlet(of.publisher).id for a in accounts)
    return any(a.origin.id == outlet(copy["of"]).id for a in accounts)


def _main(families: Families, event: dict[str, Any], tally: Tally) -> str:
    tellings = {t["document"]: families.events_at(t["document"], t["words"]) for t in event["documents"]}
    common = Counter(found for told in tellings.values() for found in set(told))
    best = common.most_common(1)[0][0] if common else ""
    optional = {t["document"] for t in event.get("optional", ())}
    for document, told in tellings.items():
        if document not in optional:
            tally.count("tellings of main events", best in told, f"{event['name']} in {document}: {told} not {best}")
    wrong = {a.said_as for a in families.accounts.get(best, ())} - set(tellings) - optional
    tally.count("main events without a stranger", not wrong, f"{event['name']} ({best}) also has {sorted(wrong)}")
    return best


def _differs(families: Families, one: dict[str, Any]) -> bool:
    slot = SLOTS.get(one["slot"], one["slot"])
    wanted = {one["first"]["document"], one["second"]["document"]}
    for row in families.rows:
        sides = [{families.document_of.get(id_) for id_ in (first, *also)} for first, also in
                 ((row.a, row.also_a), (row.b, row.also_b))]  # fmt: skip
        in_order = one["first"]["document"] in sides[0] and one["second"]["document"] in sides[1]
        turned = one["first"]["document"] in sides[1] and one["second"]["document"] in sides[0]
        if row.type == one["type"] and row.slot == slot and (in_order or turned):
            return True
    return not wanted


def lines(tally: Tally, misses: bool) -> Iterator[str]:
    """The figures, and the misses where they are asked for."""
    for what, number in tally.expected.items():
        yield f"{what:32} {tally.found[what]:4} of {number}"
    if misses:
        yield from ("", *tally.misses)


def main() -> None:
    """Read the families into a record and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--misses", action="store_true", help="print what was expected and not found")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "families.db") as record:
        record.add(read_documents(sorted(FAMILIES.glob("*.jsonl"))))
        print("\n".join(lines(judge(Families(record)), chosen.misses)))


if __name__ == "__main__":
    main()
