"""The learned weights of features: which sentence answers best, and how likely it answers at all. Makes no features.

The weights are made by `tests/benchmarks/train_reading.py` and stand in `weights.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Weights = Mapping[str, float]
_FURTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by name of feature: of the ranking, and of the confidence that a sentence answers."""

    ranking: Weights
    confidence: Weights


@lru_cache(maxsize=1)
def learned() -> Model:
    """The weights that ship with the program."""
    data = json.loads((files("assistant.answer") / "weights.json").read_text(encoding="utf-8"))
    return Model(data["ranking"], data["confidence"])


def weigh(features: Mapping[str, float], weights: Weights) -> float:
    """The weighted sum of features; one without a weight counts nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def standing(strength: float, rivals: Sequence[float]) -> dict[str, float]:
    """How a sentence stands among others: its strength, and how far it is ahead of the best of them, or behind."""
    lead = strength - max(rivals, default=strength - _FURTHEST)
    return {"one": 1.0, "strength": strength, "lead": max(-_FURTHEST, min(_FURTHEST, lead))}


def probability(features: Mapping[str, float], weights: Weights) -> float:
    """The probability (0 to 1) that a sentence of these features answers."""
    return 1.0 / (1.0 + math.exp(-weigh(features, weights)))
