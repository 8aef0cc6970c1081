"""When and where: the day and the place of an incident in the words of one report."""

from __future__ import annotations

import calendar
import random
from datetime import date, timedelta

from incidents_hard import VAGUE_DAY, VAGUE_PLACE, vague_day, vague_place
from incidents_words import CLOSE
from incidents_world import Incident

MONTHS = list(calendar.month_name)
WEEKDAYS = list(calendar.day_name)


def day_month(day: date, american: bool) -> str:
    """ "3 May" or "May 3"."""
    return f"{MONTHS[day.month]} {day.day}" if american else f"{day.day} {MONTHS[day.month]}"


class Setting:
    """The day as seen from the day of publication, and the place, now closely and now loosely told."""

    def __init__(self, incident: Incident, published: date, rng: random.Random) -> None:
        self.i, self.published, self.rng = incident, published, rng
        self.american = rng.random() < 0.4
        self.bare_days = rng.random() < 0.3
        self.looking_back = False
        self.place_told = False
        self.no_day = incident.loose and rng.random() < VAGUE_DAY
        self.no_town = incident.loose and rng.random() < VAGUE_PLACE

    # -- when -----------------------------------------------------------------------------------
    def _when(self) -> str:
        days = (self.published - self.i.day).days
        rng, day, hour = self.rng, self.i.day, self.i.hour
        weekday = WEEKDAYS[day.weekday()]
        on = "" if self.bare_days else "on "
        dated = day_month(day, self.american)
        if days > 6 or self.looking_back:
            return self._long_ago(days, dated)
        if self.no_day:
            return vague_day(day, self.published, rng)
        part = "evening" if hour == "night" else hour
        choices = [f"{on}{weekday}"] * 3 + [f"{on}{weekday} {part}", f"{on}{weekday} {part}"]
        choices += [f"on {dated}"] if days else []
        if hour in ("evening", "night"):
            choices += [f"late {on}{weekday}", f"late {on}{weekday}"]
            if days == 1:
                choices += ["overnight", "last night", f"overnight {on}{weekday}"]
        if hour == "morning":
            choices += [f"early {on}{weekday}"]
        if days == 0:
            choices += ["earlier on " + weekday] if hour != "night" else []
        if days == 1:
            choices += ["a day earlier", "yesterday"] if rng.random() < 0.3 else []
        if days >= 3:
            choices += [f"on {weekday}, {dated}", f"last {weekday}", f"on {dated}"]
        return rng.choice(choices)

    def _when_first(self) -> str:
        said = self._when()
        return f"on {said}" if said.split()[0] in WEEKDAYS else said

    def _long_ago(self, days: int, dated: str) -> str:
        year = "" if self.i.day.year == self.published.year and days < 200 else f" {self.i.day.year}"
        comma = "," if year and self.american else ""
        choices = [f"on {dated}{comma}{year}"] * 3
        if days > 40 and self.i.day.month != self.published.month:
            choices += [f"in {MONTHS[self.i.day.month]}{year}"]
        if days <= 6:
            choices += [f"on {WEEKDAYS[self.i.day.weekday()]}"]
        elif days < 14 and (self.published - timedelta(7)).isocalendar()[:2] == self.i.day.isocalendar()[:2]:
            choices += ["last week"]
        elif self.published.month - self.i.day.month == 1 and self.published.year == self.i.day.year:
            choices += ["last month"]
        return self.rng.choice(choices)

    def _today(self) -> str:
        return WEEKDAYS[self.published.weekday()]

    # -- where ----------------------------------------------------------------------------------
    def _province_of(self) -> str:
        province = self.i.province
        word = province.get("word", self.i.country["division"])
        if province["name"] == self.i.place or (self.i.country["demonym"] == "Colombian" and self.rng.random() < 0.5):
            return str(province["name"])
        side = f"{province['side']} " if province["side"] and self.rng.random() < 0.4 else ""
        ours = f"{self.i.country['country']}'s " if self.rng.random() < 0.25 else ""
        named = f"{province['name']} {word}" if self.rng.random() < 0.7 else str(province["name"])
        if self.rng.random() < 0.15:
            return f"the {side}{word} of {province['name']}"
        return f"{ours}{side}{named}"

    def _province(self) -> str:
        return str(self.i.province["name"])

    def _town(self) -> str:
        return self.i.place.split(" village")[0].removesuffix(" district").removesuffix(" road")

    def _town_of(self) -> str:
        town = f"{self.rng.choice(['', 'the town of '])}{self._town()}"
        return f"{town} in {self._province_of()}" if self.rng.random() < 0.7 else town

    def _where(self) -> str:
        i, rng = self.i, self.rng
        if i.site.get("person"):
            where = f"in {self._settled()}"
        elif i.kind in ("roadside", "ambush", "base") or i.site.get("rural"):
            near = "near" if i.city else rng.choice(["near", "in", "near", "outside"])
            where = f"{near} {self._settled()}"
        else:
            where = f"in {self._settled()}"
        if self.place_told and rng.random() < 0.5:
            where = f"in {self._town()}"
        self.place_told = True
        return where

    def _settled(self) -> str:
        i, rng, town = self.i, self.rng, self._town()
        if self.no_town:
            return vague_place(self._province_of(), rng)
        side = i.province["side"]
        dice = rng.random()
        if i.hood and i.kind not in ("ambush",):
            if dice < 0.45:
                word = rng.choice(["district", "neighbourhood", "area", "quarter"])
                hood = f"the {i.hood.removeprefix('the ')}" + ("" if " " in i.hood and "oad" in i.hood else f" {word}")
                of_town = (
                    town
                    if i.place != i.country["capital"] or rng.random() < 0.7
                    else f"the {i.country['demonym']} capital"
                )
                return f"{hood} of {of_town}"
            if dice < 0.6 and i.place != i.country["capital"]:
                return f"{i.hood}, in the {side} city of {town}{CLOSE}" if side else f"{i.hood} in {town}"
        if i.place == i.country["capital"]:
            return rng.choice(
                [f"the {i.country['demonym']} capital {town}", town, town, f"the {i.country['demonym']} capital"]
            )
        if " village" in i.place:
            parent = i.place.split(" of ")[1] if " of " in i.place else ""
            of_parent = f" in {parent}{rng.choice([' district', ''])}" if parent and dice < 0.7 else ""
            tail = self._in_province() if dice < 0.35 or not of_parent else ""
            return f"{rng.choice(['the village of ', ''])}{town}{of_parent}{tail}"
        if i.place.endswith(" district"):
            tail = rng.choice([f" in {self._province_of()}", f" of {self._province_of()}", ""]) if dice < 0.8 else ""
            return rng.choice([f"{town} district{tail}", f"the {town} district{tail}", f"the district of {town}{tail}"])
        if dice < 0.07 and not i.hood:
            return self._province_of()
        if dice < 0.55 and i.province["name"] != i.place:
            word = "city" if i.city else "town"
            named = (
                f"the {side + ' ' if side and rng.random() < 0.5 else ''}{word} of {town}"
                if rng.random() < 0.45
                else town
            )
            return named + self._in_province()
        if dice < 0.72:
            return f"the {side + ' ' if side else ''}{i.country['demonym']} {'city' if i.city else 'town'} of {town}"
        return f"{town} in {side + ' ' if side else ''}{i.country['country']}" if dice < 0.82 else town

    def _in_province(self) -> str:
        province = self._province_of()
        if self.rng.random() < 0.4:
            return f", {'in ' if province.startswith('the ') else ''}{province}{CLOSE}"
        return f" in {province}"

    def _country(self) -> str:
        return str(self.i.country["country"])

    def _demonym(self) -> str:
        return str(self.i.country["demonym"])
