"""The cells of a file that a data package describes; only this module knows frictionless. Reads no meaning into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError
from assistant.ingest.complaint import nearest, quoted
from assistant.ingest.grid import MAX_ROWS
from assistant.ingest.text import clean_line

if TYPE_CHECKING:
    from frictionless.resources import TableResource

_FIELDS = 'Write `"schema": {"fields": [{"name": ..., "type": ...}, ...]}`, one entry a column.'
# What frictionless raises, beside its own exception, over a descriptor whose properties are of the wrong type.
_STUMBLES = (TypeError, ValueError, KeyError, AttributeError, OSError)


def read_described(descriptor: Any, file: Path, folder: Path) -> tuple[list[dict[str, Any]], list[list[Any]]]:
    """The field descriptors of a resource and the raw cells of its file, which follow them.

    Raises:
        CorpusError: the file is not there, or it and its schema do not fit each other.
    """
    from frictionless import FrictionlessException, Resource

    _check_shape(descriptor)
    try:
        if not file.is_file():
            raise CorpusError(
                f"its file {quoted(descriptor['path'])} does not exist", "Correct `path`, or add the file."
            )
        resource = Resource.from_descriptor(descriptor, basepath=str(folder))
        if resource.datatype != "table":
            raise CorpusError("it is not a table")
        fields: list[dict[str, Any]] = resource.schema.to_descriptor()["fields"]
        return fields, _cells(resource, file)
    except FrictionlessException as error:
        raise _refused(error) from error
    except _STUMBLES as error:
        raise CorpusError(f"its description cannot be followed ({_sentence(str(error))})") from error


def _check_shape(descriptor: dict[str, Any]) -> None:
    """Raise where there is no list of named fields, over which frictionless would stumble."""
    schema = descriptor.get("schema") or {}
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not fields:
        raise CorpusError("its schema has no list of fields", _FIELDS)
    names: list[str] = []
    for number, field in enumerate(fields, start=1):
        name = field.get("name") if isinstance(field, dict) else None
        if not isinstance(name, str) or not name:
            raise CorpusError(f"field {number} of its schema has no name", _FIELDS)
        if name in names:
            raise CorpusError(f"its schema has two fields {quoted(name)}", "Give each field a name of its own.")
        names.append(name)
    _check_key(schema.get("primaryKey"), names)


def _check_key(key: Any, names: list[str]) -> None:
    """Raise where the primary key names a field that is not there."""
    for name in key if isinstance(key, list) else [key]:
        if isinstance(name, str) and name and name not in names:
            raise CorpusError(
                f"its primaryKey names {quoted(name)}, which is not a field of its schema",
                nearest(name, names, "Fields"),
            )


def _cells(resource: TableResource, file: Path) -> list[list[Any]]:
    """The raw cells of a resource whose header and types are those of its schema."""
    rows: list[list[Any]] = []
    with resource:
        _check_header([str(label) for label in resource.labels], resource.schema.field_names, file)
        for row in resource.row_stream:
            for error in row.errors:
                fix = "Remove one of the rows, or add the field that tells them apart to 'primaryKey'."
                raise CorpusError(_sentence(error.message), fix if error.type == "primary-key" else "")
            if len(rows) >= MAX_ROWS:
                raise CorpusError(f"the table is larger than {MAX_ROWS:,} rows")
            rows.append(row.cells)
    return rows


def _check_header(labels: list[str], names: list[str], file: Path) -> None:
    """Raise where the schema and the file do not name the same columns in the same order."""
    for name in names:
        if name not in labels:
            raise CorpusError(
                f"its schema names the field {quoted(name)}, which is no column of {file.name}",
                f"{nearest(name, [label for label in labels if label not in names] or labels, 'Columns')}",
            )
    for label in labels:
        if label not in names:
            raise CorpusError(
                f"the column {quoted(label)} of {file.name} is not in its schema",
                "Describe it in the schema, or remove it.",
            )
    if labels != names:
        raise CorpusError(
            f"the header of the file ({', '.join(labels)}) is not that of its schema ({', '.join(names)})",
            "Put the fields of the schema in the order of the columns.",
        )


def _refused(error: Any) -> CorpusError:
    first = next(iter(error.reasons), error.error)
    if first.type == "encoding-error":
        return CorpusError("the file is not text in the encoding that is stated for it", "Save the file as UTF-8.")
    return CorpusError(_sentence(first.message))


def _sentence(message: str) -> str:
    line = clean_line(message).rstrip(".")[:400]
    return line[:1].lower() + line[1:]
