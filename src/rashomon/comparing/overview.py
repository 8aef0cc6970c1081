"""The overview of one event: facts, support, agreement, disagreement, growth and estimates in one pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.comparing.account import Account
from rashomon.comparing.agreement import Agreement, Step, agreed, grown
from rashomon.comparing.corroboration import Corroboration, corroboration
from rashomon.comparing.disagreement import event_disagreements
from rashomon.comparing.disagreement_row import Disagreement
from rashomon.comparing.estimates import Estimate, estimate_of
from rashomon.comparing.facts import Fact, lay_out
from rashomon.comparing.policies import GROUP_OF
from rashomon.comparing.reliability import Information, information
from rashomon.comparing.values import values
from rashomon.comparing.voices import in_order


@dataclass(frozen=True, slots=True)
class Overview:
    """What the accounts of one event come to; each part is what the function of its name gives."""

    facts: tuple[Fact, ...]
    support: Corroboration
    agreements: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]
    growth: tuple[Step, ...]
    estimates: tuple[Estimate, ...]
    information: Information


def overview(topic_id: str, accounts: Iterable[Account], policies: dict[str, str] | None = None) -> Overview:
    """Everything about one event at once; the claims are read into values once only.

    Estimates are made of the slots that some account fills, by the policy that `policies` names for
    the slot or else the default. Accounts that are no event claims are left out.

    Raises:
        UserError: a policy that the slot does not have.

    Example:
        >>> from rashomon.reading.claim import Claim, Number
        >>> tolls = [Claim("event", "bombing", numbers={"killed": Number(n)}) for n in (64, 80)]
        >>> seen = overview("e1", [Account("c1", tolls[0], "d1"), Account("c2", tolls[1], "d2")], {"killed": "lowest"})
        >>> [(e.slot, e.policy, e.value) for e in seen.estimates]
        [('what', 'most-origins', 'bombing'), ('killed', 'lowest', 64)]
    """
    known = [account for account in in_order(accounts) if account.claim.kind == "event"]
    laid = [values(account) for account in known]
    facts = lay_out(known, laid)
    disagreements = event_disagreements(topic_id, known, laid)
    asserted = [pair for pair in zip(known, laid, strict=True) if pair[0].claim.modality == "asserted"]
    mine, rows = [account for account, _ in asserted], [row for _, row in asserted]
    wanted = policies or {}
    filled = [
        fact.slot
        for fact in facts
        if fact.slot in GROUP_OF and any(cell.value.plain != "unknown" for cell in fact.cells)
    ]
    return Overview(
        facts=tuple(facts),
        support=corroboration(known),
        agreements=tuple(agreed(mine, rows)),
        disagreements=tuple(disagreements),
        growth=tuple(grown(mine, rows, "killed")),
        estimates=tuple(estimate_of(known, laid, slot, wanted.get(slot, "")) for slot in filled),
        information=information(known, disagreements),
    )
