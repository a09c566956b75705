"""Trains and calibrates the ranker of `assistant.plan.grids` on questions with answers, and writes its weights.

    python -m tests.benchmarks.train_grids QUESTIONS.jsonl --index DIR [--write] [--curve FILE]

QUESTIONS has lines {"id", "question", "scope": [table], "answer": [numbers or words]}; the tables are in the index. The
accuracy it prints is of held-out tables: folds by table, so that no table is trained and tested on. To tell what a
table cannot answer, every question is also put to another table, where any answer is wrong. Questions generated from
the tables teach along with those of people, and are never tested.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.bootstrap import TABLES
from assistant.models import load_embedder
from assistant.passages import PassageStore
from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.axes import Place
from assistant.plan.grids.cells import Features
from assistant.plan.grids.derive import Candidate
from assistant.plan.grids.grid import Grid, grid_of, is_grid
from assistant.plan.grids.nearness import Nearness
from assistant.plan.grids.ranking import (
    ANCHORS,
    Looked,
    Model,
    Ranked,
    around,
    candidates_of,
    confidence,
    confidence_features,
    look,
    order,
)
from assistant.settings import load_settings
from assistant.tables import TableStore, read_labels
from tests.benchmarks.generated_questions import Generator

WEIGHTS = Path(__file__).resolve().parents[2] / "assistant" / "plan" / "grids" / "weights.json"
PRIOR = Path(__file__).resolve().parent / "grids_prior.json"
FOLDS, INNER, SEED = 8, 3, 0
CELL_PENALTY, PLAIN_PENALTY, CROSS_PENALTY, CONFIDENCE_PENALTY = 1.0, 1.5, 6.0, 0.5
MISPLACED_WEIGHT = 0.3
GENERATED, GENERATED_WEIGHT, GENERATED_ANCHORS = 40, 1.0, 4
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its answer, held against the grids of its table; `made` remembers candidates around cells."""

    question: str
    table: str
    answer: tuple[Any, ...]
    looked: tuple[Looked, ...]
    generated: bool = False
    made: dict[tuple[str, Place], tuple[tuple[Candidate, Features], ...]] = field(default_factory=dict, compare=False)

    def candidates(self, cells: dict[str, float]) -> list[tuple[Candidate, Grid, Features]]:
        """The candidates under some weights of cells."""
        return candidates_of(self.looked, cells, self._around, GENERATED_ANCHORS if self.generated else ANCHORS)

    def _around(self, looked: Looked, place: Place) -> tuple[tuple[Candidate, Features], ...]:
        key = (looked.grid.table.id, place)
        if key not in self.made:
            self.made[key] = around(looked, place)
        return self.made[key]


@dataclass(frozen=True, slots=True)
class List:
    """The features of what could be chosen, which of it is right, and how much the choice counts."""

    features: Sequence[Features]
    right: Sequence[bool]
    weight: float


@dataclass
class Listwise:
    """Maximises the probability of the right ones of each list under weights drawn towards a prior.

    `crosses` is the penalty of features that cross a kind with a cue, which few questions have.
    """

    penalty: float
    prior: dict[str, float]
    crosses: float = CROSS_PENALTY

    def fit(self, lists: Sequence[List]) -> dict[str, float]:
        """The weights by name of feature."""
        from scipy.optimize import minimize
        from scipy.sparse import csr_matrix

        usable = [one for one in lists if any(one.right) and not all(one.right)]
        names = sorted({name for one in usable for features in one.features for name in features})
        index = {name: n for n, name in enumerate(names)}
        rows = [features for one in usable for features in one.features]
        ends = np.concatenate([[0], np.cumsum([len(features) for features in rows])])
        at = np.array([index[name] for features in rows for name in features])
        values = np.array([value for features in rows for value in features.values()])
        matrix = csr_matrix((values, at, ends), shape=(len(rows), len(names)))
        right = np.array([float(flag) for one in usable for flag in one.right])
        sizes = np.array([len(one.right) for one in usable])
        counts = np.array([one.weight for one in usable])
        start = np.array([self.prior.get(name, 0.0) for name in names])
        penalty = np.array([self.crosses if " & " in name else self.penalty for name in names])
        problem = _Problem(matrix, matrix.T.tocsr(), right, sizes, counts)
        fitted = minimize(
            lambda w: problem.loss(w, start, penalty), start, jac=True, method="L-BFGS-B", options={"maxiter": 100}
        )
        return {
            name: round(float(value), 3) for name, value in zip(names, fitted.x, strict=True) if abs(value) >= 0.0005
        }


@dataclass(frozen=True, slots=True)
class _Problem:
    matrix: Any
    turned: Any
    right: Floats
    sizes: NDArray[np.int_]
    counts: Floats

    def loss(self, weights: Floats, prior: Floats, penalty: Floats) -> tuple[float, Floats]:
        """The penalised negative log likelihood and its gradient."""
        starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        owner = np.repeat(np.arange(len(self.sizes)), self.sizes)
        scores = self.matrix @ weights
        parts = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        good = parts * self.right
        all_sum, good_sum = np.add.reduceat(parts, starts), np.maximum(np.add.reduceat(good, starts), 1e-300)
        moved = weights - prior
        loss = 0.5 * float((penalty * moved) @ moved) - float(self.counts @ np.log(good_sum / all_sum))
        pull = (good / good_sum[owner] - parts / all_sum[owner]) * self.counts[owner]
        return loss, penalty * moved - self.turned @ pull


def _dense(features: Sequence[dict[str, float]], index: dict[str, int]) -> Floats:
    rows = np.zeros((len(features), len(index)))
    for n, one in enumerate(features):
        for name, value in one.items():
            rows[n, index[name]] = value
    return rows


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
    return cases + _misplaced(cases, grids, nearness) + _generated(grids, nearness)


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


def _generated(grids: dict[str, list[Grid]], nearness: Nearness) -> list[Case]:
    """Questions made from the tables themselves."""
    chance = random.Random(SEED + 1)
    found = []
    for name in sorted(grids):
        for grid in grids[name]:
            for one in Generator(grid, chance).questions(GENERATED):
                case = _case(one.question, name, one.answer, grids[name], nearness)
                found.append(replace(case, generated=True))
    return found


def train(cases: Sequence[Case]) -> Model:
    """Weights of cells, then of candidates, then of the confidence in the best candidate."""
    prior = json.loads(PRIOR.read_text(encoding="utf-8"))
    taught = [case for case in cases if case.answer]
    cells = Listwise(CELL_PENALTY, prior["cells"]).fit([_cells(case) for case in taught])
    found = [(case, case.candidates(cells)) for case in cases]
    lists = {id(case): _list(case, made) for case, made in found if case.answer}
    learner = Listwise(PLAIN_PENALTY, prior["candidates"])
    rows = []
    fold = _folds({case.table for case in cases}, INNER)
    for n in range(INNER):
        weights = learner.fit([lists[id(case)] for case in taught if fold[case.table] != n])
        asked = [(case, made) for case, made in found if fold[case.table] == n and not case.generated]
        rows += [(case, ranked) for case, made in asked if (ranked := order(made, weights))]
    return Model(cells, learner.fit([lists[id(case)] for case in taught]), _confidence(rows))


def _folds(tables: Iterable[str], count: int, seed: int = SEED) -> dict[str, int]:
    names = sorted(tables)
    random.Random(seed).shuffle(names)
    return {table: n % count for n, table in enumerate(names)}


def _list(case: Case, found: Sequence[tuple[Candidate, Grid, Features]]) -> List:
    right = [is_right(candidate, case.answer) for candidate, _, _ in found]
    return List([features for _, _, features in found], right, _weight(case))


def _weight(case: Case) -> float:
    return GENERATED_WEIGHT if case.generated else 1.0


def _cells(case: Case) -> List:
    """The cells of a case; the right ones are those that hold its one number."""
    features, right = [], []
    for one in case.looked:
        for spot in one.spots:
            value = one.grid.at(*spot.place)
            number = len(case.answer) == 1 and isinstance(case.answer[0], int | float) and value is not None
            features.append(spot.features)
            right.append(number and _same(float(value or 0), float(case.answer[0])))
    return List(features, right, _weight(case))


def _confidence(answered: Sequence[tuple[Case, list[Ranked]]]) -> dict[str, float]:
    """A logistic regression of being right on how the best candidate stands, where its table was held out."""
    from scipy.optimize import minimize

    rows = [confidence_features(ranked) for _, ranked in answered]
    right = [bool(case.answer) and is_right(ranked[0].candidate, case.answer) for case, ranked in answered]
    names = sorted({name for row in rows for name in row})
    counts = np.array([1.0 if case.answer else MISPLACED_WEIGHT for case, _ in answered])
    matrix, truth = _dense(rows, {name: n for n, name in enumerate(names)}), np.array(right, float)

    def loss(w: Floats) -> float:
        signed = (2 * truth - 1) * (matrix @ w)
        return float(counts @ np.logaddexp(0, -signed) + 0.5 * CONFIDENCE_PENALTY * (w @ w))

    fitted = minimize(loss, np.zeros(len(names)), method="L-BFGS-B")
    return {name: round(float(value), 3) for name, value in zip(names, fitted.x, strict=True)}


@dataclass(frozen=True, slots=True)
class Told:
    """How a held-out question went: how sure the planner was, and whether it was right."""

    sure: float
    right: bool
    answerable: bool


def held_out(cases: Sequence[Case], seed: int = SEED) -> list[Told]:
    """Every case answered by a model that has not seen its table."""
    fold = _folds({case.table for case in cases}, FOLDS, seed)
    told = []
    for n in range(FOLDS):
        model = train([case for case in cases if fold[case.table] != n])
        for case in (case for case in cases if fold[case.table] == n and not case.generated):
            ranked = order(case.candidates(dict(model.cells)), model.candidates)
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
    """Read; with --write train on everything and write the weights; hold out and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--embedder", default=load_settings().embedder)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--curve", type=Path)
    parser.add_argument("--seed", type=int, default=SEED, help="which tables are held out together")
    given = parser.parse_args()
    embedder = load_embedder(load_settings(embedder=given.embedder))
    passages = PassageStore.open(given.index, embedder.model_id)
    folder = passages.folder / TABLES
    cases = read_cases(given.questions, TableStore.open(folder), Nearness(read_labels(folder), embedder.encode_query))
    if given.write:
        model = train(cases)
        weights = {"cells": model.cells, "candidates": model.candidates, "confidence": model.confidence}
        WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    points = curve(held_out(cases, given.seed))
    sys.stdout.write("\n".join(map(str, points)) + "\n")
    if given.curve:
        given.curve.write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
