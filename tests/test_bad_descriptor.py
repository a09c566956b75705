"""Descriptors that cannot be right: `ingest` and `doctor` name file, field and fix of each, and the rest goes on."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.interfaces.cli import run
from tests.conftest import NURSES

Json = dict[str, Any]
Change = Callable[[Json, dict[str, Json]], None]


def says(field: str, **about: Any) -> Change:
    """Change what a field says of itself."""
    return lambda resource, fields: fields[field]["assistant"].update(about)


def renames(field: str, name: str) -> Change:
    """Let the schema call a column by another name."""
    return lambda resource, fields: fields[field].update(name=name)


SHARE = "foreign_trained_percent"
# By the name of the table: what is changed, then the field and the fix that have to be told.
FAULTS: dict[str, tuple[Change, str, str]] = {
    "missing_field": (renames("nurses", "nurse"), "the field 'nurse'", "Nearest: nurses."),
    "missing_weight": (says(SHARE, weight="wages"), f"the field {SHARE} names 'wages' as its weight", "Measures: "),
    "unknown_unit": (says("nurses", unit="heads"), "the unit 'heads' of the field nurses", "Units: percent, "),
    "unknown_role": (says("nurses", role="mesure"), "the role 'mesure' of the field nurses", "Roles: dimension, "),
    "unknown_kind": (says("country", kind="land"), "the kind 'land' of the field country", "Kinds: place, "),
    "unknown_direction": (says("country", direction="in"), "the direction 'in' of the field country", "origin, dest"),
    "unknown_aggregation": (says("nurses", aggregation="add"), "the aggregation 'add' of the field nurses", "sum, "),
    "summed_share": (says(SHARE, aggregation="sum"), f"the field {SHARE} is in percent of practising", "'none'"),
    "two_totals": (says("country", totals=["All countries", "Spain"]), "the field country has 2 totals", "'groups'"),
    "no_such_default": (says("country", default="Spian"), "the field country names 'Spian'", "Nearest: Spain."),
    "unknown_property": (says("country", total=["x"]), "the field country has a property", "Nearest: totals."),
    "repeated_row": (lambda resource, fields: None, "rows 2 and ", "Remove one of them"),
}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small corpus with one more table for each fault."""
    folder = Path(shutil.copytree(NURSES, tmp_path / "corpus"))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    text = (folder / "tables" / "nurse_shares.csv").read_text(encoding="utf-8")
    for name, (change, _, _) in FAULTS.items():
        resource = copy.deepcopy(package["resources"][1]) | {"name": name, "path": f"tables/{name}.csv"}
        change(resource, {field["name"]: field for field in resource["schema"]["fields"]})
        package["resources"].append(resource)
        more = text.splitlines()[1] + "\n" if name == "repeated_row" else ""
        (folder / "tables" / f"{name}.csv").write_text(text + more, encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    settings = {"CORPUS": folder, "INDEX": tmp_path / "index", "DATA": tmp_path / "data", "EMBEDDER": "fake:384"}
    for key, value in settings.items():
        monkeypatch.setenv(f"ASSISTANT_{key}", str(value))
    return folder


def assert_all_told(lines: list[str]) -> None:
    """There is one line for each fault, which names the file, the field and the fix."""
    assert len(lines) == len(FAULTS)
    for line, (name, (_, field, fix)) in zip(lines, FAULTS.items(), strict=True):
        assert f"({name}.csv) was left out: " in line
        assert field in line
        assert fix in line.split(field)[1]


def test_ingest_and_doctor_tell_each_and_the_sound_tables_are_there(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ingest"]) == 1
    assert_all_told(capsys.readouterr().err.splitlines())
    assert run(["figures", "list", "--json"]) == 0
    assert [table["id"] for table in json.loads(capsys.readouterr().out)] == ["nurse_flows", "nurse_shares"]
    assert run(["doctor"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert_all_told([line for line in told if line.startswith("BAD ") and ".csv: " in line])
    (summary,) = (line for line in told if " corpus: " in line)
    assert summary.startswith("BAD ") and summary.endswith(f"; {len(FAULTS)} complaints")
