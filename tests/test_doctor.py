"""What `doctor` says of a corpus: its counts, its licences, and each thing wrong with it on a line of its own."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from assistant.doctor import Check, examine
from assistant.settings import Settings
from tests.conftest import NURSES


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(NURSES, tmp_path / "corpus"))


def checks(corpus: Path, nurses_settings: Settings) -> tuple[Check, ...]:
    settings = nurses_settings.model_copy(update={"corpus": corpus})
    return tuple(check for check in examine(settings) if check.name not in {"program", "data folder"})


def test_the_corpus_is_counted_and_so_are_its_licences(corpus: Path, nurses_settings: Settings) -> None:
    told = [check for check in checks(corpus, nurses_settings) if check.name in {"corpus", "licence"}]
    words = sum(
        len(path.read_text(encoding="utf-8").split("\n---\n", 1)[1].split())
        for path in (*sorted((corpus / "articles").glob("*.md")), corpus / "glossary.md")
    )
    rows = sum(
        len(path.read_text(encoding="utf-8").splitlines()) - 1 for path in sorted((corpus / "tables").glob("*.csv"))
    )
    assert told == [
        Check(
            "corpus",
            True,
            f"2 articles, 2 glossary terms, {words:,} words, 2 tables with {rows} rows and 3 measures",
        ),
        Check("licence", True, "2 tables under Creative Commons Attribution 4.0"),
    ]


def test_articles_based_on_something_without_an_address_are_named(corpus: Path, nurses_settings: Settings) -> None:
    (corpus / "articles" / "nurses-leaving-portugal.md").unlink()
    assert "addresses" not in {check.name for check in checks(corpus, nurses_settings)}
    article = corpus / "articles" / "nurse-training-in-spain.md"
    text = article.read_text(encoding="utf-8")
    article.write_text(re.sub(r"^    url: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    (told,) = (check for check in checks(corpus, nurses_settings) if check.name == "addresses")
    assert told.ok
    assert told.detail == "1 article based on a publication without an address: nurse-training-in-spain"


def test_each_complaint_is_a_line_and_the_rest_is_looked_at(corpus: Path, nurses_settings: Settings) -> None:
    package = corpus / "datapackage.json"
    data = json.loads(package.read_text(encoding="utf-8"))
    fields = {field["name"]: field["assistant"] for field in data["resources"][1]["schema"]["fields"]}
    fields["nurses"]["unit"] = "heads"
    fields["country"]["default"] = "Nowhere"
    package.write_text(json.dumps(data), encoding="utf-8")
    (corpus / "articles" / "empty.md").write_text("", encoding="utf-8")
    told = checks(corpus, nurses_settings)
    (summary,) = (check for check in told if check.name == "corpus")
    wrong = [check for check in told if not check.ok and check.name != "corpus"]
    assert not summary.ok
    assert ", 1 table with" in summary.detail
    assert summary.detail.endswith("; 3 complaints")
    assert [check.name for check in wrong if check.name.endswith(("md", "csv"))] == [
        "nurse_shares.csv",
        "nurse_shares.csv",
        "empty.md",
    ]
    assert "'Nowhere'" in wrong[0].detail and "'heads'" in wrong[1].detail
    assert all("\n" not in check.detail for check in told)


def test_what_is_remarked_of_a_file_that_was_read_is_no_fault(corpus: Path, nurses_settings: Settings) -> None:
    package = corpus / "datapackage.json"
    data = json.loads(package.read_text(encoding="utf-8"))
    data["assistant"] = {"publsher": "Ministry of Health"}
    package.write_text(json.dumps(data), encoding="utf-8")
    told = checks(corpus, nurses_settings)
    (summary,) = (check for check in told if check.name == "corpus")
    (remark,) = (check for check in told if check.name == "datapackage.json")
    assert summary.ok and remark.ok
    assert summary.detail.endswith("; 1 remark")
    assert "Nearest: publisher" in remark.detail


def test_a_corpus_that_is_not_there_is_one_line(nurses_settings: Settings, tmp_path: Path) -> None:
    (told,) = (check for check in checks(tmp_path / "none", nurses_settings) if check.name == "corpus")
    assert not told.ok
    assert "does not exist" in told.detail
