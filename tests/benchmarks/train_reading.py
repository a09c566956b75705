"""Trains the choice of the sentence that answers, and the probability that it does, and writes the weights.

    python -m tests.benchmarks.train_reading QUESTIONS.jsonl --index DIR [--texts FILE] [--write] [--curve FILE]

QUESTIONS has lines {"question", "title", "context", "answers": [text]}; no answers where the paragraph `context` gives
none. Every paragraph becomes an article of a throw-away corpus, indexed in DIR where it is not yet. Each question is
put to its own paragraph and to what retrieval finds among all of them. What it prints is of held-out titles: each half
of the titles is answered by weights trained on the other half; beside it stands a score of BM25 overlap.

TEXTS, beside this file, are small collections of articles with headings, asked in other words than they use. Their
questions are put to all passages of their collection, and each counts as many times as `OWN` says.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.answer.asked import Asked
from assistant.answer.features import Features
from assistant.answer.scoring import candidates, featured
from assistant.answer.weighing import Model, probability, standing, weigh
from assistant.bootstrap import build
from assistant.models import Embedder, load_embedder
from assistant.passages import PassageStore
from assistant.retrieve import Retriever
from assistant.sentences import sentence_spans
from assistant.settings import load_settings
from assistant.types import Hit, Locator, Passage, Source
from tests.benchmarks.overlap import Overlap

TEXTS = Path(__file__).with_name("reading_texts.jsonl")
OWN = 6
WEIGHTS = Path(__file__).resolve().parents[2] / "assistant" / "answer" / "weights.json"
HITS = 24
FAR = 0.15  # the cosine of a question with a passage on something else
RANKING_PENALTY, CONFIDENCE_PENALTY = 2.0, 1.0
AGAINST = ("nowhere", "missing", "lacking", "elsewhere", "opposite", "denies", "not named")
FOR = ("words", "pairs", "together", "likeness", "topic", "strength", "lead", "follows", "found", " named")
# Too few of the questions ask for a definition, or have a share beside the number asked for, to teach these.
FIXED = {"definition found": 1.5, "definition lacking": -1.0, "number found": 1.0, "how found": 1.0}
CONFIDENCE_FIXED = {"why lacking": 0.0, "how lacking": -0.8}


@dataclass(frozen=True, slots=True)
class Choice:
    """Sentences to choose from; `right` holds the answer in the paragraph asked about, `doubtful` has its words."""

    features: tuple[Features, ...]
    right: tuple[bool, ...]
    doubtful: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A question, held against its paragraph, what retrieval finds and a paragraph of another title.

    `overlap` is the score of BM25's best sentence, and whether that holds the answer.
    """

    title: str
    answerable: bool
    held: bool
    own: Choice
    found: Choice
    away: Choice
    overlap: tuple[float, bool]


def _plain(text: str) -> str:
    return " ".join(text.split())


def read_cases(path: Path, index: Path) -> list[Case]:
    """The questions of a file with the features of their sentences."""
    given = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    paragraphs = list(dict.fromkeys(_plain(one["context"]) for one in given))
    embedder = load_embedder(load_settings())
    _index(paragraphs, given, index)
    store = PassageStore.open(index, embedder.model_id)
    retriever, overlap, likeness = Retriever(store, embedder), Overlap(paragraphs), Likeness(embedder)
    of_source = {s.id: _plain(store.document(s.id).text) for s in store.sources if s.kind != "table"}
    chance = random.Random(0)
    cases = []
    for one in given:
        other = chance.choice([o for o in given if o["title"] != one["title"]])
        cases.append(_case(one, other, retriever, overlap, likeness, of_source))
    return cases


def _index(paragraphs: Sequence[str], given: Sequence[dict[str, Any]], index: Path) -> None:
    """Index every paragraph as an article."""
    if any(index.glob("*/current")) or any(index.glob("*")):
        return
    titles = {_plain(one["context"]): one["title"].replace("_", " ") for one in given}
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        articles.mkdir()
        for number, text in enumerate(paragraphs):
            front = f'---\ntitle: "{titles[text]}"\n---\n\n'
            (articles / f"paragraph-{number:04d}.md").write_text(f"{front}{text}\n", encoding="utf-8")
        build(load_settings(corpus=Path(folder), index=index))


class Likeness:
    """Cosines of sentences with a question; remembers sentences."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, Any] = {}
        self._asked: dict[str, Any] = {}

    def __call__(self, question: str, sentences: Sequence[str]) -> list[float]:
        """One cosine for each sentence."""
        fresh = [text for text in dict.fromkeys(sentences) if text not in self._known]
        self._known.update(zip(fresh, self._embedder.encode(fresh), strict=True) if fresh else ())
        if question not in self._asked:
            self._asked[question] = self._embedder.encode_query(question)
        vector = self._asked[question]
        return [float(self._known[text] @ vector) for text in sentences]


def _case(
    one: dict[str, Any],
    other: dict[str, Any],
    retriever: Retriever,
    overlap: Overlap,
    likeness: Likeness,
    of_source: dict[str, str],
) -> Case:
    text, context, answers = one["question"], _plain(one["context"]), [_plain(a) for a in one["answers"]]

    def holds(sentence: str) -> bool:
        return any(answer in _plain(sentence) for answer in answers)

    sentences = [span.text for span in sentence_spans(context)]
    scores = [overlap.score(text, sentence) for sentence in sentences]
    hits = retriever.search(text, HITS)
    near = next((h.similarity for h in hits if of_source[h.source.id] == context), hits[-1].similarity)
    alone = _alone(context, one["title"].replace("_", " "), near)
    beside = _alone(_plain(other["context"]), other["title"], FAR)
    return Case(
        one["title"],
        bool(answers),
        any(holds(sentence) for sentence in sentences),
        _choice(text, [alone], likeness, holds, lambda _: True),
        _choice(text, hits, likeness, holds, lambda hit: of_source[hit.source.id] == context),
        _choice(text, [beside], likeness, lambda _: False, lambda _: True),
        (max(scores), holds(sentences[int(np.argmax(scores))])),
    )


def _alone(context: str, title: str, similarity: float) -> Hit:
    passage = Passage("p", "paragraph", "passage", "", context, Locator(start=0, end=len(context)))
    return Hit(passage, Source("paragraph", "article", title), 1.0, 1, similarity)


def read_texts(path: Path, likeness: Likeness) -> list[Case]:
    """The questions on small collections, each held against its own collection and the next one."""
    given = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        _of_collection(one, collection, following, likeness)
        for collection, following in zip(given, given[1:] + given[:1], strict=True)
        for one in collection["questions"]
    ]


def _of_collection(
    one: dict[str, Any], collection: dict[str, Any], following: dict[str, Any], likeness: Likeness
) -> Case:
    def holds(sentence: str) -> bool:
        return any(answer in sentence for answer in one["answers"])

    text = one["question"]
    found = _choice(text, _hits(text, collection, likeness), likeness, holds, lambda _: True)
    away = _choice(text, _hits(text, following, likeness), likeness, lambda _: False, lambda _: True)
    parts = [part["text"] for document in collection["documents"] for part in document["sections"]]
    sentences, overlap = [span.text for part in parts for span in sentence_spans(part)], Overlap(parts)
    best = max(sentences, key=lambda sentence: overlap.score(text, sentence))
    plain = (overlap.score(text, best), holds(best))
    return Case(collection["corpus"], bool(one["answers"]), any(map(holds, sentences)), found, found, away, plain)


def _hits(text: str, collection: dict[str, Any], likeness: Likeness) -> list[Hit]:
    """Every section of a collection as a passage."""
    passages = []
    for number, document in enumerate(collection["documents"]):
        source = Source(f"document-{number}", "article", document["title"])
        for part in document["sections"]:
            words, over = part["text"], (document["title"], part["heading"])
            context = " | ".join(filter(None, over))
            place = Locator(section=part["heading"] or None, start=0, end=len(words))
            passages.append((Passage(f"{number}-{place.section}", source.id, "passage", context, words, place), source))
    near = likeness(text, [f"{p.context}\n{p.text}" for p, _ in passages])
    return [Hit(p, source, 1.0, n, near[n - 1]) for n, (p, source) in enumerate(passages, start=1)]


def _choice(
    text: str, hits: Sequence[Hit], likeness: Likeness, holds: Callable[[str], bool], own: Callable[[Hit], bool]
) -> Choice:
    rows = featured(Asked(text), candidates(hits), likeness)
    said = [holds(candidate.span.text) for candidate, _ in rows]
    right = [told and own(candidate.hit) for told, (candidate, _) in zip(said, rows, strict=True)]
    doubtful = [told and not sure for told, sure in zip(said, right, strict=True)]
    return Choice(tuple(features for _, features in rows), tuple(right), tuple(doubtful))


def train(cases: Sequence[Case]) -> Model:
    """Weights of the ranking, then of the confidence in the best sentence; off the subject none is right."""
    choices = [choice for case in cases for choice in (case.own, case.found)]  # of a collection the same twice
    ranking = _ranking(choices)
    told = [best for choice in (*choices, *(case.away for case in cases)) if (best := _best(choice, ranking))]
    return Model(ranking, _confidence([f for f, _ in told], [right for _, right in told]))


def _ranking(choices: Sequence[Choice]) -> dict[str, float]:
    """Maximises the probability of the right sentences of each choice; what is doubtfully right teaches nothing."""
    taught = [c for c in choices if any(c.right) and not all(r or d for r, d in zip(c.right, c.doubtful, strict=True))]
    kept = [[n for n, doubtful in enumerate(c.doubtful) if not doubtful] for c in taught]
    names, matrix = _dense([c.features[n] for c, ns in zip(taught, kept, strict=True) for n in ns], FIXED)
    right = np.array([float(c.right[n]) for c, ns in zip(taught, kept, strict=True) for n in ns])
    sizes = np.array([len(ns) for ns in kept])
    starts, owner = np.concatenate([[0], np.cumsum(sizes)[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    fixed = np.array([FIXED.get(name, 0.0) for name in names])

    def loss(w: Any) -> tuple[float, Any]:
        scores = matrix @ w
        parts = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        whole, good = np.add.reduceat(parts, starts), np.maximum(np.add.reduceat(parts * right, starts), 1e-300)
        value = 0.5 * RANKING_PENALTY * float(w @ w) - float(np.log(good / whole).sum())
        return value, RANKING_PENALTY * w - matrix.T @ (parts * right / good[owner] - parts / whole[owner])

    return _fitted(loss, names, fixed, FIXED)


def _dense(rows: Sequence[Features], more: Iterable[str] = ()) -> tuple[list[str], Any]:
    names = sorted({name for row in rows for name in row}.union(more))
    return names, np.array([[row.get(name, 0.0) for name in names] for row in rows])


def _fitted(
    loss: Callable[[Any], tuple[float, Any]], names: Sequence[str], start: Any, fixed: Mapping[str, float]
) -> dict[str, float]:
    """The best weights; what speaks for an answer never gets a negative one, what speaks against none above 0."""
    from scipy.optimize import minimize

    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[_bounds(n, fixed) for n in names])
    return {name: round(float(value), 3) for name, value in zip(names, found.x, strict=True) if abs(value) >= 0.0005}


def _bounds(name: str, fixed: Mapping[str, float]) -> tuple[float | None, float | None]:
    if name in fixed:
        return fixed[name], fixed[name]
    if any(word in name for word in AGAINST):
        return None, 0.0
    return (0.0, None) if name in FOR or name.endswith(FOR[-2:]) else (None, None)


def _best(choice: Choice, ranking: dict[str, float]) -> tuple[Features, bool] | None:
    strengths = [weigh(features, ranking) for features in choice.features]
    if not strengths:
        return None
    at = int(np.argmax(strengths))
    rivals = [strength for n, strength in enumerate(strengths) if n != at]
    return choice.features[at] | standing(strengths[at], rivals), choice.right[at]


def _confidence(rows: Sequence[Features], right: Sequence[bool]) -> dict[str, float]:
    """A penalised logistic regression."""
    names, matrix = _dense(rows)
    truth = np.array(right, float)
    penalty = np.array([0.0 if name == "one" else CONFIDENCE_PENALTY for name in names])

    def loss(w: Any) -> tuple[float, Any]:
        z = matrix @ w
        value = float(np.sum(np.logaddexp(0, z) - truth * z) + 0.5 * (penalty * w) @ w)
        return value, penalty * w + matrix.T @ (1 / (1 + np.exp(-z)) - truth)

    return _fitted(loss, names, np.zeros(len(names)), CONFIDENCE_FIXED)


@dataclass(frozen=True, slots=True)
class Told:
    """How a held-out question went: how sure the choice was, and whether it was right."""

    sure: float
    right: bool
    answerable: bool


def halves(cases: Sequence[Case]) -> tuple[list[Case], list[Case]]:
    """The cases of every second title, by number of questions, and the others."""
    titles = [title for title, _ in Counter(case.title for case in cases).most_common()]
    first = set(titles[::2])
    return [case for case in cases if case.title in first], [case for case in cases if case.title not in first]


def answered(cases: Sequence[Case], model: Model, choice: Callable[[Case], Choice]) -> list[Told]:
    """What a model makes of cases it has not seen."""
    told = []
    for case in cases:
        best = _best(choice(case), dict(model.ranking))
        sure = probability(best[0], model.confidence) if best else 0.0
        told.append(Told(sure, bool(best and best[1]), case.answerable))
    return told


def area(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The area under the ROC curve: how often a true one has the higher score."""
    yes = np.array([s for s, t in zip(scores, truth, strict=True) if t])
    no = np.array([s for s, t in zip(scores, truth, strict=True) if not t])
    return float(np.mean((yes[:, None] > no[None, :]) + 0.5 * (yes[:, None] == no[None, :])))


def curve(told: Sequence[Told]) -> list[dict[str, float]]:
    """By threshold: the share of questions answered, of these wrong, and of the answerable ones answered rightly."""
    points = []
    for step in range(0, 100, 5):
        sure = [t for t in told if t.sure >= step / 100]
        points.append(
            {
                "threshold": step / 100,
                "coverage": round(len(sure) / len(told), 3),
                "risk": round(sum(not t.right for t in sure) / max(len(sure), 1), 3),
                "answerable answered": round(sum(t.right for t in sure) / sum(t.answerable for t in told), 3),
            }
        )
    return points


def _report(cases: Sequence[Case], told: Sequence[Told]) -> dict[str, float]:
    held = [n for n, case in enumerate(cases) if case.held]
    truth = [case.answerable for case in cases]
    return {
        "questions": len(cases),
        "first": round(sum(told[n].right for n in held) / len(held), 4),
        "area": round(area([t.sure for t in told], truth), 4),
        "first by overlap": round(sum(cases[n].overlap[1] for n in held) / len(held), 4),
        "area by overlap": round(area([case.overlap[0] for case in cases], truth), 4),
    }


def report(cases: Sequence[Case], texts: Sequence[Case], half: bool) -> tuple[dict[str, Any], Model]:
    """What is made of each half by weights of the other; and the weights of everything, or of the first half alone."""
    halved = list(zip(halves(cases), halves(texts), strict=True))
    models = [train([*of_cases, *(OWN * of_texts)]) for of_cases, of_texts in reversed(halved)]
    asked = (("own paragraph", 0, lambda c: c.own), ("all paragraphs", 0, lambda c: c.found))
    result: dict[str, Any] = {}
    for name, which, choice in (*asked, ("small collections", 1, lambda c: c.found)):
        told = [answered(half[which], model, choice) for half, model in zip(halved, models, strict=True)]
        result[name] = {
            "first half": _report(halved[0][which], told[0]),
            "second half": _report(halved[1][which], told[1]),
            "curve": curve(told[0] + told[1]),
        }
    return result, models[1] if half else train([*cases, *(OWN * list(texts))])


def main() -> None:
    """Read; hold out and print; with --write train on everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--half", action="store_true", help="write weights of the first half alone")
    parser.add_argument("--curve", type=Path)
    given = parser.parse_args()
    likeness = Likeness(load_embedder(load_settings()))
    result, trained = report(read_cases(given.questions, given.index), read_texts(given.texts, likeness), given.half)
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    if given.curve:
        given.curve.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    if given.write:
        weights = {"ranking": trained.ranking, "confidence": trained.confidence}
        WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
