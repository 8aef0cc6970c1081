"""Echoes: words that take up parties or events named before ("the two groups", "the alliance", "his death")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from rashomon.reading.claim import Claim, Party
from rashomon.reading.entity import GROUPS
from rashomon.reading.happenings import GENERAL, SPECIFIC
from rashomon.reading.joining import Draft
from rashomon.reading.mention import Mention
from rashomon.reading.scene import Scene

SYMMETRIC = frozenset({"allied", "hostile"})
TWO = frozenset({"two", "both"})
FAR = 80  # mentions
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def the_two(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """The mentions, with "the two groups" and "both sides" replaced by the two parties last named before it."""
    out: list[Mention] = []
    for mention in mentions:
        pair = _last_two(scene, mention) if _is_pair(scene, mention) else []
        out.extend(pair if len(pair) == 2 else [mention])
    return out


def reciprocal(scene: Scene, i: int) -> bool:
    """Whether what token `i` says is done to "each other"."""
    parsed = scene.parsed
    thing = scene.args(i).object
    return (
        thing >= 0
        and parsed.lower[parsed.left[thing]] in ("each", "one")
        and parsed.lower[thing] in ("other", "another")
    )


def sides(
    scene: Scene, i: int, name: str, agents: list[Mention], targets: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Agents and targets with pairs named; the second of a pair is the other side of what has two sides alike."""
    agents, targets = the_two(scene, agents), the_two(scene, targets)
    if name in SYMMETRIC and len(targets) > 1 and not any(_beside(scene, i, m) for m in agents):
        here = [mention for mention in targets if _beside(scene, i, mention)]
        if len(here) > 1:
            return here[:1], here[1:]
    if name in SYMMETRIC and len(agents) > 1 and reciprocal(scene, i):
        targets = []
    if name in SYMMETRIC and not targets and len(agents) > 1:
        return agents[:1], agents[1:]
    if name in SYMMETRIC and not agents and len(targets) > 1:
        return targets[:1], targets[1:]
    return agents, targets


def _beside(scene: Scene, i: int, mention: Mention) -> bool:
    """Whether a phrase stands in the sentence of token `i`: a party from elsewhere is a third where two stand there."""
    return scene.parsed.sentence[mention.head] == scene.parsed.sentence[i]


def _is_pair(scene: Scene, mention: Mention) -> bool:
    parsed = scene.parsed
    if mention.proper or not mention.plural or scene.kind(mention) not in GROUPS:
        return False
    words = {parsed.lower[i] for i in range(max(0, mention.first - 1), mention.head)}
    return bool(words & TWO) and bool(words & DEFINITE or "both" in words)


def _last_two(scene: Scene, mention: Mention) -> list[Mention]:
    found: list[Mention] = []
    # A pair is taken up soon after its parties are named; farther back the two are anybody.
    end = bisect_left(scene.mentions, mention.first, key=lambda m: m.head)
    for other in reversed(scene.mentions[max(0, end - FAR) : end]):
        if other.proper and scene.kind(other) == scene.kind(mention) and all(m.entity != other.entity for m in found):
            found.append(other)
            if len(found) == 2:
                return found[::-1]
    return []


def echoed(scene: Scene, i: int, name: str, drafts: list[Draft]) -> Claim | None:
    """The last claim of type `name` before token `i`, where the noun there is definite and takes it up."""
    parsed = scene.parsed
    if parsed.pos[i] != "NOUN" or not any(parsed.lower[child] in DEFINITE for child in parsed.children[i]):
        return None
    for draft in reversed(drafts):
        if draft.claim.type == name and draft.claim.agents and draft.claim.targets:
            return draft.claim
    return None


def inferred(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The same parties, marked as taken from elsewhere in the text."""
    return tuple(replace(party, inferred=True) for party in parties)


def explain_deaths(drafts: list[Draft]) -> None:
    """Give "the death of X" the type, doer and time of the event that, the same text says, killed X.

    Only for a single named person: whoever reports the death then reports that event.
    """
    causes: dict[str, Claim] = {}
    for draft in drafts:
        claim = draft.claim
        if claim.type in SPECIFIC - GENERAL and claim.modality == "asserted" and claim.agents:
            for victim in claim.targets:
                if victim.kind == "person" and "killed" in claim.numbers:
                    causes.setdefault(victim.name, claim)
    for draft in drafts:
        claim = draft.claim
        cause = next((causes[v.name] for v in claim.targets if v.kind == "person" and v.name in causes), None)
        if cause is None or claim.type not in GENERAL or "killed" not in claim.numbers:
            continue
        claim.type, claim.agents = cause.type, inferred(cause.agents)
        claim.when = claim.when or cause.when
        claim.trace = (*claim.trace, "the text says elsewhere what killed this person")
