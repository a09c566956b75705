"""A table's description as the YAML that corrects it, ready to be changed. Reads no table, writes no file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_SOURCE = ("title", "description", "publisher", "published", "url", "licence", "population")
_OF_FIELD = ("title", "role", "kind", "direction", "unit", "aggregation", "base", "totals", "default")
_CHOICES = {
    "role": "dimension, time, measure or attribute",
    "direction": "origin or destination",
    "aggregation": "sum, weighted_mean or none",
}


def correction_lines(table: dict[str, Any]) -> Iterator[str]:
    """YAML lines that state of a table what `described_table` says; what is not known stands in comments."""
    name, _, number = str(table["id"]).partition("/")
    yield f"# Save this beside the file, as its whole name with .yaml ({name}.csv.yaml), change it and ingest again."
    yield "# Leave out what is right as it is."
    indent = ""
    if number:
        yield "tables:"
        yield f"  {json.dumps(table['id'])}:"
        indent = "    "
    for key in _SOURCE:
        if not number or key in ("title", "description", "population"):
            yield indent + _line(key, table[key])
    if not number:
        yield "# also: sheet (a name), skip_rows (above the table), header_rows (0: there is none), caveats (a list)"
    yield f"{indent}fields:"
    for field in table["fields"]:
        yield f"{indent}  {json.dumps(field['name'], ensure_ascii=False)}:"
        if field["because"]:
            yield f"{indent}    # {field['because']}"
        for key in _OF_FIELD:
            if _applies(key, field["role"]):
                yield f"{indent}    {_line(key, field[key])}"


def _applies(key: str, role: str) -> bool:
    if key in ("unit", "aggregation", "base"):
        return role == "measure"
    return key not in ("direction", "totals", "default") or role == "dimension"


def _line(key: str, value: Any) -> str:
    choices = f"  # {_CHOICES[key]}" if key in _CHOICES else ""
    if value in (None, "", []):
        return f"# {key}:{choices}"
    return f"{key}: {json.dumps(value, ensure_ascii=False)}{choices}"
