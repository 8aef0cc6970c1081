"""What somebody may do with a record: each role may do all that the ones before it may."""

from __future__ import annotations

from rashomon.errors import UserError

ROLES = ("viewer", "coder", "reviewer", "admin")
"""Looks; decides about claims and events and adds reports; settles what coders decided; looks after people."""


def includes(role: str, needed: str) -> bool:
    """Whether a role may do what another one may.

    Example:
        >>> includes("reviewer", "coder"), includes("viewer", "coder")
        (True, False)
    """
    return ROLES.index(role) >= ROLES.index(needed)


def lower(one: str, other: str) -> str:
    """The role of the two that may do less.

    Example:
        >>> lower("admin", "coder")
        'coder'
    """
    return min(one, other, key=ROLES.index)


def checked_role(role: str) -> str:
    """The role as it is written here.

    Raises:
        UserError: there is no such role.

    Example:
        >>> checked_role("Coder ")
        'coder'
    """
    found = role.strip().lower()
    if found not in ROLES:
        raise UserError(f"no role '{role}': the roles are {', '.join(ROLES)}")
    return found
