"""The section of the README on adding to a corpus, followed to the letter in a copy of the small corpus."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from assistant.ingest.about import FieldAbout
from assistant.interfaces.cli import run
from assistant.interfaces.cli.reference import README
from tests.conftest import NURSES

SECTION = README.read_text(encoding="utf-8").split("## Adding an article or a table")[1].split("\n## Settings\n")[0]
FILES = dict(re.findall(r"`((?:articles|tables)/[\w./-]+)`:\n\n```\w+\n(.*?)```", SECTION, re.DOTALL))
(RESOURCE,) = re.findall(r"```json\n(.*?)```", SECTION, re.DOTALL)
(COMMANDS,) = re.findall(r"```bash\n(.*?)```", SECTION, re.DOTALL)
(ANSWER,) = re.findall(r"```text\n(.*?)```", SECTION, re.DOTALL)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small corpus with the article, the table and its description of the README added."""
    folder = Path(shutil.copytree(NURSES, tmp_path / "corpus"))
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"].append(json.loads(RESOURCE))
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    settings = {"CORPUS": folder, "INDEX": tmp_path / "index", "DATA": tmp_path / "data", "EMBEDDER": "fake:384"}
    for key, value in settings.items():
        monkeypatch.setenv(f"ASSISTANT_{key}", str(value))
    return folder


def test_an_article_and_a_table_are_shown() -> None:
    assert sorted(Path(name).suffix for name in FILES) == [".csv", ".md"]
    assert "Ruritania" not in "".join(path.read_text(encoding="utf-8") for path in NURSES.rglob("*.md"))


def test_what_is_added_is_found_without_complaint_and_answers(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = {}
    for line in COMMANDS.splitlines():
        words = shlex.split(line)
        assert words[0] == "assistant"
        status = run(words[1:])
        printed[words[1]] = capsys.readouterr()
        assert status == 0 or words[1] == "doctor", printed[words[1]]
    for name in (*FILES, "corpus", "datapackage.json"):
        assert f"BAD {Path(name).name}" not in printed["doctor"].out
    assert "3 articles" in printed["doctor"].out and "3 tables" in printed["doctor"].out
    assert printed["ingest"].err == ""
    assert " ".join(ANSWER.split()) in " ".join(printed["ask"].out.split())


def test_the_description_is_shown_with_why_the_shares_do_not_add_up(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ingest"]) == 0
    assert run(["figures", "describe", "research-visas"]) == 0
    assert "not adding up to 100: Each country has a base of its own." in capsys.readouterr().out


def test_the_table_of_properties_lists_them_all() -> None:
    rows = re.findall(r"^\| (`.*?) \|", SECTION, re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(FieldAbout.model_fields)
