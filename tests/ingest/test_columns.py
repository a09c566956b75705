import pytest

from assistant.ingest.columns import columns_of, marked_period
from assistant.ingest.grid import Grid
from assistant.ingest.headers import lay_out
from assistant.ingest.reshape import tidy


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2017a", "2017"),
        ("2016 preliminary", "2016"),
        ("2017 (p)", "2017"),
        ("2010-13b", "2010-13"),
        ("2017", ""),
        ("2012 dollars", ""),
        ("ward 2017a", ""),
    ],
)
def test_periods_with_marks(text: str, period: str) -> None:
    assert marked_period(text) == period


def test_what_columns_hold() -> None:
    rows = (("ward", "year", "nurses", "code"), ("surgery", "2021", "1,200", "PT"), ("children", "2022", "..", "ES"))
    assert [column.content for column in columns_of(lay_out(Grid(rows)))] == ["text", "period", "number", "code"]


def test_cells_that_are_no_numbers_are_counted_as_lost() -> None:
    rows = (("ward", "nurses"), ("a", "1"), ("b", "2"), ("c", "3"), ("d", "about 4"), ("e", "5"))
    assert columns_of(lay_out(Grid(rows)))[1].lost == 1


@pytest.mark.parametrize(
    ("header", "periods"),
    [
        (("region", "2020", "2021a"), ("2020", "2021")),
        (("region", "2020", "2021", "2022 projected"), ("2020", "2021", "2022")),
    ],
)
def test_marked_years_in_the_header_become_periods(header: tuple[str, ...], periods: tuple[str, ...]) -> None:
    row = ("north", *map(str, range(1, len(header))))
    (columns,) = tidy(columns_of(lay_out(Grid((header, row)))))
    time = next(column for column in columns if column.content == "period")
    assert time.cells == periods


def test_two_columns_that_only_a_status_tells_apart_keep_it() -> None:
    rows = (("region", "2020", "2021 actual", "2021 projected"), ("north", "1", "2", "3"))
    titles = [column.title for table in tidy(columns_of(lay_out(Grid(rows)))) for column in table]
    assert {"2021 actual", "2021 projected"} <= set(titles)
