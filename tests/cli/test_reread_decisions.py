"""`rashomon reread`: what became of the decisions about claims that a newer reader reads otherwise, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fake_reader
import pytest

from rashomon.cli.main import main
from rashomon.documents.document import Document
from rashomon.reading import reader as real
from rashomon.record import feeding
from rashomon.record.record import Record
from rashomon.record.runs import run_of


class OtherReader(fake_reader.FakeReader):
    """Reads a fire as a shelling still, by another rule, but not a second time where two are told."""

    def read_many(self, documents: object, jobs: int = 1) -> Iterator[real.Reading]:
        for read in super().read_many(documents, jobs):  # type: ignore[arg-type]
            gone = "no more" in read.document.text
            yield replace(read, claims=[] if gone else [replace(one, rule="other") for one in read.claims])


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A record of two reports, both of whose claims were rejected, with a newer reader at hand."""
    path = str(tmp_path / "r.db")
    monkeypatch.setattr(real, "Reader", fake_reader.FakeReader)
    texts = {"a": "The Red Column opened fire.", "b": "The Red Column opened fire, and is no more."}
    with Record(path) as kept:
        kept.add([Document(id, text, published=None) for id, text in texts.items()])
        ids = [kept.claims(kept.document(id).key)[0].id for id in texts]
        kept.review("claim", ids, "reject", by="Lena", because="misread")
    monkeypatch.setattr(real, "Reader", OtherReader)
    monkeypatch.setattr(feeding, "this_run", lambda: run_of("9.0", "f" * 16))
    return path


def test_reread_counts_decisions_carried_and_names_the_claims_of_those_lost(
    record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reread", "--record", record]) == 0
    said = capsys.readouterr().out.splitlines()[-1]
    with Record(record) as kept:
        (lost,) = kept.orphans()
    assert said == (
        "1 decision carried to the claims that stand there now; 1 decision is about claims that this reader no longer "
        f"reads, or reads otherwise than they were accepted ({lost.about}; see rashomon history CLAIM)"
    )
    assert main(["history", lost.about, "--record", record]) == 0
    assert "misread" in capsys.readouterr().out
