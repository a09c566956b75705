"""Candidate figures over the cells of a grid: a cell, a pair, a share, an extreme, a sum. Ranks nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.plan.grids.asking import Asked
from assistant.plan.grids.axes import Axis, Place, axes_through, column_of, outer_total, totals_beside
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.linking import Linker

Kind = Literal[
    "lookup",
    "several",
    "share",
    "portion",
    "change",
    "difference",
    "ratio",
    "highest",
    "lowest",
    "sum",
    "mean",
    "group",
    "group share",
]
SHARES = frozenset({"share", "portion", "group share"})
_NAMED = 0.6
_FULL, _PARTLY = 0.99, 0.3
_MOST_NAMED = 12
_FEW_NAMED = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to answer: cells in order, the axis they vary along, and what it would give.

    `value` is a number, `names` are labels of members, `values` several numbers; `whole` is the base of a share.
    `named` says that the cells are those that the question names, not all of an axis.
    """

    kind: Kind
    cells: tuple[Place, ...]
    axis: Axis | None = None
    value: Decimal | None = None
    names: tuple[str, ...] = ()
    values: tuple[Decimal, ...] = ()
    whole: Place | None = None
    limit: int | None = None
    nth: int | None = None
    named: bool = False

    @property
    def answer(self) -> tuple[object, ...]:
        """What it states: candidates with one answer support each other."""
        return (None if self.names or self.values else self.value, self.names, self.values)


def derive(asked: Asked, grid: Grid, linker: Linker, anchors: Sequence[Place]) -> tuple[Candidate, ...]:
    """All candidates around some cells."""
    maker = _Maker(asked, grid, linker)
    return tuple(dict.fromkeys(candidate for at in anchors for candidate in maker.around(at)))


class _Maker:
    """Makes the candidates of one question over one grid."""

    def __init__(self, asked: Asked, grid: Grid, linker: Linker) -> None:
        self.asked, self.grid, self.linker = asked, grid, linker

    def around(self, at: Place) -> Iterator[Candidate]:
        """The candidates that one cell takes part in."""
        yield Candidate("lookup", (at,), value=self._value(at))
        for axis in axes_through(self.grid, at):
            named = self._named(axis)
            yield from self._extremes(axis, named)
            if at in named and 2 <= len(named) <= _MOST_NAMED:
                yield from self._together(axis, named)
            yield from self._pairs(at, axis, named)
            yield from self._gathered(at, axis, named)
        column = column_of(self.grid, at)
        apart = self._named(column)
        if at in apart and 2 <= len(apart) <= _FEW_NAMED:
            yield from self._extremes(column, apart, all_too=False)
            yield from self._pairs(at, column, apart)
            yield from self._together(column, apart)
        for axis, total in totals_beside(self.grid, at):
            yield from self._shares(at, axis, total)
        outer = outer_total(self.grid, at)
        if outer and not self.grid.percent(*at) and self._value(outer):
            yield Candidate("share", (at,), None, self._value(at) / self._value(outer), whole=outer)
            yield from self._outer_portions(at, outer)

    def _named(self, axis: Axis) -> tuple[Place, ...]:
        """The cells of an axis that the question names, and those of which it says a part beside them.

        Left out are those of which others say all that the question says, and better.
        """
        found = [p for p in axis.places if self._is_named(axis, p)]
        if axis.years or not found:
            return tuple(found)
        links = {p: self.linker.link(axis.label(p)) for p in axis.places}
        best = [p for p in found if links[p].said >= _FULL]
        said = frozenset[str]().union(*(links[p].stems for p in best)) | self.linker.title
        found = [p for p in found if len(best) < 2 or p in best or links[p].stems - said]
        times = Counter(token for link in links.values() for token in link.stems)
        for p in axis.places:
            own = frozenset(token for token in links[p].stems & self.asked.tokens if times[token] < 2)
            beside = p not in found and links[p].said >= _PARTLY and axis.label(p).tokens[-1] in own
            if beside and any(self.asked.joins(own, links[other].stems) for other in found):
                found.append(p)
        return tuple(p for p in axis.places if p in found)

    def _is_named(self, axis: Axis, at: Place) -> bool:
        if axis.years and self.asked.years & axis.years_of(at):
            return True
        return self.linker.link(axis.label(at)).said >= _NAMED

    def _extremes(self, axis: Axis, named: tuple[Place, ...], *, all_too: bool = True) -> Iterator[Candidate]:
        parts = self._parts(axis)
        named = tuple(p for p in named if not self.grid.aside(p))
        for places, some in ((parts, False), (named, True)):
            if len(places) < 2 or (some and len(places) > _MOST_NAMED) or not (some or all_too):
                continue
            for kind in ("highest", "lowest"):
                yield self._extreme(kind, axis, places, some)

    def _parts(self, axis: Axis) -> tuple[Place, ...]:
        """The cells of an axis without totals and what tells how reliable others are."""
        return tuple(
            p for p in axis.places if not (axis.label(p).total or self.grid.aside(p) or self._is_whole_on(axis, p))
        )

    def _gathered(self, at: Place, axis: Axis, named: tuple[Place, ...]) -> Iterator[Candidate]:
        """The sum of a group that has no total, or of the first few of an axis, and its share of the total."""
        if axis.years:
            return
        parts = self._parts(axis)
        whole = next(
            (total for one, total in totals_beside(self.grid, at) if one == axis and one.label(total).total), None
        )
        chosen: list[tuple[Place, ...]] = []
        if limit := self.asked.limit:
            ordered = sorted(parts, key=self._value, reverse="least" not in self.asked.cues)
            chosen += [tuple(ordered[:limit])] if len(ordered) >= limit else []
        if whole is None and self._is_group(at, axis) and at not in named and parts == axis.places:
            chosen.append(parts)
        outer = outer_total(self.grid, at)
        for places in chosen:
            total = sum(map(self._value, places), Decimal())
            if self.grid.percentlike(*at) and (total > 100 or places == parts):
                continue
            yield Candidate("group", places, axis, total)
            for base in dict.fromkeys(base for base in (whole, outer) if base is not None):
                if self._value(base) and abs(total) <= abs(self._value(base)):
                    yield Candidate("group share", places, axis, total / self._value(base), whole=base)

    def _is_group(self, at: Place, axis: Axis) -> bool:
        """Whether the question names the group whose members lie on the axis."""
        if axis.kind == "rows" and axis.name == self.grid.lines[at[0]].members[self.grid.lines[at[0]].called][0]:
            above = self.grid.lines[at[0]].above
        elif axis.kind == "columns":
            above = self.grid.headings[at[1]].above
        else:
            return False
        return any(self.linker.link(label).said >= _NAMED for label in above)

    def _is_whole_on(self, axis: Axis, at: Place) -> bool:
        """Whether a row is the sum of other rows of the axis."""
        if axis.kind != "rows" or not self.grid.lines[at[0]].whole:
            return False
        rows = {place[0] for place in axis.places}
        return any(self.grid.lines[row].parent == at[0] for row in rows)

    def _extreme(
        self, kind: Literal["highest", "lowest"], axis: Axis, places: tuple[Place, ...], some: bool
    ) -> Candidate:
        ordered = sorted(places, key=self._value, reverse=kind == "highest")
        limit = 1 if some else min(self.asked.limit or 1, len(ordered))
        nth = self.asked.nth if self.asked.nth and self.asked.nth <= len(ordered) else None
        chosen = ordered[nth - 1 : nth] if nth else ordered[:limit]
        names = tuple(axis.label(p).text for p in chosen)
        return Candidate(kind, places, axis, self._value(chosen[0]), names, limit=limit, nth=nth, named=some)

    def _together(self, axis: Axis, named: tuple[Place, ...]) -> Iterator[Candidate]:
        values = tuple(map(self._value, named))
        total = sum(values, Decimal())
        if not axis.years and not (total > 100 and self.grid.percentlike(*named[0])):
            yield Candidate("sum", named, axis, total, named=True)
        if not axis.years:
            yield Candidate("mean", named, axis, total / len(values), named=True)
        yield Candidate("several", named, axis, values=values, named=True)

    def _pairs(self, at: Place, axis: Axis, named: tuple[Place, ...]) -> Iterator[Candidate]:
        """Differences, ratios and changes between this cell and another of the same axis."""
        others = [other for other in (*named, *self._earlier(at, axis)) if other != at]
        for other in dict.fromkeys(others):
            both = at in named and other in named
            one, two = self._value(at), self._value(other)
            yield Candidate("difference", (at, other), axis, one - two, named=both)
            if two:
                yield Candidate("ratio", (at, other), axis, one / two, named=both)
                yield Candidate("change", (at, other), axis, (one - two) / two, named=both)

    def _earlier(self, at: Place, axis: Axis) -> list[Place]:
        """On an axis of years the cell of the year before this one, and that of the first."""
        if not axis.years or not axis.years_of(at):
            return []
        dated = sorted((max(years), p) for p in axis.places if (years := axis.years_of(p)))
        before = [p for year, p in dated if year < max(axis.years_of(at))]
        return [*before[-1:], *before[:1]]

    def _shares(self, at: Place, axis: Axis, total: Place) -> Iterator[Candidate]:
        base = self._value(total)
        if self.grid.percent(*at) or not base:
            return
        yield Candidate("share", (at,), axis, self._value(at) / base, whole=total)
        named = tuple(p for p in self._named(axis) if p != total)
        if at in named and 2 <= len(named) <= _MOST_NAMED:
            part = sum(map(self._value, named), Decimal())
            yield Candidate("portion", named, axis, part / base, whole=total, named=True)

    def _outer_portions(self, at: Place, outer: Place) -> Iterator[Candidate]:
        for axis in axes_through(self.grid, at):
            named = self._named(axis)
            if axis.kind == "rows" and not axis.years and at in named and 2 <= len(named) <= _MOST_NAMED:
                part = sum(map(self._value, named), Decimal())
                yield Candidate("portion", named, axis, part / self._value(outer), whole=outer, named=True)

    def _value(self, at: Place) -> Decimal:
        value = self.grid.at(*at)
        assert value is not None
        return value
