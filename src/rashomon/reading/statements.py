"""Statements: for every word of a report, the chain of those who say it."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation, quotations
from rashomon.reading.speakers import Kind, Speaker, Speakers
from rashomon.reading.statements_chain import Painter
from rashomon.reading.statements_draft import Draft
from rashomon.reading.statements_find import find
from rashomon.reading.statements_quotes import attach

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
    _chains: list[tuple[Chain, ...]] = field(repr=False)
    _effects: list[str] = field(repr=False)
    _quoted: list[Chain] = field(repr=False)

    def chain_of(self, i: int) -> Chain:
        """The sources in force at token `i`, outermost first; empty in the article's own voice."""
        return self._chains[i][0]

    def chains_of(self, i: int) -> tuple[Chain, ...]:
        """Every chain at token `i`: more than one where several say it ("police and witnesses said")."""
        return self._chains[i]

    def quoted_chain_of(self, i: int) -> Chain:
        """The part of the chain that answers for the very words at `i`: quotations and credit lines.

        In indirect speech a name and its title ("President Noor") are the writer's, not the speaker's.
        """
        return self._quoted[i]

    def effect_of(self, i: int) -> str:
        """What all cues around token `i` do to it together: denied, possible, planned or asserted."""
        return self._effects[i]


def statements(parsed: Parsed, kind: Kind | None = None) -> Attribution:
    """The attribution of one text; `kind` tells the kind of actor that tokens first to last name.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> p = parse(Document("d", 'Ada Noor told Reuters: "The army shelled Kot."'))
        >>> [p.words[s.head] for s in statements(p).chain_of(7)]
        ['Reuters', 'Noor']
    """
    speakers = Speakers(parsed, kind)
    quotes = quotations(parsed)
    drafts = find(parsed, speakers, quotes)
    drafts = attach(parsed, speakers, quotes, drafts)
    painter = Painter(parsed, speakers, quotes)
    nodes = painter.paint(drafts)
    made: dict[int, tuple[tuple[Chain, ...], str]] = {0: (((),), "asserted")}

    def built(number: int) -> tuple[tuple[Chain, ...], str]:
        if number in made:
            return made[number]
        node = nodes[number]
        above, above_effect = built(node.parent)
        draft = node.draft
        chains: list[Chain] = []
        for chain in above:
            for links in node.links:
                new = tuple(_source(who, draft) for who in links)
                chains.append((*chain, *new) if not node.same else chain)
        for links in node.others:
            chains.append(tuple(_source(who, draft) for who in links))
        effect = max(above_effect, draft.effect, key=lambda e: RANK[e])
        made[number] = (tuple(dict.fromkeys(chains))[:4] or above, effect if effect != "none" else "asserted")
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
    chains: list[tuple[Chain, ...]] = [((),)] * size
    effects = ["asserted"] * size
    for i, number in enumerate(painter.layer):
        if number:
            chains[i], effects[i] = built(number)
            quoted[i] = verbatim(number)
    said: list[Statement] = []
    for number in range(1, len(nodes)):
        node = nodes[number]
        d = node.draft
        said.append(
            Statement(
                built(number)[0][0], tuple(d.spans), d.cue, d.frame, d.effect, d.own_deed, d.accused, d.head
            )
        )
    return Attribution(said, quotes, chains, effects, quoted)


def _source(who: Speaker, draft: Draft) -> Source:
    return Source(
        who.first, who.last, who.head, draft.cue, draft.effect, draft.basis, who.token, who.sort, who.resolved
    )
