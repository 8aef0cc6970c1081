"""MinHash signatures over word shingles: how much two texts resemble each other, without the texts.

Broder, "On the resemblance and containment of documents" (1997); the banding is that of Leskovec, Rajaraman and
Ullman, "Mining of Massive Datasets", chapter 3. The minima are taken by the library rensa.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from rensa import RMinHash

from rashomon.comparing.wordrun import body_run, grams

SHINGLE = 3
"""Words in a shingle: with one word in ten changed, two texts still resemble each other by 0.57."""
MINIMA = 60
"""Numbers in a signature: the standard error of the share that two have in common is at most 0.065."""
BANDS = 20
"""Keys of a signature: two texts that resemble each other by r share one with chance 1 - (1 - r^3)^20."""
_SEED = 1982
_ROWS = MINIMA // BANDS
# Signatures of two ways of hashing say nothing about each other: the keys name the way.
_WAY = f"s{SHINGLE}v{RMinHash.ALGORITHM_VERSION}"


@dataclass(frozen=True, slots=True)
class Signature:
    """`digest` holds `MINIMA` unsigned 32-bit numbers, big-endian; `shingles` is how many different ones there are.

    `digest` is empty for a text without a shingle.
    """

    digest: bytes
    shingles: int


def signature(text: str) -> Signature:
    """The signature of `text`; the same on every machine and in every run.

    Example:
        >>> signature("Shells fell on Kot.").shingles, signature("No.")
        (2, Signature(digest=b'', shingles=0))
    """
    found = np.unique(grams(body_run(text).hashes, SHINGLE))
    if not len(found):
        return Signature(b"", 0)
    rows = RMinHash.digest_matrix_from_flat_token_hashes(found, [0, len(found)], MINIMA, _SEED).to_rows()
    return Signature(np.asarray(rows[0], ">u4").tobytes(), len(found))


def bands(of: Signature) -> tuple[str, ...]:
    """The keys to store and to look up: texts that share one may resemble each other.

    Example:
        >>> len(bands(signature("Shells fell on Kot."))), bands(signature(""))
        (20, ())
    """
    width = 4 * _ROWS
    return tuple(
        f"{_WAY}:{at}:{blake2b(of.digest[at * width : (at + 1) * width], digest_size=6).hexdigest()}"
        for at in range(BANDS if of.digest else 0)
    )
