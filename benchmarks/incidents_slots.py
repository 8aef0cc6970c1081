"""What one report knows of one incident, as the words that fill its patterns."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from incidents_hard import EXACT
from incidents_setting import Setting
from incidents_words import CLOSE, UNITS, capital, data, expand, in_words, plain, vague
from incidents_world import Incident

SHORT = {"jets": "warplanes", "warplanes": "jets", "aircraft": "planes"}
AMOUNTS = ("dozens of", "scores of", "several", "more than a dozen")


def headline(words: str) -> str:
    """A phrase as headlines have it: without the article."""
    for article in ("a ", "an ", "the "):
        if words.startswith(article):
            return words[len(article) :]
    return words


class Slots(Setting):
    """The words for one incident in one report: how much it knows (`stage` 0 to 2), and from when it looks back.

    First and later mentions of a speaker differ, so an object serves one report only.
    """

    def __init__(
        self, incident: Incident, published: date, stage: int, publisher: str, agency: str, rng: random.Random
    ) -> None:
        super().__init__(incident, published, rng)
        self.stage, self.publisher, self.agency = stage, publisher, agency
        self.common = data("incident_common")
        self.kind = data("incident_types")[incident.kind]
        self.told: dict[str, str] = {}
        self.quoted: set[str] = set()
        self.killed, self.wounded = self._toll()
        self.known = bool(incident.doer) or stage > 0 or incident.known_at_once
        self.number = max(2, round(incident.number * (0.6 if stage == 0 and rng.random() < 0.5 else 1)))

    def _toll(self) -> tuple[int, int]:
        fixed = random.Random(f"toll {self.i.id} {self.stage} {self.rng.random() < 0.25}")
        share = (fixed.uniform(0.4, 0.85), fixed.uniform(0.85, 1.0), 1.0)[self.stage]
        killed = max(1, round(self.i.killed * share)) if self.i.killed else 0
        return killed, round(self.i.wounded * (share if self.stage < 2 else fixed.uniform(0.9, 1.1)))

    def __call__(self, name: str) -> str | None:
        """The words for a slot, or None where this report does not know."""
        own = getattr(self, f"_{name}", None)
        if own is not None:
            return str(said) if (said := own()) is not None else None
        if name in self.i.facts:
            return self._fact(name)
        if name in self.i.people:
            return self.speaker(name)
        if name.endswith("_Head"):
            return capital(self(f"{name[:-5]}_head") or "") or None
        if name.endswith("_head") and (value := self(name[:-5])):
            return headline(value)
        return None

    def say(self, patterns: Sequence[str]) -> str | None:
        """One of the patterns, in words."""
        return expand(self.rng.choice(patterns), self, self.rng)

    # -- who ------------------------------------------------------------------------------------
    def _who(self) -> str:
        if self.i.doer:
            doer = self.i.doer
            short = SHORT.get(doer.split()[-1])
            if short and self.told.get("doer"):
                return str(self.rng.choice([short, doer]))
            return self._first_doer(doer)
        group, rng = self.i.group, self.rng
        if not self.known:
            return str(rng.choice(group["vague"]))
        if self.stage == 0 or rng.random() < 0.3:
            return str(rng.choice([f"suspected {rng.choice(group['alt'])}", rng.choice(group["vague"])]))
        return str(rng.choice([group["name"], *group["alt"]]))

    def _first_doer(self, doer: str) -> str:
        self.told["doer"] = doer
        return doer

    def _group(self) -> str:
        name = str(self.i.group["name"])
        said = str(self.rng.choice([name, name, self.rng.choice(self.i.group["alt"])]))
        many = said != name or name.startswith("the ") or name.endswith("s")
        self.told["it"], self.told["its"] = ("they", "their") if many else ("it", "its")
        return said

    def _it(self) -> str:
        return self.told.get("it", "it")

    def _its(self) -> str:
        return self.told.get("its", "its")

    def _group_name(self) -> str:
        return headline(self.i.group["name"])

    def _group_head(self) -> str:
        return headline(self.i.group["name"])

    def _enemy(self) -> str:
        if self.i.kind == "arrest" or self.i.doer:
            return self._group()
        return str(self.rng.choice(self.i.country["army"]))

    def _via(self) -> str:
        return str(self.rng.choice(self.i.group["via"]))

    def _victim(self) -> str:
        return self.i.names["victim"]

    def _victim_last(self) -> str:
        return self.i.names["victim"].split()[-1]

    def _office(self) -> str | None:
        return self.i.site.get("office")

    def speaker(self, role: str) -> str:
        """A speaker by name and office at first, by the last name afterwards; or without a name."""
        if role in self.told:
            return self.told[role]
        name = self.i.names[role]
        if self.rng.random() < 0.42:
            return str(self.rng.choice(self.common["anonymous"][role]))
        self.told[role] = name.split()[-1]
        said = self.i.people[role].format(name=name, town=self._town(), province=self._province())
        return said + CLOSE if ", " in said else said

    def _official_or_hospital(self) -> str:
        return self.speaker(self.rng.choice(["official", "hospital"]))

    def _country_official(self) -> str:
        said = str(self.rng.choice(self.common["country_official"]))
        return said.replace("the government", f"the {self._demonym()} government")

    def _state_agency(self) -> str:
        return str(self.i.country["agency"])

    def _agency(self) -> str:
        return self.agency or self.publisher

    def _publisher(self) -> str:
        return self.publisher

    # -- what -----------------------------------------------------------------------------------
    def _site(self) -> str:
        return plain(self.i.site["is"], self.rng)

    def _site_short(self) -> str:
        return str(self.i.site["short"])

    def _people(self) -> str | None:
        return plain(self.i.site["people"], self.rng) or None

    def _event(self) -> str:
        return str(self.rng.choice(self.kind["event"]))

    def _short_head(self) -> str:
        return plain(self.rng.choice(self.common["short_np"][self.i.kind]), self.rng)

    def _np(self) -> str | None:
        return self.say(self.common["np"][self.i.kind])

    def _claim_np(self) -> str | None:
        return self._np()

    def _fact(self, name: str) -> str | None:
        return expand(self.i.facts[name], self, self.rng) or None

    def _road_(self) -> str:
        said = self._fact("road") or ""
        return said

    def _including(self) -> str:
        return plain(self.i.including, random.Random(self.i.id))

    def _including_taken(self) -> str:
        return plain(self.i.including_taken, random.Random(self.i.id))

    # -- how many -------------------------------------------------------------------------------
    def _counted(self, number: int, noun: str, one: str, exact: float = 0.55) -> str:
        if number == 1:
            return one
        exact = min(exact, EXACT) if self.i.loose else exact
        return f"{vague(number, self.rng, exact)} {noun}".replace("several of", "several")

    def _noun(self) -> tuple[str, str]:
        people = self._people() or "people"
        if self.i.site.get("soldiers") and people.isalpha() and self.rng.random() < 0.6:
            return people, {"policemen": "a policeman"}.get(people, f"a {people.removesuffix('s')}")
        if self.i.site.get("fighters") and self.rng.random() < 0.6:
            return people, f"a {people.removesuffix('s')}"
        plain_people = self.i.site.get("soldiers") or self.i.site.get("person") or self.rng.random() < 0.7
        return ("people", "one person") if plain_people else ("civilians", "a civilian")

    def _K(self) -> str | None:
        return self._counted(self.killed, *self._noun()) if self.killed else None

    def _K_low(self) -> str | None:
        return self._counted(max(1, self.killed * 2 // 3), "people", "one person", 1) if self.killed else None

    def _K_were(self) -> str | None:
        said = self._K()
        return said and f"{said} {'was' if self.killed == 1 else 'were'}"

    def _k(self) -> str | None:
        return f"{self.killed}" if self.killed > 10 else in_words(self.killed) if self.killed else None

    def _k_low(self) -> str | None:
        return in_words(max(1, self.killed * 2 // 3)) if self.killed else None

    def _claim_number(self) -> str | None:
        return in_words(self.killed * 2 + 1) if self.killed else None

    def _claim_toll(self) -> str | None:
        if not self.killed:
            return ""
        return self.rng.choice(
            [f", which killed {self._K()}", f" that left {self._K()} dead", "", f", in which {self._K_were()} killed"]
        )

    def _k_head(self) -> str | None:
        if not self.killed:
            return None
        if self.killed == 1:
            return "one"
        return self.rng.choice([str(self.killed), str(self.killed), f"at least {self.killed}", self._headline_amount()])

    def _headline_amount(self) -> str:
        if self.killed >= 24:
            return "dozens"
        return UNITS[self.killed] if self.killed <= 10 else str(self.killed)

    def _W(self) -> str | None:
        if not self.wounded:
            return None
        if self.wounded == 1:
            return "one other"
        said = vague(self.wounded, self.rng, 0.7)
        for amount in AMOUNTS:
            if said.startswith(amount):
                return f"{amount} others"
        return f"{said} {self.rng.choice(['others', 'others', 'more', 'people'])}"

    def _W_n(self) -> str | None:
        return in_words(self.wounded) if self.wounded else None

    def _dead(self) -> str | None:
        said = self._K()
        if not said:
            return None
        wounded = self._W() if self.rng.random() < 0.6 else None
        return f"{said} dead and {wounded} {self.rng.choice(['wounded', 'injured'])}" if wounded else f"{said} dead"

    def _killing(self) -> str | None:
        said = self._K()
        if not said:
            return None
        dice = self.rng.random()
        if dice < 0.2 and (dead := self._dead()):
            return f"leaving {dead}"
        wounded = self._W() if self.rng.random() < 0.65 else None
        return (
            f"killing {said} and {self.rng.choice(['wounding', 'injuring'])} {wounded}"
            if wounded
            else f"killing {said}"
        )

    def _N(self) -> str | None:
        return f"{vague(self.number, self.rng)} {self._people()}" if self.i.number else None

    def _N_were(self) -> str | None:
        said = self._N()
        return said and f"{said} were"

    def _n(self) -> str | None:
        return in_words(self.number) if self.i.number else None

    def _n_head(self) -> str | None:
        return f"{self.number} {self._people()}" if self.i.number else None

    # -- words ----------------------------------------------------------------------------------
    def _q_official(self) -> str | None:
        return self._quote("official")

    def _q_witness(self) -> str | None:
        return self._quote("witness")

    def _quote(self, role: str) -> str | None:
        left = [q for q in self.i.quotes[role] if q not in self.quoted]
        if not left:
            return None
        said = self.rng.choice(left)
        self.quoted.add(said)
        return said
