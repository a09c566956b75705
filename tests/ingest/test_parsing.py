from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.parsing import READABLE, as_json, parse
from tests.ingest import brought


def _every_kind(folder: Path) -> list[Path]:
    (folder / "a.md").write_text("---\ntitle: A\nbased_on:\n  - title: B\n---\nNurses left.", encoding="utf-8")
    (folder / "a.csv").write_text("year,country,midwives\n2019,Portugal,10\n2020,Spain,12.5\n", encoding="utf-8")
    return [
        folder / "a.md",
        folder / "a.csv",
        brought.pdf(folder / "a.pdf"),
        brought.docx(folder / "a.docx", "Nurses", [("Flows", "They left.")]),
        brought.html(folder / "a.html", "Nurses", [("Flows", "They left for Spain. " * 9)]),
        brought.mail(folder / "a.eml", "Nurses", "They left."),
    ]


def test_every_kind_gives_text_or_tables_and_survives_json(tmp_path: Path) -> None:
    for path in _every_kind(tmp_path):
        parsed = parse(path, "a")
        assert path.suffix in READABLE
        assert bool(parsed.loaded) != bool(parsed.tables)
        assert as_json().validate_json(as_json().dump_json(parsed)) == parsed


def test_tables_of_one_file_are_numbered_and_titled_by_it(tmp_path: Path) -> None:
    path = tmp_path / "ward_beds.csv"
    path.write_text("ward,beds\nA,1\nB,2\n", encoding="utf-8")
    (data,) = parse(path, "beds").tables
    assert (data.table.id, data.table.source.title) == ("beds", "Ward beds")
    path.write_text("ward\n", encoding="utf-8")
    with pytest.raises(CorpusError):
        parse(path, "beds")


def test_what_is_no_json_of_a_parsed_file_is_refused() -> None:
    for text in ("", "[]", '{"loaded": {"title": 1}}', '{"tables": [{}]}'):
        with pytest.raises(ValueError, match="validation error"):
            as_json().validate_json(text)
