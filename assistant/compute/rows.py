"""The queries of a scope as Ibis expressions: its rows, sums, counts and groups. Divides nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Any

from assistant.compute.catalogue import some
from assistant.compute.scope import Choice, Combination, Scope
from assistant.errors import FigureError
from assistant.tables import PLACES, ROW, Ran, TableStore, marker, number_column, text_column
from assistant.types import Condition, Field

MOST = 100_000  # cells that one figure can list: each is kept, shown and replayed
DETAILED = 20_000  # cells above which the engine works out what it can, and the proof lists the first of them
LISTED = 1_000
_STEP = Decimal(1).scaleb(-PLACES)
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
    status: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Rows and the SQL that gave them."""

    rows: tuple[Row, ...]
    sql: str


class Query:
    """Runs a scope's queries on one store."""

    def __init__(self, store: TableStore) -> None:
        self._store = store

    def combinations(self, scope: Scope) -> tuple[Combination, ...] | None:
        """The distinct members of all axes in the rows with a value, in table order; None where they are too many."""
        names = [f.name for f in scope.axes]
        found = self.distinct(scope, names, most=MOST + 1)
        if len(found) > MOST:
            return None
        return tuple(dict(zip(names, row, strict=True)) for row in found)

    def distinct(
        self, scope: Scope, names: Sequence[str], ignoring: Sequence[str] = (), most: int | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """The distinct members of some fields together, in table order; some choices may be ignored.

        Without fields it is one empty combination where any row has a value.
        """
        columns = [text_column(scope.table, name) for name in names]

        def found(rows: Any) -> Any:
            if not names:
                return rows.select(ROW).limit(1)
            return rows.group_by(columns).aggregate(first=rows[ROW].min()).order_by("first").select(*columns)

        ran = self._run(scope, ("distinct", tuple(columns), most), found, ignoring=ignoring, most=most)
        return tuple(row if names else () for row in ran.rows)

    def one_series(self, scope: Scope) -> bool:
        """Whether all rows have the same members but for the period."""
        time = scope.time.name if scope.time else ""
        return len(self.distinct(scope, [f.name for f in scope.axes if f.name != time], most=2)) == 1

    def count_of(self, scope: Scope, name: str) -> int:
        """How many distinct members of a field the rows have."""
        column = text_column(scope.table, name)
        return int(
            self._run(scope, ("count of", column), lambda rows: rows.aggregate(n=rows[column].nunique())).rows[0][0]
        )

    def repeats(self, scope: Scope) -> bool:
        """Whether two rows have the same members and period."""
        columns = [text_column(scope.table, f.name) for f in scope.axes]
        once = self._run(scope, ("once",), lambda rows: rows.select(*columns).distinct().count().as_table())
        return int(once.rows[0][0]) < self.total(scope)[1]

    def middle(self, scope: Scope, cells: int) -> tuple[tuple[Decimal, ...], str]:
        """The middle value, or the two middle ones, and the SQL."""
        value, offset, taken = _value_of(scope), (cells - 1) // 2, 1 if cells % 2 else 2
        ran = self._run(
            scope,
            ("middle", offset, taken),
            lambda rows: rows.order_by([value, ROW]).select(value).limit(taken, offset=offset),
        )
        return tuple(plain(row[0]) for row in ran.rows), ran.sql

    def rows(self, scope: Scope) -> Fetched:
        """The rows with a value, in table order."""
        fetched = self._fetched(scope, ("rows",), lambda rows: rows, MOST + 1)
        _refuse_too_many(fetched.rows, scope)
        return fetched

    def proof(self, scope: Scope, names: Sequence[str] = (), listed: int = LISTED) -> Fetched:
        """The first rows with a value, and the first row of each member of some fields, in table order."""
        columns = tuple(text_column(scope.table, name) for name in names)

        def first(rows: Any) -> Any:
            import ibis

            ranks = {f"first_{i}": rows[ROW].min().over(group_by=[name]) for i, name in enumerate(columns)}
            ranked = rows.mutate(place=ibis.row_number().over(order_by=[rows[ROW]]), **ranks)
            kept = ranked.place < listed
            for name in ranks:
                kept = kept | (ranked[name] == ranked[ROW])
            return ranked.filter(kept)

        return self._fetched(scope, ("proof", columns, listed), first, MOST)

    def _fetched(self, scope: Scope, kind: tuple[Hashable, ...], chosen: Callable[[Any], Any], most: int) -> Fetched:
        table, weight = scope.table, _weight_of(scope)
        names = [f.name for f in scope.axes]
        evidence, note, status = _of_kind(scope, "evidence"), _of_kind(scope, "note"), status_of(scope)
        columns = [ROW, text_column(table, scope.measure.name), number_column(table, scope.measure.name)]
        if weight:
            columns += [text_column(table, weight.name), number_column(table, weight.name)]
        extra = [text_column(table, f.name) for f in (evidence, note, status) if f]
        columns += [text_column(table, name) for name in names] + extra
        read = tuple(dict.fromkeys(columns))
        ran = self._run(scope, (*kind, read), lambda rows: chosen(rows).order_by(ROW).select(*read), most=most)
        position = {name: i for i, name in enumerate(read)}
        return Fetched(tuple(_row(row, position, scope, (evidence, note, status)) for row in ran.rows), ran.sql)

    def gaps(self, scope: Scope, most: int) -> tuple[tuple[Mapping[str, str], str], ...]:
        """Members and mark of rows of a scope that lack a number and say why, in table order; `most` at most."""
        status = status_of(scope)
        if status is None:
            return ()
        names = [f.name for f in scope.axes]
        mark = text_column(scope.table, status.name)
        columns = tuple(dict.fromkeys([*(text_column(scope.table, name) for name in names), mark]))
        ran = self._run(
            scope,
            ("gaps", mark, most),
            lambda rows: rows.filter(rows[mark] != "").order_by(ROW).limit(most).select(*columns),
            empty=True,
        )
        return tuple((dict(zip(names, row, strict=False)), str(row[-1])) for row in ran.rows)

    def total(self, scope: Scope) -> tuple[Decimal, int, str]:
        """Exact sum and count of the values, and the SQL."""
        value = _value_of(scope)
        ran = self._run(
            scope, ("total",), lambda rows: rows.aggregate(total=rows[value].sum(), cells=rows[value].count())
        )
        total, cells = ran.rows[0]
        return plain(total or Decimal(0)), int(cells), ran.sql

    def ends(self, scope: Scope) -> str:
        """The SQL that ran for the smallest and the largest value."""
        value = _value_of(scope)
        return self._run(
            scope, ("ends",), lambda rows: rows.aggregate(smallest=rows[value].min(), largest=rows[value].max())
        ).sql

    def groups(self, scope: Scope, by: Field, descending: bool) -> tuple[tuple[tuple[str, Decimal, int], ...], str]:
        """Member, exact sum and number of cells of each group, sorted by sum, and the SQL."""
        column, name = text_column(scope.table, by.name), _value_of(scope)

        def sums(rows: Any) -> Any:
            import ibis

            value = rows[name]
            grouped = rows.group_by(column).aggregate(total=value.sum(), cells=value.count(), first=rows[ROW].min())
            return grouped.order_by([ibis.desc("total") if descending else ibis.asc("total"), "first"])

        ran = self._run(scope, ("groups", column, descending), sums)
        return tuple((member, plain(total), int(cells)) for member, total, cells, _ in ran.rows), ran.sql

    def counted(self, scope: Scope, condition: Condition | None) -> tuple[int, str]:
        """How many values satisfy a condition, and the SQL."""
        stated = _storable(condition) if condition else None

        def count(rows: Any) -> Any:
            import ibis

            if condition and stated is not None:
                number = ibis.literal(stated, "decimal(38, 12)")
                rows = rows.filter(_PREDICATES[condition.comparison](rows[_value_of(scope)], number))
            return rows.aggregate(cells=rows.count())

        ran = self._run(scope, ("counted", condition, str(stated)), count)
        return (0 if condition and stated is None else int(ran.rows[0][0])), ran.sql

    def _run(
        self,
        scope: Scope,
        kind: tuple[Hashable, ...],
        build: Callable[[Any], Any],
        *,
        ignoring: Sequence[str] = (),
        empty: bool = False,
        most: int | None = None,
    ) -> Ran:
        """Run what `build` makes of the rows of a scope; `kind` says all that it depends on but the scope."""
        choices = [choice for name, choice in scope.choices.items() if name not in ignoring]
        values = [member for choice in choices for member in (*choice.members, *choice.excluded)]
        sizes = tuple((choice.field.name, len(choice.members), len(choice.excluded)) for choice in choices)
        shape = (kind, scope.table.id, scope.measure.name, sizes, empty)
        return self._store.prepared(shape, lambda: build(self._chosen(scope, choices, empty)), values, most)

    def _chosen(self, scope: Scope, choices: Sequence[Choice], empty: bool) -> Any:
        """The rows of a scope that have a value, or with `empty` those that have none; markers stand for members."""
        rows = self._store.expression(scope.table.id)
        value = rows[_value_of(scope)]
        conditions = [value.isnull() if empty else value.notnull()]
        position = 0
        for choice in choices:
            column = rows[text_column(scope.table, choice.field.name)]
            markers = [marker(position + i) for i in range(len(choice.members) + len(choice.excluded))]
            position += len(markers)
            if choice.members:
                conditions.append(column.isin(markers[: len(choice.members)]))
            if choice.excluded:
                conditions.append(column.notin(markers[len(choice.members) :]))
        return rows.filter(*conditions)


def _value_of(scope: Scope) -> str:
    """The column of the measure's numbers."""
    return number_column(scope.table, scope.measure.name)


def _refuse_too_many(rows: Sequence[Row], scope: Scope) -> None:
    if len(rows) > MOST:
        told = some(f.name for f in scope.axes)
        raise FigureError(
            f"The request takes more than {MOST:,} cells of {scope.table.id}, the most that one figure can show.",
            f"Name members of {told}, or one period." if told else "Use a smaller table.",
        )


def satisfies(value: Decimal, condition: Condition | None) -> bool:
    """Whether a value satisfies a condition."""
    return condition is None or bool(_PREDICATES[condition.comparison](value, condition.value))


def _storable(condition: Condition) -> Decimal | None:
    """The stated value in as many places as stored ones have, where the answer stays the same; None if none is."""
    way = ROUND_FLOOR if condition.comparison in ("more_than", "at_most") else ROUND_CEILING
    rounded = condition.value.quantize(_STEP, context=Context(prec=60, rounding=way))
    return None if condition.comparison == "equal" and rounded != condition.value else rounded


def plain(value: Decimal) -> Decimal:
    """The value without the zeros that the engine pads it with."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _weight_of(scope: Scope) -> Field | None:
    """What the values are weighted by, or the measure declares to be their base."""
    declared = scope.table.field_named(scope.measure.weight or "")
    return scope.weight or (declared if declared and declared.role == "measure" else None)


def _of_kind(scope: Scope, kind: str) -> Field | None:
    return next((f for f in scope.table.with_role("attribute") if f.kind == kind), None)


def status_of(scope: Scope) -> Field | None:
    """The field with the marks of the measure's cells: its own (`wages_status`), or else one of all measures."""
    statuses = [f for f in scope.table.with_role("attribute") if f.kind == "status"]
    own = {f"{measure.name}_status" for measure in scope.table.measures}
    mine = [f for f in statuses if f.name == f"{scope.measure.name}_status"]
    return next(iter((*mine, *(f for f in statuses if f.name not in own))), None)


def _row(
    row: tuple[Any, ...],
    position: Mapping[str, int],
    scope: Scope,
    said: tuple[Field | None, Field | None, Field | None],
) -> Row:
    table, weight = scope.table, _weight_of(scope)
    evidence, note, status = said

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
        status=text(status).strip(),
    )
