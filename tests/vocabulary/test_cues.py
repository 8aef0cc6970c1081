"""The cues of saying: every entry's example is read by it, with the speaker and effect it promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.documents.document import Document
from rashomon.errors import DataError
from rashomon.reading.pipeline import parse
from rashomon.reading.statements import statements
from rashomon.vocabulary.cues import Cue, cue_table, speaker_words, table_of
from rashomon.vocabulary.load import entries

CUES = entries("cues", Cue)


@pytest.mark.parametrize("cue", CUES, ids=[cue.key for cue in CUES])
def test_example_is_read_by_its_cue(cue: Cue) -> None:
    if cue.quoted:
        pytest.skip("the verb of saying under it is the cue")
    parsed = parse(Document("c", cue.example))
    said = statements(parsed)
    head = cue.head or cue.words[0]
    found = [
        s for s in said.statements if s.cue >= 0 and head in (parsed.lemma[s.cue], parsed.lower[s.cue])
    ]  # fmt: skip
    assert found, [parsed.words[s.cue] for s in said.statements]
    if cue.source == "none":
        assert all(s.chain == () for s in found)
    else:
        assert any(s.chain for s in found) or cue.pos == "noun"


def test_enough_cues_of_every_kind() -> None:
    assert len(CUES) >= 300
    assert {cue.pos for cue in CUES} == {"verb", "noun", "adjective", "preposition", "adverb"}
    assert {cue.effect for cue in CUES} == {"asserted", "denied", "possible", "planned", "none"}


@pytest.mark.parametrize(
    ("cue", "frame", "effect"),
    [
        ("say", "clause", "asserted"),
        ("say", "infinitive", "asserted"),
        ("agree", "clause", "asserted"),
        ("agree", "infinitive", "planned"),
        ("deny", "np", "denied"),
        ("warn", "of", "possible"),
        ("warn", "clause", "asserted"),
        ("vow", "infinitive", "planned"),
        ("condemn", "quote", "none"),
    ],
)
def test_effects(cue: str, frame: str, effect: str) -> None:
    entry = next(c for c in CUES if c.cue == cue and c.pos == "verb")
    assert entry.effect_of(frame) == effect  # type: ignore[arg-type]


def test_longer_cues_come_first() -> None:
    words = [len(cue.words) for cue in cue_table().verbs["call"]]
    assert words == sorted(words, reverse=True) and words[0] > 1


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("{cue: mumble, frames: [clause], effect: loud, example: A man mumbled that it was over.}", "effect"),
        ("{cue: mumble, frames: [], example: A man mumbled that it was over.}", "frames"),
        ("{cue: mumble, frames: [clause], head: speak, example: A man mumbled that it was over.}", "head"),
        ("{cue: mumble, frames: [clause], effects: {np: denied}, example: A man mumbled so.}", "effects"),
        ("{cue: mumble, frames: [clause], volume: low, example: A man mumbled that it was over.}", "volume"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named(tmp_path: Path, row: str, field: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"cues:\n- {row}\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        entries("cues", Cue, own)
    assert caught.value.row == 1 and caught.value.field == field


def test_own_cues_are_added(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "cues:\n- {cue: mumble, frames: [clause, quote], example: A man mumbled that it was over.}\n",
        encoding="utf-8",
    )
    assert "mumble" in cue_table(own).verbs and "mumble" not in cue_table().verbs


def test_table_of_nothing() -> None:
    table = table_of([])
    assert not table.verbs and not table.nouns and not table.adverbs


def test_speaker_words_have_every_sort() -> None:
    words = speaker_words()
    assert set(words) == {"media", "outlet", "forum", "platform", "document", "title", "person", "people", "body"}
    assert all(word == word.lower() for sort in words.values() for word in sort)
