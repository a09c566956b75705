from __future__ import annotations

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError, NotMeaningful
from tests.compute.asking import FLOWS, SHARES, among, form, of


def _nurses(country: str, year: int = 2022) -> dict[str, object]:
    return form("lookup", SHARES, among("country", country), among("year", year), measure="nurses")


def _percent(country: str, year: int = 2022) -> dict[str, object]:
    return form("lookup", SHARES, among("country", country), among("year", year), measure="foreign_percent")


def test_sum_and_mean_of_figures(engine: Engine) -> None:
    total = engine.compute(of("sum", _nurses("Spain"), _nurses("Portugal")))
    mean = engine.compute(of("mean", _nurses("Spain"), _nurses("Portugal")))
    assert total.value is not None and mean.value is not None
    assert total.value == sum(value.value for value in total.values)
    assert mean.value == total.value / 2
    assert len(total.cells) == 2
    assert any("Unweighted" in caveat for caveat in mean.caveats)


@pytest.mark.parametrize(("operation", "best"), [("top", max), ("bottom", min), ("maximum", max), ("minimum", min)])
def test_ends(engine: Engine, operation: str, best: object) -> None:
    assert callable(best)
    both = engine.compute(of("sum", _nurses("Spain"), _nurses("Portugal"))).values
    request = of(operation, _nurses("Spain"), _nurses("Portugal"))
    found = engine.compute(request).values
    assert found[0].value == best(value.value for value in both)


def test_a_sum_that_names_its_parts(engine: Engine) -> None:
    figure = engine.compute(of("sum", _nurses("Spain"), _nurses("Portugal")))
    assert "Spain" in figure.label and "Portugal" in figure.label


@pytest.mark.parametrize(
    ("operands", "reason"),
    [
        ((_nurses("Spain"), _nurses("Spain")), "share cells"),
        ((_percent("United Kingdom"), _percent("Spain")), ""),
    ],
    ids=["the same cell twice", "shares of several places"],
)
def test_senseless_sums_are_refused_or_told(
    engine: Engine, operands: tuple[dict[str, object], ...], reason: str
) -> None:
    if reason:
        with pytest.raises(NotMeaningful, match=reason):
            engine.compute(of("sum", *operands))
    else:
        figure = engine.compute(of("sum", *operands))
        assert any("one whole" in caveat for caveat in figure.caveats)


@pytest.mark.parametrize(
    "operands",
    [(_nurses("Spain"),), (_nurses("Spain"), _percent("Spain")), (_nurses("Spain"), form("lookup", FLOWS))],
    ids=["one operand", "two units", "several values"],
)
def test_what_cannot_be_added(engine: Engine, operands: tuple[dict[str, object], ...]) -> None:
    with pytest.raises((FigureError, NotMeaningful)):
        engine.compute(of("sum", *operands))
