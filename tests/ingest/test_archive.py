import zipfile
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.archive import check_archive


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"../../x": b"1"}, "outside"),
        ({"/x": b"1"}, "outside"),
        ({"inner.zip": b"1"}, "another archive"),
        ({str(n): b"" for n in range(2_001)}, "2001 parts"),
        ({"bomb": b"\0" * 30_000_000}, "unpacks"),
    ],
)
def test_hostile_archives(tmp_path: Path, entries: dict[str, bytes], words: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    with pytest.raises(CorpusError, match=words):
        check_archive(path)
