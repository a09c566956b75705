"""Tables described by a `datapackage.json`. Infers nothing but defaults."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.about import PackageAbout, ResourceAbout, read_about
from assistant.ingest.cells import is_missing, number_text
from assistant.ingest.complaint import Complaint, quoted
from assistant.ingest.names import slug, words_of
from assistant.ingest.resource import read_described
from assistant.ingest.schema import read_fields
from assistant.ingest.tabular import Rows, table_data
from assistant.ingest.text import clean_line, decode
from assistant.ingest.validation import Column, complaints
from assistant.types import Break, Field, Problem, Publication, Source, TableData

PACKAGE = "datapackage.json"
_CORRECT = f"Correct the file or its description in {PACKAGE}."


@dataclass(frozen=True, slots=True)
class Described:
    """What a data package describes; `paths` are its files, readable or not. `about` speaks for the whole corpus."""

    tables: tuple[tuple[Path, TableData], ...] = ()
    paths: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    about: PackageAbout = PackageAbout()


def read_package(path: Path) -> Described:
    """Read and validate the resources of a data package one by one; a bad one is left out, the others go on.

    Everything that is wrong with a resource is a problem of its own, so that all can be put right at once.
    """
    try:
        package = _load(path)
    except CorpusError as error:
        hint = error.hint or "Correct it and ingest again; until then its tables are read without their descriptions."
        return Described(problems=(Problem(str(path), f"{path.name} was left out: {error.message}. {hint}"),))
    about, wrong = read_about(PackageAbout, package.get("assistant"), "the package")
    problems = [
        Problem(str(path), f"{path.name}: {said.what}. {said.fix or _CORRECT}", left_out=False) for said in wrong
    ]
    tables, paths, seen = [], [], set[str]()
    for position, descriptor in enumerate(package["resources"], start=1):
        name = _name_of(descriptor, position)
        file = _file_of(descriptor, path.parent)
        paths += [file] if file else []
        try:
            if name in seen:
                raise CorpusError(
                    f"the resource name {quoted(name)} is used twice", "Give each resource a name of its own."
                )
            seen.add(name)
            table, told = _read_resource(descriptor, file, path.parent, package)
        except CorpusError as error:
            table, told = None, (Complaint(error.message, error.hint),)
        if table and not told:
            tables.append(table)
        resource = f"Resource {name}{f' ({file.name})' if file else ''}"
        problems += [
            Problem(str(file or path), f"{resource} was left out: {said.what}. {said.fix or _CORRECT}") for said in told
        ]
    return Described(tuple(tables), tuple(paths), tuple(problems), about)


def _name_of(descriptor: Any, position: int) -> str:
    name = descriptor.get("name") if isinstance(descriptor, dict) else None
    return str(name or f"number {position}")


def _load(path: Path) -> dict[str, Any]:
    try:
        package = json.loads(decode(path.read_bytes()))
    except json.JSONDecodeError as error:
        said = f"line {error.lineno}, column {error.colno}: {error.msg.lower()}"
        raise CorpusError(f"it is not valid JSON ({said})") from error
    except RecursionError as error:
        raise CorpusError("it is not valid JSON (nested too deeply)") from error
    except OSError as error:
        raise CorpusError(f"it cannot be read ({(error.strerror or str(error)).lower()})") from error
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list):
        raise CorpusError("it has no list of resources")
    return package


def _file_of(descriptor: Any, folder: Path) -> Path | None:
    stated = descriptor.get("path") if isinstance(descriptor, dict) else None
    if not isinstance(stated, str) or "://" in stated or not stated.strip("./ ") or "\0" in stated:
        return None
    file = (folder / stated).resolve()
    return file if file.is_relative_to(folder.resolve()) else None


def _read_resource(
    descriptor: Any, file: Path | None, folder: Path, package: dict[str, Any]
) -> tuple[tuple[Path, TableData], tuple[Complaint, ...]]:
    """The table of a resource, and all that is wrong with its description.

    Raises:
        CorpusError: there is no table to look at: no file, or one that does not follow its schema.
    """
    if file is None:
        raise CorpusError("its path must be one file inside the folder of the data package")
    schema, rows = read_described(descriptor, file, folder)
    about, wrong = read_about(ResourceAbout, descriptor.get("assistant"), "the resource")
    fields, abouts, told = read_fields(schema)
    stored = _stored(rows, fields)
    cells = tuple(zip(*stored, strict=True)) or ((),) * len(fields)
    columns = [
        Column(field.name, field.role, of_field, column)
        for field, of_field, column in zip(fields, abouts, cells, strict=True)
    ]
    data = table_data(
        _source(slug(file.name), descriptor, about, package),
        fields,
        stored,
        description=clean_line(str(descriptor.get("description") or "")),
        subject=about.subject,
        population=about.population,
        aliases=tuple(about.aliases),
        caveats=tuple(about.caveats),
        breaks=tuple(_break(item) for item in about.breaks),
    )
    return (file, data), (*wrong, *told, *complaints(columns, about.breaks))


def _stored(rows: list[list[Any]], fields: tuple[Field, ...]) -> Rows:
    measured = [field.role == "measure" for field in fields]
    return tuple(
        tuple(_stored_cell(cell, is_measure) for cell, is_measure in zip(row, measured, strict=True)) for row in rows
    )


def _stored_cell(cell: Any, is_measure: bool) -> str:
    text = "" if cell is None else clean_line(str(cell))
    if not is_measure:
        return text
    return "" if is_missing(text) else number_text(text) or ""


def _break(item: Any) -> Break:
    where = tuple((name, tuple(members)) for name, members in item.where.items())
    return Break(item.field, (item.between[0], item.between[1]), item.note, where)


def _source(source_id: str, descriptor: dict[str, Any], about: ResourceAbout, package: dict[str, Any]) -> Source:
    origins = list(_publications(descriptor.get("sources") or package.get("sources") or []))
    first = origins[0] if origins else Publication("")
    licences = descriptor.get("licenses") or package.get("licenses") or []
    licence = next(
        (str(item.get("title") or item.get("name") or "") for item in licences if isinstance(item, dict)), ""
    )
    return Source(
        id=source_id,
        kind="table",
        title=clean_line(descriptor.get("title") or words_of(source_id)),
        publisher=about.publisher or first.publisher or first.title,
        published=about.published or first.published,
        url=about.url or first.url,
        evidence=about.evidence,
        licence=about.licence or licence,
        based_on=tuple(origins),
    )


def _publications(sources: Any) -> Iterator[Publication]:
    for item in sources if isinstance(sources, list) else []:
        if isinstance(item, dict):
            about = item.get("assistant")
            known = {**item, **(about if isinstance(about, dict) else {})}
            yield Publication(
                *(
                    clean_line(str(known.get(key) or ""))
                    for key in ("title", "publisher", "published", "path", "evidence")
                )
            )
