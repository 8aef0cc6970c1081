"""One actor on the screen: what it is called, whom it is tied to, what it holds, who leads it, its events."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from rashomon.exchange import wording
from rashomon.exchange.event_list import event_list
from rashomon.exchange.histories_text import Accounts, histories
from rashomon.exchange.pieces import QUIET, section
from rashomon.exchange.safe import one_line
from rashomon.record.rows import ActorPage


def actor_text(page: ActorPage, accounts: Accounts, width: int) -> Group:
    """The page of an actor for a screen of `width` cells."""
    head = Text(one_line(page.name), "bold")
    about = [wording.spoken(page.kind) if page.kind else "", page.key]
    head.append("  " + one_line(" · ".join(part for part in about if part)), QUIET)
    parts: list[RenderableType] = [head]
    if page.aliases:
        parts.append(Text(one_line(f"also: {', '.join(page.aliases)}"), QUIET))
    kinds = (
        ("Relations", page.relations),
        ("Holds", page.control),
        ("Leaders", page.leaders),
        ("Strength", page.strength),
    )
    parts += [section(title, histories(spells, accounts, width - 2)) for title, spells in kinds if spells]
    silent = [title.lower() for title, spells in kinds if not spells]
    if silent:
        parts.append(section("Nothing said of", Text(", ".join(silent), QUIET)))
    if page.events:
        parts.append(section("Events", event_list(page.events, page.total, width - 2)))
    else:
        parts.append(section("Events", Text("none in this record", QUIET)))
    return Group(*parts)
