"""The rows that say what claims about no event are about: who stands how to whom, who holds what, who leads whom."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.comparing.subjects import subjects
from rashomon.reading.claim import Claim


def subject_rows(claims: Mapping[str, Claim]) -> list[dict[str, str]]:
    """The rows of the table `view_subjects` for claims by id; a claim about an event has none.

    Example:
        >>> subject_rows({"c1": Claim("event", "attack")})
        []
    """
    return [
        {"subject": subject.key, "claim": id_, "kind": subject.kind, "words": subject.words}
        for id_, claim in claims.items()
        for subject in {one.key: one for one in reversed(subjects(claim))}.values()
    ]
