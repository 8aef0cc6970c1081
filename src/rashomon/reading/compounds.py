"""Compounds: relations, control and strength that one hyphenated word states ("US-backed rebels")."""

from __future__ import annotations

from rashomon.reading.claim import ARMED, Change, Claim, Number, Party
from rashomon.reading.evidence import evidence
from rashomon.reading.joining import Draft
from rashomon.reading.mention import Mention
from rashomon.reading.parties import party, speaker
from rashomon.reading.scene import Scene
from rashomon.registers.countries import as_actor, row_of, state
from rashomon.vocabulary.compounds import Compound, compound_at, compound_table

GROUPS = frozenset({"armed_group", "state_force", "government", "organisation"})
# Sides that need no name: which government or rebels are meant, the report as a whole says.
SIDES = frozenset({"government", "regime", "rebel", "opposition", "militia", "jihadist", "insurgent"})
ENDED = frozenset({"former", "formerly", "once", "previously", "ex"})
# "Army-led", "Sorland-run": whose lead it is says nothing of who belongs to whom.
KINDS = frozenset({"relation", "control", "strength"})
# A hyphenated word before its noun seldom states anything else, but who says it is less sure.
SCORE = 0.7


def compound_claims(scene: Scene) -> list[Draft]:
    """The claims that hyphenated words make, one for each chain of sources over the word.

    Both sides must be parties or places that the report names, or plainly a side ("rebel-held Kot").

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> from rashomon.reading.stage import build_scene
        >>> scene = build_scene(parse(Document("d", "Shells fell on Taliban-held Kunduz on Friday.")))
        >>> [(d.claim.type, d.claim.agents[0].name, d.claim.places[0].name) for d in compound_claims(scene)]
        [('controls', 'Taliban', 'Kunduz')]
    """
    out: list[Draft] = []
    for i in range(len(scene.parsed.words)):
        found = _compound(scene, i)
        if found is None or found[0].kind not in KINDS:
            continue
        entry, beside = found
        noun = _noun(scene, i)
        if noun is None or _one_name(noun, beside, i):
            continue
        roles = _roles(scene, entry, beside, noun, i)
        if roles is not None:
            out.extend(_drafts(scene, i, entry, noun, roles))
    return out


Roles = tuple[dict[str, Party], dict[str, Number]]


def _compound(scene: Scene, i: int) -> tuple[Compound, int] | None:
    """The compound at token `i` and the token of its name, split ("IS-held") or not ("U.S.-backed")."""
    lower = scene.parsed.lower
    if "-" in lower[i] and len(lower[i]) > 1:
        entry = compound_table().get(lower[i].rpartition("-")[2])
        return (entry, i) if entry is not None and entry.side == "suffix" else None
    return compound_at(lower, i)


def _noun(scene: Scene, i: int) -> Mention | None:
    """The phrase whose noun the compound at token `i` modifies."""
    parsed = scene.parsed
    sentence = scene.by_sentence[parsed.sentence[i]]
    return next((m for m in sentence if m.first <= i < m.head and not m.modifier and not m.pronoun), None)


def _one_name(noun: Mention, beside: int, i: int) -> bool:
    """Whether compound and noun together are somebody's name ("Sorland-led coalition")."""
    return noun.actor is not None and noun.actor.first <= min(beside, i) and noun.actor.last >= noun.head


def _roles(scene: Scene, entry: Compound, beside: int, noun: Mention, i: int) -> Roles | None:
    """Who or what fills the roles of the compound; None where one of them is nobody known."""
    filled: dict[str, Party] = {}
    numbers: dict[str, Number] = {}
    for role in (entry.name, entry.noun):
        if role == "number":
            expression = scene.number_at(beside)
            if expression is None:
                return None
            numbers["count"] = scene.counted(expression)
            continue
        found: Party | None
        if role == "place":
            found = _place(scene, _named(scene, beside) if role == entry.name else noun)
        elif role == entry.name:
            found = _side(scene, beside, noun)
        else:
            found = _modified(scene, entry, noun, min(beside, i), max(beside, i))
        if found is None:
            return None
        filled[role] = found
    return filled, numbers


def _named(scene: Scene, token: int) -> Mention | None:
    """The mention of the name at `token`, the phrase around the compound left aside."""
    around = [m for m in scene.by_sentence[scene.parsed.sentence[token]] if m.first <= token <= m.last]
    return next((m for m in reversed(around) if m.head <= token), None)


def _side(scene: Scene, token: int, noun: Mention) -> Party | None:
    """The party that the word beside the hyphen names: a known one, or plainly a side."""
    word = scene.parsed.words[token].partition("-")[0]
    mention = _named(scene, token)
    if mention is not None and (mention.actor is not None or (mention.proper and mention.kind in GROUPS)):
        return party(scene, mention)
    span = scene.parsed.span(token, token)
    held = noun.actor
    inner = held is not None and held.first <= token <= held.last < noun.head
    actor = held.actor if held is not None and inner else None
    row = row_of(word) if actor is None and word[:1].isupper() else None
    if row is not None and state(row):
        actor = as_actor(row)
    if actor is not None:
        forms = tuple(dict.fromkeys((actor.name, word)))
        return Party(actor.name, actor.kind, forms, actor.id, actor.country or "", span=span)
    if word.lower() not in SIDES:
        return None
    if mention is not None:
        return party(scene, mention)
    kind = "government" if word.lower() in ("government", "regime") else "armed_group"
    return Party(word, kind, (word,), span=span)


def _modified(scene: Scene, entry: Compound, noun: Mention, first: int, last: int) -> Party | None:
    """The group that the compound at tokens `first` to `last` modifies.

    An unnamed one counts only when it is armed, and so does an enemy: "anti-palace marchers" fight nobody.
    """
    named = noun.actor is not None and noun.actor.first > last
    if noun.kind not in (ARMED if entry.type in ("hostile", "present") else GROUPS):
        return None
    if not named and noun.kind not in ARMED:
        return None
    if named or noun.actor is None:
        return party(scene, noun)
    # "Anti-Taliban fighters" carry the name of those whom they fight, and are not they.
    span = scene.parsed.span(min(noun.first, first), noun.last)
    words = " ".join(span.quote.split())
    return Party(words, noun.kind, (words,), span=span)


def _place(scene: Scene, mention: Mention | None) -> Party | None:
    """The place that a phrase names: itself, or what it says of itself ("the rebel-held town of Kot")."""
    if mention is None:
        return None
    if mention.kind == "place":
        return party(scene, mention, place=True)
    after = mention.last + 1
    if mention.head != mention.last or scene.parsed.lower[after : after + 1] not in (
        ["of"],
        ["in"],
        ["around"],
    ):
        return None
    inner = next((m for m in scene.by_sentence[scene.parsed.sentence[mention.head]] if m.first > mention.last), None)
    if inner is None or inner.kind != "place" or inner.first > after + 2:
        return None
    return party(scene, inner, place=True)


def _drafts(scene: Scene, i: int, entry: Compound, noun: Mention, roles: Roles) -> list[Draft]:
    filled, numbers = roles
    parties = {role: (filled[role],) if role in filled else () for role in ("agent", "target", "place")}
    if parties["agent"] == parties["target"] != ():
        return []
    parsed = scene.parsed
    before = {parsed.lower[t] for t in range(max(noun.first - 1, 0), i)}
    change: Change | None = "ends" if before & ENDED and entry.kind != "strength" else None
    words = parsed.span(noun.first, noun.head).quote
    return [
        Draft(
            i,
            Claim(
                kind=entry.kind,
                type=entry.type,
                agents=parties["agent"],
                targets=parties["target"],
                places=parties["place"],
                numbers=dict(numbers),
                sources=tuple(speaker(scene, source) for source in chain),
                change=change,
                evidence=(evidence(parsed, noun.head),),
                rule=f"compound ({entry.key})",
                score=SCORE,
                trace=(f"compound: {words}",),
            ),
        )
        for chain in scene.attribution.chains_of(i)
    ]
