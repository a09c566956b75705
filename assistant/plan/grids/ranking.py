"""Ranks the candidates of a question with few learned weights: a log-linear model over readable features.

The weights are made by `tests/benchmarks/train_grids.py` and stand in `weights.json`. Makes no features itself.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files

from assistant.plan.grids.asking import Asked, read_asked
from assistant.plan.grids.axes import Place
from assistant.plan.grids.cells import UNIT_FEATURES, Features, Spot, spots_of
from assistant.plan.grids.derive import SHARES, Candidate, derive
from assistant.plan.grids.fitting import fit, standing
from assistant.plan.grids.grid import Grid, last_place
from assistant.plan.grids.linking import Linker, Near
from assistant.plan.grids.slips import without_slips

ANCHORS = 8
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of cells, of candidates and of the confidence in the best of them, by name of feature."""

    cells: Weights
    candidates: Weights
    confidence: Weights


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its features and its probability among all candidates of the question."""

    candidate: Candidate
    grid: Grid
    features: Features
    score: float
    probability: float
    told: object


@dataclass(frozen=True, slots=True)
class Looked:
    """A question held against a grid: its links and its cells."""

    asked: Asked
    grid: Grid
    linker: Linker
    spots: tuple[Spot, ...]


Around = Callable[[Looked, Place], tuple[tuple[Candidate, Features], ...]]


@lru_cache(maxsize=1)
def learned() -> Model:
    """The weights that ship with the program."""
    data = json.loads((files("assistant.plan.grids") / "weights.json").read_text(encoding="utf-8"))
    return Model(data["cells"], data["candidates"], data["confidence"])


def look(asked: Asked, grid: Grid, near: Near) -> Looked:
    """Hold a question against a grid."""
    text = without_slips(asked.text, grid.words)
    if grid.abbreviations or text != asked.text.lower():
        asked = read_asked(text, grid.abbreviations)
    linker = Linker(asked, grid, near)
    return Looked(asked, grid, linker, spots_of(asked, grid, linker))


def weigh(features: Features, weights: Weights) -> float:
    """The weighted sum of features; one without a weight counts nothing."""
    return sum(value * weights.get(name, 0.0) for name, value in features.items())


def around(looked: Looked, place: Place) -> tuple[tuple[Candidate, Features], ...]:
    """The candidates around one cell, with their features besides how their cells stand."""
    found = derive(looked.asked, looked.grid, looked.linker, (place,))
    return tuple((one, fit(one, looked.asked, looked.grid, looked.linker)) for one in found)


def candidates_of(
    looked: Sequence[Looked], cells: Weights, around: Around = around, anchors: int = ANCHORS
) -> list[tuple[Candidate, Grid, Features]]:
    """All candidates around the best cells of some grids, with their features."""
    unitless = {name: weight for name, weight in cells.items() if name not in UNIT_FEATURES}
    scored = [(weigh(spot.features, cells), n, spot) for n, one in enumerate(looked) for spot in one.spots]
    if not scored:
        return []
    best = max(score for score, _, _ in scored)
    by_all = sorted(scored, key=lambda item: -weigh(item[2].features, unitless))
    by_unitless = by_all[:anchors]
    by_score = sorted(scored, key=lambda item: -item[0])[:anchors]
    if looked[0].asked.wants_percent:
        amounts = [item for item in by_all if item[2].features["no percent though asked"]]
        by_unitless += amounts[: anchors // 2]
    found = []
    for n, one in enumerate(looked):
        scores: dict[Place, float] = {s.place: score - best for score, at, s in scored if at == n}
        chosen = dict.fromkeys(s.place for _, at, s in (*by_score, *by_unitless) if at == n)
        own: dict[Candidate, Features] = {}
        for place in chosen:
            for candidate, features in around(one, place):
                own.setdefault(candidate, features)
        found += [(c, one.grid, features | standing(c, scores)) for c, features in own.items()]
    return found


def rank(looked: Sequence[Looked], model: Model) -> list[Ranked]:
    """The candidates of some grids, best answer first; candidates that give one answer support each other."""
    return order(candidates_of(looked, model.cells), model.candidates)


def order(found: Sequence[tuple[Candidate, Grid, Features]], weights: Weights) -> list[Ranked]:
    """Candidates by the probability of their answer."""
    if not found:
        return []
    scores = [weigh(features, weights) for _, _, features in found]
    parts = [math.exp(score - max(scores)) for score in scores]
    together: dict[object, float] = {}
    told = _told([(candidate, grid) for candidate, grid, _ in found])
    for answer, part in zip(told, parts, strict=True):
        together[answer] = together.get(answer, 0.0) + part / sum(parts)
    ranked = [
        Ranked(candidate, grid, features, score, together[answer], answer)
        for (candidate, grid, features), score, answer in zip(found, scores, told, strict=True)
    ]
    return sorted(ranked, key=lambda one: (-one.probability, -one.score))


def _told(found: Sequence[tuple[Candidate, Grid]]) -> list[object]:
    """What each candidate tells: a difference without its sign, a share as the percentage in a cell it rounds to."""
    cells = {
        c.value for c, grid in found if c.kind == "lookup" and c.value is not None and grid.percentlike(*c.cells[0])
    }
    return [_answer(candidate, cells) for candidate, _ in found]


def _answer(candidate: Candidate, percentages: Iterable[Decimal]) -> object:
    if candidate.value is None or candidate.names or candidate.values:
        return candidate.answer
    if candidate.kind in SHARES:
        percent = candidate.value * 100
        near = [cell for cell in percentages if cell and abs(percent - cell) * 2 <= last_place(cell)]
        return min(near, key=lambda cell: abs(percent - cell)) if near else candidate.value
    return abs(candidate.value) if candidate.kind == "difference" else candidate.value


def confidence_features(ranked: Sequence[Ranked]) -> Features:
    """What tells whether the best candidate is right: how far it is ahead, and how much of the question it explains."""
    best = ranked[0]
    features = best.features
    answers: dict[object, float] = {}
    for one in ranked:
        answers.setdefault(one.told, one.probability)
    second = next((one.probability for one in ranked if one.told != best.told), 0.0)
    asked = sum(value for name, value in features.items() if name.endswith(" as asked"))
    unasked = sum(value for name, value in features.items() if name.endswith((" unasked", " though asked")))
    return {
        "one": 1.0,
        "probability": best.probability,
        "lead": best.probability - second,
        "spread": -sum(p * math.log(p) for p in answers.values() if p > 0) / 3,
        "score": best.score / 10,
        "covered": features.get("covered", 0.0) / 4,
        "unsaid": features.get("unsaid", 0.0),
        "as asked": min(asked, 3.0) / 3,
        "unasked": min(unasked, 3.0) / 3,
        "lookup": float(best.candidate.kind == "lookup"),
        "name": float(bool(best.candidate.names)),
        "pair": float(best.candidate.kind in ("difference", "ratio", "change")),
        "several": float(best.candidate.kind in ("several", "sum", "mean", "group")),
    }


def confidence(ranked: Sequence[Ranked], model: Model) -> float:
    """The probability (0 to 1) that the best candidate is what was asked."""
    return 1.0 / (1.0 + math.exp(-weigh(confidence_features(ranked), model.confidence))) if ranked else 0.0
