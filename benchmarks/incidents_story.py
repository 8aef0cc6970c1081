"""One simulated report: a headline, a lead, and what its writer chose to tell."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from incidents_setting import WEEKDAYS, day_month
from incidents_slots import Slots
from incidents_words import capital, data, expand, spelled, tidy
from incidents_world import Incident

SENTENCES = (3, 9)
WORDS = (60, 220)


@dataclass(slots=True)
class Story:
    """A report before it becomes a Document: sentences apart, so that copies can cut them."""

    incident: str
    kind: str
    title: str
    sentences: list[str]
    publisher: str
    published: date
    agency: str = ""
    dateline: str = ""
    credit: str = ""
    also: list[str] = field(default_factory=list)
    copy_of: int = -1
    paragraphs: int = 2
    asides: dict[str, str] = field(default_factory=dict)
    """The sentences that tell of another incident than the report's own, or ("") of none, as background does."""

    def text(self) -> str:
        """The report's text: paragraphs of one to three sentences, dateline first, credit last."""
        said = [*self.sentences]
        said[0] = self.dateline + said[0]
        parts = [" ".join(said[n : n + self.paragraphs]) for n in range(0, len(said), self.paragraphs)]
        return "\n\n".join([*parts, self.credit] if self.credit else parts)


def sentence(words: str | None) -> str | None:
    """Words with a capital and a full stop, whatever quotation marks they end with."""
    if not words:
        return None
    words = tidy(words)
    words = capital(spelled(words)) if words[0] != '"' else '"' + capital(words[1:])
    return words if words.endswith((".", '."')) else words[:-1] + '."' if words.endswith('"') else words + "."


def report(
    incident: Incident,
    form: str,
    published: date,
    stage: int,
    publisher: str,
    agency: str,
    rng: random.Random,
    past: Incident | None = None,
    beside: Incident | None = None,
) -> Story:
    """A report of `form` own, wire, rewrite, claim or follow; it may recall `past` and tell of `beside`."""
    slots = Slots(incident, published, stage, publisher, agency, rng)
    title, lead = _opening(slots, form)
    said = [lead]
    also = []
    asides: dict[str, str] = {}
    for words, background in _body(slots, form):
        add(said, words)
        if background and (told_so := sentence(words)):
            asides[told_so] = ""
    if past and (recalled := _other(past, slots, "recall")):
        said.append(recalled)
        also.append(past.id)
        asides[recalled] = past.id
    if beside and (told := _other(beside, slots, "separate")):
        said.append(told)
        also.append(beside.id)
        asides[told] = beside.id
    said = _cut(said, rng, len(also))
    return Story(
        incident.id,
        form,
        title,
        said,
        publisher,
        published,
        agency,
        dateline=_dateline(slots, form),
        also=also,
        paragraphs=rng.choice((1, 2, 2, 3)),
        asides=asides,
    )


def _opening(slots: Slots, form: str) -> tuple[str, str]:
    incident, common = slots.i, slots.common
    heads, leads = slots.kind["heads"], slots.kind["leads"]
    tail = ""
    if form == "claim":
        heads, leads = common["claim_heads"], common["claim_leads"]
    elif form == "follow":
        told = "toll" if incident.killed else "number" if incident.number else "none"
        told = "arrest" if incident.kind == "arrest" else told
        heads, leads = common["follow_heads"][told], common["follow_leads"][told]
    elif slots.rng.random() < 0.4:
        tail = f", {_says(slots)} said" + (f" on {slots.published:%A}" if slots.rng.random() < 0.2 else "")
    lead = None
    while not lead:
        lead = slots.say(leads)
    title = None
    while not title:
        title = slots.say(heads)
    if " said" not in lead:
        lead += tail
    return capital(tidy(title)), sentence(lead) or ""


def _says(slots: Slots) -> str:
    return slots.speaker(
        slots.rng.choice(["official", "police", "official", "hospital" if slots.i.killed else "police"])
    )


def _body(slots: Slots, form: str) -> list[tuple[str | None, bool]]:
    """The sentences after the lead, each with whether it is background."""
    rng, incident, common = slots.rng, slots.i, slots.common
    told: list[tuple[float, list[str]]] = []
    names = list(slots.kind["details"])
    for name in rng.sample(names, min(len(names), rng.choice((2, 2, 3, 3, 4)))):
        told.append((rng.uniform(1, 3), slots.kind["details"][name]))
    if incident.killed and incident.kind != "assassination":
        told += [(rng.uniform(0.5, 2.2), common["tolls"]) for _ in range(rng.choice((0, 1, 1, 2)))]
        if rng.random() < 0.06:
            told.append((1.5, common["tolls_state"]))
    elif incident.kind == "arrest":
        told.append((1, common["numbers_arrest"]))
    elif incident.number:
        told.append((1, common["numbers"]))
    for _ in range(rng.choice((0, 1, 1, 2, 2))):
        told.append((rng.uniform(1.2, 3.2), common["speech"]))
    if not incident.doer and form != "claim":
        if incident.denied and slots.stage and rng.random() < 0.5:
            told.append((2.6, common["denials"]))
        elif incident.claimed and slots.stage and rng.random() < 0.75:
            told.append((rng.uniform(0.8, 3), common["claims"]))
        elif slots.known and rng.random() < 0.4:
            told.append((rng.uniform(1, 3), common["blames"]))
        elif not slots.known or rng.random() < 0.4:
            told.append((rng.uniform(1.5, 3), common["unclaimed"]))
    if rng.random() < 0.35:
        told.append((rng.uniform(2.6, 4), common["reactions"]))
    if rng.random() < 0.5:
        told.append((rng.uniform(3.2, 4), common["contexts"]))
    told.sort(key=lambda pair: pair[0])
    words = [(slots.say(patterns), patterns is common["contexts"]) for _, patterns in told]
    if form in ("claim", "follow"):  # what happened, told again below the news
        again = _again(slots)
        words.insert(rng.choice((0, 1)), (again, False))
    return words


def _again(slots: Slots) -> str | None:
    slots.place_told = True
    return slots.say(slots.kind["leads"])


def add(said: list[str], words: str | None) -> None:
    """One more sentence, unless the report has told it."""
    told = sentence(words)
    if told and not any(alike(told, other) for other in said):
        said.append(told)


def alike(one: str, other: str) -> bool:
    """Whether two sentences say the same: half of their words are shared."""
    a, b = set(one.lower().split()), set(other.lower().split())
    return len(a & b) > 0.5 * min(len(a), len(b))


def _other(other: Incident, slots: Slots, how: str) -> str | None:
    """Another incident in one sentence: recalled from long ago, or told beside."""
    rng = slots.rng
    about = Slots(other, slots.published, 2, slots.publisher, slots.agency, rng)
    about.american, about.bare_days = slots.american, False
    about.looking_back = how == "recall"
    about.known = how == "recall" or other.known_at_once
    lead = about.say(slots_kind(other)["leads"])
    np = about.say(slots.common["np"][other.kind])
    if not lead or not np:
        return None
    fill = {
        "other": lead if how == "recall" else _inside(lead, about),
        "other_np": np,
        "other_when": about("when") or "",
        "town": slots("town") or "",
        "country": slots("country") or "",
    }
    return sentence(expand(rng.choice(slots.common[how]), fill.get, rng))


def slots_kind(incident: Incident) -> dict[str, list[str]]:
    """The patterns of an incident's kind."""
    found: dict[str, list[str]] = data("incident_types")[incident.kind]
    return found


def _inside(lead: str, about: Slots) -> str:
    """A sentence after some first words: small at the start, unless that is a name."""
    i = about.i
    said = (i.country["country"], i.country["demonym"], i.group["name"], i.place, i.names["victim"], *i.group["alt"])
    names = {word for name in (*said, i.doer, *WEEKDAYS) for word in name.split() if word[:1].isupper()}
    return lead if lead.split()[0].strip(",") in names else lead[:1].lower() + lead[1:]


def _cut(said: list[str], rng: random.Random, keep_last: int) -> list[str]:
    """The sentences that fit: 3 to 9 of them, at most 220 words; what was recalled stays now and then."""
    most = rng.randint(5, SENTENCES[1])
    while len(said) > most or sum(len(s.split()) for s in said) > WORDS[1] - 15:
        if len(said) <= SENTENCES[0]:
            break
        del said[rng.randrange(2, max(3, len(said) - keep_last))]
    return said


def _dateline(slots: Slots, form: str) -> str:
    rng = slots.rng
    if form not in ("wire", "own") or rng.random() < (0.25 if form == "wire" else 0.75):
        return ""
    town = slots.i.country["capital"] if rng.random() < 0.5 else slots.i.province["city"]
    day = day_month(slots.published, True)
    agency = f" ({slots.publisher})" if form == "wire" else ""
    return rng.choice(
        [f"{town.upper()}, {day}{agency} - ", f"{town.upper()}{agency} — ", f"{town}{agency} - " if agency else ""]
    )


def later(day: date, days: int) -> date:
    """So many days after."""
    return day + timedelta(days)
