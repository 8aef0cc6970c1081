"""Reliability: the two Admiralty scales, and the information digit computed from the accounts.

Letter and digit are two judgements and stay two. The letter of a source is set by people and is F until
then; the digit of an event follows from its accounts by documented rules and is 6 where none of them fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.comparing.account import Account
from rashomon.comparing.corroboration import Corroboration, corroboration
from rashomon.comparing.counting import counted
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.slots import DATA
from rashomon.comparing.voices import has_stake, in_order, origin_id
from rashomon.errors import UserError
from rashomon.vocabulary.load import checked, read_yaml

Scale = Literal["source-reliability", "information-credibility"]
DEFAULT_LETTER = "F"
DEFAULT_DIGIT = "6"
CORE = frozenset({"happened", "controls", "ties", "leads"})
"""Slots of which a dispute is one about the matter itself; `who` comes next, all others are details."""


class Grade(BaseModel):
    """One letter or digit of a scale; `rule` says when a digit is computed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    scale: Scale
    code: str = Field(pattern="^[A-G1-6]$")
    name: str
    rule: str = ""

    @property
    def tag(self) -> str:
        """The grade as a MISP machine tag.

        Example:
            >>> grade("source-reliability", "F").tag
            'admiralty-scale:source-reliability="f"'
        """
        return f'admiralty-scale:{self.scale}="{self.code.lower()}"'


@cache
def grades() -> dict[tuple[str, str], Grade]:
    """All grades by scale and code, in the order of the scales."""
    file = DATA / "credibility.yaml"
    return {(row.scale, row.code): row for row in checked(read_yaml(file), Grade, file.name)}


def grade(scale: Scale, code: str) -> Grade:
    """The grade of a letter or digit.

    Raises:
        UserError: the scale has no such grade.

    Example:
        >>> grade("information-credibility", "1").name
        'Confirmed by other sources'
    """
    found = grades().get((scale, code.upper()))
    if found is None:
        known = ", ".join(of for in_, of in grades() if in_ == scale)
        raise UserError(f"no grade {code!r} of {scale}; there are: {known}")
    return found


@dataclass(frozen=True, slots=True)
class Information:
    """The computed digit with its rule, and the figures and disputes that decided."""

    digit: str
    name: str
    rule: str
    support: Corroboration
    disputes: tuple[str, ...] = ()
    because: str = ""


def information(accounts: Sequence[Account], disagreements: Iterable[Disagreement] = ()) -> Information:
    """The information digit of one event or of one statement, from its accounts and their disagreements.

    Updates down one chain are no dispute. Only asserted accounts support; who has a stake in the matter
    does not make it confirmed.

    Example:
        >>> from rashomon.reading.claim import Claim
        >>> told = [Account(f"c{n}", Claim("event", "bombing"), f"d{n}", publisher=f"Outlet {n}") for n in (1, 2)]
        >>> information(told).digit, information(told[:1]).digit
        ('1', '6')
    """
    known = in_order(accounts)
    support = corroboration(known)
    disputes = [row for row in disagreements if row.type != "update"]
    code, because = _digit(known, support, disputes)
    found = grade("information-credibility", code)
    return Information(code, found.name, found.rule, support, tuple(row.id for row in disputes), because)


def _digit(accounts: Sequence[Account], support: Corroboration, disputes: Sequence[Disagreement]) -> tuple[str, str]:
    asserted = [a for a in accounts if a.claim.modality == "asserted"]
    free = {origin_id(a) for a in asserted if not a.speaker.self_interested}
    if not asserted:
        return DEFAULT_DIGIT, "nobody asserts it"
    by_id = {a.id: a for a in accounts}
    deniers = [by_id[i] for row in disputes if row.type == "denial" and row.slot in CORE
               for i in (row.b, *row.also_b) if i in by_id]  # fmt: skip
    impartial = {origin_id(a) for a in deniers if not has_stake(a)}
    if len(impartial) > len(free):
        return "5", f"{len(impartial)} origins without a stake deny it, {len(free)} assert it"
    core = [row for row in disputes if row.slot in CORE]
    contradicted = [row for row in core if row.type == "contradiction"]
    if impartial or contradicted or (deniers and len(free) < 2):
        return "4", "the matter itself is denied or contradicted"
    if len(support.origins) < 2:
        return _of_one_origin(asserted, disputes)
    if not free:
        return DEFAULT_DIGIT, "only parties with a stake assert it"
    if any(row.slot == "who" and row.type == "contradiction" for row in disputes):
        return "3", f"{counted(len(support.origins), 'origin')}, but they name different perpetrators"
    if disputes:
        return "2", f"{len(support.origins)} origins; what is disputed is a detail, or only by somebody with a stake"
    if len(free) >= 2 and len(support.speakers) >= 2:
        speakers = counted(len(support.speakers), "speaker")
        return "1", f"{counted(len(free), 'independent origin')}, {speakers}, nothing disputed"
    return "2", f"{counted(len(support.origins), 'origin')}, but not two of each without a stake"


def _of_one_origin(asserted: Sequence[Account], disputes: Sequence[Disagreement]) -> tuple[str, str]:
    cited = any(a.claim.sources and not has_stake(a) for a in asserted)
    if cited and not disputes:
        return "3", "one origin, which cites a speaker without a stake"
    return DEFAULT_DIGIT, "one origin only"
