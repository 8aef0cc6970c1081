"""What one trigger entry says: the word or phrase, what it stands for, and where its parties stand."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

Slot = Literal[
    "subject",
    "object",
    "of",
    "by",
    "with",
    "against",
    "on",
    "at",
    "in",
    "into",
    "from",
    "to",
    "for",
    "over",
    "between",
    "among",
    "towards",
    "around",
    "through",
    "near",
    "toward",
    "across",
    "under",
    "along",
    "outside",
    "inside",
    "within",
    "upon",
    "off",
    "out",
    "as",
    "about",
    "apart",
    "possessive",
    "compound",
    "clause",
]
"""Where a party stands: a grammatical place, or the preposition that introduces it."""

EventType = Literal[
    "armed_clash",
    "offensive",
    "air_strike",
    "shelling",
    "suicide_bombing",
    "bombing",
    "chemical_attack",
    "attack",
    "abduction",
    "sexual_violence",
    "arrest",
    "protest",
    "riot",
    "agreement",
    "talks",
    "group_change",
    "territory_taken",
    "withdrawal",
    "deployment",
    "destruction",
    "disrupted",
    "displacement",
    "sanction",
    "threat",
    "toll",
    "other_event",
]
TYPES: dict[str, frozenset[str]] = {
    "event": frozenset(EventType.__args__),  # type: ignore[attr-defined]
    "relation": frozenset({"allied", "hostile", "part_of", "supports", "split_from"}),
    "control": frozenset({"controls", "contests", "present"}),
    "leadership": frozenset({"leads"}),
    "strength": frozenset({"members"}),
}
"""The types of each kind, as the claim guide lists them."""

KIND_OF = {name: kind for kind, names in TYPES.items() for name in names}
"""The kind that each type belongs to."""

DEFAULT_SLOTS: dict[str, tuple[tuple[Slot, ...], tuple[Slot, ...]]] = {
    "verb": (("subject",), ("object",)),
    "light": (("subject",), ("against", "on", "at", "of", "with")),
    "noun": (("by", "possessive", "compound"), ("against", "on", "of", "at")),
    "adjective": ((), ()),
    "phrase": ((), ()),
}
"""Agent and target by part of speech, for an entry that does not name them."""


def _slots(value: object) -> object:
    """A single slot, a list of them in order of preference, or `none`, as a tuple."""
    if value is None or value == "none":
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Slots = Annotated[tuple[Slot, ...], BeforeValidator(_slots)]


class Trigger(BaseModel):
    """One word or phrase that can announce an event, relation, control, leadership or strength.

    `trigger` is written in lemmas, lower case, in text order, without articles. `head` is the word
    it is looked up by: by default the last word of a noun ("air *strike*") unless a preposition
    follows ("*exchange* of fire"), and the first word of everything else; `forms` are inflections of
    it that no rule makes ("retook"). `agent`, `target` and
    `place` say where the parties stand, in order of preference; for a passive, the reader turns
    "subject" and "object" round. `harm` is the number slot that the number of the target fills.
    `needs` says what must stand beside it for it to count: `armed` an armed group, force or weapon,
    `party` any named actor or people, `none` nothing. A `weak` word has many peaceful senses.

    Example:
        >>> t = Trigger(trigger="open fire", pos="light", type="attack", target=["on", "at"],
        ...             example="Gunmen opened fire on a bus near Gao.")
        >>> t.head, t.agent, t.target, t.key
        ('open', ('subject',), ('on', 'at'), 'open fire (light, attack)')
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    trigger: str = Field(min_length=2, pattern=r"^[a-z0-9'/-]+( [a-z0-9'/-]+)*$")
    head: str = ""
    forms: tuple[str, ...] = ()
    pos: Literal["verb", "noun", "light", "adjective", "phrase"]
    kind: Literal["event", "relation", "control", "leadership", "strength"] = "event"
    type: str
    agent: Slots = ()
    target: Slots = ()
    place: Slots = ()
    harm: Literal["killed", "wounded", "abducted", "arrested", "displaced"] | None = None
    change: Literal["starts", "ends"] | None = None
    needs: Literal["armed", "party", "none"] = "party"
    weight: Literal["strong", "weak"] = "strong"
    role: str = ""
    example: str = Field(min_length=12)

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, row: object) -> object:
        if not isinstance(row, dict):
            return row
        agent, target = DEFAULT_SLOTS.get(str(row.get("pos")), ((), ()))
        filled = {"agent": agent, "target": target, **row}
        if "head" not in row:
            filled["head"] = _head(str(row.get("trigger", "")), str(row.get("pos")))
        return filled

    @model_validator(mode="after")
    def _check(self) -> Trigger:
        if self.type not in TYPES[self.kind]:
            raise ValueError(f"type: {self.type!r} is no type of {self.kind}")
        if self.head not in self.words:
            raise ValueError(f"head: {self.head!r} is no word of {self.trigger!r}")
        if self.pos == "light" and len(self.words) < 2:
            raise ValueError("trigger: a light verb needs its noun")
        return self

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the trigger; hyphens separate words, as the tokenizer has it."""
        return tuple(self.trigger.replace("-", " ").split())

    @property
    def key(self) -> str:
        """What a user's own entry must share to replace this one; a word of two types has two entries."""
        return f"{self.trigger} ({self.pos}, {self.type})"


_PREPOSITIONS = frozenset(("of", "to", "in", "on", "for", "with", "against", "between", "from", "at", "by"))


def _head(trigger: str, pos: str) -> str:
    words = trigger.replace("-", " ").split()
    if pos != "noun" or not words:
        return words[0] if words else ""
    for before, word in pairwise(words):
        if word in _PREPOSITIONS:
            return before
    return words[-1]
