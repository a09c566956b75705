"""Where the tables of an index are: in its folder, or in a schema of a PostgreSQL server. Connects to nothing."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from assistant.errors import IndexBroken

EMBEDDED = "duckdb"
_NOTE = "server.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Tables in a server: a mark of the database, and the schema."""

    database: str
    schema: str


def is_server(url: str) -> bool:
    """Whether the tables are in a server."""
    return url != EMBEDDED


def database_mark(url: str) -> str:
    """A mark of a database, whoever logs in to it: of its host, port and name; "" for the embedded store."""
    if not is_server(url):
        return ""
    parts = urlsplit(url)
    asked = parse_qs(parts.query)
    place = [parts.hostname, parts.port or 5432, parts.path, asked.get("host"), asked.get("port"), asked.get("dbname")]
    return hashlib.sha256(json.dumps(place).encode()).hexdigest()[:16]


def without_password(text: str, url: str) -> str:
    """A driver's message, should it hold the password of a URL."""
    parts = urlsplit(url)
    secrets = [parts.password or "", *parse_qs(parts.query).get("password", ())]
    for secret in {s for one in secrets for s in (one, unquote(one)) if s}:
        text = text.replace(secret, "…")
    return text


def write_note(folder: Path, loaded: Loaded) -> None:
    """Note in the folder of a generation where its tables are."""
    with (folder / _NOTE).open("w", encoding="utf-8") as file:
        json.dump({"database": loaded.database, "schema": loaded.schema}, file)
        file.flush()
        os.fsync(file.fileno())


def read_note(folder: Path) -> Loaded | None:
    """Where the tables of a generation are; None where they are in its folder.

    Raises:
        IndexBroken: the note is damaged.
    """
    path = folder / _NOTE
    if not path.exists():
        return None
    try:
        noted = json.loads(path.read_text(encoding="utf-8"))
        return Loaded(str(noted["database"]), str(noted["schema"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexBroken(f"The note {path} is damaged.", "Run `assistant ingest`.") from error


def schemas_noted(index: Path, url: str) -> frozenset[str]:
    """The schemas of a database that folders of an index speak of, half-made generations among them."""
    return frozenset(_schemas(index.glob(f"*/*/*/{_NOTE}"), database_mark(url)))


def _schemas(notes: Iterable[Path], database: str) -> Iterable[str]:
    for path in notes:
        try:
            noted = read_note(path.parent)
        except IndexBroken:
            continue
        if noted and noted.database == database:
            yield noted.schema
