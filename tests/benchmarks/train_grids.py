"""Trains and calibrates the ranker of `assistant.plan.grids` on questions with answers, and writes its weights.

    python -m tests.benchmarks.train_grids QUESTIONS.jsonl --index DIR [--write] [--curve FILE]

QUESTIONS has lines {"id", "question", "scope": [table], "answer": [numbers or words]}; the tables are in the index. The
accuracy it prints is of held-out tables: folds by table, so that no table is trained and tested on. To tell what a
table cannot answer, every question is also put to another table, where any answer is wrong.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.bootstrap import TABLES
from assistant.models import load_embedder
from assistant.passages import PassageStore
from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.derive import Candidate
from assistant.plan.grids.grid import Grid, grid_of, is_grid
from assistant.plan.grids.nearness import Nearness
from assistant.plan.grids.ranking import Looked, Model, candidates_of, confidence, confidence_features, look, rank
from assistant.settings import load_settings
from assistant.tables import TableStore, read_labels

WEIGHTS = Path(__file__).resolve().parents[2] / "assistant" / "plan" / "grids" / "weights.json"
PRIOR = Path(__file__).resolve().parent / "grids_prior.json"
FOLDS, SEED = 8, 0
CELL_PENALTY, CANDIDATE_PENALTY, CONFIDENCE_PENALTY = 0.03, 3.0, 0.5
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answer, held against the grids of its table."""

    question: str
    table: str
    answer: tuple[Any, ...]
    looked: tuple[Looked, ...]


@dataclass
class Listwise:
    """Maximises the probability of the right ones of each list under weights drawn towards a prior."""

    penalty: float
    prior: dict[str, float] = field(default_factory=dict)

    def fit(self, lists: Sequence[tuple[Sequence[dict[str, float]], Sequence[bool]]]) -> dict[str, float]:
        """The weights by name of feature."""
        from scipy.optimize import minimize

        usable = [(features, right) for features, right in lists if any(right) and not all(right)]
        names = sorted({name for features, _ in usable for one in features for name in one})
        index = {name: n for n, name in enumerate(names)}
        data = [(_dense(features, index), np.array(right, bool)) for features, right in usable]
        start = np.array([self.prior.get(name, 0.0) for name in names])
        fitted = minimize(
            lambda w: _loss(w, data, start, self.penalty), start, jac=True, method="L-BFGS-B", options={"maxiter": 200}
        )
        return {
            name: round(float(value), 3) for name, value in zip(names, fitted.x, strict=True) if abs(value) >= 0.0005
        }


def _dense(features: Sequence[dict[str, float]], index: dict[str, int]) -> Floats:
    rows = np.zeros((len(features), len(index)))
    for n, one in enumerate(features):
        for name, value in one.items():
            rows[n, index[name]] = value
    return rows


def _loss(
    weights: Floats, data: Sequence[tuple[Floats, NDArray[np.bool_]]], prior: Floats, penalty: float
) -> tuple[float, Floats]:
    moved = weights - prior
    loss, gradient = 0.5 * penalty * float(moved @ moved), penalty * moved
    for rows, right in data:
        scores = rows @ weights
        parts = np.exp(scores - scores.max())
        good = parts * right
        loss -= float(np.log(good.sum() / parts.sum()))
        gradient = gradient - rows.T @ (good / good.sum() - parts / parts.sum())
    return loss, gradient


def is_right(candidate: Candidate, answer: Sequence[Any]) -> bool:
    """Whether a candidate gives the answer: numbers within a thousandth (percent or fraction), names as written."""
    if all(isinstance(value, int | float) for value in answer):
        given = candidate.values if len(answer) > 1 else () if candidate.names else (candidate.value,)
        values = [float(value) for value in given if value is not None]
        return len(values) == len(answer) and all(any(_same(v, a) for v in values) for a in answer)
    names = [name.lower().strip() for name in candidate.names]
    return len(names) == len(answer) and all(any(_named(n, str(a).lower().strip()) for n in names) for a in answer)


def _same(value: float, answer: float) -> bool:
    close = max(1e-3 * abs(answer), 1e-6)
    return any(abs(v - answer) <= close for v in (value, value * 100, value / 100, -value, -value * 100))


def _named(name: str, answer: str) -> bool:
    return name == answer or (len(answer) > 3 and name.startswith(answer) and len(name) - len(answer) <= 2)


def read_cases(path: Path, store: TableStore, nearness: Nearness) -> list[Case]:
    """The questions of a file, each held against the grids of its table."""
    grids: dict[str, list[Grid]] = {}
    for table in store.tables:
        if is_grid(table):
            grids.setdefault(table.id.split("/")[0], []).append(grid_of(table, store))
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        name = _plain(given["scope"][0])
        cases.append(_case(given["question"], name, given["answer"], grids.get(name, []), nearness))
    return cases + _misplaced(cases, grids, nearness)


def _plain(name: str) -> str:
    from assistant.ingest.names import slug

    return slug(name)


def _case(question: str, table: str, answer: Sequence[Any], grids: Sequence[Grid], nearness: Nearness) -> Case:
    asked, near = read_asked(question), nearness.to(question)
    return Case(question, table, tuple(answer), tuple(look(asked, grid, near) for grid in grids))


def _misplaced(cases: Sequence[Case], grids: dict[str, list[Grid]], nearness: Nearness) -> list[Case]:
    """Every question put to another table, which cannot answer it."""
    chance = random.Random(SEED)
    names = sorted(grids)
    found = []
    for case in cases:
        other = chance.choice([name for name in names if name != case.table])
        found.append(_case(case.question, other, (), grids[other], nearness))
    return found


def train(cases: Sequence[Case]) -> Model:
    """Weights of cells, then of candidates, then of the confidence in the best candidate."""
    real = [case for case in cases if case.answer]
    cells = Listwise(CELL_PENALTY).fit([_cells(case) for case in real])
    prior = json.loads(PRIOR.read_text(encoding="utf-8"))
    lists = []
    for case in real:
        found = candidates_of(case.looked, cells)
        lists.append(([features for _, _, features in found], [is_right(c, case.answer) for c, _, _ in found]))
    unsure = Model(cells, Listwise(CANDIDATE_PENALTY, prior).fit(lists), {})
    return Model(cells, unsure.candidates, _confidence(cases, unsure))


def _cells(case: Case) -> tuple[list[dict[str, float]], list[bool]]:
    """The cells of a case; the right ones are those that hold its one number."""
    features, right = [], []
    for one in case.looked:
        for spot in one.spots:
            value = one.grid.at(*spot.place)
            number = len(case.answer) == 1 and isinstance(case.answer[0], int | float) and value is not None
            features.append(spot.features)
            right.append(number and _same(float(value or 0), float(case.answer[0])))
    return features, right


def _confidence(cases: Sequence[Case], model: Model) -> dict[str, float]:
    """A logistic regression of being right on how the best candidate stands."""
    from scipy.optimize import minimize

    rows, right = [], []
    for case in cases:
        if ranked := rank(case.looked, model):
            rows.append(confidence_features(ranked))
            right.append(bool(case.answer) and is_right(ranked[0].candidate, case.answer))
    names = sorted({name for row in rows for name in row})
    matrix, truth = _dense(rows, {name: n for n, name in enumerate(names)}), np.array(right, float)

    def loss(w: Floats) -> float:
        signed = (2 * truth - 1) * (matrix @ w)
        return float(np.logaddexp(0, -signed).sum() + 0.5 * CONFIDENCE_PENALTY * (w @ w))

    fitted = minimize(loss, np.zeros(len(names)), method="L-BFGS-B")
    return {name: round(float(value), 3) for name, value in zip(names, fitted.x, strict=True)}


@dataclass(frozen=True, slots=True)
class Told:
    """How a held-out question went: how sure the planner was, and whether it was right."""

    sure: float
    right: bool
    answerable: bool


def held_out(cases: Sequence[Case]) -> list[Told]:
    """Every case answered by a model that has not seen its table."""
    tables = sorted({case.table for case in cases})
    random.Random(SEED).shuffle(tables)
    fold = {table: n % FOLDS for n, table in enumerate(tables)}
    told = []
    for n in range(FOLDS):
        model = train([case for case in cases if fold[case.table] != n])
        for case in (case for case in cases if fold[case.table] == n):
            ranked = rank(case.looked, model)
            right = bool(ranked and case.answer) and is_right(ranked[0].candidate, case.answer)
            told.append(Told(confidence(ranked, model), right, bool(case.answer)))
    return told


def curve(told: Sequence[Told]) -> list[dict[str, float]]:
    """Right and wrong as parts of the answerable questions, and wrongly answered misplaced ones, by threshold."""
    real, other = [t for t in told if t.answerable], [t for t in told if not t.answerable]
    points = []
    for step in range(0, 100, 5):
        sure = [t for t in real if t.sure >= step / 100]
        points.append(
            {
                "threshold": step / 100,
                "right": round(sum(t.right for t in sure) / len(real), 3),
                "wrong": round(sum(not t.right for t in sure) / len(real), 3),
                "misplaced answered": round(sum(t.sure >= step / 100 for t in other) / max(len(other), 1), 3),
            }
        )
    return points


def main() -> None:
    """Read, hold out, print; with --write train on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--embedder", default=load_settings().embedder)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--curve", type=Path)
    given = parser.parse_args()
    embedder = load_embedder(load_settings(embedder=given.embedder))
    passages = PassageStore.open(given.index, embedder.model_id)
    folder = passages.folder / TABLES
    cases = read_cases(given.questions, TableStore.open(folder), Nearness(read_labels(folder), embedder.encode_query))
    points = curve(held_out(cases))
    sys.stdout.write("\n".join(map(str, points)) + "\n")
    if given.curve:
        given.curve.write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")
    if given.write:
        model = train(cases)
        weights = {"cells": model.cells, "candidates": model.candidates, "confidence": model.confidence}
        WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
