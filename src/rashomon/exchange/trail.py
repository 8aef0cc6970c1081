"""The way from a value down to a hash, as a tree."""

from __future__ import annotations

from rich.console import Group
from rich.text import Text
from rich.tree import Tree

from rashomon.exchange.pieces import QUIET
from rashomon.exchange.safe import one_line
from rashomon.record.rows import Step

STYLES = {
    "value": "bold",
    "rule": "",
    "claim": "cyan",
    "left out": "yellow",
    "words": "",
    "report": QUIET,
    "hash": QUIET,
}


def trail(step: Step) -> Group:
    """The steps under a value: the rule that made it, its claims, their words, the reports, their hashes.

    Example:
        >>> from rashomon.exchange.table import printed
        >>> found = Step("value", "killed: 14", "e1", (Step("rule", "lowest", "lowest"),))
        >>> print(printed(trail(found), 40))
        killed: 14  e1
        └── rule  lowest
    """
    tree = Tree(_label(step), guide_style=QUIET)
    _grow(tree, step)
    return Group(tree)


def _grow(tree: Tree, step: Step) -> None:
    for under in step.under:
        _grow(tree.add(_label(under)), under)


def _label(step: Step) -> Text:
    text = Text()
    if step.level != "value":
        text.append(f"{step.level}  ", QUIET)
    text.append(one_line(step.words), STYLES.get(step.level, ""))
    if step.about and step.about not in step.words:
        text.append(f"  {one_line(step.about)}", QUIET)
    return text
