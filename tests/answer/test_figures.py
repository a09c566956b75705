import pytest

from assistant.answer.figures import word_figure
from assistant.types import Figure
from tests.evidence import destination, figure, origin, years
from tests.verify.cases import CHANGE, COMPARE, FLOW, LOOKUP, SERIES, TOP


def text(made: Figure) -> str:
    (sentence,) = word_figure(made)
    assert sentence.keys == (made.key,)
    return sentence.text


@pytest.mark.parametrize(
    ("made", "parts"),
    [
        (
            LOOKUP,
            [
                "According to MacroPolo, the share of top-tier AI researchers",
                "China (country of undergraduate degree)",
                "47 percent",
                "in 2022",
            ],
        ),
        (CHANGE, ["rose from 29 percent in 2019 to 47 percent in 2022, by 18 points"]),
        (TOP, ["in this order, China (47 percent), the United States (18 percent) and India (5 percent)", "in 2022"]),
        (FLOW, ["1,240", "Portugal", "Spain", "in 2022", "Iberian Health Observatory"]),
        (SERIES, ["93 percent in 2003, 83 percent in 2017 and 88 percent in 2021"]),
        (COMPARE, ["Yes: according to MacroPolo", "47", "for China", "18", "for the United States"]),
    ],
    ids=lambda value: value.key if isinstance(value, Figure) else "",
)
def test_a_figure_is_a_sentence(made: Figure, parts: list[str]) -> None:
    sentence = text(made)
    assert all(part in sentence for part in parts), sentence
    assert "None" not in sentence


def test_a_fall_and_no_change() -> None:
    def change(first: str, last: str, by: str) -> str:
        values = [((("year", "2019"),), first), ((("year", "2022"),), last)]
        facets = (destination("Spain"), years("2019", "2022"))
        return text(figure("Nurses, Spain, 2019 to 2022", by, "count", "difference", facets, values, by))

    assert "fell from 900 in 2019 to 310 in 2022, by 590" in change("900", "310", "-590")
    assert "did not change: it was 900 in 2019 and in 2022" in change("900", "900", "0")


def test_many_values_are_a_list() -> None:
    values = [((("year", str(year)),), str(year - 1990)) for year in range(2000, 2030)]
    made = figure(
        "Nurses, Spain",
        None,
        "count",
        "series",
        (destination("Spain"), years(*(str(y) for y in range(2000, 2030)))),
        values,
    )
    sentence = text(made)
    assert sentence.count("\n- ") == 21
    assert "\n- 2000: 10" in sentence


def test_a_figure_without_value_says_nothing() -> None:
    assert word_figure(figure("Nurses", None, "count", "lookup", (origin("Spain"),))) == ()


def test_a_ratio_of_two_measures_names_both() -> None:
    same = (("country", "Spain"), ("year", "2022"))
    made = figure(
        "Ratio of nurses arriving to nurses leaving, Spain",
        "1.7",
        "ratio",
        "ratio",
        (years("2022"),),
        [(same, "2337"), (same, "1376")],
        "1.7",
    )
    assert "ratio of nurses arriving to nurses leaving, Spain: 1.7 (2,337 and 1,376)" in text(made)
