"""Whether a sentence speaks of the other of two kinds that exclude each other: women for men, a fee for a wage.

Knows general pairs of English words only, no subject's own; finds no negation and no opposite direction.
"""

from __future__ import annotations

import re

from assistant.sentences import words_of
from assistant.sentences.words import stem

_KINDS = (
    ("primary", "secondary", "tertiary"),
    ("man male boy", "woman female girl"),
    ("summer", "winter"),
    ("public", "private"),
    ("urban", "rural"),
    ("import", "export"),
    ("gross", "net"),
    ("minimum", "maximum"),
    ("undergraduate bachelor", "postgraduate master", "doctor doctorate phd"),
    ("onshore", "offshore"),
    ("inner", "outer"),
)
KINDS = tuple(tuple(frozenset(map(stem, side.split())) for side in kind) for kind in _KINDS)
_WAGES = re.compile(r"\b(?:wages?|salar(?:y|ies)|stipends?)\b(?! premium)", re.IGNORECASE)
_EARNED = re.compile(
    r"\b(?:wages?|salar(?:y|ies)|stipends?|pay(?:s|ing)?|paid|earn\w*|income|remuneration|hourly|monthly|annual(?:ly)?|"
    r"(?:an?|per) (?:hour|day|week|month|year))\b",
    re.IGNORECASE,
)


def is_contrary(question: str, sentence: str, setting: str) -> bool:
    """Whether the sentence is of another kind than the question names, and neither it nor its heading of that one."""
    asked, theirs = _stems(question), _stems(sentence)
    over = theirs | _stems(setting)
    for kind in KINDS:
        named = [side for side in kind if side & asked]
        others = [side for side in kind if side & theirs and side not in named]
        if len(named) == 1 and others and not named[0] & over:
            return True
    return bool(_WAGES.search(question)) and not _EARNED.search(f"{setting}\n{sentence}")


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text))
