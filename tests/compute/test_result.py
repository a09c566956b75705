from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.compute import Engine
from assistant.tables import TableStore
from assistant.types import Figure, FigureRequest
from tests.compute.asking import FLOWS, SHARES, WARDS, among, ask, between, latest
from tests.compute.test_engine import CASES


@pytest.mark.parametrize("request_", [case[0] for case in CASES])
def test_every_cell_is_in_its_table(engine: Engine, store: TableStore, request_: FigureRequest) -> None:
    figure = engine.compute(request_)
    for cell in figure.cells:
        assert store.cells(cell.table)[cell.row][cell.field] == cell.value
    assert dict(figure.table_hashes) == {c.table: f"hash-{c.table}" for c in figure.cells}
    assert {source.id for source in figure.sources} == {cell.table for cell in figure.cells}


def values(figure: Figure, field: str) -> list[Decimal]:
    return [Decimal(cell.value) for cell in figure.cells if cell.field == field]


def test_figures_recomputed_from_their_cells(engine: Engine) -> None:
    total = engine.compute(ask("sum", FLOWS, among("origin", "PT"), among("year", 2022)))
    assert sum(values(total, "nurses")) == total.value
    mean = engine.compute(ask("mean", SHARES, latest(), among("country", "ES", "PT"), measure="nurses"))
    cells = values(mean, "nurses")
    assert sum(cells) / len(cells) == mean.value
    weighted = engine.compute(ask("weighted_mean", SHARES, latest(), measure="foreign_percent"))
    rates, weights = values(weighted, "foreign_percent"), values(weighted, "nurses")
    again = sum((r * w for r, w in zip(rates, weights, strict=True)), Decimal(0)) / sum(weights, Decimal(0))
    assert weighted.value is not None
    assert abs(again - weighted.value) < Decimal("1e-20")


def test_facets_say_what_the_value_is_of(engine: Engine) -> None:
    figure = engine.compute(ask("rank", SHARES, among("country", "Spain"), latest(), measure="nurses"))
    facets = {facet.field: facet for facet in figure.facets}
    assert facets["country"].members == ("Spain",)
    assert (facets["country"].kind, facets["year"].kind) == ("place", "year")
    flow = engine.compute(ask("lookup", FLOWS, among("origin", "PT"), among("destination", "ES"), among("year", 2022)))
    assert {f.field: f.direction for f in flow.facets} == {
        "origin": "origin",
        "destination": "destination",
        "year": None,
    }


def test_labels_and_formulas_are_in_words_and_numbers(engine: Engine) -> None:
    change = engine.compute(
        ask("difference", SHARES, among("country", "ES"), between(2019, 2022), measure="foreign_percent")
    )
    assert change.label == "Share of foreign-trained nurses, Spain (country of practice), change from 2019 to 2022"
    assert change.formula == "8 \u2212 6.5 = 1.5"
    total = engine.compute(ask("sum", FLOWS, among("origin", "PT"), among("year", 2022)))
    assert total.label == "Sum of number of nurses, Portugal (country of first degree), 2022"
    assert total.formula == "1,240 + 300 + 600 = 2,140"


def test_the_sql_is_that_of_the_engine_with_literals_quoted(engine: Engine) -> None:
    asked = ask("lookup", WARDS, among("ward", "A&E; drop table x; --"), among("year", 2010), measure="share_percent")
    figure = engine.compute(asked)
    assert figure.value == 25
    assert "'A&E; drop table x; --'" in figure.sql
    assert 'FROM "ward-shares"' in figure.sql
