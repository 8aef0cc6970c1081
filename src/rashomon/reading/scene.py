"""The scene: everything that is known of one text before claims are made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.reading.claim import Number
from rashomon.reading.entities import Entities
from rashomon.reading.entity import Entity
from rashomon.reading.grammar import Arguments, ancestors, arguments
from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS
from rashomon.reading.modality import Finding, modality_of
from rashomon.reading.numbers import NumberExpression
from rashomon.reading.parse import Parsed
from rashomon.reading.relevance import Relevance, relevance_of
from rashomon.reading.statements import Attribution, Source
from rashomon.reading.times import TimeExpression
from rashomon.registers.places import Place
from rashomon.vocabulary.titles import Title
from rashomon.vocabulary.triggers import Hit

# How many of the most named of a kind are looked at far from where they are named.
LEADING = {"place": 2, "armed_group": 1, "government": 1, "people": 1, "person": 1, "state_force": 1}


@dataclass(slots=True)
class Scene:
    """One text with its mentions, entities, trigger words, times, numbers and speakers."""

    parsed: Parsed
    mentions: list[Mention]
    entities: Entities
    hits: dict[int, list[Hit]]
    times: list[TimeExpression]
    numbers: list[NumberExpression]
    attribution: Attribution
    places: dict[int, Place]
    titles: dict[int, Title]
    peaceful: frozenset[int]
    by_head: dict[int, Mention] = field(init=False)
    by_sentence: list[list[Mention]] = field(init=False)
    sentence_hits: list[int] = field(init=False)
    sentence_party: list[bool] = field(init=False)
    sentence_place: list[bool] = field(init=False)
    time_sentences: dict[int, list[TimeExpression]] = field(init=False)
    number_sentences: dict[int, list[NumberExpression]] = field(init=False)
    title_lemmas: frozenset[str] = field(init=False)
    cues: frozenset[int] = field(init=False)
    cue_effect: dict[int, str] = field(init=False)
    accused: dict[int, int] = field(init=False)
    first_hit: dict[str, int] = field(init=False)
    leading: list[Mention] = field(init=False)
    rank: dict[int, int] = field(init=False)
    topic: int = field(init=False)
    relevance: Relevance = field(init=False)
    _args: dict[int, Arguments] = field(init=False)
    _modality: dict[tuple[int, str], Finding] = field(init=False)
    _quoted: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        parsed = self.parsed
        size = len(parsed.sentences)
        self.by_head = {mention.head: mention for mention in self.mentions}
        self.by_sentence = [[] for _ in range(size)]
        self.sentence_party, self.sentence_place = [False] * size, [False] * size
        for mention in self.mentions:
            s = parsed.sentence[mention.head]
            self.by_sentence[s].append(mention)
            if mention.kind == "place":
                self.sentence_place[s] = True
            elif mention.kind in PARTY_KINDS:
                self.sentence_party[s] = True
        self.sentence_hits = [0] * size
        strong = 0
        for token, found in self.hits.items():
            self.sentence_hits[parsed.sentence[token]] += 1
            strong += any(hit.trigger.weight == "strong" and hit.trigger.kind == "event" for hit in found)
        self.time_sentences = _by_sentence(parsed, self.times)
        self.number_sentences = _by_sentence(parsed, self.numbers)
        # Strong event words a hundred words, in steps of two: how much of the text is about a conflict.
        self.topic = min(4, int(50 * strong / max(25, len(parsed.words))))
        self.relevance = relevance_of(parsed)
        self.title_lemmas = frozenset(
            parsed.lemma[i]
            for i in range(len(parsed.words))
            if parsed.start[i] < parsed.body and parsed.pos[i] in ("NOUN", "VERB", "PROPN")
        )
        self.cues = frozenset(said.cue for said in self.attribution.statements if said.cue >= 0)
        self.cue_effect = {said.cue: said.effect for said in self.attribution.statements if said.cue >= 0}
        self.first_hit = {}
        for token in sorted(self.hits):
            self.first_hit.setdefault(parsed.lemma[token], token)
        self.accused = {
            token: said.accused
            for said in self.attribution.statements
            if said.accused >= 0
            for first, last in said.spans
            for token in range(first, last + 1)
        }
        self._quoted = frozenset(i for q in self.attribution.quotations for i in range(q.first, q.last + 1))
        self._args, self._modality = {}, {}
        self._lead()

    def _lead(self) -> None:
        """Rank the entities of each kind by how often the text names them; keep a mention of the first ones."""
        self.rank, self.leading = {}, []
        by_kind: dict[str, list[Entity]] = {}
        for entity in self.entities.all:
            by_kind.setdefault(entity.kind, []).append(entity)
        for kind, found in by_kind.items():
            found.sort(key=lambda e: -len(e.mentions))
            for place, entity in enumerate(found):
                self.rank[entity.number] = place
            if kind in LEADING:
                for entity in found[: LEADING[kind]]:
                    if len(entity.mentions) >= 2 and not entity.mentions[0].pronoun:
                        self.leading.append(entity.mentions[0])

    def args(self, i: int) -> Arguments:
        """Logical arguments of token `i`, worked out once."""
        if i not in self._args:
            self._args[i] = arguments(self.parsed, i)
        return self._args[i]

    def modality(self, i: int, claim_type: str = "") -> Finding:
        """Local modality of the proposition headed by token `i` as a claim of a type, worked out once."""
        key = (i, claim_type)
        if key not in self._modality:
            self._modality[key] = modality_of(self.parsed, i, claim_type)
        return self._modality[key]

    def chain(self, i: int) -> tuple[Source, ...]:
        """Who says what stands at token `i`, outermost first."""
        return self.attribution.chain_of(i)

    def voices(self, i: int) -> list[tuple[tuple[Source, ...], str]]:
        """Every chain at token `i` with what its verbs do to what is said: a denier's beside a claimant's."""
        said = self.attribution
        return list(zip(said.chains_of(i), said.effects_of(i), strict=True))

    def chain_length(self, i: int) -> int:
        """How many sources stand between the article and token `i`."""
        return len(self.attribution.chain_of(i))

    def speaker_head(self, i: int) -> int:
        """Head token of the innermost speaker over token `i`, -1 in the article's own voice."""
        chain = self.attribution.chain_of(i)
        return chain[-1].head if chain else -1

    def nearest_before(self, mention: Mention, i: int) -> bool:
        """Whether no other entity of the mention's kind is named between it and the sentence of token `i`."""
        kind = self.kind(mention)
        here, there = self.parsed.sentence[i], self.parsed.sentence[mention.head]
        for s in range(here - 1, max(there, here - 3) - 1, -1):
            for other in reversed(self.by_sentence[s]):
                if other is mention or other.entity == mention.entity:
                    return True
                if self.kind(other) == kind:
                    return False
        return False

    def place_of(self, mention: Mention) -> Place | None:
        """The place of the register that a mention, or the name it stands for, was resolved to."""
        for each in (mention, *self.entities.of(mention).mentions):
            if each.place is not None and (place := self.places.get(each.place.first)) is not None:
                return place
        return None

    def number_at(self, token: int) -> NumberExpression | None:
        """The count that stands with the noun at `token` ("at least 12 soldiers"), or that the token is."""
        parsed = self.parsed
        for number in self.number_sentences.get(parsed.sentence[token], ()):
            if number.kind != "count":
                continue
            if number.first <= token <= number.last:
                return number
            for i in range(number.first, number.last + 1):
                if parsed.head[i] == token and parsed.dep[i] in (
                    "nummod",
                    "amod",
                    "compound",
                    "det",
                    "quantmod",
                ):
                    return number
        up = parsed.head[token]
        if parsed.dep[token] == "pobj" and parsed.lower[up] == "of" and parsed.head[up] != token:
            # "dozens of people", "three of the soldiers": the number stands above its noun.
            return (
                self.number_at(parsed.head[up])
                if parsed.dep[up] == "prep" and parsed.head[up] != up and self._is_number(parsed.head[up])
                else None
            )
        return None

    def counted(self, expression: NumberExpression) -> Number:
        """A count of the text as a claim states it, with its bounds and its words."""
        span = self.parsed.span(expression.first, expression.last)
        return Number(expression.value, expression.low, expression.high, expression.vagueness, span)

    def _is_number(self, token: int) -> bool:
        numbers = self.number_sentences.get(self.parsed.sentence[token], ())
        return any(n.first <= token <= n.last and n.kind == "count" for n in numbers)

    def tense(self, i: int) -> str:
        """past, present or future, by the verb that governs token `i`."""
        parsed = self.parsed
        for _ in range(6):
            if parsed.tag[i].startswith(("VB", "MD")):
                break
            if parsed.head[i] == i:
                return "none"
            i = parsed.head[i]
        words = {parsed.lower[c] for c in parsed.children[i] if parsed.dep[c] in ("aux", "auxpass")}
        if words & {"will", "'ll", "shall"}:
            return "future"
        if parsed.tag[i] == "VBD" or words & {"was", "were", "had", "did", "been", "has", "have"}:
            return "past"
        return "present"

    def role_of(self, i: int) -> str:
        """The post that the title at token `i` names, "" where none does."""
        title = self.titles.get(i)
        return title.role_name if title is not None else ""

    def ancestors(self, i: int) -> frozenset[int]:
        """Token `i` and all tokens above it in the tree."""
        return frozenset(ancestors(self.parsed, i))

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands in quotation marks that make a statement."""
        return i in self._quoted

    def kind(self, mention: Mention) -> str:
        """Kind of a mention, of its entity where the mention is a pronoun."""
        if mention.pronoun:
            entity = self.entities.of(mention)
            return entity.kind if entity.mentions and entity.kind != "pronoun" else "pronoun"
        return mention.kind

    def slot_of(self, args: Arguments, mention: Mention, i: int) -> str:
        """Grammatical place of a mention around token `i`, in the words of the vocabulary; "" for none."""
        parsed, head = self.parsed, mention.head
        for token, slot in ((args.subject, "subject"), (args.object, "object")):
            if token >= 0 and self.at(head, token):
                return slot
        for word, token in args.preps:
            if self.at(head, token):
                return word
        if parsed.head[head] == i:
            return {"poss": "possessive", "compound": "compound", "amod": "compound", "nmod": "compound"}.get(
                parsed.dep[head], ""
            )
        return ""

    def at(self, head: int, token: int) -> bool:
        """Whether a mention's head is the token or coordinated with it."""
        parsed = self.parsed
        while head != token:
            if parsed.dep[head] not in ("conj", "appos") or parsed.head[head] == head:
                return False
            head = parsed.head[head]
        return True


def _by_sentence(parsed: Parsed, items: Sequence[TimeExpression | NumberExpression]) -> dict[int, list]:  # type: ignore[type-arg]
    table: dict[int, list] = {}  # type: ignore[type-arg]
    for item in items:
        table.setdefault(parsed.sentence[item.first], []).append(item)
    return table
