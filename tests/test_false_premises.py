"""Questions that take something for granted are corrected from the figures before anything else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.bootstrap import Assistant
from assistant.types import (
    Claim,
    Draft,
    Evidence,
    Figure,
    FigureRequest,
    Operation,
    Plan,
    PlannedPremise,
    Sentence,
    Turn,
)
from assistant.verify import verify
from tests.evidence import evidence, figure, plan

NO_FALL = "The question takes a fall for granted, but the figures show none"


@pytest.mark.parametrize(
    ("question", "lead", "figure_says"),
    [
        (
            "Why did the number of nurses from Portugal to Spain fall from 2019 to 2022?",
            NO_FALL,
            "rose from 800 in 2019 to 1,240 in 2022",
        ),
        (
            "Why did the number of nurses from Portugal to the United Kingdom rise from 2019 to 2022?",
            "The question takes a rise for granted, but the figures show none",
            "fell from 900 in 2019 to 310 in 2022",
        ),
        (
            "Since the number of nurses from Portugal to Spain doubled from 2019 to 2022, what drove it?",
            "The question takes a larger change for granted than the figures show",
            "rose from 800 in 2019 to 1,240 in 2022",
        ),
    ],
)
def test_a_false_premise_is_corrected_first(nurses: Assistant, question: str, lead: str, figure_says: str) -> None:
    answer = nurses.ask(question)
    assert answer.status == "answered"
    assert answer.text.startswith(f"{lead} [F1]. ")
    assert figure_says in answer.text
    assert [claim.support for claim in answer.claims] == ["computed", "computed"]


def test_a_true_premise_is_not_corrected(nurses: Assistant) -> None:
    answer = nurses.ask("Why did the number of nurses from Portugal to Spain rise from 2019 to 2022?")
    assert "for granted" not in answer.text
    assert "rose from 800 in 2019 to 1,240 in 2022" in answer.text


def _change(value: str) -> tuple[Plan, Evidence, Figure]:
    shown = figure("Nurses, Spain", value, "count", "difference")
    asked = plan("Why did it fall?", premise=PlannedPremise((shown.request,), "fall"))
    return asked, evidence(figures=[shown]), shown


def test_no_model_can_leave_the_correction_out_or_make_one_up() -> None:
    sentence = Sentence("The number of nurses changed by 440.", ("F1",))
    invented = Sentence(f"{NO_FALL}.", ("F1",))
    asked, proof, _ = _change("440")
    told = verify(asked, Draft((sentence,), author="a model"), proof).claims
    assert [claim.sentence for claim in told if claim.support != "none"][0].startswith(NO_FALL)
    asked, proof, _ = _change("-440")
    told = verify(asked, Draft((invented,), author="a model"), proof).claims
    assert not [claim for claim in told if claim.support != "none"]


def test_a_premise_without_its_figure_is_neither_true_nor_false() -> None:
    _, _, shown = _change("440")
    assert PlannedPremise((FigureRequest("lookup", "another"),), "fall").holds([shown]) is None
    assert PlannedPremise((shown.request,), "yes").holds([shown]) is None
    assert PlannedPremise((shown.request,), "rise").holds([shown]) is True


@pytest.mark.parametrize(
    ("turn", "operation", "value", "label", "holds"),
    [
        ("yes", "compare", "1", "Whether most stay", True),
        ("no", "compare", "1", "Whether most stay", False),
        ("gain", "lookup", "-0.36", "Net migration of nurses, Spain", False),
        ("loss", "lookup", "-0.36", "Net migration of nurses, Spain", True),
        ("loss", "lookup", "12", "Nurses, Spain", None),
    ],
)
def test_how_a_figure_must_come_out(
    turn: Turn, operation: Operation, value: str, label: str, holds: bool | None
) -> None:
    shown = figure(label, value, "count", operation)
    assert PlannedPremise((shown.request,), turn).holds([shown]) is holds


@pytest.mark.parametrize(
    ("factor", "later", "holds", "short"),
    [("2", "205", True, False), ("2", "130", False, True), ("2", "90", False, False)],
)
def test_how_many_times_as_high(factor: str, later: str, holds: bool, short: bool) -> None:
    values = [((("year", "2022"),), later), ((("year", "2019"),), "100")]
    shown = figure("Nurses, Spain", str(int(later) - 100), "count", "difference", values=values)
    premise = PlannedPremise((shown.request,), "rise", Decimal(factor))
    assert (premise.holds([shown]), premise.falls_short([shown])) == (holds, short)


def test_two_tables_must_both_refute() -> None:
    up = figure("Nurses at work, Spain", "17", "points", "difference")
    down = replace(figure("Nurses trained, Spain", "-3", "points", "difference"), key="F2")
    down = replace(down, request=replace(down.request, table="another"))
    premise = PlannedPremise((up.request, down.request), "fall")
    assert premise.holds([up, down]) is True
    assert premise.holds([up]) is False


def test_claims_stay_as_they_are_without_a_premise() -> None:
    _, proof, _ = _change("440")
    answer = verify(plan("How many?"), Draft((Sentence("The change was 440.", ("F1",)),)), proof)
    assert not any(isinstance(c, Claim) and "for granted" in c.sentence for c in answer.claims)
