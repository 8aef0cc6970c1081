"""The head of a report before its first sentence: place, day and credit, or what a monitoring service puts there."""

from __future__ import annotations

import re

_DASH = r"(?:\s*(?:--|—|–)\s*|\s+-\s+)"
# A town in capitals, then only what begins with a capital or a digit: "KABUL, Afghanistan", "LIMA, 9 JAN 90 (EFE)".
_CAPITALS = rf"[A-Z][A-Z'’.-]{{2,}}(?:[\s,(/]+[A-Z0-9][\w.'’-]*\)?){{0,10}},?\s*\)?{_DASH}"
# Or whatever ends in a bracket before a dash or colon: "Kabul, 3 August (AIP):", "(Reuters) - ".
_BRACKET = rf"(?:[A-Z][\w.,/'’ -]{{0,60}})?\([^()\n]{{2,60}}\)(?::\s*|{_DASH})"
_DATELINE = re.compile(rf"\s*(?:{_CAPITALS}|{_BRACKET}|\([A-Z][^()\n]{{1,40}}\)\s+(?=[A-Z“\"]))")
# US monitoring services head their translations "[COMMUNIQUE] [TEXT]".
_MONITORED = re.compile(r"(?s:.{0,400}?)\[(?:TEXT|EXCERPTS?|PASSAGE OMITTED)\](?:\s*\[CONTINUED\])?", re.IGNORECASE)


def dateline_end(text: str) -> int:
    """Where the report proper begins, in code points; 0 where there is no dateline.

    Example:
        >>> text = "KABUL, Afghanistan (AP) — Shells fell on Kot."
        >>> text[dateline_end(text):], dateline_end("The army -- it has shells -- fell back.")
        ('Shells fell on Kot.', 0)
        >>> text = "LIMA, 9 JAN 90 (EFE) -- [COMMUNIQUE] [TEXT] THE ARMY FELL BACK -- AGAIN."
        >>> text[dateline_end(text):]
        ' THE ARMY FELL BACK -- AGAIN.'
    """
    monitored = _MONITORED.match(text) if text.find("[", 0, 400) >= 0 else None
    found = monitored or _DATELINE.match(text)
    return found.end() if found else 0
