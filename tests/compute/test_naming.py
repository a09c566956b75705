from __future__ import annotations

import pytest

from assistant.compute import Engine
from assistant.types import Figure
from tests.compute.asking import FLOWS, SHARES, among, form, of

FOREIGN = {"measure": "foreign_percent"}


def _percent(country: str, year: int) -> dict[str, object]:
    return form("lookup", SHARES, among("country", country), among("year", year), **FOREIGN)


def _figure(engine: Engine, *operands: dict[str, object]) -> Figure:
    return engine.compute(of("top", *operands))


@pytest.mark.parametrize(
    ("operands", "names", "shared"),
    [
        ((("Spain", 2022), ("Portugal", 2022)), ("Spain", "Portugal"), "2022"),
        ((("Spain", 2022), ("Spain", 2019)), ("2022", "2019"), "Spain"),
        ((("Spain", 2022), ("Portugal", 2019)), ("Spain", "Portugal"), ""),
    ],
    ids=["places", "years", "both"],
)
def test_what_differs_names_and_what_is_shared_leads(
    engine: Engine, operands: tuple[tuple[str, int], ...], names: tuple[str, ...], shared: str
) -> None:
    figure = _figure(engine, *(_percent(*operand) for operand in operands))
    called = [dict(value.members)["figure"] for value in figure.values]
    assert all(name in one for name, one in zip(names, called, strict=True))
    assert shared in figure.label
    assert shared == "" or all(shared not in one for one in called)


def test_figures_of_two_tables_keep_their_whole_labels(engine: Engine) -> None:
    flow = form("lookup", FLOWS, among("origin", "Portugal"), among("destination", "Spain"), among("year", 2022))
    nurses = form("lookup", SHARES, among("country", "Spain"), among("year", 2022), measure="nurses")
    figure = engine.compute(of("maximum", flow, nurses))
    assert "nurses" in dict(figure.values[0].members)["figure"].lower()
    assert figure.label.startswith("The highest")
