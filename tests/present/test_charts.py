"""Charts of figures: which kind, with which words and values; every specification fits its public schema."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import altair
import plotly.graph_objects
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.present.charts import chart_of
from assistant.types import Figure, MemberValue, Source
from tests.present.charting import SOURCE, Shelf, chart, encoded, everything, figure, marks, of_cells, plot, rows, value

YEARS = [value(n, year=str(year)) for year, n in ((2015, 10), (2016, 12), (2017, 11), (2020, 15), (2021, 16))]
FLOWS = (
    value(800, origin="Portugal", destination="Spain", year="2022"),
    value(150, origin="Spain", destination="Portugal", year="2022"),
    value(900, origin="Portugal", destination="Norway", year="2022"),
)
BREAK = "Break in the series between 2017 and 2020: language test from 2018."


def valid(text: str) -> None:
    """Fail where the specification does not fit the schema of its library."""
    spec = json.loads(text)
    if "$schema" in spec:
        altair.VConcatChart.from_dict(spec, validate=True)
    else:
        plotly.graph_objects.Figure(spec)


def test_one_number_has_no_chart() -> None:
    assert chart_of(figure("lookup", value(47, origin="Spain"), value=Decimal(47)), Shelf()) is None
    assert chart_of(figure("sum", value=Decimal(47)), Shelf()) is None


def test_values_that_nothing_tells_apart_have_no_chart() -> None:
    assert chart_of(figure("lookup", value(47, origin="Spain"), value(48, origin="Spain")), Shelf()) is None
    assert chart_of(figure("lookup", value(1, origin="Spain"), value(2, origin="Italy"), sources=()), Shelf()) is None


def test_a_ranking_is_bars_from_zero_in_its_order() -> None:
    spec = chart(figure("bottom", value(3, ward="Surgery"), value(9, ward="Children"), by="ward"))
    assert [(row["name"], row["value"], row["label"]) for row in rows(spec)] == [
        ("Surgery", 3, "3"),
        ("Children", 9, "9"),
    ]
    assert marks(spec) == ["bar", "text"]
    assert encoded(spec, "x")["scale"]["zero"] is True and encoded(spec, "y")["sort"] is None
    assert encoded(spec, "x")["title"] == "Nurses registered"


def test_members_compared_are_sorted_by_value() -> None:
    spec = chart(figure("lookup", value(3, ward="Surgery"), value(9, ward="Children"), value(5, ward="Old age")))
    assert [row["name"] for row in rows(spec)] == ["Children", "Old age", "Surgery"]


def test_at_most_thirty_bars_and_the_rest_is_counted() -> None:
    spec = chart(figure("top", *(value(100 - n, ward=f"Ward {n}") for n in range(37)), by="ward"))
    assert len(rows(spec)) == 30
    assert spec["title"]["subtitle"] == ["30 of 37 values are drawn; 7 more are in the figure."]
    assert "and 7 more" in spec["description"]


def test_long_names_are_folded_and_not_cut() -> None:
    name = "Paediatric and neonatal intensive care units of university hospitals"
    spec = chart(figure("top", value(3, ward=name), value(2, ward="Surgery")))
    assert rows(spec)[0]["name"].split("\n") == [
        "Paediatric and neonatal intensive",
        "care units of university hospitals",
    ]
    assert set(everything(spec["config"], "labelLimit")) == {0} and name in spec["description"]


def test_two_or_three_periods_of_several_members_are_grouped_bars() -> None:
    spec = chart(
        figure(
            "lookup", *(value(n, ward=w, year=y) for n, w, y in ((1, "A", "2019"), (2, "A", "2022"), (3, "B", "2019")))
        )
    )
    assert encoded(spec, "yOffset")["field"] == "period"
    assert {row["period"] for row in rows(spec)} == {"2019", "2022"}


def test_missing_years_leave_a_gap() -> None:
    spec = chart(figure("series", *YEARS))
    assert marks(spec)[:2] == ["line", "point"]
    assert [row["run"] for row in rows(spec)] == ["run 1"] * 3 + ["run 2"] * 2
    assert [row["period"] for row in rows(spec)] == [2015, 2016, 2017, 2020, 2021]
    assert encoded(spec, "detail")["field"] == "run" and encoded(spec, "x")["type"] == "quantitative"


def test_two_years_apart_are_columns_and_no_line() -> None:
    spec = chart(figure("difference", YEARS[0], YEARS[3], value=Decimal(5), display="5"))
    assert marks(spec) == ["bar", "text"]
    assert spec["title"]["subtitle"] == ["Difference: 5"]


def test_a_break_is_a_dashed_mark_between_the_years() -> None:
    spec = chart(figure("series", *YEARS, caveats=(BREAK,)))
    line = plot(spec)["layer"][3]
    assert line["mark"]["type"] == "rule" and line["mark"]["strokeDash"]
    assert line["encoding"]["x"]["datum"] == Decimal("2018.5")
    assert any(BREAK[:40] in words for words in everything(spec, "description"))
    outside = chart(figure("series", *YEARS, caveats=("Break in the series between 2001 and 2002: new law.",)))
    assert "rule" not in marks(outside)


def test_a_break_among_academic_years() -> None:
    series = [value(n, year=f"{2015 + n}/{16 + n}") for n in (0, 1, 2, 5, 6)]
    spec = chart(figure("series", *series, caveats=(BREAK,)))
    assert encoded(spec, "x")["scale"]["domain"] == [f"{2015 + n}/{16 + n}" for n in range(7)]
    at = plot(spec)["layer"][3]["encoding"]["x"]
    assert (at["datum"], at["bandPosition"]) == ("2020/21", 0)


def test_several_series_differ_in_more_than_colour() -> None:
    series = [value(n * k, ward=f"Ward {k}", year=str(2015 + n)) for k in range(1, 10) for n in range(5)]
    spec = chart(figure("series", *series))
    for channel in ("color", "shape", "strokeDash"):
        used = encoded(spec, channel)["scale"]["range"]
        assert len({json.dumps(one, default=str) for one in used}) == 7
    assert spec["title"]["subtitle"] == ["The 7 with the highest values are drawn; 2 more are in the figure."]


def test_percentages_end_at_100() -> None:
    def scale(*numbers: int) -> Any:
        values = [value(n, ward=f"Ward {n}") for n in numbers]
        return encoded(chart(figure("lookup", *values, unit="percent"), Shelf(unit="percent")), "x")["scale"]

    assert scale(96, 12)["domainMax"] == 100
    assert "domainMax" not in scale(140, 12) and "domainMax" not in scale(30, 12)


def test_ranks_are_dots_with_the_first_on_the_far_side() -> None:
    spec = chart(figure("top", value(1, ward="A"), value(4, ward="B"), unit="rank"), Shelf(unit="rank"))
    assert marks(spec) == ["point", "text"] and encoded(spec, "x")["scale"]["reverse"] is True
    assert spec["description"].startswith("Dot chart: ")


def test_a_part_lies_over_its_whole() -> None:
    share = figure(
        "share", value(30, ward="Surgery"), value(120), value=Decimal(25), unit="percent", display="25 percent"
    )
    spec = chart(Figure(**{**_fields(share), "values_unit": "count"}))
    assert marks(spec) == ["bar", "bar", "text"]
    assert plot(spec)["layer"][0]["data"]["values"] == [{"name": "Surgery", "value": 120, "label": "120"}]
    assert [row["name"] for row in rows(spec)] == ["Surgery", "Whole"]
    assert spec["title"]["subtitle"] == ["Share: 25 percent"]


def test_a_net_flow_is_what_comes_in_and_what_goes_out() -> None:
    spec = chart(
        figure("net_flow", value(9, destination="Spain"), value(7, origin="Spain"), value=Decimal(2), display="2")
    )
    assert [row["name"] for row in rows(spec)] == ["into Spain", "out of Spain"]


CELLS = (("2022", "Spain", "", "A"), ("2022", "Spain", "", "B"), ("2022", "Spain", "", "C"))


def test_a_rank_shows_all_that_are_ranked_and_marks_its_own() -> None:
    ranked = of_cells("rank", CELLS, ["5", "9", "7"], by="ward", value=Decimal(2), unit="rank", display="rank 2")
    spec = chart(Figure(**{**_fields(ranked), "values": (value(7, ward="C"),)}), Shelf(CELLS))
    assert [(row["name"], row.get("chosen")) for row in rows(spec)] == [("B", None), ("C", True), ("A", None)]
    assert spec["title"]["subtitle"] == ["Rank 2"]
    assert chart_of(Figure(**{**_fields(ranked), "values": (value(7, ward="C"),)}), Shelf(CELLS[:2] * 2)) is None


@pytest.mark.parametrize("operation", ["mean", "median", "sum"])
def test_the_mean_or_total_is_a_dashed_line(operation: str) -> None:
    spec = chart(of_cells(operation, CELLS, ["5", "9", "7"], value=Decimal(7), display="7"), Shelf(CELLS))
    assert marks(spec) == ["bar", "text", "rule", "text"]
    assert plot(spec)["layer"][2]["encoding"] == {"x": {"datum": 7, "type": "quantitative"}}


def test_a_cell_that_is_no_number_leaves_no_chart() -> None:
    assert chart_of(of_cells("mean", CELLS, ["5", "9 (p)", "7"], value=Decimal(7)), Shelf(CELLS)) is None


def test_sources_and_what_they_rest_on_and_telling_cautions_stand_below() -> None:
    cautions = (
        "Nurses of 2022 are provisional.",
        "A nurse is counted once.",
        "All values of this table are secondary evidence.",
    )
    spec = chart(figure("top", value(3, ward="A"), value(2, ward="B"), caveats=cautions))
    below = " ".join(spec["vconcat"][1]["mark"]["text"])
    assert "Source: Ministry of Health, Register of nurses, 2024, based on Observatory, Survey of wards, 2023." in below
    assert "Caution: Nurses of 2022 are provisional." in below and "secondary evidence" in below
    assert "counted once" not in below


def test_units_are_words() -> None:
    rate = figure("top", value(3, ward="A"), value(2, ward="B"), unit="per_10000")
    spec = chart(rate, Shelf(unit="per_10000"))
    assert encoded(spec, "x")["title"] == "Nurses registered (per 10,000)"
    assert "A: 3 per 10,000; B: 2 per 10,000" in spec["description"]


def test_flows_between_places_are_a_sankey() -> None:
    spec = chart(figure("lookup", *FLOWS))
    trace = spec["data"][0]
    assert (trace["type"], trace["link"]["value"]) == ("sankey", [900, 800, 150])
    assert trace["node"]["label"] == ["Portugal", "Spain", "Norway", "Spain", "Portugal"]
    assert [int(n) for n in trace["link"]["target"]] == [2, 3, 4]
    assert spec["layout"]["meta"]["description"].startswith("Flow diagram: Nurses registered")


def test_rates_and_negative_values_are_no_sankey() -> None:
    rates = chart(figure("lookup", *FLOWS), Shelf(aggregation="none"))
    assert [row["name"] for row in rows(rates)] == ["Portugal to Norway", "Portugal to Spain", "Spain to Portugal"]
    lost = (*FLOWS, value(-5, origin="Spain", destination="Norway", year="2022"))
    assert "$schema" in chart(figure("lookup", *lost))


def test_a_number_keeps_all_its_digits() -> None:
    long = "0.1234567890123456789012345678"
    text = chart_of(figure("lookup", value(long, ward="A"), value("1E+3", ward="B")), Shelf())
    assert text and f'"value":{long},' in text and '"value":1000,' in text


def _fields(drawn: Figure) -> dict[str, Any]:
    return {name: getattr(drawn, name) for name in Figure.__dataclass_fields__}


NAMES = st.text(max_size=60) | st.sampled_from(["Spain", "</script>", "{{datum}}", "a.b[c]", "'; --", "2019"])
NUMBERS = st.decimals(-(10**9), 10**9, places=3) | st.integers(-5, 5).map(Decimal)
PERIODS = st.sampled_from(["", "2015", "2016", "2019", "2015/16", "2016-Q3", "2010-12", "2010-2014", "before", "²⁰¹⁵"])
YEARS_ONLY = st.integers(2010, 2024).map(str)
OPERATIONS = st.sampled_from(
    "lookup series top bottom difference ratio share net_flow compare minimum mean sum".split()
)
UNITS = st.sampled_from(["count", "percent", "rank", "usd", "index", "year", "widgets"])


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """A figure whose values have some fields in common, their members all different."""
    kinds = {"year": draw(st.sampled_from([PERIODS, YEARS_ONLY])), "origin": NAMES, "destination": NAMES, "ward": NAMES}
    fields = draw(st.lists(st.sampled_from(list(kinds)), min_size=1, unique=True))
    members = draw(st.lists(st.tuples(*(kinds[name] for name in fields)), max_size=36, unique=True))
    held = [MemberValue(tuple(zip(fields, one, strict=True)), draw(NUMBERS)) for one in members]
    caveats = draw(st.lists(st.sampled_from([BREAK, "Provisional values."]) | NAMES, max_size=3))
    about = {"label": draw(NAMES), "unit": draw(UNITS), "value": draw(st.none() | NUMBERS), "display": "x"}
    return figure(draw(OPERATIONS), *held, caveats=tuple(caveats), **about)


@settings(max_examples=15, deadline=None)
@given(figures(), st.sampled_from(["sum", "none"]))
def test_every_specification_fits_the_schema(drawn: Figure, aggregation: str) -> None:
    text = chart_of(drawn, Shelf(aggregation=aggregation))
    if text is not None:
        valid(text)


@pytest.mark.parametrize(
    "drawn",
    [
        figure("series", *YEARS, caveats=(BREAK,)),
        figure("difference", YEARS[0], YEARS[3], value=Decimal(5), display="5", caveats=(BREAK,)),
        figure("lookup", *FLOWS),
        figure("share", value(30, ward="Surgery"), value(120), value=Decimal(25), unit="percent"),
        figure("sum", value(30, ward="Surgery"), value(-12, ward="Children"), value=Decimal(18)),
        figure("series", *(value(n, ward=w, year=f"{n}") for n in range(2010, 2020) for w in "ABC")),
    ],
    ids=["line", "columns", "sankey", "share", "sum", "lines"],
)
def test_each_kind_fits_the_schema(drawn: Figure) -> None:
    text = chart_of(drawn, Shelf())
    assert text is not None
    valid(text)


@settings(max_examples=100, deadline=None)
@given(figures(), st.sampled_from(["sum", "none"]))
def test_a_chart_shows_only_numbers_of_its_figure(drawn: Figure, aggregation: str) -> None:
    text = chart_of(drawn, Shelf(aggregation=aggregation))
    assert text == chart_of(drawn, Shelf(aggregation=aggregation))
    if text is None:
        return
    spec = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    shown = set(_shown(spec))
    known = {one.value for one in drawn.values} | {drawn.value}
    assert shown <= known and (shown or "$schema" not in spec)
    assert re.findall(r"\w+://", text.replace("https://vega.github.io/schema/vega-lite/v6.json", "")) == []


def _shown(spec: Any) -> list[Any]:
    """The values that marks stand for: of rows, of flows, and of lines across the plot but those at a break."""
    if "$schema" not in spec:
        return list(spec["data"][0]["link"]["value"])
    shown = [
        row["value"] for part in everything(spec, "values") for row in part if isinstance(row, dict) and "value" in row
    ]
    return shown + [at for at in everything(spec, "datum") if at != Decimal("2018.5") and not isinstance(at, str)]


def test_charts_name_their_source_whatever_it_says() -> None:
    odd = Source("nurses", "table", "<b>Register</b> ${x}", "A & B")
    spec = chart(figure("lookup", *FLOWS, sources=(odd,)))
    assert "&lt;b&gt;Register&lt;/b&gt;" in spec["layout"]["annotations"][0]["text"]
    assert "A & B, <b>Register</b> ${x}" in spec["layout"]["meta"]["footer"][0]
    assert SOURCE.title not in json.dumps(spec, default=str)
