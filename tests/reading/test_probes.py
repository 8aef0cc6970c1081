"""The probe sentences: one difficulty each, with the part of the claims that it is about.

An entry of `probes/*.yaml` has `text`, `published`, `kind` (the difficulty), `claims` (each must match a
claim that was read, in every slot it names) and `not` (each must match none). A slot of parties in `claims`
holds exactly those parties, in order for `sources`; `places`, and every slot in `not`, hold at least those.
`[]` is an empty slot and `null` an absent value; `type` may list alternatives and a party may write them as
"one | other". Entries that are known not to pass yet carry `fails: reason`; as soon as one passes, its label
must go.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from rashomon.documents.factory import document
from rashomon.reading.claim import NUMBERS, Claim, Party
from rashomon.reading.reader import Reader
from rashomon.vocabulary.schema import TYPES

FOLDER = Path(__file__).parent / "probes"
PARTIES = ("agents", "targets", "places", "sources")
SLOTS = {"kind", "type", "when", "modality", "change", *PARTIES, *NUMBERS}
# In these the two sides are interchangeable, as in the scorer of the claim guide.
SYMMETRIC = {"allied", "hostile", "armed_clash", "talks", "agreement"}
STOP = {
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "and",
    "or",
    "its",
    "his",
    "her",
    "their",
    "from",
}
STOP |= {"by", "with", "group", "groups", "forces", "force"}

Probe = Mapping[str, Any]


@cache
def probes() -> tuple[tuple[str, Probe], ...]:
    """Every probe with the name of its file and its number there."""
    return tuple(
        (f"{path.stem}-{number}", entry)
        for path in sorted(FOLDER.glob("*.yaml"))
        for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
    )


@cache
def read_all() -> dict[str, list[Claim]]:
    """The claims read in each probe, by the probe's name."""
    documents = [document(p["text"], id=name, published=p["published"]) for name, p in probes()]
    return {reading.document.id: reading.claims for reading in Reader().read_many(documents)}


def normal(text: str) -> str:
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    words = re.sub(r"[^0-9a-z]+", " ", text.replace("’s", "").replace("'s", "")).split()
    return " ".join(itertools.dropwhile(lambda word: word in ("the", "a", "an"), words))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, by the rule of the scorer of the claim guide."""
    one, other = normal(one), normal(other)
    if not one or not other:
        return False
    if one == other:
        return True
    a, b = set(one.split()) - STOP, set(other.split()) - STOP
    return bool(a and b) and len(a & b) / len(a | b) >= 0.5 and any(len(word) > 2 for word in a & b)


def is_party(wanted: str, party: Party) -> bool:
    forms = [party.name, *party.mentions]
    return any(same_name(form, name) for name in wanted.split("|") for form in forms)


def covered(wanted: Sequence[str], parties: Sequence[Party]) -> bool:
    """Whether every wanted name has a party of its own."""
    return any(
        all(is_party(name, party) for name, party in zip(wanted, chosen, strict=True))
        for chosen in itertools.permutations(parties, len(wanted))
    )


def parties_agree(slot: str, wanted: Sequence[str], claim: Claim, exact: bool) -> bool:
    parties: Sequence[Party] = getattr(claim, slot)
    if ((exact and slot != "places") or not wanted) and len(wanted) != len(parties):
        return False
    if slot == "sources" and exact:
        return all(is_party(name, party) for name, party in zip(wanted, parties, strict=True))
    return covered(wanted, parties)


def value_agrees(slot: str, wanted: Any, claim: Claim) -> bool:
    if slot == "when":
        found = [claim.when.start, claim.when.end] if claim.when else None
        return bool(found == wanted)
    if slot in NUMBERS:
        number = claim.numbers.get(slot)
        return bool((number.value if number else None) == wanted)
    value = getattr(claim, slot)
    return value in wanted if isinstance(wanted, list) else bool(value == wanted)


def matches(wanted: Mapping[str, Any], claim: Claim, exact: bool = True) -> bool:
    """Whether a claim that was read agrees with every slot of `wanted`."""
    wanted = dict(wanted)
    if claim.type in SYMMETRIC and exact and wanted.get("agents"):
        sides = [*wanted.pop("agents"), *wanted.pop("targets", [])]
        if not covered(sides, [*claim.agents, *claim.targets]):
            return False
    return all(
        parties_agree(slot, value, claim, exact) if slot in PARTIES else value_agrees(slot, value, claim)
        for slot, value in wanted.items()
    )


def faults(probe: Probe, claims: Sequence[Claim]) -> Iterator[str]:
    """What is wrong with the claims read in a probe: what is missing, and what should not be there."""
    for wanted in probe.get("claims", []):
        if not any(matches(wanted, claim) for claim in claims):
            yield f"missing {wanted}"
    for unwanted in probe.get("not", []):
        for claim in claims:
            if matches(unwanted, claim, exact=False):
                yield f"unwanted {unwanted}: {claim.id} {claim.type}"
                break


def marked(name: str, probe: Probe) -> Any:
    reason = probe.get("fails")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(name, probe, id=name, marks=marks)


@pytest.mark.parametrize(("name", "probe"), [marked(*each) for each in probes()])
def test_probe(name: str, probe: Probe) -> None:
    wrong = list(faults(probe, read_all()[name]))
    assert not wrong, f"{probe['kind']}: {probe['text'].strip()}\n  " + "\n  ".join(wrong)


@pytest.mark.parametrize(("name", "probe"), [pytest.param(*each, id=each[0]) for each in probes()])
def test_probe_is_well_formed(name: str, probe: Probe) -> None:
    assert set(probe) <= {"text", "published", "kind", "claims", "not", "fails"}
    assert isinstance(probe["published"], date)
    assert probe["claims"] or probe["not"]
    known = {one for names in TYPES.values() for one in names}
    for wanted in [*probe["claims"], *probe.get("not", [])]:
        assert set(wanted) <= SLOTS
        types = wanted.get("type", [])
        assert {types} <= known if isinstance(types, str) else set(types) <= known
        assert wanted.get("modality", "asserted") in ("asserted", "denied", "possible", "planned")


def test_probes_cover_what_they_should() -> None:
    every = [probe for _, probe in probes()]
    assert len(every) >= 212
    assert len({probe["text"].strip() for probe in every}) == len(every)
    assert not [name for name, probe in probes() if name.startswith("table") and "fails" in probe]
    counts = dict.fromkeys((one for names in TYPES.values() for one in names), 0)
    for probe in every:
        for wanted in probe["claims"]:
            types = wanted.get("type", [])
            for one in {types} if isinstance(types, str) else set(types):
                counts[one] += 1
    assert not {one: n for one, n in counts.items() if n < 3}


def test_matching_tells_right_from_wrong() -> None:
    rebels, army = Party("rebels", "people", ("the rebels",)), Party("Army", "state_force", ("soldiers",))
    claim = Claim("event", "attack", agents=(rebels,), sources=(army,), modality="possible")
    assert matches({"type": ["attack", "toll"], "agents": ["rebels"], "sources": ["militia | army"]}, claim)
    assert matches({"targets": [], "killed": None, "when": None}, claim)
    assert not matches({"agents": []}, claim)
    assert not matches({"agents": ["rebels", "army"]}, claim)
    assert not matches({"sources": []}, claim, exact=False)
    assert not matches({"modality": "asserted"}, claim)
    clash = Claim("event", "armed_clash", agents=(rebels, army))
    assert matches({"type": "armed_clash", "agents": ["army"], "targets": ["rebels"]}, clash)
    assert matches({"agents": ["army"]}, clash, exact=False)
