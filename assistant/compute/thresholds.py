"""Values held against a number that the request states: whether one passes it, and which members do. Ranks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute.groups import Group
from assistant.compute.listing import lookup
from assistant.compute.numbers import number
from assistant.compute.operands import one_value, refuse_own_table
from assistant.compute.result import Result, shared_members
from assistant.compute.rows import satisfies
from assistant.compute.wording import condition_phrase
from assistant.compute.work import Work
from assistant.errors import FigureError, NoData
from assistant.types import Condition, Field, FigureRequest, MemberValue

_SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "equal": "="}
_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥", "=": "≠"}


def against(request: FigureRequest, work: Work) -> Result:
    """1 where the one value of a request (or of its one operand) satisfies the condition, else 0; as yes or no.

    Raises:
        FigureError: the request has several values or operands.
    """
    condition = request.condition
    assert condition is not None
    inner = _operand(request, work) if request.operands else _own(request, work)
    value = one_value(inner)
    met = satisfies(value, condition)
    told = condition_phrase(condition, inner.unit)
    sign = _SIGNS[condition.comparison] if met else _OPPOSITE[_SIGNS[condition.comparison]]
    verdict = "yes" if met else "no"
    own = replace(inner.request, operation="compare", condition=condition)
    return replace(
        inner,
        request=replace(request, operands=(inner.request,)) if request.operands else own,
        value=Decimal(int(met)),
        unit="",
        label=f"{inner.label}, whether it is {told}",
        formula=f"{number(value)} {sign} {number(condition.value)}: {verdict}",
        values=inner.values if inner.request.operation == "lookup" else (MemberValue(_members(inner), value),),
        display=verdict,
        values_unit=inner.unit,
    )


def _members(inner: Result) -> tuple[tuple[str, str], ...]:
    """What the cells that a value speaks of have in common."""
    return shared_members([row for part in inner.parts for row in part.told])


def _own(request: FigureRequest, work: Work) -> Result:
    found = lookup(replace(request, operation="lookup", condition=None), work)
    if found.value is None:
        raise FigureError(
            f"A compare with a number takes one value, and the request has {len(found.values)}.",
            "Name one member of each dimension and one period, or use count with the condition.",
        )
    return found


def _operand(request: FigureRequest, work: Work) -> Result:
    refuse_own_table(request)
    if len(request.operands) != 1:
        raise FigureError("A compare with a number takes one operand.", "Drop the condition to compare two operands.")
    return work.compute(request.operands[0])


def passing(groups: Sequence[Group], condition: Condition, by: Field, unit: str) -> tuple[Group, ...]:
    """The groups whose value satisfies a condition.

    Raises:
        NoData: none does.
    """
    met = tuple(group for group in groups if satisfies(group.value, condition))
    if not met:
        told = condition_phrase(condition, unit)
        raise NoData(f"None of the {len(groups)} members of {by.title} with data has {told}.", "State another number.")
    return met
