"""Searching, judgements, and what another run reads differently."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from store_samples import RUN, TEXT, denial, keep, report, shelling, span

from rashomon.errors import UserError
from rashomon.reading.claim import Claim, Number
from rashomon.record.bulk import PIECE, insert, lookup
from rashomon.record.dialects import reading
from rashomon.record.differences import changed, diff
from rashomon.record.documents import documents
from rashomon.record.ids import document_key
from rashomon.record.judgements import all_judgements, append, in_force, undo
from rashomon.record.runs import run_of
from rashomon.record.searching import search, search_claims
from rashomon.record.verify import verify
from rashomon.record.views import VIEW_SIGNATURES
from rashomon.record.writing import writing


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Kot", ["kot-1", "kot-2"]),
        ("shelling", ["kot-1", "kot-2"]),
        ("killing doctor", []),
        ("killed three", ["kot-1"]),
        ('"three people"', ["kot-1"]),
        ('"people three"', []),
        ("quiet", ["kot-2"]),
        ("طبيب", ["kot-1"]),
        ("KOT-quiet", []),
        ("x' OR 1=1 --", []),
        ('NOT "', []),
        ("kot*", ["kot-1", "kot-2"]),
        ("(kot", ["kot-1", "kot-2"]),
    ],
)
def test_reports_are_found_by_their_words(engine: Engine, words: str, found: list[str]) -> None:
    keep(engine, report(), [shelling(), denial()])
    keep(engine, report("kot-2", "All was quiet in Kot.", title="After the shells"), [])
    with reading(engine) as connection:
        hits = search(connection, words)
        ids = {document.id for document in documents(connection, [hit.document for hit in hits]).values()}
        assert sorted(ids) == found
        assert all(hit.key == hit.document and hit.words for hit in hits)


def test_the_best_comes_first_and_the_limit_holds(engine: Engine) -> None:
    for number in range(6):
        filling = "Nothing happened in the valley. " * (2 * number)
        keep(engine, report(f"r{number}", f"{filling}A drone struck the mill."), [])
    with reading(engine) as connection:
        assert len(search(connection, "drone", limit=3)) == 3
        [best] = search(connection, "drone", limit=1)
        assert best.document == document_key(report("r0", "A drone struck the mill."))


def test_claims_are_found_by_their_evidence(engine: Engine) -> None:
    ids = keep(engine, report(), [shelling(), denial()])
    with reading(engine) as connection:
        [hit] = search_claims(connection, "denies")
        assert ids is not None and (hit.key, hit.document) == (ids[1], document_key(report()))
        assert hit.words == "The army denied it."
        with pytest.raises(UserError, match="give a word"):
            search_claims(connection, "…")


def test_a_text_that_is_very_long_is_kept_and_found(engine: Engine) -> None:
    text = "Kot fell. " + " ".join(f"word{number}" for number in range(150_000))
    keep(engine, report("long", text), [])
    with reading(engine) as connection:
        assert len(search(connection, "Kot word7")) == 1
    assert list(verify(engine)) == []


def test_judgements_are_kept_undone_and_put_in_force_again(engine: Engine) -> None:
    about = {"claim": "c1", "hash": "ab", "spans": [["text", 0, 4]]}
    with writing(engine, "judgement", "Lena") as tx:
        first = append(tx, "claim", about, "reject", "misread", "Lena")
        twice = append(tx, "claim", about, "reject", "misread", "Lena")
    assert first.id != twice.id
    with writing(engine, "judgement", "Omar") as tx:
        back = undo(tx, first.id, "no: well read", "Omar")
    with reading(engine) as connection:
        kept = all_judgements(connection)
        assert kept == [first, twice, back] and kept[0].about == about
        assert all_judgements(connection, until=first.seq) == [first, twice]
    assert in_force(kept) == [twice]
    with writing(engine, "judgement", "Lena") as tx:
        again = undo(tx, back.id, "sorry", "Lena")
    assert in_force([*kept, again]) == [first, twice]
    assert list(verify(engine)) == []


def test_a_judgement_needs_a_name_and_something_to_undo(engine: Engine) -> None:
    for given in ({"by": " "}, {"by": "Lena", "undoes": "j404"}):
        with pytest.raises(UserError), writing(engine, "judgement") as tx:
            append(tx, "claim", {}, "accept", "", **given)
    with pytest.raises(UserError, match="no judgement 'j404'"), writing(engine, "judgement") as tx:
        undo(tx, "j404", "", "Lena")
    with reading(engine) as connection:
        assert all_judgements(connection) == []


def test_what_another_run_reads_differently(engine: Engine) -> None:
    newer = run_of("2.0", RUN.rules)
    more = replace(shelling(), numbers={"killed": Number(4, 3, 5, "about", span(TEXT, "three"))}, trace=())
    friday = Claim("event", "toll", id="c3", evidence=(span(TEXT, "Friday"),))
    gone = Claim("event", "attack", id="c3", evidence=(span(TEXT, "قال طبيب"),))
    reasons = replace(denial(), rule="deny (verb)", score=0.5)
    before = keep(engine, report(), [shelling(), denial(), gone])
    after = keep(engine, report(), [friday, more, reasons], newer)
    assert before is not None and after is not None
    keep(engine, report("only-once"), [shelling()])
    with reading(engine) as connection:
        found = list(diff(connection, RUN.id, newer.id))
        assert list(diff(connection, RUN.id, RUN.id)) == []
        with pytest.raises(UserError, match="no run 'r404'"):
            list(diff(connection, "r404", newer.id))
    assert {(one.kind, one.before, one.after) for one in found} == {
        ("changed", before[0], after[1]),
        ("gone", before[2], ""),
        ("new", "", after[0]),
    }
    [slots] = [one.slots for one in found if one.kind == "changed"]
    assert [(slot.name, slot.before, slot.after) for slot in slots] == [("killed", "3", "4 about (3 to 5)")]
    assert changed(denial(), reasons) == ()


def test_many_rows_and_many_keys_at_once(engine: Engine) -> None:
    keep(engine, report(), [])
    rows = [{"key": number - 2**62, "document": document_key(report())} for number in range(3 * PIECE)]
    with writing(engine, "keys") as tx:
        insert(tx.connection, VIEW_SIGNATURES, rows)
        insert(tx.connection, VIEW_SIGNATURES, [])
    wanted = [row["key"] for row in rows] * 2 + [5]
    with reading(engine) as connection:
        found = list(lookup(connection, VIEW_SIGNATURES.c.key, wanted, VIEW_SIGNATURES.c.key))
        assert sorted(row.key for row in found) == sorted(row["key"] for row in rows)
        assert list(lookup(connection, VIEW_SIGNATURES.c.key, [])) == []
        assert len(connection.execute(select(VIEW_SIGNATURES)).all()) == len(rows)
