"""Tells passages that say the same thing twice. Two table rows that differ in one number are not the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.types import Passage

_WORD = re.compile(r"[^\W_]+")
_SHARED = 0.9


def without_repeats(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages in their order, less those whose words an earlier one has, nearly all, and every number of them."""
    kept: list[frozenset[str]] = []
    for passage in passages:
        words = frozenset(_WORD.findall(passage.text.casefold()))
        if not any(_repeats(words, earlier) for earlier in kept):
            kept.append(words)
            yield passage


def _repeats(words: frozenset[str], earlier: frozenset[str]) -> bool:
    missing = words - earlier
    if len(missing) > (1 - _SHARED) * len(words):
        return False
    return not any(character.isdigit() for word in missing for character in word)
