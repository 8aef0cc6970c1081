"""Signatures: resemblance between 0 and 1, the same everywhere."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.comparing.shingles import MINIMA, Signature, bands, signature

WORDS = [f"word{n}" for n in range(400)]
texts = st.lists(st.sampled_from(WORDS[:40]), max_size=60).map(" ".join)


def resemblance(one: Signature, other: Signature) -> float:
    """The share of the shingles of either that both have, estimated."""
    if not one.digest or not other.digest:
        return 0.0
    same = sum(one.digest[at : at + 4] == other.digest[at : at + 4] for at in range(0, len(one.digest), 4))
    return same / MINIMA


def _text(seed: int, size: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=size)


@given(texts, texts)
@settings(deadline=None)
def test_resemblance_is_a_share_and_symmetric(one: str, other: str) -> None:
    a, b = signature(one), signature(other)
    assert 0 <= resemblance(a, b) <= 1
    assert resemblance(a, b) == resemblance(b, a)
    assert resemblance(a, a) == (1.0 if a.shingles else 0.0)


def test_the_estimate_is_near_the_share_of_common_shingles() -> None:
    for seed in range(12):
        words = _text(seed, 400)
        common = words[: 100 + 25 * seed]
        one, other = [*common, *_text(seed + 100, 200)], [*common, *_text(seed + 200, 200)]
        a, b = ({tuple(x[at : at + 3]) for at in range(len(x) - 2)} for x in (one, other))
        exact = len(a & b) / len(a | b)
        # Four standard errors of 60 minima.
        assert abs(resemblance(signature(" ".join(one)), signature(" ".join(other))) - exact) < 0.26


def test_texts_with_one_word_in_ten_changed_share_a_band() -> None:
    found = 0
    for seed in range(40):
        words = _text(seed, 300)
        pick = random.Random(seed)
        changed = [pick.choice(WORDS) if pick.random() < 0.1 else word for word in words]
        found += bool(set(bands(signature(" ".join(words)))) & set(bands(signature(" ".join(changed)))))
    assert found >= 36


def test_unlike_texts_share_no_band() -> None:
    keys = [set(bands(signature(" ".join(_text(seed, 300))))) for seed in range(30)]
    assert not any(a & b for at, a in enumerate(keys) for b in keys[:at])


def test_a_signature_stays_what_it_is() -> None:
    # Stored signatures and bands are compared with new ones: a library that hashes otherwise must show here.
    assert signature("Shells fell on the town of Kot on Friday.").digest[:8].hex() == "93c7215fcb7e7957"
    assert bands(signature("Shells fell on the town of Kot on Friday."))[0] == "s3v2:0:48a3086fa5ea"
