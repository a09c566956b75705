"""Questions that take something for granted are corrected from the figures before anything else."""

from __future__ import annotations

import pytest

from assistant.bootstrap import Assistant
from assistant.types import Claim, Draft, Evidence, Figure, FigureRequest, Plan, PlannedPremise, Sentence
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
    asked = plan("Why did it fall?", premise=PlannedPremise(shown.request, "fall"))
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
    assert PlannedPremise(FigureRequest("lookup", "another"), "fall").holds([shown]) is None
    assert PlannedPremise(shown.request, "yes").holds([shown]) is None
    assert PlannedPremise(shown.request, "rise").holds([shown]) is True


def test_claims_stay_as_they_are_without_a_premise() -> None:
    _, proof, _ = _change("440")
    answer = verify(plan("How many?"), Draft((Sentence("The change was 440.", ("F1",)),)), proof)
    assert not any(isinstance(c, Claim) and "for granted" in c.sentence for c in answer.claims)
