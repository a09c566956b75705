"""Score the sentences of the hits as answers to the question. Chooses none."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer.kinds import fits, wanted
from assistant.sentences import (
    content_words,
    covers_year,
    frames_of,
    gives_orders,
    has_active_content,
    is_telling,
    periods_in,
    read,
    same_word,
    sentence_spans,
    stem,
    stems,
    words_of,
    years_in,
)
from assistant.types import Hit, Plan

Similarity = Callable[[str, Sequence[str]], Sequence[float]]

MIN_WORDS = 5
MAX_CHARACTERS = 900
RESCORED = 40
_COMING = frozenset({"origin", "education", "birth", "citizenship", "descent"})
_WORKING = frozenset({"work"})
_MEASURES = frozenset(map(stem, "share percent percentage proportion fraction part count total".split()))
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATING = frozenset(
    """in by since from between during until of for and to after before spring summer autumn fall winter january
    february march april may june july august september october november december jan. feb. sept. oct. nov. dec.
    fy""".split()
)
_NONE_FOUND = re.compile(r"\b(?:no|none)\b.*\b(?:found|available|stated|known|measures?)\b", re.IGNORECASE)
_BACKWARD = frozenset({"it", "its", "they", "their", "these", "those", "this", "he", "she", "both", "such", "there"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a hit; `start` is its offset in the passage's text."""

    hit: Hit
    text: str
    start: int
    score: float = 0.0
    coverage: float = 0.0

    @property
    def setting(self) -> str:
        """What stands over the sentence: title and section."""
        return f"{self.hit.source.title}\n{self.hit.passage.locator.section or ''}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for, in the terms sentences are scored by."""

    text: str
    words: tuple[str, ...]
    places: frozenset[str]
    years: frozenset[int]
    missing: tuple[str, ...]

    @property
    def periods(self) -> frozenset[tuple[int, int, bool]]:
        """The years and periods the question names."""
        return frozenset(periods_in(self.text))


def asked_by(plan: Plan) -> Asked:
    """Read the plan's question."""
    text = plan.standalone_question or plan.question
    reading = read(text)
    spans = [(m.start, m.end) for m in reading.mentions]
    told = _MEASURES if {"number", "share"} & set(wanted(text)) else frozenset()
    words = [w.stem for w in content_words(text) if not any(a <= w.start < b for a, b in spans) and w.stem not in told]
    missing = tuple(word for word in plan.missing if is_telling(word))
    return Asked(text, tuple(dict.fromkeys(words)), reading.places, years_in(text), missing)


def candidates(hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The sentences of all hits that may be quoted, in order; one that leans on the sentence before takes it along."""
    found = dict.fromkeys(candidate for hit in hits if hit.passage.kind == "passage" for candidate in _of_hit(hit))
    seen: set[str] = set()
    return tuple(c for c in found if not (c.text in seen or seen.add(c.text)))  # type: ignore[func-returns-value]


def _of_hit(hit: Hit) -> Iterator[Candidate]:
    text = hit.passage.text
    spans = sentence_spans(text)
    for at, span in enumerate(spans):
        start = span.start
        if at and span.block == spans[at - 1].block and _leans_back(span.text):
            start = spans[at - 1].start
        whole = text[start : span.end]
        if len(words_of(span.text)) < MIN_WORDS or len(whole) > MAX_CHARACTERS:
            continue
        if not (gives_orders(whole) or has_active_content(whole)):
            yield Candidate(hit, whole, start)


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
    """The candidates that may answer, best first, each with a score (about 0 to 1)."""
    weights = _weights(asked, found)
    eligible = [c for c in found if _is_about(asked, c)]
    scored = sorted((_scored(asked, weights, c, c.hit.similarity) for c in eligible), key=_by_score)
    if similarity is None or not scored:
        return tuple(scored)
    head = scored[:RESCORED]
    likeness = similarity(asked.text, [c.text for c in head])
    return tuple(sorted((_scored(asked, weights, c, s) for c, s in zip(head, likeness, strict=True)), key=_by_score))


def _by_score(candidate: Candidate) -> tuple[float, int, int]:
    return (-candidate.score, candidate.hit.rank, candidate.start)


def _weights(asked: Asked, found: Sequence[Candidate]) -> dict[str, float]:
    counts: Counter[str] = Counter(s for candidate in found for s in stems(candidate.text))
    size = len(found) + 1
    return {word: min(3.0, max(0.6, math.log(size / (counts[word] + 0.5)))) for word in asked.words}


def _is_about(asked: Asked, candidate: Candidate) -> bool:
    """Whether the places, years and unexplained words of the question are those of the sentence."""
    reading, setting = read(candidate.text), read(candidate.setting)
    if (
        wanted(asked.text)[0] in ("number", "share")
        and not reading.quantities
        and not _NONE_FOUND.search(candidate.text)
    ):
        return False
    if not asked.places <= reading.places | setting.places:
        return False
    for year in asked.years:
        if _covers(asked, candidate.text, year):
            continue
        if reading.years or not covers_year(candidate.setting, year):
            return False
    return _same_link(asked.text, candidate.text) and all(_says(candidate.text, word) for word in asked.missing)


def _same_link(question: str, sentence: str) -> bool:
    """Whether people are linked to places alike in both: by where they come from, or by where they work."""
    ours, theirs = frames_of(question), frames_of(sentence)
    if ours & _COMING and not ours & _WORKING:
        return bool(theirs & _COMING) or not theirs & _WORKING
    if ours & _WORKING and not ours & _COMING:
        return bool(theirs & _WORKING) or not theirs & _COMING
    return True


def _covers(asked: Asked, text: str, year: int) -> bool:
    """Whether a sentence speaks of a year; a number for a whole period is none for one year of it."""
    if not covers_year(text, year):
        return False
    if not {"number", "share"} & set(wanted(asked.text)) and not read(text).quantities:
        return True
    return any(
        first == last == year or (not whole and year in (first, last)) or (first, last, True) in asked.periods
        for first, last, whole in periods_in(text)
        if first <= year <= last
    )


def _dates(sentence: str, year: str) -> bool:
    """Whether a sentence tells of a year; one in the name of a publication ("AI Index 2025") dates nothing else."""
    before = (m.group(1) for m in re.finditer(rf"(?:([\w.]+) )?(?<!\w){year}(?!\w)", sentence))
    return any(word is None or not word[:1].isupper() or word.lower() in _DATING for word in before)


def _says(sentence: str, missing: str) -> bool:
    """Whether every content word, place and year of a missing expression is in the sentence."""
    if _YEAR.fullmatch(missing):
        return _dates(sentence, missing)
    wanted_reading, reading = read(missing), read(sentence)
    if not wanted_reading.places <= reading.places or not all(covers_year(sentence, y) for y in wanted_reading.years):
        return False
    inside = [(m.start, m.end) for m in wanted_reading.mentions]
    have = {word.stem for word in words_of(sentence)}
    wanted_stems = [w.stem for w in words_of(missing) if not any(a <= w.start < b for a, b in inside)]
    return all(any(same_word(w, h) for h in have) for w in wanted_stems)


def _scored(asked: Asked, weights: dict[str, float], candidate: Candidate, likeness: float) -> Candidate:
    coverage = _coverage(weights, candidate)
    close = min(1.0, max(0.0, (likeness - 0.2) / 0.55))
    kinds = wanted(asked.text)
    fit = sum(fits(kind, asked.text, candidate.text) for kind in kinds) / len(kinds)
    score = 0.55 * coverage + 0.45 * close + 0.12 * fit
    return Candidate(candidate.hit, candidate.text, candidate.start, score, coverage)


def _coverage(weights: dict[str, float], candidate: Candidate) -> float:
    if not weights:
        return 0.5
    own, over, near = stems(candidate.text), stems(candidate.setting), stems(candidate.hit.passage.text)
    gained = sum(weight * _match(word, own, over, near) for word, weight in weights.items())
    return gained / sum(weights.values())


def _match(word: str, own: frozenset[str], over: frozenset[str], near: frozenset[str]) -> float:
    if word in own:
        return 1.0
    if any(same_word(word, other) for other in own):
        return 0.85
    if word in over:
        return 0.6
    return 0.25 if word in near else 0.0
