"""Upper-case wires and Title Case Headlines in running case, letter for letter, so that offsets keep."""

from __future__ import annotations

import re
from itertools import pairwise

from rashomon.reading.truecase_words import Case, Lexicon, lexicon

UPPER_SHARE = 0.6
TITLE_SHARE = 0.7
# One word: letters, with apostrophes and stops inside ("U.S.", "SANA'A"), without a final possessive.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*")
_BRACKETED = re.compile(r"[\[(]([A-Z]{2,9})[\])]")
_MONTHS = frozenset({"may", "march"})
_SENTENCE_END = frozenset(".!?")


def needs_truecase(text: str) -> bool:
    """Is the text written in capitals throughout?

    Example:
        >>> needs_truecase("THE ARMY SAID SO."), needs_truecase("The FMLN said so.")
        (True, False)
    """
    letters = [c for c in text[:4000] if c.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > UPPER_SHARE * len(letters)


def truecase(text: str) -> str:
    """Upper-case text as it would stand in running prose; words that have lower-case letters stay.

    What the registers know is written their way, English words are put in lower case, everything
    else is taken for a name. The result has the length of the text and differs in case only.

    Example:
        >>> truecase("GEN RENE PONCE SAID IN SAN SALVADOR THAT THE FMLN ATTACKED. SIX SOLDIERS DIED.")
        'Gen Rene Ponce said in San Salvador that the FMLN attacked. Six soldiers died.'
    """
    return _cased(text, [m.span() for m in _WORD.finditer(text)], lexicon())


def truecase_headline(title: str) -> str:
    """A Title Case Headline as a sentence; titles that are sentences already come back unchanged.

    Example:
        >>> truecase_headline("Syrian Rebels Attack Army Base Near Aleppo, US Says")
        'Syrian rebels attack army base near Aleppo, US says'
        >>> truecase_headline("Rebels attack Aleppo again")
        'Rebels attack Aleppo again'
    """
    if needs_truecase(title):
        return truecase(title)
    spans = [m.span() for m in _WORD.finditer(title)]
    longer = [title[a:b] for a, b in spans[1:] if b - a > 3]
    if not longer or sum(w[0].isupper() for w in longer) < TITLE_SHARE * len(longer):
        return title
    return _cased(title, spans, lexicon(), headline=True)


def _cased(text: str, spans: list[tuple[int, int]], known: Lexicon, headline: bool = False) -> str:
    words = [text[a:b].lower().replace("’", "'") for a, b in spans]
    fixed = [not _open(text[a:b], headline) for a, b in spans]
    cases: list[Case | None] = [None] * len(words)
    tight = _tight(text, spans)
    acronyms = _acronyms(text, known)
    _phrases(words, tight, known, cases)
    _expansions(text, spans, words, cases, known)
    settled = [case is not None for case in cases]
    for i, word in enumerate(words):
        if settled[i]:
            continue
        if word in acronyms:
            cases[i] = Case.UPPER
        elif text[spans[i][0] - 1 : spans[i][0]].isdigit() or _with_number(text, *spans[i]):
            cases[i] = Case.LOWER if len(word) == 2 or word == "d" else Case.UPPER
        else:
            cases[i] = known.case(word)
    _neighbours(words, cases, tight, settled, known)
    _months(text, spans, words, cases, known)
    _pronouns(words, cases, tight, known)
    out = list(text)
    for i, (start, end) in enumerate(spans):
        if fixed[i]:
            continue
        case = cases[i]
        first = case is Case.NAME or _begins_sentence(text, start)
        for at in range(start, end):
            upper = case is Case.UPPER or (first and (at == start or text[at - 1] == "."))
            out[at] = _one(out[at], upper)
    return "".join(out)


def _one(letter: str, upper: bool) -> str:
    """A letter in the other case, where that is one letter too that leads back."""
    other = letter.upper() if upper else letter.lower()
    return other if len(other) == 1 and other.casefold() == letter.casefold() else letter


def _open(word: str, headline: bool) -> bool:
    """May the case of this word be changed?"""
    if headline:
        return word[:1].isupper() and (word[1:].islower() or len(word) == 1)
    return word.isupper()


def _with_number(text: str, start: int, end: int) -> bool:
    """ "M-16", "AK-47": letters tied to a number."""
    return end - start < 4 and text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit()


def _tight(text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """For each word: is only white space or a hyphen between it and the word before?"""
    out = [False]
    for (_, end), (start, _) in pairwise(spans):
        out.append(text[end:start].strip(" \n") in ("", "-"))
    return out


def _begins_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in " \"'“‘”’()[\n-–—":
        if text[at] == "\n" and text[at - 1 : at] == "\n":
            return True
        at -= 1
    if at < 0:
        return True
    if text[at] == "]":
        return _note(text, at)
    if text[at] not in _SENTENCE_END:
        return text[at] == ":" and text[start - 1] in '"“'
    # "U.S. TROOPS" and "NO.4" go on.
    return not (at > 1 and text[at - 2] in ". \n" and text[at - 1].isalpha()) and at < start - 1


def _note(text: str, end: int) -> bool:
    """Is the bracket that ends here a note of the wire's ("[TEXT]"), not an acronym behind a name?"""
    before = text[: max(text.rfind("[", 0, end), 0)].rstrip(" ")
    return not before or before[-1] in "\n-]." or before[-1] in _SENTENCE_END


def _acronyms(text: str, known: Lexicon) -> set[str]:
    """What stands alone in brackets behind its expansion is one; so is what has no vowel."""
    found = {m.lower() for m in _BRACKETED.findall(text)}
    return {word for word in found if word in known.acronyms or (not known.english(word) and known.looks_initial(word))}


def _expansions(
    text: str, spans: list[tuple[int, int]], words: list[str], cases: list[Case | None], known: Lexicon
) -> None:
    """Write the words before "[FMLN]" as a name where their initials spell it; the acronym in capitals."""
    for i in range(1, len(words)):
        start, end = spans[i]
        if text[start - 1 : start] not in ("[", "(") or text[end : end + 1] not in ("]", ")"):
            continue
        letters, at = words[i], i - 1
        left = len(letters)
        members: list[int] = []
        while at >= 0 and left and len(members) < 12:
            word = words[at]
            if word[0] == letters[left - 1]:
                left -= 1
                members.append(at)
            elif word not in known.inner:
                break
            at -= 1
        if left == 0 and len(letters) > 1:
            cases[i] = Case.UPPER
            for at in members:
                cases[at] = Case.NAME


def _phrases(words: list[str], tight: list[bool], known: Lexicon, cases: list[Case | None]) -> None:
    """Names of several words that a register knows."""
    i = 0
    while i < len(words):
        end = i + 1
        while end < len(words) and tight[end] and end - i < known.longest:
            end += 1
        forms = known.phrase(words[i:end])
        for offset, case in enumerate(forms):
            cases[i + offset] = case
        i += max(len(forms), 1)


def _months(
    text: str, spans: list[tuple[int, int]], words: list[str], cases: list[Case | None], known: Lexicon
) -> None:
    """ "May" and "March" beside a number or behind "in", "since", "last" are months."""
    for i, word in enumerate(words):
        if word in _MONTHS:
            start, end = spans[i]
            behind = i > 0 and words[i - 1] in known.words.before_month
            if behind or text[start - 2 : start - 1].isdigit() or text[end + 1 : end + 2].isdigit():
                cases[i] = Case.NAME


def _pronouns(words: list[str], cases: list[Case | None], tight: list[bool], known: Lexicon) -> None:
    """ "US" before a comma, a stop or a small word, and not behind "the", is the pronoun."""
    for i, word in enumerate(words):
        if word == "us" and (i == 0 or words[i - 1] != "the"):
            last = i + 1 == len(words) or not tight[i + 1]
            if (
                i > 0
                and tight[i]
                and words[i - 1] in known.words.before_us
                and (last or words[i + 1] in known.words.after_us)
            ):
                cases[i] = Case.LOWER


def _neighbours(
    words: list[str], cases: list[Case | None], tight: list[bool], settled: list[bool], known: Lexicon
) -> None:
    """Words that may be names or not are what stands beside them; so are titles and particles."""
    for i, word in enumerate(words):
        if settled[i]:
            continue
        after = cases[i + 1] if i + 1 < len(words) and tight[i + 1] else None
        if word in known.either:
            name = _behind_name(words, cases, tight, i, known)
            title = i > 0 and tight[i] and words[i - 1] in known.titles and word not in known.inner
            first = after is Case.NAME and words[i + 1] not in known.peoples and word not in known.modal
            if name or title or first:
                cases[i] = Case.NAME
        elif word in known.articles and cases[i] is not Case.UPPER:
            joined = i > 0 and tight[i] and words[i - 1] in known.words.joining
            cases[i] = Case.NAME if after is Case.NAME and not joined else Case.LOWER
    for i in range(len(words) - 2, -1, -1):
        named = tight[i + 1] and cases[i + 1] is Case.NAME and words[i + 1] not in known.peoples
        if named and words[i] in known.titles:
            cases[i] = Case.NAME


def _behind_name(words: list[str], cases: list[Case | None], tight: list[bool], i: int, known: Lexicon) -> bool:
    """Does a name stand before this word, with or without "de la" between?"""
    at = i - 1
    while at > 0 and words[at] in known.articles | known.words.joining and tight[at + 1]:
        at -= 1
    joined = at == i - 1 or words[at + 1] in known.words.joining
    return at >= 0 and tight[at + 1] and joined and cases[at] is Case.NAME and words[at] not in known.peoples
