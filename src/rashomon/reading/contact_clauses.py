"""Clauses without "that": in "charged more rebels are joining in" the parse takes who joins in for whom was charged."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.rehang import hang, reach
from rashomon.vocabulary.cues import cue_table

_LOOSE = frozenset({"conj", "ccomp", "advcl", "parataxis", "dep"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def join_clauses(parsed: Parsed) -> None:
    """Make the object of a verb of saying the subject of the clause that follows on it and has none.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "The general warned the militia have shelled two towns."))
        >>> join_clauses(parsed)
        >>> parsed.dep[parsed.words.index("militia")], parsed.dep[parsed.words.index("shelled")]
        ('nsubj', 'ccomp')
    """
    verbs = cue_table().verbs
    for cue in range(len(parsed.words)):
        if parsed.pos[cue] != "VERB" or not any("clause" in c.frames for c in verbs.get(parsed.lemma[cue], ())):
            continue
        thing = next((c for c in parsed.children[cue] if parsed.dep[c] == "dobj" and c > cue), -1)
        verb = _follows(parsed, cue, thing) if thing >= 0 else -1
        if verb >= 0:
            passive = any(parsed.dep[c] == "auxpass" for c in parsed.children[verb])
            hang(parsed, thing, "nsubjpass" if passive else "nsubj", verb)
            hang(parsed, verb, "ccomp", cue)
            for token in (verb, cue):
                reach(parsed, token)


def _follows(parsed: Parsed, cue: int, thing: int) -> int:
    """The finite verb below the cue that begins right behind its object and has no subject; -1 for none."""
    behind = parsed.right[thing] + 1
    for verb in parsed.children[cue]:
        if verb <= thing or parsed.dep[verb] not in _LOOSE:
            continue
        below = parsed.children[verb]
        if any(parsed.dep[c] in _SUBJECT for c in below):
            continue
        # "More groups are aligning": the first word behind the object is finite, the verb or its auxiliary.
        if parsed.tag[behind] in _FINITE and (behind == verb or behind in below):
            return verb
    return -1
