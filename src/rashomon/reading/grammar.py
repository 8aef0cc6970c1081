"""Who stands where around a word: logical subject and object, prepositional objects, paths in the tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.reading.parse import Parsed

# Verbs that only carry a noun ("launched an offensive"): the noun's doer is the verb's subject.
LIGHT = frozenset(
    [
        "carry",
        "launch",
        "stage",
        "conduct",
        "mount",
        "make",
        "take",
        "hold",
        "commit",
        "begin",
        "start",
        "continue",
        "stop",
        "end",
        "wage",
        "unleash",
        "lead",
        "join",
        "perform",
        "execute",
        "organize",
        "organise",
        "plan",
        "prepare",
        "face",
        "suffer",
        "order",
        "do",
        "have",
        "give",
        "open",
        "call",
        "announce",
        "resume",
        "suspend",
        "halt",
        "claim",
        "impose",
        "sign",
        "reach",
    ]
)
CLIMB = 4
# Verbs by which somebody says what another is.
REGARDS = frozenset({
    "regard", "see", "view", "describe", "denounce", "condemn", "brand", "label", "portray", "treat", "consider",
    "depict", "dismiss", "perceive", "designate", "define", "characterize", "characterise", "recognize", "recognise",
})  # fmt: skip
# What somebody has who means to do something.
INTENT = frozenset({"intention", "intent", "plan", "aim", "hope", "thought", "chance", "idea"})


@dataclass(slots=True)
class Arguments:
    """Tokens that stand around a trigger: logical subject and object, and objects by preposition."""

    subject: int = -1
    object: int = -1
    preps: list[tuple[str, int]] = field(default_factory=list)
    passive: bool = False
    inherited: bool = False


def arguments(parsed: Parsed, i: int) -> Arguments:
    """The logical arguments of the verb or noun at token `i`; -1 where there is none.

    A passive's subject is the object; "by" brings the subject; a verb without its own subject takes
    it from the verb above (coordination, "to"-clauses, participles) or from the noun it modifies.
    """
    found = Arguments()
    verbal = parsed.pos[i] in ("VERB", "AUX")
    for child in parsed.children[i]:
        dep = parsed.dep[child]
        if dep == "nsubj":
            found.subject = child
        elif dep in ("nsubjpass", "csubjpass"):
            found.object, found.passive = child, True
        elif dep == "dobj" or (dep == "dep" and verbal and _cut_short(parsed, i, child)):
            found.object = child
        elif dep == "dative" and found.object < 0 and parsed.pos[child] != "ADP":
            found.preps.append(("to", child))
        elif dep in ("prep", "agent", "dative"):
            _prepositional(parsed, child, found, verbal)
        elif dep == "poss" and not verbal and found.subject < 0:
            found.subject = child
        elif dep == "auxpass":
            found.passive = True
    if verbal and _small_clause(parsed, i) and found.object < 0:
        found.subject, found.object, found.passive = -1, found.subject, True
    if verbal:
        _inherit(parsed, i, found)
    elif found.subject < 0 and (called := _called_so(parsed, i)) >= 0:
        found.subject, found.inherited = called, True
    elif found.subject < 0:
        verb = parsed.head[i]
        if parsed.dep[i] == "dobj" and parsed.lemma[verb] in LIGHT:
            above = arguments(parsed, verb)
            found.subject, found.inherited = above.subject, True
            if found.object < 0:
                found.preps.extend(p for p in above.preps if p not in found.preps)
        elif parsed.dep[i] in ("nsubj", "nsubjpass", "dobj"):
            for child in parsed.children[verb]:
                if parsed.dep[child] in ("prep", "agent") and parsed.lower[child] in (
                    "in",
                    "on",
                    "against",
                    "by",
                    "at",
                ):
                    _prepositional(parsed, child, found, False)
    return found


def _called_so(parsed: Parsed, noun: int) -> int:
    """Of whom a noun is said behind "as": the rebels in "regards the rebels as an enemy"; -1 for nobody."""
    noun = first_in_row(parsed, noun)
    preposition = parsed.head[noun]
    verb = parsed.head[preposition]
    if parsed.dep[noun] != "pobj" or parsed.lower[preposition] != "as" or parsed.lemma[verb] not in REGARDS:
        return -1
    things = (c for c in parsed.children[verb] if parsed.dep[c] in ("dobj", "nsubjpass"))
    return next((c for c in things if parsed.pos[c] in ("NOUN", "PROPN")), -1)


def _small_clause(parsed: Parsed, i: int) -> bool:
    """Whether a participle stands for a passive clause behind "with": "an attack with ten people killed"."""
    return parsed.tag[i] == "VBN" and parsed.dep[i] == "pcomp" and parsed.lower[parsed.head[i]] == "with"


def _cut_short(parsed: Parsed, verb: int, noun: int) -> bool:
    """Whether a noun that the parse can't place is the object of a headline's verb ("Troops recapture Kot")."""
    return parsed.left[noun] == verb + 1 and parsed.pos[noun] in ("NOUN", "PROPN") and parsed.start[verb] < parsed.body


def _prepositional(parsed: Parsed, prep: int, found: Arguments, verbal: bool) -> None:
    word = parsed.lower[prep]
    for child in parsed.children[prep]:
        dep = parsed.dep[child]
        if dep in ("pobj", "pcomp"):
            if parsed.dep[prep] == "agent" or (word == "by" and not verbal):
                if found.subject < 0:
                    found.subject = child
            elif word == "of" and not verbal and found.object < 0:
                found.object = child
            else:
                found.preps.append((word, child))
        elif dep == "prep":
            _prepositional(parsed, child, found, verbal)


def _inherit(parsed: Parsed, i: int, found: Arguments) -> None:
    """Fill a missing subject (or a participle's object) from the clause around."""
    at = i
    for _ in range(CLIMB):
        dep, up = parsed.dep[at], parsed.head[at]
        if up == at:
            return
        if dep in ("acl", "relcl"):
            participle = dep == "acl" and parsed.tag[at] == "VBN"
            if at == i and participle:
                if found.object < 0:
                    found.object, found.inherited = up, True
            elif found.subject < 0 and not (at == i and found.passive):
                found.subject, found.inherited = up, True
            return
        if dep == "pcomp":
            at = up
            if parsed.dep[at] in ("prep", "agent"):
                at = parsed.head[at]
            if parsed.lemma[at] in INTENT and parsed.dep[at] == "dobj" and found.subject < 0:
                at = parsed.head[at]  # "has no intention of withdrawing"
                found.subject = next((c for c in parsed.children[at] if parsed.dep[c] == "nsubj"), -1)
                found.inherited = found.subject >= 0
                return
            if parsed.pos[at] not in ("VERB", "AUX"):
                return
        elif dep in ("xcomp", "conj", "advcl", "ccomp", "dep", "parataxis"):
            at = up
        else:
            return
        if dep == "ccomp" or (found.subject >= 0 and not found.passive):
            return
        subject, thing = -1, -1
        for child in parsed.children[at]:
            child_dep = parsed.dep[child]
            if child_dep in ("nsubj", "nsubjpass"):
                subject = child
            elif child_dep == "dobj" and dep == "xcomp":
                thing = child
        taken = thing if thing >= 0 else subject
        if taken >= 0:
            if at != i and found.passive and found.object < 0:
                found.object, found.inherited = taken, True
            elif found.subject < 0 and not found.passive:
                found.subject, found.inherited = taken, True
            return


def first_in_row(parsed: Parsed, i: int) -> int:
    """The first of the words that are joined with token `i` by "and", "or" or commas.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Rebels shelled Kot and burned the market."))
        >>> parsed.words[first_in_row(parsed, parsed.words.index("burned"))]
        'shelled'
    """
    while parsed.dep[i] == "conj":
        i = parsed.head[i]
    return i


def ancestors(parsed: Parsed, i: int) -> list[int]:
    """Token `i`, its head, the head's head … up to the root."""
    chain = [i]
    while parsed.head[i] != i and len(chain) < 40:
        i = parsed.head[i]
        chain.append(i)
    return chain


def path(parsed: Parsed, start: int, goal: int) -> str:
    """The way through the tree from `start` to `goal`: up with "^", down with "/", prepositions by name.

    Empty where it is longer than four steps either way, "=" where the two are one.
    """
    if start == goal:
        return "="
    up = ancestors(parsed, start)
    down = ancestors(parsed, goal)
    at = {token: n for n, token in enumerate(up)}
    for n, token in enumerate(down):
        if token in at:
            climb = up[: at[token]]
            descend = down[:n][::-1]
            break
    else:
        return ""
    if len(climb) > CLIMB or len(descend) > CLIMB + 1:
        return ""
    parts = [f"^{_label(parsed, t)}" for t in climb]
    parts.extend(f"/{_label(parsed, t)}" for t in descend)
    return "".join(parts)


def _label(parsed: Parsed, i: int) -> str:
    dep = parsed.dep[i]
    return f"{dep}:{parsed.lower[i]}" if dep in ("prep", "agent", "dative") else dep
