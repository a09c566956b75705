"""Misspelt words put right against the catalogue's own words and the names of countries. Knows no dictionary."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.places import find_places
from assistant.places.gazetteer import places
from assistant.plan.reading import Reading
from assistant.plan.words import Word, words_of

_SHORTEST = 6
_LONG = 9
_SHORTEST_PLACE = 5


def correct_spelling(reading: Reading, known: Collection[str]) -> Reading:
    """Replace the stems of long unknown words by the nearest known stem, where one is near enough."""
    content = {w.stem for w in reading.content}
    choices = [stem for stem in known if len(stem) >= _SHORTEST - 2]
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


def correct_places(text: str, known: Collection[str]) -> str:
    """The text with misspelt names of countries put right: capitalised words no table knows, one letter off."""
    changed = text
    for word in words_of(text):
        if word.start and _may_be_a_place(word, known) and (name := _nearest_country(word.text)):
            changed = changed.replace(word.text, name)
    return changed


def _may_be_a_place(word: Word, known: Collection[str]) -> bool:
    plain = len(word.text) >= _SHORTEST_PLACE and word.text[0].isupper() and word.text[1:].islower()
    return plain and word.stem not in known and not find_places(word.text)


def _nearest_country(text: str) -> str | None:
    found = process.extractOne(text, _countries(), scorer=OSA.distance, score_cutoff=1)
    return str(found[0]) if found and found[0][0] == text[0] else None


@cache
def _countries() -> tuple[str, ...]:
    """Names of one word, of every country."""
    return tuple(p.name for p in places().values() if p.kind == "country" and " " not in p.name)
