from decimal import Decimal

import pytest

from assistant.evaluation import Case, Expected, Value, judge
from assistant.types import Status
from tests.evaluation.answers import answer, figure

FELL = Expected(
    values=(
        Value(Decimal(90), "percent", Decimal("0.5"), "2003"),
        Value(Decimal(83), "percent", Decimal("0.5"), "2017"),
    ),
    alternatives=((Value(Decimal(-7), "points", Decimal("0.5")),),),
    must_mention=(("doctorates", "PhDs"),),
    must_not_claim=(r"re:\brose\b",),
)


def _case(expected: Expected = FELL, answerable: bool = True) -> Case:
    return Case("c", "change", "How did it move?", answerable=answerable, expected=expected)


def test_all_values_or_all_of_an_alternative_are_right() -> None:
    assert judge(_case(), answer("Of doctorates 90 percent stayed in 2003 and 83 percent in 2017.")).verdict == "right"
    assert judge(_case(), answer("For PhDs it fell by 7 points.")).verdict == "right"


def test_reasons_say_what_is_missing_and_what_is_claimed() -> None:
    judged = judge(_case(), answer("It rose to 90 percent."))
    assert judged.verdict == "wrong"
    assert judged.reasons == (
        "does not state 83 percent (2017)",
        "does not mention 'doctorates'",
        r"claims 're:\\brose\\b'",
    )


def test_notes_and_labels_may_mention() -> None:
    expected = Expected(must_mention=(("registered",), ("abroad",)))
    said = answer("So many.", notes=("Counts registered nurses.",), figures=(figure("1", "count"),))
    assert judge(_case(expected), said).verdict == "right"


@pytest.mark.parametrize("status", ["abstained", "clarify"])
def test_silence_is_right_where_there_is_no_answer(status: Status) -> None:
    assert judge(_case(), answer("Not known.", status)).verdict == "abstained"
    assert judge(_case(Expected(), answerable=False), answer("Not known.", status)).verdict == "right"


def test_answering_what_has_no_answer_is_wrong() -> None:
    assert judge(_case(Expected(), answerable=False), answer("It was 5 percent.")).verdict == "wrong"
