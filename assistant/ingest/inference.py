"""Tables without a descriptor: roles, units, places and totals inferred from headers and cells.

Everything it makes is marked `inferred`. It reads no file; places and units are those of the floor below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import assistant.places as places
from assistant.ingest.columns import Column, columns_of
from assistant.ingest.grid import Grid
from assistant.ingest.headers import Layout, lay_out
from assistant.ingest.keyed import told_by_others
from assistant.ingest.names import field_names
from assistant.ingest.reshape import TIME_TITLE, tidy
from assistant.ingest.tabular import table_data
from assistant.ingest.units import unit_of, unit_of_cells
from assistant.types import UNTITLED_LEVELS, Direction, Field, Role, Source, TableData

_TOTAL = re.compile(r"(?:grand |sub)?totals?\b.*|all\b.*|world(?:wide| total)?|overall|both sexes", re.I)
_ATTRIBUTE = re.compile(
    r"(?:\w+ )?(?:url|link|doi|notes?|comments?|flags?|evidence|footnotes?)(?: \w+)?|description|"
    r"obs(?:ervation)? status|(?:data )?sources?(?: (?:id|title|url|link|name|note|date))?",
    re.I,
)
_ORIGIN = re.compile(r"\b(?:origin|from|source country|home|sending|birth|leaving|departure|citizenship)\b", re.I)
_DESTINATION = re.compile(r"\b(?:destination|to|host|receiving|arrival|into|hosting)\b", re.I)
_AVERAGED = re.compile(
    r"\b(?:average|mean|median|peak|maximum|minimum|rates?|per|price|index|earnings|wages?|salar(?:y|ies)|growth|change|intensity|ratio)\b",
    re.I,
)
_NUMBERED = re.compile(
    r"^(?:table|tab\.|figure|fig\.|chart|sheet|annex)\s+[A-Z]?\d[\d.]*[a-z]?\s*[.:–—-]?\s+(?=\S)", re.I
)
_PLACE_SHARE = 0.6
_LONG_TEXT = 120
_LONGEST_TOTAL = 60
_UNIT_TITLES = frozenset({"unit", "units", "unit of measure", "unit measure"})
_MAX_NOTES = 12
_LONGEST_NOTE = 400


def infer_tables(grid: Grid, sources: tuple[Source, Source]) -> tuple[TableData, ...]:
    """One table of a grid, or two where periods stand beside other measures in its header.

    `sources` are the sources of the first and the second; their title is replaced by the grid's own title.

    Raises:
        CorpusError: no header with data under it.
    """
    layout = lay_out(grid)
    made = tidy(columns_of(layout))
    return tuple(_table(columns, layout, source) for columns, source in zip(made, sources, strict=False))


def _table(columns: tuple[Column, ...], layout: Layout, source: Source) -> TableData:
    title = layout.titles[0] if layout.titles else source.title
    fields = _fields(columns, title, layout.titles[1:], layout.groups)
    lost = tuple(
        f"Cells of {column.title or 'the values'} that are no numbers count as missing: {column.lost}."
        for column in columns
        if column.lost
    )
    notes = lost + tuple(note[:_LONGEST_NOTE] for note in layout.notes[:_MAX_NOTES])
    rows = tuple(zip(*(column.cells for column in columns), strict=True))
    return table_data(
        source,
        fields,
        rows,
        title=title,
        description=" ".join(layout.titles[1:]),
        subject=title,
        caveats=notes,
        inferred=True,
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a column: title, further title lines, names of all fields; `words` has group labels too.

    `time` is the index of the time column, `unit` what a column of units says, `labels` the brackets in the headers of
    the columns of words, `groups` the labels above rows: a row of that name holds those under it.
    """

    title: str
    subtitles: tuple[str, ...]
    names: tuple[str, ...]
    words: str
    time: int | None
    unit: str
    labels: str = ""
    groups: frozenset[str] = frozenset()


def _fields(
    columns: tuple[Column, ...], title: str, subtitles: tuple[str, ...], groups: tuple[tuple[str, ...], ...]
) -> tuple[Field, ...]:
    names = field_names(_name_of(column) for column in columns)
    words = " ".join((title, *subtitles, *dict.fromkeys(label for path in groups for label in path)))
    above = frozenset(label for path in groups for label in path if label)
    around = _Around(
        title, subtitles, names, words, _time_column(columns), _stated_unit(columns), _in_brackets(columns), above
    )
    place_columns = [index for index, column in enumerate(columns) if _is_place(column)]
    codes = _code_columns(columns, place_columns)
    worded = {i: c.cells for i, c in enumerate(columns) if _may_be_dimension(c) and i not in (*codes, *place_columns)}
    told = told_by_others(worded)
    fields = []
    for index, column in enumerate(columns):
        code = next((around.names[c] for c, p in codes.items() if p == index), None)
        is_code = index in codes or index in told
        fields.append(_field(index, column, around, is_place=index in place_columns, is_code=is_code, code=code))
    return tuple(fields)


def _may_be_dimension(column: Column) -> bool:
    return column.content in {"text", "code"} and not _is_attribute(column)


def _name_of(column: Column) -> str:
    if column.title:
        return column.title
    return {"number": "value", "period": TIME_TITLE}.get(column.content, "category")


def _field(index: int, column: Column, around: _Around, *, is_place: bool, is_code: bool, code: str | None) -> Field:
    role: Role
    name, label = around.names[index], column.title or _untitled(column, around.title)
    if column.content == "number":
        return _measure(name, label, column, around)
    if column.content == "period":
        years = all(cell.isdigit() for cell in column.present)
        role = "time" if index == around.time else "attribute"
        return Field(name, label, "year" if years else "string", role, "year" if years else "period")
    if is_code:
        return Field(name, label, "string", "attribute", "code")
    role = "attribute" if _is_attribute(column) else "dimension"
    above = around.groups if column.title not in UNTITLED_LEVELS else ()
    return Field(
        name,
        label,
        "string",
        role,
        "place" if is_place else _kind(label, role),
        direction=_direction(label) if is_place else None,
        code=code,
        totals=tuple(m for m in column.members() if _is_total(m) or m in above) if role == "dimension" else (),
    )


def _is_total(member: str) -> bool:
    return len(member) <= _LONGEST_TOTAL and _TOTAL.fullmatch(member) is not None


def _time_column(columns: tuple[Column, ...]) -> int | None:
    """The one column of periods that is the time: the one called year or period, else the first."""
    periods = [index for index, column in enumerate(columns) if column.content == "period"]
    return min(periods, key=lambda index: columns[index].title.lower() not in {"year", "period"}, default=None)


def _stated_unit(columns: tuple[Column, ...]) -> str:
    """The one member of a column of units, such as long tables have."""
    members = [m for column in columns if column.title.lower() in _UNIT_TITLES for m in column.members()]
    return members[0] if len(members) == 1 else ""


def _in_brackets(columns: tuple[Column, ...]) -> str:
    """The first text in brackets in the header of a column of words: the unit of what stands beside it."""
    titles = (column.title for column in columns if column.content in {"text", "code"})
    return next((found[-1] for title in titles if (found := re.findall(r"[(\[]([^()\[\]]*)[)\]]", title))), "")


def _untitled(column: Column, title: str) -> str:
    """A measure without a header of its own is what the table's title says before `by` and the years."""
    if column.content != "number":
        return TIME_TITLE if column.content == "period" else "category"
    return re.split(r",? by |: |, (?=\d{4})| \(", _NUMBERED.sub("", title))[0].strip() or "value"


def _measure(name: str, label: str, column: Column, around: _Around) -> Field:
    unit, amount = unit_of((column.title, column.unit, around.unit))
    if not unit and not amount:
        unit = unit_of_cells(column.title, column.cells, column.percent) if column.percent else ""
    if not unit and not amount:
        unit, amount = unit_of((*around.subtitles, _tail(around.title), "" if column.title else around.labels))
    if not unit and not amount:
        unit = unit_of_cells(column.title, column.cells, column.percent, around.words)
    whole = all(cell.lstrip("-").isdigit() for cell in column.present)
    return Field(
        name,
        label,
        "integer" if whole else "number",
        "measure",
        unit=unit,
        counted=amount,
        aggregation="sum"
        if unit == "count" or (amount and not _AVERAGED.search(f"{label} {around.title}"))
        else "none",
    )


def _tail(title: str) -> str:
    """Where titles name their unit: in brackets, after the last comma, after `calculated using`, or at the start."""
    bracketed = re.findall(r"\(([^()]*)\)", title)
    using = re.findall(r"(?:calculated|measured|expressed) (?:using|in|as) ([^()]*)", title)
    first = re.findall(r"^(?:percent(?:age)?|number|share)\b[^,:]*", title, re.I)
    found = [text for text in (*using, *bracketed[-1:], *first) if text]
    text = found[0] if found else ""
    return "" if re.search(r"\bpercent\b.*\bnumber\b|\bnumber\b.*\bpercent\b", text, re.I) else text


def _kind(label: str, role: Role) -> str:
    if role == "attribute":
        return "evidence" if "evidence" in label.lower() else "text"
    return "category"


def _is_attribute(column: Column) -> bool:
    present = column.present
    if (
        not present
        or _ATTRIBUTE.fullmatch(column.title)
        or all(cell.startswith(("http://", "https://")) for cell in present)
    ):
        return True
    return sum(map(len, present)) > _LONG_TEXT * len(present)


def _is_place(column: Column) -> bool:
    if column.content not in {"text", "code"} or _is_attribute(column):
        return False
    members = [member for member in column.members() if not _is_total(member)]
    known = sum(1 for member in members if places.place_named(member) is not None)
    return known > 0 and known >= _PLACE_SHARE * len(members)


def _direction(label: str) -> Direction | None:
    origin, destination = (
        bool(_ORIGIN.search(label)),
        bool(_DESTINATION.search(label)),
    )
    if origin == destination:
        return None
    return "origin" if origin else "destination"


def _code_columns(columns: tuple[Column, ...], place_columns: list[int]) -> dict[int, int]:
    """Columns of codes, each with the place column it codes: most words in common, else nearest."""
    named = [index for index in place_columns if columns[index].content == "text"]
    linked: dict[int, int] = {}
    for index, column in enumerate(columns):
        free = [place for place in named if place not in linked.values()]
        if column.content != "code" or not free or index not in place_columns:
            continue
        words = set(re.findall(r"[a-z]+", column.title.lower()))
        linked[index] = max(
            free,
            key=lambda place: (
                len(words & set(re.findall(r"[a-z]+", columns[place].title.lower()))),
                -abs(place - index),
            ),
        )
    return linked
