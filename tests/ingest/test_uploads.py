from pathlib import Path

import pytest

from assistant.errors import CorpusError, IndexUnwritable, SourceNotFound
from assistant.ingest import remove_uploads, take_uploads, uploaded

TABLE = "year,country,midwives\n2019,Portugal,10\n2020,Portugal,12\n"


def _file(folder: Path, name: str, content: str = TABLE) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def _names(store: Path) -> list[str]:
    return [path.name for path in uploaded(store)]


def test_files_are_copied_and_stay_without_their_originals(tmp_path: Path, corpus: Path, store: Path) -> None:
    path = _file(tmp_path, "midwives.csv")
    assert take_uploads(store, [path], corpus) == ()
    path.unlink()
    assert [p.read_text(encoding="utf-8") for p in uploaded(store)] == [TABLE]
    assert sorted(p.name for p in store.iterdir()) == [".parsed", "midwives.csv"]


def test_a_file_of_the_same_name_is_replaced_but_never_by_a_broken_one(
    tmp_path: Path, corpus: Path, store: Path
) -> None:
    take_uploads(store, [_file(tmp_path, "midwives.csv")], corpus)
    take_uploads(store, [_file(tmp_path, "midwives.csv", TABLE + "2021,Portugal,14\n")], corpus)
    (problem,) = take_uploads(store, [_file(tmp_path, "midwives.csv", "")], corpus)
    assert problem.path == str(tmp_path / "midwives.csv")
    assert "midwives.csv was left out" in problem.message
    assert "2021" in uploaded(store)[0].read_text(encoding="utf-8")


def test_what_cannot_be_read_is_told_and_the_rest_taken(tmp_path: Path, corpus: Path, store: Path) -> None:
    good, bad = _file(tmp_path, "midwives.csv"), _file(tmp_path, "midwives-2.xlsx", "no workbook")
    (tmp_path / "empty").mkdir()
    paths = [bad, tmp_path / "none.csv", _file(tmp_path, "a.doc"), tmp_path / "empty", good]
    kinds = take_uploads(store, paths, corpus)
    assert [Path(problem.path).name for problem in kinds] == ["none.csv", "a.doc", "empty", "midwives-2.xlsx"]
    assert _names(store) == ["midwives.csv"]


def test_nothing_fit_is_an_error(tmp_path: Path, corpus: Path, store: Path) -> None:
    with pytest.raises(CorpusError, match=r"none\.csv was left out: there is no such file"):
        take_uploads(store, [tmp_path / "none.csv"], corpus)
    assert not store.exists()


def test_a_source_id_that_is_taken_is_told(tmp_path: Path, corpus: Path, store: Path) -> None:
    take_uploads(store, [_file(tmp_path, "midwives.csv")], corpus)
    twins = [_file(tmp_path, "Midwives.tsv", TABLE.replace(",", "\t")), _file(tmp_path, "nurses.csv", "a,b\n1,2\n")]
    told = [problem.message for problem in take_uploads(store, twins, corpus)]
    assert len(told) == 2
    assert "midwives.csv has the same source id" in told[0]
    assert "'nurses'" in told[1]
    assert _names(store) == ["midwives.csv"]


def test_removal_is_by_source_id_and_all_or_nothing(tmp_path: Path, corpus: Path, store: Path) -> None:
    take_uploads(store, [_file(tmp_path, "Midwives 2020.csv"), _file(tmp_path, "doulas.csv", "a,b\n1,2\n")], corpus)
    with pytest.raises(SourceNotFound, match="No ingested file has the id 'nurses'") as caught:
        remove_uploads(store, ["doulas", "nurses"])
    assert "midwives-2020, doulas" in caught.value.hint or "doulas, midwives-2020" in caught.value.hint
    remove_uploads(store, ["midwives-2020/2"])
    assert _names(store) == ["doulas.csv"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, corpus: Path) -> None:
    _file(tmp_path, "index", "a file")
    with pytest.raises(IndexUnwritable, match="cannot be written"):
        take_uploads(tmp_path / "index" / "uploads", [_file(tmp_path, "midwives.csv")], corpus)
