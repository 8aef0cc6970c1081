"""What is called false, or is known to nobody for certain: "reports that it fell are untrue", "unconfirmed reports"."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.vocabulary.modality import modal_table

_BE = frozenset({"be", "prove", "remain", "seem", "appear", "turn"})
_CALL = frozenset({"call", "term", "describe", "dismiss", "brand", "label", "denounce", "deem", "slam", "condemn"})
_ANSWER = frozenset({"comment", "respond", "react", "confirm", "verify", "address", "answer", "discuss"})
_DECLINE = frozenset({"decline", "refuse", "unable", "fail"})
_TRUTH = frozenset({"truth", "substance", "basis", "foundation", "grounds", "evidence"})
_PREDICATE = frozenset({"acomp", "attr", "oprd", "xcomp", "dobj", "pobj", "prep", "ccomp", "advcl"})


def is_told(lemma: str) -> bool:
    """Whether a noun is one for what somebody tells.

    Example:
        >>> is_told("report"), is_told("attack")
        (True, False)
    """
    return lemma in modal_table().told


def refuted(parsed: Parsed, noun: int) -> int:
    """The word that calls what the noun stands for false; -1 where nothing does.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Reports that rebels had taken Kot are false."))
        >>> parsed.words[refuted(parsed, 0)]
        'false'
    """
    if (before := _called(parsed, noun, "denied")) >= 0:
        return before
    above, dep = parsed.head[noun], parsed.dep[noun]
    if dep in ("nsubj", "nsubjpass") and parsed.lemma[above] in _BE:
        return _said_of(parsed, above, noun)
    # "Called the reports baseless" as a small clause; "the reports were fabricated".
    if dep in ("nsubj", "nsubjpass") and _false(parsed, above):
        return above
    if dep in ("dobj", "nsubjpass") and parsed.lemma[above] in _CALL:
        return _said_of(parsed, above, noun)
    if dep == "pobj" and parsed.lemma[parsed.head[above]] in _TRUTH:
        truth = parsed.head[above]
        return next((c for c in parsed.children[truth] if parsed.lower[c] == "no"), -1)
    return -1


def unsure(parsed: Parsed, noun: int) -> int:
    """The word that says that what the noun stands for is not confirmed; -1 where none does."""
    return _called(parsed, noun, "possible")


def unanswered(parsed: Parsed, noun: int) -> int:
    """The word by which somebody leaves open what the noun stands for ("did not comment on reports"); -1 for none."""
    prep = parsed.head[noun]
    verb = parsed.head[prep] if parsed.dep[noun] == "pobj" else prep
    if parsed.lemma[verb] not in _ANSWER:
        return -1
    negation = next((c for c in parsed.children[verb] if parsed.dep[c] == "neg"), -1)
    above = parsed.head[verb]
    return negation if negation >= 0 or parsed.lemma[above] not in _DECLINE else above


def _called(parsed: Parsed, noun: int, effect: str) -> int:
    """The adjective before a noun that is a verdict of that effect; -1 without one."""
    amods = (c for c in parsed.children[noun] if parsed.dep[c] == "amod")
    return next((c for c in amods if _verdict(parsed, c) == effect), -1)


def _verdict(parsed: Parsed, token: int) -> str:
    cue = modal_table().verdicts.get(parsed.lower[token])
    return cue.effect if cue is not None else ""


def _false(parsed: Parsed, token: int) -> bool:
    return _verdict(parsed, token) == "denied"


def _last_word(parsed: Parsed, token: int) -> bool:
    """Whether a token is a word of falsehood that ends its clause: "called the reports baseless", "as propaganda"."""
    end = token + 1 >= len(parsed.words) or parsed.pos[token + 1] in ("PUNCT", "CCONJ", "SCONJ")
    return end and _false(parsed, token)


def _said_of(parsed: Parsed, verb: int, noun: int) -> int:
    """The word of falsehood under a verb, behind the noun it is said of; -1 without one, or where it is negated."""
    if any(parsed.dep[c] == "neg" for c in parsed.children[verb]):
        return -1
    if parsed.lemma[verb] in _CALL:  # "as propaganda" is hung on the last noun before it
        return next((at for at in range(noun + 1, parsed.right[verb] + 1) if _last_word(parsed, at)), -1)
    below = [c for c in parsed.children[verb] if c > noun and parsed.dep[c] in _PREDICATE]
    for at in below:
        if _false(parsed, at):
            return at
        if parsed.dep[at] in _PREDICATE and parsed.lower[at] in ("as", "be", "to", "out"):
            below.extend(parsed.children[at])
    return -1
