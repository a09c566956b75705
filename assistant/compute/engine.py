"""The engine: a figure request in, a figure out. Knows which operation runs; the operations are in their own files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.compute import changing, counting, flowing, listing, ordering, reducing, several, sharing
from assistant.compute.catalogue import Catalogue
from assistant.compute.combining import require_combinable
from assistant.compute.result import Result, figure_of
from assistant.compute.rows import Query
from assistant.compute.work import Work
from assistant.errors import FigureError
from assistant.tables import TableStore
from assistant.types import Figure, FigureRequest

_DEEPEST = 4
_OPERATIONS: Mapping[str, Callable[[FigureRequest, Work], Result]] = {
    "lookup": listing.lookup,
    "series": listing.series,
    "sum": reducing.total,
    "mean": reducing.mean,
    "weighted_mean": reducing.weighted_mean,
    "median": reducing.median,
    "minimum": ordering.minimum,
    "maximum": ordering.maximum,
    "count": counting.count,
    "difference": changing.difference,
    "percent_change": changing.percent_change,
    "growth_rate": changing.growth_rate,
    "ratio": changing.ratio,
    "share": sharing.share,
    "rank": ordering.rank,
    "top": ordering.top,
    "bottom": ordering.bottom,
    "net_flow": flowing.net_flow,
    "compare": changing.compare,
}
_OF_SEVERAL: Mapping[str, Callable[[FigureRequest, Work], Result]] = {
    "sum": several.total,
    "mean": several.mean,
    "minimum": several.minimum,
    "maximum": several.maximum,
    "top": several.top,
    "bottom": several.bottom,
}
_WITH_OPERANDS = frozenset({"difference", "percent_change", "growth_rate", "ratio", "share", "compare", *_OF_SEVERAL})


class Engine:
    """Computes figures from the tables of one store; may be used from several threads."""

    def __init__(self, store: TableStore) -> None:
        self._store = store
        self._catalogue = Catalogue(store)
        self._query = Query(store)

    def compute(self, request: FigureRequest) -> Figure:
        """The figure of a request, with its cells, formula, SQL and caveats; its key is left empty.

        Raises:
            UnknownName: a name is unknown, or a dimension has several members and none is named.
            NoData: no cell answers.
            NotMeaningful: the number would mean nothing.
            FigureError: the request is incomplete or contradicts itself.
        """
        return figure_of(self._run(request, 1))

    def validate(self, request: FigureRequest) -> None:
        """Raise what `compute` would raise for the names of a request; reads no values.

        Raises:
            FigureError: as `compute`.
        """
        _check(request, 1)
        for operand in request.operands:
            self.validate(operand)
        if not request.operands:
            self._work(1).scope(request)

    def _run(self, request: FigureRequest, depth: int) -> Result:
        _check(request, depth)
        operations = {**_OPERATIONS, **_OF_SEVERAL} if request.operands else _OPERATIONS
        result = operations[request.operation](request, self._work(depth))
        require_combinable(result)
        return replace(result, caveats=tuple(c for c in result.caveats if c))

    def _work(self, depth: int) -> Work:
        return Work(self._store, self._catalogue, self._query, lambda operand: self._run(operand, depth + 1))


def _check(request: FigureRequest, depth: int) -> None:
    if request.operation not in _OPERATIONS:
        raise FigureError(f"There is no operation {request.operation!r}.", f"Operations: {', '.join(_OPERATIONS)}.")
    if depth > _DEEPEST:
        raise FigureError(f"The operands of a request go deeper than {_DEEPEST}.", "Compute the inner figures first.")
    if request.operands and request.operation not in _WITH_OPERANDS:
        raise FigureError(
            f"A {request.operation} takes no operands.", f"Operands are for {', '.join(sorted(_WITH_OPERANDS))}."
        )
    if request.limit is not None and request.limit < 1:
        raise FigureError(f"The limit {request.limit} is below 1.", "Give how many members to list.")
