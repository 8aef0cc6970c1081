"""Why a number is what it is: value, rule, claims, words, report, hash, one under the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.comparing.account import Account
from rashomon.comparing.estimates import Estimate, estimate
from rashomon.record.rows import DocumentRow, EventRow, Step

Reports = Mapping[str, DocumentRow]


@dataclass(frozen=True, slots=True)
class Way:
    """The way down from a value (`step`), with what a page of it shows: the event's row, its accounts, and what the
    slot comes to under every policy, nothing where no account speaks of it."""

    row: EventRow
    step: Step
    accounts: tuple[Account, ...]
    estimates: tuple[Estimate, ...]


def way_down(
    event: str,
    told: Sequence[Account],
    left_out: Mapping[str, str],
    reports: Reports,
    slot: str,
    policy: str = "",
) -> Step:
    """The way from a slot's value under a policy down to the hashes of the reports.

    `told` are the accounts of the event, `left_out` the ids of those that people rejected, with the judgement's words.

    Raises:
        UserError: no estimate is made of the slot, or there is no such policy.
    """
    found = estimate([account for account in told if account.id not in left_out], slot, policy)
    by_id = {account.id: account for account in told}
    used = tuple(_claim(by_id[id_], reports) for id_ in found.used)
    left = tuple(
        Step("left out", f"{reason}: {_said(by_id[id_])}", id_, (_words(by_id[id_], reports),))
        for id_, reason in (*found.left_out, *left_out.items())
        if reason != "it doesn't say"
    )
    rule = Step("rule", f"{found.policy} (version {found.version}; {found.source}): {found.rule}. {found.trace}",
                found.policy, used + left)  # fmt: skip
    return Step("value", f"{slot}: {_value(found)}", event, (rule,))


def _value(found: Estimate) -> str:
    if found.missing:
        return f"no value: {found.missing}"
    said = found.words or str(found.value)
    if found.low is not None and found.high is not None and found.low != found.high:
        said += f" ({found.low} to {found.high})"
    return said


def _claim(account: Account, reports: Reports) -> Step:
    return Step("claim", _said(account), account.id, (_words(account, reports),))


def _said(account: Account) -> str:
    chain = [account.publisher or account.said_as, *(party.name for party in account.claim.sources)]
    said = " → ".join(chain)
    stake = ", of its own or its enemy's losses" if account.speaker.self_interested else ""
    return (
        f"{said}: {account.claim.type.replace('_', ' ')}, {account.claim.modality}{stake}; origin {account.origin.name}"
    )


def _words(account: Account, reports: Reports) -> Step:
    spans = account.claim.evidence
    where = "; ".join(f"{span.part} {span.start}–{span.end}" for span in spans)
    quotes = " … ".join(f"“{span.quote}”" for span in spans) or "no words kept"
    return Step("words", f"{quotes} ({where})" if where else quotes, "", (_report(reports[account.document]),))


def _report(document: DocumentRow) -> Step:
    day = document.published.isoformat() if document.published else "undated"
    said = ", ".join(filter(None, (document.title or document.id, document.publisher, day, document.url)))
    return Step("report", said, document.id, (Step("hash", f"SHA-256 {document.hash}", document.key),))


def levels(step: Step) -> Sequence[str]:
    """The levels of the first way down, for those who check that none is missing.

    Example:
        >>> levels(Step("value", "", "", (Step("rule", ""),)))
        ['value', 'rule']
    """
    found = [step.level]
    while step.under:
        step = step.under[0]
        found.append(step.level)
    return found
