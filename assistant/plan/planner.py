"""The planner without a model: candidates over all tables are scored, and one, several or none is stood behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.plan.followups import stand_alone
from assistant.plan.matching import Match, match_table
from assistant.plan.pairs import share_of_measures
from assistant.plan.reading import Reading, read_question
from assistant.plan.scoring import Score, coverage_of, score
from assistant.plan.selection import Selection
from assistant.plan.shaping import Shaped, shape
from assistant.plan.spelling import correct_spelling
from assistant.plan.verbs import COMMON_VERBS
from assistant.plan.vocabulary import TableWords, Vocabulary, build_vocabulary
from assistant.tables import TableStore
from assistant.types import Field, Note, Option, Plan, PlannedFigure, SearchFilter, Table

STANDS = 0.74
NEAR = 0.55
NAMED = 0.3
TIE = 0.012
OVERSHADOWED = 0.07
_MOST_OPTIONS = 6
_ASKS_FOR_NUMBER = re.compile(
    r"\b(?:how (?:many|much|high|large|big)|(?:what|which) (?:share|proportion|fraction|number|rate)|number of|"
    r"per\s?cent\w*|share|rate|average|total|rank|ratio|difference|net)\b|%",
    re.IGNORECASE,
)
_ASKS_FOR_WORDS = re.compile(
    r"\b(?:why|how (?:is|are|was|were) .*\b(?:defined|counted|calculated|collected|measured)|how come|explain|"
    r"describe|define|definition|mean(?:s|t|ing)?|who|"
    r"what (?:is|are|was|were) (?:the|an?) (?:difference|definition|meaning|reason|cause)|reasons?|causes?|because|"
    r"method\w*|measured|policy|policies|tell me)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"^\s*where\b", re.IGNORECASE)
_SPLIT = re.compile(
    r"\s*(?:;|,?\s+(?:compared? (?:with|to)|as compared with|versus|vs\.?|set against|against)\s+|\?\s+(?=\w)|"
    r",?\s+and\s+(?=(?:what|how|which|who|where|when|is|are|was|were|did|does)\b))\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One measure of one table as the subject of the question."""

    match: Match
    measure: Field
    shaped: Shaped
    score: Score

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the table lacks of the question, in words."""
        places = tuple(m.place.name for m in self.match.unplaced)
        return places + ((self.shaped.gap,) if self.shaped.gap else ())

    @property
    def stands(self) -> bool:
        """Whether the table answers: enough of the question explained, nothing named left out, nothing undecided."""
        alone = len(self.match.words.table.measures) == 1
        named = alone or self.score.named >= NAMED
        return self.score.coverage >= STANDS and named and not self.gaps and self.shaped.open is None


class Planner:
    """Plans questions over the tables of one store."""

    def __init__(self, store: TableStore) -> None:
        self._vocabulary: Vocabulary = build_vocabulary(store)
        self._selection = Selection(store)

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        """What to look up and compute for a question; `scope` limits it to some source ids."""
        text = stand_alone(question, history)
        reading = self._read(text)
        candidates = self._candidates(reading, scope)
        figures, options = self._choose(reading, candidates)
        if not figures and not options:
            figures = self._parts(text, scope)
        return self._plan(question, text, reading, scope, candidates, figures, options)

    def nearest_tables(self, question: str, scope: Sequence[str] = ()) -> tuple[Table, ...]:
        """The tables that explain most of a question, best first."""
        best = sorted(self._candidates(self._read(question), scope), key=lambda c: -c.score.total)
        tables = {c.match.words.table.id: c.match.words.table for c in best}
        return tuple(tables.values())

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
        cues, operation = reading.cues, shaped.request.operation
        if "share" in cues and measure.unit == "count" and operation in ("lookup", "sum"):
            pair = share_of_measures(reading, match.words, measure, shaped.request, self._vocabulary)
            return replace(shaped, request=pair) if pair else replace(shaped, gap=f"a share of {measure.title}")
        if _WHERE.match(reading.text) and not match.placed and shaped.request.by is None:
            return replace(shaped, gap=f"places of {measure.title}")
        if reading.period.cumulative and measure.aggregation == "sum":
            return replace(shaped, gap=f"a running total of {measure.title}")
        rate = measure.unit in ("percent", "points", "ratio", "rank") or measure.unit.startswith("per_")
        if "how_many" in cues and rate and not {"share", "change", "ratio", "gap"} & cues.found:
            return replace(shaped, gap=f"a number behind {measure.title}")
        return shaped

    def _choose(
        self, reading: Reading, candidates: list[Candidate]
    ) -> tuple[tuple[PlannedFigure, ...], tuple[Option, ...]]:
        standing = [c for c in candidates if c.stands]
        best = max(candidates, key=lambda c: c.score.total, default=None)
        undecided = (
            best is not None and not best.gaps and best.shaped.open is not None and best.score.coverage >= STANDS
        )
        if undecided and best and (not standing or best.score.total > standing[0].score.total + 0.05):
            return (), _member_options(reading, best)
        if not standing or (best is not None and best.score.total > standing[0].score.total + OVERSHADOWED):
            return (), ()
        tied = [c for c in standing if standing[0].score.total - c.score.total < TIE and _differs(c, standing[0])]
        if tied and len(tied) < _MOST_OPTIONS:
            return (), _table_options(reading, [standing[0], *tied])
        return _with_return(reading, _planned(reading, standing[0]), standing[0]), ()

    def _parts(self, text: str, scope: Sequence[str]) -> tuple[PlannedFigure, ...]:
        """A question of two parts ("A compared with B") is planned part by part; all or nothing."""
        parts = [part for part in _SPLIT.split(text) if part and len(part.split()) > 2]
        if len(parts) < 2:
            return ()
        planned: list[PlannedFigure] = []
        for part in parts:
            reading = self._read(part)
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
        asks_number = bool(_ASKS_FOR_NUMBER.search(text))
        return Plan(
            question=question,
            standalone_question=text,
            search_text=text,
            filters=SearchFilter(sources=tuple(scope)),
            figures=figures,
            options=options,
            wants_prose=not figures or bool(_ASKS_FOR_WORDS.search(text)),
            wants_figure=bool(figures) or asks_number,
            stated=reading.stated,
            places=tuple(dict.fromkeys(m.place.code for m in reading.places)),
            years=reading.period.years,
            missing=() if figures or options else _missing(candidates, asks_number),
        )


def _in_scope(words: TableWords, scope: Sequence[str]) -> bool:
    own = words.table.id
    return not scope or any(own == s or own.startswith(f"{s}/") for s in scope)


def _differs(one: Candidate, other: Candidate) -> bool:
    return one.shaped.request != other.shaped.request


def _planned(reading: Reading, candidate: Candidate) -> PlannedFigure:
    notes = (*candidate.shaped.notes, *_definitions(reading, candidate))
    return PlannedFigure(
        candidate.shaped.request,
        round(candidate.score.coverage, 3),
        notes,
        candidate.score.explained,
        candidate.score.unexplained,
    )


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


def _definitions(reading: Reading, candidate: Candidate) -> tuple[Note, ...]:
    """Where the question uses a looser word than the table's definition, say what is counted."""
    asked = {w.text.lower() for w in reading.words}
    fields = [candidate.measure, *candidate.match.words.table.dimensions]
    notes = []
    for field in fields:
        used = [word for word in field.loose if word.lower() in asked]
        if used and field.definition:
            notes.append(Note("definition", f"The question says “{used[0]}”; {_lower(field.definition)}"))
    return tuple(notes)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if sentence[:2] != sentence[:2].upper() else sentence


def _missing(candidates: list[Candidate], asks_number: bool) -> tuple[str, ...]:
    """What the nearest table lacks: places, and words that no table knows where a number is asked for."""
    near = [c for c in candidates if c.score.coverage >= NEAR]
    if not near:
        return ()
    best = max(near, key=lambda c: c.score.total)
    words = [w for w in best.score.unexplained if w.lower() not in COMMON_VERBS] if asks_number else []
    return tuple(dict.fromkeys((*(m.place.name for m in best.match.unplaced), *words)))


def _member_options(reading: Reading, candidate: Candidate) -> tuple[Option, ...]:
    assert candidate.shaped.open is not None
    _, members = candidate.shaped.open
    question = reading.text.rstrip(" ?.")
    return tuple(Option(member, f"{question} ({member})?") for member in members[:_MOST_OPTIONS])


def _table_options(reading: Reading, candidates: list[Candidate]) -> tuple[Option, ...]:
    question = reading.text.rstrip(" ?.")
    options = []
    for c in candidates:
        label = f"{c.measure.title} ({c.match.words.table.source.title})"
        options.append(Option(label, f"{question} ({c.measure.title}; {c.match.words.table.source.title})?"))
    return tuple(replace(o) for o in options)
