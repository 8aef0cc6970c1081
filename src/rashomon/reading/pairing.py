"""Pairing: what speaks for it, and what against, that two claims of one report tell of one event.

The features are named by what is compared and how it came out ("places:shared"); each comes once for all claims and
once for those of one type, of kindred types or of others. What they weigh is learned by `training/events.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.reading.anew import opens_elsewhere
from rashomon.reading.claim import Claim, Party
from rashomon.reading.happenings import (
    LEAVING,
    STREET,
    UNNAMED,
    VIOLENT,
    contained,
    denies,
    forms,
    names,
    nouns,
    proper,
    same_event,
    trade_blame,
)
from rashomon.reading.scene import Scene

SLOTS = ("agents", "targets", "places")
FAMILIES = (VIOLENT, STREET, LEAVING)
CONTENT = frozenset({"NOUN", "VERB", "PROPN", "NUM"})
EMPTY = frozenset({"be", "do", "have", "say"})
# "The attack" has been told of, "an attack" has not.
POINTING = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her"})
INDEFINITE = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a claim stands: its head word, with the words of its sentence and of what hangs on it.

    `noun` is "def", "a" or "bare" by the word before a noun, "" for a verb; `number` counts the claims of the text;
    `opens` is as `anew.opens_elsewhere` has it.
    """

    number: int
    token: int
    sentence: int
    lemma: str
    tag: str
    noun: str
    title: bool
    anew: bool
    words: frozenset[str]
    phrase: frozenset[str]
    opens: bool = False


def spot(scene: Scene, token: int, number: int, anew: bool = False) -> Spot:
    """The surroundings of a claim headed by `token`, claim `number` of its text; `anew` as `told_anew` has it.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> from rashomon.reading.stage import build_scene
        >>> here = spot(build_scene(parse(Document("d", "Police condemned the attack in Kot."))), 3, 0)
        >>> here.noun, here.lemma, sorted(here.words)
        ('def', 'attack', ['attack', 'condemn', 'kot', 'police'])
    """
    parsed = scene.parsed
    before = {parsed.lower[c] for c in parsed.children[token] if c < token}
    noun = ""
    if parsed.pos[token] in ("NOUN", "PROPN"):
        noun = "def" if before & POINTING else "a" if before & INDEFINITE else "bare"
    first, end = parsed.sentences[parsed.sentence[token]]

    def content(start: int, stop: int) -> frozenset[str]:
        return frozenset(parsed.lemma[i] for i in range(start, stop) if parsed.pos[i] in CONTENT) - EMPTY

    return Spot(
        number=number,
        token=token,
        sentence=parsed.sentence[token],
        lemma=parsed.lemma[token],
        tag=parsed.tag[token],
        noun=noun,
        title=parsed.start[token] < parsed.body,
        anew=anew,
        words=content(first, end),
        phrase=content(parsed.left[token], parsed.right[token] + 1),
        opens=opens_elsewhere(scene, token),
    )


def kinship(one: Claim, other: Claim) -> str:
    """Whether two claims are of the "same" type, of types that are "kin", or of "other" ones.

    Example:
        >>> kinship(Claim("event", "attack"), Claim("event", "bombing"))
        'kin'
    """
    if one.type == other.type:
        return "same"
    return "kin" if any({one.type, other.type} <= family for family in FAMILIES) else "other"


def pair_features(one: Claim, other: Claim, here: Spot, there: Spot, told: Sequence[Claim]) -> list[str]:
    """The features of two event claims; `one` comes first in the text, `told` are the claims of the text.

    Example:
        >>> told = [Claim("event", "attack"), Claim("event", "attack", modality="denied")]
        >>> where = [Spot(n, n, n, "attack", "NN", "def", False, False, frozenset(), frozenset()) for n in (0, 1)]
        >>> found = pair_features(*told, *where, told)
        >>> "type:same" in found, "mod:asserted+denied" in found, "time:none:same" in found
        (True, True, True)
    """
    kin = kinship(one, other)
    both = [*(f"{slot}:{slot_level(one, other, slot)}" for slot in SLOTS), f"time:{days(one, other)}"]
    shared = sum(f.endswith((":shared", ":within", ":proper")) or f.startswith("time:same-day") for f in both)
    both += _where(here, there)
    if forms(one.agents) & forms(other.targets) or forms(one.targets) & forms(other.agents):
        both.append("crossed")
    out = [f"type:{kin}", "types:" + "+".join(sorted({one.type, other.type}))]
    out += both + [f"{feature}:{kin}" for feature in both]
    out += [f"shared:{min(shared, 3)}:{kin}", f"rule:{same_event(one, other)}"]
    if kin == "same":
        alike = [claim.type == one.type for claim in told]
        out += [f"told:{min(sum(alike), 7)}", f"between:{min(sum(alike[here.number + 1 : there.number]), 3)}"]
    return out + _own(one, other) + _voices(one, other, kin) + _numbers(one, other) + _words(here, there)


def slot_level(one: Claim, other: Claim, slot: str) -> str:
    """How the parties or places of one slot go together.

    Example:
        >>> kot, bar = (Party("Kot", "place"),), (Party("Bar", "place"),)
        >>> slot_level(Claim("event", "attack", places=kot), Claim("event", "attack", places=bar), "places")
        'apart'
    """
    ours: tuple[Party, ...] = getattr(one, slot)
    theirs: tuple[Party, ...] = getattr(other, slot)
    if not ours or not theirs:
        return "one" if ours or theirs else "none"
    if forms(ours) & forms(theirs):
        return "shared"
    everybody = (*ours, *theirs)
    if slot == "places":
        if contained(ours, theirs):
            return "within"
        return "apart-inferred" if any(place.inferred for place in everybody) else "apart"
    if slot == "targets" and proper(ours) & proper(theirs):
        return "proper"
    if nouns(ours) & nouns(theirs):
        return "noun"
    return "apart-unnamed" if any(party.kind in UNNAMED for party in everybody) else "apart"


def days(one: Claim, other: Claim) -> str:
    """How the days go together; where those of a claim were carried over from elsewhere, it is "-inferred".

    Example:
        >>> days(Claim("event", "attack"), Claim("event", "attack"))
        'none'
    """
    ours, theirs = one.when, other.when
    if ours is None or theirs is None:
        return "none" if ours is theirs else "one"
    gap = max((theirs.start - ours.end).days, (ours.start - theirs.end).days)
    if gap > 0:
        found = "apart" if gap > 1 else "next"
    elif (ours.start, ours.end) == (theirs.start, theirs.end):
        found = "same-day" if ours.start == ours.end else "same"
    else:
        found = "overlap"
    return found + "-inferred" * (ours.inferred or theirs.inferred)


def _where(here: Spot, there: Spot) -> list[str]:
    steps = abs(here.sentence - there.sentence)
    far = str(steps) if steps < 2 else "few" if steps < 4 else "more" if steps < 11 else "far"
    out = [f"distance:{far}", f"phrase:{min(len(here.phrase & there.phrase), 3)}"]
    if here.title or there.title:
        out.append("title")
    if there.anew:
        out.append("anew")
    if there.noun:
        out.append(f"noun:{there.noun}")
    return out


def _own(one: Claim, other: Claim) -> list[str]:
    """Which of the two has a place and a time in its own words, how these lie, and how exact the times are."""
    placed = [any(not place.inferred for place in claim.places) for claim in (one, other)]
    timed = [claim.when is not None and not claim.when.inferred for claim in (one, other)]
    exact = sorted(claim.when.granularity if claim.when is not None else "-" for claim in (one, other))
    return [
        f"own place:{placed[0]}:{placed[1]}:{slot_level(one, other, 'places')}",
        f"own time:{timed[0]}:{timed[1]}:{days(one, other)}",
        f"exact:{'+'.join(exact)}",
    ]


def _words(here: Spot, there: Spot) -> list[str]:
    out = [f"words:{min(len((here.words & there.words) - {here.lemma, there.lemma}), 4)}"]
    if here.lemma == there.lemma:
        out += ["word", f"word:{there.noun}"]
    if there.noun:
        out.append(f"noun:{there.noun}:{there.tag}")
    return out


def _voices(one: Claim, other: Claim, kin: str) -> list[str]:
    voice = "one" if names(one.sources) == names(other.sources) else "other"
    modality = "+".join(sorted({one.modality, other.modality}))
    out = [f"voice:{voice}", f"mod:{modality}", f"voice:{voice}:{one.modality == other.modality}:{kin}"]
    if voice == "other" and not (one.sources and other.sources):
        out.append("voice:report")
    if one.agents and other.agents and trade_blame(one, other):
        out.append("blame")
    for denial, claim in ((one, other), (other, one)):
        if denial.modality == "denied" and claim.modality != "denied":
            share = denies(denial, claim)
            out.append("denies:no" if share is None else f"denies:{min(share, 4)}")
    return out


def _numbers(one: Claim, other: Claim) -> list[str]:
    out = []
    for name in sorted(one.numbers.keys() & other.numbers.keys()):
        value = one.numbers[name].value
        if value != other.numbers[name].value:
            out.append("number:differs")
        else:
            out += ["number:same", *["number:same, more than 1"] * (value > 1)]
    return list(dict.fromkeys(out))
