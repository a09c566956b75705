from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.plan.voting import Side, agree, lowered, planned_by_model, raised, weigh
from assistant.types import Cell, Figure, FigureRequest, PlannedFigure
from tests.evidence import figure


def computed(value: str, table: str = "nurse_flows", unit: str = "count", operation: str = "lookup") -> Figure:
    made = figure(f"Nurses {value}", value, unit)
    request = FigureRequest(operation, table, "nurses", limit=int(Decimal(value)))  # type: ignore[arg-type]
    return replace(made, request=request, cells=(Cell(table, 0, "nurses", value),))


ONE, OTHER = computed("800"), computed("900")
SAME_VALUE = replace(ONE, request=FigureRequest("sum", "nurse_flows", "nurses"))


def test_the_same_request_or_the_same_result_of_the_same_table_agree() -> None:
    assert agree([ONE], [ONE])
    assert agree([ONE], [SAME_VALUE])
    assert not agree([ONE], [OTHER])
    assert not agree([ONE], [replace(computed("800", "doctors"), unit="count")])
    assert not agree([ONE], [replace(SAME_VALUE, unit="percent")])


def test_every_figure_has_to_be_found_again_and_more_do_no_harm() -> None:
    assert agree([ONE], [OTHER, ONE])
    assert not agree([ONE, OTHER], [ONE])
    assert not agree([], [ONE])


@pytest.mark.parametrize(
    ("without", "model", "verdict"),
    [
        (Side((ONE,), 0.8), Side((SAME_VALUE,), 0.4), "same"),
        (Side((ONE,), 0.8), Side((OTHER,), 0.8), "either"),
        (Side((ONE,), 0.9), Side((OTHER,), 0.75), "without"),
        (Side((ONE,), 0.75), Side((OTHER,), 0.9), "model"),
        (Side((ONE,), 0.1), Side(()), "without"),
    ],
)
def test_the_side_that_explains_more_stands(without: Side, model: Side, verdict: str) -> None:
    assert weigh(without, model) == verdict


def test_agreement_makes_surer_and_disagreement_less_sure() -> None:
    planned = (PlannedFigure(ONE.request, 0.8), PlannedFigure(OTHER.request, 0.6))
    assert [p.confidence for p in raised(planned)] == [0.9, 0.8]
    less = lowered(planned, "It was read otherwise.")
    assert [p.confidence for p in less] == [0.56, 0.42]
    assert [[n.text for n in p.notes] for p in less] == [["It was read otherwise."], []]


def test_a_models_figures_say_what_their_table_does_not_speak_of() -> None:
    (planned,) = planned_by_model(Side((ONE,), 0.7, ("caregivers", "wards")))
    assert planned.confidence < 0.74
    assert "language model" in planned.notes[0].text
    assert "“caregivers” or “wards”" in planned.notes[0].text
