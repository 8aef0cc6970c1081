"""What a noun phrase is called and what kind of party it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.parse import Parsed
from rashomon.registers.countries import row_of
from rashomon.vocabulary.nouns import noun_class
from rashomon.vocabulary.titles import is_title, title_at

if TYPE_CHECKING:
    from rashomon.registers.actors import ActorMatch
    from rashomon.registers.places import PlaceMatch

INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "poss", "quantmod", "advmod", "npadvmod"})
# Class of a noun in the vocabulary -> kind of the party it names.
KIND_OF_CLASS = {
    "armed": "armed_group",
    "state_force": "state_force",
    "government": "government",
    "organisation": "organisation",
    "media": "media",
    "people": "people",
    "person": "person",
    "object_target": "object",
    "weapon": "weapon",
}
ARTICLES = frozenset({"al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an"})
# Prepositions that go on with a name ("Movement for Unity") or a description ("residents of Homs").
OF_NAMES = frozenset({"of", "for"})
OF_NOUNS = frozenset({"of", "in", "from", "for", "at"})
LEADING = frozenset({"DET", "PUNCT", "PART", "CCONJ"})
QUOTES = frozenset({'"', "“", "”", "''", "``"})
OPENING, CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
HYPHENS = frozenset({"-", "‐", "‑"})
# Words of a clause that the parse of an upper-case wire may draw into the phrase behind them.
SUBORDINATORS = frozenset({
    "when", "while", "after", "before", "because", "although", "though", "if", "since", "until", "whereas",
    "where", "whether", "as", "that", "amid",
})  # fmt: skip
# Armed whoever they belong to: a state's where its name or its army's stands before them.
TROOPERS = frozenset({"commando", "sapper", "sniper", "gunner"})
# What opens a caption ("FILE - Soldiers stand guard"): no part of the name behind it.
CAPTION = frozenset({"file", "photo"})
# Endings of nouns for those who do something; an "-ist" of fewer letters may be a mist or a twist.
PERSON_ENDS = ("man", "woman", "worker", "keeper", "maker", "grapher", "hand")
LONG_IST = 8
TIME_WORDS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "today", "yesterday", "tomorrow", "tonight", "day", "week", "month", "year", "decade", "hour",
    "minute", "morning", "evening", "night", "weekend", "time",
})  # fmt: skip


def phrase_start(parsed: Parsed, head: int) -> int:
    """First token of the compact phrase before `head`: its modifiers without the determiner.

    Example: in "the two armed Taliban fighters" with head "fighters" it is "two".
    """
    first = head
    for child in reversed(parsed.children[head]):
        if child > head:
            continue
        if parsed.dep[child] == "punct" and child > 0:
            tight = parsed.end[child - 1] == parsed.start[child] and parsed.end[child] == parsed.start[child + 1]
            if parsed.words[child] in QUOTES or (parsed.words[child] in HYPHENS and tight):
                continue
        if parsed.dep[child] not in INSIDE or parsed.right[child] < first - 2:
            break
        first = min(first, parsed.left[child])
    while first < head and parsed.pos[first] in LEADING:
        first += 1
    for i in range(first, head):
        # "FILE - Emergency services …" in a caption; "(KNLA) rebels" torn apart by the parse.
        caption = parsed.lower[i] in CAPTION and parsed.words[i + 1] in ("-", "–", "—", ":")
        if caption or (parsed.words[i] in CLOSING and not any(w in OPENING for w in parsed.words[first:i])):
            first = min(i + 1, head)
        if joins(parsed, i, head):
            first = i + 1
        if parsed.lower[i] in SUBORDINATORS and parsed.words[i + 1] not in HYPHENS:
            first = i + 1
    while first < head and parsed.pos[first] in LEADING:
        first += 1
    return glued_start(parsed, first)


def joins(parsed: Parsed, i: int, head: int) -> bool:
    """Whether token `i` is an "and" behind a plural that the parse takes for a modifier of `head`.

    Example: in "the armed forces and aid workers" the forces are a party of their own.
    """
    before = i - 1
    return (
        i < head
        and parsed.lower[i] == "and"
        and before >= 0
        and parsed.tag[before] in ("NNS", "NNPS")
        and parsed.dep[before] in ("compound", "nmod")
        and parsed.head[before] == head
    )


def glued_start(parsed: Parsed, first: int) -> int:
    """First token of the hyphenated word that token `first` goes on: "Kyo" for the "Ahn" of "Kyo-Ahn".

    Only inside names: both sides of the hyphen are names, or an article as in "al-Bakri".
    """
    while (
        first >= 2
        and parsed.words[first - 1] in HYPHENS
        and parsed.end[first - 2] == parsed.start[first - 1]
        and parsed.end[first - 1] == parsed.start[first]
        and parsed.words[first][:1].isupper()
        and (parsed.words[first - 2][:1].isupper() or parsed.lower[first - 2] in ARTICLES)
        and parsed.words[first - 2].isalpha()
    ):
        first -= 2
    return first


def only_title(parsed: Parsed, head: int, first: int) -> bool:
    """Whether the phrase names a post and nobody in it: "Vice President", "Japan's Prime Minister"."""
    found = title_at(parsed.lower, parsed.lemma, head)
    if found is None or found[0].sort == "honorific":
        return False
    return not any(
        parsed.pos[j] == "PROPN" and not is_title(parsed.lower[j]) and parsed.dep[j] == "compound"
        for j in range(first, found[1])
    )


class Naming:
    """Names and kinds for the phrases of one text.

    The kind comes from the register where a name is known, else from the head noun, else from what
    stands around an unknown name (a title, an age, "said").
    """

    def kind(
        self,
        parsed: Parsed,
        i: int,
        first: int,
        actor: ActorMatch | None,
        place: PlaceMatch | None,
        actor_at: dict[int, ActorMatch],
    ) -> str:
        """Its kind: that of a party (claim.Party), or place, object, weapon, time, name, thing."""
        if actor is not None and actor.origin not in ("country", "metonym"):
            return actor.actor.kind
        if place is not None or actor is not None:
            return "place"
        lemma = parsed.lemma[i]
        if lemma in TIME_WORDS:
            return "time"
        if _of_a_country(parsed, i):
            return "people"
        if parsed.pos[i] == "PROPN":
            known = noun_class(lemma)
            named = known is not None and parsed.words[i][0].isupper() and first < i
            if known is not None and named and known.cls not in ("person", "people"):
                return KIND_OF_CLASS.get(known.cls, "thing")
            common = noun_class(parsed.lower[i])
            several = common is not None and (parsed.lower[i] != common.noun or common.cls == "state_force")
            if common is not None and several and first == i and _opens(parsed, i):
                # "Rebels attacked", "Army says": only the start of its sentence gives it a capital.
                return "people" if common.cls == "person" else KIND_OF_CLASS.get(common.cls, "thing")
            if only_title(parsed, i, first):
                return "people" if parsed.tag[i] == "NNPS" else "person"
            if self.shown_person(parsed, i, first):
                return "person"
            # "shot dead Omar Faruk": an adjective in front is no part of the name.
            before = [
                j
                for j in range(first, i)
                if (parsed.pos[j] != "ADJ" or parsed.words[j][:1].isupper())
                and parsed.words[j] not in HYPHENS
                and parsed.lower[j] not in ARTICLES
            ]
            capitals = bool(before) and all(parsed.words[j][:1].isupper() for j in before)
            return "person" if capitals else "name"
        if parsed.lower[i] == "others":
            return "people"
        entry = noun_class(lemma)
        if entry is not None:
            kind = KIND_OF_CLASS.get(entry.cls, "thing")
            if lemma in TROOPERS and self._of_state(parsed, i, first, actor_at):
                return "state_force"
            if kind == "person" and parsed.tag[i] == "NNS":
                return "people"
            return kind
        if parsed.pos[i] == "NUM" or parsed.pos[i] == "ADJ":
            return "people"
        if _does_for_a_living(lemma):
            return "people" if parsed.tag[i] == "NNS" else "person"
        return "thing"

    def shown_person(self, parsed: Parsed, i: int, first: int) -> bool:
        """Whether a title, an age or an act of saying shows that an unknown proper name is a person's."""
        if any(is_title(parsed.lower[j]) for j in range(first, i)):
            return True
        for child in parsed.children[i]:
            if parsed.dep[child] == "appos":
                entry = noun_class(parsed.lemma[child])
                if entry is not None and entry.cls == "person":
                    return True
                if parsed.words[child].isdigit():
                    return True
            if parsed.dep[child] == "relcl" and any(parsed.lower[g] == "who" for g in parsed.children[child]):
                return True
        return parsed.dep[i] == "nsubj" and parsed.lemma[parsed.head[i]] in ("say", "tell", "add", "ask")

    def name(
        self,
        parsed: Parsed,
        i: int,
        first: int,
        last: int,
        kind: str,
        actor: ActorMatch | None,
        place: PlaceMatch | None,
    ) -> tuple[str, tuple[str, ...]]:
        """The name of the phrase and the surface forms it offers."""
        words = parsed.words
        whole = _join(parsed, first, last)
        if actor is not None and actor.last >= i >= actor.first:
            surface = _join(parsed, actor.first, actor.last)
            return actor.actor.name, _unique(actor.actor.name, surface, whole)
        if place is not None:
            surface = _join(parsed, place.first, place.last)
            return surface, _unique(surface, whole)
        if kind == "person" and parsed.pos[i] == "PROPN":
            begin = max(first, glued_start(parsed, i))
            while begin > first and parsed.pos[begin - 1] == "PROPN" and not is_title(parsed.lower[begin - 1]):
                begin = max(first, glued_start(parsed, begin - 1))
            while begin < i and words[begin + 1] not in HYPHENS and (words[begin].islower() or words[begin] in "-'’"):
                begin += 1
            proper = _join(parsed, begin, last)
            return proper, _unique(proper, whole)
        longer = self._with_complement(parsed, i, last)
        name = whole if longer is None or kind in ("thing", "object") else longer
        return "".join(c for c in name if c not in '"“”'), _unique(
            name, whole, words[i] if parsed.pos[i] == "NOUN" and kind != "thing" else whole
        )

    def _with_complement(self, parsed: Parsed, i: int, last: int) -> str | None:
        """A short of- or in-phrase that belongs to the name: "leader of X", "residents of Y"."""
        for child in parsed.children[i]:
            if (
                child > i
                and parsed.dep[child] == "prep"
                and parsed.lower[child] in (OF_NAMES if parsed.pos[i] == "PROPN" else OF_NOUNS)
            ):
                end = child
                for inner in parsed.children[child]:
                    if parsed.dep[inner] == "pobj":
                        end = inner
                if child < end <= i + 6 and child <= last + 1:
                    return _join(parsed, phrase_start(parsed, i), end)
        return None

    def _of_state(self, parsed: Parsed, i: int, first: int, actor_at: dict[int, ActorMatch]) -> bool:
        """Whether a state, or one of its forces, stands in the phrase: "Israeli commandos", "army snipers"."""
        for j in range(first, i):
            match = actor_at.get(j)
            if match is not None and match.actor.kind in ("state_force", "government"):
                return True
            entry = noun_class(parsed.lemma[j])
            if entry is not None and entry.cls == "state_force":
                return True
            row = row_of(parsed.words[j]) if parsed.words[j][:1].isupper() else None
            if row is not None and row.kind == "country":
                return True
        return False

    def owner(self, parsed: Parsed, i: int, first: int, actor_at: dict[int, ActorMatch]) -> ActorMatch | None:
        """The actor whose members the phrase names: "Islamic State" in "Islamic State militants"."""
        for j in range(i - 1, first - 1, -1):
            match = actor_at.get(j)
            if match is None or match.origin not in ("register", "built") or match.actor.kind == "person":
                continue
            if parsed.dep[match.last] in ("compound", "amod", "nmod", "punct", "npadvmod"):
                return match
        return None


def _of_a_country(parsed: Parsed, i: int) -> bool:
    """Whether token `i`, which heads a phrase, names people by their country: "six Vietnamese", "any French".

    In "Omar al-Kuwaiti" it is a name.
    """
    word, before = parsed.words[i], parsed.words[i - 1] if i else ""
    if not word[:1].isupper() or before in HYPHENS or (before[:1].isupper() and parsed.pos[i - 1] == "PROPN"):
        return False
    row = row_of(word)
    return row is not None and word in (*row.adj, *row.people)


def _does_for_a_living(noun: str) -> bool:
    """Whether an unlisted noun is a person by its ending: "geologist", "crewman", "stagehand"; not "blacklist"."""
    if noun.endswith("ist"):
        return len(noun) >= LONG_IST and (not noun.endswith("list") or noun.endswith("alist"))
    return len(noun) > LONG_IST - 2 and noun.endswith(PERSON_ENDS)


def _opens(parsed: Parsed, i: int) -> bool:
    """Whether token `i` begins a sentence, or its text behind the dash of a dateline."""
    return i == parsed.sentences[parsed.sentence[i]][0] or parsed.words[i - 1] in ("-", "--", "–", "—")


def _join(parsed: Parsed, first: int, last: int) -> str:
    span = parsed.span(first, last)
    return " ".join(span.quote.split())


def _unique(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
