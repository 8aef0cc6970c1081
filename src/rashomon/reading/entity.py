"""The entity: somebody or some place of one text, by all the names and descriptions used for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.reading.mention import Mention
from rashomon.vocabulary.titles import is_title, title_at

GROUPS = frozenset({"armed_group", "state_force", "government", "organisation"})
ARTICLES = ("al-", "el-", "as-", "ad-", "an-", "ash-")


@dataclass(slots=True)
class Entity:
    """Somebody or some place of one text: `forms` are the names and descriptions used for it."""

    number: int
    name: str
    kind: str
    forms: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    proper: bool = False
    registered: bool = False

    def add(self, mention: Mention) -> None:
        """Take a mention in, with the surface forms it offers unless it is a pronoun."""
        mention.entity = self.number
        self.mentions.append(mention)
        if mention.pronoun:
            return
        for form in mention.variants:
            if form not in self.forms:
                self.forms.append(form)
        if self.registered:
            return
        if mention.proper and (not self.proper or (self.kind == "person" and _says_more(mention.name, self.name))):
            self.name, self.proper = mention.name, True
            single = mention.kind == "person" and self.kind in GROUPS
            if single or self.kind in ("name", "thing", "people", "pronoun"):
                self.kind = mention.kind


def _says_more(name: str, other: str) -> bool:
    """Whether a person's name says more than another one: it is longer, and a post is no name ("Special Envoy")."""
    posts = [is_title(each.split()[-1].lower()) for each in (name, other)]
    return len(name) > len(other) if posts[0] == posts[1] else posts[1]


def surname(name: str) -> str:
    """The last word of a name in lower case, without an Arabic article.

    Example:
        >>> surname("Omar al-Masri")
        'masri'
    """
    last = name.split()[-1].lower()
    return next((last.removeprefix(a) for a in ARTICLES if last.startswith(a)), last)


def only_first_name(name: str, entities: Sequence[Entity]) -> int | None:
    """The number of the one person among the entities whose full name begins with a name, or is its beginning.

    None where nobody or more than one is called so.

    Example:
        >>> only_first_name("Omar", [Entity(0, "Omar bin Said", "person", proper=True)])
        0
    """
    people = (e for e in entities if e.kind == "person" and e.proper and not e.registered)
    found = [e.number for e in people if f"{e.name} ".startswith(f"{name} ") or name.startswith(f"{e.name} ")]
    return found[0] if len(found) == 1 else None


def name_words(name: str) -> set[str]:
    """The words of a name, each without an Arabic article.

    Example:
        >>> sorted(name_words("Omar al-Masri"))
        ['masri', 'omar']
    """
    return {surname(word) for word in name.split()}


def post_of(mention: Mention) -> str:
    """The post or rank that stands right before the name in its phrase, in lower case.

    Example:
        >>> post_of(Mention(2, 0, 2, "Noor", "person", ("Vice President Noor", "Noor")))
        'vice president'
    """
    whole = max(mention.variants, key=len, default="")
    if not whole.endswith(mention.name) or len(whole) == len(mention.name):
        return ""
    words = whole[: -len(mention.name)].lower().split()
    found = title_at(words, words, len(words) - 1) if words else None
    return " ".join(words[found[1] :]) if found is not None and found[0].sort == "post" else ""
