"""What is decided so far while a request is shaped, and what comes of it. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from assistant.plan.growing import ranks_changes
from assistant.plan.operations import TWO_ENDS
from assistant.plan.reading import Reading
from assistant.plan.selection import Condition, Selection
from assistant.plan.sides import Sides
from assistant.types import Field, FigureRequest, Note, Operation, Table


@dataclass(frozen=True, slots=True)
class Shaped:
    """A request a question may mean; `gap` says in words what the table lacks, `open` which choice is not made.

    `described` where the question's words picked a member that they do not name; `unfit` where the measure is not of
    the kind asked for, whatever cells it has; `by_study` where rival sources are listed side by side; `lists` where
    a member left open is not asked for but the values of all are given.
    """

    request: FigureRequest
    notes: tuple[Note, ...] = ()
    assumptions: int = 0
    gap: str = ""
    open: tuple[str, tuple[str, ...]] | None = None
    described: bool = False
    unfit: bool = False
    by_study: bool = False
    lists: bool = False


@dataclass(slots=True)
class Draft:
    """What is decided so far while one request is shaped."""

    reading: Reading
    table: Table
    measure: Field
    conditions: dict[str, Condition]
    operation: Operation
    by: str | None
    sides: Sides
    notes: list[Note] = field(default_factory=list)
    assumptions: int = 0
    described: bool = False
    added: list[str] = field(default_factory=list)
    by_study: bool = False
    unplaced: bool = False
    lists: bool = False

    @property
    def time(self) -> str | None:
        """The name of the table's time field."""
        return self.table.time.name if self.table.time else None

    @property
    def ranks_changes(self) -> bool:
        """Whether members are ordered by their change over time."""
        over = self.by is not None and self.by != self.time and self.time is not None and not self.sides
        return over and ranks_changes(self.reading, self.measure, self.operation)

    @property
    def two_ends(self) -> bool:
        """Whether a change over time is asked, from a first to a last period."""
        if self.ranks_changes:
            return True
        return not self.sides and self.operation in (*TWO_ENDS, "compare") and self.by in (None, self.time)

    @property
    def asks_less(self) -> bool:
        """Whether a yes/no question asks if its subject is the smaller one."""
        comparison = self.reading.comparison
        if self.by == self.time and not self.sides:
            return False
        return comparison.less if comparison else "less" in self.reading.cues

    def rows(self, selection: Selection) -> list[int]:
        """The rows with a value that the conditions leave."""
        return selection.rows(self.table, list(self.conditions.values()), self.measure.name)

    def condition(self, name: str) -> Condition:
        """What is chosen of a field so far."""
        return self.conditions.get(name, Condition(name))

    def choose(self, name: str, members: tuple[str, ...], note: str = "", *, counts: bool = True) -> None:
        """Choose members of a field; `counts` where that is an assumption."""
        self.conditions[name] = replace(self.condition(name), members=members)
        self.assumptions += counts
        if note:
            self.notes.append(Note("assumption", note))

    def no_cells(self) -> str:
        """The measure with the members chosen, as what has no values."""
        named = [m for c in self.conditions.values() for m in c.members]
        return f"{self.measure.title} for {', '.join(named)}" if named else self.measure.title
