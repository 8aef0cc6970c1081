"""Mending a parse: a word is hung on another one."""

from __future__ import annotations

from rashomon.reading.parse import Parsed


def hang(parsed: Parsed, token: int, dep: str, head: int) -> None:
    """Make `head` the head of a token, and `dep` what it is to it; `reach` has to be found anew after that.

    Nothing is hung on what hangs on it: the words of a sentence stay a tree.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Rebels shelled Kot."))
        >>> hang(parsed, 2, "appos", 0)
        >>> parsed.children[0], parsed.words[parsed.head[2]]
        ([2], 'Rebels')
    """
    if head != token and hangs_on(parsed, head, token):
        return
    above = parsed.head[token]
    if above != token:
        parsed.children[above].remove(token)
    if head != token:
        parsed.children[head] = sorted((*parsed.children[head], token))
    parsed.head[token], parsed.dep[token] = head, dep


def hangs_on(parsed: Parsed, token: int, above: int) -> bool:
    """Whether a token stands below another one, however far.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Rebels shelled Kot."))
        >>> hangs_on(parsed, 2, 1), hangs_on(parsed, 1, 2)
        (True, False)
    """
    while parsed.head[token] != token:
        token = parsed.head[token]
        if token == above:
            return True
    return False


def reach(parsed: Parsed, token: int) -> None:
    """Find anew how far the words below a token reach.

    Example:
        >>> from rashomon.documents.document import Document
        >>> from rashomon.reading.pipeline import parse
        >>> parsed = parse(Document("d", "Rebels shelled Kot."))
        >>> hang(parsed, 2, "appos", 0)
        >>> reach(parsed, 0)
        >>> parsed.right[0]
        2
    """
    low = high = token
    below = list(parsed.children[token])
    while below:
        at = below.pop()
        low, high = min(low, at), max(high, at)
        below.extend(parsed.children[at])
    parsed.left[token], parsed.right[token] = low, high
