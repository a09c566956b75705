"""The fields of a Table Schema as a statistician sees them. Reads no cells and opens no file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.ingest.about import FieldAbout, read_about
from assistant.ingest.complaint import Complaint
from assistant.ingest.names import words_of
from assistant.ingest.text import clean_line
from assistant.types import Field, Role


def read_fields(
    descriptors: Sequence[dict[str, Any]],
) -> tuple[tuple[Field, ...], tuple[FieldAbout, ...], tuple[Complaint, ...]]:
    """The fields, what the descriptor says of each under `assistant`, and what is wrong with that."""
    fields: list[Field] = []
    abouts: list[FieldAbout] = []
    told: list[Complaint] = []
    for descriptor in descriptors:
        about, wrong = read_about(FieldAbout, descriptor.get("assistant"), f"the field {descriptor['name']}")
        fields.append(_field(descriptor, about))
        abouts.append(about)
        told += wrong
    return tuple(fields), tuple(abouts), tuple(told)


def _field(descriptor: dict[str, Any], about: FieldAbout) -> Field:
    kind = str(descriptor.get("type", "string"))
    return Field(
        name=descriptor["name"],
        title=descriptor.get("title") or words_of(descriptor["name"]).lower(),
        type=kind,
        role=about.role or _default_role(kind),
        kind=about.kind or ("year" if kind in {"year", "yearmonth"} else ""),
        description=clean_line(descriptor.get("description") or ""),
        direction=about.direction,
        code=about.code,
        unit=about.unit,
        counted=about.counted,
        aggregation=about.aggregation,
        weight=about.weight,
        base=about.base,
        partial=about.partial,
        stock=about.stock,
        totals=tuple(dict.fromkeys((*about.totals, *about.groups))),
        default=about.default,
        aliases=tuple(about.aliases),
        member_aliases=tuple((member, tuple(names)) for member, names in about.member_aliases.items()),
        definition=about.definition,
        loose=tuple(about.loose),
    )


def _default_role(kind: str) -> Role:
    if kind in {"year", "yearmonth", "date", "datetime"}:
        return "time"
    return "measure" if kind in {"integer", "number"} else "dimension"
