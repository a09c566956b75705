"""The corpus that ships with the assistant: its data package, its licences and the front matter of its briefs."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import frontmatter
import pycountry
import pytest
from frictionless import Package

from assistant.ingest.descriptor import read_package

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ARTICLES = sorted((CORPUS / "articles").glob("*.md"))
EVIDENCE = {"primary", "secondary", "derived", "mixed"}
ROLES = {"dimension", "time", "measure", "attribute"}
LICENCES = (CORPUS / "LICENCES.md").read_text(encoding="utf-8")

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
    assert resource["title"] and len(re.findall(r"\.(?: |$)", resource["description"])) > 2
    assert re.search(r"\b(?:not|never|no|nothing|only|none|neither)\b", resource["description"], re.IGNORECASE)
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
        assert about["counted"] and about.get("aliases"), measure["name"]
        assert about["aggregation"] != "weighted_mean" or about["weight"], measure["name"]
        assert about["unit"] != "percent" or about["base"], measure["name"]


@each_table
def test_named_members_exist(resource: Resource) -> None:
    rows = _rows(resource)
    for field in _fields(resource, "dimension"):
        about = field["assistant"]
        members = {row[field["name"]] for row in rows}
        named = {*about.get("totals", ()), *about.get("groups", ()), *about.get("member_aliases", {})}
        named.add(about.get("default", next(iter(members))))
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


def test_no_table_is_complained_about() -> None:
    described = read_package(CORPUS / "datapackage.json")
    assert [problem.message for problem in described.problems] == []
    assert len(described.tables) == len(RESOURCES)


@each_table
def test_shares_of_one_base_add_up_to_100_or_the_table_says_why_not(resource: Resource) -> None:
    rows = _rows(resource)
    shares = [f for f in _fields(resource, "measure") if f["assistant"]["unit"] == "percent"]
    for share in shares:
        about = share["assistant"]
        if about["aggregation"] == "weighted_mean":  # a rate of each row, with the row's own base
            continue
        whole = _adds_up_over_members(resource, share["name"], rows) or _adds_up_over_measures(share, shares, rows)
        assert whole or about.get("partial"), share["name"]
        assert not (whole and about.get("partial")), f"{share['name']} adds up, so `partial` is wrong"


def _adds_up_over_members(resource: Resource, share: str, rows: list[Row]) -> bool:
    """Whether the members of one dimension are the parts of a whole in every combination of the others."""
    axes = [f["name"] for f in _fields(resource, "dimension", "time")]
    return any(
        _all_whole(_parts(axes, dimension["name"], share, rows, left_out))
        for dimension in _fields(resource, "dimension")
        for left_out in (
            dimension["assistant"].get("totals", []),
            dimension["assistant"].get("totals", []) + dimension["assistant"].get("groups", []),
        )
    )


def _parts(axes: list[str], over: str, share: str, rows: list[Row], left_out: Sequence[str]) -> list[list[str]]:
    cells: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in rows:
        if row[share] and row[over] not in left_out:
            cells[tuple(row[axis] for axis in axes if axis != over)].append(row[share])
    return list(cells.values())


def _adds_up_over_measures(share: dict[str, Any], shares: list[dict[str, Any]], rows: list[Row]) -> bool:
    """Whether the measures with the same base are the parts of a whole in every row."""
    names = [f["name"] for f in shares if f["assistant"]["base"] == share["assistant"]["base"]]
    return len(names) > 1 and _all_whole([row[name] for name in names if row[name]] for row in rows)


def _all_whole(groups: Iterable[list[str]]) -> bool:
    """Whether each group adds up to 100 within the rounding of its parts, two points at most."""
    checked = [group for group in groups if group]
    for parts in checked:
        values = [Decimal(part) for part in parts]
        places = max(len(part.partition(".")[2]) for part in parts)
        slack = min(Decimal(len(parts)) / 2 / 10**places, Decimal(2))
        if abs(sum(values, Decimal(-100))) > slack:
            return False
    return bool(checked)


@each_table
def test_every_address_is_well_formed(resource: Resource) -> None:
    addresses = {s["path"] for s in resource["sources"]} | {resource["assistant"]["url"]}
    addresses |= {licence["path"] for licence in resource["licenses"] if "path" in licence}
    names = [f["name"] for f in _fields(resource) if f["assistant"].get("kind") == "url"]
    addresses |= {row[name] for row in _rows(resource) for name in names if row[name]}
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme in {"http", "https"}, address
        assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", parts.netloc, re.IGNORECASE), address
        assert not re.search(r"[\s<>\"]", address), address


@each_table
def test_every_source_is_that_of_a_row_and_every_row_has_a_source(resource: Resource) -> None:
    named = [f["name"] for f in _fields(resource) if f["assistant"].get("kind") in {"source", "url"}]
    told = {" ".join(row[name] for name in named) for row in _rows(resource)} if named else set()
    for source in resource["sources"]:
        assert not told or any(_told_by(source, text) for text in told), f"{source['title']} is of no row"
    for text in told:
        assert any(_told_by(source, text) for source in resource["sources"]), f"no source is named for: {text}"


def _told_by(source: dict[str, str], text: str) -> bool:
    words = set(re.findall(r"[a-z]{4,}", f"{source['title']} {source['publisher']}".lower()))
    return source["path"] in text or len(words & set(re.findall(r"[a-z]{4,}", text.lower()))) > 1


@each_article
def test_a_brief_says_what_it_restates(article: Path) -> None:
    front = frontmatter.loads(article.read_text(encoding="utf-8")).metadata
    assert front["title"] and front["date"] and front["summary"]
    based_on = front["based_on"]
    assert isinstance(based_on, list) and based_on
    assert all(item["title"] and item["publisher"] and item["evidence"] in EVIDENCE for item in based_on)


def test_the_licences_page_names_every_table_under_its_publisher() -> None:
    found: dict[str, str] = {}
    publisher = ""
    for line in LICENCES.splitlines():
        publisher = line[3:] if line.startswith("## ") else publisher
        if line.startswith("### "):
            found[line[4:]] = publisher
    assert found == {r["name"]: r["assistant"]["publisher"] for r in RESOURCES}


@each_table
def test_the_licences_page_tells_sources_licence_and_size_of_a_table(resource: Resource) -> None:
    told = LICENCES.split(f"\n### {resource['name']}\n")[1].split("\n#")[0]
    assert f"{resource['title']}; {len(_rows(resource)):,} rows; evidence: {resource['assistant']['evidence']}." in told
    assert [f"<{s['path']}>" in told and s["title"] in told for s in resource["sources"]] == [True] * len(
        resource["sources"]
    )
    assert told.count("- Source: ") == len(resource["sources"])
    assert f"- Licence: {resource['licenses'][0]['title']}" in told
    assert "- Attribution: " in told and "- Changed by us: " in told


def test_the_licences_page_counts_the_tables_of_each_licence() -> None:
    told = dict(re.findall(r"^\| (.+) \| (\d+) \|$", LICENCES, re.MULTILINE))
    counted = Counter(r["licenses"][0]["title"] for r in RESOURCES)
    assert told == {title: str(count) for title, count in counted.items()}
    assert "## What was left out, and why" in LICENCES


def test_source_ids_are_unique() -> None:
    ids = [a.stem for a in ARTICLES] + [r["name"] for r in RESOURCES] + ["glossary"]
    assert len(ids) == len(set(ids))
