"""Says from what the role and unit of each field of an undescribed table were inferred. Infers nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import assistant.places as places
from assistant.ingest.cells import has_percent
from assistant.ingest.headers import Layout
from assistant.ingest.status import Raw, raw_columns
from assistant.ingest.units import unit_of
from assistant.types import Field, TableData

_SHOWN = 60


def with_reasons(data: TableData, layout: Layout) -> TableData:
    """The table with `because` in each field."""
    raws = {raw.column.title: raw for raw in raw_columns(layout)}
    fields = tuple(
        replace(field, because="; ".join(_reasons(data, index, raws, layout)))
        for index, field in enumerate(data.table.fields)
    )
    return TableData(replace(data.table, fields=fields), data.rows)


def _reasons(data: TableData, index: int, raws: dict[str, Raw], layout: Layout) -> Iterator[str]:
    field = data.table.fields[index]
    members = tuple(dict.fromkeys(row[index] for row in data.rows if row[index]))
    if field.role == "measure":
        yield "measure: its cells are numbers"
        yield from _unit(field, raws.get(field.title), layout)
        if field.aggregation == "sum":
            yield "sum: counts and amounts add up"
    elif field.role == "time":
        yield "time: its cells are years or periods" if field.title in raws else "time: the header holds periods"
    elif field.kind == "status":
        yield "status: the symbols and marks that the file writes in or for its numbers"
    elif field.kind == "code":
        yield "attribute: codes of another field"
    elif field.role == "attribute":
        yield "attribute: texts, links or notes by title or length"
    else:
        yield from _dimension(field, members)


def _dimension(field: Field, members: tuple[str, ...]) -> Iterator[str]:
    if field.kind == "place":
        known = sum(1 for member in members if places.place_named(member) is not None)
        yield f"dimension of places: {known} of its {len(members)} members are known places"
    else:
        yield f"dimension: its cells are words ({len(members)} members)"
    if field.direction:
        yield f"{field.direction}: from the words of its title"
    if field.totals:
        yield "totals: members that are called total, all or the like"


def _unit(field: Field, raw: Raw | None, layout: Layout) -> Iterator[str]:
    """Where the unit of a measure is stated: header, unit row, titles, cells; or that nothing states it."""
    if not field.unit and not field.counted:
        yield "unit: not found"
        return
    what = f"unit {field.unit or field.counted}"
    wanted = (field.unit, field.counted)
    if raw and unit_of((raw.column.title,)) == wanted:
        yield f"{what}: from the header “{raw.column.title[:_SHOWN]}”"
    elif raw and unit_of((raw.column.unit,)) == wanted:
        yield f"{what}: from the row of units “{raw.column.unit[:_SHOWN]}”"
    elif raw and any(map(has_percent, raw.cells)) and field.unit == "percent":
        yield f"{what}: from the percent signs of its cells"
    elif title := next((line for line in layout.titles if unit_of((line,)) == wanted), ""):
        yield f"{what}: from the title “{title[:_SHOWN]}”"
    elif field.unit == "count":
        yield f"{what}: its cells are whole numbers and nothing speaks of money, rates or means"
    else:
        yield f"{what}: from its cells or the words around"
