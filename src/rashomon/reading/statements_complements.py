"""What hangs on a verb of saying: its clauses, infinitives, objects and prepositions."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.reading.parse import Parsed
from rashomon.reading.statements_draft import pobj

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECT = ("nsubj", "nsubjpass", "csubj")


@dataclass(slots=True)
class Complements:
    """What hangs on a cue verb, by what it can carry."""

    clauses: list[int] = field(default_factory=list)
    infinitives: list[int] = field(default_factory=list)
    gerunds: list[int] = field(default_factory=list)
    object: int = -1
    dative: int = -1
    agent: int = -1
    preps: dict[str, int] = field(default_factory=dict)
    passive: bool = False
    negated: bool = False
    as_clause: bool = False
    subject: int = -1


def complements(parsed: Parsed, i: int) -> Complements:
    """Sort the children of the verb at `i`."""
    found = Complements()
    dep, tag, lower = parsed.dep, parsed.tag, parsed.lower
    for child in parsed.children[i]:
        d = dep[child]
        if d in _SUBJECT:
            found.subject = child
            found.passive = found.passive or d == "nsubjpass"
        elif d == "ccomp" or (d == "xcomp" and tag[child] in FINITE):
            infinitive = tag[child] == "VB" and any(
                lower[g] == "to" and dep[g] == "aux" for g in parsed.children[child]
            )
            (found.infinitives if infinitive else found.clauses).append(child)
        elif d == "xcomp":
            (found.gerunds if tag[child] == "VBG" else found.infinitives).append(child)
        elif d in ("dobj", "attr", "oprd") and found.object < 0:
            found.object = child
        elif d == "dative":
            found.dative = child if parsed.pos[child] != "ADP" else pobj(parsed, child)
        elif d == "agent":
            found.agent = pobj(parsed, child)
        elif d == "prep":
            found.preps.setdefault(lower[child], child)
        elif d == "auxpass":
            found.passive = True
        elif d == "neg":
            found.negated = True
        elif d == "mark" and lower[child] == "as":
            found.as_clause = True
    if tag[i] == "VBN" and found.subject < 0 and dep[i] in ("acl", "ROOT", "advcl", "amod"):
        found.passive = found.passive or not any(dep[c] == "aux" for c in parsed.children[i])
    if not found.clauses and not found.infinitives:
        _loose(parsed, i, found)
    if not found.clauses and found.object > i:
        # "told an officer that gunmen fled", the clause hung on the officer
        for child in parsed.children[found.object]:
            that = parsed.left[child]
            if dep[child] == "relcl" and lower[that] == "that" and dep[that] == "mark":
                found.clauses.append(child)
    return found


def _loose(parsed: Parsed, i: int, found: Complements) -> None:
    """Clauses that the parser hung on as adverbial: "warned Kot it was …", "urged all who fled to stay"."""
    for child in parsed.children[i]:
        if child < i or parsed.dep[child] != "advcl":
            continue
        inner = parsed.children[child]
        if any(
            parsed.dep[g] in ("mark", "advmod") and g < child and parsed.lower[g] not in ("that", "for") for g in inner
        ):
            continue
        subject = any(parsed.dep[g] in ("nsubj", "nsubjpass") for g in inner)
        if any(parsed.lower[g] == "to" and parsed.dep[g] == "aux" for g in inner):
            if found.object >= 0 or subject:
                found.infinitives.append(child)
        elif subject and parsed.words[parsed.left[child] - 1] != ",":
            found.clauses.append(child)
