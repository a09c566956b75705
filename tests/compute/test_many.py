"""Tables of more cells than a proof lists: the engine's sums, means, medians, counts and ranks, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
import pytest

from assistant.compute import Engine
from assistant.compute.rows import DETAILED, LISTED
from assistant.errors import NotMeaningful
from assistant.tables import TableStore, write_tables
from assistant.types import Condition, Field, FigureRequest, Filter, Source, Table, TableData

REGIONS = ("Norte", "Centro", "Lisboa")
WARDS = DETAILED // 3
FIELDS = (
    Field("region", "region", "string", "dimension", "category"),
    Field("ward", "ward", "string", "dimension", "category"),
    Field("year", "year", "year", "time", "year"),
    Field("nurses", "nurses", "number", "measure", unit="count", aggregation="sum"),
)
ROWS = tuple(
    (region, f"Ward {ward}", str(year), f"{(ward * 7 + place * 3 + year) % 101}.{ward % 10}")
    for year in (2021, 2022)
    for place, region in enumerate(REGIONS)
    for ward in range(WARDS + 10 * place)
)
FRAME = pd.DataFrame(ROWS, columns=["region", "ward", "year", "nurses"]).assign(
    nurses=lambda frame: frame.nurses.map(Decimal)
)


def written(rows: tuple[tuple[str, ...], ...], name: str) -> TableData:
    return TableData(Table(Source(name, "table", "Wards"), "Wards.", FIELDS, len(rows), "h", inferred=True), rows)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("many") / "tables"
    write_tables(folder, [written(ROWS, "wards"), written((*ROWS, ROWS[0]), "twice")])
    store = TableStore.open(folder)
    yield Engine(store)
    store.close()


def of(year: int) -> pd.Series[float]:
    return FRAME[FRAME.year == str(year)].nurses


def in_year(year: int) -> tuple[Filter, ...]:
    return (Filter("year", (str(year),)),)


def test_the_sum_is_exact_and_the_proof_says_what_it_lists(engine: Engine) -> None:
    figure = engine.compute(FigureRequest("sum", "wards", "nurses", in_year(2022)))
    assert figure.value == sum(of(2022))
    assert LISTED <= len(figure.cells) <= LISTED + 10
    told = f"The proof lists the first {len(figure.cells):,} of {len(of(2022)):,} cells"
    assert any(caveat.startswith(told) and "`where`" in caveat for caveat in figure.caveats)
    assert f"Over {WARDS + 20:,} members of ward" in " ".join(figure.caveats)
    assert figure.sql and engine.compute(figure.request) == figure


def test_over_all_periods_the_label_names_them_all(engine: Engine) -> None:
    figure = engine.compute(FigureRequest("mean", "wards", "nurses", (Filter("year", start=2021, end=2022),)))
    assert figure.value is not None and "2021 and 2022" in figure.label
    assert abs(figure.value - sum(FRAME.nurses) / len(FRAME)) < Decimal("1e-20")
    assert next(f.members for f in figure.facets if f.field == "year") == ("2021", "2022")


def test_the_median_is_the_middle_value(engine: Engine) -> None:
    figure = engine.compute(FigureRequest("median", "wards", "nurses", in_year(2021)))
    ordered = sorted(of(2021))
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    assert figure.value == sum(middle) / len(middle)


def test_members_are_ranked_counted_and_listed(engine: Engine) -> None:
    sums = FRAME[FRAME.year == "2022"].groupby("region").nurses.sum().sort_values(ascending=False)
    top = engine.compute(FigureRequest("top", "wards", "nurses", in_year(2022), by="region", limit=2))
    assert [(v.members[0][1], v.value) for v in top.values] == list(sums.head(2).items())
    assert next(f.members for f in top.facets if f.field == "region") != REGIONS
    last = (Filter("region", (str(sums.index[-1]),)), *in_year(2022))
    assert engine.compute(FigureRequest("rank", "wards", "nurses", last, by="region")).value == 3
    above = Condition("more_than", Decimal(str(sums.iloc[1])))
    assert (
        engine.compute(FigureRequest("count", "wards", "nurses", in_year(2022), "region", condition=above)).value == 1
    )
    by_region = engine.compute(FigureRequest("sum", "wards", "nurses", in_year(2022), by="region"))
    assert {v.members[-1][1]: v.value for v in by_region.values} == dict(sums)


def test_rows_that_say_the_same_twice_are_refused(engine: Engine) -> None:
    with pytest.raises(NotMeaningful, match="several rows for the same members"):
        engine.compute(FigureRequest("sum", "twice", "nurses", in_year(2021)))
