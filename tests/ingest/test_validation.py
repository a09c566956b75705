from pathlib import Path
from typing import Any

import pytest

import assistant
from assistant.ingest.about import BreakAbout, FieldAbout
from assistant.ingest.complaint import Complaint
from assistant.ingest.validation import UNITS_FILE, Column, complaints
from assistant.types import Role


def column(name: str, role: Role, *cells: str, **about: Any) -> Column:
    return Column(name, role, FieldAbout.model_validate(about), cells)


YEAR = column("year", "time", "2021", "2021", "2022")
COUNTRY = column("country", "dimension", "Portugal", "Spain", "Spain")
NURSES = column("nurses", "measure", "10", "20", "30", unit="count", aggregation="sum")
CODE = column("code", "attribute", "PRT", "ESP", "ESP")


def told(changed: Column, *more: Column) -> Complaint:
    """The one complaint of a sound table with one column put in the place of that of its name, or added."""
    columns = {sound.name: sound for sound in (YEAR, COUNTRY, NURSES, CODE)} | {c.name: c for c in (changed, *more)}
    (said,) = complaints(tuple(columns.values()), ())
    return said


def test_a_sound_table_gives_no_complaint() -> None:
    assert complaints((YEAR, COUNTRY, NURSES, CODE), ()) == ()


@pytest.mark.parametrize(
    ("about", "what", "fix"),
    [
        ({"unit": "%"}, "the unit '%' of the field share", "Write 'percent'."),
        ({"unit": "per_1001"}, "the unit 'per_1001' of the field share", "Nearest: per_1000"),
        ({"unit": "bananas"}, "is not known", "A new unit is one line in UNITS of"),
        ({"unit": "percent", "base": "nurses", "aggregation": "sum"}, "in percent of nurses", "Write 'none'"),
        ({"unit": "per_1000", "aggregation": "sum"}, "rates do not add up", "Write 'none'"),
        ({"unit": "percent", "aggregation": "weighted_mean"}, "but no weight", "Name the measure"),
        ({"weight": "nurse"}, "names 'nurse' as its weight, which is not a field", "Nearest: nurses."),
        ({"weight": "country"}, "which is not another measure", "Measures: nurses."),
        ({"weight": "share"}, "which is not another measure", "Measures: nurses."),
    ],
)
def test_a_measure_that_cannot_be_computed_with_is_told(about: dict[str, Any], what: str, fix: str) -> None:
    said = told(column("share", "measure", "1", "2", "3", **about))
    assert what in said.what
    assert fix in said.fix


@pytest.mark.parametrize(
    ("about", "what", "fix"),
    [
        ({"code": "cod"}, "the field country names 'cod' as its code, which is not a field", "Nearest: code."),
        ({"totals": ["Iberia"]}, "names 'Iberia' as its total, which no row has", "Members: Portugal, Spain."),
        ({"groups": ["Iberia"]}, "as its group, which no row has", "Members: Portugal, Spain."),
        ({"default": "Portugl"}, "names 'Portugl' as its default", "Nearest: Portugal."),
        ({"member_aliases": {"Spian": ["ES"]}}, "names 'Spian' as its member with other names", "Nearest: Spain."),
        ({"totals": ["Spain", "Portugal"]}, "has 2 totals (Spain, Portugal)", "in 'groups'"),
    ],
)
def test_a_dimension_that_does_not_fit_its_members_is_told(about: dict[str, Any], what: str, fix: str) -> None:
    said = told(column("country", "dimension", *COUNTRY.cells, **about))
    assert what in said.what
    assert fix in said.fix


def test_the_file_that_a_new_unit_goes_into_is_there() -> None:
    assert "UNITS" in (Path(assistant.__file__).parents[1] / UNITS_FILE).read_text(encoding="utf-8")


def test_one_total_with_groups_beside_it_is_sound() -> None:
    nested = column("country", "dimension", *COUNTRY.cells, totals=["Spain"], groups=["Portugal"])
    assert complaints((YEAR, nested, NURSES), ()) == ()


def test_rows_that_nothing_tells_apart_are_named_by_their_place_in_the_file() -> None:
    said = told(column("year", "time", "2021", "2022", "2022"))
    assert said.what == "rows 3 and 4 (2022, Spain) have the same year, country"
    assert "'dimension'" in said.fix


def test_many_repeated_rows_are_one_complaint() -> None:
    said = complaints((column("year", "time", *["2021"] * 9), column("n", "measure", *"123456789")), ())
    assert len(said) == 1
    assert "2 and 5 (2021), and 5 more have the same year" in said[0].what


def test_a_list_without_measures_may_repeat_itself() -> None:
    assert complaints((column("year", "time", "2021", "2021"), column("event", "attribute", "a", "b")), ()) == ()


@pytest.mark.parametrize(
    ("gap", "what", "fix"),
    [
        ({"field": "nurse"}, "a break names 'nurse', which is not a field", "Nearest: nurses."),
        ({"field": "nurses", "where": {"land": ["Spain"]}}, "a break names 'land'", "Fields: "),
        ({"field": "nurses", "where": {"country": ["Span"]}}, "a break names 'Span' of the field country", "Spain"),
    ],
)
def test_a_break_that_names_nothing_is_told(gap: dict[str, Any], what: str, fix: str) -> None:
    item = BreakAbout.model_validate({"between": [2021, 2022], "note": "n", **gap})
    (said,) = complaints((YEAR, COUNTRY, NURSES), (item,))
    assert what in said.what
    assert fix in said.fix
