"""Chains: statements laid over the text, the widest first, each under the one its cue stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation
from rashomon.reading.speakers import (
    NEUTER,
    PLURAL,
    REACH,
    SINGULAR,
    Speaker,
    Speakers,
    first_person,
    resolve,
)
from rashomon.reading.statements_draft import Draft, child_with, pobj

Links = tuple[Speaker, ...]
_VENUE = frozenset(
    {
        "conference",
        "speech",
        "statement",
        "interview",
        "speaking",
        "twitter",
        "address",
        "summit",
        "rally",
        "briefing",
    }
)
_CONVERSE = frozenset({"speak", "talk"})
_MOST = 6
# Statements within statements within statements: deeper ones are a parser's error.
_DEEPEST = 8
# How far around a cue its sentence is searched; sentences can be lists of thousands of words.
_WINDOW = 60


@dataclass(slots=True)
class Node:
    """A statement under the statement it is reported in; `links` are its alternatives.

    `others` are those who make the claim `rival` that this statement denies.
    """

    draft: Draft
    parent: int
    links: list[Links]
    same: bool = False
    others: list[Links] = field(default_factory=list)
    rival: Draft | None = None


@dataclass(slots=True)
class _Seen:
    speaker: Speaker
    sentence: int


class Painter:
    """Resolves speakers in text order, then lays the statements over the tokens."""

    def __init__(self, parsed: Parsed, speakers: Speakers, quotes: list[Quotation]) -> None:
        self.parsed = parsed
        self.speakers = speakers
        self.layer = [0] * len(parsed.words)
        self.nodes: list[Node] = []
        self._stood: dict[int, Speaker] = {}
        self._quoted = _quoted(parsed, quotes)

    def paint(self, drafts: list[Draft]) -> list[Node]:
        """The nodes; `layer` then holds for each token the number of its innermost node (0: none)."""
        self.nodes = [Node(Draft(-1, "asserted", "", []), 0, [()])]
        self._resolve(drafts)
        rivals = {d.head: d for d in drafts if d.rival}
        order = sorted((d for d in drafts if not d.rival), key=lambda d: (-_reach(d), d.cue))
        made: dict[tuple[int, int], int] = {}
        for draft in order:
            parent = self.layer[draft.cue]
            if self._depth(parent) >= _DEEPEST:
                continue
            if draft.frame == "headline":
                parent = 0
            elif draft.frame == "credit":
                parent = self.layer[draft.spans[0][0]]
            key = (id(draft), parent)
            if key not in made:
                made[key] = len(self.nodes)
                self.nodes.append(self._node(draft, parent, rivals.get(draft.head)))
            number = made[key]
            for a, b in draft.spans:
                for i in range(a, b + 1):
                    self.layer[i] = number
        return self.nodes

    def _node(self, draft: Draft, parent: int, rival: Draft | None) -> Node:
        above = self._last_link(parent)
        direct_parent = self._direct(parent)
        links: list[Links] = []
        same = False
        if not draft.nobody:
            for token in draft.subjects[:_MOST] or [-1]:
                link = self._links(draft, token, above, direct_parent)
                if link is None:
                    same = True
                elif link:
                    links.append(link)
        node = Node(draft, parent, links or [()], same and not links)
        if rival is not None and draft.effect == "denied":
            node.rival = rival
            subjects = () if rival.nobody else rival.subjects
            node.others = [link for t in subjects if (link := self._links(rival, t, above, direct_parent))]
        return node

    def _links(self, draft: Draft, token: int, above: Speaker | None, direct: bool) -> Links | None:
        """The links a speaker adds below `above`; None where it is the same speaker again."""
        parsed = self.parsed
        lower = parsed.lower[token] if token >= 0 else ""
        if draft.exact is not None:
            speaker = self.speakers.exactly(*draft.exact)
        elif token < 0:
            held = self._stood.get(-draft.cue - 2)
            if held is None:
                return None if above is not None else ()
            speaker = held
        elif first_person(parsed, token):
            return None if above is not None else ()
        elif lower in SINGULAR | PLURAL | NEUTER:
            if above is not None and not direct and _agrees(lower, above):
                return None
            speaker = self._stood.get(token) or self.speakers.at(token)
        else:
            speaker = self._stood.get(token) or self.speakers.at(token)
        if self.speakers.is_publisher(speaker):
            return () if above is None else None
        if above is not None and (self.speakers.same(speaker, above) or self._own_report(token, draft)):
            return None
        outer = [self._stood.get(t) or self.speakers.at(t) for t in draft.outer]
        outer = [o for o in outer if not self.speakers.is_publisher(o) and not self.speakers.same(o, speaker)
                 and (above is None or not self.speakers.same(o, above))]  # fmt: skip
        inner = [self.speakers.at(t) for t in draft.inner]
        return (*outer, speaker, *inner)

    def _depth(self, number: int) -> int:
        depth = 0
        while number:
            number, depth = self.nodes[number].parent, depth + 1
        return depth

    def _own_report(self, token: int, draft: Draft) -> bool:
        """An outlet that reads out "another report" reads its own."""
        parent = self.nodes[self.layer[draft.cue]]
        return token >= 0 and parent.draft.frame == "credit" and self.parsed.lemma[token] == "report"

    def _last_link(self, number: int) -> Speaker | None:
        while number:
            node = self.nodes[number]
            if node.links[0] and not node.same:
                return node.links[0][-1]
            number = node.parent
        return None

    def _direct(self, number: int) -> bool:
        return bool(number) and self.nodes[number].draft.direct

    # --- pronouns and what was left out

    def _resolve(self, drafts: list[Draft]) -> None:
        """Walk the text once; note for each pronoun, document and missing speaker whom it stands for."""
        parsed = self.parsed
        waiting: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.frame not in ("credit",):
                waiting.setdefault(draft.cue, []).append(draft)
        under = bytearray(len(parsed.words))
        for draft in drafts:
            if not draft.nobody and draft.frame not in ("credit", "headline"):
                for a, b in draft.spans:
                    under[a : b + 1] = b"\1" * (b - a + 1)
        seen: dict[str, _Seen] = {}
        documents: dict[str, _Seen] = {}
        venue: tuple[Speaker, list[int], int] | None = None
        for i in range(len(parsed.words)):
            if i in waiting:
                sentence = parsed.sentence[i]
                for draft in waiting[i]:
                    if draft.nobody:
                        continue
                    first: Speaker | None = None
                    for token in draft.subjects[:_MOST] if draft.exact is None else ():
                        speaker = self._stand(token, sentence, seen, documents)
                        first = first or speaker
                    if draft.implicit and not draft.subjects:
                        held = self._latest(seen, sentence, ("person", "people", "body", "media", ""))
                        if held is not None:
                            self._stood[-i - 2] = resolve(held, held)
                            first = self._stood[-i - 2]
                    if first is None or under[i] or first_person(parsed, first.head):
                        continue
                    if draft.outer:
                        venue = (first, draft.outer, sentence)
                    elif venue is not None:
                        if not self.speakers.same(first, venue[0]) or sentence - venue[2] > REACH or self._elsewhere(i):
                            venue = None
                        else:
                            draft.outer = venue[1]
                            venue = (first, venue[1], sentence)
                    self._note(first, sentence, seen)
                    self._keep_documents(i, first, documents)
            elif parsed.lemma[i] in _CONVERSE and (met := self._introduced(i)) is not None:
                venue = (met[0], [met[1]], parsed.sentence[i])
                self._note(met[0], parsed.sentence[i], seen)
            elif parsed.dep[i] in ("nsubj", "nsubjpass") and parsed.pos[i] in ("PROPN", "NOUN") and not self._quoted[i]:
                speaker = self.speakers.at(i)
                if speaker.sort == "person":
                    seen["subject"] = _Seen(speaker, parsed.sentence[i])

    def _introduced(self, i: int) -> tuple[Speaker, int] | None:
        """ "Noor spoke with AFP about the raid": who is going to be quoted, and by which outlet."""
        parsed = self.parsed
        subject = child_with(parsed, i, "nsubj")
        if subject < 0 or parsed.pos[subject] not in ("NOUN", "PROPN") or self._quoted[i]:
            return None
        for child in parsed.children[i]:
            if parsed.dep[child] == "prep" and parsed.lower[child] in ("to", "with"):
                told = pobj(parsed, child)
                if told >= 0 and self.speakers.publishes(self.speakers.at(told)):
                    return self.speakers.at(subject), told
        return None

    def _partner(self, token: int, sorts: tuple[str, ...]) -> Speaker | None:
        """Whom "it" or "they" is by the clause around: "the army stayed, but it denied …"."""
        parsed = self.parsed
        at = parsed.head[token]
        if parsed.dep[token] not in ("nsubj", "nsubjpass"):
            return None
        for _ in range(3):
            if parsed.dep[at] not in ("conj", "advcl"):
                return None
            at = parsed.head[at]
            subject = child_with(parsed, at, "nsubj", "nsubjpass")
            if subject >= 0 and parsed.pos[subject] in ("NOUN", "PROPN"):
                speaker = self.speakers.at(subject)
                return speaker if speaker.sort in sorts else None
        return None

    def _stand(self, token: int, sentence: int, seen: dict[str, _Seen], documents: dict[str, _Seen]) -> Speaker | None:
        parsed = self.parsed
        if token in self._stood:
            return self._stood[token]
        lower = parsed.lower[token]
        speaker = self.speakers.at(token)
        if first_person(parsed, token):
            return None
        found: Speaker | None = None
        if lower in SINGULAR:
            if not self._quoted[token]:
                found = self._he(seen, sentence)
        elif lower in PLURAL:
            sorts = ("people", "body", "media")
            found = self._partner(token, sorts)
            if found is None and not self._quoted[token]:
                found = self._latest(seen, sentence, sorts)
        elif lower in NEUTER:
            found = self._partner(token, ("body", "media", "document"))
            if found is None and not self._quoted[token]:
                found = self._latest(seen, sentence, ("body", "media", "document", ""))
        elif speaker.sort == "document":
            owner = self.speakers.owner(token)
            if owner is not None:
                found = self.speakers.at(owner)
                if parsed.lower[owner] in SINGULAR | PLURAL | NEUTER:
                    found = None
            elif parsed.lower[speaker.first] in ("the", "this") and lower in documents:
                held = documents[lower]
                found = held.speaker if sentence - held.sentence <= REACH else None
        if found is not None:
            speaker = resolve(speaker, found)
        if found is not None or lower not in SINGULAR | PLURAL | NEUTER:
            self._stood[token] = speaker
            return speaker
        return None

    def _he(self, seen: dict[str, _Seen], sentence: int) -> Speaker | None:
        """ "He" is the last person who spoke, unless another was spoken of well after that."""
        spoke, named = seen.get("person"), seen.get("subject")
        if spoke is None or (named is not None and named.sentence > spoke.sentence + 1):
            spoke = named
        return spoke.speaker if spoke is not None and sentence - spoke.sentence <= REACH else None

    def _latest(self, seen: dict[str, _Seen], sentence: int, sorts: tuple[str, ...]) -> Speaker | None:
        held = [seen[s] for s in sorts if s in seen and sentence - seen[s].sentence <= REACH]
        return max(held, key=lambda s: (s.sentence, s.speaker.token)).speaker if held else None

    def _note(self, speaker: Speaker, sentence: int, seen: dict[str, _Seen]) -> None:
        seen[speaker.sort] = _Seen(speaker, sentence)

    def _keep_documents(self, cue: int, speaker: Speaker, documents: dict[str, _Seen]) -> None:
        """ "said in a statement": "the statement" is his from now on."""
        parsed = self.parsed
        sentence = parsed.sentence[cue]
        low, high = parsed.sentences[sentence]
        for i in range(max(low, cue - _WINDOW), min(high, cue + _WINDOW)):
            if parsed.lower[i] in (
                "statement",
                "report",
                "letter",
                "release",
                "communique",
                "communiqué",
                "message",
            ):
                documents[parsed.lower[i]] = _Seen(speaker, sentence)

    def _elsewhere(self, cue: int) -> bool:
        """The cue's sentence names another occasion, so what was told an outlet is over."""
        parsed = self.parsed
        low, high = parsed.sentences[parsed.sentence[cue]]
        near = range(max(low, cue - _WINDOW), min(high, cue + _WINDOW))
        return any(parsed.lower[i] in _VENUE for i in near if not self._quoted[i])


def _agrees(pronoun: str, speaker: Speaker) -> bool:
    if pronoun in SINGULAR:
        return speaker.sort in ("person", "")
    if pronoun in PLURAL:
        return speaker.sort in ("people", "body", "media", "")
    return speaker.sort in ("body", "media", "document", "")


def _quoted(parsed: Parsed, quotes: list[Quotation]) -> list[bool]:
    inside = [False] * len(parsed.words)
    for quote in quotes:
        if quote.clausal:
            inside[quote.first : quote.last + 1] = [True] * (quote.last - quote.first + 1)
    return inside


def _reach(draft: Draft) -> int:
    return sum(b - a + 1 for a, b in draft.spans)
