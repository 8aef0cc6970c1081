"""The example families read by the project's own reader, beside what a careful reader finds in them.

    python benchmarks/families.py [--misses]

Counts, over `examples/families/expected.yaml`: copies found, tellings of the main events that are in one event,
pairs that look alike and were kept apart, disagreements found with their type, slot and values. A disagreement
counts where one row has both reports on its two sides, in their order where the order means something; where a
value is a number it must be that number, else one of the row's own claims must be what the speaker of the expected
words says there: the same speaker, type of claim and modality.
"""

from __future__ import annotations

import argparse
import re
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
SLOTS = {
    "agents": "who", "targets": "whom", "places": "where", "type": "what", "leader": "leads", "relation": "ties",
    "control": "controls",
}  # fmt: skip
"""What the expectations call a slot, where the record has another name."""
DENIED = {
    "agents": ("who", "happened"), "happened": ("happened", "who"), "killed": ("killed", "whom"),
    "targets": ("whom", "happened", "killed", "wounded"),
}  # fmt: skip
"""Slots that a denial may rightly come under: who denies his deed also denies that it happened so."""


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
        self.voices: dict[str, tuple[str, ...]] = {}
        self.spans: dict[str, list[tuple[int, int]]] = {}
        for row in self.documents.values():
            for account in record.claims(row.key):
                self.document_of[account.id] = row.id
                claim = account.claim
                self.voices[account.id] = (account.speaker.id, claim.kind, claim.type, claim.modality)
                told = [(s.start, s.end) for s in account.claim.evidence if s.part == "text"]
                self.spans.setdefault(account.id, []).extend(told)
        for event, told_of in self.accounts.items():
            for account in told_of:
                for start, end in self.spans.get(account.id, ()):
                    self.place.setdefault(account.said_as, []).append((start, end, event, account.id))

    def events_at(self, document: str, words: str) -> list[str]:
        """The events told in these words: first what covers most of them, of equals what says least else."""
        start = self.documents[document].text.index(words)
        end = start + len(words)
        best: dict[str, tuple[int, int]] = {}
        for first, last, event, _ in self.place.get(document, ()):
            common = min(last, end) - max(first, start)
            if common > 0:
                best[event] = min(best.get(event, (0, 0)), (-common, last - first))
        return sorted(best, key=lambda event: (best[event], event))


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
    slots = DENIED.get(one["slot"], ()) if one["type"] == "denial" else ()
    slots = slots or (SLOTS.get(one["slot"], one["slot"]),)
    for row in families.rows:
        if row.type != one["type"] or row.slot not in slots:
            continue
        a, b = ((row.a, *row.also_a), row.value_a), ((row.b, *row.also_b), row.value_b)
        if _side(families, one["first"], *a) and _side(families, one["second"], *b):
            return True
        turned = one["type"] == "contradiction"
        if turned and _side(families, one["first"], *b) and _side(families, one["second"], *a):
            return True
    return False


def _side(families: Families, wanted: dict[str, Any], accounts: tuple[str, ...], value: str) -> bool:
    """Whether one side of a row is the expected one: its report, and its number or its words."""
    own = [id_ for id_ in accounts if families.document_of.get(id_) == wanted["document"]]
    if not own:
        return False
    if numbers := re.findall(r"\d+", str(wanted["value"])):
        return set(numbers) <= set(re.findall(r"\d+", value))
    start = families.documents[wanted["document"]].text.index(wanted["words"])
    end = start + len(wanted["words"])
    there = {
        voice
        for id_, voice in families.voices.items()
        if families.document_of[id_] == wanted["document"]
        and any(first < end and start < last for first, last in families.spans[id_])
    }
    return any(families.voices[id_] in there for id_ in own)


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
