"""Policies by name: which rules there are to make one value of many accounts, and whose they are."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rashomon.comparing.slots import DATA
from rashomon.errors import DataError, UserError
from rashomon.vocabulary.load import checked, read_yaml

Group = Literal["toll", "perpetrator", "date", "place", "kind"]
GROUP_OF: dict[str, Group] = {
    "killed": "toll",
    "wounded": "toll",
    "abducted": "toll",
    "arrested": "toll",
    "displaced": "toll",
    "who": "perpetrator",
    "when": "date",
    "where": "place",
    "what": "kind",
}
"""The slots of which estimates are made, with the group of policies that makes them."""


class Policy(BaseModel):
    """A rule with its name, its version and the codebook it comes from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    group: Group
    name: str
    version: int = Field(ge=1)
    source: str = Field(min_length=4)
    rule: str = Field(min_length=20)


@cache
def policies() -> dict[tuple[str, str], Policy]:
    """All policies by group and name, in the order of the file: the first of a group is its default.

    Raises:
        DataError: an entry of `data/policies.yaml` that doesn't fit, or a name twice in a group.

    Example:
        >>> [name for group, name in policies() if group == "toll"]
        ['best-low-high', 'lowest', 'range', 'latest', 'majority', 'highest']
    """
    file = DATA / "policies.yaml"
    found: dict[tuple[str, str], Policy] = {}
    for number, row in enumerate(checked(read_yaml(file), Policy, file.name), 1):
        if (row.group, row.name) in found:
            raise DataError(f"{row.name!r} is there twice", file=file.name, row=number, field="name")
        found[row.group, row.name] = row
    return found


def policy_for(slot: str, name: str = "") -> Policy:
    """The policy of that name for a slot; without a name the default of its group.

    Raises:
        UserError: no estimates are made of the slot, or no policy of that name for it.

    Example:
        >>> policy_for("killed", "lowest").source
        'ACLED codebook, column fatalities'
        >>> policy_for("killed", "guess")
        Traceback (most recent call last):
            ...
        rashomon.errors.UserError: no policy 'guess' for killed; there are: best-low-high, lowest, range, latest, ...
    """
    group = GROUP_OF.get(slot)
    if group is None:
        raise UserError(f"no estimate is made of {slot!r}; there are: {', '.join(GROUP_OF)}")
    known = {policy.name: policy for (of, _), policy in policies().items() if of == group}
    if not name:
        return next(iter(known.values()))
    if name not in known:
        raise UserError(f"no policy {name!r} for {slot}; there are: {', '.join(known)}")
    return known[name]
