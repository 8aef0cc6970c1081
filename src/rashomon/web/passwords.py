"""Passwords: what one must be, its Argon2 hash, and whether one fits."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rashomon.errors import UserError

HASHER = PasswordHasher()
"""Argon2id with the library's parameters: those that RFC 9106 recommends second, 64 MiB and three passes."""
SHORTEST = 12
LONGEST = 1000
"""Characters; nothing else is asked of a password, as in NIST SP 800-63B: rules about signs make worse ones."""
_AT_ONCE = BoundedSemaphore(4)
"""Hashes made at the same time: each takes its 64 MiB, whoever asks for it."""


def hashed(password: str) -> str:
    """The hash of a new password, with its salt and parameters.

    Raises:
        UserError: too short, or much too long.

    Example:
        >>> hashed("correct horse battery")[:10], hashed("short")
        Traceback (most recent call last):
        rashomon.errors.UserError: a password has at least 12 characters; this one has 5
    """
    if len(password) < SHORTEST:
        raise UserError(f"a password has at least {SHORTEST} characters; this one has {len(password)}")
    if len(password) > LONGEST:
        raise UserError(f"a password has at most {LONGEST} characters")
    with _AT_ONCE:
        return HASHER.hash(_same(password))


def fits(kept: str, password: str) -> bool:
    """Whether a password is the one of this hash; takes as long where nothing is kept, and then it is not.

    Example:
        >>> fits(hashed("correct horse battery"), "correct horse battery"), fits("", "")
        (True, False)
    """
    if len(password) > LONGEST:
        return False
    with _AT_ONCE:
        try:
            return HASHER.verify(kept or _nobodys(HASHER), _same(password)) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(kept)


@cache
def _nobodys(hasher: PasswordHasher) -> str:
    return hasher.hash("a password that nobody has")


def _same(password: str) -> str:
    """One password for all the ways in which keyboards put accents together."""
    return unicodedata.normalize("NFKC", password)
