"""Entities: the mentions of a text gathered into who and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.reading.claim import ARMED
from rashomon.reading.entity import GROUPS, Entity, name_words, only_first_name, post_of, surname
from rashomon.reading.grammar import ancestors
from rashomon.reading.home import Home, built, dateline, known_place, unlisted
from rashomon.reading.mention import Mention
from rashomon.reading.mentions import PARTY_KINDS, RELATIVE
from rashomon.reading.owners import owned_otherwise
from rashomon.reading.parse import Parsed
from rashomon.reading.pronouns import MANNED, OBJECTS, SUBJECTS, counts_part, done_by, done_to_before, written_before
from rashomon.reading.statements import Source
from rashomon.registers.actors import ActorMatch, actor_register
from rashomon.registers.countries import country
from rashomon.registers.places import Place

# How many sentences back a description or pronoun may find its name; farther back it stays unresolved.
REACH = 4
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_CITY = frozenset({"city", "admin2", "locality"})
_STATE = frozenset({"country"})
_PROVINCE = frozenset({"admin1", "region", "admin2"})
PLACE_KINDS = {
    "city": _CITY, "town": _CITY, "village": _CITY, "capital": _CITY, "country": _STATE, "nation": _STATE,
    "kingdom": _STATE, "province": _PROVINCE, "region": _PROVINCE, "area": _CITY | _PROVINCE,
    "district": frozenset({"admin2", "locality"}), "territory": _PROVINCE, "peninsula": _PROVINCE,
    "island": frozenset({"region", "locality", "admin1", "country"}),
    "camp": frozenset({"facility", "locality"}),
}  # fmt: skip
GENERIC_GROUP = frozenset({
    "group", "organization", "organisation", "movement", "militia", "network", "faction",
})  # fmt: skip
NAMED = GROUPS | {"media"}
# Armed nouns that in the singular are many; "the bomber" is one man, and not the movement named before.
MANY = GENERIC_GROUP | frozenset({
    "cartel", "gang", "cell", "splinter", "offshoot", "wing", "brigade", "affiliate", "caliphate", "squad", "legion",
    "outfit", "front", "insurgency", "rebellion", "resistance", "underground", "enemy", "mujahideen",
})  # fmt: skip


class Entities:
    """All entities of one text, built in one pass over its mentions.

    Names are joined by register id, by surname, or by the same words; descriptions ("the group")
    and pronouns by the nearest fitting name, marked as inferred.
    """

    def __init__(self, parsed: Parsed, mentions: list[Mention], places: dict[int, Place]) -> None:
        self.parsed, self._places = parsed, places
        self.all: list[Entity] = []
        self.by_head = {mention.head: mention for mention in mentions}
        self._keys: dict[tuple[str, str], int] = {}
        self._open: set[int] = set()
        self._recent: list[Mention] = []
        self._home = Home(parsed, mentions, places)
        self._opening = dateline(parsed)
        for mention in mentions:
            self._place(mention)
            self._recent.append(mention)

    def of(self, mention: Mention) -> Entity:
        """The entity a mention belongs to."""
        return self.all[mention.entity]

    def _place(self, mention: Mention) -> None:
        parsed = self.parsed
        if mention.pronoun:
            target = self._pronoun(mention)
            if target is None:
                self._new(mention, None)
            else:
                mention.inferred = parsed.lower[mention.head] not in RELATIVE
                self.all[target].add(mention)
            return
        if self._spot(mention):
            return
        key = self._key(mention)
        number = self._keys.get(key)
        if number is None and mention.kind in ("person", "name") and mention.proper and mention.place is None:
            number = self._person(mention)
            if number is None and mention.kind == "person":
                number = self._holder(mention)
        if number is None and parsed.dep[mention.head] == "appos":
            number = self._apposition(mention)
        if number is None and not mention.proper and mention.definite:
            number = self._description(mention)
            mention.inferred = number is not None
        if number is not None and not mention.proper and self._named_otherwise(mention, number):
            number, mention.inferred = None, False
        if number is None:
            self._new(mention, key)
            return
        self._keys.setdefault(key, number)
        self.all[number].add(mention)
        if mention.kind == "person" and mention.proper:
            self._keys.setdefault(("surname", surname(mention.name)), number)
        self._post(mention)

    def _new(self, mention: Mention, key: tuple[str, str] | None) -> None:
        entity = Entity(len(self.all), mention.name, mention.kind, proper=mention.proper)
        if key is not None and key[0] == "actor" and mention.actor is not None:
            entity.name, entity.registered, entity.proper = mention.actor.actor.name, True, True
        self.all.append(entity)
        entity.add(mention)
        if key is None:
            return
        self._keys[key] = entity.number
        if mention.kind == "person" and mention.proper:
            self._keys[("surname", surname(mention.name))] = entity.number
        self._post(mention)

    def _person(self, mention: Mention) -> int | None:
        """A person named before by the same surname, or by the first name alone, unless other names tell them apart."""
        number = self._keys.get(("surname", surname(mention.name)))
        if number is None:
            return only_first_name(mention.name, self.all)
        one, other = name_words(mention.name), name_words(self.all[number].name)
        return number if one <= other or other <= one else None

    def _named_otherwise(self, mention: Mention, number: int) -> bool:
        """Whether a post's holder is named right behind it, and is not whoever was called so before."""
        names = [self.by_head[c] for c in self.parsed.children[mention.head] if self._names(c)]
        known = self.all[number]
        return known.proper and any(surname(name.name) != surname(known.name) for name in names)

    def _names(self, token: int) -> bool:
        named = self.by_head.get(token)
        return self.parsed.dep[token] == "appos" and named is not None and named.proper and named.kind == "person"

    def _holder(self, mention: Mention) -> int | None:
        """Whoever was named by the post alone before: "the vice president", then "Vice President Omar Faruk"."""
        post = post_of(mention)
        number = self._keys.get(("words", post)) if post else None
        if number is None or self.all[number].proper or self.all[number].kind != "person":
            return None
        return number

    def _post(self, mention: Mention) -> None:
        """From here on "the president" is the one last named with that title."""
        if mention.kind == "person" and mention.proper and (post := post_of(mention)):
            self._keys[("words", post)] = mention.entity

    def _key(self, mention: Mention) -> tuple[str, str]:
        head_in_actor = mention.actor is not None
        if head_in_actor and mention.actor is not None:
            group = mention.actor.actor
            if mention.kind == group.kind or mention.kind == "place" or mention.modifier:
                return ("actor", group.id)
            if mention.kind in ("armed_group", "people") and group.kind == "armed_group":
                return ("actor", group.id)
            return ("member", f"{group.id} {self.parsed.lemma[mention.head]}")
        if mention.place is not None or (mention.kind == "place" and mention.proper):
            return ("place", mention.name.lower())
        words = [w for w in mention.name.lower().split() if w not in ("the", "a", "an", "some", "other")]
        if not mention.proper:
            words = [w for w in words if not w.isdigit()]
        return ("words", " ".join(words))

    def _apposition(self, mention: Mention) -> int | None:
        other = self.by_head.get(self.parsed.head[mention.head])
        if other is None or other.entity < 0:
            return None
        low, high = sorted((other.head, mention.head))
        if ":" in self.parsed.words[low:high]:  # "Army: ELN and dissidents …" is a speaker and what he says
            return None
        same = {other.kind, mention.kind}
        # "The pilot, Omar Faruk": whose man he is doesn't matter.
        if mention.kind == "person" and mention.proper and not (other.proper or other.plural or other.actor):
            return other.entity
        if len(same) == 1 or same <= {"person", "people", "name"} or same <= GROUPS | {"name", "thing"}:
            return None if mention.place or other.place else other.entity
        return None

    def _description(self, mention: Mention) -> int | None:
        """The last party of that kind, or of that head noun, for "the militants", "the group".

        Of those in one sentence it is the one that the sentence is about: its subject.
        """
        parsed = self.parsed
        found: Mention | None = None
        lemma = parsed.lemma[mention.head]
        short = mention.last - mention.first <= 1
        here = parsed.sentence[mention.head]
        for other in reversed(self._recent if short else []):
            if here - parsed.sentence[other.head] > REACH * 3:
                break
            # "The brigade" is the 18th Brigade, whatever other group was named since.
            if other.proper and not other.modifier and parsed.lower[other.head] == lemma and other.kind in NAMED:
                return other.entity
        for other in reversed(self._recent):
            distance = here - parsed.sentence[other.head]
            if distance > REACH * 3:
                break
            if other.pronoun or other.modifier:
                continue
            if (parsed.lemma[other.head] == lemma and other.kind == mention.kind and short) or (
                other.kind == "object" and built(parsed, mention, other)
            ):
                if owned_otherwise(parsed, self.by_head, mention, other):
                    continue
                return other.entity
            if distance > REACH or not short or not other.proper:
                continue
            if found is not None and distance > here - parsed.sentence[found.head]:
                break
            armed = mention.kind == other.kind == "armed_group" and (mention.plural or lemma in MANY)
            if (armed or (lemma in GENERIC_GROUP and other.kind in ("armed_group", "organisation"))) and (
                found is None or parsed.dep[other.head] in SUBJECTS
            ):
                found = other
        return found.entity if found is not None else None

    def _spot(self, mention: Mention) -> bool:
        """Settle "the city", "the country", "the capital", and a place's name in apposition to one of them."""
        parsed = self.parsed
        kinds = PLACE_KINDS.get(parsed.lemma[mention.head])
        if kinds is None or mention.proper or not mention.definite or mention.plural:
            kinds = None
        above = self.by_head.get(parsed.head[mention.head]) if parsed.dep[mention.head] == "appos" else None
        if above is not None and above.entity >= 0 and (kinds or above.head in self._open):
            if kinds and above.kind == "place":
                mention.kind = "place"
            elif above.head not in self._open or mention.kind != "place":
                return False
            self._keys.setdefault(self._key(mention), above.entity)
            self.all[above.entity].add(mention)
            return True
        if kinds is None:
            return False
        named = [c for c in parsed.children[mention.head] if parsed.dep[c] == "appos" and c in self.by_head]
        if any(self.by_head[c].kind == "place" for c in named):
            mention.kind = "place"
            self._open.add(mention.head)
            self._new(mention, None)
            return True
        number = self._place_description(mention, kinds)
        if number is None:
            return False
        mention.kind, mention.inferred = "place", True
        self.all[number].add(mention)
        return True

    def _place_description(self, mention: Mention, kinds: frozenset[str]) -> int | None:
        """The country of the text or its capital, or the last place of that kind, for "the city"."""
        lemma = self.parsed.lemma[mention.head]
        if lemma in ("country", "nation", "kingdom"):
            return self._state(self._home.at(mention.head), mention)
        if lemma == "capital":
            return self._capital(mention)
        for other in reversed(self._recent):
            if other.entity < 0 or (other.actor is not None and other.actor.origin == "metonym"):
                continue  # "Tehran said": no city
            place = self._places.get(other.place.first) if other.place is not None else None
            if (place is not None and place.kind in kinds) or (place is None and unlisted(lemma, other)):
                return other.entity
        return None

    def _state(self, code: str, mention: Mention) -> int | None:
        """The entity of a country, made where the text doesn't name it."""
        actor = actor_register().get(code) if code else None
        if actor is None:
            return None
        number = self._keys.get(("actor", actor.id))
        if number is None:
            mention.actor = ActorMatch(mention.head, mention.head, actor, "country")
            self._new(mention, ("actor", actor.id))
            self.all[-1].kind = "place"
            return mention.entity
        return number

    def _capital(self, mention: Mention) -> int | None:
        """The capital of the country said with it ("the Yemeni capital"), or else of the text's."""
        parsed = self.parsed
        code = self._home.at(mention.head)
        for child in parsed.children[mention.head]:
            inner = parsed.children[child] if parsed.lower[child] == "of" else [child]
            for said in inner:
                other = self.by_head.get(said)
                if other is not None and other.actor is not None and other.actor.origin == "country":
                    code = other.actor.actor.country
        row = country(code) if code else None
        if row is None or not row.capital:
            return None
        for name in row.capital:
            number = self._keys.get(("place", name.lower()))
            if number is not None:
                return number
        name = row.capital[0]
        known = known_place(name, row.name)
        if known is not None:
            at = mention.head
            mention.place = replace(known[0], first=at, last=at, core_first=at, core_last=at, container=-1)
            self._places.setdefault(at, known[1])
        mention.name, mention.variants, mention.kind = name, (name, *mention.variants), "place"
        self._new(mention, ("place", name.lower()))
        return mention.entity

    def speak(self, chain: Callable[[int], Sequence[Source]]) -> None:
        """Give "we" and "I" inside a statement to its speaker."""
        for mention in self.by_head.values():
            if mention.pronoun and self.parsed.lower[mention.head] in FIRST_PERSON:
                sources = chain(mention.head)
                speaker = self.by_head.get(sources[-1].head) if sources else None
                if speaker is not None and speaker.entity >= 0:
                    mention.inferred = True
                    self.all[speaker.entity].add(mention)

    def _pronoun(self, mention: Mention) -> int | None:
        word = self.parsed.lower[mention.head]
        if word in RELATIVE:
            return self._antecedent(mention)
        doer = done_by(self.parsed, self.by_head, mention)
        if word in ("he", "him", "his", "himself", "she", "her", "hers", "herself"):
            return self._last(mention, lambda m: self._person_named(m) and not m.plural and m.entity != doer)
        if word in ("they", "them", "their", "theirs", "themselves"):
            if word == "them" and (same := done_to_before(self.parsed, self.by_head, mention)) is not None:
                return same
            if counts_part(self.parsed, mention):
                return self._last(mention, lambda m: m.plural and m.kind in MANNED and m.entity != doer)
            return self._last(
                mention,
                lambda m: (
                    m.kind in PARTY_KINDS and (m.plural or m.kind in GROUPS) and m.kind != "media" and m.entity != doer
                ),
            )
        if word in ("it", "its", "itself"):
            if (paper := written_before(self.parsed, self.by_head, mention)) is not None:
                return paper
            above = self._above(mention) if word == "it" and self.parsed.dep[mention.head] in OBJECTS else None
            return self._last(
                mention,
                lambda m: (
                    m.entity != doer
                    and (m.proper or self._known_group(m, word) or (above is not None and m.entity in above))
                    and not m.plural
                    and (m.kind in GROUPS or m.kind == "place")
                    and (above is None or m.kind not in ARMED or m.entity in above)
                ),
                own=True,
            )
        return None

    def _person_named(self, mention: Mention) -> bool:
        """Whether a mention is a person, or the bare name of somebody whom the text has shown to be one."""
        return mention.kind == "person" or (mention.kind == "name" and self.all[mention.entity].kind == "person")

    def _known_group(self, m: Mention, word: str) -> bool:  # "its leader" is that of "the group", named before
        return word == "its" and m.definite and m.kind in GROUPS and self.all[m.entity].proper

    def _above(self, mention: Mention) -> frozenset[int]:
        """Entities that the clauses around a mention have for their subjects: "the group said police hit it"."""
        parsed = self.parsed
        verbs = ancestors(parsed, mention.head)[2:]
        heads = (c for verb in verbs for c in parsed.children[verb] if parsed.dep[c] in ("nsubj", "nsubjpass"))
        return frozenset(self.by_head[h].entity for h in heads if h in self.by_head)

    def _antecedent(self, mention: Mention) -> int | None:
        parsed, at = self.parsed, mention.head
        for _ in range(8):
            if parsed.dep[at] == "relcl":
                other = self.by_head.get(parsed.head[at])
                return other.entity if other is not None and other.entity >= 0 else None
            if parsed.head[at] == at:
                return None
            at = parsed.head[at]
        return None

    def _last(self, mention: Mention, fits: Callable[[Mention], bool], own: bool = False) -> int | None:
        """The nearest fitting mention, subjects of earlier clauses before the rest of their sentence."""
        parsed = self.parsed
        here = parsed.sentence[mention.head]
        best: tuple[float, int] | None = None
        for back, other in enumerate(reversed(self._recent)):
            distance = here - parsed.sentence[other.head]
            if distance > 2 or back > 40:
                break
            if other.pronoun and other.entity >= 0 and not self.all[other.entity].proper:
                continue
            if (
                other.head in self._opening
                or other.entity < 0
                or not fits(other if not other.pronoun else self.all[other.entity].mentions[0])
            ):
                continue
            # "Somali soldiers" name no place that "it" could be.
            if other.modifier and ((distance == 0 and not own) or parsed.tag[other.head] == "JJ"):
                continue
            cost = distance * 3.0 + back * 0.2
            if parsed.dep[other.head] not in ("nsubj", "nsubjpass"):
                cost += 1.5
            if not other.proper:
                cost += 0.7
            if best is None or cost < best[0]:
                best = (cost, other.entity)
        return best[1] if best is not None else None
