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


def test_a_bad_cell_names_its_row(package: Path) -> None:
    table = package.parent / "tables" / "nurse_shares.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("280000", "many"), encoding="utf-8")
    (problem,) = read_package(package).problems
    assert '"many" in row "3"' in problem.message


def test_broken_json_is_a_problem(package: Path) -> None:
    package.write_text("{", encoding="utf-8")
    assert "not valid JSON" in read_package(package).problems[0].message
