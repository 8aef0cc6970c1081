"""Fitting: which of the phrases around a word the grammar leaves open for its roles, and which stand too far off.

The model of roles looks at one phrase at a time. What only shows when all are seen together is settled here:
a verb with a subject of its own needs no doer from another sentence, and what belongs to the words that name
the speaker takes no part in what he says.
"""

from __future__ import annotations

from collections.abc import Callable

from rashomon.reading.grammar import ancestors, first_in_row, path
from rashomon.reading.home import dateline
from rashomon.reading.mention import Mention
from rashomon.reading.parse import Parsed
from rashomon.reading.scene import Scene
from rashomon.reading.sufferers import died

OF_THEM = ["of", "them"]
# What a group calls its arm in a land: "its Central Asia Province" is a party, and nowhere.
ARMS = frozenset({"province", "branch", "wing", "affiliate", "chapter", "arm"})
Chosen = dict[str, list[tuple[Mention, float]]]
# So many steps through the tree at most lead from a word to a phrase that goes with the one in its own slot.
NEAR = 4
# Prepositions that bring the very place.
WHERE = frozenset({
    "in", "at", "near", "on", "from", "to", "into", "outside", "around", "inside", "toward", "towards",
})  # fmt: skip


def open_to(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """The phrases that can take part in anything.

    A dateline's city only says where the report was written, and "all of them fighters" who the others are.
    """
    parsed = scene.parsed
    opening = dateline(parsed)
    return [
        m
        for m in mentions
        if m.head not in opening
        and parsed.lower[max(m.first - 2, 0) : m.first] != OF_THEM
        and not _names_arm(scene, m)
        and not _stresses(parsed, m)
    ]


def _stresses(parsed: Parsed, mention: Mention) -> bool:
    """Whether a pronoun only stresses another word: "families buried the dead themselves"."""
    word = parsed.lower[mention.head]
    if not mention.pronoun or not word.endswith(("self", "selves")):
        return False
    return parsed.dep[mention.head] not in ("dobj", "pobj") or bool(parsed.children[mention.head])


def _names_arm(scene: Scene, mention: Mention) -> bool:
    """Whether a place only names the arm of a group there: "its Central Asia Province", "the group's Sinai branch".

    "Mali's Gao province" is a place: it belongs to a country.
    """
    parsed = scene.parsed
    noun = parsed.head[mention.head] if mention.modifier else mention.head
    if mention.kind != "place" or parsed.lemma[noun].lower() not in ARMS:
        return False
    owners = [child for child in parsed.children[noun] if parsed.dep[child] == "poss"]
    return bool(owners) and not any((owner := scene.by_head.get(o)) and scene.kind(owner) == "place" for o in owners)


def fit(scene: Scene, i: int, chosen: Chosen) -> None:
    """Take out of the chosen phrases those that others of the same role make needless.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.reader import Reader
        >>> text = "Rebels killed ten men in the town of Kot, the head of an aid group in the town of Sar said."
        >>> [[p.name for p in c.agents] for c in Reader().read(Document("d", text)).claims]
        [['Rebels']]
    """
    for role, phrases in chosen.items():
        kept = [
            (m, p) for m, p in phrases if not (_names_speaker(scene, i, m) or (role == "agent" and _sent(scene, i, m)))
        ]
        if not kept and (role != "agent" or not _done_by_another(scene, i)):
            kept = phrases
        chosen[role] = _beside_own(scene, i, kept, _own_slot(scene, i, role))
    chosen["place"] = _with_town(scene, _in_own_clause(scene, i, chosen["place"]))


def _in_own_clause(scene: Scene, i: int, places: list[tuple[Mention, float]]) -> list[tuple[Mention, float]]:
    """The places without those of another verb beside the claim's, where it has its own: "shelled Kot and took Sar"."""
    if len(places) < 2:
        return places
    parsed, verb = scene.parsed, i
    while parsed.pos[verb] != "VERB" and parsed.head[verb] != verb:
        verb = parsed.head[verb]
    over = [_verb_over(parsed, verb, m.head) for m, _ in places]
    if verb not in over:
        return places
    return [place for place, at in zip(places, over, strict=True) if at in (verb, -1)]


def _verb_over(parsed: Parsed, i: int, token: int) -> int:
    """Verb `i` or another one coordinated with it, whichever a word stands under; -1 where it is neither."""
    row = first_in_row(parsed, i)
    for at in ancestors(parsed, token):
        if at == i or (parsed.pos[at] == "VERB" and first_in_row(parsed, at) == row):
            return at
    return -1


def _done_by_another(scene: Scene, i: int) -> bool:
    """Whether the verb has a subject that says who or what did it; "his planes bombed" leaves the speaker open."""
    subject = scene.args(i).subject
    return subject >= 0 and all(subject not in hit.tokens for hit in scene.hits.get(i, ()))


def _with_town(scene: Scene, places: list[tuple[Mention, float]]) -> list[tuple[Mention, float]]:
    """The places, with the town before a province that only says where it lies: "in Kot in the countryside of Sar"."""
    parsed, out = scene.parsed, list(places)
    for province, chance in places:
        at = province.first - 1
        if parsed.lower[max(at - 1, 0) : at + 1] != ["countryside", "of"]:
            continue
        at = parsed.left[at - 1] - 1
        town = next((m for m in scene.by_sentence[parsed.sentence[province.head]] if m.last == at - 1), None)
        if at < 1 or parsed.lower[at] != "in" or town is None or scene.kind(town) != "place":
            continue
        if all(town.entity != m.entity for m, _ in out):
            out.append((town, chance))
    return out


def _own_slot(scene: Scene, i: int, role: str) -> Callable[[Mention], bool]:
    """Whether a phrase stands in the very slot that the grammar has for a role of token `i`."""
    parsed, args = scene.parsed, scene.args(i)
    if role == "agent":
        # "Warplanes of the coalition bombed": the warplanes belong to the words for it, the coalition does it.
        of = [c for c in parsed.children[args.subject] if parsed.lower[c] == "of"] if args.subject >= 0 else []
        tokens = [args.subject, *(c for prep in of for c in parsed.children[prep])]
    elif role == "target":
        # Who "died" or "fell" is the subject, whatever else the sentence names.
        tokens = [died(scene, i), args.object]
    else:
        # A base or a school is somewhere in turn: it makes no other place needless.
        spots = [args.object, *(token for word, token in args.preps if word in WHERE)]
        tokens = [token for token in spots if token in scene.by_head and scene.by_head[token].kind == "place"]
    return lambda mention: any(token >= 0 and scene.at(mention.head, token) for token in tokens)


def _beside_own(
    scene: Scene, i: int, phrases: list[tuple[Mention, float]], own: Callable[[Mention], bool]
) -> list[tuple[Mention, float]]:
    """The phrases of a role; where one has the slot made for it, only those that stand close to it."""
    if not any(own(mention) for mention, _ in phrases):
        return phrases
    return [
        (mention, chance) for mention, chance in phrases if own(mention) or _steps(scene.parsed, i, mention) <= NEAR
    ]


def _steps(parsed: Parsed, i: int, mention: Mention) -> int:
    """How many steps through the tree lead from token `i` to a phrase; more than `NEAR` where none do."""
    if parsed.sentence[mention.head] != parsed.sentence[i]:
        return NEAR + 1
    way = path(parsed, i, mention.head)
    return way.count("^") + way.count("/") if way else NEAR + 1


def _sent(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase is the object of a verb that has a subject: "France deployed paratroopers" is France's deed."""
    args = scene.args(i)
    return args.subject >= 0 and not args.passive and args.object >= 0 and scene.at(mention.head, args.object)


def _names_speaker(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase only tells who it is that says token `i` ("the head of an aid group said")."""
    parsed, head = scene.parsed, mention.head
    for source in scene.chain(i):
        if source.inferred or head in (source.head, source.token):
            continue
        first = min(parsed.left[source.token], source.first)
        last = max(parsed.right[source.token], source.last)
        if first <= head <= last and not first <= i <= last:
            return True
    return False
