"""The verbs of the command, loaded when they are asked for, and listed by what they are for."""

from __future__ import annotations

from importlib import import_module

import click

SECTIONS: dict[str, dict[str, str]] = {
    "One report": {
        "code": "Find the claims in reports.",
        "explain": "Show why a claim of a report reads as it does.",
        "score": "Score claims against annotated reports.",
    },
    "Keep a record of many": {
        "add": "Read reports and keep them.",
        "reread": "Read the record's reports again with this reader.",
        "runs": "List the ways in which the reports were read.",
        "diff": "Show what another run reads differently.",
        "verify": "Prove the record: hash everything again.",
    },
    "Events": {
        "events": "List events, each with its tellings summed up.",
        "event": "Lay the tellings of an event side by side.",
        "why": "Show why a value is what it is.",
        "history": "Show how an event became what it is.",
        "changes": "List what came to be known, and when.",
        "export": "Write events or claims as a table or a map.",
        "serve": "Open the record in the browser.",
    },
    "Actors, places, sources": {
        "actor": "Show all that is known of an actor.",
        "relations": "Show who is allied or hostile to whom over time.",
        "control": "Show who holds which place over time.",
        "sources": "List sources with their stake and letter.",
        "disagreements": "List where the sources can't all be right.",
    },
    "Decide": {
        "review": "Accept, edit, reject, merge, split, grade, undo.",
        "agreement": "Show how far people agree who judged blind.",
        "users": "Say who may log in, and what they may do.",
    },
}
"""The verbs with what each does, by section; the module and the command of a verb have its name."""


class Verbs(click.Group):
    """A group whose commands are imported one by one, so that each starts as fast as it can.

    Example:
        >>> Verbs("x").list_commands(click.Context(click.Command("x")))[:2]
        ['code', 'explain']
    """

    def list_commands(self, context: click.Context) -> list[str]:
        """The verbs in the order in which they are shown."""
        return [verb for verbs in SECTIONS.values() for verb in verbs]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a verb; None where there is no such verb."""
        if name not in self.list_commands(context):
            return None
        command: click.Command = getattr(import_module(f"rashomon.cli.{name}"), name)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections into a page of help."""
        longest = max(map(len, self.list_commands(context)))
        for title, verbs in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(verb.ljust(longest), does) for verb, does in verbs.items()])
