"""Descriptions of tables as JSON: what can be computed from them. Holds no cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from assistant.types import Field, Table

Members = Callable[[str, str], Sequence[str]]


def listed_table(table: Table) -> dict[str, Any]:
    """One line of a catalogue: id, title, size and the names of its fields by role."""
    return {
        "id": table.id,
        "title": table.source.title,
        "publisher": table.source.publisher,
        "published": table.source.published,
        "description": table.description,
        "rows": table.rows,
        "measures": [field.name for field in table.measures],
        "dimensions": [field.name for field in table.dimensions],
        "time": table.time.name if table.time else None,
    }


def described_table(table: Table, members: Members) -> dict[str, Any]:
    """Everything a figure request may name; `members(table, field)` gives the members of a dimension."""
    return {
        **listed_table(table),
        "url": table.source.url,
        "evidence": table.source.evidence,
        "licence": table.source.licence,
        "population": table.population,
        "caveats": list(table.caveats),
        "breaks": [{"field": b.field, "between": list(b.between), "note": b.note} for b in table.breaks],
        "inferred": table.inferred,
        "missing": list(_missing(table)),
        "fields": [_described_field(table, field, members) for field in table.fields],
    }


def _described_field(table: Table, field: Field, members: Members) -> dict[str, Any]:
    selects = field.role in ("dimension", "time")
    return {
        "name": field.name,
        "title": field.title,
        "role": field.role,
        "kind": field.kind,
        "direction": field.direction,
        "unit": field.unit,
        "aggregation": field.aggregation,
        "stock": field.stock,
        "base": field.base,
        "partial": field.partial,
        "description": field.description,
        "totals": list(field.totals),
        "default": field.default,
        "because": field.because,
        "members": list(members(table.id, field.name)) if selects else [],
    }


def _missing(table: Table) -> Iterator[str]:
    """What nobody has stated of a table and a reader of its figures would want to know."""
    stated = {
        "publisher": table.source.publisher,
        "published": table.source.published,
        "licence": table.source.licence,
        "population": table.population,
    }
    yield from (name for name, value in stated.items() if not value)
    yield from (f"unit of {field.name}" for field in table.measures if not field.unit and not field.counted)
