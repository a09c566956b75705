"""The corpus that ships with the assistant: its data package, its licences and the front matter of its briefs."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import frontmatter
import pycountry
import pytest
from frictionless import Package

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ARTICLES = sorted((CORPUS / "articles").glob("*.md"))
EVIDENCE = {"primary", "secondary", "derived", "mixed"}
ROLES = {"dimension", "time", "measure", "attribute"}

Resource = dict[str, Any]
Row = dict[str, str]


def _resources() -> list[Resource]:
    package = json.loads((CORPUS / "datapackage.json").read_text(encoding="utf-8"))
    return list(package["resources"])


RESOURCES = _resources()
each_table = pytest.mark.parametrize("resource", RESOURCES, ids=[r["name"] for r in RESOURCES])
each_article = pytest.mark.parametrize("article", ARTICLES, ids=[a.stem for a in ARTICLES])


def _rows(resource: Resource) -> list[Row]:
    with (CORPUS / resource["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _fields(resource: Resource, *roles: str) -> list[dict[str, Any]]:
    return [f for f in resource["schema"]["fields"] if not roles or f["assistant"]["role"] in roles]


def test_the_package_validates_with_frictionless() -> None:
    report = Package(str(CORPUS / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])


def test_every_file_of_the_tables_folder_is_described_once() -> None:
    paths = [r["path"] for r in RESOURCES]
    assert sorted(paths) == sorted(f"tables/{p.name}" for p in (CORPUS / "tables").iterdir())
    assert all(Path(r["path"]).stem == r["name"] for r in RESOURCES)


@each_table
def test_a_table_says_what_it_is_and_where_it_comes_from(resource: Resource) -> None:
    about = resource["assistant"]
    assert resource["title"] and len(resource["description"]) > 80
    assert resource["licenses"] and all(s["title"] and s["path"] and s["publisher"] for s in resource["sources"])
    assert about["evidence"] in EVIDENCE
    assert about["publisher"] and about["url"] and about["population"] and about["subject"]


@each_table
def test_every_field_has_a_role_and_every_measure_its_unit(resource: Resource) -> None:
    names = {f["name"] for f in _fields(resource)}
    for field in _fields(resource):
        about = field["assistant"]
        assert about["role"] in ROLES and field["title"], field["name"]
        assert about.get("code", next(iter(names))) in names and about.get("weight", next(iter(names))) in names
    for measure in _fields(resource, "measure"):
        about = measure["assistant"]
        assert about["unit"] and about["aggregation"], measure["name"]
        assert about["aggregation"] != "weighted_mean" or about["weight"], measure["name"]
        assert about["unit"] != "percent" or about["base"], measure["name"]


@each_table
def test_named_members_exist(resource: Resource) -> None:
    rows = _rows(resource)
    for field in _fields(resource, "dimension"):
        about = field["assistant"]
        members = {row[field["name"]] for row in rows}
        named = {*about.get("totals", ()), *about.get("member_aliases", {}), about.get("default", next(iter(members)))}
        assert named <= members, (field["name"], named - members)
        assert "" not in members
    for gap in resource["assistant"].get("breaks", ()):
        years = [int(row[f["name"]][:4]) for f in _fields(resource, "time") for row in rows]
        assert min(years) <= gap["between"][0] < gap["between"][1] <= max(years)


@each_table
def test_places_carry_iso_codes(resource: Resource) -> None:
    rows = _rows(resource)
    for field in _fields(resource, "dimension"):
        if field["assistant"].get("kind") != "place":
            continue
        code = field["assistant"]["code"]
        by_member: dict[str, set[str]] = {}
        for row in rows:
            by_member.setdefault(row[field["name"]], set()).add(row[code])
        for member, codes in by_member.items():
            assert len(codes) == 1, member
            assert codes == {""} or pycountry.countries.get(alpha_3=next(iter(codes))), (member, codes)


@each_table
def test_dimensions_and_time_identify_a_row(resource: Resource) -> None:
    key = resource["schema"]["primaryKey"]
    cells = {tuple(row[name] for name in key) for row in _rows(resource)}
    assert len(cells) == len(_rows(resource))


@each_table
def test_every_row_has_an_evidence_grade_and_a_value(resource: Resource) -> None:
    measures = [f["name"] for f in _fields(resource, "measure")]
    for row in _rows(resource):
        assert row["evidence"] in EVIDENCE
        assert any(row[name] for name in measures) or resource["name"] == "policy-and-visa-events"


@each_article
def test_a_brief_says_what_it_restates(article: Path) -> None:
    front = frontmatter.loads(article.read_text(encoding="utf-8")).metadata
    assert front["title"] and front["date"] and front["summary"]
    based_on = front["based_on"]
    assert isinstance(based_on, list) and based_on
    assert all(item["title"] and item["publisher"] and item["evidence"] in EVIDENCE for item in based_on)


def test_the_licences_page_names_every_table() -> None:
    headings = {
        line[4:] for line in (CORPUS / "LICENCES.md").read_text(encoding="utf-8").splitlines() if line[:4] == "### "
    }
    assert headings == {r["name"] for r in RESOURCES}


def test_source_ids_are_unique() -> None:
    ids = [a.stem for a in ARTICLES] + [r["name"] for r in RESOURCES] + ["glossary"]
    assert len(ids) == len(set(ids))
