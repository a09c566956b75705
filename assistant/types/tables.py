"""Tables as a statistician describes them. Holds no cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.types.sources import Source

Role = Literal["dimension", "time", "measure", "attribute"]
UNTITLED_LEVELS = ("outermost group", "wider group", "outer group", "group")
"""What ingest calls the labels above rows that a table gives no title, from outer to inner."""
UNTITLED = ("category", *UNTITLED_LEVELS)
"""All titles that ingest gives where a table gives none."""
Direction = Literal["origin", "destination"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column as a statistician sees it; the properties of `assistant` in a Table Schema field.

    `totals` are the members that hold others: the whole, groups and remainders. `partial` says why shares of one base
    do not add up to 100; a `stock` is counted anew at each time, so that its values are not added over time.
    `because` says from what the role and the unit of an undescribed field were inferred.
    """

    name: str
    title: str
    type: str
    role: Role
    kind: str = ""
    description: str = ""
    direction: Direction | None = None
    code: str | None = None
    unit: str = ""
    counted: str = ""
    aggregation: str = "none"
    weight: str | None = None
    base: str = ""
    totals: tuple[str, ...] = ()
    default: str | None = None
    aliases: tuple[str, ...] = ()
    member_aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    definition: str = ""
    loose: tuple[str, ...] = ()
    partial: str = ""
    stock: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A break in a series: values of `field` on the two sides of `between` are not defined alike."""

    field: str
    between: tuple[int, int]
    note: str
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table's description; its cells are in the table store. `hash` is of the table's content."""

    source: Source
    description: str
    fields: tuple[Field, ...]
    rows: int
    hash: str
    population: str = ""
    subject: str = ""
    aliases: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    inferred: bool = False

    @property
    def id(self) -> str:
        """The source id."""
        return self.source.id

    def field_named(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)

    def with_role(self, role: Role) -> tuple[Field, ...]:
        """The fields of one role, in table order."""
        return tuple(f for f in self.fields if f.role == role)

    @property
    def dimensions(self) -> tuple[Field, ...]:
        """The fields whose members select rows, time not among them."""
        return self.with_role("dimension")

    @property
    def measures(self) -> tuple[Field, ...]:
        """The fields that hold values."""
        return self.with_role("measure")

    @property
    def time(self) -> Field | None:
        """The time dimension, if there is one."""
        return next(iter(self.with_role("time")), None)
