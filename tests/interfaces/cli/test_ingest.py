from __future__ import annotations

from pathlib import Path

from tests.interfaces.cli.conftest import Run

TABLE = "year,country,midwives\n2019,Portugal,10\n2020,Portugal,12\n"


def test_a_file_of_ones_own_comes_and_goes(command: Run, tmp_path: Path) -> None:
    (tmp_path / "midwives.csv").write_text(TABLE, encoding="utf-8")
    index = ("--index", str(tmp_path / "index"))
    assert command("ingest", *index).out.startswith("Indexed")
    assert "up to date" in command("ingest", *index).out
    assert command("ingest", "midwives.csv", "--json", *index).json["embedded"] > 0
    assert "Portugal,12" in command("source", "midwives", *index).out
    assert command("ingest", "--remove", "midwives", *index).status == 0
    assert command("source", "midwives", *index).status == 2


def test_a_broken_file_is_left_out_and_said(command: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    ended = command("ingest", "broken.xlsx", "--index", str(tmp_path / "index"))
    assert ended.status == 1
    assert "broken.xlsx was left out" in ended.err
    assert ended.out.startswith("Indexed")


def test_what_cannot_be_ingested(command: Run, tmp_path: Path) -> None:
    index = ("--index", str(tmp_path / "index"))
    for arguments in (("nowhere.csv",), ("--remove", "nowhere"), ("--corpus", "nowhere")):
        ended = command("ingest", *arguments, *index)
        assert (ended.status, len(ended.err.splitlines())) == (2, 1)
