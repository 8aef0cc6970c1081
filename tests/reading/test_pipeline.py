"""From documents to parses: offsets, sentences and trees hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.documents.document import Document
from rashomon.errors import PrerequisiteError
from rashomon.reading.parse import Parsed
from rashomon.reading.parser import pipeline
from rashomon.reading.pipeline import parse, parse_many

PIECES = st.sampled_from(
    [
        "Rebels shelled the town of Kot on Friday, killing three.",
        "“We left,” he said.",
        "IS claimed the raid.",
        "THE ARMY FLED SAN MIGUEL.",
        "U.S. jets — two of them — struck.",
        "\n",
        "\n\n",
        "\t",
        " ",
        "💥💥",
        "هاجم المسلحون البلدة",
        "e\u0301\u0301",
        "\u200f\u200b\ufeff",
        "İSTANBUL ẞTRAẞE ŉ",
        "...!!??",
        "x" * 300,
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(st.characters(exclude_categories=("Cs",)), max_size=12)), max_size=8).map(
    " ".join
)
ODD = [
    "",
    "   ",
    "\n\n\n",
    "?!…—",
    "💥",
    "\u200f",
    "ا",
    ("word " * 3000).strip(),
    "a" * 20_000,
    "Kot\r\nKot\r\n",
    "\u2028x",
]


def check(parsed: Parsed) -> None:
    """What every other module relies on."""
    document, size = parsed.document, len(parsed.words)
    assert len(parsed.work) - parsed.body == len(document.text)
    whole = (f"{document.title}\n\n" if document.title else "") + document.text
    for i in range(size):
        original = whole[parsed.start[i] : parsed.end[i]]
        assert parsed.words[i] == parsed.work[parsed.start[i] : parsed.end[i]]
        assert parsed.words[i].casefold() == original.casefold()
        assert parsed.words[i].strip()
        span = parsed.span(i, i)
        assert span.quote == (document.title if span.part == "title" else document.text)[span.start : span.end]
        assert span.quote == original
    assert all(a <= b for a, b in zip(parsed.end, parsed.start[1:], strict=False))
    covered = [i for first, end in parsed.sentences for i in range(first, end)]
    assert covered == list(range(size))
    assert all(first < end for first, end in parsed.sentences)
    for number, (first, end) in enumerate(parsed.sentences):
        assert all(parsed.sentence[i] == number for i in range(first, end))
        assert all(first <= parsed.head[i] < end for i in range(first, end))
        assert any(parsed.head[i] == i for i in range(first, end))
    for i in range(size):
        assert parsed.children[i] == [c for c in range(size) if c != i and parsed.head[c] == i]
        assert parsed.left[i] == min([i, *(parsed.left[c] for c in parsed.children[i])])
        assert parsed.right[i] == max([i, *(parsed.right[c] for c in parsed.children[i])])
    assert len(parsed.paragraph) == len(parsed.sentences)
    assert parsed.paragraph == sorted(parsed.paragraph)


@settings(deadline=None, max_examples=40)
@given(text=TEXTS, title=st.one_of(st.just(""), TEXTS), upper=st.booleans())
def test_offsets_sentences_and_trees_hold(text: str, title: str, upper: bool) -> None:
    check(parse(Document("d", text.upper() if upper else text, title=title)))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_parsed(text: str) -> None:
    if len(text) < 5000:
        check(parse(Document("d", text)))
        check(parse(Document("d", text, title=text)))
    else:
        parsed = parse(Document("d", text))
        assert "".join(parsed.words) == text.replace(" ", "")


def test_running_text_keeps_its_words_to_the_letter() -> None:
    text = "The rebels of IS left Kot; “nobody” followed them."
    parsed = parse(Document("d", text))
    assert [text[a:b] for a, b in zip(parsed.start, parsed.end, strict=True)] == parsed.words
    assert "IS" in parsed.words


def test_the_name_of_a_group_is_no_verb() -> None:
    parsed = parse(Document("d", "The raid was planned by IS militants in Raqqa."))
    named = parsed.words.index("IS")
    assert parsed.pos[named] in ("NOUN", "PROPN")
    assert parsed.words[parsed.head[named]] == "militants"


def test_title_and_lines_are_sentences_of_their_own() -> None:
    parsed = parse(Document("d", "KOT, Monday\nRebels fled. They left guns.\n\nNobody died.", title="Rebels flee"))
    firsts = [parsed.words[first] for first, _ in parsed.sentences]
    assert {"Rebels", "KOT", "They", "Nobody"} <= set(firsts)
    assert parsed.paragraph[0] == 0
    assert parsed.paragraph[parsed.sentence[parsed.words.index("They")]] == 2
    assert parsed.paragraph[parsed.sentence[parsed.words.index("Nobody")]] == 3


def test_documents_come_back_in_order_and_alike_in_any_company() -> None:
    texts = [f"Rebels shelled town number {n}." for n in range(10)]
    together = list(parse_many(Document(str(n), text) for n, text in enumerate(texts)))
    assert [parsed.document.id for parsed in together] == [str(n) for n in range(10)]
    alone = parse(Document("4", texts[4]))
    assert (together[4].words, together[4].head, together[4].dep) == (alone.words, alone.head, alone.dep)


def test_a_model_that_is_not_there_is_a_prerequisite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASHOMON_MODEL", "no_such_model")
    with pytest.raises(PrerequisiteError, match="no_such_model") as caught:
        pipeline.__wrapped__()
    assert "pip install" in caught.value.install
