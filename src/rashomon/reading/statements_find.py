"""All statements of a text before quotations are handed out, in text order of their cues."""

from __future__ import annotations

from rashomon.reading.parse import Parsed
from rashomon.reading.quotes import Quotation
from rashomon.reading.speakers import Speakers
from rashomon.reading.statements_draft import Draft, merged
from rashomon.reading.statements_nouns import adjective, adverb, credits, headline, nouns, prepositions
from rashomon.reading.statements_verbs import VerbReader
from rashomon.vocabulary.cues import cue_table

# No clause is longer; a run-on "line" of thousands of words would make the cost quadratic.
_FARTHEST = 400


def find(parsed: Parsed, speakers: Speakers, quotes: list[Quotation]) -> list[Draft]:
    """One pass over the tokens; each look-up is by lemma."""
    table = cue_table()
    inside = quotation_of(parsed, quotes)
    verbs = VerbReader(parsed, speakers, table, inside)
    drafts: list[Draft] = []
    for i, pos in enumerate(parsed.pos):
        draft: Draft | None = None
        if parsed.lower[i] in table.phrases:
            draft = prepositions(parsed, speakers, table, i)
        elif parsed.lower[i] in table.adjectives:
            draft = adjective(parsed, speakers, table, i)
        if draft is not None:
            drafts.append(draft)
        elif pos in ("VERB", "AUX"):
            drafts.extend(verbs.read(i))
        elif pos == "NOUN":
            draft = verbs.plural(i) or nouns(parsed, speakers, table, i)
            if draft is not None:
                drafts.append(draft)
        elif pos == "ADV":
            draft = adverb(parsed, table, i)
            if draft is not None:
                drafts.append(draft)
    for draft in drafts:
        _clip(draft, quotes, inside)
    _rivals(parsed, drafts)
    extra = credits(parsed, speakers)
    title = headline(parsed, speakers)
    return [*extra, *([title] if title is not None else []), *(d for d in drafts if d.spans)]


def quotation_of(parsed: Parsed, quotes: list[Quotation]) -> list[int]:
    """For each token the number of the innermost clausal quotation it stands in, -1 outside."""
    inside = [-1] * len(parsed.words)
    for number, quote in enumerate(quotes):
        if quote.clausal or quote.last - quote.first > 2:
            for i in range(quote.first, quote.last + 1):
                inside[i] = number
    return inside


def _clip(draft: Draft, quotes: list[Quotation], inside: list[int]) -> None:
    """What a quoted person reports cannot reach out of his quotation, nor any clause very far."""
    draft.spans = [(a, min(b, a + _FARTHEST)) for a, b in draft.spans]
    number = inside[draft.cue]
    if number >= 0:
        quote = quotes[number]
        draft.spans = [
            (max(a, quote.first), min(b, quote.last)) for a, b in draft.spans if b >= quote.first and a <= quote.last
        ]


def _rivals(parsed: Parsed, drafts: list[Draft]) -> None:
    """ "The army denied the rebels' claim that …": the claim's own statement stands beside the denial.

    Who repeats or confirms a claim instead speaks around it.
    """
    at = {draft.cue: draft for draft in drafts}
    for outer in drafts:
        draft = at.get(outer.head) if outer.frame == "np" else None
        if draft is None or draft is outer:
            continue
        if outer.effect == "denied":
            draft.rival = True
            outer.spans = draft.spans
            outer.head = draft.head
        else:
            outer.spans = merged([*outer.spans, *draft.spans])
