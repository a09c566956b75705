"""Files of the user's own in a folder of the store: listed and removed. Takes none in, reads none.

uploads/report.pdf               a file, as it was given
uploads/report.pdf.yaml          its sidecar
uploads/reports.zip/...          a folder: what came in one archive, mail or data package
uploads/.parsed/                 what parsing them gave, remembered
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import IndexUnwritable, SourceNotFound
from assistant.ingest.descriptor import PACKAGE
from assistant.ingest.gathering import hidden
from assistant.ingest.names import slug
from assistant.ingest.parsing import READABLE
from assistant.ingest.remembered import Remembered
from assistant.ingest.sidecar import is_sidecar

_PARSED = ".parsed"


def parsed_in(folder: Path) -> Remembered:
    """Parses the files of a store, remembering beside them what they hold."""
    return Remembered(folder / _PARSED)


def uploaded(folder: Path) -> tuple[Path, ...]:
    """The files taken in so far with their sidecars, in the order of their names; what came in others comes last."""
    if not folder.is_dir():
        return ()
    inside = sorted(path for path in folder.rglob("*") if path.is_file() and not hidden(path.relative_to(folder)))
    return (*(path for path in inside if path.parent == folder), *(path for path in inside if path.parent != folder))


def remove_uploads(folder: Path, source_ids: Sequence[str]) -> None:
    """Delete what has these source ids; a workbook's id means all its tables, an archive's all that came in it.

    Raises:
        SourceNotFound: an id is of nothing taken in; then nothing is deleted.
        IndexUnwritable: a file cannot be deleted.
    """
    known = _removable(folder)
    wanted = {source_id: known.get(source_id.split("/")[0]) for source_id in source_ids}
    for source_id, path in wanted.items():
        if path is None:
            raise SourceNotFound(
                f"No ingested file has the id {source_id!r}.",
                f"Ingested files: {', '.join(known) or 'none'}. What is in the corpus folder is removed there.",
            )
    with writing(folder):
        for path in dict.fromkeys(path for path in wanted.values() if path):
            _delete(path)
            home = folder / path.relative_to(folder).parts[0]
            if home.is_dir() and not any(map(is_document, uploaded(home))):
                _delete(home)


def _removable(folder: Path) -> dict[str, Path]:
    """What can be removed by which source id: what was given, and the files that came in it."""
    given = {slug(entry.name): entry for entry in entries(folder)}
    inside = {
        slug(path.name): path
        for path in uploaded(folder)
        if path.parent != folder and is_document(path) and not any(path.parent.glob(PACKAGE))
    }
    return given | {source_id: path for source_id, path in inside.items() if source_id not in given}


def entries(folder: Path) -> tuple[Path, ...]:
    """What was given, each a file or a folder."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if not hidden(Path(path.name)) and not is_sidecar(path)))


def sidecar_in_store(path: Path) -> Path:
    """Where the sidecar of a file stands in the store, if it has one."""
    return path.with_name(f"{path.name}.yaml")


def _delete(path: Path) -> None:
    """Delete a file with its sidecar, or a folder."""
    if path.is_dir():
        shutil.rmtree(path)
        return
    path.unlink(missing_ok=True)
    sidecar_in_store(path).unlink(missing_ok=True)


def is_document(path: Path) -> bool:
    """Whether a file is one to be read, by its suffix: no sidecar, no data package."""
    return path.suffix.lower() in READABLE


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Tell what the system says of a folder that cannot be written.

    Raises:
        IndexUnwritable: it cannot.
    """
    try:
        yield
    except OSError as error:
        raise IndexUnwritable(
            f"The folder {folder} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Choose a folder that can be written with --index.",
        ) from error
