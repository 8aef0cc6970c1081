"""Bodies that are found: how many died, and that the finder killed nobody."""

from __future__ import annotations

import pytest

from rashomon.documents.document import Document
from rashomon.reading.reader import Reader


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("Police found two bodies with gunshot wounds near Escuintla on Friday.", "attack", 2),
        ("Two bodies were found near Escuintla on Friday.", "toll", 2),
        ("Villagers found the bodies of nine men, all of them shot in the head, near Escuintla.", "attack", 9),
    ],
)
def test_found(text: str, kind: str, killed: int) -> None:
    claims = [c for c in Reader().read(Document("d", text)).claims if "killed" in c.numbers]
    assert [(c.type, c.agents, c.numbers["killed"].value) for c in claims] == [(kind, (), killed)]


def test_refugees_are_nobodys_deed() -> None:
    claims = Reader().read(Document("d", "Pakistan is hosting millions of Afghan refugees.")).claims
    assert [(c.type, c.agents) for c in claims] == [("displacement", ())]
