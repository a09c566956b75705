"""Which sentences a question lets through: those of the source it names, published when it says. Ranks nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.kinds import wanted
from assistant.answer.scoring import Candidate
from assistant.citations import credits_others, publications_of
from assistant.places import place_named
from assistant.sentences import read, words_of
from assistant.sentences.attribution import asks_latest, named_source, publication_span
from assistant.types import Figure, Hit, Note, Plan, Quote

_YEAR = re.compile(r"(?:19|20)\d\d")
_NEARLY_AS_STRONG = 0.8
_NO_DATES = frozenset({"lookup", "share", "sum", "mean", "median"})
_FILLING = frozenset({"the", "of", "for", "on", "and"})


def admitted(found: Sequence[Candidate], question: str) -> tuple[Candidate, ...]:
    """The sentences of the named source and of the span of publication; all where the question names neither."""
    name, span = named_source(question), publication_span(question)
    if name:
        found = [c for c in found if _is_of(c, name)]
    if span:
        found = [
            c
            for c in found
            if any(span.first <= year <= span.last for year in {*_published(c.hit, c.text), *read(c.text).years})
        ]
    return tuple(found)


def answering_figures(plan: Plan, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, none where the question names a source that the planner had to read as a group of places.

    A value that is looked up does not tell when, either.
    """
    question = plan.standalone_question or plan.question
    if wanted(question) == ("when",) and any(figure.operation in _NO_DATES for figure in figures):
        return ()
    name = named_source(question)
    misread = (
        bool(name) and bool(read(name).places or place_named(name)) and not any(_is_from(f, name) for f in figures)
    )
    return () if misread else tuple(figures)


def not_of_the_named(plan: Plan, figures: Sequence[Figure]) -> tuple[Note, ...]:
    """A remark where the question wants the word of one source and the figures are another's."""
    name = named_source(plan.standalone_question or plan.question)
    if not name or not figures or any(_is_from(figure, name) for figure in figures):
        return ()
    told = f"The question asks for the word of “{name}”; no table here is from it, and the figure is another source's."
    return (Note("caveat", told),)


def _is_from(figure: Figure, name: str) -> bool:
    """Whether a figure's tables, the works they restate or its members name a source."""
    told = [f"{source.title} {source.publisher}" for source in figure.sources]
    told += [f"{work.title} {work.publisher}" for source in figure.sources for work in source.based_on]
    told += [member for facet in figure.facets for member in facet.members]
    return _names(" ".join((*told, figure.label)), name)


def newest_first(ranked: Sequence[Candidate], question: str) -> tuple[Candidate, ...]:
    """Where the latest is wanted, the newest of the sentences nearly as strong as the best comes first."""
    if not ranked or not asks_latest(question):
        return tuple(ranked)
    rivals = [c for c in ranked if c.strength >= ranked[0].strength - _NEARLY_AS_STRONG]
    best = max(rivals, key=lambda c: (year_of(c), c.strength))
    first = replace(best, score=max(best.score, ranked[0].score))
    return (first, *(c for c in ranked if c is not best))


def year_of(candidate: Candidate) -> int:
    """The last year that a sentence states, else that its publication is of; 0 where neither is known."""
    return _year(candidate.hit, candidate.text)


def quoted_year(quote: Quote) -> int:
    """The same of a quote."""
    return _year(quote.hit, quote.text)


def _year(hit: Hit, text: str) -> int:
    return max(read(text).years or _published(hit, text), default=0)


def _is_of(candidate: Candidate, name: str) -> bool:
    """Whether a sentence is a source's, or tells what it says."""
    source, section = candidate.hit.source, candidate.hit.passage.locator.section or ""
    if _names(f"{candidate.text} {source.title} {source.publisher} {source.author}", name):
        return True
    if credits_others(candidate.text):
        return False
    works = publications_of(candidate.hit, candidate.text)
    rests = " ".join(f"{work.title} {work.publisher}" for work in works) if len(works) == 1 else ""
    return _names(f"{section} {candidate.before} {rests}", name)


def _names(text: str, name: str) -> bool:
    own = {word.stem for word in words_of(text)}
    wanted = [word.stem for word in words_of(name) if word.text.lower() not in _FILLING]
    return bool(wanted) and all(word in own for word in wanted)


def _published(hit: Hit, text: str) -> tuple[int, ...]:
    works = publications_of(hit, text)
    dates = [work.published for work in works] if works else [hit.source.published]
    return tuple(int(found.group()) for date in dates if (found := _YEAR.search(date)))
