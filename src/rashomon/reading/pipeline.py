"""From a Document to its `Parsed` lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.documents.document import Document
from rashomon.reading.parse import Parsed
from rashomon.reading.parser import pipeline
from rashomon.reading.working_text import working_text

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Batches of long texts cost memory: at 8 reports a process stays near 300 MB, at 16 it passes 400 MB.
BATCH = 8


@dataclass(frozen=True, slots=True)
class Tokenised:
    """A report cut into tokens: the working text, where the body begins in it, and where each token stands."""

    document: Document
    work: str
    body: int
    spans: list[tuple[int, int]]


def tokenised(document: Document) -> tuple[Doc, Tokenised]:
    """The report cut into tokens, with sentence starts set at line breaks."""
    work, body = working_text(document)
    doc = pipeline().make_doc(work)
    spans = [(token.idx, token.idx + len(token)) for token in doc]
    fresh = True
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            token.is_sent_start = True
            fresh = False
    return _readable(doc), Tokenised(document, work, body, spans)


# The parser takes the group's name for a verb and wrecks the sentence, and ends sentences at the stop of a rank
# ("spokesman Navy Capt. | Omar Faruk said"); it knows the longer words.
MISREAD = {
    "IS": "ISIS",
    "Adm.": "Admiral",
    "Brig.": "Brigadier",
    "Capt.": "Captain",
    "Cmdr.": "Commander",
    "Col.": "Colonel",
    "Cpl.": "Corporal",
    "Lt.": "Lieutenant",
    "Maj.": "Major",
    "Pvt.": "Private",
    "Sgt.": "Sergeant",
}


def _readable(doc: Doc) -> Doc:
    """The tokens with names the parser misreads put in words that it knows, one for one.

    In a text all in capitals "IS" is the verb; there the working text is in running case by now.
    """
    if not any(token.text in MISREAD for token in doc):
        return doc
    from spacy.tokens import Doc as NewDoc

    words = [MISREAD.get(token.text, token.text) for token in doc]
    changed = NewDoc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    for old, new in zip(doc, changed, strict=True):
        if old.is_sent_start:
            new.is_sent_start = True
    return changed


def parse(document: Document) -> Parsed:
    """Parse one report.

    Example:
        >>> parsed = parse(Document("d", "Rebels shelled Kot. Two people died."))
        >>> [parsed.words[i] for i in range(*parsed.sentences[1])]
        ['Two', 'people', 'died', '.']
    """
    return next(parse_many([document]))


def parse_many(documents: Iterable[Document]) -> Iterator[Parsed]:
    """Parse reports in batches, in order, lazily."""

    found = map(tokenised, documents)
    for doc, cut in pipeline().pipe(found, as_tuples=True, batch_size=BATCH):
        yield flat(doc, cut)


def flat(doc: Doc, cut: Tokenised) -> Parsed:
    """The parse as lists, without the tokens that are only white space."""
    from spacy.attrs import DEP, HEAD, LEMMA, POS, SENT_START, TAG

    table = doc.to_array([LEMMA, TAG, POS, DEP, HEAD, SENT_START]).tolist()
    strings, known = doc.vocab.strings, {0: ""}

    def text(key: int) -> str:
        if key not in known:
            known[key] = strings[key]
        return known[key]

    space = [text(row[1]) == "_SP" for row in table]
    place: list[int] = []
    kept: list[int] = []
    for old, is_space in enumerate(space):
        place.append(len(kept))
        if not is_space:
            kept.append(old)

    def head_of(old: int) -> int:
        at = old
        while True:
            up = at + _signed(table[at][4])
            if up == at:
                return place[old] if space[at] else place[at]
            at = up
            if not space[at]:
                return place[at]

    rows = [table[old] for old in kept]
    head = [head_of(old) for old in kept]
    size = len(rows)
    sentences: list[tuple[int, int]] = []
    sentence = [0] * size
    first = 0
    for i in range(1, size + 1):
        if i == size or rows[i][5] == 1:
            if i > first:
                for j in range(first, i):
                    sentence[j] = len(sentences)
                sentences.append((first, i))
            first = i
    for i in range(size):
        # A parse may not cross a sentence; a lost space token could have carried an arc over.
        if sentence[head[i]] != sentence[i]:
            head[i] = i
    children: list[list[int]] = [[] for _ in range(size)]
    for i, up in enumerate(head):
        if up != i:
            children[up].append(i)
    left, right = list(range(size)), list(range(size))
    for i in _deepest_first(children, head):
        for child in children[i]:
            left[i] = min(left[i], left[child])
            right[i] = max(right[i], right[child])
    start = [cut.spans[old][0] for old in kept]
    end = [cut.spans[old][1] for old in kept]
    words = [cut.work[a:b] for a, b in zip(start, end, strict=True)]
    paragraph, number = [], 0
    for index, (first_token, _) in enumerate(sentences):
        if index and "\n" in cut.work[end[first_token - 1] : start[first_token]]:
            number += 1
        paragraph.append(number)
    return Parsed(
        document=cut.document,
        work=cut.work,
        body=cut.body,
        words=words,
        lower=[word.lower() for word in words],
        lemma=[text(row[0]).lower() for row in rows],
        tag=[text(row[1]) for row in rows],
        pos=[text(row[2]) for row in rows],
        dep=[text(row[3]) for row in rows],
        head=head,
        start=start,
        end=end,
        sentence=sentence,
        sentences=sentences,
        paragraph=paragraph,
        children=children,
        left=left,
        right=right,
        tensor=doc.tensor[kept] if len(doc.tensor) else None,
    )


def _signed(value: int) -> int:
    """Head offsets come as unsigned 64-bit numbers."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _deepest_first(children: list[list[int]], head: list[int]) -> list[int]:
    order = [i for i, up in enumerate(head) if up == i]
    for i in order:
        order.extend(children[i])
    order.reverse()
    return order
