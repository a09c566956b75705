from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.duplicates import Seen
from assistant.ingest.parsing import parse

TABLE = "year,country,midwives\n2019,Portugal,10\n2020,Portugal,12\n"


def _file(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def _seen(path: Path) -> Seen:
    seen = Seen()
    seen.add(path, parse(path, path.stem))
    return seen


def test_a_copy_is_known_by_its_bytes(tmp_path: Path) -> None:
    seen = _seen(_file(tmp_path, "a.txt", "Nurses left."))
    with pytest.raises(CorpusError, match=r"it is the same document as a\.txt"):
        seen.check_bytes(_file(tmp_path, "b.txt", "Nurses left."))
    seen.check_bytes(_file(tmp_path, "c.txt", "Nurses left!"))


def test_the_same_words_in_another_form_are_the_same_document(tmp_path: Path) -> None:
    seen = _seen(_file(tmp_path, "a.txt", "NURSES\n\nNurses left Portugal, says the register."))
    other = _file(
        tmp_path, "b.md", "---\ntitle: Other\n---\n# Nurses\n\nNurses  left **Portugal**, says the\nregister."
    )
    with pytest.raises(CorpusError, match=r"the same document as a\.txt"):
        seen.check(other, parse(other, "b"))
    changed = _file(tmp_path, "c.txt", "NURSES\n\nNurses left Spain, says the register.")
    seen.check(changed, parse(changed, "c"))


def test_the_same_cells_in_another_form_are_the_same_table(tmp_path: Path) -> None:
    seen = _seen(_file(tmp_path, "a.csv", TABLE))
    other = _file(tmp_path, "b.tsv", TABLE.replace(",", "\t"))
    seen.check_bytes(other)
    with pytest.raises(CorpusError, match=r"the same table as a\.csv"):
        seen.check(other, parse(other, "b"))
    changed = _file(tmp_path, "c.csv", TABLE.replace("12", "13"))
    seen.check(changed, parse(changed, "c"))
