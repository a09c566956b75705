from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexBroken
from assistant.tables import read_labels
from assistant.tables.labels import write_labels


def test_labels_are_read_as_written(tmp_path: Path) -> None:
    write_labels(tmp_path, ("surgery", "noite"), np.eye(2, dtype=np.float32))
    found = read_labels(tmp_path)
    assert found.texts == ("surgery", "noite")
    assert np.array_equal(found.vectors, np.eye(2, dtype=np.float32))


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 cut off"])
def test_missing_or_damaged(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "labels.npz").write_bytes(content)
    with pytest.raises(IndexBroken) as caught:
        read_labels(tmp_path)
    assert "assistant ingest" in str(caught.value.hint)
