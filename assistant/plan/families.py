"""Words of one family that a stemmer keeps apart: "visited" and "visitors", "spent" and "spending". Knows no table."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

_SUFFIXES = ("ation", "ition", "ment", "ion", "or", "er", "ing", "ance", "al", "ure")
_SHORTEST = 4
# Pasts and nouns that share no ending with their verb, by their stems.
_IRREGULAR = {
    "spent": "spend",
    "expenditur": "spend",
    "sold": "sell",
    "sale": "sell",
    "bought": "buy",
    "lost": "lose",
    "loss": "lose",
    "losss": "lose",
    "paid": "pay",
    "payment": "pay",
    "born": "birth",
    "die": "death",
    "dead": "death",
    "grew": "growth",
    "grow": "growth",
    "flew": "fly",
    "flight": "fly",
    "built": "build",
    "taught": "teach",
    "taken": "take",
    "driver": "drive",
    "drove": "drive",
    "use": "user",
}
# Endings that a noun has and its verb has not: "production", "consumption", "description".
_TURNED = (("uct", "uc"), ("umpt", "um"), ("script", "scrib"), ("ivs", "iv"))


@lru_cache(maxsize=50_000)
def root(stem: str) -> str:
    """The root of a stem: its verb, where it ends as nouns made of verbs do."""
    if known := _IRREGULAR.get(stem):
        return known
    for ending, verbs in _TURNED:
        if stem.endswith(ending):
            return stem.removesuffix(ending) + verbs
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST:
            return stem.removesuffix(suffix)
    return stem


def akin(one: str, other: str) -> bool:
    """Whether one stem is the verb of the other; two nouns of one verb ("employer", "employment") are not akin."""
    if one == other:
        return True
    roots = root(one), root(other)
    plain = one in roots or other in roots or one in _IRREGULAR or other in _IRREGULAR
    return roots[0] == roots[1] and plain


def relatives(asked: Collection[str], known: Collection[str]) -> frozenset[str]:
    """The known stems that are akin to one that is asked for."""
    return frozenset(k for k in known for a in asked if akin(a, k))
