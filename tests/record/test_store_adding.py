"""Reports and readings go in once, whole, in any order, and come out as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from store_samples import RUN, content, denial, keep, readings, report, shelling

from rashomon.documents.document import Document
from rashomon.errors import DataError, UserError
from rashomon.reading.claim import Claim
from rashomon.record.dialects import reading
from rashomon.record.documents import add_document, document, documents, raw
from rashomon.record.ids import document_key
from rashomon.record.loading import claims as claims_of
from rashomon.record.loading import documents_of, reading_claims
from rashomon.record.loading import readings as readings_of
from rashomon.record.opening import open_engine
from rashomon.record.readings import add_reading
from rashomon.record.runs import add_run, all_runs, run_of
from rashomon.record.tables import CLAIMS, DOCUMENTS, LOG, PARTICIPANTS
from rashomon.record.verify import verify
from rashomon.record.writing import writing


def test_a_reading_comes_back_as_it_was(engine: Engine) -> None:
    found, told = report(), [shelling(), denial()]
    ids = keep(engine, found, told)
    key = document_key(found)
    assert ids is not None
    with reading(engine) as connection:
        assert document(connection, key) == found
        assert raw(connection, key) == found.raw
        assert [kept.claim for kept in reading_claims(connection, key, RUN.id)] == told
        by_id = claims_of(connection, [ids[1], ids[0], "c-nowhere"])
        assert list(by_id) == [ids[1], ids[0]]
        assert by_id[ids[1]].evidence == told[1].evidence and by_id[ids[1]].id == ids[1]
        assert documents_of(connection, ids) == dict.fromkeys(ids, key)
        [kept] = readings_of(connection, document=key)
        assert (kept.run, kept.claims, kept.note) == (RUN.id, 2, "")
    assert list(verify(engine)) == []


def test_the_same_twice_is_kept_once(engine: Engine) -> None:
    assert keep(engine, report(), [shelling(), denial()]) is not None
    with reading(engine) as connection:
        before, rows = content(connection), connection.execute(select(func.count()).select_from(LOG)).scalar_one()
    assert keep(engine, report(), [shelling(), denial()]) is None
    with reading(engine) as connection:
        assert content(connection) == before
        # Nothing was added, so nothing was logged.
        assert connection.execute(select(func.count()).select_from(LOG)).scalar_one() == rows


def test_a_report_without_claims_keeps_its_note(engine: Engine) -> None:
    assert keep(engine, report(), [], note="no word of conflict") == []
    with reading(engine) as connection:
        assert [kept.note for kept in readings_of(connection)] == ["no word of conflict"]
    assert list(verify(engine)) == []


def test_two_reports_with_the_same_words_are_two(engine: Engine) -> None:
    keep(engine, report(publisher="Valley Wire"), [shelling()])
    keep(engine, report(publisher="Hill Radio"), [shelling()])
    with reading(engine) as connection:
        assert len(set(connection.execute(select(DOCUMENTS.c.key)).scalars())) == 2
        assert len(set(connection.execute(select(CLAIMS.c.id)).scalars())) == 2


def test_what_one_reading_says_twice_is_one_claim_in_two_places(engine: Engine) -> None:
    again = shelling()
    again.id, again.event = "c2", "e2"
    ids = keep(engine, report(), [shelling(), again])
    assert ids is not None and ids[0] == ids[1]
    with reading(engine) as connection:
        assert [kept.claim.event for kept in reading_claims(connection, document_key(report()), RUN.id)] == ["e1", "e2"]
    assert list(verify(engine)) == []


def test_a_newer_run_adds_and_shares_what_it_finds_again(engine: Engine) -> None:
    newer = run_of("2.0", RUN.rules)
    moved = shelling()
    moved.id, moved.event = "c7", "e4"
    first = keep(engine, report(), [shelling(), denial()])
    second = keep(engine, report(), [Claim("event", "protest", id="c1"), moved], newer)
    assert first is not None and second is not None
    assert second[1] == first[0] and second[0] not in first
    with reading(engine) as connection:
        assert [run.id for run in all_runs(connection)] == [RUN.id, newer.id]
        assert connection.execute(select(func.count()).select_from(CLAIMS)).scalar_one() == 3
        assert [kept.claim.id for kept in reading_claims(connection, document_key(report()), newer.id)] == ["c1", "c7"]
    assert list(verify(engine)) == []


def test_participants_can_be_filtered_by(engine: Engine) -> None:
    keep(engine, report(), [shelling()])
    with reading(engine) as connection:
        rows = connection.execute(select(PARTICIPANTS).order_by(PARTICIPANTS.c.slot)).all()
    assert [(row.slot, row.key, row.country) for row in rows] == [
        ("agents", "army-x", "AF"),
        ("places", "kot", "AF"),
        ("sources", "a doctor", ""),
    ]
    assert (rows[1].inside, rows[1].latitude, rows[1].longitude) == ("Nangarhar", 34.2, 70.5)


def test_after_an_error_nothing_of_a_transaction_is_kept(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), writing(engine, "reading") as tx:
        add_document(tx, report())
        raise ZeroDivisionError
    with reading(engine) as connection:
        assert documents(connection, [document_key(report())]) == {}
        assert connection.execute(select(LOG.c.what)).scalars().all() == ["created"]
    assert keep(engine, report(), [shelling()]) is not None


@pytest.mark.parametrize("text", ["Kot \0 fell.", "Kot \ud800 fell."])
def test_what_no_file_can_hold_is_refused(engine: Engine, text: str) -> None:
    with pytest.raises(DataError, match="field text"):
        keep(engine, Document("a", text), [])
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(DOCUMENTS)).scalar_one() == 0


def test_a_record_opened_for_reading_takes_nothing(engine: Engine, record_url: str) -> None:
    keep(engine, report(), [shelling()])
    other = open_engine(record_url, read_only=True)
    with pytest.raises(UserError, match="opened for reading only"):
        keep(other, report("kot-2"), [])
    with reading(other) as connection:
        assert document(connection, document_key(report())) == report()
    assert list(verify(other)) == []
    other.dispose()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_split_give_the_same(tmp_path: Path, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, 4))
    told = [data.draw(readings(f"r{at}")) for at in range(number)]
    order = data.draw(st.permutations([*range(number), *range(number)]))
    together = data.draw(st.booleans())
    contents = []
    for turn, some in enumerate((range(number), order)):
        # A name of its own each time: the folder serves all examples.
        file = tmp_path / f"{turn}-{len(list(tmp_path.iterdir()))}.db"
        engine = open_engine(file)
        if turn and together:
            with writing(engine, "run") as tx:
                add_run(tx, RUN)
                for at in some:
                    add_reading(tx, add_document(tx, told[at][0]), RUN.id, told[at][1])
        else:
            for at in some:
                keep(engine, *told[at])
        with reading(engine) as connection:
            contents.append(content(connection))
            for found, expected in told:
                kept = reading_claims(connection, document_key(found), RUN.id)
                assert [one.claim for one in kept] == expected
        assert [str(finding) for finding in verify(engine)] == []
        engine.dispose()
    assert contents[0] == contents[1]
