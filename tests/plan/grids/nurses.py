"""Small irregular tables about nurses, as people lay them out, and the grids that are read from them."""

from __future__ import annotations

from pathlib import Path

from assistant.ingest.grid import Grid as Sheet
from assistant.ingest.grid import Span
from assistant.ingest.inference import infer_tables
from assistant.plan.grids.grid import Grid, grid_of
from assistant.tables import TableStore, write_tables
from assistant.types import Source, TableData

Rows = tuple[tuple[str, ...], ...]

WARDS: Rows = (
    ("Nurses by ward and sex, 2022", "", "", "", ""),
    ("ward", "women", "", "men", ""),
    ("", "day", "night", "day", "night"),
    ("all wards", "90", "45", "30", "25"),
    ("surgery", "50", "20", "12", "8"),
    ("children", "30", "15", "10", "9"),
    ("emergency", "10", "10", "8", "8"),
)
WARD_MERGES: tuple[Span, ...] = ((1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4))

YEARS: Rows = (
    ("Nurses in hospitals, by region: 2019-22", "", "", "", ""),
    ("region", "2019", "2020", "2021", "2022a"),
    ("total", "300", "330", "360", "420"),
    ("north", "100", "110", "120", "150"),
    ("south", "200", "220", "240", "270"),
)

GROUPED: Rows = (
    ("Characteristics of nurses, Portugal, 2021 (percent)", "", ""),
    ("characteristic", "born in Portugal", "immigrants"),
    ("age group", "", ""),
    ("under 30", "20.5", "35"),
    ("30 to 49", "50", "45.5"),
    ("50 and over", "29.5", "19.5"),
    ("sector", "", ""),
    ("public", "70.5", "52"),
    ("private", "29.5", "48"),
)

UNITS: Rows = (
    ("Nurses by size of hospital, 2022", "", ""),
    ("size", "women", "men"),
    ("all hospitals", "1000", "300"),
    ("small hospitals", "", ""),
    ("1-9 beds", "100", "30"),
    ("10-49 beds", "150", "40"),
    ("large hospitals", "", ""),
    ("50-99 beds", "350", "110"),
    ("100 beds or more", "400", "120"),
)

SHARES: Rows = (
    ("Nurses by region, 2022", "", ""),
    ("region", "nurses", "percent"),
    ("total", "300", "100.0"),
    ("north", "100", "33.3"),
    ("south", "200", "66.7"),
)


def read(rows: Rows, merged: tuple[Span, ...] = ()) -> tuple[TableData, ...]:
    """The tables of a sheet, read as an uploaded one would be."""
    source = Source("nurses", "table", "Nurses", "Observatory")
    return infer_tables(Sheet(rows, "sheet", merged), (source, source))


def grid_from(rows: Rows, folder: Path, merged: tuple[Span, ...] = ()) -> Grid:
    """The grid of the first table of a sheet."""
    folder.mkdir(exist_ok=True)
    write_tables(folder, read(rows, merged))
    store = TableStore.open(folder)
    return grid_of(store.tables[0], store)
