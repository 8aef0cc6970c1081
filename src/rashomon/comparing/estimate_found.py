"""What a policy found, before it is put into an estimate."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.comparing.standing import Count


@dataclass(frozen=True, slots=True)
class Found:
    """A value with the counts it rests on; `passed_over` is why the policy left the other ones out."""

    value: int | str | None
    words: str
    used: tuple[Count, ...]
    trace: str
    passed_over: str = ""
    low: int | None = None
    high: int | None = None
    missing: str = ""


def nothing(reason: str) -> Found:
    """No value, with the reason.

    Example:
        >>> nothing("no account gives it").missing
        'no account gives it'
    """
    return Found(None, "", (), reason, reason, missing=reason)
