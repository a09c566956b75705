"""The side on which a sentence names a place: people come from it, go to it, or are in it. Judges nothing."""

from __future__ import annotations

import re
from typing import Literal

from assistant.sentences.reading import Reading

Side = Literal["from", "to", "in", ""]

_ARTICLE = r"\s+(?:the\s+|mainland\s+)?$"
_BEFORE = 24
_SIDES: tuple[tuple[Side, re.Pattern[str]], ...] = (
    ("from", re.compile(rf"\b(?:from|leav(?:e|es|ing)|left|out of){_ARTICLE}", re.IGNORECASE)),
    ("to", re.compile(rf"\b(?:to|into|entering){_ARTICLE}", re.IGNORECASE)),
    ("in", re.compile(rf"\b(?:in|within|inside|at){_ARTICLE}", re.IGNORECASE)),
)


def sides_of_places(reading: Reading) -> tuple[tuple[str, Side], ...]:
    """The code and the side of each place mentioned, in order; "" where no word right before it tells."""
    return tuple(
        (m.place.code, "" if m.adjective else _side(reading.text[max(0, m.start - _BEFORE) : m.start]))
        for m in reading.mentions
    )


def _side(before: str) -> Side:
    return next((side for side, pattern in _SIDES if pattern.search(before)), "")
