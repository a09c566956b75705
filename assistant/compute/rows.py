"""The queries of a scope as Ibis expressions: its rows, sums, counts and groups. Divides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from assistant.compute.scope import Combination, Scope
from assistant.tables import ROW, TableStore, number_column, text_column
from assistant.types import Condition, Field

_PREDICATES = {
    "at_least": lambda column, value: column >= value,
    "more_than": lambda column, value: column > value,
    "at_most": lambda column, value: column <= value,
    "less_than": lambda column, value: column < value,
    "equal": lambda column, value: column == value,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a value of the measure: its number, members by field, and what it says of itself."""

    index: int
    members: Mapping[str, str]
    text: str
    value: Decimal
    weight_text: str = ""
    weight: Decimal | None = None
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Rows and the SQL that gave them."""

    rows: tuple[Row, ...]
    sql: str


class Query:
    """Runs a scope's queries on one store."""

    def __init__(self, store: TableStore) -> None:
        self._store = store

    def combinations(self, scope: Scope, ignoring: Sequence[str] = ()) -> tuple[Combination, ...]:
        """The distinct members of all axes in the rows with a value, in table order; some choices may be ignored."""
        names = [f.name for f in scope.axes]
        rows = self._chosen(scope, ignoring)
        if not names:
            return ({},) if self._store.run(rows.select(ROW).limit(1)).rows else ()
        columns = [text_column(scope.table, name) for name in names]
        found = rows.group_by(columns).aggregate(first=rows[ROW].min()).order_by("first").select(*columns)
        return tuple(dict(zip(names, row, strict=True)) for row in self._store.run(found).rows)

    def rows(self, scope: Scope) -> Fetched:
        """The rows with a value, in table order."""
        table, weight = scope.table, scope.weight
        names = [f.name for f in scope.axes]
        evidence, note = _of_kind(scope, "evidence"), _of_kind(scope, "note")
        columns = [ROW, text_column(table, scope.measure.name), number_column(table, scope.measure.name)]
        if weight:
            columns += [text_column(table, weight.name), number_column(table, weight.name)]
        extra = [text_column(table, f.name) for f in (evidence, note) if f]
        columns += [text_column(table, name) for name in names] + extra
        chosen = self._chosen(scope).order_by(ROW)
        ran = self._store.run(chosen.select(*dict.fromkeys(columns)))
        position = {name: i for i, name in enumerate(dict.fromkeys(columns))}
        return Fetched(tuple(_row(row, position, scope, evidence, note) for row in ran.rows), ran.sql)

    def total(self, scope: Scope) -> tuple[Decimal, int, str]:
        """Exact sum and count of the values, and the SQL."""
        rows = self._chosen(scope)
        value = rows[number_column(scope.table, scope.measure.name)]
        ran = self._store.run(rows.aggregate(total=value.sum(), cells=value.count()))
        total, cells = ran.rows[0]
        return plain(total or Decimal(0)), int(cells), ran.sql

    def ends(self, scope: Scope) -> str:
        """The SQL that ran for the smallest and the largest value."""
        rows = self._chosen(scope)
        value = rows[number_column(scope.table, scope.measure.name)]
        return self._store.run(rows.aggregate(smallest=value.min(), largest=value.max())).sql

    def groups(self, scope: Scope, by: Field, descending: bool) -> tuple[tuple[tuple[str, Decimal, int], ...], str]:
        """Member, exact sum and number of cells of each group, sorted by sum, and the SQL."""
        import ibis

        rows = self._chosen(scope)
        column = text_column(scope.table, by.name)
        value = rows[number_column(scope.table, scope.measure.name)]
        grouped = rows.group_by(column).aggregate(total=value.sum(), cells=value.count(), first=rows[ROW].min())
        ran = self._store.run(grouped.order_by([ibis.desc("total") if descending else ibis.asc("total"), "first"]))
        return tuple((member, plain(total), int(cells)) for member, total, cells, _ in ran.rows), ran.sql

    def counted(self, scope: Scope, condition: Condition | None) -> tuple[int, str]:
        """How many values satisfy a condition, and the SQL."""
        import ibis

        rows = self._chosen(scope)
        value = rows[number_column(scope.table, scope.measure.name)]
        if condition:
            stated = ibis.literal(condition.value, "decimal(38, 12)")
            rows = rows.filter(_PREDICATES[condition.comparison](value, stated))
        ran = self._store.run(rows.aggregate(cells=rows.count()))
        return int(ran.rows[0][0]), ran.sql

    def _chosen(self, scope: Scope, ignoring: Sequence[str] = ()) -> Any:
        rows = self._store.expression(scope.table.id)
        conditions = [rows[number_column(scope.table, scope.measure.name)].notnull()]
        for name, choice in scope.choices.items():
            column = rows[text_column(scope.table, name)]
            if name in ignoring:
                continue
            if choice.members:
                conditions.append(column.isin(choice.members))
            if choice.excluded:
                conditions.append(column.notin(choice.excluded))
        return rows.filter(*conditions)


def satisfies(value: Decimal, condition: Condition | None) -> bool:
    """Whether a value satisfies a condition."""
    return condition is None or bool(_PREDICATES[condition.comparison](value, condition.value))


def plain(value: Decimal) -> Decimal:
    """The value without the zeros that the engine pads it with."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _of_kind(scope: Scope, kind: str) -> Field | None:
    return next((f for f in scope.table.with_role("attribute") if f.kind == kind), None)


def _row(
    row: tuple[Any, ...], position: Mapping[str, int], scope: Scope, evidence: Field | None, note: Field | None
) -> Row:
    table, weight = scope.table, scope.weight

    def text(field: Field | None) -> str:
        return str(row[position[text_column(table, field.name)]]) if field else ""

    weighed = row[position[number_column(table, weight.name)]] if weight else None
    return Row(
        index=int(row[position[ROW]]),
        members={f.name: text(f) for f in scope.axes},
        text=text(scope.measure),
        value=plain(row[position[number_column(table, scope.measure.name)]]),
        weight_text=text(weight),
        weight=plain(weighed) if weighed is not None else None,
        evidence=text(evidence).strip(),
        note=text(note).strip(),
    )
