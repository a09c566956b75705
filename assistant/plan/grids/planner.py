"""Plans questions over small tables that nobody described, cell by cell. Knows no described table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.plan.grids.asking import Asked, read_asked
from assistant.plan.grids.grid import Grid, grid_of, is_grid, is_irregular
from assistant.plan.grids.linking import Linker
from assistant.plan.grids.nearness import Nearness
from assistant.plan.grids.ranking import Model, Ranked, confidence, learned, look, rank
from assistant.plan.grids.requests import requests_of
from assistant.plan.words import content_stems
from assistant.tables import TableStore
from assistant.types import Note, PlannedFigure, Table

STANDS_IN_SCOPE = 0.55
STANDS = 0.75
_MOST_GRIDS = 4


@dataclass(frozen=True, slots=True)
class GridPlan:
    """The best reading of a question over grids: its figures, and how sure it is (0 to 1)."""

    figures: tuple[PlannedFigure, ...] = ()
    confidence: float = 0.0
    table: Table | None = None

    @property
    def irregular(self) -> bool:
        """Whether its table is laid out unlike a list."""
        return self.table is not None and is_irregular(self.table)


class GridPlanner:
    """Plans over the tables of one store that are grids; each is read when it is first asked about."""

    def __init__(self, store: TableStore, nearness: Nearness | None = None, model: Model | None = None) -> None:
        self._store, self._nearness = store, nearness
        self._model = model or learned()
        self._tables = {table.id: table for table in store.tables if is_grid(table)}
        self._titles = {name: frozenset(content_stems(table.source.title)) for name, table in self._tables.items()}
        self._grids: dict[str, Grid] = {}

    def covers(self, scope: Sequence[str]) -> bool:
        """Whether a scope names grids alone."""
        return bool(scope) and all(self._inside((source,)) for source in scope)

    def plan(self, question: str, scope: Sequence[str] = ()) -> GridPlan:
        """The best reading of a question, whether or not it is sure enough to be stood behind."""
        asked = read_asked(question)
        near = self._nearness.to(question) if self._nearness else (lambda _: 0.0)
        ranked = rank([look(asked, grid, near) for grid in self._nearest(asked, scope)], self._model)
        if not ranked:
            return GridPlan()
        sure = confidence(ranked, self._model)
        return GridPlan(_figures(ranked[0], sure), sure, ranked[0].grid.table)

    def nearest(self, question: str, scope: Sequence[str] = ()) -> tuple[Table, ...]:
        """The grids that a question may be about, best first."""
        return tuple(grid.table for grid in self._nearest(read_asked(question), scope))

    def _inside(self, scope: Sequence[str]) -> list[Table]:
        return [t for t in self._tables.values() if any(t.id == s or t.id.startswith(f"{s}/") for s in scope)]

    def _nearest(self, asked: Asked, scope: Sequence[str]) -> list[Grid]:
        """The grids of the scope; without one those whose words explain most of the question."""
        if scope:
            return [self._grid(table) for table in self._inside(scope)]
        stems = frozenset(content_stems(asked.text))
        named = [table for table in self._tables.values() if stems & self._titles[table.id]]
        explained = [(Linker(asked, self._grid(table)).reach(), table.id) for table in named]
        return [self._grids[name] for _, name in sorted(explained, reverse=True)[:_MOST_GRIDS]]

    def _grid(self, table: Table) -> Grid:
        if table.id not in self._grids:
            self._grids[table.id] = grid_of(table, self._store)
        return self._grids[table.id]


def _figures(best: Ranked, sure: float) -> tuple[PlannedFigure, ...]:
    table = best.grid.table.id
    told = f"The table {table} has no description of its own: rows, columns and units were read from its layout."
    note = Note("assumption", told)
    requests = requests_of(best.candidate, best.grid)
    return tuple(
        PlannedFigure(request, round(sure, 3), (note,) if n == 0 else ()) for n, request in enumerate(requests)
    )
