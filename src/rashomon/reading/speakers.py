"""Speakers: the noun phrases that can say something, what sort they are, and whom a pronoun stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from rashomon.reading.parse import Parsed
from rashomon.reading.speakers_outlets import plain, publisher_names
from rashomon.registers.actors import ActorMatch, actor_matches
from rashomon.vocabulary.cues import speaker_words
from rashomon.vocabulary.nouns import noun_class

Kind = Callable[[int, int], str | None]
"""Tells the kind of the actor that tokens first to last name (`media`, `person` …), None if unknown."""

SINGULAR = frozenset({"he", "she", "him", "her", "his"})
PLURAL = frozenset({"they", "them", "their"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
NEUTER = frozenset({"it", "its"})
_LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "advmod", "quantmod", "predet"})
_INSIDE = frozenset({"without", "of", "in", "for", "from", "at", "on", "to", "with", "within", "inside", "near", "by"})
_ARTICLES = frozenset({"el", "al", "ad", "ag", "an", "as", "at", "ash", "ul", "ur", "bin", "ben", "abu"})
_CLASSES = {
    "armed": "people",
    "people": "people",
    "person": "person",
    "state_force": "body",
    "government": "body",
    "organisation": "body",
}
_AGENTS = ("nner", "ist", "ian", "man", "woman", "maker", "keeper", "holder", "leader", "worker")
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OWNER = ("by", "from", "of", "on", "citing", "in")
_NAMED = frozenset({"organisation", "media", "armed_group", "state_force"})
_NOBODY = frozenset({"nobody", "none", "neither", "no-one", "nothing"})
# Bodies that are addressed in session, and publish nothing of what they are told.
_SITTING = frozenset({"council", "committee", "parliament", "assembly", "congress", "senate"})
# How many sentences back a pronoun or "the statement" may look for its speaker.
REACH = 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """Tokens `first` to `last` around `head`, as the text names the speaker.

    `sort`: person, people, media, document, body, or "" when it can't be told. `token` is where the
    speaker stands in the clause; it differs from `head` when a pronoun or a document was resolved.
    """

    first: int
    last: int
    head: int
    sort: str
    token: int
    resolved: bool = False


class Speakers:
    """Reads speaker mentions of one text; `kind` may tell what a name stands for.

    `names` are the actors found in the text, looked up in the register unless given.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> p = parse(Document("d", "Bilal Noor, an expert at the Gulf Centre, told Reuters it was over."))
        >>> who = Speakers(p).at(1)
        >>> p.words[who.first : who.last + 1], who.sort
        (['Bilal', 'Noor'], 'person')
    """

    def __init__(self, parsed: Parsed, kind: Kind | None = None, names: Iterable[ActorMatch] | None = None) -> None:
        self.parsed = parsed
        self.kind = kind
        found = actor_matches(parsed.words) if names is None else names
        self.named = {
            i: match
            for match in found
            if match.origin == "register" and match.actor.kind in _NAMED
            for i in range(match.first, match.last + 1)
        }
        self.words = speaker_words()
        self._surnames, self._places = _names_of(parsed)
        self.publisher = publisher_names(parsed.document.publisher)
        self.media = _media_names()

    def at(self, token: int) -> Speaker:
        """The mention whose head is `token`; the name rather than the description where both stand."""
        head = self._proper(token)
        first, last = self._extent(head)
        return Speaker(first, last, head, self.sort(first, last, head), token)

    def exactly(self, first: int, last: int) -> Speaker:
        """The tokens `first` to `last` as a speaker, whatever the parse makes of them."""
        return Speaker(first, last, last, self.sort(first, last, last), last)

    def conjuncts(self, token: int) -> list[int]:
        """The head and what is coordinated with it: "police and witnesses"."""
        parsed, found = self.parsed, [token]
        for at in found:
            if len(found) < 4:
                found.extend(
                    c for c in parsed.children[at] if parsed.dep[c] == "conj" and parsed.pos[c] in ("NOUN", "PROPN")
                )
        return found

    def publishes(self, speaker: Speaker) -> bool:
        """Whether what this one was told is known through it: an outlet, a rights group, a court.

        Where anybody can speak ("on Twitter", "on social media"), nobody tells it on.
        """
        parsed, word = self.parsed, self.parsed.lower[speaker.token]
        social = word == "media" and any(parsed.lower[c] == "social" for c in parsed.children[speaker.token])
        if social or word in self.words["platform"]:
            return False
        if speaker.sort == "media":
            return True
        if speaker.sort in ("person", "people") or parsed.lower[speaker.head] in _SITTING:
            return False
        last = speaker.last if parsed.pos[speaker.head] == "PROPN" else speaker.head
        return any(parsed.lower[i] in self.words["forum"] for i in range(speaker.first, last + 1))

    def is_nobody(self, token: int) -> bool:
        """Whether the subject at a token says nothing; see `says_nothing`."""
        return says_nothing(self.parsed, token)

    def is_publisher(self, speaker: Speaker) -> bool:
        """The outlet whose report this is; it is never in a chain."""
        name = plain(self.text(speaker))
        if name in self.publisher:
            return bool(name)
        # Its own services: "Voice of America's Persian service".
        own = speaker.sort not in ("person", "people", "document")
        return own and any(name.startswith(f"{known} ") for known in self.publisher)

    def text(self, speaker: Speaker) -> str:
        """The words of the mention, verbatim."""
        return self.parsed.work[self.parsed.start[speaker.first] : self.parsed.end[speaker.last]]

    def same(self, one: Speaker, other: Speaker) -> bool:
        """Whether two mentions name the same speaker, by head or shared name."""
        if one.head == other.head:
            return True
        parsed = self.parsed
        a, b = parsed.lower[one.head], parsed.lower[other.head]
        if one.sort == other.sort == "media":
            return plain(self.text(one)) == plain(self.text(other))
        return a == b and (parsed.pos[one.head] == "PROPN" or one.sort not in ("people", "person"))

    def sort(self, first: int, last: int, head: int) -> str:
        """What sort of speaker the phrase is, by its words."""
        parsed, words = self.parsed, self.words
        lower = parsed.lower[head]
        if self.kind is not None:
            known = self.kind(first, last)
            if known:
                return {"armed_group": "body", "state_force": "body", "government": "body",
                        "organisation": "body"}.get(known, known)  # fmt: skip
        match = self.named.get(head)
        if match is not None:
            return "media" if match.actor.kind == "media" else "body"
        name = plain(parsed.work[parsed.start[first] : parsed.end[last]])
        if parsed.pos[head] == "PROPN" and name in self.media:
            return "media"
        lemma = parsed.lemma[head]
        if parsed.pos[head] != "PROPN":
            if lower == "media" or (
                lemma in words["outlet"] and any(parsed.lower[i] == "news" or parsed.words[i][0].isupper()
                                                 for i in range(first, head) if parsed.pos[i] != "DET")
            ):  # fmt: skip
                return "media"
            if lemma in words["document"]:
                return "document"
            if lower in words["people"]:
                return "people"
            if lemma in words["person"]:
                return "people" if parsed.tag[head] == "NNS" else "person"
            return "body" if lemma in words["body"] else self._by_class(head)
        if lower in words["outlet"] and head > first:
            return "media"
        if parsed.tag[head] == "NNPS" or any(parsed.lower[i] in words["body"] for i in range(first, head + 1)):
            return "body"
        if any(parsed.lower[i] in words["title"] for i in range(first, head)) or self._described_as_person(head):
            return "person"
        if lower in self._places or parsed.lower[first] in ("the", "a", "an"):
            return ""
        return "person" if lower in self._surnames else ""

    def _by_class(self, head: int) -> str:
        """What the list of party nouns makes of it, an agent noun in the plural ("planners") included."""
        parsed = self.parsed
        party = noun_class(parsed.lemma[head]) or noun_class(parsed.lower[head])
        plural = parsed.tag[head] == "NNS"
        if party is not None:
            return _CLASSES.get(party.cls, "") if not plural or party.cls != "person" else "people"
        return "people" if plural and parsed.lemma[head].endswith(_AGENTS) else ""

    def _described_as_person(self, head: int) -> bool:
        """An apposition or relative clause of a person: "Noor, an analyst", "Noor, who", "Noor, 41"."""
        parsed = self.parsed
        for child in parsed.children[head]:
            if child < head:
                continue
            dep = parsed.dep[child]
            if dep == "appos" and (parsed.lemma[child] in self.words["person"] or parsed.tag[child] == "CD"):
                return True
            if dep == "relcl" and any(parsed.lower[g] == "who" for g in parsed.children[child]):
                return parsed.tag[head] == "NNP" and parsed.pos[head - 1 if head else head] == "PROPN"
        return False

    def _proper(self, token: int) -> int:
        """The name in apposition to a description: "the mayor of Kot, Omar Zia"."""
        parsed = self.parsed
        if parsed.lower[token] in DAYS and token and parsed.pos[token - 1] == "PROPN":
            return token - 1
        if parsed.pos[token] != "NOUN":
            return token
        for child in parsed.children[token]:
            if parsed.dep[child] == "appos" and parsed.tag[child] == "NNP" and child > token:
                return child
        return token

    def _extent(self, head: int) -> tuple[int, int]:
        """First and last token of the phrase: for a name its own words, else with what narrows it down.

        A name of the register is one phrase, whatever the parse makes of the words in it.
        """
        first, last = self._phrase(head)
        match = self.named.get(head)
        if match is not None:
            return min(first, match.first), max(last, match.last)
        return first, last

    def _phrase(self, head: int) -> tuple[int, int]:
        parsed = self.parsed
        if head + 1 < len(parsed.words) and parsed.lower[head + 1] in DAYS and parsed.head[head] == head + 1:
            return parsed.left[head + 1], head
        first = head
        for child in reversed(parsed.children[head]):
            if child >= first:
                continue
            hyphen = (
                parsed.tag[child] == "HYPH"
                and child == first - 1
                and child > 0
                and (
                    parsed.lower[child - 1] in _ARTICLES
                    or (parsed.tag[child - 1] == "NNP" and parsed.head[child - 1] == head)
                )
            )
            if (parsed.dep[child] in _LEFT and parsed.right[child] == first - 1) or hyphen:
                first = parsed.left[child]
        last = head
        proper = parsed.pos[head] == "PROPN"
        for child in parsed.children[head]:
            if child != last + 1 or parsed.dep[child] != "prep" or parsed.lower[child] not in _INSIDE:
                continue
            if any(parsed.dep[under] == "pcomp" for under in parsed.children[child]):
                break
            if proper and parsed.lower[child] not in ("of", "for") and not parsed.words[child][0].isupper():
                break
            last = self._prep_end(child)
        return first, last

    def _prep_end(self, prep: int) -> int:
        """The end of a prepositional phrase, before any comma or clause in it."""
        parsed = self.parsed
        end = parsed.right[prep]
        for i in range(prep + 1, end + 1):
            if parsed.words[i] in (",", "(", "—", "-", "–", "“", '"', ";", ":") or parsed.tag[i] in (
                "WP",
                "WDT",
                "VBD",
            ):
                return i - 1
        return end

    def owner(self, token: int) -> int | None:
        """Whose document it is: "HRW's report", "a statement by the army", "a ministry statement"."""
        parsed = self.parsed
        for child in parsed.children[token]:
            dep = parsed.dep[child]
            if dep == "poss" and parsed.tag[child] not in ("PRP$", "WP$"):
                return child
            if dep == "compound" and (
                (parsed.lower[child] in self.words["body"] and parsed.lower[child] != "court")
                or parsed.lower[child] in ("media", "press")
                or (parsed.pos[child] == "PROPN" and parsed.lower[child] not in ("news", "press"))
            ):
                return child
            if child > token and dep in ("prep", "agent") and parsed.lower[child] in _OWNER:
                found = self._owner_below(child)
                if found is not None:
                    return found
            if child > token and dep == "acl" and parsed.tag[child] == "VBN":
                for by in parsed.children[child]:
                    if parsed.dep[by] == "agent":
                        return next((g for g in parsed.children[by] if parsed.dep[g] == "pobj"), None)
        return None

    def _owner_below(self, prep: int) -> int | None:
        parsed = self.parsed
        for child in parsed.children[prep]:
            if parsed.dep[child] != "pobj":
                continue
            word = parsed.lower[prep]
            if word in ("by", "from"):
                known = self.at(child).sort or (
                    parsed.pos[child] == "PROPN" and parsed.lower[child] not in self._places
                )
                return child if known else None
            first, last = self._extent(child)
            if self.sort(first, last, child) == "media":
                return child
        return None


def says_nothing(parsed: Parsed, token: int) -> bool:
    """Whether a subject is nobody: "no group", "neither side", "nobody", "none of them".

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> p = parse(Document("d", "No group has claimed the attack."))
        >>> says_nothing(p, 1)
        True
    """
    return parsed.lower[token] in _NOBODY or any(
        parsed.lower[child] in ("no", "neither") for child in parsed.children[token] if child < token
    )


def first_person(parsed: Parsed, i: int) -> bool:
    """Whether token `i` is "I", "we", "us" …; not "US", nor the numeral of "World War I".

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> p = parse(Document("d", "The US told us."))
        >>> [p.words[i] for i in range(len(p.words)) if first_person(p, i)]
        ['us']
    """
    if parsed.lower[i] not in FIRST or parsed.tag[i] not in ("PRP", "PRP$"):
        return False
    return parsed.lower[i] == "i" or not parsed.words[i].isupper()


def _names_of(parsed: Parsed) -> tuple[frozenset[str], frozenset[str]]:
    """The last words of names of several words, and the names that something happens in."""
    surnames, places = set(), set()
    for i, pos in enumerate(parsed.pos):
        if pos != "PROPN":
            continue
        if parsed.dep[i] == "pobj" and parsed.lower[parsed.head[i]] == "in":
            places.add(parsed.lower[i])
        if i and parsed.pos[i - 1] == "PROPN" and parsed.head[i - 1] == i and parsed.dep[i - 1] == "compound":
            surnames.add(parsed.lower[i])
    return frozenset(surnames), frozenset(places)


@cache
def _media_names() -> frozenset[str]:
    return frozenset(plain(name) for name in speaker_words()["media"])


def resolve(speaker: Speaker, found: Speaker) -> Speaker:
    """`found`, standing where the pronoun or description `speaker` stands."""
    return replace(found, token=speaker.token, resolved=True)
