"""Disagreement: which accounts of one event or subject can't all be right, told apart by type.

A denial is the same proposition with the other polarity. An update is another value, later down the
same chain. A contradiction comes from another origin as of the same time. What is left is growth (a
later, higher number from elsewhere), vagueness, or a part beside the whole: none of these is a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.comparing.account import Account
from rashomon.comparing.disagreement_denials import denial_rows
from rashomon.comparing.disagreement_events import event_rows
from rashomon.comparing.disagreement_means import means_rows
from rashomon.comparing.disagreement_row import Disagreement, ranked, weighed
from rashomon.comparing.disagreement_subjects import subject_rows
from rashomon.comparing.estimate_tolls import toll
from rashomon.comparing.ranking import event_toll
from rashomon.comparing.standing import standing
from rashomon.comparing.values import Values, values
from rashomon.comparing.voices import in_order

__all__ = ["Disagreement", "disagreements", "event_disagreements"]


def disagreements(topic_id: str, accounts: Sequence[Account]) -> list[Disagreement]:
    """The disagreements among the accounts of one event, or of subjects, the weightiest first.

    Event claims are taken as accounts of one event; relation, control, leadership and strength
    claims go by their subjects, and are compared where they speak of the same time. The order in
    which accounts are given changes nothing.

    Example:
        >>> from rashomon.reading.claim import Claim, Number
        >>> tolls = [Claim("event", "bombing", numbers={"killed": Number(n)}) for n in (64, 80)]
        >>> told = [Account("c1", tolls[0], "d1"), Account("c2", tolls[1], "d2")]
        >>> [(r.type, r.slot, r.value_a, r.value_b) for r in disagreements("e1", told)]
        [('contradiction', 'killed', '64', '80')]
    """
    known = in_order(accounts)
    events = [account for account in known if account.claim.kind == "event"]
    others = [account for account in known if account.claim.kind != "event"]
    rows = event_disagreements(topic_id, events, [values(account) for account in events])
    return ranked([*rows, *subject_rows(topic_id, others)])


def event_disagreements(topic_id: str, accounts: Sequence[Account], laid: Sequence[Values]) -> list[Disagreement]:
    """`disagreements` of one event for accounts in order whose values are at hand."""
    if len(accounts) < 2:
        return []
    told = list(zip(accounts, laid, strict=True))
    asserted = [(account, row) for account, row in told if account.claim.modality == "asserted"]
    denied = [(account, row) for account, row in told if account.claim.modality == "denied"]
    rows = [
        *event_rows(topic_id, asserted, denied),
        *means_rows(topic_id, asserted),
        *denial_rows(topic_id, asserted, denied),
    ]
    if not rows:
        return []
    dead = toll("best-low-high", standing("killed", accounts, laid)[0]).value
    return ranked(weighed(row, event_toll(row.slot, dead if isinstance(dead, int) else None)) for row in rows)
