"""How sure a text is of a number: "about", "more than", "300 or fewer". Judges nothing."""

from __future__ import annotations

import re

_WINDOW = 40
# Hedge, whether the value itself is allowed, the words before the number.
_BEFORE: tuple[tuple[str, bool, re.Pattern[str]], ...] = tuple(
    (hedge, inclusive, re.compile(rf"(?:{words})(?:\s+(?:the|an?|some|us|only|around|about|of))?\s*$", re.IGNORECASE))
    for hedge, inclusive, words in (
        ("nearly", False, r"\bnearly|\balmost|\bjust under|\bjust below|\bnot quite|\b(?:just )?short of"),
        ("under", True, r"\b(?:no|not) (?:more|greater|higher|larger) than|\bat (?:the )?most|\bup to|≤|<="),
        ("over", True, r"\b(?:no|not) (?:fewer|less|lower|smaller) than|\bat (?:the very )?least|≥|>="),
        ("under", True, r"\bas (?:many|much|high) as|\ba maximum of|\b(?:did not|not) exceed(?:ing)?"),
        ("over", True, r"\bas (?:few|little|low) as|\ba minimum of|\bupwards? of"),
        ("over", False, r"\b(?:more|greater|higher|larger) than|\bover|\babove|\bexceed(?:s|ed|ing)?|\bbeyond"),
        ("over", False, r"\bin excess of|\bsurpass(?:es|ed|ing)?|\btopp(?:ed|ing)|>"),
        ("under", False, r"\b(?:less|fewer|lower|smaller) than|\bunder|\bbelow|<"),
        ("about", False, r"\babout|\baround|\broughly|\bapprox(?:imately|\.)|\bsome|\bcirca|\bca\.|~|≈|\bclose to"),
        ("about", False, r"\b(?:an )?estimated|\bin the region of|\bsomething like|\bon the order of"),
    )
)
_AFTER: tuple[tuple[str, bool, re.Pattern[str]], ...] = (
    ("over", True, re.compile(r"(?:\s(?:or|and) (?:more|above|over|higher)\b|\splus\b|\+)", re.IGNORECASE)),
    ("under", True, re.compile(r"\sor (?:less|fewer|lower|below|under)\b", re.IGNORECASE)),
    ("about", False, re.compile(r"\sor (?:so|thereabouts)\b", re.IGNORECASE)),
)


def hedge_of(text: str, start: int, end: int) -> tuple[str, bool]:
    """The hedge of the number at `start:end`, and whether the number itself is allowed."""
    before = text[max(0, start - _WINDOW) : start]
    for hedge, inclusive, pattern in _AFTER:
        if pattern.match(text, end):
            return hedge, inclusive
    return next(((h, inclusive) for h, inclusive, pattern in _BEFORE if pattern.search(before)), ("", False))
