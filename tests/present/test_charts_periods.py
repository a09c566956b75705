from __future__ import annotations

import pytest

from assistant.present.charts.periods import axis_of


@pytest.mark.parametrize(
    ("members", "kind", "domain"),
    [
        (["2016", "2015", "2018"], "year", ["2015", "2016", "2018"]),
        (["2019/20", "2021/22"], "split_year", ["2019/20", "2020/21", "2021/22"]),
        (["1998-99", "1999-00", "2001-02"], "split_year", ["1998-99", "1999-00", "2000-01", "2001-02"]),
        (["2019-2020", "2021-2022"], "split_year", ["2019-2020", "2020-2021", "2021-2022"]),
        (["2020-Q4", "2021-Q2"], "quarter", ["2020-Q4", "2021-Q1", "2021-Q2"]),
        (["2020-11", "2021-01"], "month", ["2020-11", "2020-12", "2021-01"]),
        (["2010-2014", "2005-2009"], "other", ["2005-2009", "2010-2014"]),
        (["before", "after"], "other", ["before", "after"]),
    ],
)
def test_kinds_and_missing_periods(members: list[str], kind: str, domain: list[str]) -> None:
    axis = axis_of(members)
    assert (axis.kind, list(axis.domain)) == (kind, domain)


def test_only_neighbours_at_the_usual_step_follow() -> None:
    biennial = axis_of(["2011", "2013", "2015", "2019"])
    assert biennial.follows("2011", "2013") and not biennial.follows("2015", "2019")
    apart = axis_of(["2019", "2022"])
    assert not apart.follows("2019", "2022")
    windows = axis_of(["2005-2009", "2010-2014"])
    assert not windows.follows("2005-2009", "2010-2014")
