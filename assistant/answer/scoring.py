"""Rank the sentences of the hits as answers to the question, each with its probability of being one. Chooses none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.answer.about import is_about
from assistant.answer.asked import Asked
from assistant.answer.features import Around, Features, features_of, overlap, weights_of
from assistant.answer.weighing import Model, learned, probability, standing, weigh
from assistant.sentences import Span, gives_orders, has_active_content, is_telling, read, sentence_spans, words_of
from assistant.sentences.attribution import without_attribution
from assistant.types import Hit, Plan

Similarity = Callable[[str, Sequence[str]], Sequence[float]]

MIN_WORDS = 5
FEWEST_WORDS = 4  # of a sentence that states a quantity
MAX_CHARACTERS = 900
RESCORED = 40
EMBEDDED = 10
_BACKWARD = frozenset({"it", "its", "they", "their", "these", "those", "this", "he", "she", "both", "such", "there"})


@dataclass(frozen=True)
class Candidate:
    """A sentence of a hit; `start` is its offset in the passage's text.

    `text` is what is quoted: the sentence, after the one it leans on. `score` is the probability (0 to 1) that it
    answers, `coverage` the share of the question's words that it has.
    """

    hit: Hit
    text: str
    start: int
    span: Span
    before: str = ""
    after: str = ""
    score: float = 0.0
    coverage: float = 0.0
    strength: float = 0.0

    @property
    def setting(self) -> str:
        """What stands over the sentence: title and section."""
        return f"{self.hit.source.title}\n{self.hit.passage.locator.section or ''}"

    @cached_property
    def around(self) -> Around:
        """The sentence with what stands around it."""
        hit, first, leans = self.hit, self.span.start == 0, self.start < self.span.start
        near = (self.span.text, self.before, self.after, hit.passage.text, self.setting)
        return Around(*near, first, leans, hit.similarity, hit.similarity, hit.similarity)

    @property
    def heading(self) -> str:
        """The title and the nearest heading over the sentence in one line."""
        section = (self.hit.passage.locator.section or "").rpartition(" > ")[2]
        return ": ".join(dict.fromkeys(part for part in (self.hit.source.title, section) if part))


def asked_by(plan: Plan) -> Asked:
    """Read the plan's question."""
    missing = tuple(word for word in plan.missing if is_telling(word))
    return Asked(without_attribution(plan.standalone_question or plan.question), missing)


def candidates(hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The sentences of all hits that may be quoted, in order; one that leans on the sentence before takes it along."""
    seen: dict[str, Candidate] = {}
    for hit in hits:
        if hit.passage.kind == "passage":
            for candidate in _of_hit(hit):
                seen.setdefault(candidate.text, candidate)
    return tuple(seen.values())


def _of_hit(hit: Hit) -> Iterator[Candidate]:
    text = hit.passage.text
    spans = sentence_spans(text)
    for at, span in enumerate(spans):
        start = span.start
        before = spans[at - 1].text if at else ""
        after = spans[at + 1].text if at + 1 < len(spans) else ""
        if at and span.block == spans[at - 1].block and _leans_back(span.text):
            start = spans[at - 1].start
        whole = text[start : span.end]
        if _is_too_short(span.text) or len(whole) > MAX_CHARACTERS:
            continue
        if not (gives_orders(whole) or has_active_content(whole)):
            yield Candidate(hit, whole, start, span, before, after)


def _is_too_short(sentence: str) -> bool:
    size = len(words_of(sentence))
    return size < FEWEST_WORDS or (size < MIN_WORDS and not read(sentence).quantities)


def _leans_back(sentence: str) -> bool:
    head = [word.text.lower() for word in words_of(sentence)[:8]]
    if not head:
        return False
    return (
        head[0] in _BACKWARD
        or head[0] == "in"
        and any(w in ("it", "they", "them") for w in head)
        or "of them" in sentence[:60]
    )


def score_all(asked: Asked, found: Sequence[Candidate], similarity: Similarity | None = None) -> tuple[Candidate, ...]:
    """The candidates that may answer, best first, each with its probability.

    `similarity(question, sentences)` gives the sentences' own cosines, asked for the best few only; else those of
    their passages stand in.
    """
    ranked = judged(featured(asked, found), learned())
    if similarity is None or not ranked:
        return ranked
    weights = weights_of(asked, [c.span.text for c in found])
    return judged(featured(asked, ranked[:EMBEDDED], similarity, weights), learned())


def featured(
    asked: Asked,
    found: Sequence[Candidate],
    similarity: Similarity | None = None,
    weights: Mapping[str, float] | None = None,
) -> list[tuple[Candidate, Features]]:
    """The candidates that may answer, with their features; `weights` are those of the question's words."""
    told = weights or weights_of(asked, [c.span.text for c in found])
    eligible = [c for c in found if is_about(asked, c.text, c.setting, c.hit.passage.text)]
    rough = sorted(eligible, key=lambda c: -overlap(asked, told, c.around))[:RESCORED]
    around = [c.around for c in rough]
    if similarity is not None and rough:
        near = _nearness(asked.text, rough, similarity)
        around = [
            replace(a, likeness=near[c.span.text], heading=near[c.heading]) for a, c in zip(around, rough, strict=True)
        ]
    return [(c, features_of(asked, told, place)) for c, place in zip(rough, around, strict=True)]


def _nearness(question: str, found: Sequence[Candidate], similarity: Similarity) -> dict[str, float]:
    """The cosines with the question of the sentences and of what stands over them, each text asked for once."""
    texts = list(dict.fromkeys((*(c.span.text for c in found), *(c.heading for c in found))))
    return dict(zip(texts, similarity(question, texts), strict=True))


def judged(scored: Sequence[tuple[Candidate, Features]], model: Model) -> tuple[Candidate, ...]:
    """The candidates, best first, each with its probability by the model."""
    strengths = [weigh(features, model.ranking) for _, features in scored]
    order = sorted(range(len(scored)), key=lambda n: (-strengths[n], scored[n][0].hit.rank, scored[n][0].start))
    found = []
    for n in order:
        candidate, features = scored[n]
        rivals = [strengths[m] for m in order if m != n]
        chance = probability(features | standing(strengths[n], rivals), model.confidence)
        found.append(replace(candidate, score=chance, coverage=features["covered"], strength=strengths[n]))
    return tuple(found)
