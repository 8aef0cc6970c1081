"""Private persons in exports: no name of theirs leaves, in whatever case or shape; public names stay."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from told_people import party, witnessed

from golden import check
from rashomon.errors import DataError
from rashomon.exchange.event_json import account_to_json, event_to_json, page_to_json
from rashomon.exchange.export_rows import claim_row, event_row
from rashomon.exchange.json_back import from_json
from rashomon.exchange.protecting import Shield, shield
from rashomon.exchange.protecting_lookup import Lookup
from rashomon.exchange.protecting_roster import Name, Roster, person
from rashomon.exchange.protecting_rules import mention, patterns, role_named, rules, standing
from rashomon.exchange.protecting_running import named_in
from rashomon.exchange.protecting_words import folded, telling, words
from rashomon.reading.claim import Party
from rashomon.reading.result import Reading
from rashomon.record.dialects import reading
from rashomon.record.protection import protection_key
from rashomon.record.record import Record

SYLLABLES = ("ba", "dor", "kel", "mi", "nu", "osh", "ra", "sef", "tu", "vik", "yal", "zem")
KEY = b"k" * 32


@st.composite
def names(draw: st.DrawFn) -> str:
    """An invented name of two or three words, some with an article, accents or in Arabic letters."""

    def word() -> str:
        return "".join(draw(st.lists(st.sampled_from(SYLLABLES), min_size=3, max_size=4))).capitalize()

    given, family = word(), word()
    form = draw(st.sampled_from(("{} {}", "{} al-{}", "{} J. {}", "{} Ould {}", "arabic", "accents")))
    if form == "arabic":
        letters = st.text("بتثجحخدذرزسشصضطظعغفقكلمن", min_size=4, max_size=7)
        return f"{draw(letters)} {draw(letters)}"
    if form == "accents":
        return f"{given.replace('a', 'á')} {family.replace('u', 'ü').replace('e', 'é')}"
    return form.format(given, family)


def bare(text: str) -> str:
    """Text without case and marks, as somebody would search it."""
    kept = (c for c in unicodedata.normalize("NFKD", text.casefold()) if unicodedata.category(c) != "Mn")
    return "".join(kept)


def leaks(name: str, exported: str) -> list[str]:
    """The words of a name that stand in what was exported."""
    there = set(re.findall(r"[^\W_]+", bare(exported)))
    return [word for word in telling(folded(name)) if bare(word) in there]


def shapes(record: Record) -> list[Any]:
    """Everything that leaves a record, as plain values."""
    rows = list(record.events(limit=None))
    accounts = record.accounts(row.id for row in rows)
    told: list[Any] = [event_row(row) for row in rows]
    told += [event_to_json(row, accounts[row.id]) for row in rows]
    told += [page_to_json(record.event(row.id)) for row in rows]
    for report in record.documents(limit=None):
        told += [shape(account) for account in record.claims(report.key) for shape in (claim_row, account_to_json)]
        told.append({"report": report.key, "title": report.title})
    return told


def exported(readings: list[Reading], **given: Any) -> tuple[str, list[dict[str, Any]]]:
    with tempfile.TemporaryDirectory() as folder, Record(f"{folder}/r.db") as record:
        record.add_readings(readings)
        found = [*shield(record.engine, **given).rows(shapes(record))]
    return json.dumps(found, ensure_ascii=False, default=str), found


@settings(max_examples=15, deadline=None)
@given(private=names(), other=names(), public=names(), how=st.sampled_from((str, str.upper, str.lower, str.title)))
def test_no_private_name_leaves_and_every_public_one_stays(private: str, other: str, public: str, how: Any) -> None:
    own = [set(telling(folded(name))) for name in (private, other, public)]
    assume(not (own[0] & own[1] or own[0] & own[2] or own[1] & own[2]))
    family = private.split()[-1]
    said = f"{how(private)} said a bomb killed {other}. Neighbours of {how(family)}’s saw {public} there."
    resident = party(private, f"shopkeeper {private}", family)
    general = party(public, f"General {public}", public.split()[-1])
    text, found = exported(
        [
            witnessed("a", resident, said, target=party(other), killed=1, title=f"{how(family)} mourns {other}"),
            witnessed("b", general, f"General {public} denied that {how(private)} was hit.", publisher="Kot Courier"),
        ]
    )
    assert leaks(private, text) == [] == leaks(other, text)
    assert public in text and any(row["protected"] for row in found)
    assert "resident #" in text and "victim #" in text


@settings(deadline=None)
@given(name=names(), before=st.text(" .,;:'\"(-–", max_size=3), after=st.text(" .,;:'\")-–", max_size=3))
def test_a_name_goes_whatever_stands_around_it(name: str, before: str, after: str) -> None:
    full = folded(name)
    found = Shield(Roster({"d1": {full: ("witness", frozenset({full}))}}, {}, {}, {}), KEY)
    masked = found.text(f"They saw {before}{name}{after} run.", ["d1"])
    assert leaks(name, masked) == [] and "witness #" in masked and masked.startswith("They saw")


@settings(deadline=None)
@given(st.text())
def test_words_that_name_nobody_stay_as_they_are(text: str) -> None:
    found = Shield(Roster({"d1": {("ona", "bel"): ("witness", frozenset())}}), KEY)
    if not {"ona", "bel"} & set(folded(text)) and "@" not in text and not re.search(r"\d{3}", text) and "%" not in text:
        assert found.text(text, ["d1"]) == text


def test_a_pseudonym_is_the_same_in_one_record_and_another_one_elsewhere(tmp_path: Path) -> None:
    told = [witnessed("a", party("Ona Bel", "nurse Ona Bel"), "Nurse Ona Bel said a bomb fell.")]
    codes = []
    for name in ("one.db", "one.db", "two.db"):
        with Record(tmp_path / name) as record:
            record.add_readings(told)
            (report,) = record.documents(limit=None)
            row = shield(record.engine).row(claim_row(record.claims(report.key)[0]))
            codes.append(row["sources"])
    assert codes[0] == codes[1] != codes[2] and all(re.fullmatch(r"medic #[0-9a-f]{8}", code) for code in codes)


def test_what_was_added_since_is_protected_as_if_all_had_been_there(tmp_path: Path) -> None:
    one = witnessed(
        "a", party("Sefa Ruud"), "Sefa Ruud said a bomb hit Rado Vink.", target=party("Rado Vink"), killed=1
    )
    other = witnessed("b", party("Sefa Ruud", "General Sefa Ruud"), "General Sefa Ruud denied that Rado Vink was hit.")
    with Record(tmp_path / "r.db") as record:
        record.add_readings([one])
        first = list(shield(record.engine).rows(shapes(record)))
        record.add_readings([other])
        grown = list(shield(record.engine).rows(shapes(record)))
        with reading(record.engine) as connection:
            secret = protection_key(connection)
            fresh = Shield(Lookup(connection, 0), secret, record=record.engine)
        assert grown == list(fresh.rows(shapes(record))) != first
    told = json.dumps(grown, default=str)
    assert "Sefa Ruud" not in json.dumps(first, default=str) and "Sefa Ruud" in told and "Vink" not in told


PEOPLE_HERE = ("Ona Bel", "Rado Bel", "Sefa Ruud", "Ilo Mann", "Osso", "Kot")


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """Reports that name the same few people as this or that, in parties and in words."""

    def somebody() -> Party:
        name = draw(st.sampled_from(PEOPLE_HERE))
        post = draw(st.sampled_from(("", "General ", "nurse ", "Minister ", "farmer ")))
        return party(name, *([post + name] if post else []), kind=draw(st.sampled_from(("person", "name", "place"))))

    told = []
    for id in "abcdef"[: draw(st.integers(2, 6))]:
        said = f"{draw(st.sampled_from(PEOPLE_HERE))}, 34, and {draw(st.sampled_from(PEOPLE_HERE)).upper()} saw it."
        killed = draw(st.sampled_from((None, 3)))
        given = {"title": draw(st.sampled_from(PEOPLE_HERE)), "publisher": draw(st.sampled_from(("Kot Wire", "Ister")))}
        told.append(witnessed(id, somebody(), said, target=somebody(), killed=killed, **given))
    return told


@settings(max_examples=25, deadline=None)
@given(told=reports(), order=st.randoms(use_true_random=False))
def test_what_is_looked_up_row_by_row_is_what_all_reports_together_say(told: list[Reading], order: Any) -> None:
    with tempfile.TemporaryDirectory() as folder, Record(f"{folder}/r.db") as record:
        record.add_readings(told)
        rows = shapes(record)
        with reading(record.engine) as connection:
            whole, lazy = (Shield(Lookup(connection, 0), KEY, record=record.engine) for _ in range(2))
        whole.value([{"document": id} for id in "abcdef"])
        expected = [whole.row(row) for row in rows]
        for at in order.sample(range(len(rows)), len(rows)):
            assert lazy.row(rows[at]) == expected[at]
        assert list(shield(record.engine).rows(rows)) != rows


def test_an_answer_draws_on_few_reports(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.add_readings(
            witnessed(id, party("Ona Bel"), f"Ona Bel said {id}.", published=f"203{n}-01-01")
            for n, id in enumerate("abcde")
        )
        other = witnessed("z", party("Rado Vink"), "Rado Vink saw them.")
        record.add_readings([replace(other, claims=[replace(other.claims[0], type="protest", places=())])])
        with reading(record.engine) as connection:
            people = Lookup(connection, 0)
        found = Shield(people, KEY, record=record.engine).row({"document": "c", "evidence": "Ona Bel said c."})
        assert "Bel" not in found["evidence"] and len(people.hidden) == 5  # one event, told on five days
        assert "Bel" not in Shield(people, KEY, record=record.engine).row({"name": "Ona Bel"})["name"]
        assert len(people.hidden) == 5 < len(record.documents(limit=None))


def test_the_secret_stays(record_url: str) -> None:
    found = []
    for _ in range(2):
        with Record(record_url) as record, reading(record.engine) as connection:
            found.append(protection_key(connection))
    assert found[0] == found[1] and len(found[0]) == 32


def test_offsets_ids_and_numbers_stay_and_the_row_says_that_words_were_replaced() -> None:
    said = "Ona Bel, a resident, said a bomb killed three people."
    _, rows = exported([witnessed("a", party("Ona Bel", "resident"), said, killed=3)])
    flat = next(row for row in rows if "evidence_start" in row)
    assert (flat["evidence_start"], flat["evidence_end"], flat["killed"]) == (0, len(said), 3)
    assert flat["protected"] is True and flat["evidence"].startswith("[resident #")
    event = next(row for row in rows if "claims" in row)
    assert event["claims"][0]["protected"] is True and event["claims"][0]["spans"][0]["end"] == len(said)
    unnamed = exported([witnessed("b", party("residents", kind="people"), "Residents said a bomb fell.")])[1]
    assert not any(row["protected"] for row in unnamed) and "protected" not in unnamed[-1].get("claims", [{}])[0]


def test_a_protected_claim_is_not_read_back_as_if_its_words_were_the_reports() -> None:
    row = {
        "kind": "event",
        "type": "riot",
        "evidence": ["[witness #0a1b2c3d] fled"],
        "spans": [{"start": 0, "end": 12}],
    }
    assert from_json({"id": "a", "claims": [row]}).claims[0].type == "riot"
    with pytest.raises(DataError, match="can't be read back"):
        from_json({"id": "a", "claims": [{**row, "protected": True}]})


def test_two_of_one_name_in_two_reports() -> None:
    """A commander in one report, a victim of the same name in another one: what is said of the victim is protected."""
    text, rows = exported(
        [
            witnessed("a", party("Ilo Mann", "Colonel Ilo Mann"), "Colonel Ilo Mann said a bomb fell."),
            witnessed("b", party("residents", kind="people"), "A bomb killed baker Ilo Mann.", killed=1,
                      target=party("Ilo Mann", "baker Ilo Mann"), publisher="Kot Courier", published="2031-09-09"),
        ]
    )  # fmt: skip
    flat = {row["document"]: row for row in rows if "evidence_start" in row}
    assert "Ilo Mann" in flat["a"]["evidence"] and "Mann" not in flat["b"]["evidence"]
    assert flat["b"]["targets"].startswith("resident #") and "Ilo Mann" in text


def test_a_minister_whom_one_report_names_without_the_post_stays() -> None:
    text, _ = exported(
        [
            witnessed("a", party("Sefa Ruud", "Defence Minister Sefa Ruud"), "Defence Minister Sefa Ruud said so."),
            witnessed("b", party("Sefa Ruud"), "Sefa Ruud said a bomb fell.", publisher="Kot Courier"),
        ]
    )
    assert "#" not in text


def test_two_of_one_family_are_told_apart_by_their_full_names_alone() -> None:
    full: dict[Name, tuple[str, frozenset[Name]]] = {
        ("ona", "bel"): ("witness", frozenset()), ("rado", "bel"): ("witness", frozenset()),
    }  # fmt: skip
    found = Shield(Roster({"d1": full}), KEY)
    ona, rado, bel = (found.text(words, ["d1"]) for words in ("Ona Bel", "BEL, Rado", "the house of Bel"))
    assert len({ona, rado, bel}) == 3 and "person #" in bel


def test_what_is_a_place_or_a_public_name_in_the_report_is_not_masked() -> None:
    people = Roster(
        {"d1": {("ona", "kot"): ("witness", frozenset())}}, {"d1": frozenset({("rado", "vink")})},
        {"d1": frozenset({"kot"})},
    )  # fmt: skip
    assert Shield(people, KEY).text("Ona fled Kot with Rado Vink", ["d1"]).endswith("] fled Kot with Rado Vink")


def test_words_of_every_day_are_left_alone_in_small_letters() -> None:
    found = Shield(Roster({"d1": {("hope", "stone"): ("child", frozenset())}}), KEY)
    assert found.text("There is hope, a stone said.", ["d1"]) == "There is hope, a stone said."
    assert "Hope" not in found.text("Hope ran.", ["d1"])


@pytest.mark.parametrize(
    "row", [row for sort in ("contact", "named") for row in patterns(sort)], ids=lambda r: r.example
)
def test_every_pattern_finds_its_example(row: Any) -> None:
    found = Shield(Roster(), KEY)
    if row.sort == "contact":
        assert f"[{row.label} #" in found.text(row.example)
    else:
        assert [name for name, _ in named_in(row.example)]


@pytest.mark.parametrize(
    "text",
    [
        "2031-05-09T10:00:00+00:00", "At 0800 on 2016-08-13 some 1 000 000 fled 12-14 km", "e01096ebb254eadb5",
        "-34.52812", "people:resident@AF/outlet:valley-wire", "c062c3d09e466667b",
        "between 120 and 150 people; 00123456789",
    ],
)  # fmt: skip
def test_numbers_days_and_ids_are_no_telephones(text: str) -> None:
    assert Shield(Roster(), KEY).text(text) == text


@pytest.mark.parametrize(
    ("words", "name", "public", "role"),
    [
        ("police spokesman Rado Vink", "Rado Vink", True, None),
        ("Health Minister Dr. Ona Bel", "Ona Bel", True, "medic"),
        ("hospital director Ona Bel", "Ona Bel", False, "medic"),
        ("leader of a rights group", "", False, "activist"),
        ("the minister's wife", "", False, "relative"),
        ("wife of President Rado Vink", "", False, "relative"),
        ("Mohamed Weli Sheikh", "Mohamed Weli Sheikh", False, None),
        ("Syrian journalist Abu Karam al-Halabi", "Abu Karam al-Halabi", False, "journalist"),
        ("tribal leader Ilo Mann", "Ilo Mann", False, "elder"),
        ("Pvt. Jana Kost", "Jana Kost", False, "soldier"),
        ("COL VARDAS", "VARDAS", True, None),
    ],
)
def test_what_words_beside_a_name_say(words: str, name: str, public: bool, role: str | None) -> None:
    found = mention(words)
    assert (" ".join(found.name), found.public) == (name, public)
    assert role == (role_named(found.role) if found.role is not None else None)


@pytest.mark.parametrize(
    ("name", "kind", "mentions", "found"),
    [
        ("Kotian Revolution", "person", [], ""),
        ("Public Prosecution", "person", [], ""),
        ("HONEST RULE OF JUSTICE", "name", ["HONEST RULE"], ""),
        ("KRT SPEEKER", "person", [], ""),
        ("Valley Payment System", "person", [], ""),
        ("MERCY ADMINSTRATION", "name", [], ""),
        ("Ister Institute’s Ona Bel", "name", [], "ona bel"),
        ("Bel-On", "person", [], "bel"),
        ("Ona Bel-“There", "person", [], "ona bel"),
        ("ONA BEL", "name", [], "ona bel"),
        ("Syrian Samira", "person", ["Samira"], "samira"),
        ("Wasel al-Nation", "person", ["activist Wasel al-Nation"], "wasel al nation"),
    ],
)
def test_who_is_nobody(name: str, kind: str, mentions: list[str], found: str) -> None:
    somebody = person({"name": name, "kind": kind, "mentions": [name, *mentions]})
    assert (" ".join(somebody[0]) if somebody else "") == found


def test_a_head_alone_says_no_more_than_the_whole() -> None:
    mentions = ["Ona Bel", "leader of a civil society group", "leader"]
    named = person({"name": "Ona Bel", "kind": "person", "mentions": mentions})
    assert named is not None and not named[1].public and role_named(named[1].role) == "activist"


def test_every_rule_has_its_reason_and_no_word_two_standings() -> None:
    seen: dict[str, str] = {}
    for rule in rules():
        assert len(rule.because.split()) > 4 and (rule.role != "") == (rule.standing != "public")
        for word in rule.words if rule.standing != "sheltered" else ():
            assert seen.setdefault(word, rule.standing) == rule.standing, word
    assert standing(["villager"])[0] is False


def test_coarse_places_are_those_of_rows_that_name_somebody() -> None:
    told = [witnessed("a", party("Ona Bel", "nurse Ona Bel"), "Nurse Ona Bel said a bomb fell.")]
    told.append(witnessed("b", party("police", kind="state_force"), "Police said a bomb fell.", published="2031-08-01"))
    rows = [row for row in exported(told, coarse=True)[1] if "evidence_start" in row]
    assert sorted((row["latitude"], row["protected"]) for row in rows) == [(34.5, True), (34.53, False)]


def test_words_are_cut_where_names_are() -> None:
    assert [word.folded for word in words("Al\u00adice O’Brien")] == ["alice", "o", "brien"]


PEOPLE = (
    (
        "child",
        party("Pavo Lind", "9-year-old Pavo Lind", "boy"),
        "A shell hit 9-year-old Pavo Lind, PAVO's mother said.",
    ),
    (
        "medic",
        party("Ilo Mann", "Dr. Ilo Mann", "hospital director"),
        "Dr. Ilo Mann, whom Mann's staff call at +93 70 012 3456",
    ),
    (
        "journalist",
        party("Omu al-Teri", "reporter Omu al-Teri"),
        "Reporter Omu al-Teri (@omu_teri) filmed it; Al-Teri fled.",
    ),
    ("family", party("Ona Bel", "widow"), "Ona Bel, a widow, and her son, Rado Bel, fled; the Bel house burnt."),
    ("general", party("Sefa Ruud", "General Sefa Ruud"), "General Sefa Ruud denied that Ilo Mann was hit."),
    ("official", party("Jana Kost", "Jana Kost", "district governor"), "Jana Kost, the district governor, wept."),
    ("nobody", party("residents", kind="people"), "Residents fled; write to ona.bel@valley.example."),
    ("arabic", party("كريم حداد", "baker كريم حداد"), "The baker كريم حدّاد said so, and حداد wept."),
)


def test_what_is_left_of_a_report(tmp_path: Path) -> None:
    """To be read by eye: who has a pseudonym, in which words."""
    with Record(tmp_path / "r.db") as record:
        record.add_readings(
            witnessed(id, who, said, published=f"2031-0{n}-10") for n, (id, who, said) in enumerate(PEOPLE, 1)
        )
        with reading(record.engine) as connection:
            found = Shield(Lookup(connection, 0), KEY, record=record.engine)
        rows = {report.id: record.claims(report.key)[0] for report in record.documents(limit=None)}
    lines = []
    for id, _, said in PEOPLE:
        row = found.row(claim_row(rows[id]))
        lines += [
            f"{id}: {said}",
            f"  {row['sources']}: {row['evidence']} ({'protected' if row['protected'] else 'as it is'})",
        ]
    check("protected", "\n".join(lines) + "\n")


def masked(told: str, *also: Reading, name: str = "Omar Abdel-Rahman", **given: Any) -> str:
    """What leaves of the words of a report that says nothing of anybody, beside one that names somebody private."""
    own = witnessed("a", party("residents", kind="people"), "Residents fled.", target=party(name, f"baker {name}"))
    other = witnessed("b", party("police", kind="state_force"), told, publisher="Kot Courier", **given)
    with tempfile.TemporaryDirectory() as folder, Record(f"{folder}/r.db") as record:
        record.add_readings([own, other, *also])
        found = [row for row in shield(record.engine).rows(shapes(record)) if row.get("document") == "b"]
    return str(next(row["evidence"] for row in found if isinstance(row["evidence"], str)))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Omar Abdel-Rahman", "Umar Abdul Rahman"), ("Omar Abdel-Rahman", "UMAR ABDURRAHMAN"),
        ("Omar Abdel-Rahman", "OMAR ABDEL-RAHMAN"), ("Omar Abdel-Rahman", "Omar Abdelrahman"),
        ("Karim al-Haddad", "Kareem el-Hadad"), ("Karim al-Haddad", "Karim Alhaddad"),
        ("Karim al-Haddad", "#KarimHaddad"),
        ("Mohammed Khalidi", "Muhamad Khaledi"), ("Mohammed Khalidi", "Khalidi"), ("Mohammed Khalidi", "KHALIDI"),
        ("Ona Bel", "Ona Bel"), ("Renée Müller-Ostrow", "Renee Muller Ostrow"),
    ],
)  # fmt: skip
def test_a_name_in_another_report_goes_in_whatever_spelling(name: str, told: str) -> None:
    text = masked(f"Police said {told} was shot, and {told}'s house burnt.", name=name)
    assert re.fullmatch(r"Police said #?\[resident #\w{8}\] was shot, and #?\[resident #\w{8}\]'s house burnt.", text)


@pytest.mark.parametrize("told", ["Rahma Street", "Osso", "Vinko Osso", "Omar Osso Street", "Fatima brigade"])
def test_what_is_nobodys_name_stays(told: str) -> None:
    said = f"Police said {told} was hit."
    assert masked(said) == said


@pytest.mark.parametrize("told", ["Hamid Rahmani", "Omar Osso", "Tariq Haddad"])
def test_other_people_have_pseudonyms_of_their_own(told: str) -> None:
    assert re.fullmatch(r"Police said \[person #\w{8}\] was hit.", masked(f"Police said {told} was hit."))


@pytest.mark.parametrize(
    "given", ["Tarik Osso, 34, was among them.", "His brother Tarik Osso wept.", "They met Mrs. Tarik Osso."]
)
def test_who_is_named_in_running_words_alone_is_masked_in_every_report(given: str) -> None:
    named = witnessed("c", party("residents", kind="people"), f"Residents fled. {given}", published="2035-01-01")
    text = masked("Police took Tarik Osso away.", named)
    assert re.fullmatch(r"Police took \[\w+ #\w{8}\] away.", text)


def test_one_family_in_another_spelling_and_number() -> None:
    full: dict[Name, tuple[str, frozenset[Name]]] = {("karim", "haddad"): ("witness", frozenset())}
    found = Shield(Roster({"d1": full}), KEY)
    for told in ("Hadad fled.", "El-Haddad fled.", "The Haddads fled.", "@KarimHaddad fled."):
        assert "addad" not in found.text(told, ["d1"]) and "adad" not in found.text(told, ["d1"])
    assert found.text("The Hades fled; hadad; Turkey.", ["d1"]) == "The Hades fled; hadad; Turkey."


@pytest.mark.parametrize(
    "name",
    ["USS Ona Bel", "Bel Street", "Kot Mail", "Valley Security Bill", "Mahar Air", "Republican", "BELPADs"],
)
def test_things_are_no_people(name: str) -> None:
    assert person({"name": name, "kind": "person", "mentions": [name]}) is None


def test_what_always_has_the_before_it_is_a_thing() -> None:
    said = "Rado Vink said a bomb hit the Osso Vale."
    _, rows = exported([witnessed("a", party("Rado Vink"), said, target=party("Osso Vale"))])
    assert any(row.get("targets") == "Osso Vale" for row in rows)
    _, rows = exported([witnessed("a", party("Rado Vink"), said + " Osso Vale wept.", target=party("Osso Vale"))])
    assert not any(row.get("targets") == "Osso Vale" for row in rows)
