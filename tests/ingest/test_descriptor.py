import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.ingest.descriptor import read_package

FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    shutil.copytree(FIXTURE, tmp_path / "corpus")
    return tmp_path / "corpus" / "datapackage.json"


def change(path: Path, resource: int, changes: dict[str, Any]) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    data["resources"][resource].update(changes)
    path.write_text(json.dumps(data), encoding="utf-8")


def describe(path: Path, field: str, about: dict[str, Any]) -> None:
    """Change what the second resource says of a field."""
    data = json.loads(path.read_text(encoding="utf-8"))
    found = next(f for f in data["resources"][1]["schema"]["fields"] if f["name"] == field)
    found["assistant"].update(about)
    path.write_text(json.dumps(data), encoding="utf-8")


def test_the_fixture_reads_whole() -> None:
    described = read_package(FIXTURE / "datapackage.json")
    assert described.problems == ()
    flows, shares = (data for _, data in described.tables)
    assert flows.table.id == "nurse_flows"
    assert flows.table.source.publisher == "Iberian Health Observatory"
    assert flows.table.fields[1].direction == "origin"
    assert flows.table.breaks[0].where == (("destination", ("United Kingdom",)),)
    assert flows.rows[6] == ("2022", "Portugal", "PRT", "Spain", "ESP", "1240", "primary")
    assert shares.table.fields[1].totals == ("All countries",)
    assert shares.table.fields[4].weight == "nurses"
    assert not shares.table.inferred


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "nurse_flows"}, "used twice"),
        ({"path": "tables/none.csv"}, "does not exist"),
        ({"path": "../elsewhere.csv"}, "inside the folder"),
        ({"assistant": {"publsher": "x"}}, "assistant.publsher"),
        ({"schema": {"fields": [{"name": "year", "type": "year"}]}}, "Resource nurse_shares"),
        ({"assistant": {"breaks": [{"field": "age", "between": [1, 2], "note": "n"}]}}, "names 'age'"),
        ({"schema": {"fields": [{"name": "year", "type": "bogus"}]}}, "bogus"),
    ],
)
def test_a_bad_resource_is_one_problem_and_the_other_goes_on(
    package: Path, changes: dict[str, Any], words: str
) -> None:
    change(package, 1, changes)
    described = read_package(package)
    assert [data.table.id for _, data in described.tables] == ["nurse_flows"]
    assert len(described.problems) == 1
    assert words in described.problems[0].message


@pytest.mark.parametrize(
    ("field", "about", "words"),
    [
        ("nurses", {"unit": "heads"}, "the unit 'heads' of the field nurses is not known. Units: percent"),
        ("nurses", {"role": "mesure"}, "the role 'mesure' of the field nurses is not known. Roles: dimension"),
        ("country", {"code": "code"}, "names 'code' as its code, which is not a field. Nearest: country_code."),
        ("country", {"totals": ["All countries", "Spain"]}, "has 2 totals (All countries, Spain)"),
        ("country", {"default": "All"}, "names 'All' as its default, which no row has. "),
        ("foreign_trained_percent", {"aggregation": "sum"}, "in percent of practising nurses of the country"),
        (
            "foreign_trained_percent",
            {"weight": "wages"},
            "names 'wages' as its weight, which is not a field. Measures: ",
        ),
    ],
)
def test_a_property_that_does_not_fit_names_file_field_and_fix(
    package: Path, field: str, about: dict[str, Any], words: str
) -> None:
    describe(package, field, about)
    described = read_package(package)
    assert [data.table.id for _, data in described.tables] == ["nurse_flows"]
    (problem,) = described.problems
    assert problem.path.endswith("nurse_shares.csv")
    assert problem.message.startswith("Resource nurse_shares (nurse_shares.csv) was left out: ")
    assert words in problem.message
    assert problem.message.endswith(".")


def test_everything_wrong_with_a_resource_is_told_at_once(package: Path) -> None:
    describe(package, "nurses", {"unit": "heads"})
    describe(package, "country", {"kind": "land", "default": "Nowhere"})
    change(package, 1, {"assistant": {"publsher": "x"}})
    messages = [problem.message for problem in read_package(package).problems]
    assert ["publsher" in messages[0], "'land'" in messages[1], "'Nowhere'" in messages[2], "'heads'" in messages[3]]
    assert len(messages) == 4


def test_a_field_that_the_file_lacks_is_named_with_the_nearest_column(package: Path) -> None:
    data = json.loads(package.read_text(encoding="utf-8"))
    data["resources"][1]["schema"]["fields"][3]["name"] = "nurse"
    package.write_text(json.dumps(data), encoding="utf-8")
    (problem,) = read_package(package).problems
    assert "its schema names the field 'nurse', which is no column of nurse_shares.csv. Nearest: nurses." in (
        problem.message
    )


def test_a_column_that_the_schema_lacks_and_another_order_are_told(package: Path) -> None:
    original = json.loads(package.read_text(encoding="utf-8"))["resources"][1]["schema"]["fields"]
    change(package, 1, {"schema": {"fields": original[:-1]}})
    assert "the column 'evidence' of nurse_shares.csv is not in its schema" in read_package(package).problems[0].message
    change(package, 1, {"schema": {"fields": original[::-1]}})
    assert "Put the fields of the schema in the order of the columns." in read_package(package).problems[0].message


def test_a_repeated_row_is_named_with_or_without_a_primary_key(package: Path) -> None:
    table = package.parent / "tables" / "nurse_shares.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*lines, lines[1]]), encoding="utf-8")
    (problem,) = read_package(package).problems
    assert f"rows 2 and {len(lines) + 1} (" in problem.message
    assert "have the same year, country. Remove one of them" in problem.message
    schema = json.loads(package.read_text(encoding="utf-8"))["resources"][1]["schema"]
    change(package, 1, {"schema": {**schema, "primaryKey": ["year", "country"]}})
    assert "Remove one of the rows" in read_package(package).problems[0].message


def test_a_bad_package_property_is_a_problem_and_the_tables_are_read(package: Path) -> None:
    data = json.loads(package.read_text(encoding="utf-8"))
    data["assistant"] = {"publsher": "x"}
    package.write_text(json.dumps(data), encoding="utf-8")
    described = read_package(package)
    assert len(described.tables) == 2
    assert described.problems[0].message.startswith("datapackage.json: the package has a property assistant.publsher")


def test_a_bad_cell_names_its_row(package: Path) -> None:
    table = package.parent / "tables" / "nurse_shares.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("280000", "many"), encoding="utf-8")
    (problem,) = read_package(package).problems
    assert '"many" in row "3"' in problem.message


def test_broken_json_is_a_problem(package: Path) -> None:
    package.write_text("{", encoding="utf-8")
    assert "not valid JSON" in read_package(package).problems[0].message
