"""What the columns of a stored table are called. Opens no store."""

from __future__ import annotations

from functools import lru_cache

from assistant.types import Field, Table

ROW = "_row"
NUMBER_TYPE = "decimal(38, 12)"
_NUMERIC_TYPES = frozenset({"integer", "number", "year"})
_SUFFIX = "__n"


def has_number(field: Field) -> bool:
    """Whether a field's text has a numeric twin."""
    return field.role in ("measure", "time") or field.type in _NUMERIC_TYPES


def text_column(table: Table, field: str) -> str:
    """The column that holds a field's text as stored: the field's name, unless another differs in case only."""
    return _names(tuple(f.name for f in table.fields))[field]


def number_column(table: Table, field: str) -> str:
    """The column that holds a field's values as numbers."""
    return text_column(table, field) + _SUFFIX


@lru_cache(maxsize=1024)
def _names(fields: tuple[str, ...]) -> dict[str, str]:
    """DuckDB's names ignore case, and a field may be called as a column of ours."""
    taken: set[str] = {ROW}
    names: dict[str, str] = {}
    for position, field in enumerate(fields):
        name = field
        while not name.strip() or {name.lower(), name.lower() + _SUFFIX} & taken or "\0" in name:
            name = f"{name.replace(chr(0), ' ').strip() or 'field'}_{position}"
        names[field] = name
        taken |= {name.lower(), name.lower() + _SUFFIX}
    return names
