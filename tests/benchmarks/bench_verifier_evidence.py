"""Evidence for the trial of the verifier: figures of all operations over a corpus, and quotes from its articles.

Words no sentence and judges none.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.sentences import has_active_content, sentence_spans
from assistant.tables import TableStore, write_tables
from assistant.types import (
    Figure,
    FigureRequest,
    Filter,
    Hit,
    Locator,
    Operation,
    Passage,
    Quote,
    Table,
    TableData,
)

PER_MEASURE = 3
FEWEST_WORDS, MOST_WORDS = 6, 60


@dataclass(frozen=True)
class Desk:
    """A corpus opened for computing: its tables with their cells, and an engine and a planner over them."""

    data: tuple[TableData, ...]
    engine: Engine
    planner: Planner
    quotes: tuple[Quote, ...]

    def table_of(self, figure: Figure) -> Table:
        """The table a figure was computed from (of one with operands, that of the first)."""
        request = figure.request
        while request.table is None and request.operands:
            request = request.operands[0]
        return next(d.table for d in self.data if d.table.id == request.table)


@contextmanager
def opened(corpus: Path) -> Iterator[Desk]:
    """The corpus in a folder of its own, without an index of passages."""
    read = read_corpus(corpus)
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder), read.tables)
        store = TableStore.open(Path(folder))
        quotes = tuple(q for d in read.documents for q in _quotes(d.source, d.text))
        yield Desk(tuple(read.tables), Engine(store), Planner(store), quotes)
        store.close()


def _quotes(source: object, text: str) -> Iterator[Quote]:
    """Each sentence of a text as the quote of a passage that holds the whole text."""
    passage = Passage(f"{source.id}-1", source.id, "passage", source.title, text, Locator(start=0, end=len(text)))  # type: ignore[attr-defined]
    hit = Hit(passage, source, 1.0, 1, 0.6)  # type: ignore[arg-type]
    for span in sentence_spans(text):
        plain = not has_active_content(span.text) and "\n" not in span.text and span.text[0].isupper()
        if plain and FEWEST_WORDS <= len(span.text.split()) <= MOST_WORDS:
            yield Quote("1", hit, span.text, Locator(start=span.start, end=span.end), 0.8)


def planned_figures(desk: Desk, questions: Sequence[str]) -> Iterator[Figure]:
    """The figures that the planner finds for questions in words."""
    for question in questions:
        yield from computed(desk.engine, [planned.request for planned in desk.planner.plan(question).figures])


def made_figures(desk: Desk, chance: random.Random, per_measure: int = PER_MEASURE) -> Iterator[Figure]:
    """Figures of all operations over every measure of every table, on rows drawn at random."""
    for data in desk.data:
        for measure in data.table.measures:
            yield from computed(desk.engine, _requests(data, measure.name, chance, per_measure))


def computed(engine: Engine, requests: Sequence[FigureRequest]) -> Iterator[Figure]:
    """The figures of the requests that can be computed."""
    for request in requests:
        try:
            figure = engine.compute(request)
        except FigureError:
            continue
        if figure.value is not None or figure.values:
            yield replace(figure, key="F1")


def _requests(data: TableData, measure: str, chance: random.Random, count: int) -> list[FigureRequest]:
    table = data.table
    at = {field.name: n for n, field in enumerate(table.fields)}
    rows = [row for row in data.rows if row[at[measure]].strip()]
    made: list[FigureRequest] = []
    for row in chance.sample(rows, min(count, len(rows))):
        fixed = {field.name: row[at[field.name]] for field in table.dimensions}
        time = table.time.name if table.time else ""
        if not all(fixed.values()) or time and not row[at[time]]:
            continue
        alike = [r for r in rows if all(r[at[name]] == member for name, member in fixed.items())]
        periods = sorted({r[at[time]] for r in alike}) if time else []
        when = row[at[time]] if time else ""
        made += _single(table.id, measure, fixed, time, when)
        made += _over_time(table.id, measure, fixed, time, periods)
        for by in table.dimensions:
            rest = {name: member for name, member in fixed.items() if name != by.name}
            same = [
                r for r in rows if all(r[at[n]] == m for n, m in rest.items()) and (not time or r[at[time]] == when)
            ]
            members = [r[at[by.name]] for r in same if r[at[by.name]] not in by.totals]
            if len(set(members)) > 1:
                other = chance.choice([m for m in members if m != fixed[by.name]])
                made += _across(table.id, measure, fixed, by.name, other, (time, when))
    return made


def _where(members: dict[str, str], time: str = "", when: str = "") -> tuple[Filter, ...]:
    named = tuple(Filter(name, (member,)) for name, member in members.items())
    return (*named, Filter(time, (when,))) if time else named


def _single(table: str, measure: str, fixed: dict[str, str], time: str, when: str) -> list[FigureRequest]:
    return [FigureRequest("lookup", table, measure, _where(fixed, time, when))]


def _over_time(
    table: str, measure: str, fixed: dict[str, str], time: str, periods: Sequence[str]
) -> list[FigureRequest]:
    if len(periods) < 2 or not all(period.isdigit() for period in periods):
        return []
    span = Filter(time, start=int(periods[0]), end=int(periods[-1]))
    ends = Filter(time, (periods[0], periods[-1]))
    operations: tuple[Operation, ...] = ("difference", "percent_change", "growth_rate", "compare")
    made = [FigureRequest(op, table, measure, (*_where(fixed), span), by=time) for op in operations]
    made.append(FigureRequest("mean", table, measure, _where(fixed)))
    return [*made, FigureRequest("series", table, measure, (*_where(fixed), ends))]


def _across(
    table: str, measure: str, fixed: dict[str, str], by: str, other: str, time: tuple[str, str]
) -> list[FigureRequest]:
    rest = _where({name: member for name, member in fixed.items() if name != by}, *time)
    two = (Filter(by, (fixed[by], other)), *rest)
    one = (Filter(by, (fixed[by],)), *rest)
    pairs: tuple[Operation, ...] = ("difference", "ratio", "compare", "series")
    ranked: tuple[Operation, ...] = ("top", "bottom")
    return [
        *(FigureRequest(op, table, measure, two, by=by) for op in pairs),
        *(FigureRequest(op, table, measure, rest, by=by, limit=3) for op in ranked),
        FigureRequest("maximum", table, measure, rest, by=by),
        FigureRequest("minimum", table, measure, rest, by=by),
        FigureRequest("rank", table, measure, one, by=by),
        FigureRequest("share", table, measure, one, by=by),
        FigureRequest("sum", table, measure, rest),
        FigureRequest("net_flow", table, measure, one, by=by),
    ]
