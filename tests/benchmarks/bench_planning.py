"""Planning and computing of questions in a warm process, against reading the same table with pandas in the same run.

The assistant's side is a question in words to figures with cells and caveats: `Planner.plan`, then `Engine.compute` of
every figure planned. The rival is told the table and the filters, which is the easier task: it reads the table's CSV
with pandas and filters it, as a script written for that one question would. Both run alternately, question by question.

    python -m tests.benchmarks.bench_planning --repeat 3 --json result.json
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant.bootstrap import program_version
from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.ingest import read_corpus
from assistant.models import load_embedder
from assistant.plan import Nearness, Planner, labels_to_embed
from assistant.settings import load_settings
from assistant.tables import LabelVectors, TableStore, write_tables
from assistant.types import Plan

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ROOT / "tests" / "questions"


def questions_of(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """The questions of all sets, each with the earlier ones it follows."""
    lines = [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [(line["question"], tuple(line.get("history", ()))) for line in lines]


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds that a call takes by the clock, and of processor time, which other programs do not lengthen."""
    start, worked = time.perf_counter(), time.process_time()
    run()
    return (time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000


def compute(engine: Engine, plan: Plan) -> int:
    """How many of a plan's figures can be computed."""
    done = 0
    for planned in plan.figures:
        try:
            engine.compute(planned.request)
            done += 1
        except FigureError:
            continue
    return done


def read_with_pandas(plan: Plan, files: dict[str, Path]) -> None:
    """Read and filter the tables of a plan's figures; of a plan without any, the first table."""
    import pandas

    requests = [planned.request for planned in plan.figures if planned.request.table in files]
    for table in [r.table or "" for r in requests] or [next(iter(files))]:
        frame = pandas.read_csv(files[table], dtype=str, keep_default_na=False)
        for request in requests:
            for condition in request.where if request.table == table else ():
                if condition.members:
                    frame = frame[frame[condition.dimension].isin(condition.members)]


def summary(values: Sequence[tuple[float, float]]) -> dict[str, float]:
    """The median and the 95th percentile by the clock, and the median of the processor's time."""
    clock, worked = zip(*values, strict=True)
    told = (statistics.median(clock), float(np.percentile(clock, 95)), statistics.median(worked))
    return dict(zip(("median_ms", "p95_ms", "cpu_median_ms"), (round(value, 2) for value in told), strict=True))


def measure(corpus: Path, limit: int, repeat: int) -> dict[str, object]:
    """Both sides on the first `limit` questions (0: all)."""
    embedder = load_embedder(load_settings())
    data = read_corpus(corpus).tables
    described = json.loads((corpus / "datapackage.json").read_text(encoding="utf-8"))
    files = {entry["name"]: corpus / entry["path"] for entry in described["resources"]}
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder), data)
        store = TableStore.open(Path(folder))
        labels = labels_to_embed(data)
        vectors = embedder.encode(labels) if labels else np.zeros((0, 0), np.float32)
        planner = Planner(store, Nearness(LabelVectors(tuple(labels), vectors), embedder.encode_query))
        engine = Engine(store)
        asked = questions_of(QUESTIONS)[: limit or None]
        plans = [planner.plan(question, history) for question, history in asked]  # warms both sides
        figures = sum(compute(engine, plan) for plan in plans)
        times: dict[str, list[tuple[float, float]]] = {"plan": [], "compute": [], "both": [], "pandas": []}
        for _ in range(repeat):
            for (question, history), plan in zip(asked, plans, strict=True):
                planning = timed(lambda q=question, h=history: planner.plan(q, h))  # type: ignore[misc]
                computing = timed(lambda p=plan: compute(engine, p))  # type: ignore[misc]
                times["plan"].append(planning)
                times["compute"].append(computing)
                times["both"].append((planning[0] + computing[0], planning[1] + computing[1]))
                times["pandas"].append(timed(lambda p=plan: read_with_pandas(p, files)))  # type: ignore[misc]
        store.close()
    told = {name: summary(values) for name, values in times.items()}
    ratio = round(told["both"]["median_ms"] / told["pandas"]["median_ms"], 2)
    return {"version": program_version(), "questions": len(asked), "figures": figures, **told, "ratio": ratio}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    text = json.dumps(measure(given.corpus, given.limit, given.repeat), indent=1)
    sys.stdout.write(text + "\n")
    if given.json:
        given.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
