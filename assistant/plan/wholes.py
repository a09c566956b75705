"""Wholes beside their parts: "of the world's", "the world outside China". Chooses no table and adds nothing up."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.types import Field, FigureRequest, Filter

_WORLD = re.compile(r"\b(?:world(?:'s|’s|wide)?|global)\b", re.IGNORECASE)
_ALL = re.compile(r"(?:all|total|world|overall|both|any)\b", re.IGNORECASE)


def whole_members(dimension: Field) -> tuple[str, ...]:
    """The members that contain all others, not those that are groups of some ("World", and not "Africa")."""
    return tuple(m for m in dimension.totals if m == dimension.default or _ALL.match(m))


def beside_whole(members: tuple[str, ...], dimension: Field, text: str) -> bool:
    """Whether a part is named and the whole beside it: as a member too, or in words ("of world output")."""
    wholes = set(whole_members(dimension))
    parts = set(members) - wholes
    said = bool(wholes & set(members)) or (dimension.kind == "place" and bool(wholes) and bool(_WORLD.search(text)))
    return bool(parts) and said


def without_wholes(request: FigureRequest, dimension: Field) -> FigureRequest:
    """A share's request for the parts alone: a whole named beside them only says what they are a part of."""
    wholes = whole_members(dimension)
    where = tuple(
        replace(f, members=tuple(m for m in f.members if m not in wholes) or f.members)
        if f.dimension == dimension.name
        else f
        for f in request.where
    )
    return replace(request, where=where)


def rest_of_whole(request: FigureRequest, dimensions: tuple[Field, ...]) -> FigureRequest | None:
    """A whole less the members left out of it, where a lookup names both; None where it does not."""
    fields = {f.name: f for f in dimensions}
    for condition in request.where:
        field = fields.get(condition.dimension)
        if field is None or not condition.excluded or len(condition.members) != 1:
            continue
        if condition.members[0] in whole_members(field):
            left = Filter(field.name, condition.excluded)
            out = _with(replace(request, operation="lookup" if len(condition.excluded) == 1 else "sum"), left)
            whole = _with(request, Filter(field.name, condition.members))
            return FigureRequest("difference", operands=(whole, out))
    return None


def _with(request: FigureRequest, condition: Filter) -> FigureRequest:
    kept = tuple(condition if f.dimension == condition.dimension else f for f in request.where)
    return replace(request, by=None, where=kept)
