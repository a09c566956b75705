"""Misspelt words of a question put right against the catalogue's own words. Knows no dictionary."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.plan.reading import Reading
from assistant.plan.words import Word

_SHORTEST = 6
_LONG = 9


def correct_spelling(reading: Reading, known: Collection[str]) -> Reading:
    """Replace the stems of long unknown words by the nearest known stem, where one is near enough."""
    content = {w.stem for w in reading.content}
    choices = [stem for stem in known if len(stem) >= _SHORTEST - 1]
    words = tuple(_nearest(w, choices) if w.stem in content and w.stem not in known else w for w in reading.words)
    return replace(reading, words=words)


def _nearest(word: Word, choices: Sequence[str]) -> Word:
    if len(word.text) < _SHORTEST:
        return word
    edits = 2 if len(word.stem) >= _LONG else 1
    found = process.extractOne(word.stem, choices, scorer=OSA.distance, score_cutoff=edits)
    if found is None or found[0][0] != word.stem[0]:
        return word
    return replace(word, stem=found[0])
