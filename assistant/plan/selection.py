"""Which rows of a table a set of conditions leaves, read in memory, to see that cells exist. Computes no figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.places import members_of, place_named
from assistant.tables import TableStore
from assistant.types import Table

_EMPTY = ("", None)


@dataclass(frozen=True, slots=True)
class Condition:
    """Members wanted and members excluded of one field; `at` is where the question names them, -1 where it does not."""

    field: str
    members: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    at: int = -1


class Selection:
    """Looks at the cells of the tables of one store."""

    def __init__(self, store: TableStore) -> None:
        self._store = store
        self._columns = lru_cache(maxsize=None)(self._read_columns)
        self._expanded = lru_cache(maxsize=None)(self._read_expanded)
        self._filled = lru_cache(maxsize=None)(self._read_filled)

    def _read_columns(self, table_id: str) -> dict[str, tuple[str, ...]]:
        table = self._store.get(table_id)
        rows = self._store.rows(table_id)
        columns = zip(*rows, strict=True) if rows else ((),) * len(table.fields)
        return {f.name: tuple(column) for f, column in zip(table.fields, columns, strict=True)}

    def _read_filled(self, table_id: str, measure: str) -> list[int]:
        return [i for i, value in enumerate(self._columns(table_id)[measure]) if value not in _EMPTY]

    def rows(self, table: Table, conditions: Sequence[Condition], measure: str) -> list[int]:
        """The rows that satisfy all conditions and have a value of the measure."""
        columns = self._columns(table.id)
        left = self._filled(table.id, measure)
        for condition in conditions:
            column = columns[condition.field]
            wanted = {m for name in condition.members for m in self._expanded(table.id, condition.field, name)}
            excluded = {m for name in condition.excluded for m in self._expanded(table.id, condition.field, name)}
            left = [i for i in left if (not wanted or column[i] in wanted) and column[i] not in excluded]
        return left

    def _read_expanded(self, table_id: str, field: str, name: str) -> tuple[str, ...]:
        """The members a name stands for: itself, or those inside a group of places."""
        members = dict.fromkeys(self._columns(table_id)[field])
        place = place_named(name)
        if name in members or place is None or place.kind != "group":
            return (name,)
        inside = set(members_of(place.code))
        return tuple(m for m in members if m and (own := place_named(m)) and own.code in inside)

    def members(self, table: Table, rows: Sequence[int], field: str) -> tuple[str, ...]:
        """The distinct members of a field in some rows, in table order."""
        column = self._columns(table.id)[field]
        return tuple(dict.fromkeys(column[i] for i in rows))

    def follows(self, table: Table, rows: Sequence[int], field: str, other: str) -> bool:
        """Whether a member of one field settles that of the other: each institution stands in one country."""
        columns = self._columns(table.id)
        pairs = {(columns[field][i], columns[other][i]) for i in rows}
        return len(pairs) == len({member for member, _ in pairs})

    def periods_with_all(
        self, table: Table, rows: Sequence[int], time: str, wanted: Mapping[str, Sequence[str]]
    ) -> set[str]:
        """The periods in which every wanted member of every field has a row."""
        columns = self._columns(table.id)
        periods = {columns[time][i] for i in rows}
        for field, members in wanted.items():
            for member in members:
                periods &= {columns[time][i] for i in rows if columns[field][i] == member}
        return periods
