"""The glossary's definition of what a figure measures, among entries that were found. Looks nothing up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer.scoring import Candidate, candidates
from assistant.sentences import words_of
from assistant.types import Figure, Hit

GLOSSARY = "glossary"
_LEAD = 3  # words before the term: "The NCSES five-year stay rate is ..."


def definition_of(figures: Sequence[Figure], hits: Iterable[Hit]) -> Candidate | None:
    """The sentence that defines the longest term that the name of a figure's measure holds; None where none does."""
    glossary = tuple(hit for hit in hits if hit.source.id == GLOSSARY)
    named = [_stems(measured(figure)) for figure in figures]
    best, longest = None, 0
    for candidate in candidates(glossary):
        term = _stems(_term(candidate))
        if len(term) > longest and _opens(term, candidate.text) and any(_holds(name, term) for name in named):
            best, longest = candidate, len(term)
    return best


def measured(figure: Figure) -> str:
    """The name of the measure; in a label it comes before the members."""
    return figure.label.partition(", ")[0]


def _term(candidate: Candidate) -> str:
    return (candidate.hit.passage.locator.section or "").rpartition(" > ")[2]


def _opens(term: tuple[str, ...], sentence: str) -> bool:
    """Whether a sentence begins with the term, as a definition does; a later one of its entry may not."""
    return _holds(_stems(sentence)[: len(term) + _LEAD], term)


def _holds(words: tuple[str, ...], term: tuple[str, ...]) -> bool:
    size = len(term)
    return bool(size) and any(words[at : at + size] == term for at in range(len(words) - size + 1))


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words_of(text))
