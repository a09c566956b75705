"""Two small tables of schools with invented figures: teachers by kind of contract, and pupils."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.ingest import read_corpus
from assistant.tables import TableStore, write_tables

_CONTRACTS = {
    "Portugal": {"All contracts": 1000, "Fixed-term contracts": 400, "Substitute teachers": 100},
    "Spain": {"All contracts": 3000, "Fixed-term contracts": 600, "Substitute teachers": 300},
    "Germany": {"All contracts": 6000, "Fixed-term contracts": 900, "Substitute teachers": 90},
    "Italy": {"All contracts": 4000, "Fixed-term contracts": 800, "Substitute teachers": 80},
}
_PUPILS = {"Portugal": 12000, "Spain": 36000, "Germany": 90000, "Italy": 48000}
_YEARS = (2020, 2021, 2022)
_SILENT = ("Germany", 2020)  # no count of teachers


def _field(name: str, title: str, type_: str, **said: Any) -> dict[str, Any]:
    return {"name": name, "title": title, "type": type_, "assistant": said}


def _resource(name: str, title: str, population: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"tables/{name}.csv",
        "title": title,
        "description": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "sources": [{"title": title, "path": "https://example.org/schools"}],
        "licenses": [{"name": "CC0-1.0", "title": "CC0"}],
        "assistant": {"publisher": "School office", "evidence": "primary", "population": population},
        "schema": {"fields": fields, "missingValues": [""]},
    }


def schools(folder: Path) -> TableStore:
    """The tables of both, written and opened."""
    corpus = folder / "schools"
    (corpus / "tables").mkdir(parents=True)
    (corpus / "articles").mkdir()
    teachers = [
        f"{year},{country},{contract},{'' if (country, year) == _SILENT else value + year - 2020}"
        for year in _YEARS
        for country, contracts in _CONTRACTS.items()
        for contract, value in contracts.items()
    ]
    pupils = [f"{year},{country},{value}" for year in _YEARS for country, value in _PUPILS.items()]
    (corpus / "tables" / "teachers.csv").write_text("year,country,contract,teachers\n" + "\n".join(teachers) + "\n")
    (corpus / "tables" / "pupils.csv").write_text("year,country,pupils\n" + "\n".join(pupils) + "\n")
    time = _field("year", "year", "year", role="time", kind="year")
    place = _field("country", "country", "string", role="dimension", kind="place")
    contract = _field(
        "contract",
        "contract",
        "string",
        role="dimension",
        kind="category",
        totals=["All contracts"],
        groups=["Fixed-term contracts"],
        default="All contracts",
        member_aliases={"Fixed-term contracts": ["fixed-term teachers"]},
    )
    counted = {"role": "measure", "unit": "count", "aggregation": "sum"}
    resources = [
        _resource(
            "teachers",
            "Teachers by contract",
            "teachers",
            [time, place, contract, _field("teachers", "number of teachers", "integer", **counted)],
        ),
        _resource(
            "pupils",
            "Pupils by country",
            "pupils",
            [time, place, _field("pupils", "number of pupils", "integer", **counted)],
        ),
    ]
    package = {
        "name": "schools",
        "title": "Schools",
        "licenses": [{"name": "CC0-1.0", "title": "CC0"}],
        "assistant": {"publisher": "School office", "licence": "CC0 1.0"},
        "resources": resources,
    }
    (corpus / "datapackage.json").write_text(json.dumps(package))
    write_tables(folder / "store", read_corpus(corpus).tables)
    return TableStore.open(folder / "store")
