"""Which members stand in the cells of a scope, read at once or, of many cells, field by field. Settles nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.compute.rows import Query
from assistant.compute.scope import Combination, Scope


@dataclass(frozen=True, slots=True)
class Presence:
    """The members present; `cells` is None where their combinations are too many to be read."""

    query: Query
    cells: tuple[Combination, ...] | None

    @classmethod
    def of(cls, scope: Scope, query: Query) -> Presence:
        """What is present in a scope."""
        return cls(query, query.combinations(scope))

    def any(self, scope: Scope) -> bool:
        """Whether there is any cell."""
        return bool(self.query.distinct(scope, ())) if self.cells is None else bool(self.cells)

    def narrowed(self, scope: Scope, name: str) -> Presence:
        """What is left once a choice of one field is made."""
        if self.cells is None:
            return self
        takes = scope.choice(name).takes
        return replace(self, cells=tuple(cell for cell in self.cells if takes(cell[name])))

    def members(self, scope: Scope, name: str) -> tuple[str, ...]:
        """The members of a field, in table order."""
        if self.cells is None:
            return tuple(member for (member,) in self.query.distinct(scope, (name,)))
        return tuple(dict.fromkeys(cell[name] for cell in self.cells))

    def pairs(self, scope: Scope, one: str, other: str) -> frozenset[tuple[str, ...]]:
        """The members of two fields that stand together."""
        if self.cells is None:
            return frozenset(self.query.distinct(scope, (one, other)))
        return frozenset((cell[one], cell[other]) for cell in self.cells)
