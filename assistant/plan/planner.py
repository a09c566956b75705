"""The planner without a model: candidates over all tables are scored, and one, several or none is stood behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.plan.across import combined, sides_apart
from assistant.plan.asking import asks_explanation, asks_number, asks_words
from assistant.plan.candidates import NEAR, STANDS, Candidate, planned
from assistant.plan.choices import member_options
from assistant.plan.draft import Shaped
from assistant.plan.explaining import explained, matched
from assistant.plan.followups import stand_alone
from assistant.plan.grids.nearness import Nearness
from assistant.plan.grids.planner import STANDS as STANDS_ANYWHERE
from assistant.plan.grids.planner import STANDS_IN_SCOPE, GridPlanner
from assistant.plan.lacking import lacking, missing
from assistant.plan.listing import unknown_kind
from assistant.plan.matching import Match, match_table
from assistant.plan.measures import asked_parts, several_measures
from assistant.plan.pairs import compared_measures, share_of_measures, share_within
from assistant.plan.premises import Premise, premise_of
from assistant.plan.reading import Reading, read_question
from assistant.plan.refusing import not_done
from assistant.plan.scoring import coverage_of, score, unexplained_by
from assistant.plan.selection import Selection
from assistant.plan.shaping import shape
from assistant.plan.siblings import siblings_in
from assistant.plan.spelling import correct_places, correct_spelling
from assistant.plan.undone import undone
from assistant.plan.unfit import of_which, unfit
from assistant.plan.vocabulary import TableWords, Vocabulary, build_vocabulary
from assistant.tables import TableStore
from assistant.types import (
    CHECKS,
    Field,
    FigureRequest,
    Note,
    Option,
    Plan,
    PlannedFigure,
    PlannedPremise,
    SearchFilter,
    Table,
)

TIE = 0.012
_CLEARLY_NAMED = 0.5
_ALL = 0.99
_CLEARLY_LESS = 0.12
_HARDLY = 0.45
_OWN_WORDS = 2
OVERSHADOWED = 0.07
_MOST_OPTIONS = 6
_MOST_CHECKS = 2
_WHAT_IS = re.compile(r"^\s*what(?:'s| is| are)\b", re.IGNORECASE)
Chosen = tuple[tuple[PlannedFigure, ...], tuple[Option, ...]]
TWO_SIDED = frozenset({"difference", "percent_change", "growth_rate", "ratio", "compare", "share"})
_RIVALS = "Two tables hold this and need not count alike: “{}” and “{}”; both values are given."
_IN_FULL = 0.97
_NAMED_IN_FULL = 0.75
_SINGLE = frozenset({"lookup", "share"})
_SPLIT = re.compile(
    r"\s*(?:;|,?\s+(?:compared? (?:with|to)|as compared with|versus|vs\.?|set against|against)\s+|\?\s+(?=\w)|"
    r",?\s+and\s+(?=(?:what|how|which|who|where|when|is|are|was|were|did|does)\b))\s*",
    re.IGNORECASE,
)


class Planner:
    """Plans questions over the tables of one store."""

    def __init__(self, store: TableStore, nearness: Nearness | None = None) -> None:
        self._vocabulary: Vocabulary = build_vocabulary(store)
        self._siblings = siblings_in(self._vocabulary)
        self._selection = Selection(store)
        self._grids = GridPlanner(store, nearness)

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        """What to look up and compute for a question; `scope` limits it to some source ids."""
        text = correct_places(stand_alone(question, history, self._siblings), self._vocabulary.frequency)
        reading = self._read(text)
        candidates = self._candidates(reading, scope)
        figures, options = self._found(text, reading, candidates, scope)
        plan = self._plan(question, text, reading, scope, candidates, figures, options)
        return self._with_premise(plan, scope)

    def _with_premise(self, plan: Plan, scope: Sequence[str]) -> Plan:
        """The plan with the figure first that checks what the question takes for granted, where one stands for it."""
        premise = premise_of(plan.standalone_question)
        while premise is not None and not (checked := self._checking(premise, scope)):
            premise = premise.otherwise
        if premise is None:
            return plan
        requests = tuple(f.request for f in checked)
        others = tuple(f for f in plan.figures if f.request not in requests)
        told = PlannedPremise(requests, premise.turn, premise.factor)
        return replace(
            plan, figures=(*checked, *others), options=(), missing=(), lacking="", wants_prose=True, premise=told
        )

    def _checking(self, premise: Premise, scope: Sequence[str]) -> tuple[PlannedFigure, ...]:
        """The figure that checks a premise, or those of all tables that hold what it may mean; () where none does."""
        reading = self._read(premise.question)
        candidates = self._candidates(reading, scope)
        checked, options = self._figures(reading, candidates, scope)
        if options:
            standing = [c for c in candidates if c.stands]
            checked = tuple(planned(reading, c) for c in standing if standing[0].score.total - c.score.total < TIE)
        fit = all(f.request.operation in CHECKS[premise.turn] for f in checked)
        return checked if fit and 0 < len(checked) <= _MOST_CHECKS else ()

    def _found(self, text: str, reading: Reading, candidates: list[Candidate], scope: Sequence[str]) -> Chosen:
        """Tables that nobody described come first where only such are asked and are laid out irregularly, else last."""
        inside = self._grids.covers(scope)
        cells = self._grids.plan(text, scope) if inside else None
        if cells and cells.irregular and cells.confidence >= STANDS_IN_SCOPE:
            return cells.figures, ()
        figures, options = self._figures(reading, candidates, scope)
        if figures or options:
            return figures, options
        cells = cells or self._grids.plan(text, scope)
        sure = cells.confidence >= (STANDS_IN_SCOPE if inside else STANDS_ANYWHERE)
        if (
            not sure
            or _falls_short(cells.figures, candidates)
            or (not scope and self._is_elsewhere(text, cells.figures))
        ):
            return (), ()
        return cells.figures, ()

    def _is_elsewhere(self, text: str, figures: Sequence[PlannedFigure]) -> bool:
        """Whether a question is hardly of the tables whose cells answer it: most of it or a name is not theirs."""
        told = [self.explained(text, figure.request) for figure in figures]
        return any(share < _HARDLY or any(_is_name(word, text) for word in words) for share, words in told)

    def _figures(self, reading: Reading, candidates: list[Candidate], scope: Sequence[str]) -> Chosen:
        if asks_explanation(reading.text, reading.cues) or _is_bare(reading, candidates):
            return (), ()
        if len(asked_parts(reading)) > 1 and (several := several_measures(reading, candidates, self._vocabulary)):
            return several, ()
        figures, options = self._choose(reading, candidates)
        if figures or options:
            return figures, options
        return self._parts(reading.text, scope) or self._across(reading, scope), ()

    def _across(self, reading: Reading, scope: Sequence[str]) -> tuple[PlannedFigure, ...]:
        """Two sides of a comparison that are in two tables: each is planned alone; both or nothing."""
        sides = sides_apart(reading)
        found = []
        for side in sides:
            own = self._read(side)
            figures, _ = self._choose(own, self._candidates(own, scope)) if own.content else ((), ())
            found.append(figures)
        return combined(reading, found)

    def nearest_tables(self, question: str, scope: Sequence[str] = ()) -> tuple[Table, ...]:
        """The tables that explain most of a question, best first."""
        best = sorted(self._candidates(self._read(question), scope), key=lambda c: -c.score.total)
        tables = {c.match.words.table.id: c.match.words.table for c in best}
        return tuple((tables | {table.id: table for table in self._grids.nearest(question, scope)}).values())

    def explained(self, question: str, request: FigureRequest) -> tuple[float, tuple[str, ...]]:
        """How much of a question a request explains (0 to 1), and its words that the request does not."""
        return explained(self._read(question), request, self._vocabulary)

    def refusal(self, question: str, request: FigureRequest) -> str:
        """What a question asks that a request does not do ("a sum of ..."), in words; "" where nothing is known of.

        Two sides that are requests of their own are taken as they are.
        """
        reading = self._read(question)
        found = None if request.operands else matched(reading, request, self._vocabulary)
        if found is None:
            return ""
        shaped = self._in_asked_unit(reading, *found, Shaped(request))
        return shaped.gap if shaped.unfit else ""

    def _read(self, text: str) -> Reading:
        return correct_spelling(read_question(text), self._vocabulary.frequency)

    def _candidates(self, reading: Reading, scope: Sequence[str]) -> list[Candidate]:
        found = [
            self._candidate(reading, match, measure)
            for words in self._vocabulary.tables
            if _in_scope(words, scope)
            for match in (match_table(reading, words),)
            for measure in words.table.measures
            if coverage_of(reading, match, measure, self._vocabulary) >= NEAR
        ]
        return sorted(found, key=lambda c: (not c.stands, -c.score.total))

    def _candidate(self, reading: Reading, match: Match, measure: Field) -> Candidate:
        shaped = shape(reading, match, measure, self._selection)
        shaped = self._in_asked_unit(reading, match, measure, shaped)
        return Candidate(match, measure, shaped, score(reading, match, measure, shaped, self._vocabulary))

    def _in_asked_unit(self, reading: Reading, match: Match, measure: Field, shaped: Shaped) -> Shaped:
        """A share asked of a count needs its base; "how many" is not answered by a rate."""
        if told := not_done(reading, measure, shaped.request) or of_which(reading, match, measure, shaped.request):
            return replace(shaped, gap=told, unfit=True)
        if within := share_within(reading, match, measure, shaped.request):
            if isinstance(within, str):
                return replace(shaped, gap=f"{within} {measure.title}", unfit=True)
            return replace(shaped, request=within)
        if paired := self._paired(reading, match, measure, shaped):
            return paired
        told = unfit(reading, match, measure, shaped)
        if kind := unknown_kind(reading, unexplained_by(reading, match, measure, self._vocabulary)):
            told = f"{kind} in {measure.title}"
        return replace(shaped, gap=told, unfit=True) if told else shaped

    def _paired(self, reading: Reading, match: Match, measure: Field, shaped: Shaped) -> Shaped | None:
        """Two sides where two are asked for, or the gap that one alone leaves; None where one value is meant."""
        operation, comparison = shaped.request.operation, reading.comparison
        if "share" in reading.cues and measure.unit == "count" and operation in ("lookup", "sum", "series"):
            pair = share_of_measures(reading, match.words, measure, shaped.request, self._vocabulary)
            told = f"a share of {measure.title}"
        elif comparison and operation not in TWO_SIDED and measure.unit != comparison.asks:
            pair = compared_measures(reading, match.words, measure, shaped.request, self._vocabulary)
            told = f"two sides of {measure.title}"
        else:
            return None
        return replace(shaped, request=pair) if pair else replace(shaped, gap=told, unfit=True)

    def _choose(self, reading: Reading, candidates: list[Candidate]) -> Chosen:
        standing = _explaining(c for c in candidates if c.stands)
        placed = [c for c in candidates if not c.match.unplaced and not c.shaped.unfit]
        if standing and standing[0].score.coverage >= _ALL:
            placed = [c for c in placed if c.score.coverage >= _ALL]
        best = max(placed, key=lambda c: c.score.total, default=None)
        undecided = best is not None and best.is_open
        if undecided and best and (not standing or best.score.total > standing[0].score.total + 0.05):
            return (), member_options(reading, best)
        if not standing or (best is not None and _overshadows(best, standing[0])):
            return (), ()
        tied = [c for c in standing if standing[0].score.total - c.score.total < TIE and _differs(c, standing[0])]
        if tied and (listing := next((c for c in (standing[0], *tied) if c.shaped.by_study), None)):
            return (planned(reading, listing),), ()
        if tied and (rivals := _rivals([standing[0], *tied])):
            told = Note("disagreement", _RIVALS.format(*(c.match.words.table.source.title for c in rivals)))
            figures = [planned(reading, c) for c in rivals]
            return tuple(replace(f, notes=(told, *f.notes)) for f in figures), ()
        if tied and len(tied) < _MOST_OPTIONS:
            return (), _table_options(reading, [standing[0], *tied])
        return _with_return(reading, planned(reading, standing[0]), standing[0]), ()

    def _parts(self, text: str, scope: Sequence[str]) -> tuple[PlannedFigure, ...]:
        """A question of two parts ("A compared with B") is planned part by part; all or nothing."""
        parts = [part for part in _SPLIT.split(text) if part and len(part.split()) > 2]
        if len(parts) < 2:
            return ()
        planned: list[PlannedFigure] = []
        for part in parts:
            reading = self._read(part)
            if len(reading.content) < _OWN_WORDS:
                return ()
            figures, _ = self._choose(reading, self._candidates(reading, scope))
            planned.extend(figures)
        return tuple(planned) if len(planned) == len(parts) else ()

    def _plan(
        self,
        question: str,
        text: str,
        reading: Reading,
        scope: Sequence[str],
        candidates: list[Candidate],
        figures: tuple[PlannedFigure, ...],
        options: tuple[Option, ...],
    ) -> Plan:
        number = asks_number(text)
        return Plan(
            question=question,
            standalone_question=text,
            search_text=text,
            filters=SearchFilter(sources=tuple(scope)),
            figures=figures,
            options=options,
            wants_prose=not figures or asks_words(text),
            wants_figure=bool(figures) or number,
            stated=reading.stated,
            places=tuple(dict.fromkeys(m.place.code for m in reading.places)),
            years=reading.period.years,
            missing=() if figures or options else missing(candidates, reading, number),
            lacking="" if figures or options else lacking(candidates, reading),
            undone=() if figures or options else undone(reading),
        )


def _is_name(word: str, text: str) -> bool:
    """Whether a word has a capital letter within a sentence."""
    return word[:1].isupper() and not text.lstrip().startswith(word)


def _falls_short(figures: tuple[PlannedFigure, ...], candidates: list[Candidate]) -> bool:
    """Whether cells are looked up where more is asked of their table than can be done with it."""
    read = {f.request.table for f in figures if f.request.operation == "lookup"}
    unfit = {c.match.words.table.id for c in candidates if c.shaped.unfit and c.score.coverage >= STANDS}
    return bool(read & unfit)


def _is_bare(reading: Reading, candidates: list[Candidate]) -> bool:
    """A measure's name alone ("what is the stay rate?") asks what it is, not for one of its many values."""
    return (
        bool(_WHAT_IS.match(reading.text))
        and not reading.places
        and reading.period.kind == "none"
        and not reading.cues.found - {"share", "net"}
        and not any(c.match.chosen and c.score.named >= _CLEARLY_NAMED for c in candidates[:1])
    )


def _in_scope(words: TableWords, scope: Sequence[str]) -> bool:
    own = words.table.id
    return not scope or any(own == s or own.startswith(f"{s}/") for s in scope)


def _overshadows(best: Candidate, standing: Candidate) -> bool:
    """Whether a table that lacks something is so much nearer that another is no answer.

    Not where both count alike, and not where the other's measure is named in full and this one's is not half named.
    """
    same = (best.measure.title, best.measure.unit) == (standing.measure.title, standing.measure.unit)
    named = standing.score.named == 1.0 and best.score.named < _CLEARLY_NAMED
    return not (same or named) and best.score.total > standing.score.total + OVERSHADOWED


def _explaining(standing: Iterable[Candidate]) -> list[Candidate]:
    """The tables that answer, without those that leave clearly more of the question to say than one that says all.

    What else speaks for a table (its unit, its title) decides only between those that explain alike.
    """
    found = list(standing)
    if all(c.score.coverage < _ALL for c in found):
        return found
    return [c for c in found if c.score.coverage >= _ALL - _CLEARLY_LESS]


def _differs(one: Candidate, other: Candidate) -> bool:
    return one.shaped.request != other.shaped.request


def _rivals(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Two tables that hold the same quantity, each named in full by the question: both are told; empty where not."""
    if len(candidates) != 2:
        return ()
    one, other = candidates
    alike = one.measure.unit == other.measure.unit and one.shaped.request.operation == other.shaped.request.operation
    apart = one.match.words.table.id != other.match.words.table.id
    full = all(c.score.coverage >= _IN_FULL and c.score.named >= _NAMED_IN_FULL for c in candidates)
    return (one, other) if alike and apart and full and one.shaped.request.operation in _SINGLE else ()


def _with_return(reading: Reading, planned: PlannedFigure, candidate: Candidate) -> tuple[PlannedFigure, ...]:
    """Asked for "the other way" too: the request with origin and destination exchanged stands beside it."""
    directed = {f.name for f in candidate.match.words.table.dimensions if f.direction}
    where = planned.request.where
    ends = [f for f in where if f.dimension in directed]
    if len(ends) != 2 or "return" not in reading.cues:
        return (planned,)
    swapped = {ends[0].dimension: ends[1].members, ends[1].dimension: ends[0].members}
    back = tuple(replace(f, members=swapped.get(f.dimension, f.members)) for f in where)
    return planned, replace(planned, request=replace(planned.request, where=back), notes=())


def _table_options(reading: Reading, candidates: list[Candidate]) -> tuple[Option, ...]:
    question = reading.text.rstrip(" ?.")
    options = []
    for c in candidates:
        label = f"{c.measure.title} ({c.match.words.table.source.title})"
        options.append(Option(label, f"{question} ({c.measure.title}; {c.match.words.table.source.title})?"))
    return tuple(replace(o) for o in options)
