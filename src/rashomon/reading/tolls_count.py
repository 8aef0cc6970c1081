"""Who a word of harm harms, and how many they are said to be."""

from __future__ import annotations

from rashomon.reading.among import some_of_them
from rashomon.reading.claim import Number
from rashomon.reading.mention import Mention
from rashomon.reading.numbers import NumberExpression, included_parts
from rashomon.reading.scene import Scene
from rashomon.vocabulary.nouns import noun_class
from rashomon.vocabulary.numbers import number_words

# Nouns that are themselves a harm: "12 deaths", "dozens of arrests" (casualties are undivided: no slot).
HARM_NOUN = {
    "death": "killed",
    "fatality": "killed",
    "injury": "wounded",
    "arrest": "arrested",
    "kidnapping": "abducted",
    "abduction": "abducted",
}
# Adjectives and nouns for the harmed themselves: "left 12 dead and 30 wounded", "20 dead in blast".
HARMED = {"dead": "killed", "killed": "killed", "wounded": "wounded", "injured": "wounded", "hurt": "wounded"}
# Verbs that tell of deaths with one sort of object only; what an army "loses" that way.
FORCES = frozenset({
    "man", "woman", "soldier", "fighter", "troop", "policeman", "officer", "member", "marine", "life",
    "militant", "guerrilla",
})  # fmt: skip
LOSSES = {
    "lose": FORCES,
    "claim": frozenset({"life"}),
    "cost": frozenset({"life"}),
    "suffer": frozenset({"death", "fatality"}),
}
# "Put the number of those killed in the raid at eight".
ESTIMATES = frozenset({"put", "place", "set", "estimate"})
PAIRS = {"couple": 2, "pair": 2, "twin": 2, "trio": 3}
SINGLE_PRONOUNS = frozenset(["he", "him", "himself", "she", "her", "herself", "i", "me", "myself"])
RELATIVE = frozenset({"who", "whom", "which", "that"})
OTHERS = frozenset({"other", "others", "more", "people", "persons"})
THINGS = frozenset({"object", "weapon", "place", "organisation", "media"})
LIVING = frozenset({"people", "person", "armed_group", "state_force"})
# Counted beside the words that they are found, left or brought in with.
BODIES = frozenset({"body", "corpse"})
CASUALTIES = frozenset({"one", "casualty", "victim", "loss", "life", "dead", "injured", *HARM_NOUN})
# Collective nouns in the singular, which name no single person.
COLLECTIVE = frozenset({
    "militia", "group", "family", "gang", "cell", "crew", "team", "crowd", "unit", "side", "force",
})  # fmt: skip
ANIMALS = frozenset({
    "cattle", "cow", "sheep", "goat", "camel", "animal", "livestock", "horse", "donkey", "dog", "bird",
    "fish",
})  # fmt: skip
# Endings of nouns for persons, for the many that no list has.
PERSONAL = ("man", "woman", "ist", "ian", "er", "or", "eer", "ee", "boy", "girl")
# Endings of nouns that a verb of killing takes in a figure of speech ("killed the talks").
ABSTRACT = (
    "ion", "ment", "ity", "ness", "ing", "ance", "ence", "al", "ism", "plan", "deal", "talk", "bill",
    "idea",
)  # fmt: skip
# How far before a participle its number may stand when the parse does not tie them.
NEAR = 2


def harmed_heads(scene: Scene, token: int) -> list[int]:
    """Head tokens of the phrases that the word of harm at `token` harms, joined groups one by one."""
    parsed = scene.parsed
    head = _harmed(scene, token)
    if head < 0:
        return []
    heads: list[int] = []
    queue = _beside_head(scene, token, head)
    for at in queue:
        if heads and (included_parts(parsed, at) or _is_event(scene, at)):
            continue
        if not _anothers(scene, token, at):
            heads.append(at)
        for child in parsed.children[at]:
            listed = parsed.dep[child] == "appos" and _goes_on(scene, at, child)
            if parsed.dep[child] == "conj" or listed:
                queue.append(child)
    return heads


def _anothers(scene: Scene, token: int, number: int) -> bool:
    """Whether a bare number counts what the next word says, and not token: the 65 of "26 dead and 65 wounded"."""
    parsed, after = scene.parsed, number + 1
    return (
        parsed.tag[number] == "CD"
        and after < len(parsed.words)
        and after != token
        and HARMED.get(parsed.lower[after], "") not in ("", HARMED.get(parsed.lower[token], ""))
    )


def _beside_head(scene: Scene, token: int, head: int) -> list[int]:
    """The head, with what the parse hangs on the verb beside it though "and" joins the two."""
    parsed = scene.parsed
    if parsed.head[head] != token:
        return [head]
    out = []
    for child in parsed.children[token]:
        same = parsed.dep[child] == parsed.dep[head] == "nsubjpass"
        loose = parsed.dep[child] == "conj" and parsed.pos[child] in ("NOUN", "PROPN") and parsed.dep[head] == "dobj"
        # A noun of an event behind "and" is told of for itself.
        if child == head or same or (loose and child > head and child not in scene.hits):
            out.append(child)
    return out


def _is_event(scene: Scene, token: int) -> bool:
    """Whether a noun tells of an event ("the attack") and no person by it ("the attacker")."""
    mention = scene.by_head.get(token)
    thing = mention is None or mention.kind == "thing"
    return thing and scene.parsed.pos[token] == "NOUN" and token in scene.hits


def _goes_on(scene: Scene, at: int, child: int) -> bool:
    """Whether a parsed apposition is the next of a list: "two soldiers, a nurse and three boys"."""
    parsed = scene.parsed
    joined = any(parsed.dep[c] == "conj" for c in parsed.children[child])
    return joined and parsed.tag[at] in ("NNS", "NNPS") and _of_phrase(scene, child) is not None


def counted(scene: Scene, token: int, heads: list[int], harm: str) -> Number | None:
    """How many the word of harm at `token` harms: its own number, the sum over `heads`, or one beside it."""
    parsed = scene.parsed
    living = harm == "killed" or parsed.lemma[token] in ("kidnap", "abduct", "wound")
    # "12 deaths", "20 dead", "dozens of arrests"; in a light verb's phrase the noun counts.
    hits = [hit for hit in scene.hits.get(token, ())]
    for own in (token, *(other for hit in hits for other in hit.tokens if other != token)):
        noun = (
            parsed.lemma[own] in BODIES
            or parsed.lemma[own] in HARM_NOUN
            or (parsed.lower[own] in HARMED and parsed.pos[own] in ("NOUN", "ADJ"))
        )
        expression = scene.number_at(_picked(scene, own)) if noun else None
        if expression is not None:
            return scene.counted(expression)
    total: Number | None = None
    for head in heads:
        number = None if _of_those(scene, token, head) else _of_phrase(scene, head, living)
        if number is not None:
            total = number if total is None else _sum(total, number)
    if total is None:
        total = _of_toll(scene, token, heads)
    if total is None:
        expression = _beside(scene, token, [other for hit in hits for other in hit.tokens])
        total = scene.counted(expression) if expression is not None else None
    return some_of_them(parsed, token, total)


def _picked(scene: Scene, noun: int) -> int:
    """The number that some of the dead are picked with ("four of the 13 dead were farmers"), or else the noun."""
    parsed, of = scene.parsed, scene.parsed.head[noun]
    if parsed.dep[noun] == "pobj" and parsed.lower[of] == "of" and parsed.tag[parsed.head[of]] == "CD":
        return parsed.head[of]
    return noun


def _of_those(scene: Scene, token: int, head: int) -> bool:
    """Whether the number before a phrase only picks some of the harmed: "one of the soldiers killed on Friday"."""
    parsed, of = scene.parsed, scene.parsed.head[head]
    return (
        parsed.head[token] == head
        and parsed.dep[token] in ("acl", "relcl")
        and parsed.dep[head] == "pobj"
        and parsed.lower[of] == "of"
        and any(parsed.lower[c] in ("the", "those", "these") for c in parsed.children[head])
        and not any(parsed.dep[c] == "nummod" for c in parsed.children[head])
    )


def _harmed(scene: Scene, token: int) -> int:
    parsed = scene.parsed
    args = scene.args(token)
    if parsed.pos[token] not in ("VERB", "AUX"):
        return _harmed_by_noun(scene, token)
    hit = next((h for h in scene.hits.get(token, ()) if h.trigger.harm), None)
    if hit is not None and "subject" in hit.trigger.target and "object" not in hit.trigger.target:
        head = args.subject if args.subject >= 0 else args.object
    else:
        head = next((c for c in parsed.children[token] if parsed.dep[c] == "dobj"), args.object)
        if head < 0:
            head = _without_object(scene, token)
    if head >= 0 and args.inherited and _is_event(scene, head):
        head = _without_object(scene, token)
    if head < 0:
        return -1
    if parsed.lemma[head] in HARM_NOUN or parsed.lemma[head] == "life" or parsed.lemma[head] in BODIES:
        return _harmed_by_noun(scene, head) if scene.number_at(head) is None else head
    if parsed.lower[head] in RELATIVE and parsed.pos[head] == "PRON":
        return _antecedent(scene, head)
    return head


def _harmed_by_noun(scene: Scene, token: int) -> int:
    """The harmed in "the murder of X", "X's murder", "the X murder", "12 people dead"."""
    parsed = scene.parsed
    args = scene.args(token)
    if args.object >= 0:
        return args.object
    if parsed.lower[token] in HARMED:
        if parsed.dep[token] == "amod":
            return parsed.head[token]
        if parsed.dep[token] in ("oprd", "acomp", "xcomp"):
            above = scene.args(parsed.head[token])
            return above.object if above.object >= 0 else above.subject
        return -1
    for child in parsed.children[token]:
        if parsed.dep[child] in ("poss", "compound"):
            mention = scene.by_head.get(child)
            if mention is not None and not mention.plural and scene.kind(mention) == "person":
                return child
    return -1


def _without_object(scene: Scene, token: int) -> int:
    """The harmed of an elliptic passive ("and 30 injured") or a relative clause ("the men they seized")."""
    parsed = scene.parsed
    subject = next((c for c in parsed.children[token] if parsed.dep[c] == "nsubj"), -1)
    auxiliary = any(parsed.dep[c] in ("aux", "auxpass") for c in parsed.children[token])
    if parsed.dep[token] == "relcl" and subject >= 0 and parsed.lower[subject] not in RELATIVE:
        return parsed.head[token]
    if subject >= 0 and not auxiliary and parsed.dep[token] == "conj" and parsed.tag[token] in ("VBN", "VBD"):
        return subject
    if parsed.dep[token] == "conj" and subject < 0:
        # "killed or wounded 20": the object is said once, with the other verb.
        for other in (*parsed.children[token], parsed.head[token]):
            if other != token and parsed.dep[other] == "conj":
                return scene.args(other).object
    return -1


def _antecedent(scene: Scene, relative: int) -> int:
    parsed, at = scene.parsed, relative
    for _ in range(8):
        if parsed.dep[at] == "relcl":
            return parsed.head[at]
        if parsed.head[at] == at:
            break
        at = parsed.head[at]
    return -1


def _of_toll(scene: Scene, token: int, heads: list[int]) -> Number | None:
    """The number in "the death toll rose to 45", "put the number of people killed at 45"."""
    parsed = scene.parsed
    noun = token
    for at in (token, *heads):
        up = parsed.head[at]
        if parsed.dep[at] == "pobj" and parsed.lemma[parsed.head[up]] in ("number", "toll", "count"):
            noun = parsed.head[up]
    if parsed.lemma[noun] not in ("toll", "number", "count"):
        return None
    verb = parsed.head[noun]
    for child in (*parsed.children[noun], *parsed.children[verb]):
        if child == noun or child < noun:
            continue
        inner = child
        if parsed.dep[child] == "prep" and parsed.lower[child] in ("to", "at", "of"):
            inner = next((c for c in parsed.children[child] if parsed.dep[c] == "pobj"), child)
        elif parsed.dep[child] not in ("attr", "dobj"):
            continue
        expression = scene.number_at(inner)
        if expression is not None:
            return scene.counted(expression)
    if parsed.lemma[verb] in ESTIMATES:
        for number in scene.number_sentences.get(parsed.sentence[noun], ()):
            if number.kind == "count" and number.begin > noun and parsed.lower[number.begin - 1] == "at":
                return scene.counted(number)
    return None


def _beside(scene: Scene, token: int, words: list[int]) -> NumberExpression | None:
    """Count inside a phrase ("hold 21 sailors hostage") or right before a participle ("ten more hurt")."""
    parsed = scene.parsed
    numbers = scene.number_sentences.get(parsed.sentence[token], ())
    low, high = min((token, *words)), max((token, *words))
    for number in numbers:
        if number.kind == "count" and low < number.first and number.last < high:
            return number
    if parsed.tag[token] not in ("VBN", "VBD", "JJ"):
        return None
    for number in numbers:
        gap = range(number.last + 1, token)
        if (
            number.kind == "count"
            and number.last < token
            and len(gap) < NEAR
            and all(parsed.lower[g] in OTHERS for g in gap)
        ):
            return number
    return None


def _of_phrase(scene: Scene, head: int, living: bool = False) -> Number | None:
    """The count a noun phrase states of its members: its number, or one for a single named or "a" person.

    `living` says that the word of harm takes nothing but people: then an unknown noun is one too.
    """
    parsed = scene.parsed
    lemma = parsed.lemma[head]
    mention = scene.by_head.get(head)
    if lemma in ANIMALS:
        return None
    expression = scene.number_at(head)
    none = any(parsed.lower[c] in ("no", "zero") for c in parsed.children[head])
    if none and not (lemma in CASUALTIES or (mention is not None and mention.kind in LIVING)):
        # "Lost no time", "killed no idea": only of people and casualties does "no" make a toll.
        return None
    if expression is not None and not (expression.vagueness == "article" and lemma in PAIRS):
        return None if mention is not None and mention.kind in ("object", "weapon") else scene.counted(expression)
    if lemma in PAIRS and parsed.tag[head] == "NN":
        return Number(PAIRS[lemma], PAIRS[lemma], PAIRS[lemma], "exact", parsed.span(head, head))
    if any(parsed.lower[c] == "no" for c in parsed.children[head]):
        return Number(0, 0, 0, "none", parsed.span(parsed.left[head], head))
    if parsed.lower[head] in SINGLE_PRONOUNS:
        return Number(1, 1, 1, "named", parsed.span(head, head))
    if parsed.lower[head] == "another":
        return Number(1, 1, 1, "article", parsed.span(head, head))
    if mention is not None and mention.kind == "person" and mention.proper and not mention.plural:
        return Number(1, 1, 1, "named", parsed.span(mention.first, head))
    if living and mention is not None and _name_alone(scene, head, mention):
        return Number(1, 1, 1, "named", parsed.span(mention.first, head))
    if _one_person(scene, head, living):
        first = mention.first if mention is not None else head
        return Number(1, 1, 1, "article", parsed.span(first, head))
    return None


def _name_alone(scene: Scene, head: int, mention: Mention) -> bool:
    """Whether an unknown name stands where one who was killed does: "rebels shot dead Faruk"."""
    parsed = scene.parsed
    bare = not any(parsed.dep[c] in ("det", "nummod") for c in parsed.children[head])
    short = len(parsed.words[head]) < 6 and parsed.words[head].isupper()
    return (
        mention.kind == "name"
        and mention.proper
        and mention.actor is None
        and mention.place is None
        and parsed.tag[head] == "NNP"
        and bare
        and not short
    )


def _one_person(scene: Scene, head: int, living: bool) -> bool:
    """Whether a common noun in the singular names one person, rather than a group or a thing."""
    parsed = scene.parsed
    lemma = parsed.lemma[head]
    mention = scene.by_head.get(head)
    if parsed.tag[head] not in ("NN", "NNP", "JJ") or lemma in COLLECTIVE:
        return False
    if (mention is not None and mention.kind in THINGS) or _is_event(scene, head):
        return False
    article = any(parsed.lower[c] in ("a", "an", "another", "one") for c in parsed.children[head])
    if parsed.lower[head] == "old":
        return article
    if parsed.tag[head] != "NN":
        return article and mention is not None and mention.kind in ("people", "name", "person")
    if not any(parsed.dep[c] in ("det", "poss", "nummod") for c in parsed.children[head]):
        return False
    if lemma in number_words().sets["person"]:
        return True
    entry = noun_class(lemma)
    if entry is not None:
        return entry.cls == "person" or (entry.number == "" and lemma.endswith(PERSONAL))
    return lemma.endswith(PERSONAL) or (living and not lemma.endswith(ABSTRACT))


def _sum(one: Number, other: Number) -> Number:
    def added(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    inexact = [n.vagueness for n in (one, other) if n.vagueness not in ("exact", "article", "named")]
    return Number(
        one.value + other.value,
        added(one.low, other.low),
        added(one.high, other.high),
        inexact[0] if inexact else "exact",
        one.span,
    )
