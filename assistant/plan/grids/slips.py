"""Slips of typing in a question, put right by the words that the labels of a grid have. Knows no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from assistant.plan.words import stem

_WORD = re.compile(r"[a-z]{5,}")
_ONE, _TWO, _TWO_OF_ASKING = 7, 12, 10
_LEFT_OUT = 4
_OPERATIONS = frozenset(
    "percent percentage percentages proportion difference average increase decrease increased decreased dollar dollars "
    "million billion thousand highest lowest largest smallest number between compared".split()
)
# A word that only differs by one of these in front is another word: typical and atypical.
_FRONTS = frozenset("a il im in ir un de re co".split())


def words_in(text: str) -> frozenset[str]:
    """The words of a text that a slip may be one of."""
    return frozenset(_WORD.findall(text.lower()))


def without_slips(text: str, words: frozenset[str]) -> str:
    """A question with the words that are slips of one of some words, and of one only, written as that word."""
    known = words | _OPERATIONS
    stems = frozenset(map(stem, known))

    def right(found: re.Match[str]) -> str:
        word = found.group()
        if word in known or stem(word) in stems:
            return word
        meant = frozenset(other for other in known if _slipped(word, other))
        if meant:
            return min(meant) if len(frozenset(map(stem, meant))) == 1 else word
        return next(_parted(word, known), word)

    return _WORD.sub(right, text.lower())


def _slipped(word: str, other: str) -> bool:
    shorter = min(len(word), len(other))
    most = 2 if shorter >= (_TWO_OF_ASKING if other in _OPERATIONS else _TWO) else 1 if shorter >= _ONE else 0
    if not most or OSA.distance(word, other, score_cutoff=most) > most:
        return False
    if most > 1 and word[0] != other[0] and OSA.distance(word, other, score_cutoff=1) > 1:
        return False
    longer, short = (word, other) if len(word) > len(other) else (other, word)
    return not (longer.endswith(short) and longer.removesuffix(short) in _FRONTS)


def _parted(word: str, known: frozenset[str]) -> Iterator[str]:
    """Two words that were written as one, the first of which may have a slip."""
    for second in sorted(known):
        first = word.removesuffix(second)
        if first != word and len(first) > _LEFT_OUT:
            for meant in sorted(known):
                if first == meant or _slipped(first, meant):
                    yield f"{meant} {second}"
