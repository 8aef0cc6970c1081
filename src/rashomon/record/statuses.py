"""What becomes of the decisions about one claim or event: what holds, and the status by coders and by reviewers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Role = Literal["coder", "reviewer"]
"""As what somebody decides: a coder codes, a reviewer looks over what coders did, and has the last word."""
ACCEPT, EDIT, REJECT, UNVERIFIABLE = "accept", "edit", "reject", "unverifiable"
SEND_BACK, COMMENT = "send-back", "comment"
STATUS = {ACCEPT: "accepted", EDIT: "edited", REJECT: "rejected", UNVERIFIABLE: "unverifiable"}
"""What a decision about an event or a claim makes of it."""
SENT_BACK = "sent back"
MACHINE = "machine"
"""The status of what nobody has looked at."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision about one claim or event, in force; `values` is the edit that goes with it."""

    judgement: str
    seq: int
    decision: str
    by: str
    role: str = "reviewer"
    blind: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    edited_by: str = ""

    @property
    def says(self) -> tuple[str, str]:
        """What is compared: the decision, and the values it leaves."""
        return STATUS[self.decision] if not self.values else "edited", repr(sorted(self.values.items()))


@dataclass(frozen=True, slots=True)
class Status:
    """Two statuses, empty until somebody of that role decided; a machine's output is neither.

    `disputed` says that decisions with an equal say differ. `holds` is the verdict that counts.
    """

    coder: str = ""
    reviewer: str = ""
    coder_by: str = ""
    reviewer_by: str = ""
    disputed: bool = False
    holds: Verdict | None = None

    @property
    def word(self) -> str:
        """The one word for lists: what holds, `machine` where nobody decided.

        Example:
            >>> Status().word
            'machine'
        """
        return STATUS[self.holds.decision] if self.holds else MACHINE


def standing(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Of decisions in the order they were made, the last of each person in each role, but none sent back since.

    Example:
        >>> standing([Verdict("j1", 1, "accept", "Lena", "coder"), Verdict("j2", 2, "send-back", "Omar")])
        []
    """
    found: dict[tuple[str, str], Verdict] = {}
    for one in verdicts:
        if one.decision == SEND_BACK:
            found.clear()
        elif one.decision in STATUS:
            found.pop((one.by, one.role), None)
            found[one.by, one.role] = one
    return list(found.values())


def status(verdicts: Iterable[Verdict]) -> Status:
    """The statuses that follow from decisions, in the order they were made.

    A reviewer's word counts for more than a coder's, whoever spoke last. Coders dispute until a reviewer decides;
    then reviewers with each other, and with coders who decide otherwise afterwards.

    Example:
        >>> found = status([Verdict("j1", 1, "accept", "Lena", "coder"), Verdict("j2", 2, "reject", "Omar")])
        >>> found.coder, found.reviewer, found.word, found.disputed
        ('accepted', 'rejected', 'rejected', False)
    """
    every = list(verdicts)
    found = standing(every)
    coders = [one for one in found if one.role == "coder"]
    reviewers = [one for one in found if one.role != "coder"]
    back = next((one for one in reversed(every) if one.decision == SEND_BACK), None)
    # What was sent back waits for a coder; it is open again to reviewers once one decided.
    waits = back is not None and not found
    coder, reviewer = (some[-1] if some else None for some in (coders, reviewers))
    equal = reviewers + [one for one in coders if reviewer and one.seq > reviewer.seq] if reviewers else coders
    return Status(
        coder=_word(coder) or (SENT_BACK if waits else ""),
        reviewer=_word(reviewer),
        coder_by=coder.by if coder else "",
        reviewer_by=reviewer.by if reviewer else back.by if waits and back else "",
        disputed=len({one.says for one in equal}) > 1,
        holds=reviewer or coder,
    )


def _word(verdict: Verdict | None) -> str:
    return STATUS[verdict.decision] if verdict else ""
