"""Readable features of every cell of a grid as what a question asks for. Weighs nothing: that is the ranker's work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.plan.grids.asking import Asked
from assistant.plan.grids.axes import Place
from assistant.plan.grids.grid import Grid, Label
from assistant.plan.grids.linking import Link, Linker
from assistant.plan.grids.tokens import NOT
from assistant.plan.words import stem

Features = dict[str, float]
UNIT_FEATURES = frozenset(
    {
        "percent as asked",
        "maybe percent as asked",
        "percent unasked",
        "no percent though asked",
        "surely no percent though asked",
        "money as asked",
        "percent though money asked",
        "number as asked",
    }
)
_WHOLE = 0.99
_CONSTANT = stem("constant")


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell with its features; `line` and `heading` are positions in the grid."""

    line: int
    heading: int
    features: Features

    @property
    def place(self) -> Place:
        """Where it stands in the grid."""
        return self.line, self.heading


@dataclass(frozen=True, slots=True)
class _Side:
    """What a row, or a column, says: the link of its own label and of those above it.

    `others` are the words of the question that the own labels of all sides say, `total` whether its own is a whole.
    """

    leaf: Link
    above: Link
    stems: frozenset[str]
    others: frozenset[str]
    total: bool
    features: Features

    @property
    def most(self) -> float:
        """How much of its own label, or of one above, the question says."""
        return max(self.leaf.said, self.above.said)


@dataclass(frozen=True, slots=True)
class _Years:
    """Whether the question names one of the grid's years, which are more than one, and the latest that it has."""

    dated: bool
    latest: int


def spots_of(asked: Asked, grid: Grid, linker: Linker) -> tuple[Spot, ...]:
    """Every filled cell with its features."""
    lines = _sides("row", [(line.leaf, line.above) for line in grid.lines], linker)
    headings = _sides("column", [(heading.leaf, heading.above) for heading in grid.headings], linker)
    years = _Years(*_years(asked, grid))
    return tuple(
        Spot(i, j, _features(asked, grid, linker, (i, j), (lines[i], headings[j]), years))
        for i in range(len(grid.lines))
        for j in range(len(grid.headings))
        if grid.at(i, j) is not None and grid.lines[i].leaf.text
    )


def _sides(name: str, labelled: Sequence[tuple[Label, tuple[Label, ...]]], linker: Linker) -> list[_Side]:
    sides = []
    nearness = [_nearness(leaf, above, linker) for leaf, above in labelled]
    nearest = [max(column, default=0.0) for column in zip(*nearness, strict=True)] or [0.0, 0.0]
    links = [linker.link(leaf) for leaf, _ in labelled]
    best = max((link.gain for link in links), default=0.0)
    others = frozenset().union(*(link.stems for link in links)) & linker.asked.tokens
    negated = NOT in linker.asked.order
    for (leaf, above), link, near in zip(labelled, links, nearness, strict=True):
        upper = [linker.link(label) for label in above]
        over = max(upper, key=lambda up: (up.gain, up.said), default=link)
        upper_stems = frozenset[str]().union(*(up.stems for up in upper))
        stems = link.stems | upper_stems
        features = {
            f"{name} said": link.said,
            f"{name} gain": link.gain,
            f"{name} phrase": link.phrase,
            f"{name} whole": float(link.said >= _WHOLE),
            f"{name} silent": float(not link.stems),
            f"{name} best": float(link.gain >= best > 0),
            f"{name} total": float(leaf.total),
            f"{name} fresh": linker.gain((link.stems & linker.asked.tokens) - linker.title - upper_stems),
            f"{name} unsaid": 0.0 if leaf.total else linker.unsaid(leaf),
            f"{name} above unsaid": max((linker.unsaid(label) for label in above if not label.total), default=0.0),
            f"{name} negated as asked": float(leaf.negated and negated),
            f"{name} negated unasked": float(leaf.negated and not negated),
            f"{name} aside unasked": float(any(label.aside for label in (leaf, *above)) and link.said < 1),
        }
        features[f"{name} label near"] = near[0] - nearest[0]
        features[f"{name} near"] = near[1] - nearest[1]
        if above:
            features[f"{name} above said"] = over.said
            features[f"{name} above gain"] = over.gain
            features[f"{name} above total"] = float(any(label.total for label in above))
        sides.append(_Side(link, over, stems, others, leaf.total, features))
    return sides


def _nearness(leaf: Label, above: tuple[Label, ...], linker: Linker) -> tuple[float, float]:
    """How near a label, and the label with those above it, are to the question in meaning."""
    own = linker.near(leaf.text)
    over = [linker.near(label.text) for label in above]
    return own, own + sum(over) / len(over) if over else own


def _years(asked: Asked, grid: Grid) -> tuple[bool, int]:
    named = [line.years for line in grid.lines] + [heading.years for heading in grid.headings]
    known = frozenset[int]().union(*named)
    return len(known) > 1 and bool(asked.years & known), max(known, default=0)


def _features(
    asked: Asked, grid: Grid, linker: Linker, at: tuple[int, int], sides: tuple[_Side, _Side], years: _Years
) -> Features:
    line, heading = grid.lines[at[0]], grid.headings[at[1]]
    row, column = sides
    stems = (row.stems | column.stems) & asked.tokens
    own = line.years | heading.years
    features = {**row.features, **column.features}
    known = row.stems | column.stems | linker.title
    for name, side in (("row", row), ("column", column)):
        left = linker.gain(side.others - known)
        features[f"{name} total by default"] = float(side.total and not left)
        features[f"{name} total though parts said"] = float(side.total) * min(1.0, 5 * left)
    features["explained"] = linker.gain(stems | linker.title)
    features["explained by labels"] = linker.gain(stems)
    features["explained words"] = linker.gain(stems) * linker.total / 4
    features["both said"] = row.most * column.most
    features["less said"] = min(row.most, column.most)
    shared = row.leaf.stems & column.leaf.stems & asked.tokens
    features["twice though said once"] = linker.gain(frozenset(t for t in shared if asked.order.count(t) < 2))
    features["year asked"] = float(
        years.dated and bool(own & asked.years) and (own <= asked.years or asked.years <= own)
    )
    features["year partly"] = float(years.dated and bool(own & asked.years))
    features["year exact"] = float(years.dated and bool(own) and own <= asked.years and own >= asked.years)
    features["year other"] = float(years.dated and bool(own) and not own & asked.years)
    features["year missing"] = float(years.dated and not own)
    features["whole of parts"] = float(line.whole)
    features["latest"] = float(not asked.years and bool(own) and max(own) == years.latest)
    features["not latest"] = float(not asked.years and bool(own) and max(own) < years.latest)
    features["constant prices unasked"] = float(
        any(_CONSTANT in label.tokens for label in (*line.labels, heading.leaf, *heading.above))
        and _CONSTANT not in asked.order
    )
    features.update(_unit_features(asked, grid.percent(*at), grid.percentlike(*at), grid.beyond_percent(*at)))
    return features


def _unit_features(asked: Asked, percent: bool, maybe: bool, beyond: bool) -> Features:
    wants = "percent" in asked.cues or "points" in asked.cues
    money = "money" in asked.cues
    return {
        "percent as asked": float(percent and wants),
        "percent unasked": float(percent and not wants),
        "maybe percent as asked": float(wants and maybe and not percent),
        "no percent though asked": float(wants and not maybe),
        "surely no percent though asked": float(wants and beyond),
        "money as asked": float(money and not percent),
        "percent though money asked": float(money and percent),
        "number as asked": float("how_many" in asked.cues and not wants and not percent),
    }
