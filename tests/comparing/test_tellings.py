"""Claims to tellings, and tellings to rows and back."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from made_tellings import TELLINGS

from rashomon.comparing.telling import Telling
from rashomon.comparing.tellings import from_row, tellings, to_row
from rashomon.documents import document
from rashomon.reading.claim import Claim, Interval, Number, Party, Span

TEXT = (
    "Two suicide bombers killed 80 people at a march in Kabul on Saturday. Last month gunmen attacked a post in Kot. "
    "The Islamic State claimed the bombing of the march."
)
REPORT = document(TEXT, title="Blast in Kabul", published="2016-07-24")


def claim(quote: str, event: str, type_: str = "attack", **slots: object) -> Claim:
    at = TEXT.index(quote)
    return Claim("event", type_, event=event, evidence=(Span(at, at + len(quote), quote),), **slots)  # type: ignore[arg-type]


CLAIMS = [
    claim("Two suicide bombers killed 80 people", "e1", "suicide_bombing", numbers={"killed": Number(80)}),
    claim("gunmen attacked a post in Kot", "e2", places=(Party("Kot", "place", ref="gn:1", country="AF"),)),
    claim("The Islamic State claimed the bombing", "e1", "suicide_bombing", numbers={"killed": Number(85)}),
    Claim("relation", "hostile"),
]


def test_claims_of_one_event_are_one_telling_and_other_kinds_are_none() -> None:
    first, second = tellings("d1", REPORT, CLAIMS)
    assert (first.event, first.types, first.numbers) == ("e1", ("suicide_bombing",), (("killed", 80, 85),))
    assert [place.key for place in second.places] == ["gn:1"]


def test_neither_the_order_of_claims_nor_the_readers_numbering_moves_an_id() -> None:
    renamed = [
        Claim(
            c.kind,
            c.type,
            places=c.places,
            numbers=c.numbers,
            event={"e1": "e9", "e2": "e3"}.get(c.event, ""),
            evidence=c.evidence,
        )
        for c in reversed(CLAIMS)
    ]
    assert [t.id for t in tellings("d1", REPORT, renamed)] == [t.id for t in tellings("d1", REPORT, CLAIMS)]


def test_tellings_that_start_alike_have_ids_of_their_own() -> None:
    twice = [claim("gunmen attacked a post in Kot", event) for event in ("e1", "e2")]
    assert len({t.id for t in tellings("d1", REPORT, twice)}) == 2


def test_another_document_has_other_ids() -> None:
    ours, theirs = ({t.id for t in tellings(key, REPORT, CLAIMS)} for key in ("d1", "d2"))
    assert not ours & theirs


def test_a_time_that_the_words_say_comes_before_an_inferred_one() -> None:
    said = Interval(date(2016, 6, 1), date(2016, 6, 30), "month")
    taken = Interval(date(2016, 7, 23), date(2016, 7, 23), "day", inferred=True)
    quote = "gunmen attacked a post in Kot"
    (one,) = tellings("d1", REPORT, [claim(quote, "e1", when=taken), claim(quote, "e1", when=said)])
    assert (one.start, one.sure) == (date(2016, 6, 1), True)


def test_what_only_a_reader_was_over_is_not_settled() -> None:
    quote = "gunmen attacked a post in Kot"
    assert not tellings("d1", REPORT, [claim(quote, "e1", score=0.8)])[0].settled
    assert tellings("d1", REPORT, [claim(quote, "e1")])[0].settled


@given(TELLINGS)
def test_a_row_brings_the_same_telling_back(telling: Telling) -> None:
    assert from_row(json.loads(json.dumps(to_row(telling)))) == telling


def test_two_tolls_of_one_telling_are_both_kept_the_oftenest_first() -> None:
    quote = "gunmen attacked a post in Kot"
    tolls = [claim(quote, "e1", numbers={"killed": Number(n)}) for n in (8, 40, 40, 45)]
    assert tellings("d1", REPORT, tolls)[0].numbers == (("killed", 40, 45), ("killed", 8, 8))


def test_attackers_who_fell_are_no_toll_of_their_attack_where_it_has_another() -> None:
    fell = claim("gunmen attacked a post", "e2", targets=(Party("ten attackers", "armed_group"),))
    fell.numbers = {"killed": Number(10)}
    toll = claim("attacked a post in Kot", "e2", targets=(Party("soldiers", "state_force"),))
    toll.numbers = {"killed": Number(3)}
    assert [t.numbers for t in tellings("d1", REPORT, [fell, toll])] == [(("killed", 3, 3),)]
    assert [t.numbers for t in tellings("d1", REPORT, [fell])] == [(("killed", 10, 10),)]
