"""How this program works, out of the settings in force: its data files, its constants, the words beside them."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from rashomon import registers
from rashomon.comparing import (
    clustering,
    copies,
    disagreement,
    disagreement_denials,
    disagreement_events,
    disagreement_subjects,
    origins,
    passages,
    stakes,
    weighing,
)
from rashomon.comparing.outlets import OutletRow
from rashomon.comparing.policies import Policy, policies
from rashomon.comparing.ranking import Weight, weights
from rashomon.comparing.reliability import Grade, grades
from rashomon.comparing.slots import DATA
from rashomon.documents import folders
from rashomon.exchange.protecting_rules import Rule, rules
from rashomon.exchange.type_words import TypeRow, type_rows
from rashomon.record.rebuilding import comparing_version
from rashomon.record.runs import Run, this_run
from rashomon.vocabulary import load

_ITEM = re.compile(r"(\d+)\. ")
_ENTRY = re.compile(r"^- ", re.MULTILINE)
_TYPE = re.compile(r"\btype: (\w+)")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that decides something: its name in the program, its value, what is written beside it."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """What a module says of itself: paragraphs, and between them lists; `items` is empty for a paragraph."""

    words: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeCount:
    """A type of claim, what it means, and by how many words it is announced."""

    row: TypeRow
    triggers: int


@dataclass(frozen=True, slots=True)
class Methodology:
    """All that the page says, but for what the record itself holds."""

    run: Run
    comparing: str
    types: tuple[TypeCount, ...]
    lists: Mapping[str, int]
    registers: Mapping[str, int]
    formats: tuple[str, ...]
    language: tuple[Threshold, ...]
    outlets: int
    agencies: int
    platforms: int
    organs: int
    stakes: Mapping[str, tuple[str, ...]]
    self_interest: str
    letters: tuple[Grade, ...]
    digits: tuple[Grade, ...]
    origins: tuple[Prose, ...]
    copies: tuple[Prose, ...]
    copy_thresholds: tuple[Threshold, ...]
    weighing: tuple[Prose, ...]
    clustering: tuple[Prose, ...]
    join_thresholds: tuple[Threshold, ...]
    disagreement: tuple[Prose, ...]
    disagreement_rules: tuple[str, ...]
    disagreement_thresholds: tuple[Threshold, ...]
    ranking: tuple[Weight, ...]
    policies: Mapping[str, tuple[Policy, ...]]
    protection: tuple[Rule, ...]


@cache
def methodology() -> Methodology:
    """The methodology of this program; the same until it is started again with another one."""
    house = load.checked(load.read_yaml(DATA / "outlets.yaml"), OutletRow, "outlets.yaml")
    words = _lists(load.DATA)
    triggers = Counter(_TYPE.findall(words["events"] + words["relations"]))
    return Methodology(
        run=this_run(),
        comparing=comparing_version(),
        types=tuple(TypeCount(row, triggers[row.type]) for row in type_rows()),
        lists=_entries(words),
        registers=_entries(_lists(Path(registers.__file__).parent / "data")),
        formats=tuple(sorted(folders.KNOWN - {""})),
        language=thresholds(import_module("rashomon.documents.language"), "FEWEST_LETTERS", "MARGIN"),
        outlets=len(house),
        agencies=sum(row.agency for row in house),
        platforms=sum(row.platform for row in house),
        organs=sum(bool(row.voice_of) for row in house),
        stakes=_stakes(),
        self_interest=_opening(stakes.self_interested.__doc__),
        letters=tuple(row for (scale, _), row in grades().items() if scale == "source-reliability"),
        digits=tuple(row for (scale, _), row in grades().items() if scale == "information-credibility"),
        origins=prose(origins),
        copies=prose(copies),
        copy_thresholds=thresholds(copies, "COPY", "REWRITE", "REISSUE", "PASSAGE", "LEAST", "FRESH", "SOON")
        + thresholds(passages, "QUOTE"),
        weighing=prose(weighing),
        clustering=prose(clustering),
        join_thresholds=thresholds(clustering, "JOIN", "UNKNOWN", "LEAST", "MOST"),
        disagreement=prose(disagreement),
        disagreement_rules=(
            *disagreement_events.RULES.values(),
            disagreement_denials.DENIED,
            disagreement_denials.WITHDRAWN,
        ),
        disagreement_thresholds=thresholds(disagreement_subjects, "WINDOW", "SLOW"),
        ranking=tuple(weights().values()),
        policies={group: tuple(row for (of, _), row in policies().items() if of == group) for group, _ in policies()},
        protection=rules(),
    )


def thresholds(module: ModuleType, *names: str) -> tuple[Threshold, ...]:
    """Constants of a module with the words under them; those of one line share them.

    Example:
        >>> [(one.name, one.value, one.words[:19]) for one in thresholds(copies, "PASSAGE")]
        [('PASSAGE', '12', 'Words that a passag')]
    """
    said = _beside(module)
    return tuple(Threshold(name, _shown(getattr(module, name)), said.get(name, "")) for name in names)


@cache
def _beside(module: ModuleType) -> Mapping[str, str]:
    """The string that stands under each constant of a module."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            waiting += [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            words = " ".join(inspect.cleandoc(node.value.value).replace("`", "").split())
            found |= dict.fromkeys(waiting, words)
            waiting = []
        else:
            waiting = []
    return found


def _shown(value: object) -> str:
    days = getattr(value, "days", None)
    return f"{days} days" if days is not None else str(value)


def prose(module: ModuleType) -> tuple[Prose, ...]:
    """What a module says of itself, for a page.

    Example:
        >>> prose(disagreement)[0].words[:34]
        'Disagreement: which accounts of on'
    """
    found = []
    for block in inspect.cleandoc(module.__doc__ or "").replace("`", "").split("\n\n"):
        pieces = re.split(r"\n(?=\d+\. )", block)
        items = tuple(_ITEM.sub("", " ".join(piece.split()), count=1) for piece in pieces if _ITEM.match(piece))
        head = "" if _ITEM.match(pieces[0]) else " ".join(pieces[0].split())
        found.append(Prose(head, items))
    return tuple(found)


def _opening(words: str | None) -> str:
    """The words of a docstring before its example."""
    return " ".join(inspect.cleandoc(words or "").partition("Example:")[0].replace("`", "").split())


def _lists(folder: Path) -> dict[str, str]:
    """The text of the lists that come with the program; one may be shared out over several files."""
    found: dict[str, str] = {}
    for file in sorted(folder.glob("*.yaml")):
        name = file.stem.partition("_")[0]
        found[name] = found.get(name, "") + file.read_text(encoding="utf-8")
    return found


def _entries(lists: Mapping[str, str]) -> dict[str, int]:
    """Entries by list. Counted in the text: to read 17,000 lines as YAML takes seconds."""
    return {name: len(_ENTRY.findall(words)) for name, words in lists.items()}


def _stakes() -> Mapping[str, tuple[str, ...]]:
    """The words by which a speaker's stake is known."""
    found: dict[str, list[str]] = {}
    for row in load.read_yaml(DATA / "stakes.yaml"):
        found.setdefault(row["stake"], []).extend(row.get("words", ()))
    return {stake: tuple(words) for stake, words in found.items()}
