import shutil
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.errors import CorpusError, IndexMissing, IndexStale
from assistant.settings import Settings, load_settings
from tests.conftest import NURSES

TABLE = "year,country,midwives\n2019,Portugal,10\n2020,Portugal,12\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shutil.copytree(NURSES, tmp_path / "corpus")
    return load_settings(corpus=tmp_path / "corpus", index=tmp_path / "index", embedder="fake:384")


def test_an_index_is_built_and_then_only_what_changed(settings: Settings, tmp_path: Path) -> None:
    first = build(settings)
    assert (first.changed, first.embedded, first.problems) == (True, first.passages, ())

    again = build(settings)
    assert (again.changed, again.embedded, again.generation) == (False, 0, first.generation)

    (tmp_path / "midwives.csv").write_text(TABLE, encoding="utf-8")
    grown = build(settings, [tmp_path / "midwives.csv", tmp_path / "none.csv"])
    assert [Path(problem.path).name for problem in grown.problems] == ["none.csv"]
    assert 0 < grown.embedded == grown.passages - first.passages
    with Assistant.open(settings) as assistant:
        assert assistant.tables.get("midwives").rows == 2
        assert "2020,Portugal,12" in assistant.source_text("midwives")

    (tmp_path / "corpus" / "broken.xlsx").write_bytes(b"no workbook")
    shrunk = build(settings, remove=["midwives"])
    assert (shrunk.embedded, shrunk.passages) == (0, first.passages)
    assert len(shrunk.problems) == 1
    assert build(settings).problems == shrunk.problems


def test_a_missing_corpus_is_told_before_anything_is_touched(settings: Settings, tmp_path: Path) -> None:
    uploads = settings.index / "uploads"
    uploads.mkdir(parents=True)
    (uploads / "midwives.csv").write_text(TABLE, encoding="utf-8")
    shutil.rmtree(settings.corpus)
    with pytest.raises(CorpusError, match="does not exist"):
        build(settings, remove=["midwives"])
    assert (uploads / "midwives.csv").exists()


def test_no_index_or_one_of_another_model_is_an_error(nurses_settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="There is no index"):
        Assistant.open(nurses_settings.model_copy(update={"index": tmp_path}))
    with pytest.raises(IndexStale, match="fake:16"):
        Assistant.open(nurses_settings.model_copy(update={"embedder": "fake:16"}))
