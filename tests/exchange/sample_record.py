"""An event told by three origins, or by eight, made by hand: what the record would hand out."""

from __future__ import annotations

from datetime import date

from rashomon.comparing.account import Account, Origin, Speaker
from rashomon.comparing.corroboration import Corroboration
from rashomon.comparing.disagreement import Disagreement
from rashomon.comparing.estimates import Estimate
from rashomon.comparing.facts import facts
from rashomon.comparing.spells import Bounds, Spell
from rashomon.comparing.subjects import Subject
from rashomon.comparing.weighing import Comparison, Part
from rashomon.reading.claim import Claim, Interval, Number, Party, Span
from rashomon.record.rows import CopyRow, DocumentRow, EventPage, EventRow, Join, Step, TollPoint

RED, GREY = Party("Red Column", "armed_group"), Party("Grey Guard", "armed_group")
SARBAND = Party("Sarband", "place", country="AF", inside="Kot", latitude=34.5, longitude=70.25, precision="city")
FRIDAY = date(2031, 5, 9)


def document(key: str, publisher: str, day: int, title: str) -> DocumentRow:
    published = date(2031, 5, day)
    return DocumentRow(
        f"d{key * 16}", f"{publisher.split()[0].lower()}-{day}", title, publisher, published, hash=key * 64
    )


DOCUMENTS = (
    document("a", "Valley Post", 9, "Mortar fire kills 12 in Sarband"),
    document("b", "Hill Courier", 10, "Twelve dead in Sarband"),
    document("c", "Grey Guard Bulletin", 10, "Lies about Sarband"),
    document("d", "Herald Agency", 11, "Toll of Sarband rises to 15"),
)


def account(
    number: int,
    report: DocumentRow,
    killed: int | None,
    words: str,
    speaker: Speaker,
    *,
    origin: Origin | None = None,
    agents: tuple[Party, ...] = (GREY,),
    modality: str = "asserted",
) -> Account:
    numbers = {"killed": Number(killed, killed, killed)} if killed is not None else {}
    claim = Claim(
        "event",
        "shelling",
        agents,
        (Party("villagers", "people"),),
        (SARBAND,) if modality == "asserted" else (),
        Interval(FRIDAY, FRIDAY, "day") if modality == "asserted" else None,
        numbers,
        (Party(speaker.name, speaker.kind),) if speaker.kind != "media" else (),
        modality,  # type: ignore[arg-type]
        event="e1",
        evidence=(Span(0, len(words), words),),
        rule="events: mortar fire",
    )
    own = origin or Origin(f"outlet:{report.publisher}", report.publisher, "own", report.key)
    return Account(
        f"c{number:016x}", claim, report.key, report.id, report.publisher, report.published, f"t{number}", own, speaker
    )


def outlet(report: DocumentRow) -> Speaker:
    return Speaker(f"outlet:{report.publisher}", report.publisher, "media", "media")


DOCTOR = Speaker("p:doctor", "a doctor", "person", "medical")
GUARD = Speaker("grey-guard", "Grey Guard", "armed_group", "party", True)


def accounts() -> list[Account]:
    post, courier, bulletin, agency = DOCUMENTS
    copied = Origin("outlet:Valley Post", "Valley Post", "copy", post.key, "Mortar fire killed 12")
    return [
        account(1, post, 12, "Mortar fire killed 12 villagers in Sarband on Friday, a doctor said", DOCTOR),
        account(2, courier, 12, "Mortar fire killed 12 villagers in Sarband on Friday", DOCTOR, origin=copied),
        account(3, bulletin, None, "The Grey Guard has not shelled Sarband", GUARD, modality="denied"),
        account(4, bulletin, 3, "The Red Column's own shells killed three fighters", GUARD, agents=(RED,)),
        account(5, agency, 15, "The number of dead rose to 15", outlet(agency), agents=()),
    ]


def estimate(
    slot: str, policy: str, value: int | str | None, words: str, low: int | None = None, high: int | None = None
) -> Estimate:
    missing = "" if value is not None else "the accounts leave a range"
    return Estimate(slot, value, words, low, high, policy, 1, "a codebook", "a rule", "a trace", (), (), missing)


def disagreement(type: str, slot: str, a: Account, b: Account, value_a: str, value_b: str, rule: str) -> Disagreement:
    words = [one.claim.evidence[0].quote for one in (a, b)]
    return Disagreement(
        f"x{slot}",
        "e1",
        type,
        slot,
        a.id,
        b.id,
        words[0],
        words[1],
        value_a,
        value_b,
        rule,
        2.0,  # type: ignore[arg-type]
    )


def event_row(**changed: object) -> EventRow:
    fields = dict(
        id="e6a8ea2ba26a6d7f6", type="shelling", title="Shelling, Sarband, 2031-05-09: 12 killed", start=FRIDAY,
        end=FRIDAY, place="Sarband", country="AF", latitude=34.5, longitude=70.25, precision="city",
        agents="Grey Guard; Red Column", targets="villagers", modality="asserted", killed_lowest=3, killed_best=12,
        killed_highest=15, killed_latest=15, wounded_best=None, origins=3, speakers=3, documents=4, copies=1,
        disagreements=3, status="machine", first_published=FRIDAY, last_published=date(2031, 5, 11),
    )  # fmt: skip
    return EventRow(**(fields | changed))  # type: ignore[arg-type]


def event_page() -> EventPage:
    told = accounts()
    doctor, copy, denial, counter, agency = told
    parts = (
        Part("constant", "constant", -3.0, "before anything is compared"),
        Part("time", "same day", 3.25, "2031-05-09 and 2031-05-09: same day"),
        Part("place", "same spot, rare name", 2.5, "Sarband and Sarband: same spot"),
        Part("agents", "other", -0.5, "Grey Guard and Red Column: others"),
    )
    join = Join("t1", "t5", doctor.document, agency.document, Comparison(2.25, parts))
    merged = Join("t1", "t3", doctor.document, denial.document, Comparison(-1.0, parts[:1]), by="A. Reader")
    return EventPage(
        row=event_row(),
        accounts=tuple(told),
        documents={row.key: row for row in DOCUMENTS},
        facts=tuple(facts(told)),
        corroboration=Corroboration(
            tuple(sorted({a.origin.id for a in (doctor, counter, agency)})),
            tuple(sorted({a.speaker.id for a in (doctor, counter, agency)})),
            (copy.id,),
            (counter.id,),
            (doctor.id, copy.id, counter.id, agency.id),
        ),
        disagreements=(
            disagreement("denial", "who", doctor, denial, "Grey Guard", "not Grey Guard", "somebody else denies it"),
            disagreement("contradiction", "killed", doctor, counter, "12", "3", "another origin, as of the same time"),
            disagreement("update", "killed", doctor, agency, "12", "15", "another value, later down the same chain"),
        ),
        estimates={
            "killed": (
                estimate("killed", "best-low-high", 12, "12", 12, 15),
                estimate("killed", "lowest", 3, "3", 3, 3),
                estimate("killed", "range", None, "3 to 15", 3, 15),
            ),
            "when": (estimate("when", "narrowest", "2031-05-09", "2031-05-09"),),
        },
        growth=tuple(
            TollPoint("killed", a.published, str(n), n, a.id, a.origin.id)
            for a, n in ((doctor, 12), (copy, 12), (counter, 3), (agency, 15))
        ),
        copies=(CopyRow(copy.document, doctor.document, "copy", 0.82, "Mortar fire killed 12 villagers"),),
        joins=(join, merged),
        left_out={"c00000000000000ff": "rejected by A. Reader: another Sarband"},
    )


def eight_origins() -> EventPage:
    """The same event told by eight outlets, each with a toll of its own."""
    page = event_page()
    rows = [document(f"{n}", f"Outlet {n}", 9 + n, f"Report {n}") for n in range(8)]
    told = [account(n, row, 10 + n, f"{10 + n} dead", outlet(row)) for n, row in enumerate(rows)]
    return EventPage(
        event_row(origins=8, speakers=8, documents=8, copies=0, disagreements=0),
        tuple(told),
        {row.key: row for row in rows},
        tuple(facts(told)),
        Corroboration(
            tuple(a.origin.id for a in told), tuple(a.speaker.id for a in told), (), (), tuple(a.id for a in told)
        ),
        (),
        page.estimates,
    )


def spells() -> list[Spell]:
    """Who holds Sarband: one who did for a time, and one of whom it is denied."""
    subject = Subject("control: sarband", "control", "who holds Sarband")
    ids = [one.id for one in accounts()]
    return [
        Spell(
            subject, "controls", (), "Grey Guard: controls Sarband",
            start=Bounds(date(2031, 5, 1), date(2031, 5, 9)), starts_known=True,
            end=Bounds(date(2031, 5, 11), date(2031, 5, 11)), ends_known=True,
            last_held=date(2031, 5, 10), last_confirmed=date(2031, 5, 11),
            confirmed_by=Corroboration(("a", "b"), ("c", "d"), accounts=(ids[0], ids[4])), accounts=(ids[0], ids[4]),
        ),
        Spell(subject, "controls", (), "Red Column: controls Sarband", denied_by=(ids[2],), accounts=(ids[2],)),
    ]  # fmt: skip


def trail() -> Step:
    """A value with one claim used and one left out."""
    words = Step("words", "“Mortar fire killed 12 villagers” (text 0–31)", "", (
        Step("report", "Mortar fire kills 12 in Sarband, Valley Post", "valley-9", (Step("hash", "SHA-256 aaaa"),)),
    ))  # fmt: skip
    used = Step("claim", "Valley Post → a doctor: shelling", "c1", (words,))
    left = Step("left out", "a higher count", "c2")
    rule = Step("rule", "lowest (version 1): the lowest count", "lowest", (used, left))
    return Step("value", "killed: 12", "e1", (rule,))
