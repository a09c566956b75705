"""Answers without a language model: figures worded as sentences, prose quoted verbatim. Checks nothing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer.asked import Asked
from assistant.answer.definitions import definition_of
from assistant.answer.figures import word_figure
from assistant.answer.notes import DISPUTES, deduplicated, disputes, distinctions, figure_notes, stated_notes
from assistant.answer.quotes import SUPPORTING, as_quote, choose_quotes, near_duplicate, quotes_beside
from assistant.answer.results import tells_results
from assistant.answer.scoring import Similarity, asked_by, candidates, score_all
from assistant.types import Draft, Evidence, Figure, Note, NoteKind, Plan, Quote, Sentence

BESIDE_FIGURES = 2
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
        figures = evidence.figures
        refuted = plan.premise if plan.premise and plan.premise.holds(figures) is False else None
        telling = [f for f in figures if refuted is None or f.request == refuted.request]
        told = [sentence for figure in telling for sentence in word_figure(figure)]
        quotes = () if refuted else self._quotes(plan, evidence, bool(told))
        quotes, distinct = self._with_distinction(plan, evidence, quotes, figures if told else ())
        sentences = told + [Sentence(quote.text, (quote.key,)) for quote in quotes if quote not in distinct]
        notes = deduplicated(
            [*stated_notes(plan.stated, figures), *(_as_note(q) for q in distinct), *figure_notes(plan, figures)]
        )
        return Draft(tuple(sentences), tuple(quotes), notes)

    def _quotes(self, plan: Plan, evidence: Evidence, with_figures: bool) -> tuple[Quote, ...]:
        if with_figures and not plan.wants_prose:
            return quotes_beside(plan, evidence, self._similarity)
        limit = BESIDE_FIGURES if with_figures else SUPPORTING + 1
        quotes = choose_quotes(plan, evidence, self._similarity, limit)
        return quotes if tells_results(plan.undone, [quote.text for quote in quotes]) else ()

    def _with_distinction(
        self, plan: Plan, evidence: Evidence, quotes: Sequence[Quote], figures: Sequence[Figure]
    ) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
        """All quotes, and those of them that are told as notes because they say how a figure is meant."""
        if not figures:
            return tuple(quotes), ()
        asked = Asked(_YEAR.sub("", asked_by(plan).text))
        ranked = score_all(asked, candidates(evidence.hits))
        said = (*disputes(plan, figures, ranked), *distinctions(plan, figures, ranked))
        telling = [c for c in said if c.coverage >= CLOSE]
        defining = definition_of(figures, (*evidence.glossary, *evidence.hits))
        fresh: list[Quote] = []
        for candidate in (*telling, *((defining,) if defining else ())):
            if not any(near_duplicate(candidate.text, quote.text) for quote in (*quotes, *fresh)):
                fresh.append(as_quote(str(len(quotes) + len(fresh) + 1), candidate))
        return (*quotes, *fresh), tuple(fresh)


def _as_note(quote: Quote) -> Note:
    kind: NoteKind = "disagreement" if DISPUTES.search(quote.text) else "definition"
    return Note(kind, f"{quote.text} [{quote.key}]")
