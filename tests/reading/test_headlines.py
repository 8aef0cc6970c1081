"""Headlines with two verbs, and what must be left as it is parsed."""

from __future__ import annotations

import pytest

from rashomon.documents.document import Document
from rashomon.reading.headlines import join_verbs
from rashomon.reading.pipeline import parse
from rashomon.reading.reader import Reader


@pytest.mark.parametrize("title", ["Rebels attack town of Marj, says army", "Rebels attack town of Marj", "Talks fail"])
def test_other_headlines_stay(title: str) -> None:
    parsed = parse(Document("d", "Text.", title=title))
    before = list(parsed.head), list(parsed.dep), [list(c) for c in parsed.children]
    join_verbs(parsed)
    assert before == (parsed.head, parsed.dep, parsed.children)


def test_tree_stays_whole() -> None:
    parsed = parse(Document("d", "Text.", title="Kyiv denies shelling Kotsk, says militants fired first"))
    join_verbs(parsed)
    for token, head in enumerate(parsed.head):
        assert head == token or token in parsed.children[head]
        assert parsed.left[head] <= token <= parsed.right[head]


def test_text_is_left_alone() -> None:
    parsed = parse(Document("d", "Kyiv denies shelling Kotsk, says militants fired first."))
    before = list(parsed.head)
    join_verbs(parsed)
    assert parsed.head == before


def test_denial_reaches_only_its_own_verb() -> None:
    title = "Front says it bombed police in Marj, denies pact with dissidents"
    claims = Reader().read(Document("d", "Text.", title=title)).claims
    assert {(c.type, c.modality) for c in claims} >= {("bombing", "asserted"), ("agreement", "denied")}
