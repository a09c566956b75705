"""The operations sum, mean, top, bottom, minimum and maximum over figures of their own. Reads no cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute.disjoint import WHOLE
from assistant.compute.growing import changed
from assistant.compute.guard import is_additive, refuse_mixed
from assistant.compute.naming import distinct_names
from assistant.compute.numbers import add, divide, equals, number, terms
from assistant.compute.operands import one_value, refuse_own_table
from assistant.compute.result import Part, Result
from assistant.compute.work import Work
from assistant.errors import FigureError, NotMeaningful
from assistant.types import FigureRequest, MemberValue

_FIGURE = "figure"


def total(request: FigureRequest, work: Work) -> Result:
    """The sum of the operands."""
    results = _values(request, work, "Adding")
    told = _require_addable(results)
    value = add([one_value(r) for r in results])
    formula = equals(terms([one_value(r) for r in results]), value)
    return _made(request, results, value, "Sum of", formula, told)


def mean(request: FigureRequest, work: Work) -> Result:
    """The unweighted mean of the operands."""
    results = _values(request, work, "A mean of")
    value = divide(add([one_value(r) for r in results]), Decimal(len(results)))
    formula = equals(f"({terms([one_value(r) for r in results])}) / {len(results)}", value)
    return _made(request, results, value, "Mean of", formula, "Unweighted mean: each value counts once.")


def top(request: FigureRequest, work: Work) -> Result:
    """The operands with the largest values, and which they are."""
    return _ends(request, work, descending=True)


def bottom(request: FigureRequest, work: Work) -> Result:
    """The operands with the smallest values, and which they are."""
    return _ends(request, work, descending=False)


def maximum(request: FigureRequest, work: Work) -> Result:
    """The operand with the largest value."""
    return _ends(replace(request, limit=1), work, descending=True)


def minimum(request: FigureRequest, work: Work) -> Result:
    """The operand with the smallest value."""
    return _ends(replace(request, limit=1), work, descending=False)


def _values(request: FigureRequest, work: Work, doing: str) -> list[Result]:
    refuse_own_table(request)
    if len(request.operands) < 2:
        raise FigureError(f"A {request.operation} of operands needs at least two.", "Give two or more figure requests.")
    results = [work.compute(operand) for operand in request.operands]
    for result in results:
        one_value(result)
        refuse_mixed(results[0].unit, result.unit, doing)
    return results


def _require_addable(results: Sequence[Result]) -> str:
    """What to say of values that are added.

    Raises:
        NotMeaningful: they are rates, or shares that are more than a whole together.
    """
    parts = [part for result in results for part in result.parts]
    cells = [(part.table.id, row.index, part.measure.name) for part in parts for row in part.told]
    if len(set(cells)) < len(cells):
        raise NotMeaningful("The operands share cells: adding them counts these twice.", "Name different cells.")
    if all(is_additive(part.measure) for part in parts):
        return ""
    unit = results[0].unit
    if unit == "percent" and len({part.table.id for part in parts}) == 1:
        if add([one_value(r) for r in results]) > WHOLE or any(one_value(r) < 0 for r in results):
            raise NotMeaningful(
                "These shares are no parts of one whole: together they pass 100 percent.", "Compare them."
            )
        return "Shares of one whole are added; that presumes that no one is counted in two of them."
    if unit or any(not part.table.inferred for part in parts):
        title = parts[0].measure.title
        raise NotMeaningful(f"Adding up {title} means nothing: its values do not add up.", "Use difference or lookup.")
    return "The table does not say its unit; the sum presumes amounts that add up."


def _ends(request: FigureRequest, work: Work, descending: bool) -> Result:
    if request.by and len(request.operands) == 1:
        return changed(request, work, descending)
    results = _values(request, work, "Comparing")
    lead, names = distinct_names(results)
    named = sorted(zip(names, results, strict=True), key=lambda item: one_value(item[1]), reverse=descending)
    limit = request.limit or len(named)
    last = one_value(named[min(limit, len(named)) - 1][1])
    shown = [(n, r) for place, (n, r) in enumerate(named) if place < limit or one_value(r) == last]
    word = "highest" if descending else "lowest"
    told = f"{word} of {len(named)}" if limit == 1 else f"the {min(limit, len(named))} {word} of {len(named)}"
    return Result(
        request=replace(request, operands=tuple(r.request for r in results)),
        value=one_value(shown[0][1]) if len(shown) == 1 else None,
        unit=results[0].unit,
        label=f"{lead}, {told}" if lead else f"The {told.removeprefix('the ')}",
        formula=f"{told}: " + "; ".join(f"{name}: {number(one_value(r))}" for name, r in named[:8]),
        parts=tuple(Part(p.table, p.measure, p.rows, p.told) for _, r in named for p in r.parts),
        sql=tuple(sql for r in results for sql in r.sql),
        values=tuple(MemberValue(((_FIGURE, name),), one_value(r)) for name, r in shown),
        caveats=tuple(dict.fromkeys(c for r in results for c in r.caveats)),
    )


def _made(
    request: FigureRequest, results: Sequence[Result], value: Decimal, name: str, formula: str, told: str
) -> Result:
    lead, names = distinct_names(results)
    listed = ", ".join(names[:-1]) + f" and {names[-1]}"
    return Result(
        request=replace(request, operands=tuple(r.request for r in results)),
        value=value,
        unit=results[0].unit,
        label=f"{lead}, {name.lower()} {listed}" if lead else f"{name} {listed}",
        formula=formula,
        parts=tuple(part for r in results for part in r.parts),
        sql=tuple(sql for r in results for sql in r.sql),
        values=tuple(MemberValue(((_FIGURE, n),), one_value(r)) for n, r in zip(names, results, strict=True)),
        caveats=(told, *dict.fromkeys(c for r in results for c in r.caveats)),
    )
