"""Tables in words for a language model: what they hold, and the names that a request may use. Holds no cell."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.plan.words import content_stems
from assistant.tables import TableStore
from assistant.types import Field, Table

MEMBERS = 40
_MEASURES = 60
_LONGEST = 500


def describe(store: TableStore, table: Table, question: str) -> str:
    """A table's title, measures with units and dimensions with members, those that the question may mean first."""
    asked = frozenset(content_stems(question))
    lines = [_clipped(f"table {table.id}: {table.source.title}. {table.description}")]
    lines += _measures(table, asked)
    for field in table.fields:
        if field.role in ("dimension", "time"):
            members = _nearest(store.members(table.id, field.name), asked)
            more = f" and {len(members) - MEMBERS} more" if len(members) > MEMBERS else ""
            lines.append(f"- {field.role} {field.name}: {'; '.join(members[:MEMBERS])}{more}")
    return "\n".join(lines)


def _measures(table: Table, asked: frozenset[str]) -> list[str]:
    fields = {f.name: f for f in table.measures}
    titles = _nearest([f"{f.title}\n{f.name}" for f in fields.values()], asked)
    return [_measure(fields[title.rpartition("\n")[2]]) for title in titles[:_MEASURES]]


def _measure(field: Field) -> str:
    return _clipped(f"- measure {field.name}: {field.title} ({field.unit or 'no unit given'})")


def _nearest(names: Sequence[str], asked: frozenset[str]) -> list[str]:
    """The names that share words with the question first, else in their order."""
    return sorted(names, key=lambda name: -len(asked & frozenset(content_stems(name))))


def _clipped(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST] + " …"
