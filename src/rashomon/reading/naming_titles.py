"""Names behind a post that says what it is for: "Minister for the Middle East Karim Odeh"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.reading.naming import glued_start
from rashomon.reading.parse import Parsed
from rashomon.vocabulary.nouns import noun_class
from rashomon.vocabulary.titles import is_title

if TYPE_CHECKING:
    from rashomon.reading.mention import Mention

# A given name and a family name; what stands before them belongs to the post.
NAME_WORDS = 2
# Posts that "of" gives a field in one word too; "the deputy of Abu Omar Zia" is another man.
FIELDED = frozenset({"minister", "secretary", "undersecretary", "commissioner", "director"})


def name_portfolios(parsed: Parsed, found: dict[int, Mention]) -> None:
    """Where the parse takes the field of a post into the holder's name, cut it off and name the post's phrase so.

    The field and the name together have three words or more, and the last of them is no common noun.
    """
    for head, mention in list(found.items()):
        if mention.actor is not None or mention.place is not None or parsed.pos[head] != "PROPN":
            continue
        first = head
        while first > 0 and parsed.pos[first - 1] == "PROPN":
            first -= 1
        before = first - 2 if first > 1 and parsed.lower[first - 1] == "the" else first - 1
        if before < 1 or parsed.lower[before] not in ("for", "of"):
            continue
        post = before - 1
        long = glued_start(parsed, head) - first >= NAME_WORDS and noun_class(parsed.lower[head]) is None
        if not long or not is_title(parsed.lower[post]):
            continue
        begin = glued_start(parsed, head) - NAME_WORDS + 1
        if parsed.lower[before] == "of" and parsed.lower[post] not in FIELDED and begin - first < NAME_WORDS:
            continue
        whole = " ".join(parsed.span(post, head).quote.split())
        name = " ".join(parsed.span(begin, head).quote.split())
        mention.first, mention.name, mention.kind = begin, name, "person"
        mention.variants, mention.proper = (name, whole), True
        holder = found.get(post)
        if holder is not None and holder.actor is None:
            holder.name, holder.kind, holder.last = name, "person", head
            holder.variants, holder.proper = (name, whole), True
