"""Denied: what of a claim somebody denies – that it happened, his own part in it, a number, or whom it hit."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from rashomon.comparing.account import Account
from rashomon.comparing.denied_words import says
from rashomon.comparing.fronts import fronts
from rashomon.comparing.geography import bare
from rashomon.comparing.likeness import same_party
from rashomon.comparing.parties import named
from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.telling import Who
from rashomon.comparing.values import UNKNOWN, Value, Values, party_of
from rashomon.comparing.victims import groups_of, unnamed
from rashomon.comparing.voices import holding, said_here

About = Literal["who", "whom", "number", "happened"]
OWN = frozenset({"its", "their", "our", "his"})
"""Before people these say that they are the denier's own."""
_LEAVING = frozenset({"withdrawal", "group_change"})
"""Who denies that his men have left him denies that it happened."""
_BODY = frozenset({"movement", "group", "organisation", "organization"})
"""So a group's spokesman calls the group; nobody else denies what "the movement" did without a name."""


def speaks_for(account: Account, party: Who) -> bool:
    """Whether the account's speaker is the party or speaks for it ("a Taliban spokesman"), or calls it his own.

    Example:
        >>> from rashomon.reading.claim import Claim, Party
        >>> said = Claim("event", "bombing", sources=(Party("Taliban spokesman", "person"),))
        >>> speaks_for(Account("c1", said, "d1"), Who("taliban", "Taliban", "armed_group"))
        True
    """
    own = account.speaker.id
    if own == party.key or (_state(own) and _state(own) == _state(party.key)):
        return True
    if not account.claim.sources:
        return False
    speaker = party_of(account.claim.sources[-1])
    if named(party) and named(speaker) and same_party(speaker, party):
        return True
    words = set(bare(party.name).split())
    if OWN & set(party.name.lower().split()):
        return True
    if not words or words <= set(bare(speaker.name).split()):
        return bool(words)
    return words <= _BODY and account.claim.modality == "denied"


def _state(key: str) -> str:
    """The country of a state's body by its register id (`af`, `af:forces`); empty for other parties."""
    country = key.partition(":")[0]
    return country if len(country) == 2 else ""


def as_said(account: Account, values: Values) -> Values:
    """The values of a denial without perpetrators that its words don't have; denied losses of one's own are "none".

    Where the denier himself is taken up from the words before ("The army denies it"), he denies his own deed.
    """
    who = values["who"]
    if who.parties:
        said = {party_of(agent).key for agent in account.claim.agents if said_here(agent, account.claim)}
        if not any(
            party.key in said or _his_men(account, party) or (speaks_for(account, party) and says(account, "taken up"))
            for party in who.parties
        ):
            values = {**values, "who": Value("who", UNKNOWN, "not named")}
    if men := _own_men(account):
        values = {**values, "who": replace(values["who"], words=", ".join(men))}
    if own_losses(account, values) and not any(slot in values for slot in NUMBER_SLOTS):
        values = {**values, "killed": Value("killed", "0", "none of its own", 0, 0, 0)}
    return values


def own_losses(account: Account, values: Values) -> bool:
    """Whether somebody denies harm to his own people: "that it had lost 40 men", "that any of the group's men died"."""
    words = {word for party in account.claim.targets for word in party.name.lower().replace("’", "'").split()}
    return bool(words & OWN) or (values["who"].key == UNKNOWN and any(word.endswith("'s") for word in words))


def own_part(account: Account, values: Values) -> bool:
    """Whether a denial is of the denier's own part in what happened, and not of what happened.

    Example:
        >>> from rashomon.comparing.values import values
        >>> from rashomon.reading.claim import Claim, Party
        >>> taliban = Party("Taliban", "armed_group", ref="taliban")
        >>> no = Claim("event", "bombing", agents=(taliban,), modality="denied", sources=(taliban,))
        >>> account = Account("c1", no, "d1")
        >>> own_part(account, values(account))
        True
    """
    if any(speaks_for(account, party) or _his_men(account, party) for party in values["who"].parties):
        return True
    if account.claim.type not in _LEAVING and _own_men(account):
        return True
    return says(account, "no part")


def _own_men(account: Account) -> list[str]:
    """The doers whom the words call the denier's own ("denied that its soldiers had …"), whoever they were before."""
    found = []
    for agent in account.claim.agents:
        if (span := agent.span) and (words := holding(account.claim, span)):
            called = words.quote[span.start - words.start : span.end - words.start]
            if " " in called and called.split(maxsplit=1)[0].lower() in OWN:
                found.append(called)
    return found


def _his_men(account: Account, party: Who) -> bool:
    """Whether a party is the denier's men, whom a side calls just "the fighters", and its enemy's something worse."""
    return account.speaker.stake == "party" and party.key == "~fighters" and "enemy" not in fronts(party.name)


def spared(values: Values) -> frozenset[str]:
    """The groups of victims that a denial is about; empty where it is about a person or people at large."""
    whom = values.get("whom")
    if whom is None:
        return frozenset()
    return unnamed(groups_of(tuple((p.name, p.kind) for p in whom.parties)))


def about(account: Account, values: Values) -> About:
    """What a denial is about, by its own words alone.

    "Nobody was hurt", "it had not lost 40 men", "no civilian was hit" say nothing against the act, and "we had nothing
    to do with it" grants it.

    Example:
        >>> from rashomon.comparing.values import values
        >>> from rashomon.reading.claim import Claim, Party
        >>> no = Claim("event", "attack", targets=(Party("civilians", "people"),), modality="denied")
        >>> account = Account("c1", no, "d1")
        >>> about(account, values(account))
        'whom'
    """
    values = as_said(account, values)
    if own_part(account, values):
        return "who"
    counted = [values[slot].number for slot in NUMBER_SLOTS if slot in values]
    if 0 in counted or (values["who"].key == UNKNOWN and any(number != 1 for number in counted)):
        return "number"
    said = any(said_here(party, account.claim) for party in account.claim.targets)
    return "whom" if said and not values["who"].parties and spared(values) else "happened"
