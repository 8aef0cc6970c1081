"""Tolls: how many were killed, wounded, abducted, arrested or displaced, as the words at hand say it."""

from __future__ import annotations

from rashomon.reading.claim import Number
from rashomon.reading.mentions import Mention
from rashomon.reading.numbers import NumberExpression, included_parts
from rashomon.reading.scene import Scene

HARMS = ("killed", "wounded", "abducted", "arrested", "displaced")
# Nouns that are themselves a harm: "12 deaths", "three casualties" (casualties are undivided: no slot).
HARM_NOUN = {"death": "killed", "fatality": "killed", "injury": "wounded", "arrest": "arrested", "kidnapping": "abducted"}
BEING = frozenset({"person", "people"})


def harm_tokens(scene: Scene, i: int) -> list[tuple[int, str]]:
    """Words of harm that belong to the proposition headed by token `i`, with their number slots.

    They are the head itself, a verb whose subject the event is ("the blast killed 12"), participles
    under it ("exploded, killing 12"), the verb it hangs on ("12 were killed in the blast"), and verbs
    coordinated with it that have a number of their own ("shelled the camp and wounded 20").
    """
    parsed = scene.parsed
    found: list[tuple[int, str]] = []
    seen: set[int] = set()

    def take(token: int) -> None:
        if token in seen:
            return
        seen.add(token)
        for hit in scene.hits.get(token, ()):
            if hit.trigger.harm:
                found.append((token, hit.trigger.harm))
                return

    take(i)
    for child in parsed.children[i]:
        if parsed.dep[child] in ("advcl", "conj", "relcl", "acl", "xcomp", "ccomp", "dobj", "parataxis", "dep"):
            take(child)
            for inner in parsed.children[child]:
                if parsed.dep[inner] in ("conj", "xcomp", "dobj"):
                    take(inner)
    up = parsed.head[i]
    dep = parsed.dep[i]
    if dep == "pobj" and parsed.lower[up] in ("in", "by", "during", "after", "from", "when", "with", "as"):
        take(parsed.head[up])
        for inner in parsed.children[parsed.head[up]]:
            if parsed.dep[inner] == "conj":
                take(inner)
    elif dep in ("nsubj", "nsubjpass", "dobj"):
        take(up)
        for inner in parsed.children[up]:
            if parsed.dep[inner] in ("conj", "advcl"):
                take(inner)
    elif dep in ("conj", "advcl", "acl", "relcl") and up != i and parsed.pos[i] in ("VERB", "NOUN"):
        own = any(hit.trigger.harm for hit in scene.hits.get(i, ()))
        if not own:
            take(up)
    return found


def tolls(scene: Scene, i: int) -> tuple[dict[str, Number], list[Mention]]:
    """The numbers of the proposition headed by token `i`, and the phrases of those who were harmed."""
    numbers: dict[str, Number] = {}
    victims: list[Mention] = []
    for token, harm in harm_tokens(scene, i):
        counted, people = _counted(scene, token)
        for mention in people:
            if mention not in victims:
                victims.append(mention)
        if counted is None:
            continue
        if harm not in numbers:
            numbers[harm] = counted
    return numbers, victims


def _counted(scene: Scene, token: int) -> tuple[Number | None, list[Mention]]:
    """Who and how many stand as the harmed of the word of harm at `token`; coordinated groups are summed."""
    parsed = scene.parsed
    args = scene.args(token)
    hit = next(h for h in scene.hits[token] if h.trigger.harm)
    head = -1
    if parsed.pos[token] == "NOUN":
        own = scene.number_at(token)
        if own is not None and token in _harm_nouns(scene, token):
            return _number(scene, own), [m for m in (scene.by_head.get(args.object),) if m is not None]
        head = args.object
    elif "subject" in hit.trigger.target and "object" not in hit.trigger.target:
        head = args.subject if args.subject >= 0 else args.object
    else:
        head = args.object
    if head < 0:
        return None, []
    total: Number | None = None
    people: list[Mention] = []
    queue = [head]
    for at in queue:
        queue.extend(c for c in parsed.children[at] if parsed.dep[c] == "conj")
        if total is not None and included_parts(parsed, at):
            continue
        number = _of_phrase(scene, at)
        mention = scene.by_head.get(at)
        if mention is not None:
            people.append(mention)
        if number is not None:
            total = number if total is None else _sum(total, number)
    return total, people


def _harm_nouns(scene: Scene, token: int) -> tuple[int, ...]:
    return (token,) if scene.parsed.lemma[token] in HARM_NOUN else ()


def _of_phrase(scene: Scene, head: int) -> Number | None:
    """The count a noun phrase states of its members: its number, or one for a single named or "a" person."""
    parsed = scene.parsed
    expression = scene.number_at(head)
    if expression is not None:
        return _number(scene, expression)
    mention = scene.by_head.get(head)
    if mention is None:
        return None
    if any(parsed.lower[c] == "no" for c in parsed.children[head]):
        return Number(0, span=parsed.span(parsed.left[head], head))
    if mention.kind == "person" and not mention.plural and not mention.pronoun:
        return Number(1, vagueness="named" if mention.proper else "article", span=parsed.span(mention.first, head))
    if mention.pronoun and parsed.lower[head] in ("he", "him", "she", "her") and mention.inferred:
        return Number(1, vagueness="named", span=parsed.span(head, head))
    return None


def _number(scene: Scene, expression: NumberExpression) -> Number:
    return Number(
        expression.value,
        expression.low,
        expression.high,
        expression.vagueness,
        scene.parsed.span(expression.first, expression.last),
    )


def _sum(one: Number, other: Number) -> Number:
    def added(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return Number(
        one.value + other.value,
        added(one.low, other.low),
        added(one.high, other.high),
        one.vagueness if one.vagueness != "exact" else other.vagueness,
        one.span,
    )
