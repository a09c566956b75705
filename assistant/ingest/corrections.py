"""What a YAML or JSON file beside a table states of it, laid over what was inferred. Reads no table, infers nothing.

What is wrong in it is told one by one, and the rest holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import Field as Property

import assistant.quantities as quantities
from assistant.errors import CorpusError
from assistant.ingest.about import About, FieldAbout, read_about
from assistant.ingest.cells import decimal_mark, is_missing, is_period, number_text
from assistant.ingest.complaint import Complaint, nearest, quoted
from assistant.ingest.metadata import Metadata
from assistant.ingest.shape import Shape
from assistant.ingest.sidecar import read_sidecar_of_table, sidecar_of
from assistant.ingest.tabular import content_hash
from assistant.ingest.validation import Column, of_column
from assistant.types import Field, TableData

_TABLE = ("description", "population", "subject", "aliases")
_LATE = ("aggregation", "weight", "totals", "groups", "default")  # judged by the role and unit that stand then
Told = tuple[Complaint, ...]


class FieldCorrection(FieldAbout):
    """Of a field."""

    title: str = ""
    description: str = ""


class TableCorrection(About):
    """Of a table; `title` and what else a document's sidecar may state is read there."""

    title: str = ""
    description: str = ""
    population: str = ""
    subject: str = ""
    aliases: list[str] = Property(default_factory=list)
    caveats: list[str] = Property(default_factory=list)
    fields: dict[str, dict[str, Any] | None] = Property(default_factory=dict)


class FileCorrection(TableCorrection):
    """Of a file: its first table, where that stands, and by their ids (`file/2`) or numbers further tables."""

    sheet: str | None = None
    skip_rows: int = Property(0, ge=0)
    header_rows: int | None = Property(None, ge=0, le=20)
    tables: dict[str, dict[str, Any] | None] = Property(default_factory=dict)


NAMES = frozenset(FileCorrection.model_fields)
OWN_NAMES = NAMES - {"title"}


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that is stated of the tables of a file."""

    first: TableCorrection = TableCorrection()
    others: tuple[tuple[str, TableCorrection], ...] = ()
    shape: Shape = Shape()


def corrections_beside(path: Path) -> tuple[Metadata, Corrections, Told]:
    """What the sidecar at a path states of a table's source and of the table, and what is wrong with it.

    Raises:
        CorpusError: it is not YAML; the sentence names the line.
    """
    metadata, stated, told = read_sidecar_of_table(path, OWN_NAMES)
    corrections, wrong = read_corrections(stated)
    return metadata, corrections, (*told, *wrong)


def shape_beside(path: Path) -> Shape:
    """Where the table of a file stands by its sidecar; nothing where there is none or it is broken."""
    beside = sidecar_of(path)
    if beside is None:
        return Shape()
    try:
        return corrections_beside(beside)[1].shape
    except (CorpusError, OSError):  # told by whoever reads the rest of it
        return Shape()


def read_corrections(stated: Any) -> tuple[Corrections, Told]:
    """The corrections in what a YAML file states, and what is wrong with them; names that it does not know are left."""
    if not isinstance(stated, Mapping):
        return Corrections(), ()
    known = {str(key): value for key, value in stated.items() if key in NAMES and value is not None}
    about, told = read_about(FileCorrection, known, "the file", under="")
    others = []
    for key, value in about.tables.items():
        one, wrong = read_about(TableCorrection, value or {}, f"the table {key}", under="")
        others.append((key, one))
        told += wrong
    shape = Shape(about.sheet, about.skip_rows, about.header_rows)
    return Corrections(about, tuple(others), shape), told


def corrected(tables: tuple[TableData, ...], corrections: Corrections) -> tuple[tuple[TableData, ...], Told]:
    """The tables with what is stated of them in place of what was inferred, and what could not be followed."""
    told: list[Complaint] = []
    result = list(tables)
    by_id = {data.table.id: index for index, data in enumerate(tables)}
    by_id |= {str(index + 1): index for index in range(len(tables))}
    wanted = [("1", corrections.first)] if tables else []
    for key, one in (*wanted, *corrections.others):
        if key not in by_id:
            said = f"it states properties of the table {quoted(key)}, which is not in the file"
            told.append(Complaint(said, nearest(key, [data.table.id for data in tables], "Tables")))
            continue
        result[by_id[key]], wrong = _corrected(result[by_id[key]], one)
        told += wrong
    return tuple(result), tuple(told)


def _corrected(data: TableData, one: TableCorrection) -> tuple[TableData, Told]:
    told: list[Complaint] = []
    for name, stated in one.fields.items():
        position = _position(data, name)
        if position is None:
            names = [field.name for field in data.table.fields]
            told.append(
                Complaint(f"the table {data.table.id} has no field {quoted(name)}", nearest(name, names, "Fields"))
            )
            continue
        place = f"the field {data.table.fields[position].name}"
        about, wrong = read_about(FieldCorrection, stated or {}, place, under="")
        told += wrong
        data, wrong = _with_field(data, position, about)
        told += wrong
    table = data.table
    changes: dict[str, Any] = {name: value for name in _TABLE if (value := getattr(one, name))}
    changes |= {"aliases": tuple(one.aliases)} if one.aliases else {}
    changes |= {"caveats": (*one.caveats, *table.caveats)} if one.caveats else {}
    changes |= {"source": replace(table.source, title=one.title)} if one.title else {}
    changes |= {"hash": content_hash(table.fields, data.rows)}
    return TableData(replace(table, **changes), data.rows), tuple(told)


def _position(data: TableData, name: str) -> int | None:
    """The field of that name, or else of that title."""
    fields = data.table.fields
    wanted = name.strip().casefold()
    exact = [index for index, field in enumerate(fields) if field.name == name]
    titled = [index for index, field in enumerate(fields) if field.title.casefold() == wanted]
    return exact[0] if exact else titled[0] if len(titled) == 1 else None


def _with_field(data: TableData, position: int, about: FieldCorrection) -> tuple[TableData, Told]:
    """The table with one field corrected, property by property; a property that does not fit it is told and left."""
    told: list[Complaint] = []
    given = sorted(about.model_fields_set, key=lambda name: (name in _LATE, name != "role"))
    if "role" in given and about.role and about.role != data.table.fields[position].role:
        data, wrong = _with_role(data, position, about.role)
        told += wrong
    for name in given:
        if name in ("role", "groups") and not (name == "groups" and "totals" not in given):
            continue
        changed, wrong = _changed(data, position, name, about)
        told += wrong
        if not wrong:
            fields = list(data.table.fields)
            fields[position] = changed
            data = TableData(replace(data.table, fields=tuple(fields)), data.rows)
    fields = list(data.table.fields)
    fields[position] = replace(fields[position], because=_because(fields[position].because, about))
    return TableData(replace(data.table, fields=tuple(fields)), data.rows), tuple(told)


def _because(inferred: str, about: FieldCorrection) -> str:
    given = ", ".join(sorted(about.model_fields_set))
    return (
        f"{inferred}; {given}: as corrected" if inferred and given else f"{given}: as corrected" if given else inferred
    )


def _changed(data: TableData, position: int, name: str, about: FieldCorrection) -> tuple[Field, Told]:
    field = data.table.fields[position]
    value: Any = getattr(about, name)
    if name == "unit" and value and value not in quantities.UNITS:
        value = quantities.normalise_unit(value) or value
    if name in ("totals", "groups"):
        value = tuple(dict.fromkeys((*about.totals, *about.groups)))
    elif name == "member_aliases":
        value = tuple((member, tuple(names)) for member, names in value.items())
    elif isinstance(value, list):
        value = tuple(value)
    changed = replace(field, **{"totals" if name == "groups" else name: value})
    if name == "unit" and value != field.unit:  # what was inferred of adding up was inferred of another unit
        changed = replace(changed, aggregation="sum" if value == "count" else "none")
    return changed, tuple(_wrong(data, position, changed, name, about))


def _wrong(data: TableData, position: int, field: Field, name: str, about: FieldCorrection) -> Iterator[Complaint]:
    """What is wrong with one property of a field as changed."""
    told = FieldAbout(unit=field.unit).model_copy(
        update={
            "aggregation": field.aggregation if name in ("aggregation", "unit", "weight") else "none",
            "weight": field.weight if field.weight or name == "weight" else about.weight,
            "code": field.code if name == "code" else None,
            "totals": about.totals if name in ("totals", "groups") else [],
            "groups": about.groups if name in ("totals", "groups") else [],
            "default": field.default if name == "default" else None,
            "member_aliases": about.member_aliases if name == "member_aliases" else {},
        }
    )
    columns = [
        Column(other.name, other.role, told if index == position else FieldAbout(), _cells(data, index))
        for index, other in enumerate(data.table.fields)
    ]
    yield from of_column(columns[position], columns)


def _cells(data: TableData, position: int) -> tuple[str, ...]:
    return tuple(row[position] for row in data.rows)


def _with_role(
    data: TableData, position: int, role: Literal["dimension", "time", "measure", "attribute"]
) -> tuple[TableData, Told]:
    """The table with a field in another role: its cells read as numbers, its type and kind as the role has them."""
    field, cells = data.table.fields[position], _cells(data, position)
    told: Told = ()
    plain = replace(field, role=role, unit="", counted="", aggregation="none", totals=(), direction=None)
    if role == "measure":
        mark = decimal_mark(cells)
        numbers = tuple("" if is_missing(cell) else number_text(cell, mark) or "" for cell in cells)
        lost = [cell for cell, number in zip(cells, numbers, strict=True) if not number and not is_missing(cell)]
        if lost:
            said = (
                f"{len(lost):,} of the {len(cells):,} cells of the field {field.name} are no number ({quoted(lost[0])})"
            )
            told = (Complaint(said, "They count as missing."),)
        plain, cells = replace(plain, type="number", kind=""), numbers
    else:
        years = role == "time" and all(len(cell) == 4 and is_period(cell) for cell in cells if cell)
        kind = ("year" if years else "period") if role == "time" else field.kind or "category"
        plain = replace(plain, type="year" if years else "string", kind=kind)
    rows = tuple((*row[:position], cell, *row[position + 1 :]) for row, cell in zip(data.rows, cells, strict=True))
    fields = (*data.table.fields[:position], plain, *data.table.fields[position + 1 :])
    return TableData(replace(data.table, fields=fields), rows), told
