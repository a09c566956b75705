import pytest

from assistant.bootstrap import Assistant
from assistant.plan.fitting import unfit
from assistant.plan.reading import read_question
from assistant.types import FigureRequest, Filter

SPAIN = "How many nurses went from Portugal to Spain in 2022?"


def request(*where: Filter) -> FigureRequest:
    return FigureRequest("lookup", "nurse_flows", "nurses", where)


PORTUGAL, TO_SPAIN, YEAR = Filter("origin", ("Portugal",)), Filter("destination", ("Spain",)), Filter("year", ("2022",))


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ((PORTUGAL, TO_SPAIN, YEAR), ""),
        ((Filter("origin", ("PRT",)), TO_SPAIN, YEAR), ""),
        ((PORTUGAL, YEAR), "names Spain"),
        ((PORTUGAL, TO_SPAIN), "names 2022"),
        ((PORTUGAL, TO_SPAIN, Filter("year", ("2019",))), "names 2022"),
        ((PORTUGAL, TO_SPAIN, Filter("year", ("2019", "2022"))), "does not name 2019"),
        ((PORTUGAL, TO_SPAIN, Filter("year", start=2022)), "where its period ends"),
        ((PORTUGAL, Filter("destination", ("Spain", "Germany")), YEAR), "does not name Germany"),
        (
            (Filter("origin", ("Spain",)), Filter("destination", ("Portugal",)), YEAR),
            "does not have Spain as the origin",
        ),
    ],
)
def test_what_the_question_names_is_filtered_and_nothing_else(
    nurses: Assistant, where: tuple[Filter, ...], told: str
) -> None:
    known = {table.id: table for table in nurses.tables.tables}
    reason = unfit(request(*where), read_question(SPAIN), known)
    assert (told in reason) if told else reason == ""
