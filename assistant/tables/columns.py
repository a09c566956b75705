"""What a stored table and its columns are called, in every engine alike. Opens no store."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from assistant.types import Field, Table

ROW = "_row"
NUMBER_TYPE = "decimal(38, 12)"
PLACES = 12  # of NUMBER_TYPE
_NUMERIC_TYPES = frozenset({"integer", "number", "year"})
_SUFFIX = "__n"
_LONGEST = 63  # bytes; PostgreSQL cuts longer names in silence


def stored_name(table_id: str) -> str:
    """What a table is called: its id, shortened where an engine would cut it."""
    if len(table_id.encode()) <= _LONGEST:
        return table_id
    return f"{_cut(table_id, 40)}_{hashlib.sha256(table_id.encode()).hexdigest()[:12]}"


def has_number(field: Field) -> bool:
    """Whether a field's text has a numeric twin."""
    return field.role in ("measure", "time") or field.type in _NUMERIC_TYPES


def text_column(table: Table, field: str) -> str:
    """The column that holds a field's text as stored: the field's name, unless it is long or too like another."""
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
        while not _fits(name, taken):
            plain = name.replace("\0", " ").strip() or "field"
            name = f"{_cut(plain, _LONGEST - 16)}_{position}"
        names[field] = name
        taken |= {name.lower(), name.lower() + _SUFFIX}
    return names


def _fits(name: str, taken: set[str]) -> bool:
    if not name.strip() or "\0" in name or len((name + _SUFFIX).encode()) > _LONGEST:
        return False
    return not {name.lower(), name.lower() + _SUFFIX} & taken


def _cut(name: str, length: int) -> str:
    """The name's first bytes, no letter cut in two."""
    return name.encode()[:length].decode(errors="ignore")
