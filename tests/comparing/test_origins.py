"""Origins: which text a claim goes back to, whatever the order in which reports come."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.comparing.account import Origin
from rashomon.comparing.copies import copy_of
from rashomon.comparing.credits import credit
from rashomon.comparing.origins import Found, Told, origins, rank, report_origin, text_of
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim, Party, Span

SHELLED = (
    "Mortar shells struck the grain market of Darwaz at dawn on Tuesday, killing at least nine traders and two boys."
)
DENIED = (
    "A spokesman for the governor denied by telephone that any of his men had fired from the hills north of the town."
)
QUOTED = "“We have no quarrel with the people who sell wheat,” Omar Zia said."
FLED = (
    "Some two hundred families have left the villages along the river since the end of last month, elders said there."
)
OWN = "Our reporter saw six burnt stalls and a crater in front of the bakery, and soldiers who turned back all cars."
DAYS = [date(2016, 5, 3), date(2016, 5, 4), date(2016, 5, 5), None]


def _claim(text: str, sentence: str, *sources: Party) -> Claim:
    start = text.index(sentence)
    return Claim("event", "shelling", sources=sources, evidence=(Span(start, start + len(sentence), sentence),))


def _record(reports: dict[str, Document], asked: dict[str, list[Claim]]) -> dict[str, list[Origin]]:
    """The origins of all claims, worked out one report after the other in the order of their rank."""
    credits = {key: credit(report) for key, report in reports.items()}
    texts = {key: text_of(key, report, credits[key]) for key, report in reports.items()}
    whole = {key: report_origin(key, report, credits[key]) for key, report in reports.items()}
    done: dict[str, list[Origin]] = {}
    told: dict[str, tuple[Told, ...]] = {}
    for key in sorted(reports, key=lambda key: rank(key, reports[key].published, whole[key])):
        found = []
        for other in reports:
            copy = copy_of(texts[key], texts[other]) if other != key else None
            if copy:
                found.append(Found(other, reports[other].published, copy, whole[other], told.get(other, ())))
        done[key] = origins(key, reports[key], asked[key], found, credits[key])
        spans = [claim.evidence[0] for claim in asked[key]]
        told[key] = tuple(Told(s.start, s.end, o) for s, o in zip(spans, done[key], strict=True))
    return done


def _one(reports: dict[str, Document], key: str, claim: Claim) -> Origin:
    return _record(reports, {other: [claim] if other == key else [] for other in reports})[key][0]


def _report(text: str, publisher: str, day: date | None = DAYS[1]) -> Document:
    return Document(publisher, text, publisher=publisher, published=day)


def test_the_outlet_is_the_origin_of_its_own_report() -> None:
    report = _report(SHELLED, "The Kot Courier")
    assert _one({"d1": report}, "d1", _claim(SHELLED, SHELLED)) == Origin(
        "outlet:kot-courier", "The Kot Courier", "own", "d1"
    )


def test_a_report_without_a_publisher_is_its_own_origin() -> None:
    one, other = _report(SHELLED, ""), _report(OWN, "")
    found = [_one({"d1": one, "d2": other}, key, _claim(text, text)).id for key, text in (("d1", SHELLED), ("d2", OWN))]
    assert found == ["document:d1", "document:d2"]


def test_an_agencys_report_and_claims_credited_to_it_have_one_origin() -> None:
    afp = Party("AFP", "media", ref="agence-france-presse")
    texts = {
        "own": (_report(SHELLED, "Agence France-Presse"), _claim(SHELLED, SHELLED)),
        "chain": (_report(DENIED, "The Kot Courier"), _claim(DENIED, DENIED, afp, Party("elders", "people"))),
        "credit": (_report(f"DARWAZ (AFP) – {FLED}", "Zar Post"), _claim(f"DARWAZ (AFP) – {FLED}", FLED)),
    }
    for rule, (report, claim) in texts.items():
        found = _one({"d1": report}, "d1", claim)
        assert (found.id, found.rule) == ("outlet:agence-france-presse", rule)


def test_a_platform_is_nobodys_origin_and_local_media_are_no_outlet() -> None:
    for party in (
        Party("Telegram", "media", ref="telegram"),
        Party("local media", "media"),
        Party("state media", "media", ref=":media"),
    ):
        assert _one({"d1": _report(SHELLED, "Zar Post")}, "d1", _claim(SHELLED, SHELLED, party)).rule == "own"


def test_a_named_outlet_that_no_register_knows_is_an_origin() -> None:
    found = _one({"d1": _report(SHELLED, "Zar Post")}, "d1", _claim(SHELLED, SHELLED, Party("Radio Kot", "media")))
    assert (found.id, found.rule) == ("outlet:radio-kot", "chain")


def test_a_passage_has_the_origin_of_the_earlier_report_and_the_rest_its_own() -> None:
    local = _report(f"{SHELLED} {DENIED}", "Radio Kot", DAYS[0])
    other = _report(f"{OWN} {SHELLED} {FLED} {QUOTED}", "Zar Post", DAYS[1])
    reports = {"d1": local, "d2": other}
    found = _record(reports, {"d1": [], "d2": [_claim(other.text, s) for s in (SHELLED, OWN)]})["d2"]
    assert (found[0].id, found[0].rule, found[0].document) == ("outlet:radio-kot", "passage", "d1")
    assert found[1].id == "outlet:zar-post"


def test_chains_of_copies_lead_to_the_root() -> None:
    reports = {
        "d3": _report(f"{SHELLED} {DENIED}", "Radio Kot", DAYS[0]),
        "d2": _report(f"{SHELLED} {DENIED} {FLED}", "Zar Post", DAYS[1]),
        "d1": _report(f"{FLED} {SHELLED}", "Valley Herald", DAYS[2]),
    }
    found = _record(reports, {"d3": [], "d2": [_claim(reports["d2"].text, s) for s in (SHELLED, FLED)],
                              "d1": [_claim(reports["d1"].text, s) for s in (SHELLED, FLED)]})  # fmt: skip
    assert [(o.id, o.document) for o in found["d1"]] == [("outlet:radio-kot", "d3"), ("outlet:zar-post", "d2")]


def test_an_uncredited_copy_gets_the_agency_that_a_credited_one_names() -> None:
    text = f"{SHELLED} {DENIED} {FLED}"
    reports = {
        "d1": _report(text, "Zar Post", DAYS[0]),
        "d2": _report(f"DARWAZ (Reuters) - {text}", "Valley Herald", DAYS[1]),
        "d3": _report(text, "Radio Kot", DAYS[2]),
    }
    found = _record(reports, {key: [_claim(report.text, SHELLED)] for key, report in reports.items()})
    assert {o[0].id for o in found.values()} == {"outlet:reuters"}


def test_of_one_day_the_agencys_own_text_comes_first() -> None:
    reports = {"d1": _report(f"{SHELLED} {FLED}", "Zar Post"), "d2": _report(f"{SHELLED} {FLED}", "Reuters")}
    found = _record(reports, {key: [_claim(report.text, SHELLED)] for key, report in reports.items()})
    assert [found[key][0].id for key in ("d1", "d2")] == ["outlet:reuters", "outlet:reuters"]
    assert (found["d1"][0].document, found["d2"][0].rule) == ("d2", "own")


def test_material_from_an_agency_does_not_cover_what_the_outlet_was_told() -> None:
    ours = "The mayor told VOA that nobody had been warned of the shells that fell on the market."
    text = f"{SHELLED} {ours}\nSome material for this report came from AP."
    reports = {"d1": _report(text, "VOA News")}
    found = _record(reports, {"d1": [_claim(text, SHELLED), _claim(text, ours)]})["d1"]
    assert [(o.id, o.rule) for o in found] == [
        ("outlet:associated-press", "credit"),
        ("outlet:voice-of-america", "own"),
    ]


def test_a_copied_passage_goes_before_material_from_an_agency() -> None:
    text = f"{OWN} {FLED} {SHELLED}\nSome material for this report came from AP."
    reports = {"d1": _report(f"{SHELLED} {DENIED}", "Radio Kot", DAYS[0]), "d2": _report(text, "Zar Post", DAYS[1])}
    assert _one(reports, "d2", _claim(text, SHELLED)).id == "outlet:radio-kot"


def test_a_quotation_goes_back_to_its_earliest_telling() -> None:
    text = f"{OWN} Asked whether his men had fired, the governor's man was short. {QUOTED}"
    reports = {"d1": _report(f"{FLED} {QUOTED}", "Radio Kot", DAYS[0]), "d2": _report(text, "Zar Post", DAYS[1])}
    found = _one(reports, "d2", _claim(text, QUOTED))
    assert (found.id, found.rule, found.document) == ("outlet:radio-kot", "quotation", "d1")


def test_each_sentence_of_a_rewrite_goes_back_to_the_agency_that_told_it() -> None:
    one = _report(f"{SHELLED} The two boys had come with their father.", "Darwaz Wire")
    other = _report(
        f"{FLED} Elders of three villages met on Monday and asked the army for trucks.", "River Press Agency"
    )
    said = "At dawn on Tuesday nine traders and two boys died when mortar shells hit the grain market in Darwaz."
    left = "Elders said two hundred families had left their villages along the river since the end of April."
    boys = "The boys had come with their father."
    trucks = "Elders of the villages asked the army for trucks on Monday."
    text = f"{said} {boys} {left} {trucks}\n(With reporting by Darwaz Wire and River Press Agency)"
    reports = {"d1": one, "d2": other, "d3": _report(text, "Zar Post")}
    found = _record(reports, {"d1": [], "d2": [], "d3": [_claim(text, said), _claim(text, left)]})["d3"]
    assert [(o.id, o.document) for o in found] == [("outlet:darwaz-wire", "d1"), ("outlet:river-press-agency", "d2")]


PARTS = [SHELLED, DENIED, QUOTED, FLED, OWN]
record = st.lists(
    st.tuples(
        st.lists(st.sampled_from(PARTS), min_size=1, max_size=4, unique=True),
        st.sampled_from(["Radio Kot", "Zar Post", "Reuters", ""]),
        st.sampled_from(DAYS),
        st.sampled_from(["", "DARWAZ (AFP) – "]),
    ),
    min_size=2,
    max_size=5,
)


@given(record, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_origins_depend_on_the_set_of_reports_only(
    rows: list[tuple[list[str], str, date | None, str]], random: object
) -> None:
    reports = {
        f"d{at}": Document(f"d{at}", head + " ".join(parts), publisher=publisher, published=day)
        for at, (parts, publisher, day, head) in enumerate(rows)
    }
    asked = {f"d{at}": [_claim(reports[f"d{at}"].text, part) for part in row[0]] for at, row in enumerate(rows)}
    keys = list(reports)
    random.shuffle(keys)  # type: ignore[attr-defined]
    found = _record(reports, asked)
    assert _record({key: reports[key] for key in keys}, asked) == found
    for key, list_ in found.items():
        assert len(list_) == len(asked[key])
        for origin in list_:
            assert origin.id.startswith(("outlet:", "document:"))
            assert origin.document in (*reports, "")
            assert origin.rule in ("own", "credit", "copy", "passage", "quotation")
