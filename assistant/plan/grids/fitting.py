"""Readable features of a candidate as the answer to a question. Weighs nothing: that is the ranker's work."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.plan.grids.asking import Asked
from assistant.plan.grids.axes import Place
from assistant.plan.grids.cells import Features
from assistant.plan.grids.derive import Candidate
from assistant.plan.grids.grid import Grid, Heading
from assistant.plan.grids.linking import Linker
from assistant.plan.grids.tokens import NOT, label_tokens
from assistant.plan.words import stem

_PLACES = frozenset(map(stem, ("country", "nation", "place", "region", "economy", "state", "province")))
_YEARS = frozenset(map(stem, ("year", "period")))
_FIXED = 0.9
_COMPARES = re.compile(
    r"\b(?:difference|differential|gap|ratio|relative to|compared (?:to|with)|versus|vs|minus)\b|log points?",
    re.IGNORECASE,
)
CHANGE = re.compile(r"change|growth|increase|decrease|difference", re.IGNORECASE)


def standing(candidate: Candidate, scores: Mapping[Place, float]) -> Features:
    """How well the cells of a candidate stand; `scores` are those of the cells, 0 for the best and negative below."""
    own = [scores[cell] for cell in candidate.cells]
    return {
        f"{candidate.kind}: anchor": max(own),
        "anchor": max(own),
        "named cells" if candidate.named else "all cells": sum(own) / len(own) if len(own) > 1 else 0.0,
    }


def fit(candidate: Candidate, asked: Asked, grid: Grid, linker: Linker) -> Features:
    """The features of a candidate besides how its cells stand."""
    kind = candidate.kind
    features: Features = {kind: 1.0}
    features.update(_form(candidate, asked, grid))
    features.update(_sense(candidate, asked, _in_label(candidate, grid)))
    features.update(_cover(candidate, asked, grid, linker))
    if candidate.axis is not None:
        features.update(_axis(candidate, asked, grid, linker))
    features.update(_whole(candidate, grid, linker))
    for cue in asked.cues:
        features[f"{kind} & {cue}"] = 0.5
    return {name: value for name, value in features.items() if value}


def _form(candidate: Candidate, asked: Asked, grid: Grid) -> Features:
    """Whether it gives a number, a percentage or a name, as asked."""
    percent = grid.percentlike(*candidate.cells[0])
    gives_percent = percent or candidate.kind in ("share", "portion", "group share", "change")
    wants_percent = bool({"percent", "points"} & asked.cues)
    wants_name = asked.wants_name
    several = bool(candidate.values)
    return {
        "name as asked": float(wants_name and bool(candidate.names)),
        "name unasked": float(not wants_name and bool(candidate.names)),
        "number though name asked": float(wants_name and not candidate.names),
        "percent as asked": float(wants_percent and gives_percent and not candidate.names),
        "no percent though asked": float(wants_percent and not gives_percent and not candidate.names),
        "surely no percent though asked": float(
            wants_percent
            and not gives_percent
            and not candidate.names
            and any(grid.beyond_percent(*cell) for cell in candidate.cells)
        ),
        "percent unasked": float(gives_percent and not wants_percent and not candidate.names),
        "made percent unasked": float(gives_percent and not percent and not wants_percent),
        "percent of percents": float(percent and candidate.kind in ("share", "portion", "group share", "change")),
        "several as asked": float(several and asked.wants_several),
        "several unasked": float(several and not asked.wants_several),
        "all of it": float(candidate.kind == "lookup" and percent and candidate.value == 100),
        "nothing": float(candidate.kind == "lookup" and candidate.value == 0),
        "gap in label": float(
            candidate.kind == "lookup" and bool({"gap", "than"} & asked.cues) and _compares(candidate, grid)
        ),
        "gap of gaps": float(candidate.kind in ("difference", "ratio") and _compares(candidate, grid)),
        "one though several asked": float(not several and not candidate.names and asked.wants_several),
    }


def _in_label(candidate: Candidate, grid: Grid) -> bool:
    """Whether the cell itself is a change: its labels or the title say so."""
    labels = grid.labels_at(*candidate.cells[0])
    return any(CHANGE.search(label.text) for label in labels) or CHANGE.search(grid.table.source.title) is not None


def _compares(candidate: Candidate, grid: Grid) -> bool:
    """Whether the cell itself compares two things: one of its labels says so."""
    return any(_COMPARES.search(label.text) for label in grid.labels_at(*candidate.cells[0]))


def _cover(candidate: Candidate, asked: Asked, grid: Grid, linker: Linker) -> Features:
    """What all its cells together explain of the question, and whether the question joins their labels."""
    stems = frozenset[str]()
    cells = candidate.cells if candidate.named or len(candidate.cells) <= 2 else candidate.cells[:0]
    for cell in (*cells, *((candidate.whole,) if candidate.whole else ())):
        stems = stems.union(*(linker.link(label).stems for label in grid.labels_at(*cell)))
    if not cells and candidate.axis is not None:
        stems = stems.union(axis_tokens(candidate, grid), _shared(candidate, grid, linker))
    joined = 0.0
    if candidate.axis is not None and candidate.named and len(candidate.cells) > 1:
        links = [linker.link(candidate.axis.label(cell)).stems for cell in candidate.cells]
        joints = sum(asked.joins(one, other) for one, other in zip(links, links[1:], strict=False))
        joined = joints / (len(links) - 1)
    return {
        "covered": 4 * linker.gain((stems | linker.title) & asked.tokens),
        "joined": joined,
        "unsaid": _unsaid(candidate, grid, linker),
        "negation unasked": float(NOT not in asked.order and _is_negated(candidate, grid)),
        f"{candidate.kind}: joined": joined,
        "named unjoined": float(candidate.named and len(candidate.cells) > 1 and not joined),
    }


def _is_negated(candidate: Candidate, grid: Grid) -> bool:
    """Whether all its cells stand under a label that says what something is not."""
    return all(any(label.negated for label in grid.labels_at(*cell)) for cell in candidate.cells)


def _unsaid(candidate: Candidate, grid: Grid, linker: Linker) -> float:
    """The most that the question leaves unsaid of a label of the cells that are named."""
    cells = candidate.cells if candidate.named or len(candidate.cells) <= 2 else candidate.cells[:1]
    labels = [grid.lines[cell[0]].leaf for cell in cells] + [grid.headings[cell[1]].leaf for cell in cells]
    if candidate.names and not candidate.named and candidate.axis is not None:
        varying = frozenset(candidate.axis.labels)
        labels = [label for label in labels if label not in varying]
    return max((0.0 if label.total else linker.unsaid(label) for label in labels), default=0.0)


def _shared(candidate: Candidate, grid: Grid, linker: Linker) -> frozenset[str]:
    """The words that every cell of an axis shares with the question through its other labels."""
    assert candidate.axis is not None
    own = candidate.axis.label(candidate.cells[0])
    labels = grid.labels_at(*candidate.cells[0])
    return frozenset().union(*(linker.link(label).stems for label in labels if label != own))


def _sense(candidate: Candidate, asked: Asked, in_label: bool) -> Features:
    """Whether the operation is the one whose words the question has."""
    kind, cues = candidate.kind, asked.cues
    more, less = bool({"most", "more"} & cues), bool({"least", "less"} & cues)
    moved = kind in ("change", "difference") and candidate.axis is not None and candidate.axis.years
    apart = kind == "difference" and not moved
    return {
        "extreme as asked": float((kind == "highest" and more and not less) or (kind == "lowest" and less)),
        "extreme opposite": float((kind == "lowest" and not less) or (kind == "highest" and less and not more)),
        "change as asked": float(moved and "change" in cues and not in_label),
        "change unasked": float(moved and "change" not in cues),
        "change of changes": float(moved and in_label),
        "no change though asked": float(not moved and "change" in cues and "to" not in cues and not in_label),
        "no change though asked by how much": float(
            kind == "lookup" and {"change", "by"} <= cues and "to" not in cues and not in_label
        ),
        "gap as asked": float(apart and bool({"gap", "than"} & cues)),
        "gap unasked": float(apart and not {"gap", "than"} & cues),
        "no gap though asked": float(not apart and "gap" in cues and not candidate.names),
        "share as asked": float(
            kind in ("share", "portion", "group share") and "account" in cues and "percent" in cues
        ),
        "mean as asked": float(kind == "mean" and "average" in cues),
        "mean unasked": float(kind == "mean" and "average" not in cues),
        "times as asked": float(kind == "ratio" and "times" in cues),
        "times unasked": float(kind == "ratio" and "times" not in cues),
        "sum as asked": float(
            kind in ("sum", "portion") and bool({"and", "alternatives", "sum"} & cues) and not asked.wants_several
        ),
        "limited as asked": float(bool(asked.limit) and candidate.limit == asked.limit),
    }


def _axis(candidate: Candidate, asked: Asked, grid: Grid, linker: Linker) -> Features:
    """How the cells lie to each other and to what the question names."""
    axis, kind, value = candidate.axis, candidate.kind, candidate.value
    assert axis is not None
    features = {f"{kind}: along {axis.kind}": 1.0, f"{kind}: named": float(candidate.named)}
    if kind in ("highest", "lowest"):
        features["extreme over years"] = float(axis.years)
        features["extreme of named as asked"] = float(candidate.named and "alternatives" in asked.cues)
        features["extreme of all though named"] = float(not candidate.named and "alternatives" in asked.cues)
        links = [linker.link(label) for label in axis.labels]
        fixed = sum(link.said >= _FIXED for link in links)
        features["sort is fixed"] = float(
            any(
                asked.sort & frozenset(label.tokens)
                for label, link in zip(axis.labels, links, strict=True)
                if link.said >= _FIXED
            )
        )
        features["extreme axis fixed"] = float(fixed == 1 and not candidate.named)
        features["extreme of silent"] = float(not any(link.said > 0.5 for link in links))
        features.update(_sort(candidate, asked, grid))
        features["extreme axis named"] = linker.gain(frozenset(axis_tokens(candidate, grid)) & asked.tokens)
    if kind in ("change", "difference", "ratio"):
        one, two = (axis.years_of(cell) for cell in candidate.cells)
        features["pair over asked years"] = float(axis.years and bool(one & asked.years) and bool(two & asked.years))
        features["pair over one asked year"] = float(axis.years and bool(one & asked.years) and not two & asked.years)
        features["pair over unasked years"] = float(axis.years and bool(asked.years) and not one & asked.years)
        features["pair backwards"] = float(axis.years and max(one, default=0) < max(two, default=0))
        features["pair negative"] = float(value is not None and value < 0 and not axis.years)
        features["ratio below one"] = float(kind == "ratio" and value is not None and value < 1)
        features["pair named"] = float(candidate.named)
    return features


def _whole(candidate: Candidate, grid: Grid, linker: Linker) -> Features:
    """The base of a share."""
    if candidate.whole is None:
        return {}
    axis = candidate.axis
    inside = axis is not None and candidate.whole in axis.places
    label = axis.label(candidate.whole) if axis is not None and inside else grid.lines[candidate.whole[0]].leaf
    return {
        "whole said": linker.link(label).said,
        "whole is total": float(label.total),
        "whole outside": float(not inside),
        "share above one": float(candidate.value is not None and abs(candidate.value) > 1),
    }


def axis_tokens(candidate: Candidate, grid: Grid) -> tuple[str, ...]:
    """The words that an axis is called by: the title of a field, or the labels above columns."""
    axis = candidate.axis
    assert axis is not None
    if axis.name:
        field = grid.table.field_named(axis.name)
        line = grid.lines[candidate.cells[0][0]]
        called = axis.name == line.members[line.called][0]
        group = [token for label in line.above if called and not label.years for token in label.tokens]
        return (*(label_tokens(field.title) if field else ()), *group)
    heading = grid.headings[candidate.cells[0][1]]
    above = heading.above[:-1] if axis.kind == "groups of columns" or _recurs(heading, grid) else heading.above
    return tuple(token for label in above for token in label.tokens)


def _recurs(heading: Heading, grid: Grid) -> bool:
    """Whether the label of a column comes again under another one: what is above it is a member then, no name."""
    return any(other.leaf == heading.leaf and other.above != heading.above for other in grid.headings)


def _sort(candidate: Candidate, asked: Asked, grid: Grid) -> Features:
    """Whether the members compared are of the sort that "which ..." asks for."""
    axis = candidate.axis
    assert axis is not None
    if not asked.sort:
        return {}
    places = sum(any(token.startswith("place:") for token in label.tokens) for label in axis.labels)
    wants_places, wants_years = bool(asked.sort & _PLACES), bool(asked.sort & _YEARS)
    called = frozenset(axis_tokens(candidate, grid))
    named = bool(asked.sort & called)
    is_member = sum(asked.sort >= frozenset(label.tokens) for label in axis.labels) == 1
    said = not is_member and any(asked.sort & frozenset(label.tokens) for label in axis.labels)
    return {
        "places as asked": float(wants_places and places * 2 >= len(axis.labels)),
        "no places though asked": float(wants_places and places * 2 < len(axis.labels)),
        "years as asked": float(wants_years and axis.years),
        "no years though asked": float(wants_years and not axis.years),
        "sort is axis": float(named),
        "sort in members": float(said),
        "head of sort is axis": float(asked.head in called),
        "head of sort in members": float(not is_member and any(asked.head in label.tokens for label in axis.labels)),
        "head of sort in all members": float(all(asked.head in label.tokens for label in axis.labels)),
        "sort is one member": float(is_member),
    }
