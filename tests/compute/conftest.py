"""Hand-made tables on nurses: flows between places, shares with a total, a rate without weights, period texts."""

from __future__ import annotations

import pytest

from assistant.compute import Engine
from assistant.tables import TableStore, write_tables
from assistant.types import Break, Field, Source, Table, TableData

YEAR = Field("year", "year", "year", "time", "year")
EVIDENCE = Field("evidence", "evidence grade", "string", "attribute", "evidence")
NOTE = Field("note", "note", "string", "attribute", "note")


def code(name: str) -> Field:
    return Field(name, name.replace("_", " "), "string", "attribute", "code")


def table(
    name: str, fields: tuple[Field, ...], rows: tuple[tuple[str, ...], ...], breaks: tuple[Break, ...] = (), **more: str
) -> TableData:
    source = Source(
        name, "table", name.replace("-", " ").capitalize(), "Observatory", evidence=more.get("evidence", "")
    )
    about = Table(
        source,
        "A table.",
        fields,
        len(rows),
        f"hash-{name}",
        population=more.get("population", ""),
        breaks=breaks,
        caveats=("A nurse may be counted twice.",) if name == "nurse-flows" else (),
    )
    return TableData(about, rows)


FLOWS = table(
    "nurse-flows",
    (
        YEAR,
        Field(
            "origin", "country of first degree", "string", "dimension", "place", direction="origin", code="origin_code"
        ),
        code("origin_code"),
        Field(
            "destination",
            "country of registration",
            "string",
            "dimension",
            "place",
            direction="destination",
            code="destination_code",
        ),
        code("destination_code"),
        Field(
            "nurses",
            "Number of nurses",
            "integer",
            "measure",
            unit="count",
            counted="nurses",
            aggregation="sum",
            aliases=("registrations",),
        ),
        EVIDENCE,
        NOTE,
    ),
    (
        ("2019", "Portugal", "PRT", "Spain", "ESP", "800", "primary", ""),
        ("2019", "Portugal", "PRT", "United Kingdom", "GBR", "900", "primary", ""),
        ("2019", "Portugal", "PRT", "Germany", "DEU", "400", "primary", ""),
        ("2019", "Spain", "ESP", "Portugal", "PRT", "150", "primary", ""),
        ("2019", "Spain", "ESP", "United Kingdom", "GBR", "1100", "primary", ""),
        ("2019", "Spain", "ESP", "Germany", "DEU", "600", "secondary", "estimated"),
        ("2022", "Portugal", "PRT", "Spain", "ESP", "1240", "primary", ""),
        ("2022", "Portugal", "PRT", "United Kingdom", "GBR", "300", "primary", ""),
        ("2022", "Portugal", "PRT", "Germany", "DEU", "600", "primary", ""),
        ("2022", "Spain", "ESP", "Portugal", "PRT", "200", "primary", ""),
        ("2022", "Spain", "ESP", "United Kingdom", "GBR", "", "", "not published"),
        ("2022", "Spain", "ESP", "Germany", "DEU", "600", "secondary", ""),
    ),
    breaks=(Break("year", (2019, 2022), "Language test from 2021.", (("destination", ("United Kingdom",)),)),),
)
SHARES = table(
    "nurse-shares",
    (
        YEAR,
        Field(
            "country",
            "country of practice",
            "string",
            "dimension",
            "place",
            code="country_code",
            totals=("All countries",),
            member_aliases=(("All countries", ("total",)),),
        ),
        code("country_code"),
        Field("nurses", "Number of practising nurses", "integer", "measure", unit="count", aggregation="sum"),
        Field(
            "foreign_percent",
            "Share of foreign-trained nurses",
            "number",
            "measure",
            unit="percent",
            aggregation="weighted_mean",
            weight="nurses",
            base="practising nurses of the country",
        ),
        EVIDENCE,
    ),
    (
        ("2019", "Portugal", "PRT", "70000", "2.0", "primary"),
        ("2019", "Spain", "ESP", "280000", "6.5", "primary"),
        ("2019", "Germany", "DEU", "900000", "8.0", "primary"),
        ("2019", "United Kingdom", "GBR", "550000", "15.5", "primary"),
        ("2019", "All countries", "", "1800000", "9.8", "derived"),
        ("2022", "Portugal", "PRT", "80000", "2.5", "primary"),
        ("2022", "Spain", "ESP", "300000", "8.0", "primary"),
        ("2022", "Germany", "DEU", "920000", "8.0", "primary"),
        ("2022", "United Kingdom", "GBR", "600000", "18.0", "primary"),
        ("2022", "All countries", "", "1900000", "11.4", "derived"),
    ),
)
WARDS = table(
    "ward-shares",
    (
        YEAR,
        Field(
            "grade",
            "grade",
            "string",
            "dimension",
            "category",
            default="Senior",
            member_aliases=(("Senior", ("charge nurse",)),),
        ),
        Field("ward", "ward", "string", "dimension", "category"),
        Field(
            "share_percent", "Share of nurses by ward", "integer", "measure", unit="percent", base="nurses of the grade"
        ),
        Field("place", "Rank by satisfaction", "integer", "measure", unit="rank"),
        Field("balance", "Net balance of nurses", "integer", "measure", unit="count", aggregation="sum"),
    ),
    (
        ("2010", "Senior", "Surgery", "40", "2", "-10"),
        ("2010", "Senior", "Paediatrics", "35", "1", "0"),
        ("2010", "Senior", "A&E; drop table x; --", "25", "3", "5"),
        ("2010", "Junior", "Surgery", "50", "", ""),
        ("2015", "Senior", "Surgery", "30", "1", "20"),
        ("2015", "Senior", "Paediatrics", "35", "", ""),
        ("2020", "Senior", "Surgery", "45", "4", "7"),
    ),
    evidence="secondary",
    population="nurses of one hospital",
)
PERIODS = table(
    "nurse-periods",
    (
        Field("period", "period", "string", "time", "period"),
        Field("rate", "Nurses per 10,000 people", "number", "measure", unit="per_10000"),
    ),
    (("2010-13", "50"), ("2014-17", "60.5"), ("2018-21", "66.55"), ("2022/23", "70")),
)
TABLES = (FLOWS, SHARES, WARDS, PERIODS)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> TableStore:
    folder = tmp_path_factory.mktemp("generation") / "tables"
    write_tables(folder, TABLES)
    return TableStore.open(folder)


@pytest.fixture(scope="session")
def engine(store: TableStore) -> Engine:
    return Engine(store)
