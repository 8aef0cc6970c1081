"""A small reading, made by hand, that uses every part of a claim."""

from __future__ import annotations

from datetime import date

from rashomon.documents import document
from rashomon.reading.claim import Claim, Interval, Number, Party, Span
from rashomon.reading.result import Reading

TEXT = (
    "Elders in Sarband say the Red Column has joined hands with the Grey Guard.\n\n"
    "The Grey Guard denies any such pact. On Friday mortar fire killed at least 12 people in Sarband, "
    "the Herald Agency quoted a doctor as saying, and 1,500 fighters are expected to march."
)


def sample_reading() -> Reading:
    """Five claims of four voices: asserted, denied, possible and planned; two quotations overlap."""
    report = document(
        TEXT, title="Pact and fire in Sarband", published="2031-05-10", publisher="Valley Post", id="valley-1"
    )

    def span(quote: str, part: str = "text") -> Span:
        whole = TEXT if part == "text" else report.title
        start = whole.index(quote)
        return Span(start, start + len(quote), quote, part)  # type: ignore[arg-type]

    red = Party("Red Column", "armed_group", ("the Red Column",), "actor:red", span=span("the Red Column"))
    grey = Party("Grey Guard", "armed_group", ("The Grey Guard", "the Grey Guard"))
    elders, doctor = Party("Elders in Sarband", "people"), Party("a doctor", "person")
    agency = Party("Herald Agency", "media")
    sarband = Party("Sarband", "place", ("Sarband",), "geo:1", "AF", "Kot", 34.5, 70.25, "town")
    friday = Interval(date(2031, 5, 9), date(2031, 5, 9), "day", "published", span("On Friday"))
    strike = "On Friday mortar fire killed at least 12 people in Sarband"
    claims = [
        Claim(
            "relation",
            "allied",
            (red,),
            (grey,),
            sources=(elders,),
            change="starts",
            id="c1",
            evidence=(span("the Red Column has joined hands with the Grey Guard"), span("Pact", "title")),
            rule="relations: join hands",
            trace=("trigger “joined hands”", "source “Elders in Sarband” by “say”"),
            missing={"when": "no time expression in the sentence"},
        ),
        Claim(
            "relation",
            "allied",
            (grey,),
            (Party("Red Column", "armed_group", inferred=True),),
            sources=(grey,),
            modality="denied",
            id="c2",
            evidence=(span("The Grey Guard denies any such pact"),),
            rule="relations: pact",
        ),
        Claim(
            "event",
            "shelling",
            (),
            (Party("12 people", "people"),),
            (sarband,),
            friday,
            {"killed": Number(12, 12, None, "at_least", span("at least 12"))},
            (agency, doctor),
            id="c3",
            event="e1",
            evidence=(span(strike), span("killed at least 12 people in Sarband, the Herald Agency quoted")),
            rule="events: mortar fire",
            score=0.75,
            missing={"agents": "nobody is named"},
        ),
        Claim("event", "attack", (red,), (), (sarband,), None, {}, (), "possible", event="e2", id="c4"),
        Claim(
            "event",
            "offensive",
            (grey,),
            (),
            modality="planned",
            event="e3",
            id="c5",
            evidence=(span("1,500 fighters are expected to march"),),
        ),
    ]
    return Reading(report, claims)
