"""Tolls: how many were killed, wounded, abducted, arrested or displaced, as the words at hand say it."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.reading.claim import Number
from rashomon.reading.mention import Mention
from rashomon.reading.parse import Parsed
from rashomon.reading.scene import Scene
from rashomon.reading.tolls_count import HARM_NOUN, HARMED, LOSSES, counted, harmed_heads

HARMS = ("killed", "wounded", "abducted", "arrested", "displaced")
# Harm that belongs to another event than its own: the dead and hurt of a strike; arrests are their own event.
SHARED = frozenset({"killed", "wounded"})
# Those held are arrested or abducted by the sense of the whole.
HELD = frozenset({"abducted", "arrested"})
HELD_BY = {"arrest": "arrested", "abduction": "abducted"}
STATE = frozenset({"state_force", "government"})
# Events that people are killed in.
VIOLENT = frozenset({
    "armed_clash", "offensive", "air_strike", "shelling", "suicide_bombing", "bombing",
    "chemical_attack", "attack", "toll", "territory_taken", "protest", "riot", "destruction",
    "abduction", "sexual_violence", "displacement", "other_event",
})  # fmt: skip
# Of these, the ones that kill.
DEADLY = frozenset({
    "armed_clash", "offensive", "air_strike", "shelling", "suicide_bombing", "bombing", "chemical_attack", "attack",
})  # fmt: skip
# Nouns that "no" makes a toll of nought, with the slots it fills.
NONE_HARMED = {
    "casualty": ("killed", "wounded"),
    "casualties": ("killed", "wounded"),
    "injury": ("wounded",),
    "death": ("killed",),
    "fatality": ("killed",),
}
# "No civilian casualties" says nothing of the soldiers.
PARTIAL = frozenset({"amod", "compound", "nmod", "poss"})
# So short (in tokens), the sentence behind the event's may be its toll ("There were no casualties.").
SHORT = 14
_DOWN = frozenset({
    "advcl", "conj", "relcl", "acl", "xcomp", "ccomp", "dobj", "parataxis", "dep", "oprd", "acomp",
})  # fmt: skip
_DOWN_AGAIN = frozenset({"conj", "xcomp", "dobj", "advcl", "oprd", "acomp", "prep", "pcomp", "ccomp"})
# Where "dead" or "wounded" says what became of somebody, rather than which men are meant.
_PREDICATE = frozenset({"oprd", "acomp", "conj", "ccomp", "xcomp", "ROOT", "pcomp"})
_IN_EVENT = frozenset({"in", "by", "during", "after", "from", "when", "with", "as"})


def harm_at(scene: Scene, token: int) -> str:
    """The number slot that the word at `token` fills, "" where it is no word of harm."""
    for hit in scene.hits.get(token, ()):
        if hit.trigger.harm:
            # Who is released from an arrest was not abducted.
            arrested = hit.trigger.harm == "abducted" and hit.trigger.type == "arrest"
            return "arrested" if arrested else hit.trigger.harm
        for other in hit.tokens:
            if other != token and (harm := HARM_NOUN.get(scene.parsed.lemma[other])):
                return harm
    parsed = scene.parsed
    if parsed.lower[token] in HARMED and parsed.dep[token] in _PREDICATE and not scene.hits.get(token):
        return HARMED[parsed.lower[token]]
    if parsed.lemma[token] == "shoot" and parsed.lower[token + 1 : token + 2] == ["dead"]:
        return "killed"
    lost = LOSSES.get(parsed.lemma[token])
    if lost is not None and parsed.pos[token] == "VERB":
        objects = [c for c in parsed.children[token] if parsed.dep[c] == "dobj"]
        of = [c for thing in objects for c in parsed.children[thing] if parsed.lower[c] == "of"]
        objects += [c for prep in of for c in parsed.children[prep]]
        if any(parsed.lemma[c] in lost for c in objects):
            return "killed"
    return ""


def lost_people(scene: Scene, i: int) -> bool:
    """Whether the verb at `i` says that people were lost, not a place ("lost 40 men"), and goes with no other toll."""
    parsed = scene.parsed
    beside = (c for c in parsed.children[i] if parsed.dep[c] == "conj")
    return parsed.lemma[i] == "lose" and harm_at(scene, i) == "killed" and not any(harm_at(scene, c) for c in beside)


def harm_tokens(scene: Scene, i: int) -> list[tuple[int, str]]:
    """Words of harm that belong to the proposition headed by token `i`, with their number slots.

    They are the head itself, a verb whose subject the event is ("the blast killed 12"), participles
    under it ("exploded, killing 12"), the verb it hangs on ("12 were killed in the blast"), and verbs
    coordinated with it that have a number of their own ("shelled the camp and wounded 20").
    """
    parsed = scene.parsed
    found: list[tuple[int, str]] = []
    seen: set[int] = set()
    own = harm_at(scene, i)

    def take(token: int) -> None:
        if token in seen or (token != i and (anothers_deed(scene, i, token) or _less_sure(scene, i, token))):
            return
        seen.add(token)
        harm = harm_at(scene, token)
        if harm and (token == i or harm in SHARED or harm == own):
            found.append((token, harm))

    def take_below(token: int, deps: frozenset[str]) -> None:
        for child in parsed.children[token]:
            if parsed.dep[child] in deps:
                take(child)

    take(i)
    hits = scene.hits.get(i, ())
    if hits and not own and not any(hit.trigger.type in VIOLENT for hit in hits):
        return found
    for child in parsed.children[i]:
        if parsed.dep[child] == "conj" and _kills_itself(scene, i, child):
            continue
        if parsed.dep[child] in _DOWN:
            take(child)
            take_below(child, _DOWN_AGAIN)
            if parsed.dep[child] == "dobj":
                _take_clause(parsed, child, take)
            for inner in parsed.children[child]:
                if parsed.dep[inner] in ("prep", "conj"):
                    take_below(inner, _DOWN_AGAIN)
        elif parsed.dep[child] == "prep" and parsed.lower[child] == "with":
            take_below(child, _DOWN_AGAIN)
            for inner in parsed.children[child]:
                take_below(inner, frozenset({"acl"}))
    up = parsed.head[i]
    dep = parsed.dep[i]
    if dep == "pobj" and parsed.lower[up] in _IN_EVENT:
        take(parsed.head[up])
        take_below(parsed.head[up], frozenset({"conj"}))
        # "12 people were killed and 30 injured in the blast": the phrase hangs on the last verb.
        if parsed.dep[parsed.head[up]] == "conj":
            take(parsed.head[parsed.head[up]])
    elif dep in ("nsubj", "nsubjpass", "dobj"):
        take(up)
        for inner in parsed.children[up]:
            below = parsed.dep[inner]
            if below in ("conj", "advcl") or (dep == "nsubj" and below in ("dobj", "oprd")):
                take(inner)
    elif dep in ("conj", "advcl", "acl", "relcl") and up != i and parsed.pos[i] in ("VERB", "NOUN") and not own:
        take(up)
    return found


def _less_sure(scene: Scene, i: int, harm: int) -> bool:
    """Whether the harm is doubted where the deed is not: "ten may have died in the attack"."""
    found = scene.modality(harm)
    doubted = found.modality == "possible" and not found.reason.startswith("adverb")
    return doubted and scene.modality(i).modality == "asserted"


def anothers_deed(scene: Scene, i: int, verb: int) -> bool:
    """Whether the verb of a clause beside has another deed for its subject ("…, before a second blast killed four")."""
    parsed = scene.parsed
    # "…, hours before a second blast killed four" is taken for a conjunct as well.
    if parsed.dep[verb] not in ("advcl", "conj") or verb in scene.ancestors(i):
        return False
    subject = scene.args(verb).subject
    return (
        subject >= 0
        and parsed.head[subject] == verb
        and subject != i
        and any(hit.trigger.kind == "event" for hit in scene.hits.get(subject, ()))
    )


def _kills_itself(scene: Scene, i: int, verb: int) -> bool:
    """Whether people died of the verb beside, not of what `i` heads: "broke the truce and shelled Kot, killing two"."""
    own = {hit.trigger.type for hit in scene.hits.get(i, ())}
    if own & (DEADLY | {"abduction", "protest", "riot", "toll"}) or scene.parsed.pos[verb] != "VERB":
        return False
    return any(hit.trigger.type in DEADLY for hit in scene.hits.get(verb, ()))


def _take_clause(parsed: Parsed, noun: int, take: Callable[[int], None]) -> None:
    """Take the verb of a clause with "which" behind the object ("hit the market, which left ten dead")."""
    for verb in parsed.children[noun]:
        if parsed.dep[verb] == "relcl" and any(parsed.lower[c] == "which" for c in parsed.children[verb]):
            take(verb)


def tolls(scene: Scene, i: int, claim_type: str = "") -> tuple[dict[str, Number], list[Mention]]:
    """The numbers of the proposition headed by token `i`, and the phrases of those who were harmed.

    Whom a state's forces capture is arrested, whom others capture abducted; `claim_type` says which of
    the two the proposition was taken for, where that is known.
    """
    numbers: dict[str, Number] = {}
    victims: list[Mention] = []
    for token, harm in harm_tokens(scene, i):
        if harm in HELD:
            harm = HELD_BY.get(claim_type) or (harm if claim_type else _held(scene, token, harm))
        heads = harmed_heads(scene, token)
        for head in heads:
            mention = scene.by_head.get(head)
            if mention is not None and mention not in victims:
                victims.append(mention)
        number = counted(scene, token, heads, harm)
        if number is None or harm in numbers:
            continue
        if harm == "displaced" and number.vagueness in ("named", "article"):
            continue
        if number.value == 0 and harm not in SHARED:
            continue
        other = _joined(scene, token, harm)
        if other and number.value == 1:
            numbers.setdefault(other, number)
        elif other and number.value > 1:
            continue
        elif other:
            numbers[other] = number
        numbers[harm] = number
    if any(hit.trigger.type in VIOLENT for hit in scene.hits.get(i, ())):
        for harm, nought in _unharmed(scene, i).items():
            numbers.setdefault(harm, nought)
    return numbers, victims


def _held(scene: Scene, token: int, harm: str) -> str:
    """Abducted or arrested, by who does it: a state arrests."""
    subject = scene.args(token).subject
    captor = scene.by_head.get(subject) if subject >= 0 else None
    if captor is None or harm != "abducted":
        return harm
    return "arrested" if scene.kind(captor) in STATE else harm


def _joined(scene: Scene, token: int, harm: str) -> str:
    """The other harm where one number counts both: "60 were killed and wounded", "killed or wounded 60"."""
    parsed = scene.parsed
    if harm not in SHARED:
        return ""
    for other in (*parsed.children[token], parsed.head[token]):
        low, high = min(token, other), max(token, other)
        if other == token or "conj" not in (parsed.dep[other], parsed.dep[token]) or parsed.dep[high] != "conj":
            continue
        # Only "killed and wounded" side by side: any number or noun between them is the second one's own.
        if high - low != 2 or parsed.pos[low + 1] != "CCONJ":
            continue
        slot = harm_at(scene, other)
        if slot in SHARED and slot != harm and parsed.lemma[low] not in ("shoot", "stab", "beat"):
            return slot
    return ""


def _unharmed(scene: Scene, i: int) -> dict[str, Number]:
    """The noughts that the sentence of `i`, or a short one behind it, states: "no casualties"."""
    parsed, s = scene.parsed, scene.parsed.sentence[i]
    out: dict[str, Number] = {}
    bounds = [parsed.sentences[s]]
    if s + 1 < len(parsed.sentences):
        first, end = parsed.sentences[s + 1]
        own = any(parsed.lemma[t] in NONE_HARMED for t in range(*bounds[0]))
        if end - first <= SHORT and not own and not scene.chain_length(first):
            bounds.append((first, end))
    for first, end in bounds:
        for token in range(first, end):
            slots = NONE_HARMED.get(parsed.lemma[token], ())
            if not slots or not _denied(scene, token):
                continue
            for slot in slots:
                out.setdefault(slot, Number(0, 0, 0, "none", parsed.span(token, token)))
    return out


def _denied(scene: Scene, noun: int) -> bool:
    """Whether "no", "without" or a denial before it says that there was none of the noun."""
    parsed = scene.parsed
    if any(parsed.dep[c] in PARTIAL for c in parsed.children[noun]):
        return False
    words = {parsed.lower[c] for c in parsed.children[noun]}
    if words & {"among", "on", "to"}:
        return False
    if words & {"no", "zero"}:
        return True
    up = parsed.head[noun]
    if parsed.lower[up] == "without":
        return True
    if parsed.dep[noun] != "dobj":
        return False
    if parsed.lower[parsed.head[up]] == "without":
        return True
    negated = any(parsed.dep[c] == "neg" for c in parsed.children[up])
    subject = scene.args(up).subject
    neither = subject >= 0 and any(
        parsed.lower[c] in ("neither", "none", "nobody") for c in (subject, *parsed.children[subject])
    )
    return neither or (negated and (not words or "any" in words))
