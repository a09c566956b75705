"""What must be said beside a figure: breaks, evidence, remarks of rows, caveats of tables. Computes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from assistant.compute.catalogue import some
from assistant.compute.margins import Told, margins
from assistant.compute.periods import span_of
from assistant.compute.rows import Row
from assistant.types import Break, Field, Table

_FEW = 3


class Used(Told, Protocol):
    """Rows of one table that a figure used."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows used."""


def caveats_of(own: Sequence[str], parts: Sequence[Used]) -> tuple[str, ...]:
    """All caveats of a figure, the most telling first, each once."""
    tables = {part.table.id: part.table for part in parts}
    told = list(own)
    for table in tables.values():
        mine = [part for part in parts if part.table.id == table.id]
        told += _breaks(table, mine)
    told += _populations(parts)
    for table in tables.values():
        mine = [part for part in parts if part.table.id == table.id]
        told += [*_evidence(table, mine), *margins(mine), *_marks(table, mine), *_notes(mine)]
    for table in tables.values():
        mine = [part for part in parts if part.table.id == table.id]
        told += [caveat for caveat in table.caveats if _matters(caveat, table, mine)]
    return tuple(dict.fromkeys(told))


def _breaks(table: Table, parts: Sequence[Used]) -> list[str]:
    measures = {part.measure.name for part in parts}
    rows = [row for part in parts for row in part.rows]
    told = []
    for one in table.breaks:
        about = table.field_named(one.field)
        if about is not None and about.role == "measure" and about.name not in measures:
            continue
        if table.time and _spans(one, [row for row in rows if _inside(row, one)], table.time.name):
            told.append(f"Break in the series between {one.between[0]} and {one.between[1]}: {one.note}")
    return told


def _inside(row: Row, one: Break) -> bool:
    return all(row.members.get(name) in members for name, members in one.where)


def _spans(one: Break, rows: Iterable[Row], time: str) -> bool:
    spans = [span for row in rows if (span := span_of(row.members.get(time, "")))]
    return any(s.end <= one.between[0] for s in spans) and any(s.start >= one.between[1] for s in spans)


def _populations(parts: Sequence[Used]) -> list[str]:
    tables = {part.table.id: part.table for part in parts}
    if len(tables) > 1:
        told = "; ".join(f"{t.source.title}: {t.population or 'population not stated'}" for t in tables.values())
        return [f"The values are from different tables, which may define them differently ({told})."]
    bases = dict.fromkeys(part.measure.base for part in parts if part.measure.base)
    if len(bases) > 1:
        return [f"The shares have different bases: {'; '.join(bases)}."]
    meant = {part.measure.name: part.measure for part in parts if part.measure.definition}
    if len({measure.definition for measure in meant.values()}) > 1:
        told = "; ".join(f"{measure.title}: {measure.definition}" for measure in meant.values())
        return [f"The values are not defined alike ({told})."]
    return []


def _evidence(table: Table, parts: Sequence[Used]) -> list[str]:
    if not any(f.kind == "evidence" for f in table.with_role("attribute")):
        grade = table.source.evidence
        return [f"All values of this table are {grade} evidence."] if grade not in ("", "primary") else []
    rows = {row.index: row for part in parts for row in part.rows}
    grades = dict.fromkeys(row.evidence for row in rows.values() if row.evidence not in ("", "primary"))
    told = []
    for grade in grades:
        graded = [row for row in rows.values() if row.evidence == grade]
        verb = "is" if len(graded) == 1 else "are"
        if len(graded) == len(rows):
            told.append(f"The {'value is' if len(rows) == 1 else 'values are'} {grade} evidence.")
        elif len(graded) <= _FEW:
            told.append(f"The value of {'; '.join(_named(row) for row in graded)} {verb} {grade} evidence.")
        else:
            told.append(f"{len(graded)} of the {len(rows)} values used are {grade} evidence.")
    return told


def _marks(table: Table, parts: Sequence[Used]) -> list[str]:
    """What the marks of cells mean, where that is known: provisional, estimated, a break."""
    meanings = {
        mark: said for f in table.with_role("attribute") if f.kind == "status" for mark, said in f.member_aliases
    }
    rows = {row.index: row for part in parts for row in part.rows}
    told = []
    for mark in dict.fromkeys(row.status for row in rows.values() if row.status in meanings):
        marked = [row for row in rows.values() if row.status == mark]
        meant = f"marked “{mark}” in the source ({'; '.join(meanings[mark])})"
        if len(marked) == len(rows):
            told.append(f"The {'value is' if len(rows) == 1 else 'values are'} {meant}.")
        elif len(marked) <= _FEW:
            verb = "is" if len(marked) == 1 else "are"
            told.append(f"The value of {'; '.join(_named(row) for row in marked)} {verb} {meant}.")
        else:
            told.append(f"{len(marked)} of the {len(rows)} values used are {meant}.")
    return told


def gap_of(status: Field, named: str, mark: str) -> str:
    """Why a cell has no number, in words: `Malta: “c” in the source (usually: confidential)`."""
    meaning = "; ".join(dict(status.member_aliases).get(mark, ()))
    return f"{named}: “{mark}” in the source" + (f" ({meaning})" if meaning else "")


def _notes(parts: Sequence[Used]) -> list[str]:
    rows = {row.index: row for part in parts for row in part.told}
    if len(rows) > _FEW:
        return []
    notes: dict[str, list[Row]] = {}
    for row in rows.values():
        if row.note:
            notes.setdefault(row.note, []).append(row)
    return [f"Note on {'; '.join(_named(row) for row in own)}: {note}" for note, own in notes.items()]


def _named(row: Row) -> str:
    return some((m for m in row.members.values() if m), 4) or f"row {row.index + 1}"


def _matters(caveat: str, table: Table, parts: Sequence[Used]) -> bool:
    """A caveat that speaks only of members that are not in the figure does not concern it."""
    for axis in (*table.dimensions, *table.with_role("time")):
        names = dict(axis.member_aliases)
        used = {row.members.get(axis.name, "") for part in parts for row in part.rows}
        mentioned = _mentioned(caveat, axis, table, names)
        if mentioned and not mentioned & used and axis.role != "time":
            return False
    return True


def _mentioned(caveat: str, axis: Field, table: Table, aliases: Mapping[str, Sequence[str]]) -> set[str]:
    known = {*aliases, *axis.totals, *([axis.default] if axis.default else [])}
    found = set()
    for member in known:
        for name in (member, *aliases.get(member, ())):
            if len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", caveat):
                found.add(member)
    return found
