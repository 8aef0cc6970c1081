"""Statements: for every word of a report, the chain of those who say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation, quotations
from rashomon.reading.speakers import Kind, Speaker, Speakers
from rashomon.reading.statements_chain import Node, Painter
from rashomon.reading.statements_draft import Draft
from rashomon.reading.statements_find import find
from rashomon.reading.statements_quotes import attach
from rashomon.registers.actors import ActorMatch

# Speakers of one thing said beside each other; more are a list that the parser ran together.
_MOST_VOICES = 4
RANK = {"none": 0, "asserted": 0, "planned": 1, "possible": 2, "denied": 3}


@dataclass(frozen=True, slots=True)
class Source:
    """One link of a chain: tokens `first` to `last` around `head` name the speaker.

    `cue` is the word of saying (-1: none), `effect` what it does to the modality of the said
    (asserted, denied, possible, planned, none), `basis` why this speaker was taken. `token` is where
    the speaker stands in the cue's clause; with `inferred` it is a pronoun or nothing there, and the
    name was found elsewhere. `sort`: person, people, media, document, body, pronoun or "".
    """

    first: int
    last: int
    head: int
    cue: int
    effect: str
    basis: str
    token: int
    sort: str = ""
    inferred: bool = False


Chain = tuple[Source, ...]
Voice = tuple[Chain, str]
"""A chain with what its cues do to the modality of the said."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying: its chain, the words said, and what the cue does to them.

    `own_deed`: the speaker is the doer ("claimed responsibility for"); `accused` is the token of the
    doer the cue names ("accused X of"); `head` the word the said hangs on; -1 where there is none.
    """

    chain: Chain
    spans: tuple[tuple[int, int], ...]
    cue: int
    frame: str
    effect: str
    own_deed: bool = False
    accused: int = -1
    head: int = -1


@dataclass(slots=True)
class Attribution:
    """Who says each word of one text.

    `mere_cues`: tokens that only say that something was said, and whose content is elsewhere ("said",
    "accused", "claimed responsibility"): no event by themselves. "Threatened" and "charged" are.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> p = parse(Document("d", "The Taliban denied that they had joined forces with the army."))
        >>> said = statements(p)
        >>> [p.words[s.head] for s in said.chain_of(7)], said.effect_of(7)
        (['Taliban'], 'denied')
    """

    statements: list[Statement]
    quotations: list[Quotation]
    mere_cues: frozenset[int]
    _voices: list[tuple[Voice, ...]] = field(repr=False)
    _quoted: list[Chain] = field(repr=False)

    def chain_of(self, i: int) -> Chain:
        """The sources in force at token `i`, outermost first; empty in the article's own voice."""
        return self._voices[i][0][0]

    def chains_of(self, i: int) -> tuple[Chain, ...]:
        """Every chain at token `i`: more than one where several say it ("police and witnesses said")."""
        return tuple(chain for chain, _ in self._voices[i])

    def quoted_chain_of(self, i: int) -> Chain:
        """The part of the chain that answers for the very words at `i`: quotations and credit lines.

        In indirect speech a name and its title ("President Noor") are the writer's, not the speaker's.
        """
        return self._quoted[i]

    def effect_of(self, i: int) -> str:
        """What all cues around token `i` do to it together: denied, possible, planned or asserted."""
        return self._voices[i][0][1]

    def effects_of(self, i: int) -> tuple[str, ...]:
        """The effect under each of `chains_of(i)`: in "the army denied the rebels' claim that …" the army
        denies and the rebels assert.
        """
        return tuple(effect for _, effect in self._voices[i])


def statements(parsed: Parsed, kind: Kind | None = None, names: Iterable[ActorMatch] | None = None) -> Attribution:
    """The attribution of one text.

    `kind` tells the kind of actor that tokens first to last name; `names` are the actors found in the
    text, looked up in the register unless given.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> p = parse(Document("d", 'Ada Noor told Reuters: "The army shelled Kot."'))
        >>> [p.words[s.head] for s in statements(p).chain_of(7)]
        ['Reuters', 'Noor']
    """
    speakers = Speakers(parsed, kind, names)
    quotes = quotations(parsed)
    drafts = find(parsed, speakers, quotes)
    drafts = attach(parsed, speakers, quotes, drafts)
    painter = Painter(parsed, speakers, quotes)
    nodes = painter.paint(drafts)
    made: dict[int, tuple[Voice, ...]] = {0: (((), "asserted"),)}

    def built(number: int) -> tuple[Voice, ...]:
        if number not in made:
            node = nodes[number]
            above = built(node.parent)
            voices: dict[Chain, str] = {}
            for chain, effect in above:
                for links in node.links:
                    new = chain if node.same else (*chain, *(_source(who, node.draft) for who in links))
                    voices.setdefault(new, _graver(effect, node.draft.effect))
            if node.rival is not None:
                for chain, effect in above:
                    # Who denies it to an outlet answers a claim that the outlet reports as well.
                    under = chain[:-1] if node.same else chain
                    for links in node.others:
                        new = (*under, *(_source(who, node.rival) for who in links))
                        voices.setdefault(new, _graver(effect, node.rival.effect))
            made[number] = tuple(voices.items())[:_MOST_VOICES] or above
        return made[number]

    worded: dict[int, Chain] = {0: ()}

    def verbatim(number: int) -> Chain:
        """The whole chain down to the innermost quotation or credit line around a node."""
        if number not in worded:
            node = nodes[number]
            own = node.draft.direct or node.draft.frame == "credit"
            worded[number] = built(number)[0][0] if own else verbatim(node.parent)
        return worded[number]

    size = len(parsed.words)
    quoted: list[Chain] = [()] * size
    voices: list[tuple[Voice, ...]] = [made[0]] * size
    for i, number in enumerate(painter.layer):
        if number:
            voices[i] = built(number)
            quoted[i] = verbatim(number)
    said: list[Statement] = []
    for number in range(1, len(nodes)):
        node = nodes[number]
        d = node.draft
        said.append(
            Statement(built(number)[0][0], tuple(d.spans), d.cue, d.frame, d.effect, d.own_deed, d.accused, d.head)
        )
    return Attribution(said, quotes, _mere(nodes), voices, quoted)


def _graver(above: str, own: str) -> str:
    effect = max(above, own, key=lambda e: RANK[e])
    return effect if effect != "none" else "asserted"


def _mere(nodes: list[Node]) -> frozenset[int]:
    """Tokens of the cues that painted something outside themselves and are no deed of their own."""
    found = set()
    for node in nodes[1:]:
        for draft in (node.draft, node.rival):
            if draft is not None and draft.mere:
                found.add(draft.cue)
                found.update(draft.beside)
    return frozenset(found)


def _source(who: Speaker, draft: Draft) -> Source:
    return Source(
        who.first, who.last, who.head, draft.cue, draft.effect, draft.basis, who.token, who.sort, who.resolved
    )
