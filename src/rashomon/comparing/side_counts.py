"""Side counts: numbers that only a side of the fighting gives, which need not agree with what anybody else counted.

The army tells of fifteen dead rebels where rescuers count nine dead villagers; the rebels count other losses of the
army than the army does. Two such numbers say nothing against one event: that is what warring sides contradict each
other in (`disagreement`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.comparing.slots import NUMBER_SLOTS
from rashomon.comparing.speakers import speaker
from rashomon.documents.document import Document
from rashomon.reading.claim import Claim


def side_counts(document: Document, group: Sequence[Claim]) -> tuple[str, ...]:
    """The slots of one happening whose numbers none but its sides give; who is a side, all its claims tell together.

    Example:
        >>> from rashomon.reading.claim import Number, Party
        >>> army = Party("army", "state_force", ref=":forces")
        >>> said = Claim("event", "attack", agents=(army,), numbers={"killed": Number(15)}, sources=(army,))
        >>> heard = Claim("event", "attack", numbers={"killed": Number(9)}, sources=(Party("residents", "people"),))
        >>> report = Document("a", "Residents say nine died. The army says it killed fifteen.")
        >>> side_counts(report, [said]), side_counts(report, [said, heard])
        (('killed',), ())
    """
    if not any(claim.numbers for claim in group):
        return ()
    agents = tuple(party for claim in group for party in claim.agents)
    targets = tuple(party for claim in group for party in claim.targets)
    by_sides: dict[str, bool] = {}
    for claim in group:
        # Where one who is no side counts, it matters no more who else does.
        if open_ := [slot for slot in NUMBER_SLOTS if slot in claim.numbers and by_sides.get(slot, True)]:
            own = speaker(document, replace(claim, agents=agents, targets=targets)).self_interested
            by_sides.update(dict.fromkeys(open_, own))
    return tuple(sorted(slot for slot, own in by_sides.items() if own))
