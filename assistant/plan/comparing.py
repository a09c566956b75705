"""Comparison syntax: which of two sides a question sets against which ("A per B", "ahead of B was A"). Knows no table.

The subject is the numerator of a ratio, the minuend of a difference, what "is more" in a yes/no question; the other
side is the reference. Only the words of the reference are marked here: the subject is named in the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Asks = Literal["ratio", "difference", "compare"]

_BE = r"(?:did|does|do|is|was|were|are|has|have|had|would|will)"
_LEAD = rf"(?:\s+(?:{_BE}|it|they|those|that|one|the ones?|in|of|on|for|by|to|from|at)\b)*"
_REFERENCE = rf"(?P<ref>{_LEAD}\s+\S.*?)(?=\s+{_BE}\b|\s*[,;:?!](?!\d)|\s+[-–—]\s|\s*$)"
_MORE = (
    r"(?:more|less|fewer|better|worse|further|faster|higher|lower|larger|bigger|greater|smaller|longer|shorter|"
    r"older|younger|stronger|weaker)"
)
_AHEAD = r"(?:(?:ahead|in front) of|behind|above|below)"
_LEADS = (
    r"(?:(?:outnumber|exceed|surpass|outstrip|outpace|outperform|outrank|trail|beat|overtake|lag)(?:s|ed|ing)?"
    rf"(?: behind)?|leads?|led|tops|topped|overtook|{_AHEAD})"
)
_MARGIN = r"by (?:what margin|(?:how|what) much|how many(?: percentage)?(?: points)?|what distance)"
_BETWEEN = r"(?:difference|gap|gulf|distance|margin|spread)\b.*?\bbetween"
_AUXILIARY = rf"^\s*(?:[^,]{{2,24}},\s*)?{_BE}\b"

_STEPS = r"(?:far|much|many (?:percentage )?(?:points|places|ranks|positions|years))"
_EACH = r"(?:for|to) (?:every|each)(?: one| single)?"
_PER = r"per(?: one| single| every)?(?! (?:year|cent|capita|country|head|thousand|million|\d))"
_POINTS = r"(?:many|much)(?: percentage)?(?: points?)?"

# Groups named m... are words used up by the syntax; `ref` is the reference.
_PATTERNS: tuple[tuple[Asks, str], ...] = (
    ("ratio", rf"(?P<m1>how many times)\b.*?\b(?P<m2>as \w+)\b.*?\b(?P<m3>as){_REFERENCE}"),
    ("ratio", rf"(?P<m1>how many times(?: {_MORE})?)\b.*?\b(?P<m2>than){_REFERENCE}"),
    ("ratio", rf"(?P<m1>how many times)(?= (?:the|that|those|its?)\b){_REFERENCE}"),
    ("ratio", rf"(?P<m1>\b{_EACH})(?P<ref>\s.+?)(?=,|\s+(?:how many|there|{_BE})\b)"),
    ("ratio", rf"(?P<m1>how many)\b.+?(?P<m2>\b{_PER}|\b{_EACH}){_REFERENCE}"),
    ("ratio", rf"(?P<m1>by (?:what|which) (?:factor|multiple))\b.*?(?P<m2>\b{_LEADS}|{_MORE} than){_REFERENCE}"),
    ("ratio", rf"(?P<m1>\bas an? multiple of){_REFERENCE}"),
    ("ratio", rf"(?P<m1>\bratio (?:of|between))\b.+?(?P<m2>\b(?:to|and|over|against|versus|vs\.?)){_REFERENCE}"),
    ("difference", rf"(?P<m1>\bhow {_POINTS} (?:{_MORE}|[a-z]{{3,}}er))\b.*?\b(?P<m2>than){_REFERENCE}"),
    (
        "difference",
        rf"(?P<m1>\bhow {_STEPS})\b.*?(?P<m2>\b{_AHEAD}){_REFERENCE}",
    ),
    ("difference", rf"(?P<m1>\b{_MARGIN})\b.*?(?P<m2>\b{_LEADS}|\b{_MORE}\b.*?\bthan){_REFERENCE}"),
    ("difference", rf"(?P<m1>\b{_BETWEEN})\b.+?(?P<m2>\band){_REFERENCE}"),
    ("difference", rf"(?P<m1>\b(?:lead|margin|advantage|surplus) of)\b.+?(?P<m2>\bover){_REFERENCE}"),
    ("compare", rf"{_AUXILIARY}.*?(?P<m1>\b{_MORE})\b.*?\b(?P<m2>than){_REFERENCE}"),
    ("compare", rf"{_AUXILIARY}.*?(?P<m1>\b{_LEADS}){_REFERENCE}"),
)
_STANDARD = re.compile(
    r"\s*(?:about |around |some )?(?:[$€£]\s?)?(?:\d|half\b|one in\b|an? (?:third|quarter|fifth|half)\b)", re.I
)
_AVERAGED = re.compile(r"\b(?:on average|the average|average number|mean number)\b", re.IGNORECASE)
_COMPILED = tuple((asks, re.compile(pattern, re.IGNORECASE)) for asks, pattern in _PATTERNS)
_NUMBERS = re.compile(r"\b(?:many|outnumber)", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|fewer|worse|lower|smaller|shorter|younger|weaker|trail|lag|behind|below)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is asked of two sides, where the question names the second one, and which words say so.

    `less` where the question asks whether or by how much the subject is the smaller one, `numbers` where it sets
    numbers of things against each other ("how many more").
    """

    asks: Asks
    reference: tuple[int, int]
    spans: tuple[tuple[int, int], ...]
    less: bool = False
    numbers: bool = False

    def refers(self, at: int) -> bool:
        """Whether what is named at a place of the text belongs to the reference."""
        return self.reference[0] <= at < self.reference[1]


def find_comparison(text: str) -> Comparison | None:
    """The comparison a question makes; None where it sets nothing against anything."""
    for asks, pattern in _COMPILED:
        match = pattern.search(text)
        if match and not _STANDARD.match(match.group("ref")) and not (_per(match) and _AVERAGED.search(text)):
            marks = {name: match.span(name) for name in match.groupdict() if name != "ref" and match.span(name)[0] >= 0}
            said = " ".join(text[slice(*span)] for span in marks.values())
            return Comparison(
                asks, match.span("ref"), tuple(marks.values()), bool(_LESS.search(said)), bool(_NUMBERS.search(said))
            )
    return None


def _per(match: re.Match[str]) -> bool:
    return any(value and value.lower().startswith("per") for value in match.groupdict().values())
