"""Answers without a language model: figures worded as sentences, prose quoted verbatim. Checks nothing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer.admitting import answering_figures, not_of_the_named, quoted_year
from assistant.answer.asked import Asked
from assistant.answer.definitions import definition_of
from assistant.answer.figures import word_figure
from assistant.answer.lining import Rival, disputes, disputing, explaining, rivals
from assistant.answer.notes import deduplicated, distinctions, figure_notes, rival_notes, stated_notes
from assistant.answer.parts import answers_by_part
from assistant.answer.pointing import pointed
from assistant.answer.quotes import SUPPORTING, as_quote, choose_quotes, near_duplicate, quotes_beside
from assistant.answer.reliability import asks_reliability, on_reliability
from assistant.answer.results import tells_results
from assistant.answer.scoring import Candidate, Similarity, asked_by, candidates, score_all
from assistant.answer.twins import twin_of
from assistant.answer.unsaid import unsaid
from assistant.sentences.attribution import asks_latest
from assistant.sentences.parts import contrast_in, questions_in
from assistant.types import Draft, Evidence, Figure, Note, Plan, Quote, Sentence

BESIDE_FIGURES = 2
NEAR = 0.2  # the same of a sentence that has the figure's value, place and members besides
CLOSE = 0.45  # the share of the question's words that a remark on a figure must have
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class PlainWriter:
    """Words the figures and quotes the best sentences.

    `similarity(question, sentences)` gives cosines of sentences; without it those of their passages stand in.
    """

    def __init__(self, similarity: Similarity | None = None) -> None:
        self._similarity = similarity

    def draft(self, plan: Plan, evidence: Evidence) -> Draft:
        """The figures first, then the quotes, then notes; empty where the evidence does not answer."""
        figures = answering_figures(plan, evidence.figures)
        refuted = plan.premise if plan.premise and plan.premise.holds(figures) is False else None
        telling = [f for f in figures if refuted is None or f.request in refuted.requests]
        told = [sentence for figure in telling for sentence in word_figure(figure)]
        quotes = () if refuted else self._quotes(plan, evidence, bool(told))
        ranked = self._ranked(plan, evidence) if told else ()
        against, found = _set_against(plan, figures, ranked)
        quotes = _with(quotes, against)
        defining = _defining(plan, evidence, figures, ranked) if told else ()
        every = _with(quotes, defining)
        sentences = told + [Sentence(quote.text, (quote.key,)) for quote in quotes]
        notes = deduplicated(
            [
                *stated_notes(plan.stated, figures),
                *not_of_the_named(plan, figures),
                *rival_notes(found),
                *_recency(plan, quotes[: 0 if told else 1]),
                *(Note("definition", f"{q.text} [{q.key}]") for q in every[len(quotes) :]),
                *figure_notes(plan, figures),
            ]
        )
        sentences, every = _with_twins(sentences, every, evidence)
        lacking = () if refuted else self._lacking(plan, evidence, [sentence.text for sentence in sentences])
        return Draft(pointed(sentences, plan, figures), every, notes, unsaid=lacking)

    def _lacking(self, plan: Plan, evidence: Evidence, told: Sequence[str]) -> tuple[str, ...]:
        """Sentences on the parts of the question that nothing answers."""
        asked = asked_by(plan)
        if not told or contrast_in(asked.text) or not questions_in(asked.text):
            return ()
        return unsaid(answers_by_part(asked, candidates(evidence.hits), self._similarity), told)

    def _ranked(self, plan: Plan, evidence: Evidence) -> tuple[Candidate, ...]:
        """The sentences that speak of what is asked, whatever the year."""
        return score_all(Asked(_YEAR.sub("", asked_by(plan).text)), candidates(evidence.hits))

    def _quotes(self, plan: Plan, evidence: Evidence, with_figures: bool) -> tuple[Quote, ...]:
        if with_figures and not plan.wants_prose:
            return quotes_beside(plan, evidence, self._similarity)
        limit = BESIDE_FIGURES if with_figures else SUPPORTING + 1
        quotes = choose_quotes(plan, evidence, self._similarity, limit)
        if not tells_results(plan.undone, [quote.text for quote in quotes]):
            return ()
        return self._with_doubts(plan, evidence, quotes, with_figures)

    def _with_doubts(
        self, plan: Plan, evidence: Evidence, quotes: tuple[Quote, ...], with_figures: bool
    ) -> tuple[Quote, ...]:
        """The quotes, and what is said of how far they can be trusted: where asked, or where a number is disputed."""
        asked, found = asked_by(plan), candidates(evidence.hits)
        if asks_reliability(asked.text):
            return _with(quotes[:1], on_reliability(asked, found, self._similarity))
        if not quotes or with_figures or not asked.counts:
            return quotes
        dispute = disputing(asked, quotes[0], found)
        return _with(quotes, [dispute]) if dispute else quotes


def _recency(plan: Plan, lead: Sequence[Quote]) -> tuple[Note, ...]:
    """Of when the newest sentence is, where the question wants the latest."""
    year = max((quoted_year(quote) for quote in lead), default=0)
    if not year or not asks_latest(plan.standalone_question or plan.question):
        return ()
    return (Note("assumption", f"The question asks for the latest; the newest that was found on it is of {year}."),)


def _with_twins(
    sentences: Sequence[Sentence], quotes: Sequence[Quote], evidence: Evidence
) -> tuple[list[Sentence], tuple[Quote, ...]]:
    """The quoted sentences, each with the key of another source that says the same, and all quotes."""
    kept, by_key = list(quotes), {quote.key: quote for quote in quotes}
    told: list[Sentence] = []
    for sentence in sentences:
        own = by_key.get(sentence.keys[0])
        twin = twin_of(own.text, own.hit.source.id, evidence.hits) if own else None
        if twin:
            kept.append(as_quote(str(len(kept) + 1), twin))
            sentence = replace(sentence, keys=(*sentence.keys, kept[-1].key))
        told.append(sentence)
    return told, tuple(kept)


def _set_against(
    plan: Plan, figures: Sequence[Figure], ranked: Sequence[Candidate]
) -> tuple[list[Candidate], tuple[Rival, ...]]:
    """The sentences that set other values against the figures', and those of them that only give such a value."""
    asked = asked_by(plan)
    close = [c for c in ranked if c.coverage >= CLOSE]
    both = [
        *disputes(asked, figures, [c for c in ranked if c.coverage >= NEAR]),
        *explaining(plan.stated, asked, figures, ranked),
    ]
    found = () if both else rivals(asked, figures, close)
    return [*both, *(rival.candidate for rival in found)][:BESIDE_FIGURES], found


def _defining(
    plan: Plan, evidence: Evidence, figures: Sequence[Figure], ranked: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """The sentences that say how the figures are meant."""
    distinct = [c for c in distinctions(plan, figures, ranked) if c.coverage >= CLOSE]
    defining = definition_of(figures, (*evidence.glossary, *evidence.hits))
    return (*distinct, *((defining,) if defining else ()))


def _with(quotes: Sequence[Quote], found: Sequence[Candidate]) -> tuple[Quote, ...]:
    """The quotes, and the sentences among those found that say something else."""
    kept = list(quotes)
    for candidate in found:
        if not any(near_duplicate(candidate.text, quote.text) for quote in kept):
            kept.append(as_quote(str(len(kept) + 1), candidate))
    return tuple(kept)
